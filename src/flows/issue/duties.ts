import { addDays } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { stoppedWords } from '../../people/stopped.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { sentences } from '../../kernel/sentence.ts';
import { isOpen, undecided, whoIs, type KeptAction, type Recorded } from './facts.ts';

/** So long may nothing happen in an issue before its owner looks at it again. */
const LOOK_AGAIN_DAYS = 7;

/** For so long those who were asked as well find how it was decided in their lists. */
const HEARD_DAYS = 3;

/** Who may be told, or is not to be. */
export function decidedWords(
  { about }: Pick<Recorded, 'about'>,
  { who, may }: { who: readonly string[]; may: boolean },
) {
  const names = about.flatMap((one) => (who.includes(whoIs(one)) ? [one.name] : [])).join(' and ');
  return `${names} ${may ? 'may be told' : 'may not be told'}`;
}

/** What waits in an issue until it is closed. None of it waits for whom it is about. `owner`: who answers for the issue. */
export function dutiesIn(the: Recorded, owner: StaffId, unresolvedDays?: number): readonly Duty[] {
  const { closed, about, actions, lastOn } = the;
  const except = about.flatMap(({ staff }) => staff ?? []);
  const shared = { reminder: DUTY_REMINDER, ...(except.length > 0 && { except }) };
  const risky = undecided(the).map(({ name }) => name);
  // Whoever was asked as well hears how it was decided, and can read it.
  const heard = the.decisions.flatMap(({ who, may, on, by }, n): readonly Duty[] => {
    const one = {
      reminder: DUTY_REMINDER,
      since: on,
      until: addDays(on, HEARD_DAYS),
      words: `It is decided: ${decidedWords(the, { who, may })}`,
    };
    const decider = by === 'reable' ? [] : [by];
    return [
      {
        ...one,
        key: `risk-heard.${n}`,
        kind: 'risk-heard',
        of: 'hold-back',
        except: [...except, ...decider],
        unreminded: true,
        notice: DUTY_NOTICE,
      },
      { ...one, key: `risk-said.${n}`, kind: 'risk-said', of: decider, quiet: true, opens: true },
    ];
  });
  // Closed or not: somebody said that the person is at risk (R24).
  const { over } = the;
  const decide = listed<Duty>(
    risky.length > 0 && {
      ...shared,
      key: 'risk',
      grave: true,
      kind: 'risk',
      of: 'hold-back',
      since: the.on,
      notice: DUTY_NOTICE,
      words: `Decide whether ${risky.join(' and ')} may be told anything: involving them is said to put the person at risk`,
    },
    // An end closes nothing of it: those who decide hear that it is left to them.
    over !== undefined &&
      (!closed || risky.length > 0) && {
        ...shared,
        key: `over.${over.what}.${over.since}`,
        grave: true,
        kind: 'over',
        of: risky.length > 0 ? 'hold-back' : 'leads',
        since: over.since,
        notice: DUTY_NOTICE,
        words: sentences(stoppedWords(over), 'This issue is still open: decide what becomes of it'),
      },
  );
  if (closed) return [...decide, ...heard];
  const leads = { ...shared, of: 'leads' as const };
  const own = except.includes(owner) ? leads : { ...shared, of: [owner], handsOver: true as const };
  const again = addDays(lastOn, LOOK_AGAIN_DAYS);
  return [
    ...decide,
    ...heard,
    ...(unresolvedDays === undefined ? [] : [ofReview(the, own, unresolvedDays)]),
    {
      ...own,
      key: `again.${lastOn}`,
      kind: 'again',
      since: again,
      words: 'Look at the issue again: nothing has happened in it for a week',
    },
    {
      // Whoever logged it reads so already.
      ...leads,
      except: [...except, owner],
      key: `waits.${lastOn}`,
      kind: 'waits',
      since: addWorkingDays(again, 2),
      words: 'Nothing has happened in an issue for more than a week',
    },
    ...actions
      .filter(isOpen)
      .flatMap((action) => ofAction(action, { shared, own, leads, owner, apart: the.apart, lastOn })),
  ];
}

/** From which day an issue counts as unresolved for long, and a review is considered (R31). */
export const reviewFrom = ({ on }: Pick<Recorded, 'on'>, unresolvedDays: number) => addDays(on, unresolvedDays);

/** It is said once, and stands on the page of the issue as long as it is open. */
const ofReview = (the: Recorded, own: Whose['own'], unresolvedDays: number): Duty => ({
  ...own,
  key: 'review',
  kind: 'review',
  since: reviewFrom(the, unresolvedDays),
  until: addDays(reviewFrom(the, unresolvedDays), LOOK_AGAIN_DAYS),
  once: true,
  words: unresolvedWords(unresolvedDays),
});

export const unresolvedWords = (days: number): string =>
  `Consider a review: an issue is not resolved after ${days} ${days === 1 ? 'day' : 'days'}`;

interface Whose {
  readonly shared: Pick<Duty, 'reminder' | 'except'>;
  readonly own: Pick<Duty, 'reminder' | 'except' | 'of' | 'handsOver'>;
  readonly leads: Pick<Duty, 'reminder' | 'except' | 'of'>;
  readonly owner: StaffId;
  readonly apart: readonly string[];
  readonly lastOn: Recorded['lastOn'];
}

/** Whoever keeps after an action hears the day before it is due; once it is late, whoever logged the issue, and then those who lead (R28). */
function ofAction({ id, what, by, owner, doer, progress, added }: KeptAction, whose: Whose): readonly Duty[] {
  const isOthers = owner.staff !== whose.owner;
  // Nobody is asked to go after whoever may not be told (R24).
  if (whose.apart.includes(whoIs(doer)))
    return [
      {
        ...whose.leads,
        key: `apart.${id}`,
        kind: 'apart',
        since: whose.lastOn,
        words: `${doer.name} is not involved now: decide what becomes of an action`,
        notice: DUTY_NOTICE,
      },
    ];
  const begins = addDays(by, -1);
  return listed<Duty>(
    // Whoever is given one hears of it at once (R28).
    added.by !== owner.staff &&
      !progress &&
      added.on < begins && {
        ...whose.shared,
        key: `given.${id}`,
        kind: 'given',
        of: [owner.staff],
        since: added.on,
        until: addDays(begins, -1),
        unreminded: true,
        words: `${doer.name}, by ${wordsForDay(by)}: ${what}`,
        notice: DUTY_NOTICE,
      },
    {
      ...whose.shared,
      key: `action.${id}.${by}`,
      kind: 'action',
      of: [owner.staff],
      since: begins,
      due: by,
      words: `${doer.name}, by ${wordsForDay(by)}: ${what}`,
      notice: DUTY_NOTICE,
      handsOver: true,
    },
    progress?.what === 'blocked' &&
      isOthers && {
        ...whose.own,
        key: `blocked.${progress.id}`,
        kind: 'blocked',
        since: progress.on,
        words: sentences(`An action is blocked: ${what}`, ...listed(progress.words)),
        notice: DUTY_NOTICE,
      },
    // Beside the usual reminders, which come days apart: on the day after, whoever does it hears as well (R28).
    {
      ...whose.shared,
      key: `overdue.${id}.${by}`,
      kind: 'overdue',
      of: [owner.staff],
      since: addDays(by, 1),
      quiet: true,
      once: true,
      words: `Overdue since ${wordsForDay(by)}: ${what}`,
      handsOver: true,
    },
    isOthers && {
      ...whose.own,
      key: `late.${id}.${by}`,
      kind: 'late',
      since: addDays(by, 1),
      words: `Overdue since ${wordsForDay(by)}, ${doer.name}: ${what}`,
    },
    {
      ...whose.leads,
      except: [...(whose.leads.except ?? []), owner.staff],
      key: `late-leads.${id}.${by}`,
      kind: 'late-leads',
      since: addWorkingDays(by, 2),
      words: `An action of ${owner.name} is overdue`,
    },
  );
}
