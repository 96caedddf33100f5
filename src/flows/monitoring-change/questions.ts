import { addDays } from '../../kernel/days.ts';
import { choice, choices } from '../engine/kinds/choice.ts';
import { date } from '../engine/kinds/date.ts';
import { person as personQuestion } from '../engine/kinds/person.ts';
import { text } from '../engine/kinds/text.ts';
import type { Asking } from '../engine/question.ts';
import { Answer, CarerAnswer, Direction, somebodyDisagrees, Wellbeing } from './rules.ts';

const called = (asking: Asking): string => asking.person?.preferredName ?? 'the person';

/** The carer whom the person's circle names, if it names one. */
export const knownCarer = (asking: Asking) => asking.person?.circle.find(({ part }) => part === 'carer');

/** For example "Carer (Sarah Palmer)". */
export const carerWords = (asking: Asking): string => {
  const carer = knownCarer(asking);
  return carer ? `Carer (${carer.name})` : 'Carer';
};

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose monitoring is changing?' });

export const direction = choice({
  key: 'direction',
  short: 'More or less',
  label: 'Is there to be more or less monitoring?',
  schema: Direction,
  options: [
    { value: 'increase', title: 'More', also: ['up', 'increase', 'going up', 'higher'] },
    { value: 'reduce', title: 'Less', also: ['down', 'reduce', 'fewer', 'going down', 'lower', 'decrease'] },
    { value: 'other', title: 'A different way', also: ['other', 'different', 'neither', 'another way'] },
  ],
});

export const from = text({
  key: 'from',
  short: 'Before',
  label: 'How is it now?',
  example: 'For example: a call every morning',
  max: 500,
  lines: 'one',
});

export const to = text({
  key: 'to',
  short: 'After',
  label: 'How will it be?',
  example: 'For example: a call on Mondays',
  max: 500,
  lines: 'one',
});

const FURTHEST_AHEAD = 84;

export const startsOn = date({
  key: 'startsOn',
  short: 'From',
  label: 'From when?',
  lean: 'nearest',
  limits: (asking) => [
    ...(asking.person
      ? [{ earliest: asking.person.started, words: `that is before ${called(asking)}'s reablement began.` }]
      : []),
    {
      latest: addDays(asking.today, FURTHEST_AHEAD),
      words: 'that is more than 12 weeks ahead. Please check the date.',
    },
  ],
});

export const rationale = text({
  key: 'rationale',
  short: 'Why',
  label: 'Why is it changing?',
  example: 'What was seen or said',
  max: 2000,
  lines: 'many',
});

const AGREEMENT = [
  { value: 'yes', title: 'Yes', also: ['yep', 'yeah', 'aye', 'agrees', 'agreed', 'y', 'yes agrees'] },
  { value: 'no', title: 'No', also: ['nope', 'nah', 'does not agree', 'disagrees', 'n', "doesn't agree"] },
  {
    value: 'not-reached',
    title: 'Not reached yet',
    also: ['not reached', 'not asked', 'not yet', 'could not reach', 'unknown'],
  },
] as const;

export const personAgrees = choice({
  key: 'personAgrees',
  short: (asking) => `${called(asking)} agrees`,
  label: (asking) => `Does ${called(asking)} agree?`,
  help: (asking) =>
    asking.person?.capacity === 'lacks'
      ? `${called(asking)} is recorded as lacking capacity for decisions about care. Answer with what ${called(asking)} wants, as shown by words or behaviour. The representative is told as well.`
      : undefined,
  schema: Answer,
  options: AGREEMENT,
});

export const carerAgrees = choice({
  key: 'carerAgrees',
  short: (asking) => carerWords(asking),
  label: (asking) => {
    const carer = knownCarer(asking);
    return carer
      ? `Does the carer agree? (${carer.name}, ${carer.relation ?? 'carer'})`
      : `Does ${called(asking)} have a carer, and does the carer agree?`;
  },
  schema: CarerAnswer,
  options: [
    { value: 'none', title: 'There is no carer', also: ['no carer', 'none', 'nobody', 'there is none', 'no one'] },
    { value: 'yes', title: 'The carer agrees', also: ['yes', 'agrees', 'agreed', 'y'] },
    {
      value: 'no',
      title: 'The carer does not agree',
      also: ['no', 'nope', 'nah', 'does not agree', 'disagrees', 'n', "doesn't agree"],
    },
    {
      value: 'not-reached',
      title: 'The carer was not reached yet',
      also: ['not reached', 'not reached yet', 'not asked', 'not yet'],
    },
  ],
});

export const carerName = text({
  key: 'carerName',
  short: 'Name of the carer',
  label: 'Who is the carer?',
  example: 'Their name, so that they are told',
  max: 120,
  lines: 'one',
  when: (answers, asking) =>
    answers['carerAgrees'] !== undefined && answers['carerAgrees'] !== 'none' && knownCarer(asking) === undefined,
});

const disagreement = (answers: Readonly<Record<string, string>>): boolean =>
  somebodyDisagrees({ person: answers['personAgrees'], carer: answers['carerAgrees'] });

export const views = text({
  key: 'views',
  short: 'Their views',
  label: 'What are their views?',
  example: 'In their own words where you can',
  max: 2000,
  lines: 'many',
  when: disagreement,
});

export const wellbeingImpact = text({
  key: 'wellbeingImpact',
  short: 'Effect on wellbeing',
  label: (asking) => `How would the change affect ${called(asking)}'s wellbeing?`,
  max: 2000,
  lines: 'many',
  when: disagreement,
});

export const wellbeing = choices({
  key: 'wellbeing',
  short: 'Parts of wellbeing',
  label: 'Which parts of wellbeing does it touch?',
  optional: true,
  schema: Wellbeing,
  options: [
    { value: 'dignity', title: 'Dignity and respect', also: ['respect'] },
    { value: 'health', title: 'Physical and mental health', also: ['health', 'mental health', 'emotional health'] },
    { value: 'protection', title: 'Protection from abuse and neglect', also: ['abuse', 'neglect', 'safety'] },
    { value: 'control', title: 'Control over day-to-day life', also: ['choice'] },
    { value: 'participation', title: 'Work, learning or leisure', also: ['learning', 'leisure', 'education'] },
    { value: 'social-economic', title: 'Money and social life', also: ['social life'] },
    { value: 'relationships', title: 'Family and personal relationships', also: ['relationships', 'friends'] },
    { value: 'home', title: 'A suitable place to live', also: ['home', 'housing', 'place to live'] },
    { value: 'contribution', title: 'Taking part in society', also: ['society', 'contribution', 'community'] },
  ],
  when: disagreement,
});
