import { describe, expect, test } from '@jest/globals';
import { NEWS_CHANNEL } from '../../src/demo/world.ts';
import { pressed, typed, type Connector, type Json } from '../support/connector.ts';
import { buttonsOf, textsIn } from '../support/talk.ts';
import { arrived, connected, file, start, type Bot } from '../support/whole-app.ts';

const CANARY = 'CANARY-7f3a';

/** Types the start, then presses on with the card that comes back each time; gives the last answer. */
async function recordByCard(bot: Bot, connector: Connector): Promise<unknown> {
  await bot.send(typed(connector.url, 'change monitoring for Ada Palmer'));
  let answer: unknown = (await connector.received(1))[0]?.activity;
  const press = async (title: string, inputs: Json = {}): Promise<void> => {
    const button = buttonsOf(answer).find((one) => one.title === title);
    if (!button) throw new Error(`no button ${title}`);
    answer = await bot.send(pressed(connector.url, { ...button.data, ...inputs }));
  };
  await press('Next', {
    direction: 'reduce',
    from: `A call ${CANARY}`,
    to: 'A visit',
    startsOn: new Date().toISOString().slice(0, 10),
    rationale: `Because ${CANARY}`,
    capacity: 'has',
  });
  await press('Next', {
    personAgrees: 'yes',
    personHow: 'in-person',
    personOn: new Date().toISOString().slice(0, 10),
    'agrees-sarah': 'yes',
    'how-sarah': 'phone',
    'on-sarah': new Date().toISOString().slice(0, 10),
  });
  await press('Record this change');
  return answer;
}

describe('the whole app, over the wire', () => {
  test('R1-R4: from a typed word to the record and the notice in the channel, through restify, the SDK and the store', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    const recorded = textsIn(await recordByCard(bot, connector)).join('\n');
    expect(recorded).toMatch(/Recorded as MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    const channel = await arrived(connector, ({ conversation }) => conversation === NEWS_CHANNEL);
    expect(textsIn(channel).join('\n')).toContain('Monitoring has changed');
    expect(JSON.stringify(channel)).not.toMatch(/\bAda\b|Palmer|CANARY/u);
  });

  test('S27, S40: nothing typed and no name stands in the log or in a summary', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    await recordByCard(bot, connector);
    await bot.send(typed(connector.url, `${CANARY} is what I type`));
    await arrived(connector, ({ conversation }) => conversation === NEWS_CHANNEL);
    await bot.stop();
    expect(bot.logged.join('\n')).not.toMatch(/CANARY|\bAda\b|Palmer|Priya/u);
    const summaries = connector.requests.flatMap(({ activity }) =>
      activity['type'] === 'message' ? [activity['summary']] : [],
    );
    expect(new Set(summaries)).toEqual(new Set(['A message from Reable', 'Reable has a message for you']));
  });

  test('half-way, the bot is stopped and started again: the form goes on where it was', async () => {
    const connector = await connected();
    const where = file();
    const before = await start(where, connector);
    await before.send(typed(connector.url, 'change monitoring for Norman Price'));
    await before.send(typed(connector.url, 'less'));
    await before.stop();
    const after = await start(where, connector);
    const already = connector.requests.length;
    await after.send(typed(connector.url, 'a call every morning'));
    const [reply] = (await connector.received(already + 1)).slice(already);
    expect(String(reply?.activity['text'])).toContain('How will it be?');
  });

  test('the demo only: "act as" shows another role, and only what that role may see', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    await bot.send(typed(connector.url, 'act as Omar Aziz'));
    await connector.received(2);
    expect(textsIn(connector.requests[1]?.activity).join('\n')).toContain('Hello Omar');
    await bot.send(typed(connector.url, 'Ada Palmer'));
    expect(JSON.stringify((await connector.received(3))[2]?.activity)).not.toContain('Palmer');
  });
});
