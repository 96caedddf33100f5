import { describe, expect, test } from '@jest/globals';
import { drawDownload } from '../../cards/download.ts';
import { drawProgress } from '../../cards/progress.ts';
import type { Link } from '../../cards/plan-views.ts';
import type { Button } from '../../cards/views.ts';
import { parts, words } from './parts.ts';
import { samples } from './samples.ts';

const sample = (name: string): object => {
  const card = samples[name];
  if (!card) throw new Error(`There is no sample "${name}"`);
  return card;
};
const said = (name: string): string => words(sample(name)).join(' ');

describe('a plan', () => {
  test('says in words how far an outcome is, beside the signs', () => {
    expect(said('plan')).toContain('I want to walk to the gate ●●● Achieved');
    expect(said('plan')).toContain('Needs to be reminded ○○○ Not yet');
  });

  test('has ways on that open when they are touched, named for screen readers', () => {
    const opens = parts(sample('plan')).flatMap(({ selectAction }) => selectAction ?? []);
    expect(opens).toContainEqual(
      expect.objectContaining({ title: 'Open: Copies', verb: 'record/view', associatedInputs: 'none' }),
    );
  });

  test('without visits says so', () => {
    expect(said('plan-empty')).toContain('No visits.');
  });
});

describe('a change of a plan', () => {
  test('has old beside new, and says in words what is new and what goes', () => {
    expect(said('proposal')).toContain(
      'Visit: Mon to Fri, 12:30 Now 30 minutes, Lunch, Grace Obi Would be 15 minutes, Lunch, Grace Obi',
    );
    expect(said('proposal')).toContain('Visit: Sat and Sun, 10:00 New 30 minutes, A walk');
    expect(said('proposal')).toContain('Visit: Every day, 19:00 No more 30 minutes, Supper');
  });

  test('says what the visits come to in a week, whatever draws the chart', () => {
    expect(words(sample('proposal'))).toContain('In a week: now 735 minutes, would be 450.');
    expect(words(sample('compare'))).toContain('In a week: before 735 minutes, after 450.');
  });

  test('R6: says in words who agrees, who does not and why, and who has not answered', () => {
    const all = said('proposal-against');
    expect(all).toContain('Priya Shah social worker Thu 19 Nov 2026, in Teams ✓ Agrees');
    expect(all).toMatch(/Ana Lopez occupational therapist .*not safe on the stairs.* ✗ Does not agree/u);
    expect(all).toContain('Joan Palmer daughter, carer Somebody needs to ask them ● Not answered yet');
  });

  test('asks first, when it is a reminder', () => {
    expect(words(sample('proposal-reminder'))[0]).toBe('⚠ Reminder: please answer this');
    expect(words(sample('proposal'))).not.toContain('⚠ Reminder: please answer this');
  });
});

describe('progress', () => {
  const moving = (...shares: readonly number[]) =>
    drawProgress({
      title: 'Progress',
      about: 'Ada Palmer',
      reference: 'PL-7K2P4',
      intro: 'So far.',
      minutes: [],
      outcomes: [
        {
          words: 'I want to cook',
          points: shares.map((share, n) => ({
            version: n + 1,
            on: 'Thu 19 Nov 2026',
            share,
            achieved: `step ${share}`,
          })),
        },
      ],
      buttons: [],
    });
  const versions = (card: object) =>
    words(card).flatMap((text) => /^Version (?<version>\d+), /u.exec(text)?.groups?.['version'] ?? []);

  test('shows an outcome where it moved, the newest first', () => {
    expect(versions(moving(0, 0, 1, 1, 3))).toEqual(['5', '3', '1']);
  });

  test('S43: shows the last eight moves of one that never comes to rest', () => {
    expect(versions(moving(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1))).toEqual(['12', '11', '10', '9', '8', '7', '6', '5']);
  });
});

test('R17: copies say in words who has the version that holds, and who has not', () => {
  expect(said('copies')).toMatch(/Ada Palmer receives reablement [^✓●]+ ✓ Has it/u);
  expect(said('copies')).toMatch(/Joan Palmer daughter, carer [^✓●]+ ● Not yet/u);
});

describe('a file to fetch', () => {
  const button: Button = { title: 'Open the plan', press: { do: 'record/open' } };
  const download = (links: readonly Link[], buttons: readonly Button[] = []) =>
    drawDownload({ title: 'Your copy', about: 'Ada Palmer', paragraphs: [], links, buttons });
  const link = (url: string): Link => ({ title: 'PDF', url });

  test('opens in the browser, before all other buttons', () => {
    expect(download([link('https://reable.example/copies/a')], [button]).actions).toMatchObject([
      { type: 'Action.OpenUrl', title: 'PDF', url: 'https://reable.example/copies/a' },
      { type: 'Action.Execute', title: 'Open the plan' },
    ]);
  });

  test.each(['http://127.0.0.1:3978/a', 'http://127.8.9.1/a', 'http://localhost:3978/a', 'http://[::1]:3978/a'])(
    'is fetched without https from this machine alone: %s',
    (url) => {
      expect(download([link(url)]).actions).toMatchObject([{ url }]);
    },
  );

  test.each([
    'http://reable.example/a',
    'http://127.0.0.1.evil.example/a',
    'http://localhost@evil.example/a',
    'http://localhost.evil.example/a',
    'http://10.0.0.1/a',
    'ftp://localhost/a',
    'file:///a',
    'javascript:alert(1)',
    'data:text/html,a',
  ])('is never fetched over anything else: %s', (url) => {
    expect(() => download([link(url)])).toThrow('must be https');
  });

  test('has at most six buttons, links included', () => {
    const four = Array.from({ length: 4 }, () => link('https://reable.example/a'));
    expect(download(four, [button, button]).actions).toHaveLength(6);
    expect(() => download(four, [button, button, button])).toThrow('at most six');
  });
});
