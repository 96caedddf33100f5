import { openKind, type OpenKind } from '../../kinds/open-kind.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import { awayOn } from '../../people/away.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
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
import { sentences } from '../../kernel/sentence.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, intoRecord, type Flow } from '../flow.ts';
import { Screening } from './facts.ts';
import { whyLead } from './outcome.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';
import { libertyKind, type SeenLiberty } from './record.ts';
import { libertyIdOf, type Command, type Refusal } from './rules.ts';
import { GUIDANCE, guidanceWords, outcomeTitle, outcomeWords } from './words.ts';

type Liberty = OpenKind<Command, SeenLiberty, Refusal>;

interface Context extends PersonContext, ask.LibertyContext {
  /** What was screened before, as whoever fills it in may see it. */
  readonly seen: SeenLiberty | undefined;
}

/** What other records say of somebody, as this viewer may see it. */
export interface Around {
  readonly lastAssessed: LastAssessed;
  /** What in monitoring or the plan may restrict them today, in its own words (R44). */
  readonly restricting: (viewer: Viewer, person: About, today: Day) => Promise<readonly string[]>;
}
type About = VisiblePerson['the'] & Subject;

/** Whether action to authorise a deprivation of liberty is to be considered: asked, and never concluded (R44, R45). */
export function libertyScreening(kind: Liberty, directory: Directory, around: Around): Flow<Context> {
  const { lastAssessed, restricting } = around;
  return {
    id: 'liberty-screening',
    tellsOfHarm: true,
    version: 1,
    title: 'Screen for liberty',
    phrases: PHRASES,
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'screen', guarded: 'person' },
    offer: { button: 'Screen for liberty', example: 'screen for liberty', group: 'problem', rank: 64 },
    steps: STEPS,
    recordWords: 'Record it',
    recordsAtOnce: 'by-card',
    overhears: overheard,
    resets: { [ask.person.key]: 'all' },
    fills: (_, context) => ({ answers: filled(context) }),
    // Somebody may have screened meanwhile: that is read first (S53).
    restsOn: ({ person, seen }) => (person && seen ? [libertyIdOf(person.id)] : []),
    async load(opening) {
      const context = await loadPerson(directory, opening, 'screen');
      const { person } = context;
      const seen = person && (await kind.seen(libertyIdOf(person.id), opening.viewer, person));
      const inForce = person && (await restricting(opening.viewer, person, opening.today));
      return withAssessed({ ...context, seen, inForce: inForce ?? [] }, opening.viewer, lastAssessed);
    },
    carryOut: intoRecord(kind, {
      command(session, context: Context) {
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
      said: async ({ command: { screening }, record: { reference }, context: { person, today } }) => ({
        words: sentences(
          `Recorded as ${reference}`,
          outcomeTitle(screening),
          outcomeWords({ ...screening, on: today }),
          ...(person && whyLead(screening) ? [await leadWords(directory, person, today)] : []),
        ),
      }),
    }),
  };
}

const STEPS: Flow<Context>['steps'] = [
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
    questions: [ask.restrictionWords, ask.now, ask.needed, ask.capacity],
  },
  {
    id: 'wishes',
    title: 'What they want',
    questions: [ask.assessedBy, ask.assessedOn, ask.wishes, ask.objection, ask.objectionHow, ask.existing, ask.endsOn],
  },
];

/** Who holds the post and is there: of a colleague who may not know of the person, nothing is said (R24). */
async function leadWords(directory: Directory, { team, closedTo }: VisiblePerson['the'], today: Day): Promise<string> {
  const there = (await directory.staffOf(team)).filter(
    (one) => one.roles.includes('capacity-lead') && !closedTo?.includes(one.id) && !awayOn(one, today),
  );
  return there.length > 0
    ? `Asked: ${there.map(({ name }) => name).join(' or ')}`
    : 'No mental capacity lead of your team is there: tell whoever leads it today';
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
export function libertyParts(services: RecordServices, directory: Directory, around: Around) {
  const kind: Liberty = openKind(libertyKind, services);
  return { kind, flow: defineFlow(libertyScreening(kind, directory, around)) };
}

/** How it was before is filled in; what is to be judged is judged anew. */
function filled({ person, seen, today }: Context): Answers {
  const { setting, age, arrangedBy, restrictions, restrictionWords, restricted } = seen?.last ?? {};
  const isGoodNow = restricted?.endsOn !== undefined && restricted.endsOn >= today;
  const all: Readonly<Record<string, string | undefined>> = {
    [ask.setting.key]: person?.stopped?.what === 'hospital' ? 'hospital' : setting,
    [ask.age.key]: age,
    [ask.arrangedBy.key]: arrangedBy,
    [ask.restrictions.key]: restrictions?.join(',') || undefined,
    [ask.restrictionWords.key]: restrictionWords,
    [ask.existing.key]: isGoodNow ? restricted.existing : undefined,
    [ask.endsOn.key]: isGoodNow ? restricted.endsOn : undefined,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The answers as a screening, with nothing of what was not asked. */
function screeningIn({ answers, token, openedFor }: Session, context: Context) {
  const { person, inForce = [] } = context;
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
    ...(ask.isAsked(answers, context) && { asked: askedIn(answers, context) }),
    ...(inForce.length > 0 && { inForce }),
    guidance: GUIDANCE.asOf,
    from: person && from !== libertyIdOf(person.id) ? from : undefined,
  };
}

const restrictedIn = (answers: Answers, context: Context) => ({
  now: ask.now.of(answers),
  needed: ask.needed.of(answers),
  existing: ask.existing.of(answers),
  endsOn: ask.endsOn.when(answers, context) ? ask.endsOn.of(answers) : undefined,
});

function askedIn(answers: Answers, context: Context) {
  const capacity = ask.capacity.when(answers, context) ? ask.capacity.of(answers) : undefined;
  const isAssessed = ask.assessedBy.when(answers, context);
  return {
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
  };
}

/** It is presumed, and nobody doubts it (MCA 2005 s1). */
const presumed = ({ asker, today }: { readonly asker?: string | undefined; readonly today: Day }) => ({
  basis: 'asked',
  by: asker,
  on: today,
});
