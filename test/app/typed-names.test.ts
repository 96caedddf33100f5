import { describe, expect, test } from '@jest/globals';
import { dangerIn } from '../../src/guidance/danger.ts';
import { World } from '../support/talk.ts';

/** Issue 12: whoever is named, and nobody else, is whom the answer is about. */

const said = async (name: string, text: string) => (await World.open()).chat(name).says(text);

describe('issue 12: names', () => {
  test('another title than the one on record is asked about, and opens nothing', async () => {
    const { text, words } = await said('Priya Shah', 'mr palmer');
    expect(words).toContain('Do you mean Ada Palmer');
    expect(text).toBe(words);
    expect((await said('Priya Shah', 'mrs palmer')).text).toMatch(/^Ada Palmer\n/u);
    // Her husband has the title and the name.
    expect((await said('Priya Shah', 'mr khan')).text).toMatch(/^Farida Khan\n/u);
  });

  test('a colleague who is to do something is not looked up', async () => {
    const { text } = await said('Ana Lopez', "can tom do betty's visits on sunday");
    expect(text).not.toContain('Recorded by');
    expect(text).toContain('I know nobody by that name whom you can see');
    expect((await said('Ana Lopez', 'what did tom change last week')).text).toMatch(/^Recorded by Tom Reed/u);
  });

  test.each(['betty needs a hoist', 'farida - sensor instead of weight chart, both ok', 'zelda needs a hoist'])(
    '"%s": of somebody whom one may not see, the same as of nobody',
    async (text) => {
      expect((await said('Ana Lopez', text)).words).toMatch(
        /^I did not understand that\. If it is a name: I know nobody by that name whom you can see\./u,
      );
    },
  );

  test.each(['Mei Lin', 'Sam Cole'])('R24: who must not be told of somebody’s plan, said by %s', async (name) => {
    expect((await said(name, 'imran must not be told about faridas plan')).words).toContain(
      'What: Somebody else may not be told; Who: Imran Khan (husband, carer).',
    );
  });

  test('R38: what somebody cannot do alone yet is no call for help; a place that is not safe is', () => {
    const on = (text: string) => dangerIn(text);
    expect(on('For Arthur is not safe the stairs alone')).toBe('none');
  });
});
