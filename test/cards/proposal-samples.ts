/** Invented changes of a plan that people are asked to agree to. */
import type { ProposalView } from '../../cards/plan-views.ts';
import { drawProposal } from '../../cards/proposal.ts';
import { changes, changesFull, week } from './plan-samples.ts';
import { ada, button, letters, press, refresh, times, wilhelmina } from './sample-parts.ts';

const sameWeek: ProposalView = {
  title: 'A change to agree',
  about: `${ada} · RB-1041`,
  reference: 'PL-7K2P4',
  intro: 'Priya Shah proposes this. Please read it and say whether you agree.',
  status: { words: 'Waiting for your answer', tone: 'warning' },
  flags: [],
  rows: [
    { label: 'Why', value: 'Getting on well: less support is needed' },
    { label: 'What kind of change', value: 'Other times or days, Fewer visits' },
    { label: 'From', value: 'Fri 27 Nov 2026' },
    { label: 'Proposed by', value: 'Priya Shah, Thu 19 Nov 2026' },
    { label: 'Since the evidence', value: '2 days' },
  ],
  changes,
  evidence: [{ from: 'Seen by a support worker', on: 'Tue 17 Nov 2026', words: 'Makes her own supper and clears up.' }],
  answers: [
    {
      name: 'Priya Shah',
      role: 'social worker',
      answer: 'yes',
      detail: 'Thu 19 Nov 2026, in Teams',
    },
    {
      name: ada,
      role: 'receives reablement',
      answer: 'yes',
      detail: 'Thu 19 Nov 2026, at a visit, noted by Tom Reed',
    },
    {
      name: 'Ana Lopez',
      role: 'occupational therapist',
      answer: 'waiting',
      detail: 'Has a card in Teams, or gets one',
    },
    { name: 'Joan Palmer', role: 'daughter, carer', answer: 'waiting', detail: 'Somebody needs to ask them' },
  ],
  buttons: [
    button('I agree', 'record/act', { tone: 'main' }),
    button('I do not agree', 'flow/start'),
    button('Note what somebody said', 'flow/start'),
    button('Change it', 'flow/start'),
    button('Withdraw it', 'flow/start'),
    button('Open the plan', 'record/open'),
  ],
  refresh,
};

const proposal: ProposalView = { ...sameWeek, week };

export const proposalSamples = {
  proposal: drawProposal(proposal),
  'proposal-reminder': drawProposal({ ...proposal, reminder: true }),
  'proposal-against': drawProposal({
    ...proposal,
    status: { words: 'Cannot go on: Ana Lopez does not agree', tone: 'attention' },
    flags: [
      {
        words:
          'Ana Lopez is in the plan, so this cannot be overridden. Talk it over: they change their answer, or the change is changed or withdrawn.',
        tone: 'attention',
      },
    ],
    answers: proposal.answers.map((one) =>
      one.name === 'Ana Lopez'
        ? {
            ...one,
            answer: 'no',
            detail: 'Thu 19 Nov 2026, in Teams. Because: She is not safe on the stairs in the evening yet.',
          }
        : one,
    ),
  }),
  'proposal-first': drawProposal({
    ...sameWeek,
    title: 'A plan to agree',
    changes: changes.map(({ what, before, after = before ?? '' }) => ({ what, after })),
    evidence: [],
    rows: proposal.rows.slice(2, 4),
  }),
  'proposal-full': drawProposal({
    ...proposal,
    about: `${wilhelmina} · RB-1041`,
    news: 'Noted. Everybody else is still to answer.',
    changes: changesFull(8, 80),
    more: { words: '52 more', press: press('record/view', 'changes.8') },
    evidence: times(4, () => ({ from: 'Seen by a support worker', on: 'Tue 17 Nov 2026', words: letters(250) })),
    answers: times(8, (n) => ({
      name: wilhelmina,
      role: 'occupational therapist',
      answer: (['yes', 'no', 'waiting'] as const)[n % 3] ?? 'no',
      detail: letters(100),
    })),
  }),
};
