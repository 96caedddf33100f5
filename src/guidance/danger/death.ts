import { wordsIn } from '../words.ts';

/** A death of which somebody tells who knows of it brings no 999 card (P27): unless a word stands beside it that leaves doubt. */

const DIED =
  /\b(?:(?:has|have|had|hes|shes|sadly|peacefully) (?:now )?(?:died|passed (?:away|on|peacefully))|(?:died|passed) (?:peacefully|yesterday|today|overnight|(?:in|on|at|last|this) )|passed away|(?:is|was|hes|shes) dead)\b/u;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const DOUBT = set(
  'just think thinks thought found find finding sudden suddenly unexpected unexpectedly unexplained suspicious strange odd looks look seems maybe might may not cant dont ' +
    'blood bleeding fell fallen fall falls floor stairs overdose overdosed pills tablets medication bruise bruises bruised killed kill murder murdered suicide hit pushed ' +
    'help now 999 112 police ambulance paramedics breathing pulse cold god omg unsure if wants want',
);
/** Somebody whom the service does not support, or no person at all: a word of sympathy is not for the bot to say. */
const OTHERS = set(
  'husband wife son daughter mother father mum dad sister brother friend neighbour dog cat down battery years ago tired set keen against',
);
/** In words. */
const LONGEST = 12;

/** `ours`: of somebody whom the service may support. */
export function deathIn(text: string): 'ours' | 'other' | undefined {
  const words = wordsIn(text.slice(0, 200)).map(({ plain }) => plain);
  if (words.length > LONGEST || words.some((word) => DOUBT.has(word)) || !DIED.test(words.join(' '))) return undefined;
  return words.some((word) => OTHERS.has(word)) ? 'other' : 'ours';
}
