import { setTimeout as pause } from 'node:timers/promises';
import type { PressData } from '../../src/chat/inbound.ts';
import { dayOf } from '../../src/kernel/days.ts';
import { buttonsOf } from '../support/talk.ts';
import type { Case } from './caseload.ts';
import { cardIn, wordsIn, type Answer, type Client, type Delivered } from './client.ts';
import type { Json } from '../support/connector.ts';

/** How a delivery is made: to whom, how often. Gives the answer that its sender sees. */
export type Deliver = (client: Client, activity: Json) => Promise<Delivered>;

/** A press on a button: never the whole card again, so that it can be made twice. */
export interface Button {
  readonly title: string;
  readonly data: PressData;
}

export type Submitted =
  /** The bot said that it is recorded, under this reference. */
  | { readonly kind: 'acknowledged'; readonly reference: string; readonly tries: number; readonly last: Json }
  /** Whoever filled it in gave up: nobody told them that it is recorded. */
  | { readonly kind: 'given-up'; readonly toldNotSaved: boolean; readonly pressedRecord: boolean }
  /** The form that was being filled in is not there any more. */
  | { readonly kind: 'form-lost'; readonly words: string };

export interface Patience {
  /** Asked when something failed, before it is tried again. */
  readonly goesOn: () => boolean;
  /** How long to wait before that, in milliseconds. */
  readonly wait: () => number;
  /** Between two presses of somebody who has no trouble. */
  readonly think?: () => number;
}

const CARD_MS = 3_000;
const LOST = /no longer open|cannot find that|was cancelled/u;
/** What was entered is refused: trying again would never end it. */
const REFUSED = 'Please look at what is marked below.';
const RECORDED = /Recorded as|has been recorded/u;
const REFERENCE = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u;
const NOT_SAVED = /nothing was saved|not saved/iu;

/** The change of monitoring that goes by this name, as its record must say it. */
export const changeFor = (name: string) => ({
  direction: 'reduce',
  from: 'A call every morning',
  to: 'A call on Mondays',
  startsOn: dayOf(new Date(), 'Europe/London'),
  rationale: name,
});

/** The same as answers on its cards; everybody agrees. */
export const fieldsFor = (name: string) => {
  const change = changeFor(name);
  return {
    ...change,
    capacity: 'has',
    personAgrees: 'yes',
    personHow: 'in-person',
    personOn: change.startsOn,
    'agrees-daughter': 'yes',
    'how-daughter': 'phone',
    'on-daughter': change.startsOn,
  };
};

const onlyFor = ({ person }: Case, card: unknown, text: string): Button | undefined => {
  if (!text.includes(person.reference)) return undefined;
  return buttonsOf(card).find(({ data }) => data.do === 'flow/next' || data.do === 'flow/record');
};

/** Opens the form for this person: the button to press next. Undefined when no card of it came. */
export async function openForm(one: Case, client: Client, deliver: Deliver): Promise<Button | undefined> {
  const from = client.messages.length;
  await deliver(client, client.press({ do: 'flow/start', x: 'monitoring-change', id: one.person.id }));
  const found = await client.message(
    from,
    (message) => {
      const words = wordsIn(message);
      return onlyFor(one, cardIn(message), words) ?? (NOT_SAVED.test(words) ? 'failed' : undefined);
    },
    CARD_MS,
  );
  return found === 'failed' ? undefined : found;
}

/** The button to press next in the answer to a press; undefined when the answer is no card of this form. */
export const nextIn = (one: Case, answer: Answer): Button | undefined =>
  answer.kind === 'card' ? onlyFor(one, answer.card, answer.text) : undefined;

/**
 * Records a change by card, trying again as a person would: the same press on the same card. Goes on from `begun`, the button on a
 * card in view, if there is one.
 */
export async function submit(
  one: Case,
  name: string,
  deliver: Deliver,
  client: Client,
  patience: Patience,
  begun?: Button,
): Promise<Submitted> {
  const fields = fieldsFor(name);
  let button = begun;
  let [tries, from, newest] = [0, client.messages.length, -1];
  let pressedRecord = false;
  for (;;) {
    button ??= await openForm(one, client, deliver);
    if (button) {
      pressedRecord ||= button.data.do === 'flow/record';
      const last = client.press(button.data, fields);
      const { answer } = await deliver(client, last);
      tries += 1;
      const reference = recordedIn(answer);
      if (reference !== undefined) return { kind: 'acknowledged', reference, tries, last };
      const next = nextIn(one, answer);
      if (next && answer.kind === 'card' && answer.text.includes(REFUSED))
        throw new Error(`the form refuses what is entered: ${answer.text.slice(0, 1_000)}`);
      if (next) {
        const revision = next.data.rev ?? 0;
        if (revision < newest) return { kind: 'form-lost', words: `it went back from ${newest} to ${revision}` };
        newest = revision;
        button = next;
        if (patience.think) await pause(patience.think());
        continue;
      }
      if (answer.kind === 'card' && LOST.test(answer.text))
        return { kind: 'form-lost', words: answer.text.slice(0, 200) };
    }
    if (!patience.goesOn()) {
      const toldNotSaved = client.messages.slice(from).some((message) => NOT_SAVED.test(wordsIn(message)));
      return { kind: 'given-up', toldNotSaved, pressedRecord };
    }
    from = client.messages.length;
    await pause(patience.wait());
  }
}

/** The reference that the answer says it is recorded under. */
export const recordedIn = (answer: Answer): string | undefined =>
  answer.kind === 'card' && RECORDED.test(answer.text) ? REFERENCE.exec(answer.text)?.[0] : undefined;
