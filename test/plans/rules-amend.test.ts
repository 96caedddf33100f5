/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import { linesFor, saidByVersions } from '../../src/plans/said-by.ts';
import type { PlanRefusal } from '../../src/plans/commands.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME, stillDue } from '../../src/plans/plan.ts';
import { nextReminder, remindersAfter, withReminded } from '../../src/work/reminders.ts';
import {
  ADA,
  ANA,
  BY_TOM,
  content,
  EVERYBODYS_YES,
  first,
  amendByHand,
  amended,
  AMENDMENT,
  ANA_LOPEZ,
  answer,
  BY_ANA,
  BY_PRIYA,
  copied,
  day,
  evidence,
  FIRST_HOLDS,
  given,
  giveCopy,
  no,
  on,
  planAfter,
  press,
  regard,
  revise,
  revision,
  rules,
  said,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  TODAY,
  TOM_REED,
  tomAgrees,
  versionAgreed,
  wasProposed,
  planAfterCommands,
  propose,
  yes,
  visit,
} from '../support/plan.ts';
import { dutiesOf, remindedOn, remindersOf, waitingFor } from '../support/waiting.ts';

const NO_SUPPER = { ...AMENDMENT, written: 'No supper visit any more' };
const ALL_COPIED = [...FIRST_HOLDS, copied(HOME), copied('sarah'), copied('tom'), copied('ana')];

const dueIn = (facts: readonly PlanFact[]): readonly string[] => stillDue(planAfter(facts)).map(({ key }) => key);

describe('R13: the plan in the home is amended by hand only once the change is agreed', () => {
  test('once a version holds, what was written, by whom and when is noted', () => {
    given(...FIRST_HOLDS)
      .when(amendByHand())
      .then(amended());
    expect(planAfter([...FIRST_HOLDS, amended()]).amendments).toEqual([{ ...amended().amendment, notedBy: TOM_REED }]);
  });

  test('while there is no agreed plan there is nothing to amend', () => {
    given().when(amendByHand()).thenRefused('PLAN.NONE');
    given(wasProposed(), tomAgrees).when(amendByHand()).thenRefused('PLAN.NONE');
  });

  test('a change that is still open is refused, with the names of those who are missing and those against it', () => {
    const waiting = (facts: readonly PlanFact[]): PlanRefusal | undefined => {
      const decided = rules.decide(planAfter(facts), amendByHand({ of: 'proposal' }), BY_ANA);
      return decided.ok ? undefined : decided.refusal;
    };
    expect(waiting([...SECOND_PROPOSED, said('sarah')])).toEqual({
      code: 'PLAN.NOT-AGREED-YET',
      waiting: ['Ada Palmer', 'Ana Lopez'],
    });
    expect(waiting([...SECOND_PROPOSED, said(HOME), said('sarah', { answer: 'no' }), said('ana')])).toEqual({
      code: 'PLAN.OBJECTED',
      by: ['Sarah Palmer'],
    });
    expect(waiting([wasProposed(), tomAgrees, said(HOME), said('sarah')])).toEqual({
      code: 'PLAN.NOT-AGREED-YET',
      waiting: ['Ana Lopez'],
    });
  });

  test('a no that was weighed does not make it wait (R18)', () => {
    const weighed = said(HOME, { answer: 'no', regard });
    given(...SECOND_PROPOSED, weighed, said('sarah'))
      .when(amendByHand({ of: 'proposal' }))
      .thenRefused('PLAN.NOT-AGREED-YET');
    given(...SECOND_PROPOSED, weighed, said('sarah'), said('ana'), versionAgreed(ADA))
      .when(amendByHand({ of: 2, line: 0, amendment: NO_SUPPER }))
      .then({
        ...amended(),
        amendment: {
          ...amended({ version: 2, inRecord: true }).amendment,
          ...NO_SUPPER,
          says: 'Visit: Every day, 19:00',
        },
      });
  });

  test('the version before may be amended while another is being agreed', () => {
    given(...SECOND_PROPOSED)
      .when(amendByHand())
      .then(amended());
  });

  test('an open change that was chosen and has been decided since is chosen again: it may have been withdrawn', () => {
    given(...SECOND_PROPOSED, { type: 'withdrawn', reason: 'A mistake.' })
      .when(amendByHand({ of: 'proposal' }))
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...SECOND_HOLDS)
      .when(amendByHand({ of: 'proposal' }))
      .thenRefused('PLAN.NO-PROPOSAL');
  });

  test('a version that there is not is none', () => {
    for (const version of [0, 2, 1.5, -1])
      given(...FIRST_HOLDS)
        .when(amendByHand({ of: version, line: 0 }))
        .thenRefused('PLAN.NO-SUCH-VERSION');
    // Nor what that version does not change.
    for (const line of [undefined, 1, -1])
      given(...SECOND_HOLDS)
        .when(amendByHand({ of: 2, line }))
        .thenRefused('PLAN.NO-SUCH-VERSION');
  });

  test('nothing is written before it was agreed, nor on a day that is still to come', () => {
    const onDay = (text: string) => amendByHand({ amendment: { ...AMENDMENT, on: day(text) } });
    given(...FIRST_HOLDS)
      .when(onDay('2026-11-18'))
      .thenRefused('PLAN.BEFORE-AGREED');
    given(...FIRST_HOLDS)
      .when(onDay('2026-11-20'))
      .thenRefused('PLAN.IN-THE-FUTURE');
    given(...FIRST_HOLDS)
      .when(onDay('2026-11-20'), on('2026-11-25', TOM_REED))
      .then({
        ...amended(),
        amendment: { ...amended().amendment, on: day('2026-11-20') },
      });
  });

  test('what was written is said', () => {
    given(...FIRST_HOLDS)
      .when(amendByHand({ amendment: { ...AMENDMENT, written: ' \u200B' } }))
      .thenRefused('PLAN.REASON-MISSING');
  });

  test('S51: noted twice is noted once, whatever the second says', () => {
    given(...FIRST_HOLDS, amended())
      .when(amendByHand())
      .thenNothing();
    given(...SECOND_PROPOSED, amended())
      .when(amendByHand({ of: 'proposal' }))
      .thenNothing();
  });
});

describe('R14: the formal record is due, and nothing puts that away', () => {
  const open = [...FIRST_HOLDS, amended()];

  test('it waits for whoever wrote it and for whoever answers for the plan', () => {
    const byAna = { ...amended(), amendment: { ...amended().amendment, staff: ANA_LOPEZ } };
    expect(waitingFor(FIRST_HOLDS)).toEqual([TOM_REED]);
    expect(waitingFor([...FIRST_HOLDS, byAna])).toEqual([ANA_LOPEZ, TOM_REED]);
  });

  test('both are reminded three working days after it was noted, and not before', () => {
    const byAna = { ...amended(), amendment: { ...amended().amendment, staff: ANA_LOPEZ } };
    expect(remindedOn('2026-11-23', [...ALL_COPIED, byAna])).toEqual([]);
    expect(remindedOn('2026-11-24', [...ALL_COPIED, byAna])).toEqual([
      [TOM_REED, 'plan-reminder'],
      [ANA_LOPEZ, 'plan-reminder'],
    ]);
    expect(remindedOn('2026-11-24', [...ALL_COPIED, amended()])).toEqual([[TOM_REED, 'plan-reminder']]);
  });

  test('each change by hand has a reminder of its own: a later one does not put off the first', () => {
    const [first, both] = [
      [...ALL_COPIED, amended()],
      [...ALL_COPIED, amended(), amended({ key: 'other' })],
    ];
    const later = { today: day('2026-11-23'), remindOn: day('2026-11-26') };
    expect(remindersAfter(remindersOf(first), dutiesOf(both, '2026-11-23'), later)).toEqual({
      'amendment.written': '2026-11-24',
      'amendment.other': '2026-11-26',
    });
  });

  test('a version that carries it ends it, on the day it is agreed', () => {
    const carrying = wasProposed(revision({ carries: ['written'] }), 2);
    expect(dueIn([...open, carrying])).toEqual(['written']);
    const agreed = planAfter([...open, carrying, versionAgreed(ADA)]);
    expect(agreed.amendments.map(({ done }) => done)).toEqual([{ version: 2, on: TODAY }]);
  });

  test('a version that does not carry it does not', () => {
    expect(dueIn([...open, wasProposed(revision(), 2), versionAgreed(ADA)])).toEqual(['written']);
  });

  test('nor does one that is withdrawn, or replaced by one that does not carry it', () => {
    const carrying = wasProposed(revision({ carries: ['written'] }), 2);
    const withdrawn: PlanFact = { type: 'withdrawn', reason: 'No.' };
    expect(dueIn([...open, carrying, withdrawn])).toEqual(['written']);
    expect(dueIn([...open, carrying, wasProposed(revision({ id: 'third' }), 2), versionAgreed(ADA)])).toEqual([
      'written',
    ]);
  });

  test('what was written after the change was proposed is not carried by it', () => {
    const carrying = wasProposed(revision({ carries: ['written'] }), 2);
    expect(dueIn([...open, carrying, amended({ key: 'later' }), versionAgreed(ADA)])).toEqual(['later']);
  });

  test('no command of any kind ends it, but a note taken back with its reason', () => {
    const plan = planAfter([...SECOND_PROPOSED, amended()]);
    const commands = [
      answer(HOME),
      answer(HOME, no({ regard })),
      press('no', { reason: 'No.' }),
      amendByHand({ amendment: { ...AMENDMENT, key: 'other' } }),
      amendByHand({ of: 1, line: 0 }),
      { type: 'find-in-record', key: 'written', version: 1, line: 0 },
      giveCopy(HOME),
      { type: 'add-evidence', id: 'second', evidence: evidence({ key: 'b' }) },
      { type: 'withdraw', id: 'second', reason: 'No.', asLead: true },
      revise({ id: 'third' }, { seen: '1.second' }),
    ] as const;
    for (const command of commands) {
      const decided = rules.decide(plan, command, on('2026-12-24', TOM_REED));
      const facts = decided.ok ? decided.value : [];
      const after = facts.reduce((state, fact) => rules.evolve(state, fact, { ...BY_PRIYA, seq: 20 }), plan);
      expect([command.type, stillDue(after).map(({ key }) => key)]).toEqual([
        command.type,
        command.type === 'amend-by-hand' && command.amendment.key === 'other' ? ['written', 'other'] : ['written'],
      ]);
    }
  });

  test('nor does any reminder: it is reminded of again and again', () => {
    const reminded = { reminded: { keys: ['amendment.written'], next: day('2026-11-27'), to: [TOM_REED] } };
    const duties = dutiesOf([...ALL_COPIED, amended()], '2026-11-24');
    const after = remindersAfter(withReminded(remindersOf([...ALL_COPIED, amended()]), reminded), duties, {
      today: day('2026-11-24'),
      remindOn: day('2026-11-27'),
    });
    expect(after).toEqual({ 'amendment.written': '2026-11-27' });
  });

  test('what the version says already ends with the copy of it that reaches the home', () => {
    const says = [...FIRST_HOLDS, amended({ inRecord: true })];
    expect(dueIn(says)).toEqual(['written']);
    expect(dueIn([...says, copied('sarah'), copied('tom')])).toEqual(['written']);
    const there = planAfter([...says, copied(HOME)]);
    expect(there.amendments.map(({ done }) => done)).toEqual([{ version: 1, on: TODAY }]);
  });

  test('what it does not say yet does not end with a copy', () => {
    expect(dueIn([...open, copied(HOME)])).toEqual(['written']);
  });

  test('nor with a copy of an older version than the one that says it', () => {
    const says = [...SECOND_HOLDS, amended({ inRecord: true, version: 2 })];
    expect(dueIn([...says, copied(HOME, 1)])).toEqual(['written']);
    expect(dueIn([...says, copied(HOME, 1), copied(HOME, 2)])).toEqual([]);
  });

  test('noted after that copy had reached the home it is over at once, for no other copy will come', () => {
    const late = planAfter([...FIRST_HOLDS, copied(HOME), amended({ inRecord: true })]);
    expect(late.amendments.map(({ done }) => done)).toEqual([{ version: 1, on: TODAY }]);
    expect(dueIn([...FIRST_HOLDS, copied(HOME), amended()])).toEqual(['written']);
    expect(dueIn([...SECOND_HOLDS, copied(HOME, 1), amended({ inRecord: true, version: 2 })])).toEqual(['written']);
  });

  test('nobody is reminded any more once all is done', () => {
    const nextOf = (...facts: readonly PlanFact[]) => nextReminder(remindersOf([...ALL_COPIED, ...facts]));
    expect([nextOf(), nextOf(amended({ inRecord: true })), nextOf(amended())]).toEqual([
      undefined,
      undefined,
      '2026-11-24',
    ]);
    expect(waitingFor(ALL_COPIED)).toEqual([]);
  });

  test('what is still due is never pushed out by what was done since', () => {
    const many = Array.from({ length: 100 }, (_, index) => amended({ key: `done${index}`, inRecord: true }));
    const plan = planAfter([...FIRST_HOLDS, copied(HOME), amended(), ...many]);
    expect(stillDue(plan).map(({ key }) => key)).toEqual(['written']);
    expect(plan.amendments).toHaveLength(61);
    expect(plan.amendments.at(-1)?.key).toBe('done99');
  });

  test('nor by what is due as well', () => {
    const many = Array.from({ length: 100 }, (_, index) => amended({ key: `due${index}` }));
    expect(dueIn([...open, ...many])).toHaveLength(101);
  });
});

describe('P3, P16, P17, R13, R14: only what is agreed; carried, corrected and taken back', () => {
  const open = [...FIRST_HOLDS, amended()];

  test('P3: what Ana objects to is not noted as written by hand, and it is said who objects; what a version says is', () => {
    const objected = [...SECOND_PROPOSED, said(HOME), said('sarah'), said('ana', { answer: 'no', reason: 'No.' })];
    const about = rules.decide(planAfter(objected), amendByHand({ of: 'proposal' }), BY_ANA);
    expect(about.ok ? undefined : about.refusal).toEqual({ code: 'PLAN.OBJECTED', by: ['Ana Lopez'] });
    const says = (written: string, line = 1) =>
      rules.decide(planAfter(objected), amendByHand({ of: 1, line, amendment: { ...AMENDMENT, written } }), BY_ANA);
    expect(says('Supper at 19:00').ok).toBe(true);
    // Whatever is chosen, what she objects to is not written in as what a version says.
    for (const words of ['No supper visit', 'No visit at 19:00', 'Evening call stopped'])
      for (const line of [0, 1])
        expect([words, says(words, line)]).toEqual([
          words,
          { ok: false, refusal: { code: 'PLAN.OBJECTED', by: ['Ana Lopez'] } },
        ]);
    // What nobody is asked about is no version's either: each one's yes is asked.
    expect(says('Front door locked')).toEqual({
      ok: false,
      refusal: { code: 'PLAN.NOT-WHAT-IT-SAYS', named: 'words' },
    });
    // R19: nor does anybody say in their place that everybody has said yes to something else.
    const outside = rules.decide(planAfter(objected), amendByHand(), BY_ANA);
    expect(outside.ok ? undefined : outside.refusal.code).toBe('PLAN.OBJECTED');
    const byWorker = rules.decide(planAfter(FIRST_HOLDS), amendByHand({ asLead: false }), BY_ANA);
    expect(byWorker.ok ? undefined : byWorker.refusal.code).toBe('PLAN.THEIRS-TO-SAY');
  });

  test('R13, R19: while Ana disputes what was noted for her, nobody says that all agreed or that a version says it already', () => {
    const questioned = { type: 'note-questioned', id: revision().id, key: 'ana', name: 'Ana Lopez' } as const;
    const plan = planAfter([...SECOND_HOLDS, amended(), questioned]);
    const outside = rules.decide(plan, { ...amendByHand(), amendment: { ...AMENDMENT, key: 'again' } }, BY_ANA);
    expect(outside.ok ? undefined : outside.refusal).toEqual({ code: 'PLAN.OBJECTED', by: ['Ana Lopez'] });
    for (const version of [1, 2]) {
      const found = rules.decide(plan, { type: 'find-in-record', key: 'written', version, line: 0 }, BY_ANA);
      expect(found.ok ? undefined : found.refusal.code).toBe('PLAN.NO-SUCH-VERSION');
    }
  });

  test('P3: a version says only what it changed; those shortly before it say what they changed', () => {
    const third = revise({ id: 'third', content: content({ matters: 'Her cat', visits: [visit()] }) }, { seen: '2.' });
    const plan = planAfterCommands(
      [propose(), BY_TOM],
      ...['the-person', 'sarah'].map((key) => [answer(key, yes(), { id: 'first' })] as const),
      [press('yes', { id: 'first' }), BY_ANA],
      [revise({}, { seen: '1.' })],
      ...['the-person', 'sarah'].map((key) => [answer(key)] as const),
      [press('yes'), BY_ANA],
      [third],
      ...['the-person', 'sarah'].map((key) => [answer(key, yes(), { id: 'third' })] as const),
      [press('yes', { id: 'third' }), BY_ANA],
    );
    const said = saidByVersions(plan).map(({ version, changed }) => [version, changed.map(({ what }) => what)]);
    expect(said.slice(0, 2)).toEqual([
      [3, ['What matters']],
      [2, ['Visit: Every day, 19:00']],
    ]);
    expect(said[2]?.[0]).toBe(1);
  });

  test('R13: outside the bot everybody in the plan must have said yes, before it was written', () => {
    const without = amendByHand({ agreed: EVERYBODYS_YES.filter(({ key }) => key !== 'ana') });
    const decided = rules.decide(planAfter(FIRST_HOLDS), without, BY_ANA);
    expect(decided.ok ? undefined : decided.refusal).toEqual({ code: 'PLAN.NOT-AGREED-YET', waiting: ['Ana Lopez'] });
    const later = EVERYBODYS_YES.map((yes) => ({ ...yes, on: day('2026-11-20') }));
    given(...FIRST_HOLDS)
      .when(amendByHand({ agreed: later }))
      .thenRefused('PLAN.IN-THE-FUTURE');
    given(...FIRST_HOLDS)
      .when(amendByHand({ agreed: later }), on('2026-11-21', TOM_REED))
      .thenRefused('PLAN.BEFORE-AGREED');
  });

  test('R14, P16: a version that says it already carries it, once it is said which line of it does; then its copy ends it', () => {
    const both = [...SECOND_HOLDS, amended({ written: 'One visit less' })];
    const [one] = linesFor(planAfter(both), 'One visit less');
    const press = { type: 'find-in-record', key: 'written', version: 2, line: one?.line ?? 99 } as const;
    const found: PlanFact = { type: 'found-in-record', key: 'written', version: 2, says: one?.says.what };
    given(...both)
      .when(press)
      .then(found);
    given(...both, found)
      .when(press)
      .thenNothing();
    expect(dueIn([...both, found])).toEqual(['written']);
    expect(dueIn([...both, found, copied(HOME, 2)])).toEqual([]);
    given(...both)
      .when({ ...press, version: 3 })
      .thenRefused('PLAN.NO-SUCH-VERSION');
    // R14: it is not taken on trust, but a line of that version says it, with the times that were written.
    given(...both)
      .when({ ...press, line: 99 })
      .thenRefused('PLAN.NO-SUCH-VERSION');
    expect(linesFor(planAfter(both), 'A visit at 03:10')).toEqual([]);
  });

  test('P16: a revision that changes nothing and carries it is a revision', () => {
    const same = { content: content({ startsOn: day('2026-11-20') }) };
    given(...open)
      .when(revise(same))
      .thenRefused('PLAN.CHANGES-NOTHING');
    const decided = rules.decide(planAfter(open), revise({ ...same, carries: ['written'] }), BY_TOM);
    expect(decided.ok).toBe(true);
  });

  test('P17: what the record says and the home lacks is a home copy that is due, not a formal record', () => {
    const wordsIn = (facts: readonly PlanFact[]) => dutiesOf(facts, '2026-11-25').map(({ words }) => words);
    expect(wordsIn([...FIRST_HOLDS, amended({ inRecord: true })])).toContain(
      'Home copy due for 6 days: version 1 says what was written by hand',
    );
    expect(wordsIn(open)).toContain('Formal record due for 6 days, changed by hand');
  });

  test('a mistaken note is put right by whoever wrote or noted it, or by a lead, with a reason; old and new stay', () => {
    const right = { key: 'written', written: 'Evening visit at 19:30', reason: 'A slip.' };
    const command = { type: 'correct-by-hand', ...right, asLead: false } as const;
    const fact: PlanFact = { type: 'by-hand-corrected', ...right, was: AMENDMENT.written };
    given(...open)
      .when(command)
      .then(fact);
    given(...open, fact)
      .when(command)
      .thenNothing();
    given(...open)
      .when(command, BY_ANA)
      .thenRefused('PLAN.NOTE-OF-ANOTHER');
    given(...open)
      .when({ ...command, asLead: true }, BY_PRIYA)
      .then(fact);
    given(...open)
      .when({ ...command, reason: ' ' })
      .thenRefused('PLAN.REASON-MISSING');
    const [note] = planAfter([...open, fact]).amendments;
    expect([note?.written, note?.corrected?.was]).toEqual([right.written, AMENDMENT.written]);
  });

  test('a note that was taken back stays to be read, and is due no longer', () => {
    const back: PlanFact = {
      type: 'by-hand-taken-back',
      key: 'written',
      written: AMENDMENT.written,
      reason: 'Not so.',
    };
    const command = { type: 'take-back-by-hand', key: 'written', reason: 'Not so.', asLead: false } as const;
    given(...open)
      .when(command)
      .then(back);
    given(...open, back)
      .when(command)
      .thenNothing();
    expect(dueIn([...open, back])).toEqual([]);
    expect(planAfter([...open, back]).amendments).toHaveLength(1);
    given(...open, back)
      .when({ type: 'correct-by-hand', key: 'written', written: 'x', reason: 'y', asLead: true })
      .thenRefused('PLAN.NO-SUCH-NOTE');
  });
});

describe('P30, R16: after each agreement somebody is asked to write it into the folder in the home', () => {
  const workers = FIRST_HOLDS.map((fact) =>
    fact.type === 'version-agreed' ? { ...fact, writers: [ANA_LOPEZ] } : fact,
  );
  const asked = (facts: readonly PlanFact[]) =>
    dutiesOf(facts, TODAY).flatMap(({ kind, of }) => (kind === 'folder' ? [of] : []));

  test('the support workers of the circle, or else whoever answers for the plan', () => {
    expect(asked(workers)).toEqual([[ANA_LOPEZ]]);
    expect(asked(FIRST_HOLDS)).toEqual([[TOM_REED]]);
    const circle = [ADA, { ...ANA, part: 'support-worker' as const }];
    const decided = rules.decide(
      planAfter([wasProposed(first(), 1, [ADA, ANA]), said(HOME)]),
      press('yes', { id: 'first' }),
      on(TODAY, ANA_LOPEZ, circle),
    );
    expect(decided.ok && decided.value.at(-1)).toMatchObject({ type: 'version-agreed', writers: [ANA_LOPEZ] });
  });

  test('until its copy is in the home, or somebody wrote it in', () => {
    expect(asked([...workers, copied('sarah')])).toHaveLength(1);
    expect(asked([...workers, copied(HOME)])).toEqual([]);
    const wrote: PlanFact = { type: 'folder-written', version: 1 };
    given(...workers)
      .when({ type: 'write-in-folder', version: 1 }, BY_ANA)
      .then(wrote);
    given(...workers, wrote)
      .when({ type: 'write-in-folder', version: 1 }, BY_ANA)
      .thenNothing();
    expect(asked([...workers, wrote])).toEqual([]);
    given(...SECOND_HOLDS)
      .when({ type: 'write-in-folder', version: 1 })
      .thenRefused('PLAN.OTHER-VERSION');
  });
});
