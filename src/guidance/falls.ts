/** Words that tell of somebody who fell (R38). */
export const FELL = /\b(?:fell|fallen|had a fall)\b/iu;
