import { RecordId, recordIdOf } from '../../kernel/ids.ts';
import { isOver, type Stopped } from '../../people/stopped.ts';
import { planIdOf } from '../../plans/parties.ts';
import { loadPerson, personIn, WHO, type Opening } from '../../questions/context.ts';
import type { Flow } from '../flow.ts';
import { carryOut, STOPPED, type Parts } from './carry-out.ts';
import type { StaysClosed } from './facts.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';

/** Somebody is in hospital, has moved or died; or reablement goes on again (R5, P19). How it ends is `flows/ending`. */
export function stop(parts: Parts): Flow<ask.StopContext> {
  return {
    id: 'stop',
    version: 1,
    title: 'Hospital, move or death',
    phrases: ['in hospital', 'gone into hospital', 'back from hospital', 'has moved away', 'somebody has died'],
    startsFrom: 'person',
    opensFor: [ask.what.key],
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    offer: {
      button: 'Hospital, move or death',
      onPerson: 'Hospital, move or death',
      example: 'Ada Palmer is in hospital',
      group: 'person',
      rank: 40,
    },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'what', title: 'What has happened', questions: [ask.what] },
      { id: 'hospital', title: 'In hospital', questions: [ask.inSince, ask.expectedBack] },
      {
        id: 'moved',
        title: 'Moved away',
        questions: [ask.movedOn, ask.movedWords],
      },
      {
        id: 'died',
        title: 'After a death',
        intro: () => 'I am sorry. This is all that is asked.',
        questions: [ask.diedOn, ask.diedWords],
      },
      { id: 'again', title: 'How it goes on', questions: [ask.backOn, ask.how, ask.reason] },
    ],
    recordWords: 'Record this',
    resets: { [ask.person.key]: 'all' },
    warnings: ({ answers }, { stopped, person }) =>
      stopped?.what === 'died'
        ? MISTAKE
        : warningsOf(person?.preferredName ?? 'the person')[ask.what.of(answers) ?? 'still'],
    pins: ({ person }) => (person?.stopped ? { [STOPPED]: person.stopped.record } : {}),
    fills: (_, { today }) => ({
      answers: { [ask.inSince.key]: today, [ask.backOn.key]: today },
    }),
    overhears: overheard,
    idle: ask.cannotBe,
    // What is said to an open change of the plan may be closed with it.
    restsOn: ({ person }) => (person ? [planIdOf(person.id)] : []),
    load: (opening) => load(parts, opening),
    carryOut: (session, context, viewer) => carryOut(parts, session, context, viewer),
  };
}

const CLOSES = ['Visits and reminders stop. What still waits is closed, and stays closed.'];

const MISTAKE = [
  'What was closed by it waits again. Proposals and papers that were closed stay so: you will see a list of them.',
];

/** What follows, before it is recorded. */
const warningsOf = (name: string): Readonly<Record<ask.What, readonly string[]>> => ({
  hospital: [`Visits and reminders are paused until ${name} is back.`],
  moved: CLOSES,
  died: CLOSES,
  back: [],
  still: [],
  restart: ['What was closed stays closed. You will see a list of it.'],
});

async function load(parts: Parts, opening: Opening): Promise<ask.StopContext> {
  const context = await loadPerson(parts.directory, opening, 'record');
  const { session } = opening;
  const { person } = context;
  const own = person && recordIdOf(person.id, session.token);
  const stopped = person?.stopped?.record === own ? undefined : person?.stopped;
  const begunFrom = RecordId.safeParse(session.openedFor[STOPPED]).data;
  const isRepeated =
    (person?.stopped !== undefined && stopped === undefined) ||
    (begunFrom !== undefined && isGoingOn(person?.stopped) && begunFrom !== person?.stopped?.record);
  return {
    ...context,
    stopped,
    isRepeated,
    said: session.openedFor[ask.what.key],
    closed: await closedIn(parts, opening, stopped),
  };
}

/** Nothing has stopped but by a decision to pause, which is made elsewhere. */
const isGoingOn = (stopped: Stopped | undefined): boolean => stopped === undefined || stopped.what === 'paused';

/** What waited in the person's records when they were closed, as far as this viewer may see them. */
async function closedIn(
  { records, directory }: Parts,
  { viewer, session }: Opening,
  stopped: Stopped | undefined,
): Promise<readonly StaysClosed[]> {
  const id = personIn(session);
  const person = stopped && isOver(stopped) && id ? await directory.personFor(viewer, id) : undefined;
  if (!person) return [];
  return (await records.about(person.the.id)).flatMap((record) => {
    // What a death that was recorded by mistake closed waits again, but for a plan, which closes in words of its own.
    if (stopped?.what === 'died' && record.id !== planIdOf(person.the.id)) return [];
    const title = record.seenBy(viewer, person.the)?.title;
    return title === undefined ? [] : record.left.map(({ words }) => ({ title, reference: record.reference, words }));
  });
}
