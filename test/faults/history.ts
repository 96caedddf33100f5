/**
 * What clients saw of one record, and whether one order of all that happened explains it (S61). Times are of one clock, that of whoever
 * observes; versions are the numbers of a record's facts, from 1.
 */
export interface Write {
  readonly what: string;
  /** When it was first tried. */
  readonly began: number;
  /** When it was first acknowledged; infinite when it never was, and may have happened or not. */
  readonly ended: number;
}

/** Somebody looked, and saw so many people told. */
export interface Read {
  readonly began: number;
  readonly ended: number;
  readonly told: number;
}

export interface Observed {
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
  /** What each fact of the record, in its order, is the effect of; undefined where somebody is not told by it. */
  readonly facts: readonly (string | undefined)[];
}

interface Placed {
  readonly what: string;
  readonly began: number;
  readonly ended: number;
  /** The versions at which it can have happened. */
  readonly from: number;
  readonly to: number;
  /** A look stands between two facts; a write is one, and nobody can have seen it before it began. */
  readonly isWrite: boolean;
}

/** What no order explains: an acknowledged write that is not there, one that is there twice, a look at the past, an order turned about. */
export function unexplained({ writes, reads, facts }: Observed): readonly string[] {
  const wrong: string[] = [];
  const counts = Map.groupBy(
    facts.flatMap((what) => what ?? []),
    (what) => what,
  );
  for (const [what, times] of counts) {
    if (times.length > 1) wrong.push(`${what} is there ${times.length} times`);
    if (!writes.some((write) => write.what === what)) wrong.push(`${what} was asked for by nobody`);
  }
  const placed: Placed[] = [];
  for (const { what, began, ended } of writes) {
    const at = facts.indexOf(what) + 1;
    if (at > 0) placed.push({ what, began, ended, from: at, to: at, isWrite: true });
    else if (ended < Number.POSITIVE_INFINITY) wrong.push(`${what} was acknowledged and is not there`);
  }
  // The versions of the facts by which somebody was told: a look that saw n of them was taken from the n-th on, before the next.
  const tellings = facts.flatMap((what, index) => (what?.startsWith('told ') === true ? [index + 1] : []));
  for (const { began, ended, told } of reads) {
    const from = told === 0 ? 1 : tellings[told - 1];
    if (from === undefined) wrong.push(`${told} people were seen to be told, which were never so many`);
    else
      placed.push({
        what: `a look at ${told} told`,
        began,
        ended,
        from,
        to: (tellings[told] ?? facts.length + 1) - 1,
        isWrite: false,
      });
  }
  for (const one of placed) {
    for (const other of placed) {
      if (one.ended < other.began && (other.isWrite ? one.from >= other.to : one.from > other.to))
        wrong.push(`${other.what} came after ${one.what}, and stands before it`);
    }
  }
  return wrong;
}
