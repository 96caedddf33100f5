/** Invented views of a plan, of a change to it and of what stands around both: ordinary, full to what its card promises, and odd. */
import { drawCompare } from '../../cards/compare.ts';
import { drawCopies } from '../../cards/copies.ts';
import { drawDownload } from '../../cards/download.ts';
import { drawPlan } from '../../cards/plan.ts';
import type { ChangeView, CompareView, CopiesView, DayView, PlanView, ProgressView } from '../../cards/plan-views.ts';
import { drawProgress } from '../../cards/progress.ts';
import { ada, button, letters, press, refresh, times, wilhelmina } from './sample-parts.ts';

const about = `${ada} · RB-1041`;
const aboutFull = `${wilhelmina} · RB-1041`;
const reference = 'PL-7K2P4';
const open = button('Open the plan', 'record/open', { tone: 'main' });
const home = button('Home', 'home/show');
const door = (title: string, detail: string) => ({ title, detail, press: press('record/view', 'proposal') });

const plan: PlanView = {
  title: 'Reablement plan',
  about,
  reference,
  version: 'Version 3, agreed Thu 19 Nov 2026',
  flags: [
    { words: 'A change is being agreed. Until then this version holds.', tone: 'warning' },
    { words: 'Until a copy of it reaches you: what Teams shows here holds.', tone: 'neutral' },
  ],
  matters: 'Her garden, and church on Sundays.\nShe would rather do a thing slowly than have it done for her.',
  outcomes: [
    {
      words: 'I want to cook my own dinner',
      now: 'Makes tea and toast by herself',
      achieved: 'Some of the way',
      share: 1,
    },
    { words: 'I want to walk to the gate', now: '', achieved: 'Achieved', share: 3 },
    { words: 'I want to see to my tablets', now: 'Needs to be reminded', achieved: 'Not yet', share: 0 },
  ],
  minutes: '7 hours 30 minutes of support a week',
  visits: [
    { when: 'Every day, 08:00', length: '45 minutes', support: 'Washing and dressing', by: 'Tom Reed' },
    {
      when: 'Mon to Fri, 12:30',
      length: '30 minutes',
      support: 'Lunch: Ada cooks, somebody stands by',
      by: 'Grace Obi',
    },
  ],
  rows: [
    { label: 'Equipment', value: 'Bath board\nWalking frame' },
    { label: 'Monitoring', value: 'A phone call on Mondays' },
    { label: 'From', value: 'Fri 20 Nov 2026' },
    { label: 'Until', value: 'Fri 4 Dec 2026' },
  ],
  doors: [
    door('The change being agreed', '2 still to answer'),
    door('Copies', '1 still to be delivered'),
    door('Versions', '3 so far'),
    door('Progress', 'Minutes of support and outcomes over time'),
    { title: 'History', detail: 'Who did what, and when', press: press('record/history') },
  ],
  buttons: [
    button('See what would change', 'record/view', { tone: 'main' }),
    button('Change the plan', 'flow/start'),
    button('Get a copy', 'copy/get'),
    button('Written by hand', 'flow/start'),
    home,
  ],
  refresh,
};

const visitFull: PlanView['visits'][number] = {
  when: 'Mon, Tue, Thu, Fri and Sun, 08:15',
  length: '1 hour 15 minutes',
  support: letters(200),
  by: letters(60),
};

const planFull: PlanView = {
  ...plan,
  about: aboutFull,
  news: 'Everybody agrees: version 3 holds now. Everybody who must know will be told.',
  matters: letters(600),
  outcomes: times(6, (n) => ({ words: letters(200), now: letters(200), achieved: 'Most of the way', share: n % 4 })),
  visits: times(8, () => visitFull),
  more: { words: '52 more visits', press: press('record/view', 'visits.8') },
  rows: [
    { label: 'Equipment', value: letters(300) },
    { label: 'Monitoring', value: letters(300) },
    ...plan.rows.slice(2),
  ],
  doors: [...plan.doors, door('Who has been told', '3 of 12 told'), door('Written by hand', 'Formal record due')],
  buttons: [...plan.buttons, button("I've been told", 'telling/confirm')],
};

const ledger: PlanView['ledger'] = {
  progress: '1 of 8 told',
  lines: times(8, (n) => ({
    name: wilhelmina,
    role: 'occupational therapist',
    told: n === 0,
    detail: 'Asked in Teams, Mon 2 Nov 2026. Reminder on Wed 4 Nov',
  })),
};

/** A visit that moves, one that is new, one that goes, and words that change. */
export const changes: readonly ChangeView[] = [
  { what: 'Visit: Mon to Fri, 12:30', before: '30 minutes, Lunch, Grace Obi', after: '15 minutes, Lunch, Grace Obi' },
  { what: 'Visit: Sat and Sun, 10:00', after: '30 minutes, A walk to the corner, Tom Reed' },
  { what: 'Visit: Every day, 19:00', before: '30 minutes, Supper, Tom Reed' },
  { what: 'Equipment', after: 'Perching stool' },
  { what: 'Monitoring', before: 'A phone call on Mondays', after: 'A phone call on Mondays and Thursdays' },
];

export const changesFull = (count: number, length: number): readonly ChangeView[] =>
  times(count, () => ({ what: letters(length), before: letters(length), after: letters(length) }));

export const week: readonly DayView[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day, n) => ({
  day,
  before: 105,
  after: n < 5 ? 60 : 75,
}));

const sameWeek: CompareView = {
  title: 'Version 2 and version 3',
  about,
  reference,
  intro: 'Version 3 was agreed Thu 19 Nov 2026.',
  changes,
  buttons: [
    button('Compare with version 1', 'record/view'),
    button('All of version 3', 'record/view'),
    button('Versions', 'record/view'),
    open,
  ],
};

const compare: CompareView = { ...sameWeek, week };

const achieved = ['Not yet', 'Some of the way', 'Most of the way', 'Achieved'];
const point = (version: number, share: number) => ({
  version,
  on: `Thu ${version * 7 - 2} Nov 2026`,
  share,
  achieved: achieved[share] ?? '',
});

const progress: ProgressView = {
  title: 'Progress',
  about,
  reference,
  intro: 'From 14 hours of support a week to 7 hours 30 minutes.',
  minutes: [840, 630, 450].map((minutes, n) => ({ version: n + 1, on: `Thu ${n * 7 + 5} Nov 2026`, minutes })),
  outcomes: [
    { words: 'I want to cook my own dinner', points: [point(1, 0), point(2, 0), point(3, 1)] },
    { words: 'I want to walk to the gate', points: [point(1, 1), point(2, 2), point(3, 3)] },
  ],
  buttons: [open, button('Versions', 'record/view'), home],
};

const copies: CopiesView = {
  title: 'Copies',
  about,
  reference,
  intro: 'Version 3 holds now. 2 still to be delivered.',
  lines: [
    {
      name: ada,
      role: 'receives reablement',
      current: true,
      detail: 'Version 3, by hand, Thu 19 Nov 2026, noted by Tom Reed',
    },
    {
      name: 'Joan Palmer',
      role: 'daughter, carer',
      current: false,
      detail: 'Version 2, by post, Thu 12 Nov 2026, noted by Priya Shah. Version 3 is still to be delivered.',
    },
    { name: 'Ana Lopez', role: 'occupational therapist', current: false, detail: 'Can fetch it here: "Get a copy"' },
  ],
  buttons: [
    button('Get a copy', 'copy/get'),
    button('Note a copy delivered', 'flow/start', { tone: 'main' }),
    button('Open the plan', 'record/open'),
    home,
  ],
};

const download = {
  title: 'Your copy of version 3',
  about,
  paragraphs: [
    'Each link works once, only for you, and for ten minutes. Your browser may ask you to sign in.',
    'Print it, or hand it over yourself. Please do not send it on by ordinary e-mail.',
  ],
  links: ['PDF', 'PDF, large print', 'Word', 'Word, large print'].map((title) => ({
    title,
    url: `https://reable.example/copies/${'x'.repeat(43)}`,
  })),
  buttons: [button('Open the plan', 'record/open'), home],
};

export const planSamples = {
  plan: drawPlan(plan),
  'plan-full': drawPlan(planFull),
  'plan-full-ledger': drawPlan({ ...plan, visits: times(8, () => visitFull), ledger }),
  'plan-version-full': drawPlan({ ...planFull, visits: times(12, () => visitFull), doors: [], buttons: [open, home] }),
  'plan-empty': drawPlan({ ...plan, flags: [], matters: '', outcomes: [], visits: [], rows: [], doors: [] }),
  compare: drawCompare(compare),
  'compare-full': drawCompare({ ...compare, about: aboutFull, changes: changesFull(12, 200) }),
  'compare-same': drawCompare({ ...sameWeek, intro: 'They say the same.', changes: [] }),
  progress: drawProgress(progress),
  'progress-full': drawProgress({
    ...progress,
    about: aboutFull,
    minutes: times(12, (n) => ({ version: 89 + n, on: 'Thu 19 Nov 2026', minutes: 1_230 - n * 95 })),
    outcomes: times(6, () => ({ words: letters(300), points: times(12, (n) => point(n + 1, n % 4)) })),
  }),
  'progress-first': drawProgress({
    ...progress,
    intro: 'There is one version so far. Changes will show here.',
    minutes: progress.minutes.slice(0, 1),
    outcomes: [],
  }),
  copies: drawCopies(copies),
  'copies-full': drawCopies({
    ...copies,
    about: aboutFull,
    news: 'Noted.',
    lines: times(30, (n) => ({
      name: wilhelmina,
      role: 'occupational therapist',
      current: n % 3 === 0,
      detail: `Version 99, by secure e-mail, Thu 19 Nov 2026, noted by ${wilhelmina}. Version 100 is still to be delivered.`,
    })),
  }),
  download: drawDownload(download),
  'download-full': drawDownload({ ...download, about: aboutFull }),
  'download-here': drawDownload({
    ...download,
    links: [{ title: 'PDF', url: `http://127.0.0.1:3978/copies/${'x'.repeat(43)}` }],
  }),
};
