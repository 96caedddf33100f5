import type { Chat } from './talk.ts';

const WHY = { endedOn: '2026-11-23', ground: 'met', groundShown: 'Cooks again.' };
const WEIGHED = { endingSays: 'Glad to manage alone.', endingWellbeing: 'Proud of it.', endingOthers: '' };
const NEXT = { still: 'nothing', hasAppointment: 'no', goesTo: 'own-plan', chargingBegins: 'none' };

const DETAILS = { planAfterwards: 'Walks every day. Rings Tom if he falls.', whyOpen: 'It is over.' };

export type EndingAnswers = Readonly<Record<string, string>>;

/** Fills in the ending up to its check, by card; an answer in `more` counts, on whichever card it stands. */
export async function planningTheEnd(chat: Chat, who: string, more: EndingAnswers = {}) {
  await chat.says(`end reablement for ${who}`);
  return endingIt(chat, more);
}

/** The same, of a form that has been opened. */
export async function endingIt(chat: Chat, more: EndingAnswers = {}) {
  const on = (answers: EndingAnswers) =>
    Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, more[key] ?? value]));
  await chat.presses('Next', on(WHY));
  await chat.presses('Next', { ...on(WEIGHED), carerAssessment: more['carerAssessment'] ?? 'declined' });
  await chat.presses('Next', on(NEXT));
  return chat.presses('Next', { ...DETAILS, ...more });
}

/** Ends reablement by card; what is still open is closed with a reason. */
export async function endsReablement(chat: Chat, who: string, more: EndingAnswers = {}): Promise<string> {
  await planningTheEnd(chat, who, more);
  return (await chat.presses('Record this')).text;
}
