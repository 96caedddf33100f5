import { beforeAll, describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** A change in the words people use between two visits: none of it is lost, and none of it ends in an old record. */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
const typed = async (who: string, says: string) => (await world.copied()).chat(who).says(says);

describe('R1: calls by the day of the week are monitoring, and the form opens with what was said', () => {
  test.each([
    ['ken less calls, only thurs, maureen ok with it', 'After: thurs; More or less: Less; Maureen Todd agrees: Yes'],
    ['ken less calls, only thurs, mary ok with it', 'I could not place this: "mary ok with it"'],
    ['ken: fewer calls, a call on mondays because he manages alone', 'Why: he manages alone'],
    ['less calls for ken, once a week, he agrees', 'After: once a week; More or less: Less'],
    ['ring ken less, just fridays', 'After: fridays; More or less: Less'],
    ['only ring ken on thursdays', 'After: on thursdays; More or less: Less'],
    ['calls for ken down to once a week', 'After: once a week; More or less: Less'],
    ['kens calls cut to mondays and thursdays, both agree', 'After: mondays and thursdays'],
    ['drop ken to a call on tuesdays', 'After: a call on tuesdays; More or less: Less'],
    ['more calls for ken, every other day', 'After: every other day; More or less: More'],
  ])('"%s"', async (says, words) => {
    const reply = await typed('Ana Lopez', says);
    expect(reply.text).toMatch(/^Change monitoring\n/u);
    expect(reply.words).toContain(words);
  });

  test.each([
    'ken calls maureen less',
    'ken had less calls this week',
    'less calls from ken on thursday',
    'ring ken on thursday',
    'ken only had one call on thurs',
    'calls for ken went to voicemail thurs',
  ])('"%s" changes nothing', async (says) => {
    expect((await typed('Ana Lopez', says)).text).toMatch(/^Ken Todd\n/u);
  });
});

describe('R6: who agrees to a new change says nothing of a change that is open already', () => {
  test.each(['arthur less calls, just thurs, helen agrees', 'arthur needs less calls, just thurs, helen is happy'])(
    '"%s" is a change of its own',
    async (says) => {
      expect((await typed('Ana Lopez', says)).text).toMatch(/^Change monitoring\n/u);
    },
  );

  test.each(['less calls for arthur from thurs, helen agrees', 'arthur no more mondays, stop the lunch, helen agrees'])(
    '"%s" is noted in no record',
    async (says) => {
      const reply = await typed('Ana Lopez', says);
      expect(reply.text).toMatch(/^Arthur Bell\n/u);
      expect(reply.words).toContain('nothing of it is noted');
    },
  );

  test.each(['helen agrees with the less calls for arthur', 'asked arthur about less calls, helen agrees'])(
    '"%s" is her answer',
    async (says) => {
      expect((await typed('Ana Lopez', says)).words).toContain('Who: Helen Bell (agrees so far); Answer: Yes');
    },
  );
});

describe('R8: fewer visits, however it is said', () => {
  test.each([
    'visits for ada down to 1 a day from 1 dec',
    'calls for ada cut to one a day',
    'ada can go down to 1 call a day',
    'cut adas visits to 1 a day',
    'drop ada to one call a day',
    'cut adas calls to 1',
    'just one call a day for ada now',
  ])('"%s": which of them stop is asked', async (says) => {
    const { text } = await typed('Tom Reed', says);
    expect(text).toContain('What changes: A visit stops');
    expect(text).toContain('Which visits stop?');
  });

  test('"a day from Monday" is no day after Monday', async () => {
    const { words } = await typed('Tom Reed', 'ada only needs one call a day from monday');
    expect(words).not.toContain('From: Tue 24 Nov');
  });

  test('where there is no plan it is said that there is none', async () => {
    const { words } = await typed('Tom Reed', 'visits for jean down to 2 a day from monday');
    expect(words).toContain('There is no agreed plan yet, so no visit of it can be changed. Nothing is noted.');
  });

  test.each([
    ['knock off adas lunchtime', ''],
    ['knock off the lunchtime for ada', ''],
    ['knock adas lunch on the head', ''],
    ['stop adas lunch', ''],
    ['take adas lunch call off', ''],
    ['ditch the lunch call for ada from fri week', 'From: Fri 4 Dec 2026'],
    ['scrap adas lunch visit, she makes it herself', 'What: she makes it herself'],
    ['stop adas lunch visit from tomorrow, sarah is ok with it', 'Sarah Palmer agrees: Yes, by phone'],
    ['stop adas lunch visit from tomorrow, mary ok with it', 'I could not place this: "mary ok with it"'],
  ])('"%s": that visit stops', async (says, besides) => {
    const { words } = await typed('Tom Reed', says);
    expect(words).toContain('Stops: Every day, 12:30');
    expect(words).toContain(besides);
  });

  test.each([
    ['ada lunch 20 not 30', 'Length: 20 minutes'],
    ['ada lunch: 45 not 30 from 1 dec', 'Length: 45 minutes'],
    ['adas morning call 30 instead of 45', 'Length: 30 minutes'],
    ['30 not 45 for adas mornings', 'Length: 30 minutes'],
    ['ada morning call at 9 instead of 8', 'Time: 09:00'],
    ['double up the mornings for ada', 'Workers: 2 workers'],
    ['ada needs a double up in the mornings', 'Workers: 2 workers'],
    ['make adas morning call a double up', 'Workers: 2 workers'],
    ['ada can go single handed mornings', 'Workers: 1 worker'],
    ['swap adas lunch and morning calls', 'I could not place this: "swap lunch and morning calls"'],
  ])('"%s": that visit changes', async (says, words) => {
    expect((await typed('Tom Reed', says)).words).toContain(words);
  });

  test.each([
    'knock on adas door in the morning',
    'leave adas lunch on the side',
    'ada lunch 12 not 1',
    'take ada her lunch off the tray',
    'cut adas lunch up small',
    'take adas lunch out of the fridge',
    'ada was 30 not 45 when she moved',
    'drop ada at lunch club',
  ])('"%s" changes nothing', async (says) => {
    expect((await typed('Tom Reed', says)).words).toContain('nothing of it is noted');
  });
});
