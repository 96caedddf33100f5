import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { planIdOf } from '../../plans/parties.ts';
import { namedIn } from '../../questions/colleagues.ts';
import { knownAround } from '../../people/party.ts';
import { capacity, isAskedWithAnswer } from '../../questions/capacity.ts';
import { answersOfCharging, CHARGING, chargingIn } from '../../questions/charging.ts';
import { loadPerson, personIn, RECORD, tellersFor, withAssessed, WHO, type Opening } from '../../questions/context.ts';
import { decidingFills, decidingOf } from '../../questions/deciding.ts';
import { decidingSteps, doubtSteps } from '../../questions/deciding-steps.ts';
import { MISSING } from '../../questions/not-arranged.ts';
import { newRecord, type Flow } from '../flow.ts';
import { close, stopIdOf, type Parts } from './closing.ts';
import { Ending } from './facts.ts';
import { overheard } from './overheard.ts';
import type { EndingContext, Reviewed } from './context.ts';
import * as ask from './questions.ts';
import { rules } from './rules.ts';

/** Whoever does not want it any more decides that; of anybody not known to have capacity it is asked who decides, unless nobody can give it (R45). */
const isDecided = (answers: Answers, context: EndingContext): boolean =>
  ask.isWithdrawn(answers) ||
  (['met', 'not-right'].includes(ask.ground.of(answers) ?? '') && !isAskedWithAnswer(context));

const STEPS: Flow<EndingContext>['steps'] = [
  { id: WHO, title: 'Who', questions: [ask.person] },
  { id: 'why', title: 'Why it ends', questions: [ask.endedOn, ask.ground, ask.shown] },
  { id: 'offer', title: 'What was offered', questions: [ask.offered, ask.offeredOn] },
  {
    id: 'decides',
    title: 'Their decision',
    questions: [
      ask.wants,
      { ...capacity, when: (answers, context) => isDecided(answers, context) && capacity.when(answers, context) },
    ],
  },
  ...[...decidingSteps, ...doubtSteps].map((step) => ({
    ...step,
    when: (answers: Answers, context: EndingContext) =>
      isDecided(answers, context) && (step.when?.(answers, context) ?? true),
  })),
  { id: 'regard', title: 'What is weighed', questions: [ask.says, ask.wellbeing, ask.others, ask.carerAssessment] },
  {
    id: 'next',
    title: 'What follows',
    questions: [ask.still, ask.hasAppointment, ask.goesTo, CHARGING[0], ask.followUp],
  },
  {
    id: 'details',
    title: 'What follows, and who sees to it',
    questions: [
      ask.stillMet,
      ask.needWhat,
      ask.needOwner,
      ask.assessment,
      ask.bridge,
      ask.appointmentWhat,
      ask.appointmentOwner,
      ask.afterwards,
      ask.handover,
      ask.whyOpen,
    ],
  },
  // What the review says of it is not asked again.
  { id: 'charges', title: 'Charges', follows: true, questions: CHARGING.slice(1, 3) },
  { id: 'said', title: 'What was said about charges', follows: true, questions: CHARGING.slice(3) },
];

/** Reablement ends: why, what was weighed, what follows and who sees to it. It closes at once when nothing is missing (TL1, TL4). */
export function ending(parts: Parts): Flow<EndingContext> {
  return {
    id: 'ending',
    version: 1,
    title: 'End reablement',
    phrases: [
      'reablement has ended',
      'end reablement',
      'stop reablement',
      'end of reablement',
      'end reablement for',
      'plan the ending',
    ],
    overhears: overheard,
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'End reablement', example: 'end reablement for Ada Palmer', group: 'person', rank: 39 },
    steps: STEPS,
    recordWords: 'Record this',
    resets: { [ask.person.key]: 'all' },
    idle: ({ notClosed }) =>
      notClosed &&
      `An ending is on record and not closed yet: ${notClosed}. Type that reference to open it, then close it or call it off.`,
    warnings,
    fills: (_, context) => ({
      answers: {
        [ask.endedOn.key]: context.today,
        [ask.offeredOn.key]: context.person?.started ?? context.today,
        ...decidingFills(context),
        ...(context.achieved !== undefined && { [ask.ground.key]: 'met', [ask.shown.key]: context.achieved }),
        ...(context.afterwards !== undefined && {
          [ask.goesTo.key]: 'own-plan',
          [ask.afterwards.key]: context.afterwards,
        }),
        ...(context.reviewed && reviewFills(context.reviewed)),
        ...(context.colleagues[0] && { [ask.followUp.key]: context.colleagues[0].value }),
      },
    }),
    // What is said to an open change of the plan is closed with it.
    restsOn: ({ person }) => (person ? [planIdOf(person.id)] : []),
    load: (opening) => load(parts, opening),
    async carryOut(session, context, viewer) {
      const { person, today } = context;
      if (!person) return MISSING;
      const { record, team, from } = newRecord(session, person);
      const ending = endingIn(session, context, stopIdOf(record, person));
      if (!ending) return MISSING;
      const command = { type: 'plan' as const, ending, started: person.started };
      const begun = await parts.endings.begin(record, { command, viewer, team, from });
      return begun.ok ? close(parts, { from: record, person, viewer, today }, begun.value.reference) : begun;
    },
  };
}

const reviewFills = ({ views, carers, charging }: Reviewed): Answers => ({
  [ask.says.key]: views,
  [ask.others.key]: carers.map((one) => `${one.name}: ${one.views}`).join('\n'),
  ...(charging && answersOfCharging(charging)),
});

const warnings = ({ answers }: Pick<Session, 'answers'>, { open, unmet, person }: EndingContext): readonly string[] =>
  listed(
    // R24: it is read in the home, and says whom to ring.
    ...namedIn(
      ask.afterwards.of(answers) ?? '',
      (person ? knownAround(person).others : []).map(({ key, name }) => ({ value: key, title: name })),
    ).map(
      (name) =>
        `The plan for afterwards may name ${name}, who is not asked here any more, and the copy for the home says it. If it does, leave them out.`,
    ),
    ask.ground.of(answers) === 'met' && unmet,
    open.length > 0
      ? `Visits and reminders stop. This is closed with it: ${open.join('; ')}.`
      : 'Visits and reminders stop.',
  );

async function load(parts: Parts, opening: Opening): Promise<EndingContext> {
  const { viewer, session } = opening;
  const context = await withAssessed(await loadPerson(parts.directory, opening, 'record'), viewer, parts.lastAssessed);
  const { person } = context;
  const from = RecordId.safeParse(session.openedFor[RECORD]).data;
  const plan = person && personIn(session) ? await parts.planFor(viewer, person) : undefined;
  return {
    ...context,
    reviewed: person && from && (await parts.reviewed(viewer, person, from)),
    colleagues: tellersFor(viewer, person),
    open: listed(
      plan?.proposal && `Version ${plan.proposal.version} of the plan, which is being agreed`,
      ...(await openIn(parts, opening)),
    ),
    afterwards: plan?.current?.afterwards,
    ...(person && personIn(session) && (await parts.outcomes(viewer, person))),
    notClosed: person && personIn(session) ? await notClosedOf(parts, opening, person) : undefined,
  };
}

/** An ending that waits to be closed: a second one beside it would pass over what it lacks (TL4, R45). */
async function notClosedOf(
  { records, endings }: Parts,
  { viewer, session }: Opening,
  person: VisiblePerson['the'],
): Promise<string | undefined> {
  for (const { id, kind, reference } of await records.about(person.id))
    if (kind === rules.kind && id !== newRecord(session, person).record)
      if ((await endings.seen(id, viewer, person))?.status === 'planned') return reference;
  return undefined;
}

/** What waits in the person's records and is closed with the end, as far as this viewer may see it. That it is asked no more whether support is still needed goes without saying (R70). */
async function openIn({ records, directory }: Parts, { viewer, session }: Opening): Promise<readonly string[]> {
  const id = personIn(session);
  const person = id && (await directory.personFor(viewer, id));
  if (!person) return [];
  const all = (await records.about(person.the.id)).flatMap((record) => {
    // An issue that is open is open work, also while nothing in it waits for anybody.
    const isOpen = record.duties.length > 0 || (record.span !== undefined && record.span.until === undefined);
    const isClosed = !record.goesOnAfterEnd && !record.onlyOne && isOpen && record.kind !== WEEKLY;
    const title = isClosed ? record.seenBy(viewer, person.the)?.title : undefined;
    return title === undefined ? [] : [`${title} ${record.reference}`];
  });
  return all.slice(0, MOST_OPEN);
}

const WEEKLY = 'weekly-question';

/** As many as are read in one sentence. */
const MOST_OPEN = 6;

function endingIn({ answers }: Session, context: EndingContext, stop: Ending['stop']): Ending | undefined {
  const followUp = context.colleagues.find(({ value }) => value === ask.followUp.of(answers));
  const still = ask.still.of(answers);
  const met = ask.stillMet.of(answers);
  return Ending.safeParse({
    on: ask.endedOn.of(answers),
    ground: ask.ground.of(answers),
    shown: ask.shown.of(answers),
    offer: ask.offerIn(answers),
    deciding: isDecided(answers, context) ? decidingOf(answers, context) : undefined,
    regard: {
      person: ask.says.of(answers),
      wellbeing: ask.wellbeing.of(answers),
      others: ask.others.of(answers) || undefined,
    },
    carerAssessment: ask.carerAssessment.when(answers, context) ? ask.carerAssessment.of(answers) : undefined,
    still,
    need: still === 'needed' ? ask.neededIn(answers) : still === 'met' ? { what: met } : undefined,
    assessment: still === 'needed' ? ask.assessment.of(answers) || undefined : undefined,
    bridge: still === 'needed' ? ask.bridge.of(answers) : undefined,
    appointment: ask.hasAppointment.of(answers) === 'yes' ? ask.appointmentIn(answers) : undefined,
    handover: ask.goesTo.of(answers) === 'handover' ? ask.handover.of(answers) : undefined,
    afterwards: ask.goesTo.of(answers) === 'own-plan' ? ask.afterwards.of(answers) : undefined,
    charging: chargingIn(answers),
    whyOpen: context.open.length > 0 ? ask.whyOpen.of(answers) : undefined,
    followUp: followUp && {
      staff: StaffId.safeParse(followUp.value).data,
      name: followUp.title.replace(/ \(me\)$/u, ''),
    },
    noPlan: context.hasPlan === false ? true : undefined,
    stop,
  }).data;
}
