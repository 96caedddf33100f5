import type { Said } from '../chat/inbound.ts';
import { swapIn, type Swap } from '../forms/correction.ts';
import { listed } from '../kernel/listed.ts';
import { mentionsIn } from '../people/mentions.ts';
import type { Person } from '../people/person.ts';
import { MEMBER_SIGN, PERSON_SIGN, spokenIn } from '../people/spoken.ts';
import type { Turn } from './app.ts';

interface Meant {
  /** Whoever is meant; nobody where no such person is among those whom they may see. */
  readonly people: readonly Person[];
  /** Somebody around the one of `people` is meant. */
  readonly isMember: boolean;
  readonly near: boolean;
  readonly swap: Swap;
}

/** Whom a correction names in place of whom; undefined where it names nobody, or says more than names. */
export async function meantInstead({ app, viewer, inbound }: Turn<Said>): Promise<Meant | undefined> {
  const swap = swapIn(inbound.text);
  if (!swap) return undefined;
  // Each by itself: "not Rose, Jean" has words in it that are names nowhere else.
  const found = await Promise.all(listed(swap.right, swap.wrong).map((name) => app.directory.mentioned(viewer, name)));
  const known = [...new Map(found.flat().map(({ the }) => [the.id, the])).values()];
  const spoken = (words: string) => spokenIn(words, mentionsIn(words, known));
  const signOf = (words: string) => [PERSON_SIGN, MEMBER_SIGN].find((sign) => spoken(words)?.masked.trim() === sign);
  const [right, sign] = [spoken(swap.right), signOf(swap.right)];
  const isInstead = swap.wrong !== undefined && signOf(swap.wrong) !== undefined;
  if (!isInstead && (swap.wrong !== undefined || sign === undefined)) return undefined;
  if (right && sign === undefined) return undefined;
  if (!right && !NAME.test(swap.right)) return undefined;
  return { swap, people: right?.people ?? [], isMember: sign === MEMBER_SIGN, near: right?.near ?? false };
}

/** Nobody who is known, and words as a name has them. */
const NAME = /^\s*\p{L}[\p{L}'’.-]+(?:\s\p{L}[\p{L}'’.-]+){0,2}\s*$/u;
