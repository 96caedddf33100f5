import { expect, test } from '@jest/globals';
import type { Card } from '../../../cards/card.ts';
import { personId } from '../../../src/demo/world.ts';
import type { PressData } from '../../../src/chat/inbound.ts';
import { recordsAChange } from '../../support/change.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { proposesExtraVisit, wendyAgreesTo } from '../../support/plan-talk.ts';
import { inputsOf, valueFor } from '../../support/answers.ts';
import { buttonsOf, prefilled, World, type Chat } from '../../support/talk.ts';

const ADA = personId('ada');

/** Where somebody is taken out or held back, colleagues see who is not involved, all alike; and what was noted of them before is corrected. */
const NAMES_ALL = new Set(['held-back', 'person-leave', 'note-correction']);
/** An issue may be about somebody who takes no part in it. */
const MAY_BE_ABOUT = 'issueAbout';

test('R24: no form offers whoever is held back as somebody who is asked, told or answered', async () => {
  const world = await World.open();
  const [tom, mei, priya] = [world.chat('Tom Reed'), world.chat('Mei Lin'), world.chat('Priya Shah')];
  await tom.says('note a request for Ada Palmer');
  await tom.presses('Next', { from: 'sarah', wish: 'complaint', what: 'He was late.', about: 'none' });
  await tom.presses('Record this');
  await recordsAChange(tom);
  await mei.says('not to be told');
  await mei.presses('Next', { person: ADA });
  await mei.presses('Next', { who: 'sarah', reason: 'She takes her money', decidedBy: 'Mei Lin' });
  await mei.presses('Save this');
  const records = await world.app.records.about(ADA);
  const offered = new Set<string>();
  let read = 0;
  for (const { id, startsFrom, of } of world.app.flows) {
    const places = startsFrom === 'person' ? [ADA] : records.filter(({ kind }) => of === undefined || kind === of);
    if (startsFrom === 'nothing' || NAMES_ALL.has(id)) continue;
    for (const place of places) {
      const cards = await shownBy(priya, { do: 'flow/start', id: typeof place === 'string' ? place : place.id, x: id });
      read += cards.length;
      const options = cards
        .flatMap(inputsOf)
        .flatMap((input) =>
          input.id === MAY_BE_ABOUT ? [] : [input.label, ...input.options.map(({ title }) => title)],
        );
      for (const title of options) if (title.includes('Sarah')) offered.add(`${id}: ${title}`);
    }
  }
  expect([...offered]).toEqual([]);
  expect(read).toBeGreaterThan(100);
});

/** Every card of one form up to where it is recorded, answered with whatever stands on it. */
async function shownBy(chat: Chat, start: PressData): Promise<readonly Card[]> {
  await chat.sends(start);
  const cards: Card[] = [];
  const times = new Map<string, number>();
  while (chat.card) {
    const { card } = chat;
    cards.push(card);
    const button = buttonsOf(card).find(({ data }) => data.do === 'flow/next');
    const fields = inputsOf(card);
    const asked = fields.map(({ id }) => id).join();
    const again = times.get(asked) ?? 0;
    times.set(asked, again + 1);
    if (!button || again > 1) break;
    const given = fields.map((input) => [
      input.id,
      valueFor(input, { text: 'As she said', choose: again, day: '2026-11-23' }, again),
    ]);
    await chat.sends(button.data, { ...Object.fromEntries(given), ...(again === 0 && prefilled(card)) });
  }
  return cards;
}

test('R24: a change waits for nobody who is held back, and what they say is not noted', async () => {
  const world = await World.open();
  const [tom, mei] = [world.chat('Tom Reed'), world.chat('Mei Lin')];
  await proposesExtraVisit(tom);
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId('farida') });
  await mei.presses('Next', { who: 'nurse', reason: 'She shouts', decidedBy: 'Mei Lin' });
  await mei.presses('Save this');
  const page = await tom.sends({ do: 'record/view', id: planIdOf(personId('farida')), x: 'proposal' });
  expect(page.text).toContain('Waiting for Wendy Stone');
  expect(page.text).not.toContain('Claire Boyd\ndistrict nurse');
  for (const says of ['note an answer for Farida Khan', 'Claire Boyd says no to the plan for Farida Khan']) {
    const { text } = await tom.says(says);
    expect(
      inputsOf(tom.card)
        .flatMap(({ options }) => options.map(({ title }) => title))
        .join(),
    ).not.toContain('Claire');
    expect(text).not.toContain('Whose answer: Claire');
    await tom.says('cancel');
    await tom.says('yes');
  }
  await wendyAgreesTo(world);
  expect((await tom.says('show the plan for Farida Khan')).text).toContain('Version 2, agreed');
});
