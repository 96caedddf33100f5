import { drawPage } from '../../../cards/page.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { z } from 'zod';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory } from '../../people/directory.ts';
import {
  CommunicationNeeds,
  Format,
  formatWords,
  needsOf,
  needsWords,
  reviewAfter,
  THE_PERSON,
} from '../../people/needs.ts';
import { circleOf } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { loadPerson, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { arranged } from '../../questions/not-arranged.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { Flow } from '../flow.ts';

const person = personQuestion({ key: 'person', short: 'Person', label: 'Whom is it about?' });

const whose = choice({
  key: 'whose',
  short: 'Whose needs',
  label: 'Whose needs are they?',
  schema: z.string().min(1),
  show: 'many',
  options: ({ person: the }: PersonContext) =>
    the ? circleOf(the).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })) : [],
});

const formats = choices({
  key: 'formats',
  short: 'In what form',
  label: 'How do they best take information in?',
  optional: true,
  schema: Format,
  options: Format.options.map((value) => ({ value, title: formatWords[value], also: [value.replace('-', ' ')] })),
});

const language = text({
  key: 'language',
  short: 'Language',
  label: 'Which language do they understand best, if it is not English?',
  optional: true,
  max: 60,
});

const interpreter = choice({
  key: 'interpreter',
  short: 'Interpreter',
  label: 'Do they need an interpreter?',
  schema: CommunicationNeeds.shape.interpreter,
  options: [
    { value: 'none', title: 'No', also: ['no', 'none', 'n'] },
    { value: 'spoken', title: 'Yes, for a spoken language', also: ['yes', 'spoken', 'y'] },
    { value: 'signed', title: 'Yes, for sign language', also: ['sign language', 'bsl', 'british sign language'] },
  ],
});

const besides = text({
  key: 'besides',
  short: 'Besides',
  label: 'What else helps them understand and be understood?',
  example: 'For example: time to answer, hearing aids in',
  optional: true,
  max: 300,
  lines: 'many',
});

const share = choice({
  key: 'share',
  short: 'Others may know',
  label: 'Do they agree that others who give care know this?',
  schema: CommunicationNeeds.shape.share,
  options: [
    { value: 'yes', title: 'Yes', also: ['y'] },
    { value: 'no', title: 'No', also: ['n'] },
    { value: 'not-asked', title: 'Not asked yet', also: ['not asked', 'not yet'] },
  ],
});

const reviewOn = date({
  key: 'reviewOn',
  short: 'Look at it again',
  label: 'When is it looked at again?',
  lean: 'nearest',
  limits: ({ today }) => [{ earliest: today, words: 'that day is past.' }],
});

const HANGING = [formats, language, interpreter, besides, share, reviewOn].map(({ key }) => key);

/** What the person, or somebody around them, needs so that they understand: recorded in a minute, by everybody who gives care (R33). */
export function communicationNeeds(
  administration: Administration,
  directory: Directory,
  records: Records,
): Flow<PersonContext> {
  return {
    id: 'communication-needs',
    version: 1,
    title: 'Communication needs',
    phrases: [
      'communication needs of',
      'communication needs',
      'note communication needs',
      'needs large print',
      'needs an interpreter',
    ],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'person' },
    offer: { button: 'Communication needs', example: 'communication needs of Ada Palmer', group: 'person', rank: 40 },
    steps: [
      { id: WHO, title: 'Who', questions: [person] },
      {
        id: 'needs',
        title: 'What they need',
        questions: [whose, formats, language, interpreter, besides, share, reviewOn],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: true,
    load: (opening) => loadPerson(directory, opening, 'record'),
    keepsContext: samePerson,
    resets: { person: [whose.key, ...HANGING], whose: HANGING },
    fills: ({ answers }, { person: the, today }) => {
      const key = whose.of(answers) ?? THE_PERSON;
      const known = the && needsOf(the, key);
      return {
        answers: {
          [whose.key]: key,
          [reviewOn.key]: reviewAfter(today),
          ...(known && {
            [formats.key]: known.formats.join(','),
            [language.key]: known.language ?? '',
            [interpreter.key]: known.interpreter,
            [besides.key]: known.besides ?? '',
            [share.key]: known.share,
          }),
        },
      };
    },
    async carryOut({ answers }, { person: the, today }, viewer) {
      const key = whose.of(answers);
      const needs = needsIn(answers, { by: viewer.staff, on: today });
      if (!the || key === undefined || !needs) return refuse({ words: 'Something is still missing. Please check.' });
      const noted = (now: Person): Person | undefined => withNeeds(now, key, needs);
      const done = await administration.changePerson(viewer, the.id, 'communication needs', noted, 'record');
      const changed = arranged(done);
      if (!changed.ok) return changed;
      await records.personChanged(changed.value, viewer.staff);
      const name = circleOf(the).find((one) => one.key === key)?.name ?? the.name;
      const words = `Saved. ${name} needs: ${needsWords(needs) || 'nothing special.'}`;
      return ok({
        words,
        page: drawPage({
          title: the.name,
          paragraphs: [words, 'It is shown wherever something is told, given or handed over.'],
          tone: 'good',
          buttons: [
            { title: 'Somebody else around them', press: { do: 'flow/start', id: the.id, x: 'communication-needs' } },
            { title: 'Home', press: { do: 'home/show' } },
          ],
        }),
      });
    },
  };
}

const needsIn = (answers: Answers, noted: Pick<CommunicationNeeds, 'by' | 'on'>): CommunicationNeeds | undefined =>
  CommunicationNeeds.safeParse({
    formats: formats.of(answers) ?? [],
    language: language.of(answers) || undefined,
    interpreter: interpreter.of(answers),
    besides: besides.of(answers) || undefined,
    share: share.of(answers),
    reviewOn: reviewOn.of(answers),
    ...noted,
  }).data;

/** Undefined when the member with this key is no longer there. */
function withNeeds(person: Person, key: string, needs: CommunicationNeeds): Person | undefined {
  if (key === THE_PERSON) return { ...person, needs };
  return person.circle.some((member) => member.key === key)
    ? { ...person, circle: person.circle.map((member) => (member.key === key ? { ...member, needs } : member)) }
    : undefined;
}
