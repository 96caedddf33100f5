import { deepEqual, match } from 'node:assert/strict';
import { answerTo, ask, buttonsOf, cardWith, press, offered, takeSuggestion } from '../playground-page.ts';
import type { Story } from '../story.ts';

export const hello: Story = {
  name: 'Somebody says hello, and everything they type leads somewhere; danger leads to 999 first',
  async play({ page, picture }) {
    const welcome = await cardWith(page, 'Hello Priya');
    deepEqual(await buttonsOf(welcome), [
      'Change monitoring',
      'Start or change a plan',
      "What's outstanding",
      'People and circles',
      'Help',
      'Somebody is in danger',
    ]);
    await picture('1-welcome');

    for (const words of ['help', 'Help', 'what can you do?', 'hepl']) await ask(page, words, 'What I can do');
    await ask(page, 'Help!', 'Call 999');
    for (const words of ['hi', 'Hello', 'good morning']) await ask(page, words, 'Hello Priya');
    await picture('1-help', await cardWith(page, 'What I can do'));

    await ask(page, 'qwertyuiop asdfgh zxcvbnm hjkl', 'I did not understand that');
    await offered(page, 'Somebody is in danger', () =>
      ask(page, 'qwertyuiop asdfgh zxcvbnm hjkl', 'I did not understand that'),
    );
    await picture('1-nonsense');
    await answerTo(page, () => takeSuggestion(page, 'Help'), 'What I can do');

    await answerTo(page, () => press(welcome, 'Somebody is in danger'), 'Call 999');
    const danger = await cardWith(page, 'Call 999');
    match(await danger.innerText(), /^\s*In danger now\? Call 999/u);
    await picture('1-danger', danger);
    await ask(page, 'somebody is in danger', 'Call 999');
  },
};
