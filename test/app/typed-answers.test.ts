import { describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** What is asked stands on the card that comes, and the words say so (issue 12). */

test.each([
  ['does arthur have capacity', /^Lacks capacity for some decisions about care/u, /^Arthur Bell\n/u],
  ['does ada have capacity', /^Nobody has noted here that Ada lacks capacity\./u, /^Ada Palmer\n/u],
  ["samuel's carer number", /^How to reach those around them stands here/u, /^Samuel Okafor\n/u],
  ['ana hasnt answered yet', /^I remind Ana Lopez until it is done\./u, /^What's outstanding/u],
])('new6: "%s"', async (says, words, card) => {
  const reply = await (await World.open()).chat('Priya Shah').says(says);
  expect(reply.words).toMatch(words);
  expect(reply.text).toMatch(card);
});

test.each(['teh plan for ada pls', 'the plan for ada please'])('new6: "%s" is the plan', async (says) => {
  const reply = await (await World.open()).chat('Priya Shah').says(says);
  expect(reply.text).toMatch(/^Reablement plan\nAda Palmer/u);
});

test('"adas nhs number" asks for no telephone number', async () => {
  const reply = await (await World.open()).chat('Priya Shah').says('adas nhs number');
  expect(reply.words).not.toContain('How to reach');
});

describe('R38: the safeguarding lead is not sent to themselves', () => {
  test.each(['safeguarding', 'a client has bruises'])('"%s"', async (says) => {
    const world = await World.open();
    const reply = await world.chat('Mei Lin').says(says);
    expect(reply.text).toContain('you lead safeguarding here');
    expect(reply.text).not.toContain('your safeguarding lead');
    expect((await world.chat('Tom Reed').says(says)).text).toContain('tell Mei Lin today');
  });
});
