import type { Viewer } from '../../access/viewer.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { RecordId, StaffId } from '../../kernel/ids.ts';
import { named } from '../../kernel/names.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { viewerOf, type Staff } from '../../people/staff.ts';
import { stoppedWords } from '../../people/stopped.ts';
import { loadPerson, WHO, type Opening } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Decision, LINES } from './facts.ts';
import * as ask from './questions.ts';
import type { PauseSettings } from './record.ts';
import { pauseIdOf, type Command, type Refusal } from './rules.ts';
import type { SeenPause } from './seen.ts';
import { freeWeeksWords } from './words.ts';

/** A concern that is open about somebody, as far as a viewer sees it: from whom it is kept. */
export interface OpenConcern {
  readonly id: RecordId;
  readonly apart: readonly StaffId[];
}
type About = VisiblePerson['the'];

export interface Parts {
  readonly kind: OpenKind<Command, SeenPause, Refusal>;
  readonly directory: Directory;
  readonly concernsOf: (viewer: Viewer, person: About) => Promise<readonly OpenConcern[]>;
}

/** Under this name the form keeps how many decisions there were when it was opened. */
const SEEN = 'decisions';

/** Whether reablement pauses while a safeguarding concern is looked into: decided, decided again, and ended (R40 to R43). */
export function safeguardingPause(parts: Parts, settings: PauseSettings): Flow<ask.PauseContext> {
  return {
    id: 'safeguarding-pause',
    tellsOfHarm: true,
    version: 1,
    title: 'Decide on a pause',
    phrases: [
      'decide on a pause',
      'decide on a pause for',
      'pause reablement',
      'pause reablement for',
      'pause the reablement of',
      'safeguarding pause',
      'restart reablement',
      'restart reablement for',
    ],
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'hold-back', guarded: 'person' },
    offer: {
      button: 'Decide on a pause',
      onPerson: 'Decide on a pause',
      example: 'decide on a pause',
      group: 'problem',
      rank: 62,
      daily: ['safeguarding-lead'],
    },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'outcome',
        title: 'The decision',
        intro: (_, context) => nowWords(context),
        questions: [ask.outcome, ask.from, ask.reason],
      },
      {
        id: 'parties',
        title: 'Who took part',
        intro: () => 'Nobody reads what you answer here but those who decide.',
        questions: ask.PARTIES,
        atOnce: () => [{ id: 'all', title: 'All four took part', answers: ALL_INVOLVED }],
      },
      {
        id: 'meanwhile',
        title: 'While it is paused',
        questions: [ask.safe, ask.essential, ask.contact, ask.contactName, ask.every, ask.lookAgainOn],
      },
      { id: 'again', title: 'How it goes on', questions: [ask.plan, ask.planWords] },
      { id: 'tell', title: 'Who is told', questions: [ask.tell] },
    ],
    recordWords: 'Record this decision',
    resets: { [ask.person.key]: 'all' },
    pins: ({ seen }) => (seen ? { [SEEN]: String(seen.count) } : {}),
    fills: (_, context) => ({ answers: { [ask.from.key]: context.today, ...asBefore(context) } }),
    warnings: ({ answers }, context) => warningsOf(answers, context, settings),
    idle: ({ notTheirs }) => notTheirs,
    load: (opening) => load(parts, opening),
    carryOut: intoRecord(parts.kind, {
      command(session, context: ask.PauseContext, viewer) {
        const { person } = context;
        const { data: decision } = Decision.safeParse(decisionIn(session, context, viewer));
        const count = session.openedFor[SEEN];
        const seen = count === undefined ? undefined : Number(count);
        return (
          person &&
          decision && {
            record: pauseIdOf(person.id),
            team: person.team,
            command: { type: 'decide' as const, decision, seen, started: person.started },
          }
        );
      },
      said: ({ command: { decision }, record: { reference } }) => ({ words: saidOf(decision, reference) }),
    }),
  };
}

const saidOf = ({ outcome, again }: Decision, reference: string): string =>
  outcome === 'paused'
    ? `Recorded as ${reference}. Reablement is paused: visits and reminders are quiet. Finance, the rota and the purchaser still have to be told.`
    : again
      ? `Recorded as ${reference}. Reablement goes on again.`
      : `Recorded as ${reference}. Reablement goes on, and nobody else reads of this.`;

const ALL_INVOLVED: Answers = Object.fromEntries(LINES.map((line) => [ask.lineKey(line), 'yes']));

const nowWords = ({ person, seen }: ask.PauseContext): string | undefined =>
  seen?.now
    ? `Paused since ${wordsForDay(seen.now.since)}. Deciding again adds to what was decided before.`
    : person?.stopped && stoppedWords(person.stopped);

/** What was decided before is filled in where it is decided again, as far as its reader may know it; who took part is asked anew (R42). */
function asBefore({ seen, person }: ask.PauseContext): Answers {
  const last = seen?.now && seen.decisions.at(-1);
  const meanwhile = last?.meanwhile;
  if (!last || !meanwhile) return {};
  const keys = new Set(person?.circle.flatMap(({ key, heldBack }) => (heldBack ? [] : [key])) ?? []);
  return {
    [ask.safe.key]: meanwhile.safe,
    [ask.essential.key]: meanwhile.essential.join('\n'),
    ...(meanwhile.welfare.staff && { [ask.contact.key]: meanwhile.welfare.staff }),
    [ask.every.key]: String(meanwhile.welfare.everyDays),
    [ask.tell.key]: last.tell.filter((key) => keys.has(key)).join(','),
  };
}

function warningsOf(answers: Answers, context: ask.PauseContext, { pauseFreeWeeks }: PauseSettings): readonly string[] {
  const { asker } = context;
  const name = context.person?.preferredName ?? 'the person';
  if (ask.isPausing(answers))
    return [
      `Whoever sees ${name} reads that it is paused, what goes on, and to ask ${asker ?? 'you'}: nothing of why.`,
      `Free weeks: ${freeWeeksWords(pauseFreeWeeks)}`,
    ];
  return ask.isAgain(answers, context) ? ['Visits and reminders go on again.'] : [];
}

function decisionIn({ answers, token }: Session, context: ask.PauseContext, { name }: Viewer) {
  const { seen, today, apart, concerns } = context;
  const contact = ask.contactIn(answers, context);
  const isPausing = ask.isPausing(answers);
  const line = (one: (typeof LINES)[number]) => ({
    involved: ask.INVOLVED[one].answer.of(answers),
    why: ask.INVOLVED[one].answer.of(answers) === 'no' ? ask.INVOLVED[one].why.of(answers) : undefined,
  });
  return {
    id: token,
    outcome: ask.outcome.of(answers),
    // What only stays is said again from today on.
    from: seen?.now && isPausing ? today : ask.from.of(answers),
    reason: ask.reason.of(answers),
    parties: { service: line('service'), process: line('process'), person: line('person'), carer: line('carer') },
    meanwhile: isPausing
      ? {
          safe: ask.safe.of(answers),
          essential: ask.essential.of(answers),
          welfare: contact && { ...contact, everyDays: Number(ask.every.of(answers)) },
          lookAgainOn: ask.lookAgainOn.of(answers),
        }
      : undefined,
    again: ask.isAgain(answers, context)
      ? {
          plan: ask.plan.of(answers),
          words: ask.plan.of(answers) === 'changes' ? ask.planWords.of(answers) : undefined,
        }
      : undefined,
    tell: ask.tell.of(answers) ?? [],
    ask: name,
    apart,
    concerns,
  };
}

async function load({ kind, directory, concernsOf }: Parts, opening: Opening): Promise<ask.PauseContext> {
  const { viewer } = opening;
  const context = await loadPerson(directory, opening, 'hold-back');
  const the = context.person;
  const none = {
    ...context,
    seen: undefined,
    colleagues: [],
    notTheirs: undefined,
    concerns: [],
    apart: [],
    me: viewer.staff,
  };
  if (!the) return none;
  const [seen, concerns, staff] = await Promise.all([
    kind.seen(pauseIdOf(the.id), viewer, the),
    concernsOf(viewer, the),
    directory.staffOf(the.team),
  ]);
  const apart = [
    ...new Set([...concerns.flatMap((one) => one.apart), ...(seen?.decisions ?? []).flatMap((one) => one.apart)]),
  ];
  return {
    ...none,
    seen,
    colleagues: colleaguesFor(the, staff, viewer, apart),
    notTheirs: seen?.now && seen.sight === 'that' ? await othersDecide(kind, the, staff, seen) : undefined,
    concerns: concerns.map(({ id }) => id),
    apart,
  };
}

/** Whoever knows why decides whether it goes on: others only where nobody of them is left in the team. */
async function othersDecide(
  kind: Parts['kind'],
  the: About,
  staff: readonly Staff[],
  { now }: SeenPause,
): Promise<string | undefined> {
  const seen = await Promise.all(staff.map((one) => kind.seen(pauseIdOf(the.id), viewerOf(one), the)));
  const who = staff.filter((_, index) => (seen[index]?.sight ?? 'that') !== 'that').map(({ name }) => name);
  return now && who.length > 0
    ? `${the.name}: paused since ${wordsForDay(now.since)}. Whether it goes on is decided by those who decided it: ask ${named(who)}.`
    : undefined;
}

/** Colleagues of the team and around the person, but for those who may not know of the person or of the concern. */
function colleaguesFor(
  the: About,
  staff: readonly Staff[],
  viewer: Viewer,
  apart: readonly StaffId[],
): readonly ask.Colleague[] {
  const closed = new Set([...(the.closedTo ?? []), ...apart]);
  const all = [
    { staff: viewer.staff, name: viewer.name },
    ...the.circle.flatMap(({ staff: id, name, heldBack }) => (id && !heldBack ? [{ staff: id, name }] : [])),
    ...staff.map(({ id, name }) => ({ staff: id, name })),
  ];
  return all.filter(
    (one, index) => !closed.has(one.staff) && all.findIndex(({ staff: id }) => id === one.staff) === index,
  );
}
