import { expect, test } from '@jest/globals';
import { copyOf, planPaper } from '../../../src/flows/plan/plan-sheet.ts';
import type { Agreement } from '../../../src/plans/agreement.ts';
import { instant } from '../../../src/kernel/days.ts';
import { RecordId } from '../../../src/kernel/ids.ts';
import { pauseIn, stoppedBy, type Paused, type Stopped } from '../../../src/people/stopped.ts';
import { usual } from './plan-copy.ts';
import type { Block } from '../../../src/papers/sheet.ts';
import { content, day, EVENING, PRIYA_SHAH, visit } from '../../support/plan.ts';

function blocksOf(
  withoutAgreement = false,
  questioned?: true,
  visits = [visit()],
  agreement?: Agreement,
): readonly Block[] {
  const line = {
    version: 2,
    id: 'form',
    seq: 7,
    agreedOn: day('2026-11-29'),
    startsOn: day('2026-12-01'),
    by: PRIYA_SHAH,
    withoutAgreement,
    questioned,
    minutes: 60,
    outcomes: {},
  };
  const reading = { person: { name: 'Farida Khan', preferredName: 'Farida' }, reference: 'RP-7K2P-4QXR' };
  const copy = copyOf(
    { line, content: content({ visits }), copyTo: [], since: [], agreement },
    undefined,
    reading,
    undefined,
  );
  return planPaper(copy).sheet(false).blocks;
}

const firstLineOf = (withoutAgreement: boolean, questioned?: true): string | undefined =>
  blocksOf(withoutAgreement, questioned).flatMap((block) => (block.kind === 'text' ? [block.text] : []))[0];

test('R18: the paper in the kitchen says, as the screen does, that a version was decided without everybody’s agreement', () => {
  expect(firstLineOf(true)).toBe('Version 2, decided without everybody’s agreement on Sun 29 Nov 2026.');
  expect(firstLineOf(false)).toBe('Version 2, agreed on Sun 29 Nov 2026.');
});

test('P24, R18: what was weighed stands on the paper of it, with the parts of wellbeing', () => {
  const effect = { wellbeingImpact: 'She may feel alone.', wellbeing: ['control' as const] };
  const agreement = {
    id: 'form',
    version: 2,
    matters: [],
    deciding: { capacity: { answer: 'has' as const } },
    parties: [],
    effect,
  };
  const said = blocksOf(true, undefined, undefined, agreement).flatMap((one) =>
    one.kind === 'text' ? [one.text] : [],
  );
  expect(said[1]).toMatch(/^Effect on wellbeing: She may feel alone\. Parts of wellbeing: .+\.$/u);
  expect(
    blocksOf(false)
      .flatMap((one) => (one.kind === 'text' ? [one.text] : []))
      .join(),
  ).not.toContain('wellbeing');
});

test('R45: the paper says that somebody lacks capacity for it, what they want, and who decides', () => {
  const on = day('2026-11-20');
  const agreement: Agreement = {
    id: 'form',
    version: 2,
    matters: [],
    deciding: {
      capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on },
      wishes: { shown: 'Takes Kofi’s arm to the kitchen.', objects: 'no' },
      authority: {
        kind: 'best-interests',
        decidedBy: 'Priya Shah, social worker',
        on,
        consulted: 'Her brother agrees.',
        lessRestrictive: 'Waits outside the door.',
      },
    },
    parties: [],
  };
  const said = blocksOf(false, undefined, undefined, agreement).flatMap((one) =>
    one.kind === 'text' ? [one.text] : [],
  );
  expect(said[1]).toContain('Farida lacks capacity for this decision.');
  expect(said[1]).toContain('Takes Kofi’s arm to the kitchen.');
  expect(said[1]).toContain('Priya Shah');
});

test('P11: the paper of a version that is under question says that it does not apply', () => {
  expect(firstLineOf(false, true)).toBe('Version 2, under question. It does not apply.');
});

test('P8: on the paper the visit that is for a while says so, and none of the others', () => {
  const lunch = visit({ key: 'lunch', at: '12:30' });
  const night = visit({ key: 'night', at: '21:00', from: day('2026-12-01'), until: day('2026-12-04') });
  const table = blocksOf(false, undefined, [visit(), lunch, EVENING, night]).find(({ kind }) => kind === 'table');
  const when = table?.kind === 'table' ? table.rows.map(([first]) => first) : [];
  expect(when.filter((words) => /temporary|until/u.test(words ?? ''))).toEqual([
    'Every day, 21:00 · from Tue 1 Dec 2026 until Fri 4 Dec 2026 (temporary)',
  ]);
  expect(when).toHaveLength(4);
});

test('R41: a copy that is made while reablement is paused says that visits are, and nothing of why', () => {
  const paper = (stopped?: Stopped) =>
    JSON.stringify(planPaper({ ...usual, paused: pauseIn(stopped)?.since }).sheet(false).blocks);
  expect(paper(stoppedBy(PAUSE))).toContain('Visits are paused since Mon 23 Nov 2026.');
  expect(paper()).not.toContain('paused');
});

const PAUSE: Paused = {
  since: day('2026-11-23'),
  at: instant(new Date('2026-11-23T10:00:00Z')),
  ask: 'Mei Lin',
  record: RecordId.parse('samuel-pause'),
};
