import { match, ok } from 'node:assert/strict';
import { ask, openChat, posts, press, reply } from '../playground-page.ts';
import { adasChange, type Story } from '../story.ts';

export const teamChannel: Story = {
  name: "The team's channel learns that something changed, with initials and reference only, and who has seen it",
  async play({ page, picture, notes }) {
    await openChat(page, 'My Team - Announcements');
    const notice = posts(page).filter({ hasText: notes.reference }).last();
    await notice.waitFor();
    const text = await notice.innerText();
    match(text, /Nobody has marked this as seen yet/u);
    match(text, new RegExp(`AP\\s*·\\s*${notes.reference}`, 'u'));
    await picture('3-channel');
    const everything = await page.locator('body').innerText();
    for (const words of ['Ada', 'Palmer', 'Sarah', 'RB-', ...Object.values(adasChange)]) {
      ok(!everything.includes(words), `"${words}" is not to be read while the channel is open`);
    }

    await press(notice, 'Seen');
    await notice.getByText(/Seen by 1.*Priya Shah/u).waitFor();
    await openChat(page, 'Personal Chat');
    await ask(page, 'act as Tom Reed', 'You now act as Tom Reed');
    await openChat(page, 'My Team - Announcements');
    await press(notice, 'Seen');
    await notice.getByText(/Seen by 2.*Priya Shah.*Tom Reed/u).waitFor();
    await press(notice, 'Seen');
    await picture('3-seen-by-two');

    await reply(notice, 'help');
    await notice.getByText('I only talk about people in private chat').waitFor();
    await notice.getByText(/Seen by 2.*Priya Shah.*Tom Reed/u).waitFor();
    await picture('3-only-in-private');
  },
};
