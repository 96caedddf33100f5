import { fieldsOf, type Chat, type Reply } from './talk.ts';

/**
 * Presses and texts as a hand makes them, for the tables of what a task may cost (R12): a button and each choice is a press, what is typed into a
 * field is a text; what is filled in already costs nothing.
 */
export function counting(chat: Chat) {
  let [pressed, texts] = [0, 0];
  async function press(button: string, answers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    for (const [key, value] of Object.entries(answers)) {
      if (!fieldsOf(chat.card).includes(key)) throw new Error(`no field "${key}" is in view`);
      const card = JSON.stringify(chat.card);
      const isChoice = value.split(',').every((one) => card.includes(`"value":${JSON.stringify(one)}`));
      if (isChoice) pressed += value.split(',').length;
      else texts += 1;
    }
    pressed += 1;
    return chat.presses(button, answers);
  }
  return {
    get pressed() {
      return pressed;
    },
    get texts() {
      return texts;
    },
    get both(): readonly [number, number] {
      return [pressed, texts];
    },
    /** A button, once these fields of the card are filled in; all else stays as the card opened with it. */
    press,
    /** Fills in what stands on the card, and goes on. */
    enters: async (answers: Readonly<Record<string, string>>) => press('Next', answers),
    /** One of the buttons under the newest words. */
    suggestion: async ({ outbound }: Reply, title: string): Promise<Reply> => {
      pressed += 1;
      const all = outbound.flatMap((one) =>
        'message' in one && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
      );
      return chat.says(all.find((one) => one.title === title)?.says ?? `no suggestion ${title}`);
    },
  };
}
