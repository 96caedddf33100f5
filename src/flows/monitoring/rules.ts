import { blank } from '../../kernel/blank.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Occasion, Rules } from '../../records/kind.ts';
import { saysNothing, type PartySays } from '../../people/agreement.ts';
import { awaitsCapacity, isNotAsked } from '../../people/capacity.ts';
import { isOfCircle } from '../../notices/telling.ts';
import { same } from '../../records/same.ts';
import { checked, decidesAgainst, effectIn, wrongAnswer, type Refusal } from './checks.ts';
import type { Command } from './commands.ts';
import { dutiesIn } from './duties.ts';
import { evolve, stillToDecide, withAnswer } from './evolve.ts';
import {
  askable,
  doneBy,
  heardNow,
  noLongerAsked,
  type Change,
  Fact,
  mayTakeLookBack,
  neverBegins,
  type Matter,
  notReached,
  openForCapacityLead,
  openForLeads,
  State,
  toBeAsked,
  type Changed,
} from './facts.ts';
import { noteBegun } from './begun.ts';
import { isAnother, mayBeASlip } from './meaning.ts';
import { answerNote, assess, doubt, isSettled } from './of-capacity.ts';
import { asked, telling } from './recipients.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;
type Decided = Result<readonly Fact[], Refusal>;

function decide(state: State, command: Command, occasion: Occasion): Decided {
  if (command.type === 'change-monitoring') return changeMonitoring(state, command, occasion);
  if (state.status === 'new') return refuse({ code: 'MONITORING.NOT-RECORDED' });
  if (command.type === 'see-circle') return seeCircle(state, command, occasion);
  if (command.type === 'see-later') return seeLater(state, command, occasion);
  if (state.takenBack) return command.type === 'take-back' ? ok([]) : refuse({ code: 'MONITORING.TAKEN-BACK' });
  switch (command.type) {
    case 'answer':
      return answer(state, command, occasion);
    case 'doubt-capacity':
      return doubt(state, occasion);
    case 'correct':
      return correct(state, command, occasion);
    case 'take-back':
      return takeBack(state, command, occasion);
    case 'assess-capacity':
      return assess(state, command, occasion);
    case 'answer-note':
      return answerNote(state, command, occasion);
    case 'look-at':
      return lookAt(state, command, occasion);
    case 'note-screened':
      return ok(openForCapacityLead(state).includes('restricts') ? [{ type: 'screened' }] : []);
    case 'note-begun':
      return noteBegun(state, command);
    case 'take-look-back':
      return ok(
        mayTakeLookBack(state, occasion.by, occasion.today) && state.lastLook
          ? [{ type: 'look-taken-back', matters: state.lastLook.matters }]
          : [],
      );
    default:
      return assertNever(command);
  }
}

/** P20: another lead looks at what a lead has done without agreement, where there is another. */
function lookAt(state: Changed, { matters, note, name }: Of<'look-at'>, { by, leads, circle }: Occasion): Decided {
  const areOthers = leads.some((lead) => lead !== by);
  const open = matters.filter((matter) => isOpen(state, matter));
  const own = openForLeads(state).filter((matter) => areOthers && doneBy(matter, state) === by);
  const theirs = open.filter((matter) => !own.some((one) => one === matter));
  if (open.length > 0 && theirs.length === 0) return refuse({ code: 'MONITORING.ANOTHER-LEAD' });
  if (theirs.length > 0 && saysNothing(note)) return refuse({ code: 'MONITORING.LOOK-MISSING' });
  const isOfCapacity = openForCapacityLead(state).some((matter) => theirs.includes(matter));
  const inPlan = new Set(circle.flatMap(({ staff }) => staff ?? []));
  const hear = [...inPlan].filter((staff) => staff !== by && staff !== state.by);
  return ok(theirs.map((matter) => ({ type: 'looked-at', matter, note, name, ...(isOfCapacity && { hear }) })));
}

/** What does not begin any more is explained to nobody; when it does after all, to everybody (P10). */
function seeLater(state: Changed, { later }: Of<'see-later'>, { circle }: Occasion): Decided {
  if (state.takenBack || same(later, state.later)) return ok([]);
  const begins = later === undefined && neverBegins(state);
  return ok([
    {
      type: 'later-seen',
      ...(later && { later }),
      ...(begins ? telling(asked(state), false, { circle, by: state.by }) : {}),
    },
  ]);
}

/** What waited for nobody but them goes ahead, or it would wait for good. */
function seeCircle(state: Changed, { gone }: Of<'see-circle'>, { circle }: Occasion): Decided {
  if (state.takenBack || same(gone, state.gone)) return ok([]);
  const waited = state.holdsFrom === undefined && toBeAsked(state).length > 0;
  const after = { ...state, gone };
  const goes = waited && isSettled(after);
  return ok(
    listed<Fact>(
      { type: 'circle-seen', gone },
      goes && { type: 'went-ahead', ...telling(asked(after), false, { circle, by: state.by }) },
    ),
  );
}

const isOpen = (state: Changed, matter: Matter): boolean =>
  [...openForLeads(state), ...openForCapacityLead(state)].includes(matter);

function changeMonitoring(state: State, command: Of<'change-monitoring'>, occasion: Occasion): Decided {
  if (state.status === 'changed') return ok([]);
  const change = checked(command.change, command.waits, command.reablementStarted, occasion);
  if (!change.ok) return change;
  const waits = waitsBefore(change.value, command);
  const gone = change.value.parties.flatMap(({ key, part }) =>
    part === 'carer' && isOfCircle(key) && occasion.circle.every((one) => one.key !== key) ? [key] : [],
  );
  return ok(
    listed<Fact>(
      {
        type: 'monitoring-changed',
        change: change.value,
        waits,
        inPlan: command.inPlan,
        ...(command.overtakes && command.overtakes.length > 0 && { overtakes: command.overtakes }),
        ...(command.place !== undefined && { place: command.place }),
        ...someNoted(command),
        ...telling(change.value, waits, occasion),
      },
      // R2, R24: who said no while the form was open, and is not asked any more.
      gone.length > 0 && { type: 'circle-seen', gone },
    ),
  );
}

/** P6: for those who were not reached; R45: until it is known whether the person can decide. */
const waitsBefore = (change: Change, { waits }: Pick<Of<'correct'>, 'waits'>, goesOn = false): boolean =>
  (waits && notReached(change).length > 0) || (!goesOn && awaitsCapacity(change.deciding));

const someNoted = ({ noted = [] }: Pick<Of<'correct'>, 'noted'>) => (noted.length > 0 ? { noted } : {});

function answer(
  state: Changed,
  { says, effect, takeBack: back, by, heard }: Of<'answer'>,
  occasion: Occasion,
): Decided {
  const mayDecide = isTheirs(state, occasion);
  if (back && !mayDecide) return refuse({ code: 'MONITORING.NOT-YOURS' });
  const mayAnswer = says.answer === 'no' ? [...askable(state), ...noLongerAsked(state)] : askable(state);
  const before = mayAnswer.find(({ key }) => key === says.key);
  if (!before) return refuse({ code: 'MONITORING.NOT-A-PARTY' });
  const isToDecide = state.toDecide?.includes(says.key) === true && mayDecide;
  if (!isToDecide && same({ ...before, earlier: undefined }, says)) return ok([]);
  if (heard !== undefined && heard !== heardNow(before)) return refuse({ code: 'MONITORING.ANSWERED-MEANWHILE' });
  const waits = state.holdsFrom === undefined;
  const refusal = wrongAnswer(says, waits, occasion.today);
  if (refusal) return refuse(refusal);
  if (decidesAgainst(says) && !back && mayDecide) return refuse({ code: 'MONITORING.DECIDER-SAYS-NO', party: says });
  // Whoever may not take it back does not weigh it, either: the author or a lead decides what follows.
  const isLeftOpen = says.answer === 'no' && !mayDecide;
  const weighed = says.answer === 'no' && mayDecide ? effectIn(effect) : undefined;
  if (says.answer === 'no' && !back && !weighed && !isLeftOpen) return refuse({ code: 'MONITORING.WELLBEING-MISSING' });
  const isAsked = says.part === 'person' && isNotAsked(state.change.deciding);
  const answered: Fact = {
    type: 'answered',
    says,
    ...(weighed && { effect: weighed }),
    ...(isLeftOpen && { toDecide: true }),
    ...(isAsked && { capacity: { answer: 'has', basis: 'asked', by, on: says.on } }),
  };
  const after = withAnswer(state.change, answered);
  if (back)
    return ok([
      answered,
      {
        type: 'taken-back',
        why: `${says.name} does not agree`,
        ...telling(asked({ ...state, change: after }), false, occasion),
      },
    ]);
  const answeredBy = { ...state, change: after, toDecide: stillToDecide(state, answered) };
  const goes = waits && isSettled(answeredBy);
  return ok(
    listed<Fact>(
      answered,
      goes && { type: 'went-ahead', ...telling(asked({ ...state, change: after }), false, occasion) },
    ),
  );
}

/** P18: by whoever recorded it, or who leads the team. Those who were told before are told again. */
function correct(state: Changed, command: Of<'correct'>, occasion: Occasion): Decided {
  const { why, by, edition, reablementStarted, askedAnew } = command;
  if (!isTheirs(state, occasion)) return refuse({ code: 'MONITORING.NOT-YOURS' });
  const change = checked(command.change, command.waits, reablementStarted, occasion, true);
  if (!change.ok) return change;
  const goesOn =
    state.holdsFrom !== undefined && state.holdsFrom <= occasion.today && !isAnother(state.change, change.value);
  const waits = waitsBefore(change.value, command, goesOn);
  const waited = state.holdsFrom === undefined;
  if (same(state.change, change.value) && waits === waited) return ok([]);
  if (edition !== state.edition) return refuse({ code: 'MONITORING.CHANGED-MEANWHILE' });
  if (blank(why)) return refuse({ code: 'MONITORING.REASON-MISSING' });
  const before = state.change;
  const mistyped = !askedAnew && isAnother(before, change.value);
  if (mistyped && !mayBeASlip(before, change.value)) return refuse({ code: 'MONITORING.ASK-ANEW' });
  const against = change.value.parties.find(decidesAgainst);
  return ok(
    listed<Fact>(
      {
        type: 'corrected',
        change: change.value,
        before,
        why,
        by,
        waits,
        ...(mistyped && { mistyped }),
        ...someNoted(command),
        // Also of what waits: whoever was told of it before hears that it does not hold.
        ...telling(change.value, false, occasion),
      },
      // P2: an attorney or deputy whose document was seen since decides, and decided against it.
      against && { type: 'taken-back', why: decidedAgainst(against), ...telling(change.value, false, occasion) },
    ),
  );
}

const decidedAgainst = ({ name, views }: PartySays): string =>
  sentences(`${name} decides, and does not agree`, ...(views === undefined ? [] : [views]));

function takeBack(state: Changed, { why }: Of<'take-back'>, occasion: Occasion): Decided {
  if (!isTheirs(state, occasion)) return refuse({ code: 'MONITORING.NOT-YOURS' });
  if (blank(why)) return refuse({ code: 'MONITORING.REASON-MISSING' });
  return ok([{ type: 'taken-back', why, ...telling(asked(state), false, occasion) }]);
}

const isTheirs = ({ by }: Changed, { by: actor, leads, managers = [] }: Occasion): boolean =>
  [by, ...leads, ...managers].some((one) => one === actor);

/** Changing the monitoring arrangements (R1 to R3, P6, P18). Who must be told of it: recipients.ts (R4, R5). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'monitoring-change',
  prefix: 'MC',
  version: 1,
  looksAt: ['circle', 'leads', 'managers'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties: dutiesIn,
};
