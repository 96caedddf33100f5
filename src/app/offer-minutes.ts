/** In minutes: for so long what was offered, or stood in view, is what is meant. */
export const OFFER_MINUTES = 30;

export const minutesBetween = (at: string, now: string): number => (Date.parse(now) - Date.parse(at)) / 60_000;
