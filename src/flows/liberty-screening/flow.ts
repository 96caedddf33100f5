import { openKind, type OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import {
  loadPerson,
  RECORD,
  WHO,
  withAssessed,
  type LastAssessed,
  type PersonContext,
} from '../../questions/context.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import type { Day } from '../../kernel/days.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, intoRecord, type Flow } from '../flow.ts';
import { Screening } from './facts.ts';
import { outcomeOf } from './outcome.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';
import { libertyKind, type SeenLiberty } from './record.ts';
import { libertyIdOf, type Command, type Refusal } from './rules.ts';
import { GUIDANCE, guidanceWords, OUTCOME_TITLES, outcomeWords } from './words.ts';

type Liberty = OpenKind<Command, SeenLiberty, Refusal>;

interface LibertyContext extends PersonContext {
  /** What was screened before, as whoever fills it in may see it. */
  readonly seen: SeenLiberty | undefined;
}

/** Whether action to authorise a deprivation of liberty is to be considered: asked, and never concluded (R44, R45). */
export function libertyScreening(
  kind: Liberty,
  directory: Directory,
  lastAssessed: LastAssessed,
): Flow<LibertyContext> {
  return {
    id: 'liberty-screening',
    tellsOfHarm: true,
    version: 1,
    title: 'Screen for liberty',
    phrases: PHRASES,
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Screen for liberty', example: 'screen for liberty', group: 'problem', rank: 64 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'what',
        title: 'What restricts them',
        intro: (_, { today }) => guidanceWords(GUIDANCE.asOf, today),
        questions: [ask.setting, ask.age, ask.arrangedBy, ask.restrictions],
        mayGoOn: true,
      },
      {
        id: 'level',
        title: 'How much, and capacity',
        questions: [ask.restrictionWords, ask.now, ask.needed, ask.capacity, ask.assessedBy, ask.assessedOn],
      },
      {
        id: 'wishes',
        title: 'What they want',
        questions: [ask.wishes, ask.objection, ask.objectionHow, ask.existing, ask.endsOn],
      },
    ],
    recordWords: 'Record it',
    recordsAtOnce: 'by-card',
    overhears: overheard,
    resets: { [ask.person.key]: 'all' },
    fills: (_, context) => ({ answers: filled(context) }),
    // Somebody may have screened meanwhile: that is read first (S53).
    restsOn: ({ person, seen }) => (person && seen ? [libertyIdOf(person.id)] : []),
    async load(opening) {
      const context = await loadPerson(directory, opening, 'record');
      const { person } = context;
      const seen = person && (await kind.seen(libertyIdOf(person.id), opening.viewer, person));
      return withAssessed({ ...context, seen }, opening.viewer, lastAssessed);
    },
    carryOut: intoRecord(kind, {
      command(session, context: LibertyContext) {
        const { person } = context;
        const screening = Screening.safeParse(screeningIn(session, context)).data;
        return (
          person &&
          screening && {
            record: libertyIdOf(person.id),
            team: person.team,
            from: screening.from,
            command: { type: 'screen' as const, screening },
          }
        );
      },
      said: ({ command: { screening }, record: { reference } }) => ({
        words: `Recorded as ${reference}. ${OUTCOME_TITLES[outcomeOf(screening)]}. ${outcomeWords(screening)}`,
      }),
    }),
  };
}

const PHRASES = [
  'screen for liberty',
  'screen for liberty for',
  'screen for deprivation of liberty',
  'is this a deprivation of liberty',
  'is it a deprivation of liberty',
  'deprivation of liberty',
  'deprivation of liberty for',
  'dols',
  'dols for',
  'he is locked in',
  "he's locked in",
  'she is locked in',
  "she's locked in",
];

/** Its record and its form, for the registry. */
export function libertyParts(services: RecordServices, directory: Directory, lastAssessed: LastAssessed) {
  const kind: Liberty = openKind(libertyKind, services);
  return { kind, flow: defineFlow(libertyScreening(kind, directory, lastAssessed)) };
}

/** How it was before is filled in; what is to be judged is judged anew. */
function filled({ person, seen, today }: LibertyContext): Answers {
  const { setting, age, arrangedBy, restrictions, restrictionWords, restricted } = seen?.last ?? {};
  const isGoodNow = restricted?.endsOn !== undefined && restricted.endsOn >= today;
  const all: Readonly<Record<string, string | undefined>> = {
    [ask.setting.key]: person?.stopped?.what === 'hospital' ? 'hospital' : setting,
    [ask.age.key]: age,
    [ask.arrangedBy.key]: arrangedBy,
    [ask.restrictions.key]: restrictions?.join(',') || undefined,
    [ask.restrictionWords.key]: restrictionWords,
    [ask.capacity.key]: person?.capacity === 'lacks' ? 'lacks' : undefined,
    [ask.existing.key]: isGoodNow ? restricted.existing : undefined,
    [ask.endsOn.key]: isGoodNow ? restricted.endsOn : undefined,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The answers as a screening, with nothing of what was not asked. */
function screeningIn({ answers, token, openedFor }: Session, context: LibertyContext) {
  const { person } = context;
  const from = openedFor[RECORD];
  return {
    id: token,
    setting: ask.setting.of(answers),
    age: ask.age.of(answers),
    arrangedBy: ask.arrangedBy.of(answers),
    restrictions: ask.restrictionsIn(answers),
    ...(ask.isRestricted(answers) && {
      restrictionWords: ask.restrictionWords.of(answers) || undefined,
      restricted: restrictedIn(answers, context),
    }),
    guidance: GUIDANCE.asOf,
    from: person && from !== libertyIdOf(person.id) ? from : undefined,
  };
}

function restrictedIn(answers: Answers, context: LibertyContext) {
  const capacity = ask.capacity.when(answers) ? ask.capacity.of(answers) : undefined;
  const isAssessed = ask.assessedBy.when(answers, context);
  return {
    now: ask.now.of(answers),
    needed: ask.needed.of(answers),
    ...(capacity !== undefined && {
      capacity: {
        answer: capacity,
        ...(isAssessed && { by: ask.assessedBy.of(answers), on: ask.assessedOn.of(answers) }),
        ...(capacity === 'has' && !isAssessed && presumed(context)),
      },
    }),
    wishes: ask.wishes.of(answers),
    objection: ask.objection.of(answers),
    objectionHow: ask.objectionHow.when(answers, context) ? ask.objectionHow.of(answers) : undefined,
    existing: ask.existing.of(answers),
    endsOn: ask.endsOn.when(answers, context) ? ask.endsOn.of(answers) : undefined,
  };
}

/** It is presumed, and nobody doubts it (MCA 2005 s1). */
const presumed = ({ asker, today }: { readonly asker?: string | undefined; readonly today: Day }) => ({
  basis: 'asked',
  by: asker,
  on: today,
});
