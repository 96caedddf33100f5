/** Invented views of the cards of a plan: ordinary, first, empty, refused and as full as they may be. */
import type { Card } from '../../cards/card.ts';
import { drawCompare } from '../../cards/compare.ts';
import { drawCopies } from '../../cards/copies.ts';
import { drawDownload } from '../../cards/download.ts';
import { drawPlan } from '../../cards/plan.ts';
import type { ChangeView, DayView } from '../../cards/change-views.ts';
import type { CompareView, CopiesView, PlanView, ProgressView, ProposalView } from '../../cards/plan-views.ts';
import { drawProgress } from '../../cards/progress.ts';
import { drawProposal } from '../../cards/proposal.ts';
import type { Button, Press, Refresh } from '../../cards/views.ts';

const ada = { about: 'Ada Palmer', reference: 'PL-7K2P-4QXR' };
const billie = { about: 'Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie)', reference: 'PL-9D3F6' };

const press = (verb: string, x?: string): Press => ({
  do: verb,
  id: 'pe-5f0c2a7e91b34d68a1c7-01JD9Y3R6M8Q4T0V2X5Z7B1C3D',
  ...(x === undefined ? {} : { x }),
});
const button = (title: string, verb: string, tone?: 'main'): Button => ({
  title,
  press: press(verb),
  ...(tone === undefined ? {} : { tone }),
});
const refresh: Refresh = { press: press('record/open'), owners: ['29:user-a'] };

/** Exactly `length` characters that read like a person's, with what breaks layouts: signs of formatting and a long word. */
const words = (length: number): string =>
  'Ada says she would like to get up the stairs by herself, *slowly*, holding the rail [left hand], as she did before Donaudampfschifffahrtsgesellschaftskapitänswitwe_and_no_space_anywhere and then sit down with a cup of tea. '
    .repeat(Math.ceil(length / 200))
    .slice(0, length - 1)
    .trim()
    .padEnd(length, '.');

const outcomes: PlanView['outcomes'] = [
  {
    words: 'Get washed and dressed by myself in the morning',
    now: 'Does her top half alone, sitting on the stool',
    achieved: 'Most of the way',
    share: 2,
  },
  { words: 'Walk to the corner shop and back', now: 'To the gate, with Tom', achieved: 'Some of the way', share: 1 },
  { words: 'Make my own porridge', now: '', achieved: 'Achieved', share: 3 },
];

const visits: PlanView['visits'] = [
  {
    when: 'Every day, 08:00',
    length: '45 minutes',
    support: 'Getting washed and dressed: stand by, help only with feet and back',
    by: 'Tom Reed',
  },
  { when: 'Mon to Fri, 12:30', length: '30 minutes', support: 'Make lunch together', by: 'Tom Reed' },
  { when: 'Tue and Thu, 10:00', length: '1 hour', support: 'Walk outside with the frame', by: 'Ana Lopez' },
];

const door = (title: string, detail: string, x: string) => ({ title, detail, press: press('record/view', x) });
const doors: PlanView['doors'] = [
  door('Copies', '1 still to be delivered', 'copies'),
  door('Versions', '3 so far', 'versions'),
  door('Progress', 'Minutes of support and outcomes over time', 'progress'),
  door('History', 'Who did what, and when', 'history'),
];

const ledger: NonNullable<PlanView['ledger']> = {
  progress: '1 of 3 told',
  lines: [
    { name: 'Ada Palmer', role: 'the person', told: true, detail: 'At a visit, Thu 19 Nov 2026, noted by Tom Reed' },
    { name: 'Sarah Palmer', role: 'daughter, carer', told: false, detail: 'Somebody needs to tell them' },
    { name: 'Ana Lopez', role: 'occupational therapist', told: false, detail: 'Has a card in Teams' },
  ],
};

const plan: PlanView = {
  ...ada,
  title: 'Reablement plan',
  version: 'Version 3, agreed Thu 19 Nov 2026',
  flags: [],
  matters: 'Being in her own kitchen. Her garden. Seeing Sarah on Sundays. She hates being hurried.',
  outcomes,
  minutes: '9 hours 45 minutes of support a week',
  visits,
  rows: [
    { label: 'Equipment', value: 'Perching stool\nGrab rail by the bath' },
    { label: 'Monitoring', value: 'Tom notes after each visit what Ada did alone' },
    { label: 'From', value: 'Mon 23 Nov 2026' },
  ],
  doors,
  buttons: [
    button('Change the plan', 'flow/start', 'main'),
    button('Get a copy', 'copy/get'),
    button('Written by hand', 'flow/start'),
    button('Home', 'home/show'),
  ],
  refresh,
};

const planFull: PlanView = {
  ...billie,
  title: 'Reablement plan',
  news: 'Version 12 is agreed and applies from Mon 23 Nov 2026. Everybody will be told.',
  version: 'Version 12, decided without everybody’s agreement Thu 19 Nov 2026',
  flags: [
    { words: 'A change is being agreed. Until then this version applies.', tone: 'warning' },
    { words: 'Changed by hand in the home on Wed 18 Nov 2026: formal record due', tone: 'warning' },
    { words: 'Until you have a revised copy, follow the plan in the person’s home.', tone: 'neutral' },
  ],
  matters: words(300),
  outcomes: Array.from({ length: 6 }, (_, n) => ({
    words: words(300),
    now: '',
    achieved: 'Some of the way',
    share: n % 4,
  })),
  minutes: '42 hours 15 minutes of support a week',
  visits: Array.from({ length: 12 }, (_, n) => ({
    when: `Mon, Wed, Fri and Sun, ${String(n + 8).padStart(2, '0')}:00`,
    length: '1 hour 15 minutes',
    support: words(110),
    by: 'Wilhelmina Featherstonehaugh or the rota',
  })),
  more: { words: '5 more visits', press: press('record/view', 'visits.12') },
  rows: [
    { label: 'Equipment', value: words(100) },
    { label: 'Monitoring', value: words(200) },
    { label: 'From', value: 'Mon 23 Nov 2026' },
    { label: 'Until', value: 'Sun 6 Dec 2026' },
  ],
  doors: [door('The change being agreed', '2 still to answer', 'proposal'), ...doors],
  ledger: {
    progress: '1 of 6 told',
    lines: Array.from({ length: 6 }, (_, n) => ({
      name: `Wilhelmina Featherstonehaugh ${n}`,
      role: 'occupational therapist',
      told: n === 0,
      detail: 'Pressed "I\'ve been told", Thu 19 Nov 2026, 17:05. Said: I will bring the stool.',
    })),
  },
  buttons: [...plan.buttons, button('Note who was told', 'telling/start'), button("I've been told", 'telling/confirm')],
  refresh,
};

const changes: readonly ChangeView[] = [
  {
    what: 'Visit: Every day, 08:00',
    before: '45 minutes, getting washed and dressed, Tom Reed',
    after: '30 minutes, getting washed and dressed, Tom Reed',
  },
  { what: 'Visit: Mon to Fri, 12:30', before: '30 minutes, make lunch together, Tom Reed' },
  { what: 'Equipment', after: 'Long-handled sponge' },
];

const week: readonly DayView[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day, n) => ({
  day,
  before: n < 5 ? 75 : 45,
  after: 30,
}));

const oddWeek: readonly DayView[] = week.map(({ day }, n) => ({ day, before: 45 * (n + 1), after: 240 - 15 * n }));

const manyChanges = (length: number): readonly ChangeView[] =>
  Array.from({ length: 12 }, (_, n) => ({
    what: 'Visit: Mon, Wed, Fri and Sun, 08:00',
    ...(n === 3 ? {} : { before: words(length) }),
    ...(n === 7 ? {} : { after: words(length) }),
  }));

const proposal: ProposalView = {
  ...ada,
  title: 'A change to agree',
  status: { words: 'Waiting for Sarah Palmer and Ana Lopez', tone: 'warning' },
  flags: [],
  rows: [
    { label: 'Why', value: 'Progress towards the outcomes' },
    { label: 'What kind of change', value: 'Fewer visits a day' },
    { label: 'From', value: 'Mon 30 Nov 2026' },
    { label: 'Proposed by', value: 'Priya Shah, Thu 26 Nov 2026' },
    { label: 'Since the evidence', value: '3 days' },
  ],
  changes,
  week,
  evidence: [
    {
      from: 'Seen by the support worker',
      on: 'Mon 23 Nov 2026',
      words: 'Ada had made her sandwich before I came, three days running.',
    },
  ],
  answers: [
    {
      name: 'Ada Palmer',
      role: 'the person',
      answer: 'yes',
      detail: 'Thu 26 Nov 2026, at a visit, noted by Priya Shah',
    },
    { name: 'Sarah Palmer', role: 'daughter, carer', answer: 'waiting', detail: 'Somebody needs to ask them' },
    {
      name: 'Ana Lopez',
      role: 'occupational therapist',
      answer: 'waiting',
      detail: 'Has a card in Teams, or gets one',
    },
  ],
  buttons: [
    button('Note what somebody said', 'flow/start'),
    button('Change it', 'flow/start'),
    button('Withdraw it', 'flow/start'),
    button('Open the plan', 'record/open'),
  ],
  refresh,
};

const answer: readonly Button[] = [button('I agree', 'record/act', 'main'), button('I do not agree', 'flow/start')];

const asked: ProposalView = {
  ...proposal,
  intro: 'Priya Shah would like to change the plan. Please say whether you agree.',
  status: { words: 'Waiting for your answer', tone: 'warning' },
  answer,
  buttons: [button('Open the plan', 'record/open')],
};

const { week: _, ...withoutWeek } = asked;

const askedFirst: ProposalView = {
  ...withoutWeek,
  title: 'A plan to agree',
  first: '10 hours 30 minutes of support a week',
  intro: 'Priya Shah asks you, because you are in the plan. Please read it, and say whether you agree.',
  rows: [
    { label: 'From', value: 'Mon 30 Nov 2026' },
    { label: 'Proposed by', value: 'Priya Shah, Thu 26 Nov 2026' },
  ],
  changes: [
    { what: 'What matters', after: 'Her garden, and going to church on Sundays' },
    { what: 'Outcome: Make my own porridge', after: 'Not yet. Somebody else does it' },
    { what: 'Visit: Every day, 08:00', after: '45 minutes, getting washed and dressed, Tom Reed' },
    { what: 'Visit: Every day, 18:00', after: '45 minutes, supper, Tom Reed' },
    { what: 'Equipment', after: 'Long-handled sponge' },
  ],
  evidence: [],
};

const objected: ProposalView = {
  ...proposal,
  status: { words: 'Cannot go on: Ana Lopez does not agree', tone: 'attention' },
  flags: [
    {
      words:
        'Ana Lopez is in the plan, so this cannot be overridden. Talk it over: they change their answer, or the change is changed or withdrawn.',
      tone: 'attention',
    },
  ],
  answers: [
    ...proposal.answers.slice(0, 2),
    {
      name: 'Ana Lopez',
      role: 'occupational therapist',
      answer: 'no',
      detail: 'Fri 27 Nov 2026, in Teams. Because: The grab rail is not up yet. Wait a week.',
    },
  ],
};

const proposalFull: ProposalView = {
  ...billie,
  title: 'A change to agree',
  reminder: true,
  intro: 'Priya Shah would like to change the plan. Please say whether you agree.',
  status: { words: 'Waiting for your answer', tone: 'warning' },
  flags: [{ words: words(150), tone: 'attention' }],
  rows: [...proposal.rows, { label: 'Copies', value: words(150) }],
  changes: manyChanges(200),
  more: { words: '5 more', press: press('record/view', 'changes.12') },
  week: oddWeek,
  evidence: Array.from({ length: 4 }, () => ({
    from: 'Somebody involved for another reason',
    on: 'Mon 23 Nov 2026',
    words: words(300),
  })),
  answers: Array.from({ length: 6 }, (_, n) => ({
    name: `Wilhelmina Featherstonehaugh ${n}`,
    role: 'occupational therapist',
    answer: n === 0 ? 'yes' : n === 1 ? 'no' : 'waiting',
    detail: `Thu 26 Nov 2026, by phone, noted by Priya Shah. Because: ${words(150)}`,
  })),
  answer,
  buttons: [
    button('Open the plan', 'record/open'),
    button('Note what somebody said', 'flow/start'),
    button('Change it', 'flow/start'),
    button('Withdraw it', 'flow/start'),
  ],
  refresh,
};

const compare: CompareView = {
  ...ada,
  title: 'Version 2 and version 3',
  intro: 'Version 3 was agreed Thu 19 Nov 2026.',
  changes,
  week,
  buttons: [
    button('Compare with version 1', 'record/view'),
    button('All of version 3', 'record/view'),
    button('Versions', 'record/view'),
    button('Open the plan', 'record/open', 'main'),
  ],
};

const achievedWords = ['Not yet', 'Some of the way', 'Most of the way', 'Achieved'] as const;
const points = (...shares: readonly (0 | 1 | 2 | 3)[]) =>
  shares.map((share, n) => ({
    version: n + 1,
    on: `Thu ${n + 5} Nov 2026`,
    share,
    achieved: achievedWords[share],
  }));

const progress: ProgressView = {
  ...ada,
  title: 'Progress',
  intro: 'From 17 hours 30 minutes of support a week to 9 hours 45 minutes.',
  minutes: [1050, 840, 840, 585].map((minutes, n) => ({ version: n + 1, on: `Thu ${n + 5} Nov 2026`, minutes })),
  outcomes: [
    { words: 'Get washed and dressed by myself in the morning', points: points(0, 1, 2, 2) },
    { words: 'Walk to the corner shop and back', points: points(1, 1, 0, 1) },
    { words: 'Make my own porridge', points: points(0, 0, 0, 3) },
  ],
  buttons: [button('Open the plan', 'record/open', 'main'), button('Versions', 'record/view'), button('Home', 'home')],
};

const copies: CopiesView = {
  ...ada,
  title: 'Copies',
  intro: 'Version 3 applies now. 2 still to be delivered.',
  lines: [
    {
      name: 'Ada Palmer',
      role: 'the person',
      state: 'due',
      detail: 'Version 2, by hand, Thu 12 Nov 2026, noted by Tom Reed. Version 3 is still to be delivered.',
    },
    {
      name: 'Sarah Palmer',
      role: 'daughter, carer',
      state: 'due',
      detail: 'To be delivered: by hand, post or secure e-mail',
    },
    {
      name: 'Tom Reed',
      role: 'support worker',
      state: 'has',
      detail: 'Version 3, fetched through their own link, Thu 19 Nov 2026',
    },
  ],
  buttons: [
    button('Get a copy', 'copy/get'),
    button('Note a copy delivered', 'flow/start', 'main'),
    button('Open the plan', 'record/open'),
    button('Home', 'home/show'),
  ],
};

export const planSamples: Readonly<Record<string, Card>> = {
  plan: drawPlan(plan),
  'plan-new': drawPlan({
    ...plan,
    news: 'Version 3 is agreed and applies from Mon 23 Nov 2026. Everybody will be told.',
    flags: [{ words: 'Until you have a revised copy, follow the plan in the person’s home.', tone: 'neutral' }],
    ledger,
  }),
  'plan-flags': drawPlan({ ...plan, flags: planFull.flags }),
  'plan-bare': drawPlan({
    ...ada,
    title: 'Version 1',
    version: 'Version 1, agreed Thu 5 Nov 2026',
    flags: [],
    matters: '',
    outcomes: [],
    minutes: '0 minutes of support a week',
    visits: [],
    rows: [],
    doors: [],
    buttons: [button('Open the plan', 'record/open', 'main'), button('Home', 'home/show')],
  }),
  'plan-full': drawPlan(planFull),
  proposal: drawProposal(proposal),
  'proposal-asked': drawProposal(asked),
  'proposal-reminder': drawProposal({ ...asked, reminder: true }),
  'proposal-objection': drawProposal(objected),
  'proposal-first': drawProposal(askedFirst),
  'proposal-full': drawProposal(proposalFull),
  compare: drawCompare(compare),
  'compare-same': drawCompare({
    ...ada,
    title: 'Version 1 and version 3',
    intro: 'They say the same.',
    changes: [],
    buttons: [button('Versions', 'record/view')],
  }),
  'compare-full': drawCompare({ ...compare, ...billie, changes: manyChanges(500), week: oddWeek }),
  progress: drawProgress(progress),
  'progress-first': drawProgress({
    ...progress,
    intro: 'There is one version so far. Changes will show here.',
    minutes: progress.minutes.slice(0, 1),
    outcomes: progress.outcomes.map((outcome) => ({ ...outcome, points: outcome.points.slice(0, 1) })),
  }),
  'progress-full': drawProgress({
    ...progress,
    ...billie,
    minutes: Array.from({ length: 12 }, (_, n) => ({
      version: n * 3 + 1,
      on: `Thu ${n + 5} Nov 2026`,
      minutes: 3000 - n * 245,
    })),
    outcomes: Array.from({ length: 6 }, () => ({
      words: words(300),
      points: points(0, 1, 0, 1, 2, 1, 2, 3, 2, 3, 2, 3),
    })),
  }),
  copies: drawCopies(copies),
  'copies-done': drawCopies({
    ...copies,
    news: 'Noted: Ada Palmer has version 3, by hand.',
    intro: 'Version 3 applies now. Everybody who gets a copy has it.',
    lines: copies.lines.slice(2),
  }),
  'copies-full': drawCopies({
    ...copies,
    ...billie,
    lines: Array.from({ length: 30 }, (_, n) => ({
      name: `Wilhelmina Featherstonehaugh ${n}`,
      role: 'occupational therapist',
      state: n % 3 === 0 ? 'has' : n % 3 === 1 ? 'due' : 'ended',
      detail:
        'Version 11, fetched through their own link, Thu 12 Nov 2026. Version 12 is still to be delivered. Gets no copies any more.',
    })),
  }),
  download: drawDownload({
    title: 'Your copy of version 3',
    about: 'Ada Palmer',
    paragraphs: [
      'Each link works once, only for you, and for ten minutes. Your browser may ask you to sign in.',
      'Print it, or hand it over yourself. Please do not send it on by ordinary e-mail.',
    ],
    links: ['PDF', 'PDF, large print', 'Word', 'Word, large print'].map((title) => ({
      title,
      url: 'https://reable.example/copies/3q2-7wKXo0b1mXw0t9zqkYg8m1y7Hc4e',
    })),
    buttons: [button('Open the plan', 'record/open'), button('Home', 'home/show')],
  }),
};
