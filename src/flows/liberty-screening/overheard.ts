import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

/** "Arthur is locked in at night", "Arthur is not allowed out", "they lock the door so Arthur cannot get out". */
const KEPT_IN = [
  /@ (?:is|gets|has been|was) (?:often |always |still |being )?(?:locked|shut in|tied|strapped|restrained|not allowed|not free)\b/iu,
  /\b(?:lock|locks|locked|bolt|bolts|bolted) (?:the |her |his |their )?(?:front |back |bedroom )?(?:door|gate)\b/iu,
  /\block(?:s|ed|ing)? @ in\b/iu,
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
