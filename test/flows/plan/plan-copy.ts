import type { PlanCopy } from '../../../src/flows/plan/plan-sheet.ts';

/** Two pages: what most copies look like. */
export const usual: PlanCopy = {
  person: 'Ada Palmer',
  paused: undefined,
  preferredName: 'Ada',
  deciding: '',
  weighed: [],
  reference: 'RP-7K2P-4QXR',
  version: 3,
  agreed: 'agreed on Thu 19 Nov 2026',
  startsOn: 'Fri 20 Nov 2026',
  replaces: 'Version 2 of 12 Nov 2026 is out of date',
  matters: 'Being at chapel on Sunday mornings.\nPlease call me Ada, and speak up on my left side.',
  meanwhile: undefined,
  afterwards: undefined,
  outcomes: [
    {
      words: 'I want to make my own breakfast',
      now: 'Makes toast with somebody near',
      achieved: 'Most of the way',
      steps: ['Butter the toast, by Mon 30 Nov 2026 (Tom Reed)', 'Fill the kettle: done on Thu 19 Nov 2026'],
    },
    {
      words: 'I want to walk to the corner shop',
      now: 'Walks to the gate with a frame',
      achieved: 'Not yet',
      steps: [],
    },
  ],
  visits: [
    { when: 'Every day, 08:00', length: '45 minutes', support: 'help with washing and dressing', by: 'Tom Reed' },
    { when: 'Mon, Wed and Fri, 12:30', length: '30 minutes', support: 'making lunch together', by: 'Tom Reed' },
    {
      when: 'Every day, 20:30 · until Fri 11 Dec 2026 (temporary)',
      length: '20 minutes',
      support: 'tablets within reach',
      by: 'Grace Obi',
    },
  ],
  minutes: '9 hours 5 minutes of support a week',
  equipment: ['Walking frame with wheels', 'Long-handled sponge'],
  monitoring: 'Support workers write in the log after each visit.',
  changes: [
    { what: 'Morning visit', before: '1 hour, Tom Reed', after: '45 minutes, Tom Reed' },
    { what: 'Teatime visit', before: 'Every day, 17:00, 30 minutes' },
    { what: 'Equipment', after: 'Long-handled sponge' },
  ],
  copyTo: ['Ada Palmer', 'Sarah Palmer (daughter, carer)', 'Tom Reed (support worker)'],
  review: 'Every 14 days, next on Thu 3 Dec 2026 by Tom Reed',
  contact: 'Priya Shah, coordinator, 01632 960 001',
};

/** As much of everything as may be: 60 visits, 2,000 characters in a field, words of 200 letters. */
export const long: PlanCopy = {
  ...usual,
  matters: 'matters '.repeat(250),
  visits: Array.from({ length: 60 }, (_, at) => ({
    when: `Mon to Fri, 07:${String(at).padStart(2, '0')}`,
    length: '15 minutes',
    support: at % 9 === 0 ? 'washing and dressing '.repeat(14) : `part ${at} of the day`,
    by: 'Ọlábísí Adéṣọlá',
  })),
  outcomes: [
    {
      words: 'w'.repeat(200),
      now: 'outcome '.repeat(250),
      achieved: 'Not yet',
      steps: Array.from({ length: 8 }, (_, at) => `Step ${at}`),
    },
    ...usual.outcomes,
  ],
  monitoring: `${'m'.repeat(200)} `.repeat(10),
  changes: [{ what: 'What matters', before: 'before '.repeat(285), after: 'after '.repeat(330) }, ...usual.changes],
  equipment: Array.from({ length: 40 }, (_, at) => `Equipment ${at}`),
};

/** All the words that a copy has, in no order. */
export const wordsOf = (said: unknown): readonly string[] =>
  typeof said === 'string'
    ? said.split(/\s+/u).filter((word) => word !== '')
    : typeof said === 'object' && said !== null
      ? Object.values(said).flatMap(wordsOf)
      : [];

/** The words of the copy that the text lacks, wherever its lines are broken. The reference is one: it stands in the footer. */
export function missingFrom(text: string, copy: PlanCopy): readonly string[] {
  const solid = text.replace(/\s+/gu, '');
  return wordsOf(copy).filter((word) => !solid.includes(word));
}
