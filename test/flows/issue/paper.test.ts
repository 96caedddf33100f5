import { expect, test } from '@jest/globals';
import { actionPaper, doersOnPaper } from '../../../src/flows/issue/paper.ts';
import { Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';

const [today, by] = [Day.parse('2026-11-23'), Day.parse('2026-11-30')];

test('R27, R33: whoever does something and has no Teams gets a paper of their own, with what they do and nothing else', () => {
  const added = { on: today, by: StaffId.parse('tom') };
  const tom = { staff: StaffId.parse('tom'), name: 'Tom Reed' };
  const action = (id: string, what: string, doer: string) => ({
    id,
    sort: 'other' as const,
    what,
    doer: { name: doer },
    owner: tom,
    by,
    added,
  });
  const actions = [
    action('walk', 'Walk to the gate', 'Sarah Palmer'),
    action('ring', 'Ring the shop', 'Tom Reed'),
    action('frame', 'Bring the frame', 'Joe Palmer'),
    action('tea', 'Have tea outside', 'Sarah Palmer'),
  ];
  expect(doersOnPaper({ actions }).map(({ name }) => name)).toEqual(['Sarah Palmer', 'Joe Palmer']);
  const issue = { agreement: 'reached' as const, agreed: 'A walk a day.', actions };
  const at = { person: { name: 'Ada Palmer' }, reference: 'IS-AAAA-BBBB', today };
  const words = JSON.stringify(actionPaper(issue, at, { name: 'Sarah Palmer' }).sheet(true));
  for (const one of ['Walk to the gate', 'Have tea outside', 'For Sarah Palmer.']) expect(words).toContain(one);
  for (const one of ['Ring the shop', 'Bring the frame', 'A walk a day.']) expect(words).not.toContain(one);
});

test('R27: the action plan on paper, in large print too, says who does what by when, and nothing of what was said before', () => {
  const issue = {
    agreement: 'reached' as const,
    agreed: 'A walk a day.',
    explored: 'SECRET',
    options: 'SECRET',
    about: { name: 'SECRET', atRisk: true },
    actions: [
      {
        id: 'walk',
        sort: 'other' as const,
        what: 'Walk to the gate',
        doer: { name: 'Sarah Palmer' },
        owner: { staff: StaffId.parse('tom'), name: 'Tom Reed' },
        by,
        added: { on: today, by: StaffId.parse('tom') },
        how: 'She walks alone.',
      },
    ],
  };
  const paper = actionPaper(issue, { person: { name: 'Ada Palmer' }, reference: 'IS-AAAA-BBBB', today });
  for (const large of [false, true]) {
    const words = JSON.stringify(paper.sheet(large));
    for (const one of [
      'Ada Palmer',
      'A walk a day.',
      'Walk to the gate',
      'Sarah Palmer',
      'We will know: She walks alone.',
    ])
      expect(words).toContain(one);
    expect(words).toContain('To do, by Mon 30 Nov 2026');
    expect(words).not.toContain('SECRET');
    expect(JSON.stringify(paper.sheet(large).title)).not.toContain('Ada');
  }
});
