/**
 * Invented views of every card: ordinary, empty, full, wrong and very long. The gallery draws them, the tests judge
 * them.
 */
import { drawChannelNotice } from '../../cards/channel-notice.ts';
import { drawCheck } from '../../cards/check.ts';
import type { Card } from '../../cards/card.ts';
import { drawDanger } from '../../cards/danger.ts';
import { drawForm } from '../../cards/form.ts';
import { drawList } from '../../cards/list.ts';
import { drawNotice } from '../../cards/notice.ts';
import { drawPage } from '../../cards/page.ts';
import { drawRecord } from '../../cards/record.ts';
import { drawTimeline } from '../../cards/timeline.ts';
import type { Button, FormView, RecordView } from '../../cards/views.ts';
import { planSamples } from './plan-samples.ts';
import { rowSamples } from './row-samples.ts';
import { ada, button, longText, press, reference, refresh } from './sample-parts.ts';

const stepButtons: readonly Button[] = [
  button('Continue', 'monitoring-change/next', { tone: 'main', withInputs: true }),
  button('Back', 'monitoring-change/back', { withInputs: true }),
  button('Save for later', 'monitoring-change/save', { withInputs: true }),
  button('Cancel', 'monitoring-change/cancel'),
];

const form = (view: Partial<FormView>): FormView => ({
  title: 'Change to monitoring',
  about: ada,
  step: 2,
  steps: 5,
  stepTitle: 'What is changing?',
  fields: [],
  buttons: stepButtons,
  refresh,
  ...view,
});

const formEmpty = form({
  intro: 'Write it as you would say it to Ada.',
  fields: [
    {
      id: 'direction',
      label: 'More or less monitoring?',
      kind: 'choice',
      show: 'few',
      options: [
        { value: 'increase', title: 'More monitoring' },
        { value: 'reduce', title: 'Less monitoring' },
        { value: 'other', title: 'Something else' },
      ],
    },
    {
      id: 'rationale',
      label: 'Why?',
      help: 'Say what was seen or said, and by whom.',
      kind: 'text',
      lines: 'many',
      example: 'What has been seen or said that makes this the right step.',
      max: 2000,
    },
    { id: 'starts', label: 'When does it start?', kind: 'date', earliest: '2026-11-03', latest: '2027-02-03' },
    {
      id: 'note',
      label: 'Anything the next visit should know',
      optional: true,
      kind: 'text',
      lines: 'one',
      max: 200,
    },
  ],
});

const formErrors = form({
  step: 3,
  stepTitle: 'Who has agreed?',
  problem: 'Two answers are missing. Everything you entered is still here.',
  fields: [
    {
      id: 'views',
      label: 'What does Ada say about it?',
      help: 'Ada does not agree, so her views are needed before this can be recorded.',
      kind: 'text',
      lines: 'many',
      max: 2000,
      error: 'Write what Ada said.',
    },
    {
      id: 'told',
      label: 'How were people asked?',
      kind: 'choices',
      value: 'visit,phone',
      options: [
        { value: 'visit', title: 'At a visit' },
        { value: 'phone', title: 'By phone' },
        { value: 'letter', title: 'By letter' },
      ],
    },
    {
      id: 'when',
      label: 'When was the carer asked?',
      kind: 'date',
      latest: '2026-11-22',
      value: '2026-12-01',
      error: 'This day has not come yet. Choose today or an earlier day.',
    },
    {
      id: 'therapist',
      label: 'Which therapist is in the plan?',
      kind: 'choice',
      show: 'many',
      value: 'st-22',
      options: [
        { value: 'st-22', title: 'Ana Lopez, occupational therapist' },
        { value: 'st-28', title: 'Ruth Hall, physiotherapist' },
      ],
    },
  ],
});

const formLong = form({
  title: 'Change to monitoring arrangements for a person whose plan is being reviewed',
  about: 'Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie)',
  step: 11,
  steps: 12,
  stepTitle: 'What did everybody involved in the plan say, and what will be done about it?',
  intro: longText,
  fields: [
    {
      id: 'said',
      label: 'What was said, in the words of whoever said it, as far as anybody can remember them?',
      help: 'Keep it short. Leave out what somebody told you in confidence, and what is not about this change.',
      kind: 'text',
      lines: 'many',
      max: 4000,
      value: longText,
    },
    {
      id: 'who',
      label: 'Whom is it about?',
      kind: 'choice',
      show: 'many',
      options: Array.from({ length: 30 }, (_, n) => ({ value: `pe-${n}`, title: `Person number ${n + 1}` })),
    },
    {
      id: 'steps',
      label: 'What will be done?',
      optional: true,
      kind: 'choices',
      options: [
        { value: 'a', title: 'More monitoring' },
        { value: 'b', title: 'A conversation about purpose, risk and doing things for oneself, with everybody there' },
        { value: 'c', title: '1. Smaller steps [towards](http://evil.example) the *same* outcome' },
      ],
    },
  ],
  buttons: [...stepButtons, button('Help', 'guidance/topic'), button('Start again', 'monitoring-change/restart')],
});

const sections = [
  {
    title: 'The change',
    change: press('monitoring-change/goto', 'change'),
    rows: [
      { label: 'More or less', value: 'Less monitoring' },
      { label: 'What changes', value: 'Two visits a day instead of three' },
      { label: 'Starts', value: 'Tue 3 Nov 2026' },
      {
        label: 'Why',
        value: 'Ada has washed and dressed by herself all week.\nTom saw it on Monday, Tuesday and Friday.',
      },
    ],
  },
  {
    title: 'Who agreed',
    change: press('monitoring-change/goto', 'agreement'),
    rows: [
      { label: 'Ada', value: 'Yes' },
      { label: 'Carer (Joan Palmer)', value: 'No' },
      {
        label: 'What Joan says',
        value: 'She worries about the evenings and would rather keep three visits until Christmas.',
      },
      { label: 'Anything else', value: '' },
    ],
  },
  {
    title: 'Who will be told',
    rows: [{ label: 'Five people', value: 'Ada, Joan Palmer, Tom Reed, Ana Lopez, Grace Obi' }],
  },
];

const record: RecordView = {
  title: 'Change to monitoring',
  about: ada,
  reference,
  status: { words: 'Recorded. 3 people still to be told', tone: 'warning' },
  flags: [{ words: "Made without the carer's agreement", tone: 'attention' }],
  rows: [
    { label: 'More or less', value: 'Less monitoring' },
    { label: 'What changes', value: 'Two visits a day instead of three' },
    { label: 'Starts', value: 'Tue 3 Nov 2026' },
    {
      label: 'Why',
      value: 'Ada has washed and dressed by herself all week. Tom saw it on Monday, Tuesday and Friday.',
    },
    { label: 'Recorded by', value: 'Priya Shah, Mon 2 Nov 2026, 16:40' },
  ],
  ledger: {
    progress: '2 of 5 told',
    lines: [
      { name: ada, role: 'the person', told: true, detail: 'At a visit, Mon 2 Nov 2026, by Tom Reed. "About time."' },
      {
        name: 'Tom Reed',
        role: 'support worker',
        told: true,
        detail: 'Pressed "I\'ve been told", Mon 2 Nov 2026, 17:05',
      },
      { name: 'Joan Palmer', role: 'carer', told: false, detail: 'To be phoned by Priya Shah' },
      {
        name: 'Ana Lopez',
        role: 'occupational therapist',
        told: false,
        detail: 'Asked in Teams, Mon 2 Nov 2026. Reminder on Wed 4 Nov',
      },
      { name: 'Grace Obi', role: 'support worker', told: false, detail: 'Not reached in Teams. To be phoned' },
    ],
  },
  buttons: [
    button('Somebody has been told', 'telling/start', { tone: 'main' }),
    button('History', 'record/history'),
    button('Change again', 'monitoring-change/start'),
    button('Open an issue', 'issue/start'),
  ],
  refresh,
};

const recordLong: RecordView = {
  ...record,
  about: 'Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie)',
  status: {
    words: 'Stopped for the time being while a safeguarding concern is looked into by the local authority',
    tone: 'attention',
  },
  flags: [
    { words: 'The plan in the home was changed by hand; the formal record is due', tone: 'warning' },
    { words: 'Capacity for this decision is not known', tone: 'neutral' },
  ],
  rows: [
    { label: 'What was seen', value: longText },
    ...record.rows,
    { label: 'What the carer says', value: longText },
  ],
};

const recordDone: RecordView = {
  title: 'Issue',
  about: 'Samuel Okafor',
  reference: 'IS-4H8W2',
  status: { words: 'Closed Fri 20 Nov 2026', tone: 'good' },
  flags: [],
  rows: [
    { label: 'What it was', value: 'Losing motivation' },
    { label: 'Agreed', value: 'Partly' },
  ],
  buttons: [],
};

const entries = [
  {
    when: 'Mon 2 Nov 2026, 16:40',
    who: 'Priya Shah',
    what: 'Recorded the change',
    detail: "Made without the carer's agreement.",
  },
  { when: 'Mon 2 Nov 2026, 16:41', who: 'Reable', what: 'Asked Tom Reed and Ana Lopez to confirm that they know' },
  { when: 'Mon 2 Nov 2026, 17:05', who: 'Tom Reed', what: 'Has been told' },
  { when: 'Tue 3 Nov 2026, 09:12', who: 'Tom Reed', what: 'Told Ada', detail: 'At a visit.\nShe said: "About time."' },
  { when: 'Wed 4 Nov 2026, 09:00', who: 'Reable', what: 'Reminded Ana Lopez' },
];

const waiting = [
  {
    title: 'Joan Palmer has not been told',
    detail: 'Change to monitoring, Ada Palmer',
    mark: { words: 'Due today', tone: 'warning' },
    press: press('telling/open', 'MC-7K2P-4QXR'),
  },
  {
    title: 'Formal record after a change by hand',
    detail: 'Plan, Samuel Okafor',
    mark: { words: '2 days late', tone: 'attention' },
    press: press('plan-revision/open', 'PR-9D3F6'),
  },
  {
    title: 'Decide about a review',
    detail: 'Betty Lewis asked on Thu 19 Nov 2026',
    press: press('review/open', 'RV-2C5N8'),
  },
] as const;

const notice = {
  title: 'Monitoring has changed',
  about: ada,
  reference,
  reminder: false,
  intro:
    'Priya Shah recorded this on Mon 2 Nov 2026. Please read it and press the button, so that all know you are told.',
  rows: [
    { label: 'What changes', value: 'Two visits a day instead of three' },
    { label: 'Starts', value: 'Tue 3 Nov 2026' },
    { label: 'Until the revised plan arrives', value: 'Rely on the plan in the home' },
  ],
  buttons: [
    button("I've been told", 'telling/told', { tone: 'main' }),
    button('I have a question', 'telling/ask'),
    button('Open the record', 'record/open'),
  ],
  refresh,
};

/** Every sample card by its name, which is also the name of its picture. */
export const samples: Readonly<Record<string, Card>> = {
  ...planSamples,
  form: drawForm(formEmpty),
  'form-errors': drawForm(formErrors),
  'form-long': drawForm(formLong),
  'form-start': drawForm({
    title: 'Change to monitoring',
    step: 1,
    steps: 5,
    stepTitle: 'Whom is it about?',
    fields: [
      {
        id: 'person',
        label: 'Person',
        kind: 'choice',
        show: 'many',
        options: [
          { value: 'pe-1', title: ada },
          { value: 'pe-2', title: 'Samuel Okafor' },
        ],
      },
    ],
    buttons: stepButtons.filter(({ title }) => title !== 'Back'),
  }),
  check: drawCheck({
    title: 'Change to monitoring',
    about: ada,
    step: 5,
    steps: 5,
    intro: 'Nothing is recorded until you press Record.',
    warnings: ['Joan Palmer does not agree. The record will say so.'],
    sections,
    buttons: [
      button('Record', 'monitoring-change/record', { tone: 'main' }),
      button('Back', 'monitoring-change/back'),
      button('Save for later', 'monitoring-change/save'),
      button('Cancel', 'monitoring-change/cancel'),
    ],
    refresh,
  }),
  'check-problem': drawCheck({
    title: 'Change to monitoring',
    about: ada,
    step: 5,
    steps: 5,
    intro: 'Nothing is recorded until you press Record.',
    problem: 'Somebody else changed this plan a minute ago. Read it again before you record.',
    warnings: [],
    sections: sections.slice(0, 1),
    buttons: [button('Discard what I entered', 'monitoring-change/discard', { tone: 'danger' })],
  }),
  ...rowSamples,
  record: drawRecord(record),
  'record-long': drawRecord(recordLong),
  'record-done': drawRecord(recordDone),
  'record-new': drawRecord({ ...record, news: 'Recorded as MC-7K2P-4QXR. Now tell everybody who must know.' }),
  timeline: drawTimeline({
    title: 'History',
    about: ada,
    reference,
    entries,
    part: 'Entries 1 to 5 of 23',
    buttons: [button('Older', 'record/history-older'), button('Back to the record', 'record/open')],
  }),
  'timeline-empty': drawTimeline({ title: 'History', about: ada, reference, entries: [], buttons: [] }),
  'timeline-long': drawTimeline({
    title: 'History',
    about: 'Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie)',
    reference,
    entries: Array.from({ length: 10 }, (_, n) => ({
      when: `Mon ${n + 1} Nov 2026, 16:40`,
      who: 'Wilhelmina Featherstonehaugh-Cholmondeley, occupational therapist',
      what: 'Recorded what was said about the change to monitoring',
      detail: longText.slice(0, 700),
    })),
    buttons: [],
  }),
  list: drawList({
    title: 'My work',
    intro: 'Touch a line to open it.',
    groups: [
      { title: 'Needs you', items: waiting },
      { title: 'Saved for later', items: [], empty: 'Nothing saved.' },
    ],
    buttons: [button('Start something new', 'start/page', { tone: 'main' }), button('Help', 'help/page')],
  }),
  'list-long': drawList({
    title: 'People with Mrs Khan in their name, and everything that is open about them',
    groups: [
      {
        title: 'Found',
        items: Array.from({ length: 15 }, (_, n) => ({
          title: `Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie) ${n + 1}`,
          detail: 'Change to monitoring recorded on Mon 2 Nov 2026 by Priya Shah, MC-7K2P-4QXR',
          mark: { words: 'In hand', tone: 'good' } as const,
          press: press('person/open', `pe-${n}`),
        })),
      },
    ],
    buttons: [],
  }),
  notice: drawNotice(notice),
  'notice-reminder': drawNotice({ ...notice, reminder: true }),
  'notice-done': drawNotice({
    ...notice,
    reminder: true,
    done: 'You said on Mon 2 Nov 2026 at 17:05 that you have been told. Thank you.',
    buttons: [button('Open the record', 'record/open')],
  }),
  'channel-notice': drawChannelNotice({
    what: "Somebody's monitoring has changed",
    initials: 'A.P.',
    reference,
    seenBy: ['Tom Reed', 'Ana Lopez'],
    links: [
      {
        title: 'Open in private chat',
        url: 'https://teams.microsoft.com/l/chat/0/0?users=28:an-id&message=MC-7K2P-4QXR',
      },
    ],
    buttons: [button('Seen', 'channel/seen', { tone: 'main' }), button('Send it to me', 'channel/send')],
  }),
  'channel-notice-new': drawChannelNotice({
    what: "Somebody's monitoring has changed",
    initials: 'A.P.',
    reference,
    seenBy: [],
    links: [],
    buttons: [button('Seen', 'channel/seen', { tone: 'main' }), button('Send it to me', 'channel/send')],
  }),
  'page-welcome': drawPage({
    title: 'Hello, I am Reable',
    paragraphs: ['I write things down with you, tell the people who must know, and find the guidance.'],
    list: [
      { title: 'Change monitoring', detail: 'Type: less monitoring for Ada Palmer' },
      { title: 'Change a plan', detail: "Type: move Ada's visit to 10" },
      { title: 'Ask', detail: 'Type: when does a plan need evidence?' },
      { title: 'In danger', detail: 'Type: danger. Or ring 999 at once.' },
    ],
    buttons: [
      button('Change monitoring', 'monitoring-change/start', { tone: 'main' }),
      button('My work', 'my-work/start'),
    ],
  }),
  'page-recorded': drawPage({
    title: 'Recorded',
    paragraphs: ['MC-7K2P-4QXR is recorded. Five people will be told; you can see who has been on the record.'],
    tone: 'good',
    buttons: [button('Open the record', 'record/open', { tone: 'main' })],
  }),
  'page-not-for-you': drawPage({
    title: 'This is not for you',
    paragraphs: [
      'Only the people who work with this person can open it. If you should be one of them, ask your coordinator.',
    ],
    tone: 'attention',
    buttons: [],
  }),
  'page-late': drawPage({
    title: 'Somebody was quicker',
    paragraphs: [longText],
    tone: 'warning',
    buttons: [button('Show it as it is now', 'record/open')],
  }),
  'page-cancelled': drawPage({
    title: 'Cancelled',
    paragraphs: ['Nothing was recorded.'],
    tone: 'neutral',
    buttons: [],
  }),
  danger: drawDanger({
    heading: 'In danger now? Ring 999',
    first: 'Ask for the police or an ambulance. Do this before anything else.',
    steps: [
      'Make sure that you are safe yourself.',
      'Stay with the person if you can.',
      'Tell your manager as soon as the call is over.',
    ],
    afterwards: 'When everybody is safe, come back here. I will help you to write down what happened.',
    numbers: ['Duty line: 01632 960 100 (checked Fri 20 Nov 2026)'],
    calls: [
      { title: 'Call 999', number: '999' },
      { title: 'Duty line: 01632 960 100', number: '01632 960 100' },
    ],
    buttons: [
      button('Nobody is in danger now', 'safeguarding/start', { tone: 'main' }),
      button('Whom can I ring?', 'safeguarding/contacts'),
    ],
  }),
};
