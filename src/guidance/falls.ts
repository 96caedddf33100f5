/** Words that tell of somebody who fell (R38). */
export const FELL = /\b(?:fell|fallen|had a fall)\b/iu;

/** Nobody comes to the door: it is asked what can be seen or heard. */
export const NO_ANSWER =
  /\b(?:no (?:answer|reply|response)|nobody (?:answers|answering|is answering)|(?:is not|isn['’]?t|not|does not|doesn['’]?t|did not|didn['’]?t|won['’]?t|wouldn['’]?t) (?:answer(?:ing)?|com(?:e|ing) to|open(?:ing)?))\b.{0,30}\b(?:door|bell|knock\w*)\b/iu;
