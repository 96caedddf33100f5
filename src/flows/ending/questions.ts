import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import { date, pastDay, type Limit } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers, type Question } from '../../forms/question.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { involvedIn } from '../../people/party.ts';
import { called } from '../../questions/called.ts';
import { IN_DOUBT, isAskedWithAnswer, PERSON_AGREES } from '../../questions/capacity.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { EndingContext } from './context.ts';
import { Ending, Ground, Still, type Need } from './facts.ts';
import { MOST_DAYS_AHEAD } from './rules.ts';

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose reablement ends?' });

export const endedOn: Question<Day, EndingContext> = date({
  key: 'endedOn',
  short: 'Ends on',
  label: 'On which day does it end?',
  lean: 'coming',
  limits: ({ today, person: known }: EndingContext) =>
    listed<Limit>(known && { earliest: known.started, words: 'that is before reablement began.' }, {
      latest: addDays(today, MOST_DAYS_AHEAD),
      words: 'that is more than two months away. Please check the date.',
    }),
});

export const ground = choice({
  key: 'ground',
  short: 'Why',
  label: 'Why does it end?',
  schema: Ground,
  options: [
    { value: 'met', title: 'Outcomes are met', also: ['met', 'achieved', 'it has done what it was for', 'reached'] },
    {
      value: 'not-right',
      title: 'It is not right for them any more',
      also: ['not right', 'needs more', 'other support'],
    },
    { value: 'withdrawn', title: 'They do not want it any more', also: ['declined', 'does not want it', 'withdrawn'] },
    {
      value: 'not-able',
      title: 'We cannot give it',
      also: ['not able', 'cannot offer it', 'team is full', 'no staff'],
    },
  ],
});

export const shown = ownWords<EndingContext>({
  key: 'groundShown',
  short: 'How it is shown',
  label: 'How is that shown?',
  example: 'For example: cooks and washes by herself since Monday',
  max: 1000,
  lines: 'many',
});

/** TL18: what was promised and is not given is not lost. */
const isNotGiven = answered(ground, 'not-able');

export const offered = ownWords<EndingContext>({
  key: 'offered',
  short: 'Offered',
  label: 'What was offered, and by whom?',
  example: 'For example: six weeks, three visits a day, by the hospital team',
  max: 500,
  when: isNotGiven,
});

export const offeredOn = pastDay<EndingContext>({
  key: 'offeredOn',
  short: 'Offered on',
  label: 'On which day?',
  when: isNotGiven,
});

export const offerIn = (answers: Answers) =>
  isNotGiven(answers) ? { what: offered.of(answers), on: offeredOn.of(answers) } : undefined;

export const isWithdrawn = answered(ground, 'withdrawn');

/** Whoever does not want it any more decides that, unless somebody doubts that they can (R45). */
export const wants = choice({
  key: PERSON_AGREES,
  short: 'Their decision',
  label: (context: EndingContext) => `Can ${called(context)} decide this?`,
  schema: z.string().min(1),
  options: [{ value: 'no', title: 'Yes: it is their own decision', also: ['yes', 'own decision'] }, IN_DOUBT],
  when: (answers: Answers, context: EndingContext) => isWithdrawn(answers) && isAskedWithAnswer(context),
});

export const says = ownWords<EndingContext>({
  key: 'endingSays',
  short: 'The person says',
  label: (context) => `What does ${called(context)} say about the ending?`,
  example: 'In their own words where you can',
  max: 1000,
  lines: 'many',
});

export const wellbeing = ownWords<EndingContext>({
  key: 'endingWellbeing',
  short: 'Wellbeing',
  label: (context) => `How does it affect ${called(context)}'s wellbeing?`,
  max: 1000,
  lines: 'many',
});

const carersOf = ({ person: the }: AboutPerson) =>
  (the ? involvedIn(the) : []).filter(({ part }) => part === 'carer').map(({ name }) => name);

export const others = text<EndingContext>({
  key: 'endingOthers',
  short: 'Carer and others',
  label: (context) => `What do ${[...carersOf(context), 'others around them'].join(', ')} say?`,
  max: 1000,
  lines: 'many',
  optional: true,
});

/** Care Act 2014, section 10: what a carer needs is asked when what they carry changes. */
export const carerAssessment = choice({
  key: 'carerAssessment',
  short: 'Carer’s assessment',
  label: (context: EndingContext) => `Was a carer's assessment offered to ${carersOf(context).join(' and ')}?`,
  schema: Ending.shape.carerAssessment.unwrap(),
  options: [
    { value: 'wanted', title: 'Offered, and wanted', also: ['wanted', 'yes'] },
    { value: 'declined', title: 'Offered, and not wanted', also: ['declined', 'not wanted'] },
    { value: 'not-offered', title: 'Not yet', also: ['no', 'not offered', 'not yet'] },
  ],
  when: (_, context: EndingContext) => carersOf(context).length > 0,
});

export const still = choice({
  key: 'still',
  short: 'Still needed',
  label: 'What is still needed after the end?',
  schema: Still,
  options: [
    { value: 'nothing', title: 'Nothing', also: ['nothing', 'none', 'no support'] },
    { value: 'met', title: 'Others help already', also: ['already met', 'family', 'friends', 'met'] },
    { value: 'needed', title: 'Something is still to come', also: ['needed', 'assessment', 'long term', 'yes'] },
  ],
});

const isNeeded = answered(still, 'needed');

export const hasAppointment = choice({
  key: 'hasAppointment',
  short: 'Appointment',
  label: 'Is there a hospital or clinic appointment after the end?',
  schema: z.enum(['yes', 'no']),
  options: [withWords(NO, 'none'), YES],
});

export const goesTo = choice({
  key: 'goesTo',
  short: 'Afterwards',
  label: 'What do they have for afterwards?',
  schema: z.enum(['own-plan', 'handover']),
  options: [
    { value: 'own-plan', title: 'Their plan for afterwards', also: ['own plan', 'plan for afterwards', 'transition'] },
    { value: 'handover', title: 'A handover to who supports them next', also: ['handover', 'next provider'] },
  ],
});

export const stillMet = text<EndingContext>({
  key: 'stillMet',
  short: 'Who helps',
  label: 'Who helps, and with what?',
  max: 500,
  when: answered(still, 'met'),
});

export const needWhat = ownWords<EndingContext>({
  key: 'needWhat',
  short: 'Needed',
  label: 'What is needed?',
  example: 'For example: help with the bath twice a week',
  max: 500,
  when: isNeeded,
});

const owner = (key: string, label: string, short: string, when: (answers: Answers) => boolean) =>
  text<EndingContext>({
    key,
    label,
    short,
    help: 'Name and role. Empty if nobody yet: then the ending stays open.',
    max: 200,
    optional: true,
    when,
  });

export const needOwner = owner('needOwner', 'Who sees to it?', 'Who sees to it', isNeeded);

export const assessment = text<EndingContext>({
  key: 'assessmentOf',
  short: 'Assessment asked of',
  label: 'Of whom was an assessment asked, and when?',
  max: 200,
  optional: true,
  when: isNeeded,
});

export const bridge = ownWords<EndingContext>({
  key: 'bridge',
  short: 'Until then',
  label: 'What helps until then?',
  max: 500,
  when: isNeeded,
});

export const appointmentWhat = ownWords<EndingContext>({
  key: 'appointmentWhat',
  short: 'Which appointment',
  label: 'Which appointment, and on which day?',
  max: 200,
  when: answered(hasAppointment, 'yes'),
});

export const appointmentOwner = owner(
  'appointmentOwner',
  'Who sees to it that they get there?',
  'Who sees to that',
  answered(hasAppointment, 'yes'),
);

export const afterwards = ownWords<EndingContext>({
  key: 'planAfterwards',
  short: 'Plan for afterwards',
  label: (context) => `What does ${called(context)} go on doing?`,
  help: () => 'And what to look out for, whom to ring, and how to come back. They get a copy.',
  max: 1500,
  lines: 'many',
  when: answered(goesTo, 'own-plan'),
});

export const handover = ownWords<EndingContext>({
  key: 'handover',
  short: 'Handed over to',
  label: 'To whom was it handed over, and what do they have?',
  example: 'For example: Oak Home Care: the plan, what she does herself, what to look out for',
  max: 500,
  when: answered(goesTo, 'handover'),
});

export const whyOpen = ownWords<EndingContext>({
  key: 'whyOpen',
  short: 'Open work',
  label: ({ open }) => `This is still open and is closed with it: ${open.join('; ')}. Why is it not needed any more?`,
  max: 500,
  lines: 'many',
  when: (_, { open }) => open.length > 0,
});

export const followUp = choice({
  key: 'followUp',
  short: 'Follow-up',
  label: 'Who asks after them in four to six weeks?',
  schema: StaffId,
  show: 'list',
  options: ({ colleagues }: EndingContext) => colleagues.map((one) => ({ ...one, also: [] })),
});

const need = (what: string | undefined, by: string | undefined): Need | undefined =>
  what === undefined ? undefined : { what, ...(by !== undefined && by !== '' && { owner: by }) };

/** What of it the closing form asks once more. */
export const neededIn = (answers: Answers) => need(needWhat.of(answers), needOwner.of(answers));
export const appointmentIn = (answers: Answers) => need(appointmentWhat.of(answers), appointmentOwner.of(answers));
