import type { Plan } from '../../plans/plan.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Named } from '../../plans/named.ts';
import type { PlainRefusal, PlanRefusal } from '../../plans/commands.ts';
import { lackingWords } from '../../people/needs-met.ts';
import type { PlanContent } from '../../plans/content.ts';
import { differences } from '../../plans/difference.ts';
import type { CopyMeans } from '../../plans/plan.ts';
import { newSince } from '../../plans/seen.ts';
import { newest } from '../../plans/versions.ts';
import { unanswered, type ChangeKind, type EvidenceFrom, type Trigger } from '../../plans/proposal.ts';
import { listWords } from '../../plans/words.ts';
import { UNTIL_A_COPY } from '../../notices/until-a-copy.ts';
import { wordsForDeciding } from '../../questions/deciding.ts';
import type { Refused } from '../../forms/form.ts';

/** What is said once a change has been proposed. */
export function proposedWords(plan: Plan | undefined): string {
  if (!plan?.proposal) return 'Everybody who was asked has answered already.';
  // Whom it waits for stands on its page.
  return unanswered(plan.proposal).length > 0 ? 'Proposed.' : 'Proposed. It waits, because somebody does not agree.';
}

/** R16, in every notice of a changed plan, until a copy has reached its reader. Before a first plan none lies in the home. */
export const untilACopy = (version: number): string =>
  version === 1 ? 'Until you have your copy, follow the plan in the person’s home once it is there.' : UNTIL_A_COPY;

export const triggerWords: Readonly<Record<Trigger, string>> = {
  progress: 'Progress towards the outcomes',
  'more-support': 'More support is needed',
  circumstances: 'Circumstances have changed',
  equipment: 'Equipment or technology helps now',
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
  'in-plan': 'Somebody in the plan',
  'another-reason': 'Somebody involved for another reason',
  other: 'Somebody else',
};

export const copyMeansWords: Readonly<Record<CopyMeans, string>> = {
  link: 'fetched through their own link',
  'by-hand': 'by hand',
  post: 'by post',
  'secure-email': 'by secure e-mail',
};

/** The one place that words a plan's refusals; `question` is the field that it stands beside, where a form has it. */
export function wordsFor(refusal: PlanRefusal): Refused {
  switch (refusal.code) {
    case 'PLAN.CHANGED-MEANWHILE':
      return { words: 'The plan has changed since you opened the form. Please check what stands there now.' };
    case 'PLAN.DECIDING':
      return wordsForDeciding(refusal.problem);
    case 'PLAN.IN-THEIR-FORM':
      return { words: lackingWords[refusal.lacking], question: refusal.lacking === 'why' ? 'whyNotInForm' : 'inForm' };
    case 'PLAN.VISITS-IMPOSSIBLE':
      return { words: refusal.why, question: 'visits' };
    case 'PLAN.BEFORE-REABLEMENT': {
      const words = `Reablement began on ${wordsForDay(refusal.started)}. A plan cannot start before that.`;
      return { words, question: 'startsOn' };
    }
    case 'PLAN.BEFORE-PLAN': {
      const words = `The first plan began on ${wordsForDay(refusal.began)}. A change cannot start before that.`;
      return { words, question: 'startsOn' };
    }
    case 'PLAN.ENDS-BEFORE-START':
      return {
        words: `A visit ends before it starts, on ${wordsForDay(refusal.starts)}. Please check its days.`,
        question: 'visits',
      };
    case 'PLAN.OVER-ALREADY':
      return {
        words: `A visit is until ${wordsForDay(refusal.until)}, and that day is over. Please change it or take it out.`,
        question: 'visits',
      };
    case 'PLAN.TOO-FAR':
      return { words: `That is after ${wordsForDay(refusal.latest)}, more than a year ahead. Please check the days.` };
    case 'PLAN.NOT-AGREED-YET': {
      const open = listWords(refusal.waiting);
      const words = `That is not agreed yet, so it must not be written into the folder. Still open: ${open}.`;
      return { words, question: 'of' };
    }
    case 'PLAN.OBJECTED': {
      const names = listWords(refusal.by);
      const words = `${names} ${refusal.by.length === 1 ? 'does' : 'do'} not agree to this. Until that is settled, it must not be written into the folder.`;
      return { words, question: 'of' };
    }
    case 'PLAN.NOT-WHAT-IT-SAYS': {
      const words = `The change you chose does not say ${notSaidWords[refusal.named]}. Note each change by itself: choose another, or “None of these, but all said yes”.`;
      return { words, question: 'written' };
    }
    case 'PLAN.BEFORE-ASKED':
      return { words: `That is before it was proposed, on ${wordsForDay(refusal.asked)}.`, question: 'on' };
    case 'PLAN.ANSWERED-SINCE':
      return {
        words: `That is before ${refusal.name} answered, on ${wordsForDay(refusal.on)}.`,
        question: 'on',
      };
    case 'PLAN.BEFORE-AGREED':
      return { words: `That is before it was agreed, on ${wordsForDay(refusal.agreed)}.`, question: 'on' };
    default:
      return PLAIN[refusal.code];
  }
}

const notSaidWords = {
  time: 'the time you wrote',
  minutes: 'the minutes you wrote',
  day: 'the day you wrote',
  stop: 'what stops or goes on as you wrote it',
  words: 'all that you wrote',
} as const satisfies Record<Named, string>;

const PLAIN: Readonly<Record<PlainRefusal, Refused>> = {
  'PLAN.NONE': { words: 'There is no agreed plan yet, so there is nothing to write into by hand.' },
  'PLAN.NO-PROPOSAL': {
    words: 'That change is no longer open: it was agreed or withdrawn, or another has taken its place.',
  },
  'PLAN.CHANGES-NOTHING': { words: 'Nothing in the plan would change. What should be different?', question: 'parts' },
  'PLAN.ASKED-ALREADY': {
    words:
      'That is just what people are asked about already. Change something, or use "Note what somebody said" for an answer.',
    question: 'parts',
  },
  'PLAN.NO-OUTCOME': { words: 'A plan needs at least one outcome, in the person’s words.', question: 'outcomes' },
  'PLAN.END-MISSING': {
    words: 'More support for a while needs a visit that has an end. Open the visit, and say until when.',
    question: 'visits',
  },
  'PLAN.TRIGGER-MISSING': { words: 'Please say why the plan should change.', question: 'trigger' },
  'PLAN.KIND-MISSING': { words: 'Please say what kind of change it is.', question: 'kinds' },
  'PLAN.OTHERWISE-MISSING': { words: 'Please say what it is, when it is something else.', question: 'otherwise' },
  'PLAN.EVIDENCE-MISSING': {
    words: 'Every change needs evidence: at least one thing that was seen or said.',
    question: 'evidence',
  },
  'PLAN.EVIDENCE-IN-FUTURE': { words: 'Evidence cannot be from a day that is still to come.', question: 'evidence' },
  'PLAN.HOME-WITHOUT-COPY': {
    words: 'The person themselves always gets a copy: it lies in their home.',
    question: 'copyTo',
  },
  'PLAN.COPY-REASON-MISSING': { words: 'Others than before get a copy. Please say why.', question: 'copyReason' },
  'PLAN.VIEWS-MISSING': {
    words: 'Somebody does not agree. It can only go ahead once their views are written down.',
    question: 'views',
  },
  'PLAN.WELLBEING-MISSING': {
    words: 'Somebody does not agree. It can only go ahead once the effect on wellbeing is written down.',
    question: 'wellbeingImpact',
  },
  'PLAN.TRIES-MISSING': {
    words: 'It can only go ahead without them once it is written down who tried to reach them, and how often.',
    question: 'tries',
  },
  'PLAN.REASON-MISSING': { words: 'Please write this down.', question: 'reason' },
  'PLAN.NOT-A-PARTY': {
    words:
      'Only those who are in the plan are asked whether they agree. Whoever is to be asked must be in the person’s circle.',
    question: 'who',
  },
  'PLAN.ANSWERED-MEANWHILE': {
    words: 'Another answer came at this moment, so yours is not recorded. Please record it again.',
  },
  'PLAN.NOT-NOTED-FOR-YOU': { words: 'Nobody noted an answer for you here, so nothing was changed.' },
  'PLAN.ANOTHER-ASKED': {
    words:
      'Another change of the plan is being agreed, so this version does not apply again. Please answer that change, or ask for it to be withdrawn.',
  },
  'PLAN.THEIRS-TO-SAY': {
    words:
      'They use Teams, so they answer there themselves. A coordinator or manager can note what they said by phone or in person.',
    question: 'who',
  },
  'PLAN.IN-THE-FUTURE': { words: 'That day is still to come.', question: 'on' },
  'PLAN.NO-SUCH-VERSION': { words: 'There is no such version of this plan.', question: 'of' },
  'PLAN.OTHER-VERSION': {
    words: 'Another version is there by now. Please open the plan to see what the folder must say.',
  },
  'PLAN.LOOK-MISSING': { words: 'Please write what you looked at, and what follows.' },
  'PLAN.LINE-CHANGED': {
    words: 'The monitoring was changed or taken back since. Please open the plan to see what the folder must say now.',
  },
  'PLAN.NO-SUCH-NOTE': { words: 'That note is not there any more, or it was taken back.', question: 'which' },
  'PLAN.CHANGE-OF-ANOTHER': {
    words:
      'A change is withdrawn by whoever proposed it, or by a coordinator or manager of the team. They decide, too, whether it goes on without somebody.',
  },
  'PLAN.BACK-IN-PLAN': {
    words:
      'Whoever said no is in the plan again, so their no stands. Please open the change to see what everybody says.',
  },
  'PLAN.PART-IN-IT': {
    words:
      'Somebody said no to it, and is no longer in the plan. You proposed it, are asked about it, or took them out, so another coordinator or manager of the team decides whether it goes on.',
  },
  'PLAN.NOTE-OF-ANOTHER': {
    words: 'It can be corrected by whoever wrote or noted it, or by a coordinator or manager of the team.',
    question: 'which',
  },
  'PLAN.NO-COPY-DUE': { words: 'No copy was to go to them.', question: 'who' },
};

interface Meanwhile {
  readonly now: Plan;
  /** What the plan says by then, with what people are asked about. */
  readonly theirs: PlanContent | undefined;
  readonly base: { readonly seen?: string | undefined; readonly content?: PlanContent | undefined };
  readonly who: string;
  readonly isKnown?: boolean;
}

/** What happened to the plan while a form about it was open (S53). */
export function meanwhileWords({ now, theirs, base, who, isKnown = false }: Meanwhile): string {
  const since = newSince(base.seen, now);
  // What the words say already needs no list.
  const changed = theirs && since !== 'monitoring' ? differences(base.content, theirs) : [];
  const version = `version ${newest(now)?.version ?? 1}`;
  const what = {
    proposed: `${who} ${isKnown ? 'has proposed a change already' : 'proposed a change'}`,
    agreed: `${version} was agreed`,
    withdrawn: 'the change that people were asked about was withdrawn',
    questioned: `somebody said that what was noted for them is not right, so ${version} does not apply for now`,
    settled: `it was settled that ${version} applies`,
    monitoring: 'how progress is monitored was changed',
  }[since];
  const list = changed.slice(0, MOST_NAMED).map(({ what: one }) => one);
  const more = changed.length > MOST_NAMED ? ` and ${changed.length - MOST_NAMED} more` : '';
  return `${isKnown ? '' : 'While you were writing, '}${what}${list.length > 0 ? `: ${list.join('; ')}${more}` : ''}. What you entered is kept, and joined with it. Please check it, and record it again.`;
}

const MOST_NAMED = 4;
