/** Ids of records that a list found and that cannot be read: a list that says what there is, or that there is nothing, says so, too (S80). */
export type Unreadable = Set<string>;

const TELL = 'Please tell whoever looks after Reable.';

/** How many there are and no more; undefined when all could be read. */
export function unreadableWords({ size }: Unreadable): string | undefined {
  if (size === 0) return undefined;
  return `${size === 1 ? '1 record' : `${size} records`} cannot be read here. ${TELL}`;
}

/** For one that was asked for: trying again does not help. */
export const CANNOT_BE_READ = `This record is here, but I cannot read it, so I cannot do that. Nothing was saved. ${TELL}`;
