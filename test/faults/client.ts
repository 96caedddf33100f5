import { z } from 'zod';
import type { PressData } from '../../src/chat/inbound.ts';
import type { Staff } from '../../src/people/staff.ts';
import { BOT, pressed, TENANT, typed, type Json, type Received } from '../support/connector.ts';
import { textsIn } from '../support/talk.ts';
import type { Instance } from './instance.ts';
import type { Stage } from './stage.ts';

/** What came back for a delivery. `none`: no answer, or one that says that it failed; nobody knows what became of it. */
export type Answer =
  | { readonly kind: 'card'; readonly card: unknown; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'none' };

const InvokeBody = z.object({ type: z.string(), value: z.unknown() });
const CARD = 'application/vnd.microsoft.card.adaptive';
/** Teams waits this long for an answer. */
const PATIENCE_MS = 15_000;
const Attachments = z.array(z.object({ content: z.unknown() }));

export interface Delivered {
  readonly answer: Answer;
  readonly tookMs: number;
}

/** One member of staff in their private chat, and Teams between them and the bots: what they press and type is delivered by HTTP. */
export class Client {
  readonly staff: Staff;
  readonly #stage: Stage;
  readonly #conversation: string;

  constructor(stage: Stage, staff: Staff) {
    this.#stage = stage;
    this.staff = staff;
    this.#conversation = staff.address?.conversation ?? '';
  }

  press(data: PressData, inputs: Readonly<Record<string, string>> = {}): Json {
    return pressed(this.#stage.serviceUrl, { ...data, ...inputs }, this.#from());
  }

  type(text: string): Json {
    return typed(this.#stage.serviceUrl, text, this.#from());
  }

  #from(): Json {
    const { teamsId, name, aadObjectId } = this.staff;
    return {
      from: { id: teamsId, name, aadObjectId },
      conversation: { conversationType: 'personal', tenantId: TENANT, id: this.#conversation },
      recipient: { id: BOT, name: 'Reable' },
    };
  }

  /** Delivers it to one instance, once. */
  async deliver(activity: Json, instance: Instance): Promise<Delivered> {
    const began = performance.now();
    return { answer: await answerTo(activity, instance.port), tookMs: performance.now() - began };
  }

  /** What the bot has sent into this chat so far, oldest first. */
  get messages(): readonly Received[] {
    return this.#stage.mail.in(this.#conversation);
  }

  /** The first message from number `from` on in which `find` finds something; undefined when none comes in time. */
  message<T>(from: number, find: (message: Received) => T | undefined, ms: number): Promise<T | undefined> {
    const look = (): T | undefined => {
      for (const message of this.messages.slice(from)) {
        const found = find(message);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return this.#stage.mail.until(look, ms);
  }
}

async function answerTo(activity: Json, port: number | undefined): Promise<Answer> {
  if (port === undefined) return { kind: 'none' };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) return { kind: 'none' };
    const body = text === '' ? undefined : InvokeBody.safeParse(JSON.parse(text)).data;
    if (body?.type !== CARD) return { kind: 'words', text: typeof body?.value === 'string' ? body.value : '' };
    return { kind: 'card', card: body.value, text: textsIn(body.value).join('\n') };
  } catch {
    return { kind: 'none' };
  }
}

/** The card in a message; undefined when it has none. */
export const cardIn = ({ activity }: Received): unknown =>
  Attachments.safeParse(activity['attachments']).data?.[0]?.content;

/** Everything that can be read in a message. */
export const wordsIn = ({ activity }: Received): string => {
  const text = activity['text'];
  return [typeof text === 'string' ? text : '', ...textsIn(activity['attachments'])].join('\n');
};
