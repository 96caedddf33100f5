import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

const DOOR = String.raw`(?:the |a |her |his |their |@['’]s )?(?:front |back |bedroom |garden )?(?:doors?|gate)`;
/** What they do themselves. */
const NOT_THEY = '(?<!@ (?:can |now |always |still |never )?)';
const SHUT = '(?:locked|shut|bolted|closed)';

/** What is done to somebody, and not what they do: "Arthur locked himself in" restricts nobody, and who is locked out is not kept in. */
const KEPT_IN = [
  // "Arthur is often locked in", "Arthur is not allowed out", "Arthur was held down"
  /@ (?:is|isn['’]t|gets|has been|was|wasn['’]t) (?:often |always |still |being )?(?:locked (?:in|up)\b|shut in\b|kept in(?:side|doors)?\b|tied\b|strapped\b|restrained\b|held down\b|sedated\b|(?:not )?(?:allowed|free|let) (?:out\b|to (?:leave|go)\b))/iu,
  // "they lock the door so Arthur cannot get out", "they keep the door locked", "the door is kept shut"
  new RegExp(String.raw`${NOT_THEY}\b(?:lock|locks|locked|locking|bolt|bolts|bolted) ${DOOR}\b`, 'iu'),
  new RegExp(String.raw`${NOT_THEY}\b(?:keep|keeps|kept|keeping) ${DOOR} ${SHUT}\b`, 'iu'),
  new RegExp(String.raw`\b(?:doors?|gate) (?:is|are|was|were) (?:always |often |kept )?${SHUT}\b`, 'iu'),
  // "we had to restrain Arthur", "they lock Arthur in", "we stop Arthur leaving", "tablets to calm Arthur"
  /\b(?:restrain|restrains|restrained|restraining|tie|tied|strap|strapped|hold down|held down) @/iu,
  /\b(?:lock|locks|locked|locking|shut|keep|keeps|kept) @ (?:in|inside|indoors)\b/iu,
  /\b(?:stop|stops|stopped|stopping) @ (?:from )?(?:leaving|going (?:out|home)|getting (?:out|up))\b/iu,
  /\b(?:tablets?|medicines?|medication|meds) to (?:calm|sedate|settle|quieten) @/iu,
];

/** Words that somebody is kept in are no conclusion: it is offered to ask (R44). */
export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@') || text.includes('?')) return undefined;
  const said = oneSpaced(text);
  if (!KEPT_IN.some((says) => says.test(said))) return undefined;
  return {
    rest: '@',
    answers: {},
    offer: {
      words: 'This may restrict them. Shall I screen for liberty?',
      title: 'Screen for liberty',
      says: 'screen for liberty for',
    },
  };
}
