import type { Viewer } from '../../access/viewer.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { stoppedWords } from '../../people/stopped.ts';
import { WHO } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import type { PauseContext } from './context.ts';
import { Decision, LINES } from './facts.ts';
import { load, type Parts } from './load.ts';
import * as ask from './questions.ts';
import type { PauseSettings } from './record.ts';
import { pauseIdOf } from './rules.ts';
import { againWords, freeWeeksWords } from './words.ts';

/** Somebody is in touch each day, unless it is decided otherwise. */
const DAILY = '1';

/** Under this name the form keeps how many decisions there were when it was opened. */
const SEEN = 'decisions';

/** Whether reablement pauses while a safeguarding concern is looked into: decided, decided again, and ended (R40 to R43). */
export function safeguardingPause(parts: Parts, settings: PauseSettings): Flow<PauseContext> {
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
    fills: (_, context) => ({
      answers: { [ask.from.key]: context.today, [ask.every.key]: DAILY, ...asBefore(context) },
    }),
    warnings: ({ answers }, context) => warningsOf(answers, context, settings),
    idle: ({ notTheirs }) => notTheirs,
    load: (opening) => load(parts, opening),
    carryOut: recorded(parts.kind),
  };
}

const recorded = (kind: Parts['kind']) =>
  intoRecord(kind, {
    // Others decided while this form stood open: it is theirs by now.
    first: (_, { notTheirs }: PauseContext) => (notTheirs === undefined ? undefined : { words: notTheirs }),
    command(session, context: PauseContext, viewer) {
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
    said: ({ command: { decision }, record: { reference }, context }) => ({
      words: saidOf(decision, reference, isInHospital(context)),
    }),
  });

const isInHospital = ({ person }: PauseContext): boolean => person?.stopped?.what === 'hospital';

const saidOf = ({ outcome, again }: Decision, reference: string, inHospital: boolean): string =>
  outcome === 'paused'
    ? `Recorded as ${reference}. Reablement is paused: visits and reminders are quiet. Finance, the rota and the purchaser still have to be told.`
    : again
      ? `Recorded as ${reference}. No longer paused. ${againWords(again, inHospital)}.`
      : `Recorded as ${reference}. Reablement goes on, and nobody else reads of this.`;

const ALL_INVOLVED: Answers = Object.fromEntries(LINES.map((line) => [ask.lineKey(line), 'yes']));

const nowWords = ({ person, seen }: PauseContext): string | undefined =>
  seen?.now
    ? `Paused since ${wordsForDay(seen.now.since)}. Deciding again adds to what was decided before.`
    : person?.stopped && stoppedWords(person.stopped);

/** What was decided before is filled in where it is decided again, as far as its reader may know it; who took part is asked anew (R42). */
function asBefore({ seen, person }: PauseContext): Answers {
  const last = seen?.now && seen.decisions.at(-1);
  const meanwhile = last?.meanwhile;
  if (!last || !meanwhile) return {};
  const keys = new Set(person?.circle.flatMap(({ key, heldBack }) => (heldBack ? [] : [key])) ?? []);
  return {
    [ask.safe.key]: meanwhile.safe,
    [ask.essential.key]: ask.essentialAgain(meanwhile.essential),
    ...(meanwhile.welfare.staff && { [ask.contact.key]: meanwhile.welfare.staff }),
    [ask.every.key]: String(meanwhile.welfare.everyDays),
    [ask.tell.key]: last.tell.filter((key) => keys.has(key)).join(','),
  };
}

function warningsOf(answers: Answers, context: PauseContext, { pauseFreeWeeks }: PauseSettings): readonly string[] {
  const { asker } = context;
  const name = context.person?.preferredName ?? 'the person';
  if (ask.isPausing(answers))
    return [
      `Whoever sees ${name} reads that it is paused, what goes on, and to ask ${asker ?? 'you'}: nothing of why.`,
      `Free weeks: ${freeWeeksWords(pauseFreeWeeks)}`,
    ];
  if (!ask.isAgain(answers, context)) return [];
  const plan = ask.plan.of(answers) ?? 'as-before';
  return [`${againWords({ plan }, isInHospital(context))}.`];
}

function decisionIn({ answers, token }: Session, context: PauseContext, { name }: Viewer) {
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
          essential: ask.essentialIn(answers),
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
