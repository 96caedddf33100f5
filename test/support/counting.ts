import { fieldsOf, type Chat, type Reply } from './talk.ts';

/**
 * Presses and texts as a hand makes them, for the tables of what a task may cost (R12): a button and each choice is a press, what is typed into a
 * field is a text; what is filled in already costs nothing.
 */
export function counting(chat: Chat) {
  let [pressed, texts] = [0, 0];
  async function gives(answers: Readonly<Record<string, string>>, button: string): Promise<Reply> {
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
    presses: async (button: string) => gives({}, button),
    /** Fills in what stands on the card, and goes on. */
    enters: async (answers: Readonly<Record<string, string>>) => gives(answers, 'Next'),

    gives,
  };
}
