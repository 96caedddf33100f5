import { z } from 'zod';
import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
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
  withNeedsNow,
} from '../../people/needs.ts';
import { withoutTeams, type Party } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { loadPerson, samePerson, WHO, type Opening, type PersonContext } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { Flow } from '../flow.ts';

/** What its questions look at: also whose needs they are, once that is known. */
interface NeedsContext extends PersonContext {
  readonly one: Party | undefined;
}

const around = ({ person }: PersonContext): readonly Party[] => (person ? withoutTeams(person) : []);

const person = personQuestion<PersonContext>({ key: 'person', short: 'Person', label: 'Whom is it about?' });

const WHOSE = 'whose';

/** The form is about them from then on: a form that is opened for one of them does not ask. */
const whose = {
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
const known = ({ person: the, one }: NeedsContext): CommunicationNeeds | undefined =>
  the && one && needsOf(the, one.key);

const formats = choices({
  key: 'formats',
  short: 'In what form',
  label: (context: NeedsContext) => `How does ${they(context)} best take information in?`,
  optional: true,
  schema: Format,
  options: Format.options.map((value) => ({ value, title: formatWords[value], also: [value.replace('-', ' ')] })),
  opensWith: (context) => known(context)?.formats.join(',') || undefined,
});

const language = text({
  key: 'language',
  short: 'Language',
  label: (context: NeedsContext) => `Which language does ${they(context)} understand best, if it is not English?`,
  optional: true,
  max: 60,
  opensWith: (context) => known(context)?.language,
});

const interpreter = choice({
  key: 'interpreter',
  short: 'Interpreter',
  label: (context: NeedsContext) => `Does ${they(context)} need an interpreter?`,
  schema: CommunicationNeeds.shape.interpreter,
  options: [
    { value: 'none', title: 'No', also: ['no', 'none', 'n'] },
    { value: 'spoken', title: 'Yes, for a spoken language', also: ['yes', 'spoken', 'y'] },
    { value: 'signed', title: 'Yes, for sign language', also: ['sign language', 'bsl', 'british sign language'] },
  ],
  opensWith: (context) => known(context)?.interpreter,
});

const besides = text({
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
const share = choice({
  key: 'share',
  short: 'May be passed on to other services',
  label: 'May we pass this on to other services they use?',
  help: 'Ask them. Your own team always sees it.',
  schema: CommunicationNeeds.shape.share,
  options: [
    { value: 'yes', title: 'Yes', also: ['y'] },
    { value: 'no', title: 'No', also: ['n'] },
    { value: 'not-asked', title: 'Not asked yet', also: ['not asked', 'not yet'] },
  ],
  opensWith: (context: NeedsContext) => known(context)?.share,
});

const reviewOn = date({
  key: 'reviewOn',
  short: 'Look at it again',
  label: 'When is it looked at again?',
  lean: 'nearest',
  limits: ({ today }) => [{ earliest: today, words: 'that day is past.' }],
  opensWith(context: NeedsContext) {
    const { today } = context;
    const noted = known(context)?.reviewOn;
    return noted !== undefined && noted > today ? noted : reviewAfter(today);
  },
});

const HANGING = [formats, language, interpreter, besides, share, reviewOn].map(({ key }) => key);

/**
 * What the person, or one of those around them, needs so that they understand: recorded in a minute, by everybody who gives care (R33).
 * One form is one of them.
 */
export function communicationNeeds(
  administration: Administration,
  directory: Directory,
  records: Records,
): Flow<NeedsContext> {
  return {
    id: 'communication-needs',
    version: 2,
    title: 'Communication needs',
    phrases: [
      'change communication needs',
      'change communication needs of',
      'note communication needs',
      'record communication needs',
      'needs large print',
      'needs an interpreter',
    ],
    startsFrom: 'person',
    opensFor: WHOSE,
    needs: { deed: 'record', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Who', questions: [person] },
      { id: WHOSE, title: 'Whose needs', when: (_, context) => around(context).length > 1, questions: [whose] },
      {
        id: 'needs',
        title: 'What they need',
        questions: [formats, language, interpreter, besides, share, reviewOn],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: true,
    load: (opening) => load(directory, opening),
    keepsContext: (before, after) => samePerson(before, after) && keyIn(before) === keyIn(after),
    resets: { [person.key]: [WHOSE, ...HANGING], [WHOSE]: HANGING },
    fills: (_, context) => ({
      answers: context.person && around(context).length === 1 ? { [WHOSE]: THE_PERSON } : {},
      ...(context.one && { base: { needs: known(context) ?? null } satisfies Base }),
    }),
    async carryOut(session, context, viewer) {
      const { person: the, one, today } = context;
      const needs = needsIn(session.answers, { by: viewer.staff, on: today });
      if (!the || !one || !needs) return MISSING;
      const base = Base.safeParse(session.base).data?.needs ?? undefined;
      const meanwhile: CommunicationNeeds[] = [];
      const noted = (now: Person): Person | undefined => {
        const found = needsOf(now, one.key);
        // Saved before, and not shown.
        if (found && isSame(found, needs)) return now;
        if (isSame(found, base)) return withNeeds(now, one.key, needs);
        if (found) meanwhile.push(found);
        return undefined;
      };
      const changed = await administration.changePerson(viewer, the.id, 'communication needs', noted, 'record');
      const [theirs] = meanwhile.slice(-1);
      if (!changed.ok && changed.refusal === 'changed' && theirs) {
        const who = (await directory.staff(theirs.by))?.name ?? 'Somebody';
        return refuse({
          words: `${who} changed this while your form was open. It now says: ${needsWords(theirs) || 'nothing special.'} What you did not change yourself is as ${who} left it. Please check all of it, then save it.`,
          instead: { answers: joined(session.answers, base, theirs), base: { needs: theirs } satisfies Base },
        });
      }
      const done = arranged(changed);
      if (!done.ok) return done;
      await records.personChanged(done.value, viewer.staff);
      const words = `Saved. ${one.name} needs: ${needsWords(needs) || 'nothing special.'}`;
      return ok({
        words,
        page: drawPage({
          title: the.name,
          paragraphs: [words, `${shownWords[needs.share]} It is looked at again on ${wordsForDay(needs.reviewOn)}.`],
          tone: 'good',
          buttons: [
            ...withoutTeams(the)
              .filter(({ key }) => key !== one.key)
              .slice(0, MOST_OTHERS)
              .map((other) => needsButton(the, other)),
            { title: 'Communication needs', press: { do: 'page/show', id: the.id, x: 'needs' } },
            { title: 'Home', press: { do: 'home/show' } },
          ],
        }),
      });
    },
  };
}

/** Beside the page and Home. */
const MOST_OTHERS = 4;

const needsButton = ({ id }: Pick<Person, 'id'>, { key, name }: Party): Button => ({
  title: `Needs of ${name}`,
  press: { do: 'flow/start', id, x: `communication-needs.${key}` },
});

const shownWords: Readonly<Record<CommunicationNeeds['share'], string>> = {
  yes: 'Your team sees it wherever something is told, given or handed over, and it may be passed on to other services.',
  no: 'Your team sees it wherever something is told, given or handed over. It is not passed on to other services.',
  'not-asked':
    'Your team sees it wherever something is told, given or handed over. It is not passed on to other services before they have been asked.',
};

/** Whose needs a form is about: opened for one of them, or chosen in it. */
const keyIn = ({ openedFor, answers }: Session): string | undefined => openedFor[WHOSE] ?? answers[WHOSE];

async function load(directory: Directory, opening: Opening): Promise<NeedsContext> {
  const context = await loadPerson(directory, opening, 'record');
  const all = around(context);
  const key = keyIn(opening.session);
  return { ...context, one: all.length === 1 ? all[0] : all.find((one) => one.key === key) };
}

/** What the form was filled in from: `null` when nobody had recorded anything. */
const Base = z.object({ needs: CommunicationNeeds.nullable() });
type Base = z.infer<typeof Base>;

const isSame = (one: CommunicationNeeds | undefined, other: CommunicationNeeds | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

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

const answersFrom = (needs: CommunicationNeeds | undefined): Answers =>
  needs
    ? {
        [formats.key]: needs.formats.join(','),
        [language.key]: needs.language ?? '',
        [interpreter.key]: needs.interpreter,
        [besides.key]: needs.besides ?? '',
        [share.key]: needs.share,
        [reviewOn.key]: needs.reviewOn,
      }
    : {};

/** Theirs, with what was changed in the form: a form of information that either of the two added is needed. */
function joined(mine: Answers, base: CommunicationNeeds | undefined, theirs: CommunicationNeeds): Answers {
  const [before, now] = [answersFrom(base), answersFrom(theirs)];
  const changed = HANGING.filter((key) => mine[key] !== (before[key] ?? ''));
  const [wanted, had] = [formats.of(mine) ?? [], base?.formats ?? []];
  const added = theirs.formats.filter((one) => !had.includes(one));
  const kept = wanted.filter((one) => !had.includes(one) || theirs.formats.includes(one));
  return {
    ...now,
    ...Object.fromEntries(changed.flatMap((key) => (mine[key] === undefined ? [] : [[key, mine[key]]]))),
    [formats.key]: [...new Set([...kept, ...added])].join(','),
  };
}

/** Undefined when whoever has this key is no longer there. */
function withNeeds(person: Person, key: string, needs: CommunicationNeeds): Person | undefined {
  if (key === THE_PERSON) return withNeedsNow(person, needs);
  return person.circle.some((member) => member.key === key)
    ? {
        ...person,
        circle: person.circle.map((member) => (member.key === key ? withNeedsNow(member, needs) : member)),
      }
    : undefined;
}
