import { listed } from '../../kernel/listed.ts';
import { decisionIn, type Decision, type Recorded } from './facts.ts';

/** A child is harmed, or at risk, or may be: children's social care is told (R38). */
export const isOfChild = ({ whom, child, more }: Pick<Recorded, 'whom' | 'child' | 'more'>): boolean =>
  whom === 'child' || child === 'yes' || child === 'unknown' || more.others?.includes('children') === true;

/** Whether it is still to be noted that children's social care was told. */
export const childToTell = (the: Pick<Recorded, 'whom' | 'child' | 'more' | 'childTold'>): boolean =>
  isOfChild(the) && the.childTold === undefined;

/** What a decision leaves open for a regulated service: asked, and never decided by the bot. */
export const regulatedOpen = ({ regulated }: Pick<Decision, 'regulated'>): readonly string[] =>
  regulated
    ? listed(
        regulated.cqc.answer === 'not-sure' && 'whether CQC must be notified',
        regulated.cqc.answer === 'yes' && !regulated.cqc.done && 'notifying CQC',
        regulated.candour.answer === 'not-sure' && 'whether the duty of candour applies',
        regulated.candour.answer === 'yes' && !regulated.candour.done && 'the duty of candour',
      )
    : [];

type Closable = Pick<
  Recorded,
  'whom' | 'child' | 'more' | 'childTold' | 'decisions' | 'source' | 'close' | 'runs' | 'pause' | 'added'
>;

/** What is not settled while it is closed, in words; where whoever raised it says that it was a mistake, nothing is to be decided any more. */
export function stillOpen(the: Closable): readonly string[] {
  const decided = decisionIn(the);
  const isMistake = the.added.at(-1)?.mistake === true;
  return listed(
    childToTell(the) && 'telling children’s social care',
    !decided && !isMistake && 'the decision on the concern',
    the.whom === 'person' && the.runs && !the.pause && !isMistake && 'whether reablement pauses',
    the.pause?.outcome === 'paused' && 'the pause of reablement',
    ...(decided ? regulatedOpen(decided.decision) : []),
  );
}
