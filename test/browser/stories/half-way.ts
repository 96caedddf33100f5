import { equal, ok } from 'node:assert/strict';
import { choose, chosen, fill, filled, select } from '../card-inputs.ts';
import { ask, cardWith, press, reload } from '../playground-page.ts';
import type { Story } from '../story.ts';

const TYPED = 'A call before lunch and one before tea';

export const halfWay: Story = {
  name: 'A form left half-way is there again after the bot has been stopped and started, and can be cancelled',
  async play({ demo, page, picture }) {
    await reload(page);
    await ask(page, 'hello', 'Hello Priya');
    await press(await cardWith(page, 'Hello Priya'), 'Change monitoring');
    const who = await cardWith(page, 'Whose monitoring is changing?');
    await select(who, 'Whose monitoring is changing?', /^Betty Lewis \(/u);
    await picture('7-who', who);
    await press(who, 'Next');
    const form = await cardWith(page, 'How is it now?');
    await choose(form, 'More');
    await fill(form, 'How is it now?', TYPED);
    await press(form, 'Save for later');
    await picture('7-saved', await cardWith(page, 'Saved for later'));

    await demo.stop();
    await demo.start();
    await reload(page);
    await ask(page, "what's outstanding", 'Change monitoring: Betty Lewis');
    const work = await cardWith(page, 'Change monitoring: Betty Lewis');
    await picture('7-forms-to-finish', work);
    await press(work, 'Open: Change monitoring: Betty Lewis');
    const again = await cardWith(page, 'How is it now?');
    equal(await filled(again, 'How is it now?'), TYPED);
    await chosen(again, 'More');
    await picture('7-found-again', again);

    await press(again, 'Cancel');
    await picture('7-cancelled', await cardWith(page, 'Cancelled'));
    const after = await ask(page, "what's outstanding", "What's outstanding for you");
    ok(!(await after.innerText()).includes('Betty Lewis'), 'a cancelled form is no longer outstanding');
  },
};
