import { ok } from 'node:assert/strict';
import { answers, ask, cardWith, openChat, press } from '../playground-page.ts';
import { adasChange, type Stage, type Story } from '../story.ts';

export const toldInTeams: Story = {
  name: 'Staff in the plan get a card of their own and confirm that they have been told; others find nothing',
  async play(stage) {
    const { page } = stage;
    await openChat(page, 'Personal Chat');
    await confirms(stage, 'Tom Reed');
    await confirms(stage, 'Ana Lopez');
    await findsNothing(stage);
    await ask(page, 'act as Priya Shah', 'Hello Priya');
  },
};

async function confirms({ page, picture, notes }: Stage, name: string): Promise<void> {
  const first = name.split(' ')[0] ?? name;
  await ask(page, `act as ${name}`, `Hello ${first}`);
  const notice = await cardWith(page, notes.reference);
  await notice.getByText('Priya Shah recorded this, and you are in the plan.').waitFor();
  await notice.getByText(adasChange.after).waitFor();
  await picture(`4-notice-to-${first.toLowerCase()}`, notice);
  await press(notice, "I've been told");
  await notice.getByText('that you have been told.').filter({ hasText: 'You confirmed on' }).waitFor();
  ok((await notice.getByRole('button', { name: "I've been told" }).count()) === 0, 'there is nothing left to confirm');
  await picture(`4-confirmed-by-${first.toLowerCase()}`, notice);
}

/** S10: for somebody who may not see it, it looks as if it were not there. */
async function findsNothing({ page, picture, notes }: Stage): Promise<void> {
  await ask(page, 'act as Omar Aziz', 'Hello Omar');
  await ask(page, 'Ada Palmer', 'I know nobody by that name');
  await ask(page, notes.reference, 'I cannot find that');
  await ask(page, 'change monitoring for Ada Palmer', 'Your role does not cover this');
  const answered = await answers(page).allInnerTexts();
  const sinceOmar = answered.slice(answered.findLastIndex((text) => text.includes('Hello Omar')));
  for (const text of sinceOmar) {
    for (const words of ['RB-1041', 'Sarah', ...Object.values(adasChange)]) {
      ok(!text.includes(words), `Omar Aziz is not shown "${words}"`);
    }
  }
  await picture('4-omar-finds-nothing');
}
