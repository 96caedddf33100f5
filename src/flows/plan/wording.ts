import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { PlanRefusal } from '../../plans/commands.ts';
import type { PlanContent } from '../../plans/content.ts';
import { differences } from '../../plans/difference.ts';
import { newest } from '../../plans/versions.ts';
import type { ChangeKind, EvidenceFrom, Trigger } from '../../plans/proposal.ts';
import { listWords } from '../../plans/words.ts';
import type { Refused } from '../../forms/form.ts';

/** R16, in every notice of a changed plan, until a copy has reached its reader. Before a first plan none lies in the home. */
export const untilACopy = (version: number): string =>
  version === 1
    ? 'Until you have your copy, follow the plan in the person’s home once it is there.'
    : 'Until you have a revised copy, follow the plan in the person’s home.';

export const triggerWords: Readonly<Record<Trigger, string>> = {
  progress: 'Progress towards the outcomes',
  'more-support': 'More support is needed',
  circumstances: 'Circumstances have changed',
  equipment: 'More independent with equipment or technology',
  other: 'Something else',
};

export const kindWords: Readonly<Record<ChangeKind, string>> = {
  times: 'Day, time or length of visits',
  fewer: 'Fewer visits a day',
  temporary: 'More support for a while',
  manner: 'How the support is given',
  other: 'Something else',
};

export const fromWords: Readonly<Record<EvidenceFrom, string>> = {
  'support-worker': 'Seen by the support worker',
  'in-plan': 'From somebody in the plan',
  'another-reason': 'From somebody involved for another reason',
  other: 'From somebody else',
};

/** The one place that words a plan's refusals; `question` is the field that it stands beside, where a form has it. */
export function wordsFor(refusal: PlanRefusal): Refused {
  switch (refusal.code) {
    case 'PLAN.NONE':
      return { words: 'There is no agreed plan yet, so there is nothing to write into by hand.' };
    case 'PLAN.NO-PROPOSAL':
      return {
        words: 'That change is no longer open: it was agreed or withdrawn, or another has taken its place.',
      };
    case 'PLAN.CHANGED-MEANWHILE':
      return { words: 'The plan has changed since you opened the form. Please check what stands there now.' };
    case 'PLAN.CHANGES-NOTHING':
      return { words: 'Nothing in the plan would change. What should be different?', question: 'parts' };
    case 'PLAN.ASKED-ALREADY':
      return {
        words:
          'That is just what people are asked about already. Change something, or use "Note what somebody said" for an answer.',
        question: 'parts',
      };
    case 'PLAN.NO-OUTCOME':
      return { words: 'A plan needs at least one outcome, in the person’s words.', question: 'outcomes' };
    case 'PLAN.VISITS-IMPOSSIBLE':
      return { words: refusal.why, question: 'visits' };
    case 'PLAN.BEFORE-REABLEMENT':
      return {
        words: `Reablement began on ${wordsForDay(refusal.started)}. A plan cannot start before that.`,
        question: 'startsOn',
      };
    case 'PLAN.BEFORE-PLAN':
      return {
        words: `The first plan began on ${wordsForDay(refusal.began)}. A change cannot start before that.`,
        question: 'startsOn',
      };
    case 'PLAN.END-MISSING':
      return {
        words: 'More support for a while needs a day on which it ends or is looked at again.',
        question: 'until',
      };
    case 'PLAN.ENDS-BEFORE-START':
      return { words: `That is before it starts, on ${wordsForDay(refusal.starts)}.`, question: 'until' };
    case 'PLAN.TRIGGER-MISSING':
      return { words: 'Please say why the plan should change.', question: 'trigger' };
    case 'PLAN.KIND-MISSING':
      return { words: 'Please say what kind of change it is.', question: 'kinds' };
    case 'PLAN.OTHERWISE-MISSING':
      return { words: 'Please say what it is, when it is something else.', question: 'otherwise' };
    case 'PLAN.EVIDENCE-MISSING':
      return { words: 'Every change needs evidence: at least one thing that was seen or said.', question: 'evidence' };
    case 'PLAN.EVIDENCE-IN-FUTURE':
      return { words: 'Evidence cannot be from a day that is still to come.', question: 'evidence' };
    case 'PLAN.HOME-WITHOUT-COPY':
      return { words: 'The person themselves always gets a copy: it lies in their home.', question: 'copyTo' };
    case 'PLAN.COPY-REASON-MISSING':
      return { words: 'Others than before get a copy. Please say why.', question: 'copyReason' };
    case 'PLAN.VIEWS-MISSING':
      return {
        words: 'Somebody does not agree. It can only go ahead once their views are written down.',
        question: 'views',
      };
    case 'PLAN.WELLBEING-MISSING':
      return {
        words: 'Somebody does not agree. It can only go ahead once the effect on wellbeing is written down.',
        question: 'wellbeingImpact',
      };
    case 'PLAN.REASON-MISSING':
      return { words: 'Please write this down.', question: 'reason' };
    case 'PLAN.NOT-A-PARTY':
      return {
        words:
          'Only those who are in the plan are asked whether they agree. Whoever is to be asked must be in the person’s circle.',
        question: 'who',
      };
    case 'PLAN.THEIRS-TO-SAY':
      return {
        words: 'They use Teams, so they answer there themselves. Nobody can answer for them.',
        question: 'who',
      };
    case 'PLAN.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: 'on' };
    case 'PLAN.NOT-AGREED-YET':
      return {
        words: `That change is not agreed yet, so it must not be written into the folder. Still open: ${listWords(refusal.waiting)}.`,
        question: 'of',
      };
    case 'PLAN.NO-SUCH-VERSION':
      return { words: 'There is no such version of this plan.', question: 'of' };
    case 'PLAN.BEFORE-AGREED':
      return { words: `That is before it was agreed, on ${wordsForDay(refusal.agreed)}.`, question: 'on' };
    case 'PLAN.NO-COPY-DUE':
      return { words: 'No copy was to go to them.', question: 'who' };
    default:
      return assertNever(refusal);
  }
}

/** What somebody else did to the plan while a form about it was open (S53). */
export function meanwhileWords(
  { now }: Extract<PlanRefusal, { code: 'PLAN.CHANGED-MEANWHILE' }>,
  base: PlanContent | undefined,
  who: string,
): string {
  const theirs = now.proposal?.content ?? now.current;
  const changed = theirs ? differences(base, theirs) : [];
  const what = now.proposal
    ? `${who} has proposed a change meanwhile`
    : `version ${newest(now)?.version ?? 1} was agreed meanwhile`;
  const list = changed.slice(0, MOST_NAMED).map(({ what: one }) => one);
  const more = changed.length > MOST_NAMED ? ` and ${changed.length - MOST_NAMED} more` : '';
  return `While you were writing, ${what}${list.length > 0 ? `: ${list.join('; ')}${more}` : ''}. What you entered is kept, and joined with it. Please check it, and record it again.`;
}

const MOST_NAMED = 4;
