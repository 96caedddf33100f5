import { wordsIn } from '../words.ts';

/** A death of which somebody tells who knows of it brings no 999 card (P27): unless a word stands beside it that leaves doubt. */

const DIED =
  /\b(?:(?:has|have|had|hes|shes|sadly|peacefully) (?:now )?(?:died|passed (?:away|on|peacefully))|(?:died|passed) (?:peacefully|yesterday|today|overnight|(?:in|on|at|last|this) )|passed away|(?:is|was|hes|shes) dead|deceased|(?:did not|didnt) survive|no longer (?:alive|with us)|(?:has|have) (?:sadly )?left us|slipped away)\b|\b(?:did not|didnt) make it$|\b(?:was|been) found dead\b/u;

/** Whose words of doubt are none. */
const CERTAIN = /\b(?:did not (?:survive|make it$)|(?:was|been) found dead)\b/u;

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
/** Who found them has not died. */
const FOUND_BY = /\bfound dead (?:\w+ ){0,3}by .*/u;
/** In words. */
const LONGEST = 12;

/** `ours`: of somebody whom the service may support. */
export function deathIn(text: string): 'ours' | 'other' | undefined {
  const words = wordsIn(text.slice(0, 200)).map(({ plain }) => plain);
  const said = words.join(' ');
  if (
    words.length > LONGEST ||
    !DIED.test(said) ||
    wordsIn(said.replace(CERTAIN, '')).some(({ plain }) => DOUBT.has(plain))
  )
    return undefined;
  return wordsIn(said.replace(FOUND_BY, '')).some(({ plain }) => OTHERS.has(plain)) ? 'other' : 'ours';
}
