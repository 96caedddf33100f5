import type { StaffId } from '../../kernel/ids.ts';
import { dangerIn } from '../../guidance/danger.ts';
import type { Lines } from '../../guidance/lines.ts';
import { may } from '../../access/policy.ts';
import type { Directory } from '../../people/directory.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Step } from '../../forms/form.ts';
import { everybodyAround, namedIn } from '../../questions/colleagues.ts';
import { loadPerson, WHO } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';

import { keptFrom } from './facts.ts';
import type { Concerns } from './on-record.ts';
import { overheard, wordsOf } from './overheard.ts';
import * as ask from './questions.ts';
import { takersFor, takersOf, type Takers } from './route.ts';
import type { Command } from './rules.ts';
import { sentToWords } from './words.ts';

interface Raising extends ask.ConcernContext {
  /** Who could see to it. */
  readonly takers: Takers;
  /** Whoever raises it does so by their post alone. */
  readonly byPost: boolean;
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
];

const STEPS: readonly Step<Raising>[] = [
  { id: WHO, title: 'Who', intro: () => FIRST, questions: [ask.person] },
  {
    id: 'seen',
    title: 'What was seen and heard',
    intro: () => FIRST,
    questions: [ask.seen, ask.whom, ask.done],
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
export function safeguardingConcern(concerns: Concerns, directory: Directory, lines?: Lines): Flow<Raising> {
  return {
    id: 'safeguarding-concern',
    tellsOfHarm: true,
    version: 1,
    title: 'Safeguarding concern',
    phrases: PHRASES,
    overhears: overheard,
    takesWorry: { title: 'Raise a concern', says: 'safeguarding concern', wordsOf },
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
    resets: { [ask.person.key]: 'all' },
    // Where the words may speak of a child, whom it is about is chosen.
    fills: ({ answers }) => ({ answers: ask.mentionsChild(answers) ? {} : { [ask.whom.key]: 'person' } }),
    async load(opening) {
      const context = await loadPerson(directory, opening, 'raise');
      const everybody = await everybodyAround(directory, opening.viewer, context.person);
      const { person } = context;
      const takers = person ? await takersFor(directory, person, opening.today) : NO_TAKERS;
      const byPost = person !== undefined && !may(opening.viewer, 'see', 'person', person);
      return { ...context, everybody, takers, byPost };
    },
    warnings: ({ answers }, context) => [
      ...(dangerIn(ask.seen.of(answers) ?? '') === 'emergency' ? [FIRST] : []),
      ...namesColleagues(ask.seen.of(answers) ?? '', ask.sourcesIn(answers, context).source, context),
    ],
    carryOut: intoRecord(concerns, {
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
      said: ({ record, command, viewer }) => ({ words: saidOf(record, command, viewer.staff, lines) }),
    }),
  };
}

const NO_TAKERS: Takers = { inTurn: [], late: [] };

/** Who has it is only said once they have acknowledged it: until then, to whom it is sent, or that it reaches nobody. */
function saidOf(
  { reference }: OpenRecord,
  { raised, takers }: Extract<Command, { type: 'raise' }>,
  by: StaffId,
  lines: Lines | undefined,
): string {
  const { to, reach } = takersOf(takers, keptFrom(raised), false);
  return sentences(
    `Raised as ${reference}`,
    to.length > 0 && to.every((one) => one === by) ? YOURS : sentToWords({ reach, whom: raised.whom }, lines),
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
