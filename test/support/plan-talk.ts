import { everybodySays } from './change.ts';
import type { Chat, World } from './talk.ts';

/** Samuel Okafor's plan, as staff talk it into being: used by every conversation about it. */

const EVERY_DAY = 'mon,tue,wed,thu,fri,sat,sun';
export const MORNING = {
  visitDays: EVERY_DAY,
  visitAt: '08:00',
  visitMinutes: '45',
  visitSupport: 'Washing and dressing',
  visitBy: 'Tom Reed',
};
const LUNCH = { ...MORNING, visitAt: '12:30', visitMinutes: '30', visitSupport: 'Lunch' };
const EVENING = { ...MORNING, visitAt: '18:30', visitMinutes: '30', visitSupport: 'Supper' };

/** Samuel Okafor has no plan when the demo begins; in it are Tom, his support worker, and Priya, his social worker. */
export async function startedFor(
  chat: Chat,
  outcome: Readonly<Record<string, string>> = {},
  rest: Readonly<Record<string, string>> = {},
): Promise<void> {
  await chat.says('start a plan for Samuel Okafor');
  await chat.presses('Next', { matters: 'Church on Sundays, and being neat.' });
  await chat.presses('Add an outcome');
  await chat.presses('Add this outcome', {
    outcomeWords: 'I want to cook again',
    outcomeNow: 'Makes tea',
    outcomeAchieved: 'some-way',
    ...outcome,
  });
  await chat.presses('Next');
  for (const visit of [MORNING, LUNCH, EVENING]) {
    await chat.presses('Add a visit');
    await chat.presses('Add this visit', visit);
  }
  await chat.presses('Next');
  await chat.presses('Next', { equipment: 'Bath board\nPerching stool', monitoring: 'A call on Mondays', ...rest });
  await chat.presses('Next', { startsOn: '2026-11-24' });
  await chat.presses('Next');
  await chat.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
  await chat.presses('Ask everybody to agree');
}

/** The evening visit goes. Up to the check page. */
export async function fewerVisits(chat: Chat, personAgrees: 'yes' | 'no' = 'yes'): Promise<void> {
  await withoutVisit(chat, 'Samuel Okafor', 'Every day, 18:30');
  await chat.presses('Next', { personAgrees, carerAgrees: 'none' });
}

/** A visit goes. Up to who agrees. */
export async function withoutVisit(chat: Chat, name: string, visit: string): Promise<void> {
  await chat.says(`change the plan for ${name}`);
  await chat.presses('Next', { trigger: 'progress', kinds: 'fewer', parts: 'visits' });
  await chat.presses(`Change: ${visit}`);
  await chat.presses('Remove this visit');
  await chat.presses('Next');
  await chat.presses('Next', { startsOn: '2026-11-30' });
  await chat.presses('Add a piece of evidence');
  await chat.presses('Add this piece of evidence', {
    evidenceFrom: 'support-worker',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'Makes his own supper five evenings in six.',
  });
  await chat.presses('Next');
  await chat.presses('Next');
}

/** The form of a change of the monitoring, up to the day it applies from. */
export async function callOnFridays(chat: Chat): Promise<void> {
  await chat.says('change the plan for Samuel Okafor');
  await chat.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'monitoring' });
  await chat.presses('Next', { monitoring: 'A call on Fridays' });
}

/** From there, with the one piece of evidence for it, to who gets a copy. */
export async function becauseHeAsked(chat: Chat): Promise<void> {
  await chat.presses('Next', { startsOn: '2026-11-30' });
  await chat.presses('Add a piece of evidence');
  await chat.presses('Add this piece of evidence', {
    evidenceFrom: 'other',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'He asked for it.',
  });
  await chat.presses('Next');
}

/** The first version holds. */
export async function agreed(
  world: World,
  tom: Chat,
  priya: Chat,
  outcome?: Readonly<Record<string, string>>,
  rest?: Readonly<Record<string, string>>,
): Promise<void> {
  await startedFor(tom, outcome, rest);
  await priya.says('hello');
  await world.ticks();
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('I agree');
}

/** The answers that say that each of them, in the order of the circle, has said yes outside the bot, by phone. */
export const saidYes = (on: string, ...keys: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keys.flatMap((key, index) => [
      [`yes${index + 1}`, `${key}:phone`],
      [`yesOn${index + 1}`, on],
    ]),
  );

/** For Farida Khan, who has a plan: an extra visit at 21:00 from 24 November until Fri 4 Dec, by Tom; Wendy and the nurse have still to answer. */
export async function proposesExtraVisit(tom: Chat, when: Readonly<Record<string, string>> = {}): Promise<void> {
  await tom.says('change the plan for Farida Khan');
  await tom.presses('Next', { trigger: 'more-support', kinds: 'temporary', parts: 'visits' });
  await tom.presses('Add a visit');
  await tom.presses('Add this visit', {
    visitDays: 'mon,tue,wed,thu,fri,sat,sun',
    visitAt: '21:00',
    visitMinutes: '30',
    visitSupport: 'Settling for the night',
    visitBy: 'Tom Reed',
    visitUntil: '2026-12-04',
  });
  await tom.presses('Next');
  await tom.presses('Next', { startsOn: '2026-11-24', ...when });
  await tom.presses('Add a piece of evidence');
  await tom.presses('Add this piece of evidence', {
    evidenceFrom: 'support-worker',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-22',
    evidenceWords: 'Up four times in the night.',
  });
  await tom.presses('Next');
  await tom.presses('Next');
  await tom.presses('Next', everybodySays(tom, 'yes'));
  await tom.presses('Ask everybody to agree');
}

export async function wendyAgreesTo(world: World): Promise<void> {
  const wendy = world.chat('Wendy Stone');
  await wendy.says('show the plan for Farida Khan');
  await wendy.presses('The change being agreed');
  await wendy.presses('I agree');
}

/** The nurse has no Teams: what she says is noted, and with it everybody has agreed. */
export async function nurseAgrees(tom: Chat, on: string): Promise<void> {
  await tom.says('show the plan for Farida Khan');
  await tom.presses('The change being agreed');
  await tom.presses('Note what somebody said');
  await tom.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on });
  await tom.presses('Record this');
}
