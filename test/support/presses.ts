import type { Chat, Reply } from './talk.ts';

/** What a form costs whoever fills it in by card: each button and each field that is chosen is a press, each that is typed a text. */
export class Counting {
  readonly #chat: Chat;
  presses = 0;
  texts = 0;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Presses a button, after these fields were filled in; all else stays as the card opened with it. */
  async press(title: string, inputs: Readonly<Record<string, string>> = {}): Promise<Reply> {
    for (const id of Object.keys(inputs)) {
      if (typesOf(this.#chat.card).get(id) === 'Input.Text') this.texts += 1;
      else this.presses += 1;
    }
    this.presses += 1;
    return this.#chat.presses(title, inputs);
  }
}

/** The kind of each field of a card. */
function typesOf(value: unknown): ReadonlyMap<string, string> {
  if (Array.isArray(value)) return new Map(value.flatMap((one) => [...typesOf(one)]));
  if (typeof value !== 'object' || value === null) return new Map();
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const [type, id] = [fields.get('type'), fields.get('id')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') return new Map([[id, type]]);
  return new Map([...fields.values()].flatMap((one) => [...typesOf(one)]));
}
