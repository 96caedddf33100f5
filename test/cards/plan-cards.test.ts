import { describe, expect, test } from '@jest/globals';
import { drawCompare } from '../../cards/compare.ts';
import { drawCopies } from '../../cards/copies.ts';
import { drawDownload } from '../../cards/download.ts';
import { durationWords } from '../../cards/duration.ts';
import { drawProgress } from '../../cards/progress.ts';
import { drawProposal } from '../../cards/proposal.ts';
import type { ChangeView, DayView } from '../../cards/change-views.ts';
import type { ProgressView, ProposalView } from '../../cards/plan-views.ts';
import type { Button } from '../../cards/views.ts';
import { isChart, parts, wordsOf } from './parts.ts';
import { samples } from './samples.ts';

const ada = { about: 'Ada Palmer', reference: 'PL-7K2P-4QXR' };
const button = (title: string): Button => ({ title, press: { do: 'record/open', id: '01JD9Y3R6M' } });

const proposal: ProposalView = {
  ...ada,
  title: 'A change to agree',
  status: { words: 'Waiting for your answer', tone: 'warning' },
  flags: [],
  rows: [{ label: 'Why', value: 'Progress towards the outcomes' }],
  changes: [{ what: 'Monitoring', before: 'Every day', after: 'On Mondays' }],
  evidence: [],
  answers: [],
  answer: [button('I agree'), button('I do not agree')],
  buttons: [button('Open the plan')],
};

/** What is said and what can be pressed, in the order of the card. */
const read = (card: object): readonly string[] =>
  parts(card).flatMap((part) => {
    const said = part.type === 'Action.Execute' ? part['title'] : part['text'];
    return typeof said === 'string' ? [said] : [];
  });
const said = (card: object): string => wordsOf(card).join(' ').replaceAll('\u00a0', ' ');
const lookOf = (card: object, words: string): object | undefined => parts(card).find((part) => part['text'] === words);
const charts = (card: object) => parts(card).filter(isChart);

const changed = (...changes: readonly ChangeView[]) =>
  drawCompare({ ...ada, title: 'Version 1 and version 2', intro: 'Two versions.', changes, buttons: [] });

describe('a change', () => {
  test('R6: of a proposal is said as it is now and as it would be', () => {
    expect(said(drawProposal(proposal))).toContain('What would change Monitoring Now Every day Would be On Mondays');
  });

  test('R12: between versions is said as it was before and after', () => {
    const what = { what: 'Monitoring', before: 'Every day', after: 'On Mondays' };
    expect(said(changed(what))).toContain('Monitoring Before Every day After On Mondays');
  });

  test('says in words what is new and what is gone', () => {
    expect(said(changed({ what: 'Equipment', after: 'Long-handled sponge' }))).toContain(
      'Equipment New Long-handled sponge',
    );
    expect(said(changed({ what: 'Visit: Mon, 12:30', before: '30 minutes' }))).toContain(
      'Visit: Mon, 12:30 No more 30 minutes',
    );
  });

  test.each([10, 400])('says both sides in full when they are %i characters long', (length) => {
    const [before, after] = ['b'.repeat(length), 'a'.repeat(length)];
    expect(said(changed({ what: 'Monitoring', before, after })).replaceAll(':', '')).toContain(
      `Before ${before} After ${after}`,
    );
  });
});

describe('a proposal', () => {
  test('R6: asks for the answer below what would change and the reasons', () => {
    const order = read(drawProposal(proposal));
    const at = (words: string) => order.indexOf(words);
    expect(at('Waiting for your answer')).toBeLessThan(at('What would change'));
    expect(at('On Mondays')).toBeLessThan(at('Why, and when'));
    expect(at('Why, and when')).toBeLessThan(at('I agree'));
    expect(at('I agree')).toBeLessThan(at('I do not agree'));
    expect(at('I do not agree')).toBeLessThan(at('Open the plan'));
  });

  test('has no more than six buttons in all, wherever they stand', () => {
    const buttons = Array.from({ length: 5 }, () => button('Open the plan'));
    expect(() => drawProposal({ ...proposal, buttons })).toThrow('at most 6 buttons, not 7');
    expect(() => drawProposal({ ...proposal, buttons: buttons.slice(1) })).not.toThrow();
  });

  test('R19: says who agrees, who does not and who is still to answer, and why not in no smaller print', () => {
    const who = { role: 'carer', detail: 'By phone' };
    const card = drawProposal({
      ...proposal,
      answers: [
        { ...who, name: 'Ada', answer: 'yes' },
        { ...who, name: 'Sarah', answer: 'no', detail: 'Because: she worries' },
        { ...who, name: 'Tom', answer: 'waiting' },
      ],
    });
    expect(said(card)).toContain(
      'Ada carer ✓ Agrees By phone Sarah carer ✗ Does not agree Because: she worries Tom carer ● Not answered yet By phone',
    );
    expect(lookOf(card, 'Because: she worries')).not.toHaveProperty('size');
  });

  test('of a first plan is no change, and nothing in it is called new', () => {
    const changes = [{ what: 'Visit: Every day, 08:00', after: '45 minutes, washing' }];
    const first = said(drawProposal({ ...proposal, changes, first: '5 hours a week' }));
    expect(first).toContain('What the plan would say 5 hours a week Visit: Every day, 08:00 45 minutes, washing');
    expect(first).not.toMatch(/New|Would be|What would change/u);
    expect(said(drawProposal({ ...proposal, changes }))).toContain('Visit: Every day, 08:00 New 45 minutes, washing');
    const more = { ...ada, title: 'What the plan would say', intro: 'Parts 9 to 9 of 9', changes, buttons: [] };
    expect(said(drawCompare({ ...more, allNew: true }))).not.toMatch(/New|Changes/u);
  });

  test('a reminder says so before all else', () => {
    expect(read(drawProposal({ ...proposal, reminder: true }))[0]).toBe('⚠ Reminder: please answer this');
  });
});

const weekOf = (...minutes: readonly (readonly [number, number])[]): readonly DayView[] =>
  ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day, n) => {
    const [before, after] = minutes[n] ?? minutes.at(-1) ?? [0, 0];
    return { day, before, after };
  });
const withWeek = (week: readonly DayView[]) =>
  drawCompare({
    ...ada,
    title: 'Two versions',
    intro: '',
    changes: [{ what: 'Visit', before: 'a', after: 'b' }],
    week,
    buttons: [],
  });

describe('the week', () => {
  test('says what it comes to before the single changes', () => {
    const card = drawProposal({ ...proposal, week: weekOf([75, 30]) });
    expect(said(card)).toContain(
      'What would change Support a week: now 8 h 45 min, would be 3 h 30 min (5 h 15 min less) Monitoring',
    );
    expect(said(withWeek(weekOf([30, 75])))).toContain('(5 h 15 min more)');
    expect(said(withWeek(weekOf([30, 60], [60, 30], [45, 45])))).toContain('(the same)');
  });

  test('says days that are alike together', () => {
    const workdays = Array.from({ length: 5 }, () => [75, 30] as const);
    expect(wordsOf(withWeek(weekOf(...workdays, [45, 30])))).toContain(
      'Mon to Fri: before 75, after 30.\nSat and Sun: before 45, after 30.',
    );
    expect(wordsOf(withWeek(weekOf([0, 30])))).toContain('Every day: before 0, after 30.');
    expect(wordsOf(withWeek(weekOf([75, 30], [0, 0])))).toContain(
      'Mon: before 75, after 30.\nTue to Sun: before 0, after 0.',
    );
  });

  test('is a chart only where days differ', () => {
    expect(charts(withWeek(weekOf([75, 30])))).toEqual([]);
    expect(charts(withWeek(weekOf([75, 30], [75, 45])))).toHaveLength(1);
  });

  test.each([
    [45, 60],
    [105, 120],
    [130, 240],
    [300, 480],
  ])(
    'of %d minutes the axis ends at %d, so that its four steps are 15, 30 or 60 minutes, or whole hours',
    (most, top) => {
      expect(charts(withWeek(weekOf([most, 30], [15, 30])))).toMatchObject([{ yMin: 0, yMax: top }]);
    },
  );

  test('is a chart, too, where one can be drawn', () => {
    const card = withWeek(weekOf([75, 30], [45, 30]));
    expect(charts(card)).toMatchObject([
      {
        type: 'Chart.VerticalBar.Grouped',
        data: [
          { legend: 'Before', values: [{ x: 'Mon', y: 75 }, { x: 'Tue', y: 45 }, {}, {}, {}, {}, {}] },
          { legend: 'After', values: [{ x: 'Mon', y: 30 }, {}, {}, {}, {}, {}, { x: 'Sun', y: 30 }] },
        ],
      },
    ]);
  });
});

const point = (version: number, share: 0 | 1 | 2 | 3) => ({
  version,
  on: `Thu ${version} Nov 2026`,
  share,
  achieved: (['Not yet', 'Some of the way', 'Most of the way', 'Achieved'] as const)[share],
});
const progress: ProgressView = {
  ...ada,
  title: 'Progress',
  intro: 'From more to less.',
  minutes: [
    { version: 1, on: 'Thu 1 Nov 2026', minutes: 1050 },
    { version: 2, on: 'Thu 2 Nov 2026', minutes: 585 },
  ],
  outcomes: [
    { words: 'Walk to the shop', points: [point(1, 0), point(2, 2), point(3, 2)] },
    { words: 'Make porridge', points: [point(1, 0), point(2, 0), point(3, 3)] },
  ],
  buttons: [],
};

describe('progress', () => {
  test('says of each outcome where it stands and since when, and before it only where it moved', () => {
    expect(said(drawProgress(progress))).toContain(
      'Walk to the shop ●●○ Most of the way since version 2, Thu 2 Nov 2026 Before: Not yet in version 1',
    );
    expect(said(drawProgress(progress))).toContain('Make porridge ●●● Achieved since version 3');
  });

  test('says version by version how many outcomes stood where, and how many minutes there were, and draws both as charts', () => {
    const card = drawProgress(progress);
    expect(charts(card).map(({ type }) => type)).toEqual(['Chart.HorizontalBar.Stacked', 'Chart.VerticalBar']);
    expect(wordsOf(card)).toContain('Now, in version 3: 1 achieved, 1 most of the way.');
    expect(wordsOf(card)).toContain('Version 2: 1 most of the way, 1 not yet\nVersion 1: 2 not yet');
    expect(wordsOf(card)).toContain('Version 1, Thu 1 Nov 2026: 1050\nVersion 2, Thu 2 Nov 2026: 585');
  });

  test('of one outcome is said in words: a chart of one says nothing', () => {
    const one = drawProgress({ ...progress, outcomes: progress.outcomes.slice(0, 1) });
    expect(charts(one).map(({ type }) => type)).toEqual(['Chart.VerticalBar']);
    expect(said(one)).toContain('Now, in version 3: 1 most of the way.');
  });

  test('of one version is said in words alone', () => {
    const first = samples['progress-first'] ?? {};
    expect(charts(first)).toEqual([]);
    expect(said(first)).toContain('Version 1, Thu 5 Nov 2026: 1050');
  });
});

describe('a plan', () => {
  test('says what is new and what is special about it first, then what matters, the visits, the outcomes and the rest', () => {
    const order = wordsOf(samples['plan-new'] ?? {});
    const at = (start: string) => order.findIndex((words) => words.startsWith(start));
    const places = [
      'Reablement plan',
      'Ada Palmer',
      'Version 3',
      '✓ Version 3 is agreed',
      'Until you have a revised copy',
      'What matters',
      'Visits',
      'Every day, 08:00',
      'Outcomes',
      '●●○',
      'Equipment',
      'Who has been told',
      'Versions',
    ].map(at);
    expect(places[0]).toBe(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says how far each outcome is in dots and in words', () => {
    const words = said(samples['plan'] ?? {});
    expect(words).toContain('●●○ Most of the way');
    expect(words).toContain('●●● Achieved');
  });
});

describe('copies', () => {
  test('R17: says of each whether they have the version that holds now', () => {
    const one = { role: 'carer', detail: 'By post' };
    const card = drawCopies({
      ...ada,
      title: 'Copies',
      intro: 'Version 3 applies now.',
      lines: [
        { ...one, name: 'Ada', state: 'has' },
        { ...one, name: 'Sarah', state: 'due' },
        { ...one, name: 'Ken', state: 'ended' },
      ],
      buttons: [],
    });
    expect(said(card)).toContain(
      'Ada carer ✓ Has it By post Sarah carer ● Not yet By post Ken carer No longer By post',
    );
  });
});

describe('a download', () => {
  const download = (...urls: readonly string[]) =>
    drawDownload({
      title: 'Your copy',
      about: 'Ada Palmer',
      paragraphs: [],
      links: urls.map((url) => ({ title: 'PDF', url })),
      buttons: [button('Open the plan')],
    });
  const secure = 'https://reable.example/copies/a1';

  test('R20: opens its links in the browser, before everything else that can be pressed', () => {
    expect(download(secure, secure).actions).toMatchObject([
      { type: 'Action.OpenUrl', title: 'PDF', url: secure, style: 'positive' },
      { type: 'Action.OpenUrl', title: 'PDF', url: secure },
      { type: 'Action.Execute', title: 'Open the plan' },
    ]);
  });

  test.each(['http://127.0.0.1:3978/copies/a1', 'http://localhost:3978/copies/a1', 'http://[::1]/copies/a1'])(
    'may lead to this machine: %s',
    (url) => {
      expect(download(url).actions).toMatchObject([{ url }, {}]);
    },
  );

  test.each([
    'http://reable.example/copies/a1',
    'http://127.0.0.1.reable.example/copies/a1',
    'http://localhost.reable.example/copies/a1',
    'http://localhost@reable.example/copies/a1',
    'http://10.0.0.1/copies/a1',
    'ftp://127.0.0.1/copies/a1',
    'javascript:alert(1)',
  ])('R20: never leads to %s', (url) => {
    expect(() => download(url)).toThrow('A link must be https.');
  });

  test('has at most six buttons, links included', () => {
    expect(() => download(...Array.from({ length: 5 }, () => secure))).not.toThrow();
    expect(() => download(...Array.from({ length: 6 }, () => secure))).toThrow('at most 6 buttons, not 7');
  });
});

test('a length of time is short and stays on one line', () => {
  const words = [0, 45, 60, 465].map(durationWords);
  expect(words.map((one) => one.replaceAll('\u00a0', ' '))).toEqual(['0 min', '45 min', '1 h', '7 h 45 min']);
  expect(words.join('')).not.toContain(' ');
});
