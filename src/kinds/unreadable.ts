import { UnreadableDocument, type Unreadable } from '../store/unreadable.ts';

export { UnreadableDocument, type Unreadable } from '../store/unreadable.ts';

const TELL = 'Please tell whoever looks after Reable.';

/** How many there are and no more; undefined when all could be read. */
export function unreadableWords({ size }: Unreadable): string | undefined {
  if (size === 0) return undefined;
  return `${size === 1 ? '1 record' : `${size} records`} cannot be read here. ${TELL}`;
}

/** For one that was asked for: trying again does not help. */
export const CANNOT_BE_READ = `This record is here, but I cannot read it, so I cannot do that. Nothing was saved. ${TELL}`;

/** What is about somebody who cannot be read counts as a record that cannot be read. */
export async function orCounted<T>(unreadable: Unreadable, id: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    unreadable.add(id);
    return undefined;
  }
}
