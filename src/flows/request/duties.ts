import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import type { Recorded, State } from './facts.ts';

/** Complaints about social care are acknowledged within three working days: SI 2009/309, regulation 13(3). */
export const acknowledgeDay = (asked: Day): Day => addWorkingDays(asked, 3);

/** Whose family is answered after a death (P19). */
export const answeredOf = ({ from, died }: Pick<Recorded, 'from' | 'died'>): string =>
  died ? `the family of ${from}` : from;

/** The answer, and after its day the leads, who acknowledge every complaint as well. None of it for whom it is about. */
export function dutiesIn(state: Recorded): readonly Duty[] {
  const { answered, answerer, answerBy, on, wish, acknowledged, apart, leadsMeant: meant } = state;
  const from = answeredOf(state);
  if (answered) return state.toldApart ? [ofTold(state, answered.on)] : [];
  const except = keptFrom(state);
  const shared = { reminder: DUTY_REMINDER, except };
  // Nobody is chased to answer whoever may not be told (R24).
  if (apart)
    return [
      {
        ...shared,
        key: `apart.${apart}`,
        kind: 'apart',
        of: 'leads',
        since: apart,
        notice: DUTY_NOTICE,
        words: `${from} asked for something and is not involved now: decide how it is answered, before anybody tells them anything`,
      },
    ];
  return listed<Duty>(
    wish === 'complaint' &&
      !acknowledged && {
        ...shared,
        key: 'acknowledge',
        kind: 'acknowledge',
        of: meant === 'all' ? 'safeguarding-lead' : 'leads',
        since: on,
        notice: DUTY_NOTICE,
        due: acknowledgeDay(on),
        words: `Acknowledge the complaint of ${from}, and pass it on to whoever sees to complaints`,
      },
    // R24: those who lead are colleagues of whom it is about, so somebody else hears when nobody does it.
    meant === 'some' &&
      !acknowledged && {
        ...shared,
        key: 'not-acknowledged',
        kind: 'not-acknowledged',
        of: 'safeguarding-lead',
        since: addWorkingDays(acknowledgeDay(on), 1),
        notice: DUTY_NOTICE,
        words: `The complaint of ${from} is about somebody who leads the team, and has not been acknowledged: see that it is`,
      },
    {
      ...shared,
      of: [answerer.staff],
      since: on,
      notice: DUTY_NOTICE,
      key: `answer.${answerer.staff}.${answerBy}`,
      kind: 'answer',
      due: answerBy,
      words: state.died ? `Answer ${from}, for whom something was asked` : `Answer ${from}, who asked for something`,
      handsOver: true,
    },
    {
      ...shared,
      key: `late.${answerBy}`,
      kind: 'late',
      of: meant === 'all' ? 'safeguarding-lead' : 'leads',
      // Somebody else hears that they have not answered.
      except: [...except, answerer.staff],
      since: addWorkingDays(answerBy, 1),
      words: state.died
        ? `${answerer.name} has not answered ${from}`
        : `${from} asked for something and has had no answer from ${answerer.name}`,
    },
  );
}

/** R24: what a colleague told whoever is not involved is told already; one who leads sees what follows from it. */
const ofTold = (state: Recorded, since: Day): Duty => ({
  key: `told-apart.${since}`,
  kind: 'told-apart',
  of: state.leadsMeant === 'all' ? 'safeguarding-lead' : 'leads',
  except: keptFrom(state),
  reminder: DUTY_REMINDER,
  notice: DUTY_NOTICE,
  since,
  due: since,
  words: `${answeredOf(state)} is not involved now, and was answered all the same: look at what they were told`,
});

/** Whom a request is kept from, with everything that is made from it (R24). */
export const keptFrom = (state: State): readonly StaffId[] =>
  state.status === 'asked' ? (state.about ?? []).map(({ staff }) => staff) : [];
