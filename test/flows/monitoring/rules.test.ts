/* oxlint-disable jest/expect-expect -- then(), thenNothing() and thenRefused() are the expectations */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Refusal } from '../../../src/flows/monitoring/checks.ts';
import { Direction, isWithoutAgreement, type Change, type Fact } from '../../../src/flows/monitoring/facts.ts';
import { monitoringKind } from '../../../src/flows/monitoring/record.ts';
import { Command } from '../../../src/flows/monitoring/commands.ts';
import { rules } from '../../../src/flows/monitoring/rules.ts';
import { Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { Answer, type PartySays } from '../../../src/people/agreement.ts';
import type { Deciding, Document } from '../../../src/people/capacity.ts';
import type { Party } from '../../../src/people/party.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { carer, change, changed, changeMonitoring, party, WHY_IT_WAITS } from '../../support/monitoring.ts';

const [TOM, LEAD] = [StaffId.parse('tom'), StaffId.parse('priya')];
const PERSON: Party = { key: 'the-person', name: 'Ada Palmer', role: 'receives reablement', part: 'person' };
const SARAH: Party = { key: 'sarah', name: 'Sarah Palmer', role: 'daughter, carer', part: 'carer' };
const JOE: Party = { key: 'joe', name: 'Joe Palmer', role: 'son, carer', part: 'carer' };
const CIRCLE = [PERSON, SARAH];
const TODAY = on('2026-11-19', TOM, { circle: CIRCLE, leads: [LEAD] });
const given = sentences(rules, TODAY);
const day = (text: string): Day => Day.parse(text);

const AGREED = [party(), carer()];
const effect = { wellbeingImpact: 'She may feel alone at first.', wellbeing: ['control' as const] };
const no = (says: PartySays, views = 'She wants the calls.'): PartySays => ({ ...says, answer: 'no', views });
const away = (says: PartySays, known: Partial<PartySays> = {}): PartySays => {
  const { how: _, on: __, ...rest } = says;
  return { ...rest, answer: 'not-reached', ...known };
};
const KNOWN = { views: 'She said in May that she worries.', tries: 'Tom rang three times.' };

/** What becomes of a command on a new record; the facts without who is told. */
function decided(command: Command, facts: readonly Fact[] = [], occasion = TODAY): readonly object[] | string {
  const result = rules.decide(folded(rules, facts, TODAY), command, occasion);
  if (!result.ok) return result.refusal.code;
  return result.value.map((fact) => ('tell' in fact ? { ...fact, tell: fact.tell?.map(({ key }) => key) } : fact));
}
const record = (of: Partial<Change> = {}, waits = false): Fact => ({
  type: 'monitoring-changed',
  change: changed({ parties: AGREED, ...of }),
  waits,
  inPlan: false,
  ...(!waits && { tell: [] }),
});
const TELL = ['the-person', 'sarah', 'unnamed-support-worker'];

describe('R1: monitoring is changed by agreement with the person and every carer', () => {
  test('all agree: it is recorded, and everybody is told', () => {
    expect(decided(changeMonitoring({ parties: AGREED }))).toEqual([
      { type: 'monitoring-changed', change: changed({ parties: AGREED }), waits: false, inPlan: false, tell: TELL },
    ]);
  });

  test('P12: a carer in the circle cannot be left out', () => {
    given()
      .when(changeMonitoring({ parties: [party()] }))
      .thenRefused('MONITORING.NOT-ASKED');
  });

  test('P13: two carers: each of them is asked', () => {
    const two = on('2026-11-19', TOM, { circle: [...CIRCLE, JOE] });
    given()
      .when(changeMonitoring({ parties: AGREED }), two)
      .thenRefused('MONITORING.NOT-ASKED');
    const both = [...AGREED, carer({ key: 'joe', name: 'Joe Palmer', how: 'video' })];
    expect(decided(changeMonitoring({ parties: both }), [], two)).toHaveLength(1);
  });

  test('P21: the person in person, the carer by phone: each keeps their own', () => {
    const [fact] = decided(changeMonitoring({ parties: AGREED }));
    expect(fact).toMatchObject({ change: { parties: [{ how: 'in-person' }, { how: 'phone' }] } });
  });

  test('a carer whom the circle does not name is told under their name', () => {
    const nobody = on('2026-11-19', TOM, { circle: [PERSON] });
    const parties = [party(), carer({ key: 'unnamed-carer', name: 'Joan' })];
    expect(decided(changeMonitoring({ parties }), [], nobody)).toMatchObject([
      { tell: ['the-person', 'unnamed-carer', 'unnamed-support-worker'] },
    ]);
  });

  test('S51: recorded twice is recorded once, whatever the second says', () => {
    given(record()).when(changeMonitoring()).thenNothing();
    given(record())
      .when(changeMonitoring({ rationale: '' }))
      .thenNothing();
  });
});

describe('R2, TL8: against a no it goes ahead only with each one’s views and the effect on wellbeing', () => {
  test.each([[[no(party()), carer()]], [[party(), no(carer())]], [[no(party()), no(carer())]]])('%j', (parties) => {
    given().when(changeMonitoring({ parties })).thenRefused('MONITORING.WELLBEING-MISSING');
    given()
      .when(changeMonitoring({ parties, effect: { wellbeingImpact: ' x ' } }))
      .thenRefused('MONITORING.WELLBEING-MISSING');
    expect(decided(changeMonitoring({ parties, effect }))).toMatchObject([{ change: { parties, effect } }]);
  });

  test.each(['', ' \n ', 'x', '.', 'n/a', 'skip'])('P5: "%s" is nobody’s view', (views) => {
    given()
      .when(changeMonitoring({ parties: [no(party(), 'I like the calls.'), no(carer(), views)], effect }))
      .thenRefused('MONITORING.VIEWS-MISSING');
  });

  test('P5: what each of them thinks stands in their own name', () => {
    const parties = [no(party(), 'I like the calls.'), no(carer(), 'Mum does not know Grace.')];
    const [fact] = decided(changeMonitoring({ parties, effect }));
    expect(fact).toMatchObject({
      change: {
        parties: [
          { name: 'Ada Palmer', views: 'I like the calls.' },
          { name: 'Sarah Palmer', views: 'Mum does not know Grace.' },
        ],
      },
    });
  });

  test('what was weighed before everybody came to agree is not recorded', () => {
    expect(decided(changeMonitoring({ parties: AGREED, effect }))).toMatchObject([
      { change: expect.not.objectContaining({ effect }) },
    ]);
  });

  test('in every combination of answers, it is recorded only when all is there that it needs', () => {
    const words = fc.constantFrom(undefined, 'x', 'They want it.');
    fc.assert(
      fc.property(
        fc.constantFrom(...Answer.options),
        fc.constantFrom(...Answer.options),
        fc.boolean(),
        words,
        words,
        words,
        (one, other, waits, views, tries, impact) => {
          const parties = [
            { ...party(), answer: one, views, tries },
            { ...carer(), answer: other, views, tries },
          ];
          const command = changeMonitoring({ parties, effect: { ...effect, wellbeingImpact: impact ?? '' } }, waits);
          const result = rules.decide(rules.initial, command, TODAY);
          const says = (text?: string): boolean => text === 'They want it.';
          const refuses = [one, other].includes('no');
          const without = [one, other].includes('not-reached') && !waits;
          const needed = (!refuses && !without) || (says(views) && says(impact) && (!without || says(tries)));
          expect(result.ok).toBe(needed);
        },
      ),
    );
  });
});

describe('P6: somebody who could not be asked', () => {
  const WAITING = [party(), away(carer())];

  test('it waits: nobody is told, and it does not hold', () => {
    expect(decided(changeMonitoring({ parties: WAITING }, true))).toEqual([
      {
        type: 'monitoring-changed',
        change: changed({ parties: WAITING, waitWhy: WHY_IT_WAITS }),
        waits: true,
        inPlan: false,
      },
    ]);
    expect(folded(rules, [record({ parties: WAITING }, true)], TODAY)).not.toHaveProperty('holdsFrom');
  });

  test('it goes ahead only with what is known of their views, the tries and the effect', () => {
    given()
      .when(changeMonitoring({ parties: WAITING, effect }))
      .thenRefused('MONITORING.VIEWS-MISSING');
    given()
      .when(changeMonitoring({ parties: [party(), away(carer(), { views: KNOWN.views })], effect }))
      .thenRefused('MONITORING.TRIES-MISSING');
    given()
      .when(changeMonitoring({ parties: [party(), away(carer(), KNOWN)] }))
      .thenRefused('MONITORING.WELLBEING-MISSING');
    expect(decided(changeMonitoring({ parties: [party(), away(carer(), KNOWN)], effect }))).toHaveLength(1);
  });

  test('asking them is a duty of the author, whichever it is, until they are asked', () => {
    for (const waits of [true, false]) {
      const state = folded(rules, [record({ parties: WAITING }, waits)], TODAY);
      const duties = rules.duties?.(state, { today: TODAY.today, author: TOM }) ?? [];
      expect(duties).toMatchObject([{ of: [TOM], words: 'Ask Sarah Palmer, and note what they say' }]);
    }
  });

  test('what they say later makes it hold: from the day it was meant for, or from today', () => {
    const answered: Command = { type: 'answer', says: carer({ on: day('2026-11-19') }), takeBack: false };
    const facts = [record({ parties: WAITING, startsOn: day('2026-11-17') }, true)];
    expect(decided(answered, facts)).toEqual([
      { type: 'answered', says: answered.says },
      { type: 'went-ahead', tell: TELL },
    ]);
    const result = rules.decide(folded(rules, facts, TODAY), answered, TODAY);
    const after = folded(rules, [...facts, ...(result.ok ? result.value : [])], TODAY);
    expect(after).toMatchObject({ holdsFrom: '2026-11-19' });
    expect(rules.duties?.(after, { today: TODAY.today, author: TOM })).toEqual([]);
  });

  test('a later no is weighed, or the change is taken back', () => {
    const facts = [record({ parties: [party(), away(carer(), KNOWN)], effect })];
    const says = no(carer({ on: day('2026-11-19') }));
    expect(decided({ type: 'answer', says, takeBack: false }, facts)).toBe('MONITORING.WELLBEING-MISSING');
    expect(decided({ type: 'answer', says, effect, takeBack: false }, facts)).toEqual([
      { type: 'answered', says, effect },
    ]);
    expect(decided({ type: 'answer', says, takeBack: true }, facts)).toMatchObject([
      { type: 'answered' },
      { type: 'taken-back', tell: TELL },
    ]);
  });

  test('the same answer twice is noted once; nobody answers who was not asked', () => {
    given(record()).when({ type: 'answer', says: carer(), takeBack: false }).thenNothing();
    given(record())
      .when({ type: 'answer', says: carer({ key: 'joe' }), takeBack: false })
      .thenRefused('MONITORING.NOT-A-PARTY');
  });
});

const LOOKED = { note: 'Read the record.', name: 'Mei Lin' };

describe('R45: capacity for this decision', () => {
  const DOCUMENT: Document = {
    kind: 'attorney',
    key: 'helen',
    name: 'Helen Bell',
    covers: true,
    seen: true,
    seenBy: 'Priya Shah, social worker',
    seenOn: day('2026-11-18'),
    lessRestrictive: 'A chime on the door.',
  };
  const LACKS: Deciding = {
    capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day('2026-11-18') },
    wishes: { shown: 'He pushes at the door.', objects: 'no' },
    authority: DOCUMENT,
  };
  const HELEN = party({ key: 'helen', name: 'Helen Bell', part: 'decider' });

  test('P1: who lacks capacity is not asked to agree; the attorney is, and their no holds', () => {
    const arthur = { deciding: LACKS, parties: [carer()] };
    given().when(changeMonitoring(arthur)).thenRefused('MONITORING.NOT-ASKED');
    expect(decided(changeMonitoring({ ...arthur, parties: [HELEN, carer()] }))).toHaveLength(1);
    given()
      .when(changeMonitoring({ ...arthur, parties: [no(HELEN), carer()] }))
      .thenRefused('MONITORING.DECIDER-SAYS-NO');
  });

  test('a representative whose authority was not seen cannot say yes', () => {
    const unseen: Deciding = { ...LACKS, authority: { ...DOCUMENT, seen: false } };
    const result = rules.decide(
      rules.initial,
      changeMonitoring({ deciding: unseen, parties: [HELEN, carer()] }),
      TODAY,
    );
    expect(result).toEqual({
      ok: false,
      refusal: { code: 'MONITORING.DECIDING', problem: 'CAPACITY.AUTHORITY-NOT-SEEN' },
    });
  });

  const mattersOf = (of: Partial<Change>) =>
    (rules.duties?.(folded(rules, [record(of)], TODAY), { today: TODAY.today, author: TOM }) ?? []).flatMap(
      ({ of: whom, words }) => (whom === 'capacity-lead' ? [words] : []),
    );

  test('P1: an objection, words of restriction, and capacity that is not known go to the capacity lead', () => {
    const objecting: Deciding = { ...LACKS, wishes: { shown: 'He pushes at the door.', objects: 'yes' } };
    expect(mattersOf({ deciding: objecting })).toEqual(['Look at this: somebody who lacks capacity objects']);
    expect(mattersOf({ to: 'The front door is locked from outside at night' })).toEqual([
      'Look at this: it may restrict the person',
    ]);
    expect(mattersOf({ deciding: { capacity: { answer: 'unknown' } } })).toEqual([
      'Capacity for this decision is not known: have it assessed',
    ]);
    expect(mattersOf({})).toEqual([]);
  });

  test('looked at once, it waits no more; assessed as lacking, who decides is to be said', () => {
    const unknown = record({ deciding: { capacity: { answer: 'unknown' } } });
    const assess: Command = { type: 'assess-capacity', answer: 'lacks', by: 'Mei Lin', note: 'Talked to her.' };
    const result = rules.decide(folded(rules, [unknown], TODAY), assess, TODAY);
    const after = folded(rules, [unknown, ...(result.ok ? result.value : [])], TODAY);
    expect(rules.duties?.(after, { today: TODAY.today, author: TOM })).toMatchObject([
      { of: [TOM], words: 'Capacity was found to be lacking: correct the record, and say who decides', notice: 'duty' },
      { of: 'leads', except: [TOM], notice: 'duty' },
    ]);
    const locked = record({ to: 'The door is locked at night' });
    expect(decided({ type: 'look-at', matters: ['restricts', 'objects'], ...LOOKED }, [locked])).toEqual([
      { type: 'looked-at', matter: 'restricts', ...LOOKED, hear: [] },
    ]);
    expect(
      decided({ type: 'look-at', matters: ['restricts'], ...LOOKED }, [
        locked,
        { type: 'looked-at', matter: 'restricts' },
      ]),
    ).toEqual([]);
  });

  test('nothing is read as capacity but "has" (R45)', () => {
    expect(Command.safeParse({ ...changeMonitoring(), change: { ...change(), deciding: {} } }).success).toBe(false);
  });
});

describe('P7: in force from no day before it was agreed', () => {
  const holdsFrom = (given: Partial<Change>) => {
    const state = folded(rules, [record(given)], TODAY);
    return state.status === 'changed' ? state.holdsFrom : undefined;
  };
  const asked = (...days: readonly string[]) =>
    days.map((one, index) => (index === 0 ? party : carer)({ on: day(one) }));

  test('agreed before its start it begins as meant; agreed after, on the day the last of them was asked', () => {
    expect(holdsFrom({ parties: asked('2026-11-17', '2026-11-18'), startsOn: day('2026-11-23') })).toBe('2026-11-23');
    expect(holdsFrom({ parties: asked('2026-11-17', '2026-11-19'), startsOn: day('2026-11-10') })).toBe('2026-11-19');
  });
});

describe('P18: what was recorded can be corrected', () => {
  const correct = (of: Partial<Change>, edition = 0, why = 'The day was mistyped') => ({
    type: 'correct' as const,
    reablementStarted: day('2026-11-01'),
    change: change({ parties: AGREED, ...of }),
    waits: false,
    why,
    by: 'Tom Reed',
    askedAnew: false,
    edition,
  });

  test('another direction, day or arrangement is another change: what was agreed does not carry over', () => {
    const others: readonly Partial<Change>[] = [
      { direction: 'increase' },
      { startsOn: day('2026-11-24') },
      { to: 'No calls' },
      { to: 'A call every evening' },
      { to: 'A call on Mondays, and the door locked' },
    ];
    for (const other of others) {
      expect(decided(correct(other), [record()])).toBe('MONITORING.ASK-ANEW');
      expect(decided({ ...correct(other), askedAnew: true }, [record()])).toMatchObject([{ type: 'corrected' }]);
    }
    expect(decided(correct({ rationale: 'She manages alone now.' }), [record()])).toMatchObject([
      { type: 'corrected' },
    ]);
  });

  test('old and new are kept, and everybody is told again', () => {
    expect(decided(correct({ to: 'A call on Tuesdays' }), [record()])).toMatchObject([
      { type: 'corrected', before: { to: 'A call on Mondays' }, change: { to: 'A call on Tuesdays' }, tell: TELL },
    ]);
  });

  test('a correction is corrected, and the same one twice is one', () => {
    const first: Fact = {
      type: 'corrected',
      change: changed({ parties: AGREED, to: 'A call on Tuesdays' }),
      before: changed({ parties: AGREED }),
      why: 'Typo',
      by: 'Tom Reed',
      waits: false,
    };
    expect(decided(correct({ to: 'A call on Tuesdays' }), [record(), first])).toEqual([]);
    expect(decided(correct({ to: 'A call on Fridays' }), [record(), first])).toBe('MONITORING.CHANGED-MEANWHILE');
    expect(decided(correct({ to: 'A call on Fridays' }, 1), [record(), first])).toMatchObject([{ type: 'corrected' }]);
  });

  test('by whoever recorded it or a lead, with a reason', () => {
    const ana = on('2026-11-19', StaffId.parse('ana'), { circle: CIRCLE, leads: [LEAD] });
    const lead = on('2026-11-19', LEAD, { circle: CIRCLE, leads: [LEAD] });
    const other = correct({ to: 'A call on Tuesdays' });
    expect(decided(other, [record()], ana)).toBe('MONITORING.NOT-YOURS');
    expect(decided(other, [record()], lead)).toHaveLength(1);
    expect(decided(correct({ to: 'A call on Tuesdays' }, 0, ' '), [record()])).toBe('MONITORING.REASON-MISSING');
    expect(decided({ type: 'take-back', why: 'Recorded for the wrong person' }, [record()], ana)).toBe(
      'MONITORING.NOT-YOURS',
    );
  });

  test('taken back it is told, and nothing more happens in it', () => {
    const back: Command = { type: 'take-back', why: 'Recorded for the wrong person' };
    expect(decided(back, [record()])).toEqual([{ ...back, type: 'taken-back', tell: TELL }]);
    const taken: Fact = { type: 'taken-back', why: 'Wrong' };
    expect(decided(back, [record(), taken])).toEqual([]);
    expect(decided(correct({}), [record(), taken])).toBe('MONITORING.TAKEN-BACK');
    expect(rules.duties?.(folded(rules, [record(), taken], TODAY), { today: TODAY.today, author: TOM })).toEqual([]);
  });
});

test('P20: a change made without agreement waits for a lead, until one has looked at it', () => {
  const facts = [record({ parties: [no(party()), carer()], effect })];
  const duties = (all: readonly Fact[]) =>
    rules.duties?.(folded(rules, all, TODAY), { today: TODAY.today, author: TOM });
  expect(duties(facts)).toMatchObject([
    { of: 'leads', except: [TOM], notice: 'duty', words: 'Look at this: monitoring was changed without agreement' },
  ]);
  expect(duties([...facts, { type: 'looked-at', matter: 'without-agreement' }])).toMatchObject([{ quiet: true }]);
  expect(isWithoutAgreement(changed({ parties: AGREED }))).toBe(false);
});

test('P20: a lead who recorded it leaves it to another lead, where there is one', () => {
  const facts = [record({ parties: [no(party()), carer()], effect })];
  const looks = (by: StaffId, leads: readonly StaffId[]) =>
    decided(
      { type: 'look-at', matters: ['without-agreement'], ...LOOKED },
      facts,
      on('2026-11-19', by, { circle: CIRCLE, leads }),
    );
  const looked = [{ type: 'looked-at', matter: 'without-agreement', ...LOOKED }];
  expect([looks(TOM, [TOM, LEAD]), looks(LEAD, [TOM, LEAD]), looks(TOM, [TOM])]).toEqual([
    'MONITORING.ANOTHER-LEAD',
    looked,
    looked,
  ]);
});

describe('R3: the reason is always recorded, whichever way it changes', () => {
  test.each(Direction.options)('%s', (direction) => {
    expect(decided(changeMonitoring({ direction, parties: AGREED }))).toHaveLength(1);
    given()
      .when(changeMonitoring({ direction, rationale: ' \n ' }))
      .thenRefused('MONITORING.RATIONALE-MISSING');
  });

  test('what stays as it is is no change, however it is written', () => {
    given()
      .when(changeMonitoring({ from: 'A call every day', to: ' a CALL every day ' }))
      .thenRefused('MONITORING.SAME-AS-BEFORE');
  });

  test('a change cannot start before reablement did, and can on its first day', () => {
    given()
      .when(changeMonitoring({ startsOn: day('2026-10-31') }))
      .thenRefused('MONITORING.BEFORE-REABLEMENT');
    expect(decided(changeMonitoring({ startsOn: day('2026-11-01'), parties: AGREED }))).toHaveLength(1);
  });
});

describe('every refusal says what to do, beside its question', () => {
  const SARAH_ONLY = { key: 'sarah', name: 'Sarah Palmer' };
  const REFUSALS: readonly (readonly [Refusal, string | undefined])[] = [
    [{ code: 'MONITORING.RATIONALE-MISSING' }, 'rationale'],
    [{ code: 'MONITORING.VIEWS-MISSING', party: SARAH_ONLY }, 'views-sarah'],
    [{ code: 'MONITORING.TRIES-MISSING', party: SARAH_ONLY }, 'tries-sarah'],
    [{ code: 'MONITORING.WELLBEING-MISSING' }, 'wellbeingImpact'],
    [{ code: 'MONITORING.SAME-AS-BEFORE' }, 'to'],
    [{ code: 'MONITORING.BEFORE-REABLEMENT', started: day('2026-11-01') }, 'startsOn'],
    [{ code: 'MONITORING.DECIDING', problem: 'CAPACITY.AUTHORITY-NOT-SEEN' }, 'authoritySeen'],
    [{ code: 'MONITORING.NOT-ASKED', name: 'Sarah Palmer' }, undefined],
    [{ code: 'MONITORING.NOT-YOURS' }, undefined],
    [{ code: 'MONITORING.TAKEN-BACK' }, undefined],
  ];
  test.each(REFUSALS)('%j', (refusal, question) => {
    const worded = monitoringKind.wordsFor(refusal);
    expect(worded.question).toBe(question);
    expect(worded.words).toMatch(/^[A-Z].*[.?]$/u);
  });
});
