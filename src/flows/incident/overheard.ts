import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

/** "Ada fell in the kitchen this morning, no harm": whether anybody is hurt is asked before it is anything else (R38). */
const FELL = /^@\s+(?:\p{L}+ly\s+|has\s+|had\s+|just\s+)*(?:fell|fallen|slipped|tripped|(?:a |another )?fall)\b/iu;
/** "Fell in the bathroom, Samuel is ok": whoever is named after it is meant. */
const FELL_FIRST =
  /^(?:(?:has|had|just|a|another)\s+)*(?:(?:fell|fallen)(?!\s+(?:out with|behind|asleep))|(?:slipped|tripped)(?=\s+(?:in|on|over|down|from|off|out|at|while|when|getting)\b)|had a fall)\b[^@]*@/iu;

/** "Ada hurt her arm", "Ada has bumped her head". */
const HURT =
  /^@\s+(?:\p{L}+ly\s+|has\s+|had\s+|just\s+|been\s+|got\s+|was\s+)*(?:hurt|injured|cut|burn(?:ed|t)|scalded|bruised|bumped|banged|knocked|trapped|twisted|sprained|broke(?:n)?|choked)\s+(?!down\b|off\b|the\b|silence\b)(?:@|her|his|their)\b/iu;

const MEDICINE = String.raw`(?:tablets?|medicines?|medication|meds|dose|pills?|insulin|inhaler|patch)`;
const GONE_WRONG = String.raw`(?:wrong|missed|skipped|forgot(?:ten)?|double|extra|twice|too (?:many|much|late|early)|(?:did|has|have|was|were)(?:n['’]?t| not) (?:have |had |take |taken |give |given )+)`;
/** "Wrong tablets given to Ada", "Ada missed her tablets". */
const MEDICINE_WRONG = new RegExp(
  String.raw`\b${GONE_WRONG}\b.{0,40}\b${MEDICINE}\b|\b${MEDICINE}\b.{0,40}\b${GONE_WRONG}`,
  'iu',
);

/** "Incident for Ada: she had the wrong tablets". */
const ASKED =
  /^(?:please\s+)?(?:note|log|record|report|new|add)?\s*(?:an?\s+)?(?<sort>incident|accident|fall|near miss|medicine error)\s+(?:for|of|about|by|with)\s+@\s*[:;,-]?\s*(?<words>.*)$/iu;

const WHAT = [
  [/\b(?:fell|fallen|fall|slipped|tripped)\b/iu, 'fall'],
  [/\b(?:tablets?|medicines?|medication|dose|pills?|insulin|inhaler)\b/iu, 'medicine'],
  [/\b(?:near miss|nearly|almost)\b/iu, 'near-miss'],
  [/\b(?:hurt|injured|cut|burn(?:ed|t)|scalded|bruised|bumped|banged|twisted|sprained|broke)\b/iu, 'injury'],
] as const;
const HARM = [
  [
    /\b(?:no harm|not hurt|unhurt|no injur\w+|is(?:n['’]?t| not) hurt|was(?:n['’]?t| not) hurt|nobody (?:is|was) hurt)\b/iu,
    'none',
  ],
  [/\b(?:hospital|a&e|ambulance|paramedics?|stitches)\b/iu, 'treatment'],
  [/\b(?:bruis\w+|graz\w+|sore|scratch\w*)\b/iu, 'some'],
] as const;
const WHERE =
  /\b(?:in|on|outside|by|near|at) (?:the|her|his|their) (?:\p{L}+ )?(?:kitchen|bathroom|bedroom|hall(?:way)?|stairs?|garden|lounge|living room|toilet|shower|bath|bed|street|shop|door|step|path)\b/iu;
const WHEN =
  /\b(?:this morning|this afternoon|this evening|last night|(?:at|about|around) (?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|o['’]?clock)?|noon|midnight)(?=[\s,.]|$))/iu;

function answersIn(said: string, today: Day): Overheard['answers'] {
  const first = (all: readonly (readonly [RegExp, string])[]) => all.find(([says]) => says.test(said))?.[1];
  const all = {
    [ask.what.key]: first(WHAT),
    [ask.harm.key]: first(HARM),
    [ask.where.key]: WHERE.exec(said)?.[0],
    [ask.on.key]: pastDayIn(said, today),
    [ask.at.key]: WHEN.exec(said)?.[0],
    [ask.words.key]: said,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@')) return undefined;
  const said = oneSpaced(text);
  const words = ASKED.exec(said)?.groups?.['words'];
  if (words !== undefined) return words === '' ? undefined : { rest: '@', answers: answersIn(words, today) };
  const isFall = FELL.test(said) || FELL_FIRST.test(said);
  if (said.includes('?') || !(isFall || HURT.test(said) || MEDICINE_WRONG.test(said))) return undefined;
  const first = isFall ? 'Is anybody hurt, or unable to get up?' : 'Is anybody hurt or unwell?';
  return {
    rest: '@',
    answers: {},
    offer: {
      title: 'Note what happened',
      says: 'incident for',
      quotes: true,
      words: `${first} Then call 999 first. If not, shall I note what happened?`,
    },
  };
}
