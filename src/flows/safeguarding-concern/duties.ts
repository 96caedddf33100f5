import { addDays } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { named } from '../../kernel/names.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { decisionIn, keptFrom, lackingIn, type Recorded } from './facts.ts';
import { childToTell, regulatedOpen } from './still-open.ts';
import { isUntaken, untakenWords } from './route.ts';

/** So many days after the last decision a lead looks at it again. */
const LOOK_AGAIN_DAYS = 28;

/**
 * What waits in a concern, each by name: whoever holds the post may be concerned in it. Nobody who stands in for a post, leads the team or covers for a
 * colleague gets any of it by that alone.
 */
export function dutiesIn(the: Recorded): readonly Duty[] {
  const { by, to, since, closed, feedback, feedbackRead, acknowledged } = the;
  const own = { of: to, opens: true as const, reminder: DUTY_REMINDER };
  const atOnce = { ...own, notice: DUTY_NOTICE };
  // Whoever saw to it themselves needs no feedback from themselves.
  const owesFeedback = feedback.length === 0 && acknowledged !== undefined && acknowledged.by !== by;
  return [
    ...opensIt(the),
    ...listed<Duty>(
      feedback.length > feedbackRead && {
        reminder: DUTY_REMINDER,
        notice: DUTY_NOTICE,
        ...ofRaiser(the),
        key: `feedback-read.${feedback.length}`,
        kind: 'feedback-read',
        since: feedback.at(-1)?.on ?? since,
        words: 'Read what came of the concern that you raised',
      },
      owesFeedback &&
        (the.decisions.length > 0 || closed !== undefined) && {
          ...atOnce,
          key: 'feedback',
          kind: 'feedback',
          since: closed?.on ?? the.decisions.at(-1)?.on ?? since,
          words: 'Give feedback to whoever raised the concern',
        },
    ),
    ...(closed ? [] : whileOpen(the, own, atOnce)),
  ];
}

/** It opens to whoever raised it as long as their place in the circle, or their post, lets them see the person (S11). */
const ofRaiser = ({ by, byPost }: Recorded): Pick<Duty, 'of'> & { readonly opens?: true } =>
  byPost ? { of: [by], opens: true } : { of: [by] };

type Own = Pick<Duty, 'of' | 'opens' | 'reminder' | 'notice'>;

/** Within a working day; who is new to it hears of it anew. */
export const toAcknowledge = ({ waits, routes, late }: Pick<Recorded, 'waits' | 'routes' | 'late'>) => ({
  grave: true as const,
  key: `acknowledge.${routes}`,
  kind: 'acknowledge',
  since: waits,
  due: addWorkingDays(waits, 1),
  words: late ? 'Acknowledge a safeguarding concern: nobody has so far' : 'Acknowledge a safeguarding concern',
});

function whileOpen(the: Recorded, own: Own, atOnce: Own): readonly Duty[] {
  const { since, acknowledged, waits, routes, reopened } = the;
  const decided = decisionIn(the);
  const isMistake = the.added.at(-1)?.mistake === true;
  return listed<Duty>(
    !acknowledged && { ...atOnce, ...toAcknowledge(the) },
    isUntaken(the) &&
      the.more.told === undefined && {
        reminder: DUTY_REMINDER,
        notice: DUTY_NOTICE,
        ...ofRaiser(the),
        grave: true,
        key: 'untaken',
        kind: 'untaken',
        since: waits,
        words: `${untakenWords(the)}, and note who was told`,
      },
    acknowledged &&
      !decided && {
        ...atOnce,
        grave: true,
        key: `decide.${routes}.${reopened}`,
        kind: 'decide',
        since: acknowledged.on,
        words: isMistake
          ? 'Decide on a safeguarding concern: whoever raised it says that it was a mistake'
          : 'Decide on a safeguarding concern',
      },
    // R40: while it is open, whether reablement pauses is decided.
    the.whom === 'person' &&
      the.runs &&
      the.pause === undefined && {
        ...atOnce,
        grave: true,
        key: `pause.${routes}`,
        kind: 'pause',
        since,
        words: 'Decide whether reablement pauses',
      },
    ...toSay(the, own, atOnce),
    decided && {
      ...own,
      key: `again.${decided.on}.${routes}`,
      kind: 'again',
      since: addDays(decided.on, LOOK_AGAIN_DAYS),
      words: 'Look at the safeguarding concern again, or close it',
    },
  );
}

/** What is still to be said, and to whom. */
function toSay(the: Recorded, own: Own, atOnce: Own): readonly Duty[] {
  const { since, by, to, routes } = the;
  const decided = decisionIn(the);
  const lacking = lackingIn(the);
  const regulated = decided ? regulatedOpen(decided.decision) : [];
  return listed<Duty>(
    childToTell(the) && {
      ...atOnce,
      grave: true,
      key: `child.${routes}`,
      kind: 'child',
      since,
      due: since,
      words: 'Tell children’s social care today, and note who told whom and when',
    },
    regulated.length > 0 && {
      ...own,
      key: `regulated.${decided?.on ?? since}.${routes}`,
      kind: 'regulated',
      since: decided?.on ?? since,
      words: `Settle, and note in the decision: ${named(regulated)}`,
    },
    lacking.length > 0 && {
      reminder: DUTY_REMINDER,
      ...ofRaiser(the),
      key: 'more',
      kind: 'more',
      since,
      words: `Say what else you know for the concern: ${named(lacking)}`,
    },
    lacking.length > 0 &&
      !to.includes(by) && {
        ...own,
        key: `more-lead.${routes}`,
        kind: 'more-lead',
        since: addWorkingDays(since, 2),
        words: `Ask for what is still to be said: ${named(lacking)}`,
      },
  );
}

/** It stands in no list, and lets in whoever sees to it, every other lead of the team who is not concerned, and whom a lead lets in. */
function opensIt(the: Recorded): readonly Duty[] {
  const { since, by, byPost, to, letIn } = the;
  const quiet = {
    kind: 'reads',
    quiet: true,
    opens: true,
    unreminded: true,
    since,
    words: '',
    reminder: DUTY_REMINDER,
  } as const;
  return [
    { ...quiet, key: 'reads', of: [...new Set([...(byPost ? [by] : []), ...to, ...letIn.map(({ staff }) => staff)])] },
    { ...quiet, key: 'reads.leads', of: 'safeguarding-lead', except: keptFrom(the) },
  ];
}
