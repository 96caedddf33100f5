import { RecordId, recordIdOf, subjectOf, TeamId, type StaffId } from '../../kernel/ids.ts';
import { dangerIn } from '../../guidance/danger.ts';
import type { Lines } from '../../guidance/lines.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Step } from '../../forms/form.ts';
import { everybodyAround, namedIn } from '../../questions/colleagues.ts';
import { loadPerson, PERSON, RECORD, WHO, type Opening } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';

import { keptFrom, type Sources, type Whom } from './facts.ts';
import type { Concerns } from './on-record.ts';
import { overheard, wordsOf, worriedOf } from './overheard.ts';
import * as ask from './questions.ts';
import { answersOfReported, reportedIn } from './reported.ts';
import * as besides from './unlisted-questions.ts';
import { takersFor, takersOf, type Takers } from './route.ts';
import type { SeenUnlisted } from './unlisted-record.ts';
import type { Command as UnlistedCommand, Refusal as UnlistedRefusal } from './unlisted.ts';
import { sentToWords } from './words.ts';

export type Unlisted = OpenKind<UnlistedCommand, SeenUnlisted, UnlistedRefusal>;

interface Raising extends ask.ConcernContext {
  /** Who could see to it. */
  readonly takers: Takers;
  /** Whoever raises it does so by their post alone. */
  readonly byPost: boolean;
  /** What was raised without a name, of which this is the concern. */
  readonly reported: SeenUnlisted | undefined;
  /** Whose lead gets what is raised without a name. */
  readonly team: TeamId | undefined;
}

/** 999 comes first, before any field (R39). */
export const FIRST = 'In danger now, or a crime has happened? Call 999 first.';

const PHRASES = [
  'raise a safeguarding concern',
  'safeguarding concern',
  'safeguarding concern for',
  'safeguarding concern about',
  'raise a safeguarding concern about',
  'record a safeguarding concern',
  'report abuse',
  'raise safeguarding',
  'raise a concern',
  'raise a concern about',
  'raise a concern for',
  'i want to raise a concern',
  'i want to raise a concern about',
  'i have a concern',
  'i have a concern about',
  'report a concern',
  'report a concern about',
  'log a concern',
  'log a concern about',
  'concern',
  'concerns',
  'concern, not on my list',
];

const STEPS: readonly Step<Raising>[] = [
  {
    id: WHO,
    title: 'Who',
    intro: () => FIRST,
    questions: [ask.person, besides.onList],
  },
  {
    id: 'seen',
    title: 'What was seen and heard',
    intro: () => FIRST,
    questions: [besides.about, besides.adultOrChild, ask.seen, ask.whom, ask.done],
  },
  {
    id: 'source',
    title: 'Who may be behind it',
    intro: () => 'The safeguarding lead gets it, and nobody who may be concerned in it.',
    questions: [ask.child, ask.whomElse, ask.source],
    mayGoOn: true,
  },
  { id: 'close', title: 'Who may be behind it', questions: [ask.sourceElse, ask.close] },
];

/** A concern that an adult or a child is harmed or neglected: anybody who works here raises it, in two short steps (R38). */
export function safeguardingConcern(
  concerns: Concerns,
  unlisted: Unlisted,
  directory: Directory,
  lines?: Lines,
): Flow<Raising> {
  return {
    id: 'safeguarding-concern',
    tellsOfHarm: true,
    version: 1,
    title: 'Safeguarding concern',
    phrases: PHRASES,
    overhears: overheard,
    takesWorry: { title: 'Raise a concern', says: 'safeguarding concern', wordsOf, worriedOf },
    startsFrom: 'person',
    whileStopped: true,
    needs: { deed: 'raise', guarded: 'person' },
    offer: {
      button: 'Safeguarding concern',
      example: 'safeguarding concern for Ada Palmer',
      group: 'problem',
      rank: 5,
    },
    steps: STEPS,
    recordWords: 'Raise the concern',
    recordsAtOnce: 'by-card',
    resets: ({ reported }) => (reported ? {} : { [ask.person.key]: 'all' }),
    fills: (_, { reported }) => ({ answers: reported ? answersOfReported(reported) : {} }),
    async load(opening) {
      const context = await loadPerson(directory, opening, 'raise');
      const { person } = context;
      const { viewer, today, session } = opening;
      const [team] = viewer.teams;
      const around = person ?? (team !== undefined && besides.isUnlisted(session.answers) ? { team } : undefined);
      return {
        ...context,
        everybody: await everybodyIn(directory, viewer, person, around?.team),
        takers: around ? await takersFor(directory, around, today) : NO_TAKERS,
        byPost: person !== undefined && !may(viewer, 'see', 'person', person),
        reported: await reportedFor(unlisted, opening),
        team,
      };
    },
    warnings: ({ answers }, context) => [
      ...(dangerIn(ask.seen.of(answers) ?? '') === 'emergency' ? [FIRST] : []),
      ...namesColleagues(ask.seen.of(answers) ?? '', ask.sourcesIn(answers, context).source, context),
    ],
    carryOut: (session, context, viewer) =>
      (besides.isUnlisted(session.answers) ? intoUnlisted(unlisted, lines) : intoConcern(concerns, lines))(
        session,
        context,
        viewer,
      ),
  };
}

const intoConcern = (concerns: Concerns, lines: Lines | undefined): Flow<Raising>['carryOut'] =>
  intoRecord(concerns, {
    command(session, context: Raising) {
      const { person } = context;
      const raised = ask.raisedIn(session.answers, context);
      const runs = person?.stopped === undefined && person?.ended === undefined;
      return (
        person &&
        raised && {
          ...newRecord(session, person),
          command: {
            type: 'raise' as const,
            raised: { ...raised, ...(context.byPost && { byPost: true as const }) },
            takers: context.takers,
            runs,
          },
        }
      );
    },
    said: ({ record, command: { raised, takers }, viewer }) => ({
      words: saidOf(record, takers, raised, viewer.staff, lines),
    }),
  });

/** About somebody who is not on the writer's list: the same whether they are known here or not (S10). */
const intoUnlisted = (unlisted: Unlisted, lines: Lines | undefined): Flow<Raising>['carryOut'] =>
  intoRecord(unlisted, {
    command(session, context: Raising) {
      const { team, takers } = context;
      const reported = reportedIn(session.answers, context);
      return (
        team &&
        reported && {
          record: recordIdOf(team, session.token),
          team,
          command: { type: 'report' as const, reported, takers },
        }
      );
    },
    said: ({ record, command: { reported, takers }, viewer }) => ({
      words: saidOf(record, takers, reported, viewer.staff, lines),
    }),
  });

/** What was raised without a name, where a lead goes on from it. */
async function reportedFor(unlisted: Unlisted, { viewer, session }: Opening): Promise<SeenUnlisted | undefined> {
  const id = RecordId.safeParse(session.openedFor[RECORD]).data;
  // A record about a person is no such thing.
  const team = id && subjectOf(id) !== session.openedFor[PERSON] ? TeamId.parse(subjectOf(id)) : undefined;
  const seen = id && team && (await unlisted.seen(id, viewer, { id: team, team, circle: [] }));
  return seen?.role === 'lead' ? seen : undefined;
}

/** Of somebody who is not on the list, colleagues of the writer's team. */
async function everybodyIn(
  directory: Directory,
  viewer: Viewer,
  person: Raising['person'],
  team: TeamId | undefined,
): Promise<Raising['everybody']> {
  const around = await everybodyAround(directory, viewer, person);
  const colleagues = person || team === undefined ? [] : await directory.staffOf(team);
  return [
    ...around,
    ...colleagues.flatMap(({ id, name }) => (id === viewer.staff ? [] : [{ value: id, title: name }])),
  ];
}

const NO_TAKERS: Takers = { inTurn: [], late: [], unmet: [] };

/** Who has it is only said once they have acknowledged it: until then, to whom it is sent, or that it reaches nobody. */
function saidOf(
  { reference }: OpenRecord,
  takers: Takers,
  raised: Sources & { readonly whom: Whom },
  by: StaffId,
  lines: Lines | undefined,
): string {
  const { to, reach } = takersOf(takers, keptFrom(raised), false);
  const met = to.filter((one) => !takers.unmet.includes(one));
  return sentences(
    `Raised as ${reference}`,
    met.length > 0 && met.every((one) => one === by) ? YOURS : sentToWords({ reach, whom: raised.whom }, lines),
    'If it gets worse, or somebody is in danger: 999',
  );
}

const YOURS = 'It waits for you: nobody else here sees to it';

/** Only whoever is chosen is kept out: words are read by the lead alone, and a lead may be the one who is named. */
const namesColleagues = (
  words: string,
  source: readonly { readonly staff?: StaffId | undefined }[],
  { everybody: [, ...others] }: ask.SourceContext,
): readonly string[] =>
  namedIn(
    words,
    others.filter(({ value }) => source.every(({ staff }) => staff !== value)),
  ).map(
    (name) =>
      `The words may name ${name}. If it is about them, choose them under "Who may be behind it": then it is kept from them.`,
  );
