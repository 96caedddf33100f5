import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { YES_NO } from '../../forms/kinds/usual-answers.ts';
import type { Session } from '../../forms/session.ts';
import type { Directory } from '../../people/directory.ts';
import { CommunicationNeeds, Format, formatWords, needsOf, reviewAfter } from '../../people/needs.ts';
import { withoutTeams, type Party } from '../../people/party.ts';
import { loadPerson, type Opening, type PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';

/** What its questions look at: also whose needs they are, once that is known. */
export interface NeedsContext extends PersonContext {
  readonly one: Party | undefined;
}

export const around = ({ person }: PersonContext): readonly Party[] => (person ? withoutTeams(person) : []);

export const person = personQuestion<PersonContext>({ key: 'person', short: 'Person', label: 'Whom is it about?' });

export const WHOSE = 'whose';

/** The form is about them from then on: a form that is opened for one of them does not ask. */
export const whose = {
  ...choice({
    key: WHOSE,
    short: 'Whose needs',
    label: 'Whose needs are they?',
    schema: z.string().min(1),
    show: 'many',
    options: (context: NeedsContext) =>
      around(context).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })),
  }),
  subject: true as const,
};

const they = ({ one }: NeedsContext): string => one?.name ?? 'this person';

/** What is on record of them: their field opens with it, and who types is asked all the same. */
export const known = ({ person: the, one }: NeedsContext): CommunicationNeeds | undefined =>
  the && one && needsOf(the, one.key);

export const formats = choices({
  key: 'formats',
  short: 'In what form',
  label: (context: NeedsContext) => `How does ${they(context)} best take information in?`,
  optional: true,
  schema: Format,
  options: Format.options.map((value) => ({ value, title: formatWords[value], also: [value.replace('-', ' ')] })),
  opensWith: (context) => known(context)?.formats.join(',') || undefined,
});

export const language = text({
  key: 'language',
  short: 'Language',
  label: (context: NeedsContext) => `Which language does ${they(context)} understand best, if it is not English?`,
  optional: true,
  max: 60,
  opensWith: (context) => known(context)?.language,
});

export const interpreter = choice({
  key: 'interpreter',
  short: 'Interpreter',
  label: (context: NeedsContext) => `Does ${they(context)} need an interpreter?`,
  schema: CommunicationNeeds.shape.interpreter,
  options: [
    { value: 'none', title: 'No', also: ['no', 'none', 'n'] },
    { value: 'spoken', title: 'Yes, for a spoken language', also: ['spoken', 'spoken language'] },
    { value: 'signed', title: 'Yes, for sign language', also: ['sign language', 'bsl', 'british sign language'] },
  ],
  opensWith: (context) => known(context)?.interpreter,
});

export const besides = text({
  key: 'besides',
  short: 'Besides',
  label: (context: NeedsContext) => `What else helps ${they(context)} understand and be understood?`,
  example: 'For example: time to answer, hearing aids in',
  optional: true,
  max: 300,
  lines: 'many',
  opensWith: (context) => known(context)?.besides,
});

/** One meaning everywhere: whether services outside this team may be told. */
export const share = choice({
  key: 'share',
  short: 'May be passed on to other services',
  label: 'May we pass this on to other services they use?',
  help: 'Ask them. Your own team always sees it.',
  schema: CommunicationNeeds.shape.share,
  options: [...YES_NO, { value: 'not-asked', title: 'Not asked yet', also: ['not asked', 'not yet'] }],
  opensWith: (context: NeedsContext) => known(context)?.share,
});

export const reviewOn = date({
  key: 'reviewOn',
  short: 'Look at it again',
  label: 'When is it looked at again?',
  lean: 'coming',
  limits: ({ today }) => [{ earliest: today, words: 'that day is past.' }],
  opensWith(context: NeedsContext) {
    const { today } = context;
    const noted = known(context)?.reviewOn;
    return noted !== undefined && noted > today ? noted : reviewAfter(today);
  },
});

/** The day has come on which what is on record is looked at again. */
export const isDue = (context: NeedsContext): boolean => (known(context)?.reviewOn ?? NEVER) <= context.today;
const NEVER = 'never';

export const NOTHING_CHANGED =
  'Please look at this again with them. Has nothing changed? Save it as it is: a new day is set.';

export const HANGING = [formats, language, interpreter, besides, share, reviewOn].map(({ key }) => key);

/** Whose needs a form is about: opened for one of them, or chosen in it. */
export const keyIn = ({ openedFor, answers }: Session): string | undefined => openedFor[WHOSE] ?? answers[WHOSE];

export async function load(directory: Directory, opening: Opening): Promise<NeedsContext> {
  const context = await loadPerson(directory, opening, 'record');
  const all = around(context);
  const key = keyIn(opening.session);
  return { ...context, one: all.length === 1 ? all[0] : all.find((one) => one.key === key) };
}
