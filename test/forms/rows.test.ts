import { beforeEach, describe, expect, test } from '@jest/globals';
import { drawSession } from '../../src/forms/draw.ts';
import { CHECK } from '../../src/forms/bound.ts';
import type { Flow } from '../../src/flows/flow.ts';
import type { Dated } from '../../src/forms/kinds/date.ts';
import type { FormOutcome } from '../../src/forms/outcome.ts';
import { Session } from '../../src/forms/session.ts';
import { listCommand } from '../../src/forms/typed-list.ts';
import { Form, beginning } from '../support/form.ts';
import { NOTHING_KNOWN } from '../support/questions.ts';
import { callAt, callsIn, callsOf, callsText, MOST_CALLS, roundFlow, timesOfDay } from '../support/round.ts';
import { buttonsOf, textsIn } from '../support/talk.ts';

let form: Form<Dated>;
const formOf = (flow: Flow<Dated>, answers = {}): Form<Dated> =>
  new Form(flow, () => NOTHING_KNOWN, beginning(flow, answers));
beforeEach(() => {
  form = formOf(roundFlow());
  form.press('next', { whose: 'Tom' });
});

const problems = (outcome: FormOutcome): readonly (string | undefined)[] =>
  outcome.kind === 'asked' ? Object.values(outcome.problems ?? {}).map(({ words }) => words) : [outcome.kind];
const heard = (outcome: FormOutcome): string | undefined => (outcome.kind === 'asked' ? outcome.heard : outcome.kind);
const times = (): readonly (string | undefined)[] => callsIn(form.answers).map(({ callAt }) => callAt);
const keys = (): readonly string[] => callsIn(form.answers).map(({ key }) => key);
const keyOf = (time: string): string => callsIn(form.answers).find(({ callAt }) => callAt === time)?.key ?? 'none';
const drafts = (): readonly string[] =>
  Object.keys(form.answers).filter((key) => key !== 'calls' && key.startsWith('call'));

function add(...all: readonly string[]): void {
  for (const one of all) {
    form.openRow('calls', 'new');
    form.press('next', callAt(one));
  }
}

describe('a list, by card', () => {
  test('a row is added, changed and taken away on a card of its own, and the list is what it was but for that', () => {
    add('08:00', '12:00', '17:00');
    expect([form.step, times()]).toEqual(['calls', ['08:00', '12:00', '17:00']]);
    const before = keys();
    form.openRow('calls', keyOf('12:00'));
    expect([form.step, form.answers['callAt'], form.answers['callMinutes']]).toEqual(['call', '12:00', '30']);
    form.press('next', callAt('12:30', { callMinutes: '45' }));
    expect([form.step, times(), keys()]).toEqual(['calls', ['08:00', '12:30', '17:00'], before]);
    form.openRow('calls', keyOf('08:00'));
    form.press('remove');
    expect([form.step, times(), keys()]).toEqual(['calls', ['12:30', '17:00'], before.slice(1)]);
    expect(drafts()).toEqual([]);
  });

  test('what does not fit is said beside its field, and the row is not in the list yet', () => {
    form.openRow('calls', 'new');
    const outcome = form.press('next', callAt('25:00', { callMinutes: '4', callWhat: '' }));
    expect([form.step, times(), problems(outcome).length]).toEqual(['call', [], 3]);
    expect(form.answers).toMatchObject({ callAt: '25:00', callMinutes: '4' });
    form.press('next', callAt('8:00'));
    expect(times()).toEqual(['08:00']);
  });

  test('Back from a row leaves it as it was; Save for later keeps what was entered of it', () => {
    add('08:00');
    form.openRow('calls', keyOf('08:00'));
    form.press('back', callAt('09:00'));
    expect([form.step, times(), drafts()]).toEqual(['calls', ['08:00'], []]);
    form.openRow('calls', 'new');
    form.press('save', callAt('10:00', { callWhat: '' }));
    form.session = Session.parse(JSON.parse(JSON.stringify(form.session)));
    expect([form.step, times(), form.answers['callAt']]).toEqual(['call', ['08:00'], '10:00']);
    form.press('next', callAt('10:00'));
    expect(times()).toEqual(['08:00', '10:00']);
  });

  test('Next says what is missing, and goes on once nothing is; then the list stands on the check page', () => {
    expect(problems(form.press('next'))).toEqual(['Please add at least one call.']);
    add('08:00', '08:00');
    expect(problems(form.press('next'))).toEqual(['Two calls at one time.']);
    form.openRow('calls', keys()[1] ?? '');
    form.press('next', callAt('09:00'));
    expect([form.step, form.complete]).toEqual(['calls', false]);
    form.press('next');
    expect(form.step).toBe('after');
    form.press('next', { after: 'Home' });
    expect(form.step).toBe(CHECK);
    expect(textsIn(card())).toContain(
      '1. 08:00, front: 30 minutes · Tea at 08:00\n2. 09:00, front: 30 minutes · Tea at 09:00',
    );
    expect(form.press('record').kind).toBe('ready');
  });

  test('a refused Next does not count: the list must be looked through again', () => {
    form.press('next');
    expect(form.complete).toBe(false);
    add('08:00', '08:00');
    form.press('next');
    form.openRow('calls', keys()[1] ?? '');
    form.press('remove');
    expect([times(), form.complete]).toEqual([['08:00'], false]);
  });

  test('whatever changes in a finished list, somebody says once more that nothing is missing', () => {
    add('08:00');
    form.press('next');
    form.press('next', { after: 'Home' });
    form.goTo('calls');
    add('09:00');
    form.goTo('calls');
    expect(form.press('record').kind).toBe('asked');
    expect(form.step).toBe('calls');
    form.press('next');
    expect(form.step).toBe(CHECK);
  });

  test('a list that may stay empty is done with nothing in it', () => {
    form = formOf(roundFlow(0));
    form.press('next', { whose: 'Tom' });
    form.press('next');
    expect(form.step).toBe('after');
    form.press('next', { after: 'Home' });
    expect(textsIn(card())).toContain('No calls');
  });

  test('S51: a second click and an older card change nothing', () => {
    add('08:00', '12:00');
    const open = form.session.revision;
    form.openRow('calls', 'new');
    const enter = form.session.revision;
    form.press('next', callAt('17:00'), enter);
    const after = form.session;
    const presses = [
      () => form.press('next', callAt('17:00'), enter),
      () => form.openRow('calls', keyOf('08:00'), open),
      () => form.press('remove', {}, enter),
      () => form.turnTo('calls', 12, open),
    ];
    for (const again of presses) {
      expect(again().kind).toBe('stale');
      expect({ ...form.session, touched: after.touched }).toEqual(after);
    }
    expect(times()).toEqual(['08:00', '12:00', '17:00']);
  });

  test('a row that is not there, and another list, lead nowhere', () => {
    add('08:00');
    for (const [list, row] of [
      ['calls', 'nobody'],
      ['calls', '__proto__'],
      ['whose', 'new'],
      ['constructor', 'new'],
    ] as const) {
      form.openRow(list, row);
      expect([form.step, times(), drafts()]).toEqual(['calls', ['08:00'], []]);
    }
    form.press('remove');
    expect(times()).toEqual(['08:00']);
  });

  test('a card cannot put a list into a field', () => {
    add('08:00');
    form.press('next', { calls: callsText(['03:00']) });
    expect(times()).toEqual(['08:00']);
  });

  test('the key of a row that was taken away is never given again', () => {
    const seen = new Set<string>();
    for (const one of timesOfDay(8)) {
      add(one);
      expect(seen.has(keyOf(one))).toBe(false);
      seen.add(keyOf(one));
      form.openRow('calls', keyOf(one));
      form.press('remove');
    }
    expect(seen.size).toBe(8);
  });

  test('as many rows as there may be, and not one more', () => {
    form = formOf(roundFlow(), { whose: 'Tom', calls: callsText(timesOfDay(MOST_CALLS)) });
    form.goTo('calls');
    expect(buttonsOf(card()).map(({ title }) => title)).not.toContain('Add a call');
    form.openRow('calls', 'new');
    expect([form.step, times().length]).toEqual(['calls', MOST_CALLS]);
  });
});

const card = () => drawSession({ form: form.form, session: form.session, owner: '29:user-a' });

describe('S43: the card of a list', () => {
  const HOSTILE = [
    '汉'.repeat(500),
    '🙂'.repeat(250),
    '"'.repeat(500),
    '\ud800'.repeat(500),
    '\\'.repeat(500),
    '{{'.repeat(250),
  ];

  test.each(HOSTILE)(
    'is at most 25 KB with sixty rows of the longest text, on every page and to be checked: %#',
    (long) => {
      const calls = callsText(timesOfDay(MOST_CALLS), { callWhat: long, callNote: long });
      form = formOf(roundFlow(), { whose: 'Tom', after: 'Home', calls });
      form.goTo('calls');
      for (let from = 0; from < MOST_CALLS; from += 12) {
        form.turnTo('calls', from);
        expect(Buffer.byteLength(JSON.stringify(card()))).toBeLessThan(25_000);
      }
      form.openRow('calls', 'old-59');
      expect(Buffer.byteLength(JSON.stringify(card()))).toBeLessThan(25_000);
      form.press('back');
      form.press('next');
      form.goTo('after');
      form.press('next', { after: 'Home' });
      expect(form.step).toBe(CHECK);
      expect(Buffer.byteLength(JSON.stringify(card()))).toBeLessThan(25_000);
      expect(callsIn(form.answers).every(({ callWhat }) => callWhat === long)).toBe(true);
    },
  );

  test('every row is reached, page after page and back, each once', () => {
    form = formOf(roundFlow(), { whose: 'Tom', calls: callsText(timesOfDay(MOST_CALLS)) });
    form.goTo('calls');
    const page = (): readonly (string | undefined)[] =>
      buttonsOf(card()).flatMap(({ data }) => (data.do === 'flow/row' && !data.x?.endsWith('.new') ? [data.x] : []));
    const turn = (title: string): boolean => {
      const [list, from] =
        buttonsOf(card())
          .find((one) => one.title.startsWith(title))
          ?.data.x?.split('.') ?? [];
      if (list !== undefined) form.turnTo(list, Number(from));
      return list !== undefined;
    };
    const all = [...page()];
    while (turn('More')) all.push(...page());
    expect(all).toEqual(Array.from({ length: MOST_CALLS }, (_, index) => `calls.old-${index}`));
    const back = [...page()];
    while (turn('Earlier')) back.unshift(...page());
    expect(back).toEqual(all);
  });

  test('after a row was added, changed or taken away, its page is in view', () => {
    form = formOf(roundFlow(), { whose: 'Tom', calls: callsText(timesOfDay(25)) });
    form.goTo('calls');
    form.turnTo('calls', 12);
    form.openRow('calls', 'old-13');
    form.press('next', callAt('02:10', { callMinutes: '60' }));
    expect(textsIn(card()).join('\n')).toContain('60 minutes');
    form.turnTo('calls', 24);
    form.openRow('calls', 'old-24');
    form.press('remove');
    expect(textsIn(card()).join('\n')).toContain('03:50, front');
    form.turnTo('calls', 0);
    add('23:00');
    expect(textsIn(card()).join('\n')).toContain('23:00, front');
  });

  test('has at most six buttons, and says how many there are', () => {
    form = formOf(roundFlow(), { whose: 'Tom', calls: callsText(timesOfDay(30)) });
    form.goTo('calls');
    form.turnTo('calls', 12);
    expect(card().actions?.length).toBeLessThanOrEqual(6);
    const lines = buttonsOf(card()).flatMap(({ title, data }) => (data.do === 'flow/part' ? [title] : []));
    expect(lines).toEqual(['Earlier: 1 to 12 of 30', 'More: 25 to 30 of 30']);
  });

  test('with nothing in it, says so, and its main button adds the first', () => {
    const [main] = card().actions ?? [];
    expect(main).toMatchObject({ title: 'Add a call', style: 'positive' });
    expect(textsIn(card())).toContain('No calls yet.');
  });

  test('the card of a row names what it does', () => {
    form.openRow('calls', 'new');
    const titles = () => buttonsOf(card()).map(({ title }) => title);
    expect(titles()).toEqual(['Add this call', 'Back', 'Save for later', 'Cancel']);
    form.press('next', callAt('08:00'));
    form.openRow('calls', keyOf('08:00'));
    expect(titles()).toEqual(['Done', 'Back', 'Save for later', 'Cancel', 'Remove this call']);
  });
});

describe('a list, by typing alone', () => {
  const say = (...texts: readonly string[]): string | undefined => texts.map((text) => heard(form.type(text))).at(-1);
  beforeEach(() => {
    form = formOf(roundFlow());
  });

  test('with nothing in it, it goes straight to the first row; each row is asked for question by question', () => {
    say('Tom');
    expect([form.step, form.question?.key]).toEqual(['call', 'callDoor']);
    expect(say('front', 'half past 8', 'half an hour', 'Tea and toast', 'skip')).toBe(
      'Added: 08:30, front, 30 minutes · Tea and toast',
    );
    expect([form.step, form.question?.key]).toEqual(['calls', 'calls']);
    say('yes');
    expect(form.question?.key).toBe('callDoor');
    say('back door', 'noon', '45', 'Lunch', 'Key is under the mat');
    expect(times()).toEqual(['08:30', '12:00']);
    expect(say('done')).toBe('Calls: 2 calls');
    expect(form.question?.key).toBe('after');
    expect([say('Home'), form.step]).toEqual(['After: Home', CHECK]);
    expect(form.type('record it').kind).toBe('ready');
  });

  test('"change 2" asks its questions again, "keep" keeps an answer, and "remove 1" takes it away', () => {
    say('Tom', 'front', '8', '30', 'Tea', 'skip', 'add', 'front', '9', '30', 'Bath', 'skip');
    const before = keys();
    say('change 2');
    expect([form.step, form.question?.key]).toEqual(['call', 'callDoor']);
    expect(say('keep', '10', 'keep', 'keep', 'keep')).toBe('Changed: 10:00, front, 30 minutes · Bath');
    expect([times(), keys()]).toEqual([['08:00', '10:00'], before]);
    expect(say('remove 1')).toBe('Taken away: 08:00, front, 30 minutes · Tea');
    expect([times(), keys()]).toEqual([['10:00'], before.slice(1)]);
  });

  test('"back" in a row goes to the question before, and before the first to the list, which stays as it was', () => {
    say('Tom', 'front', '8', '30', 'Tea', 'skip', 'add', 'front', '9');
    say('back');
    expect(form.question?.key).toBe('callAt');
    say('back', 'back');
    expect([form.step, form.question?.key, times(), drafts()]).toEqual(['calls', 'calls', ['08:00'], []]);
    say('back');
    expect(form.question?.key).toBe('whose');
  });

  test('"back" from the first row of an empty list leads to the list, and further back', () => {
    say('Tom', 'back');
    expect([form.step, form.question?.key]).toEqual(['calls', 'calls']);
    say('back');
    expect(form.question?.key).toBe('whose');
    say('keep');
    expect(form.question?.key).toBe('callDoor');
  });

  test('at an empty list an answer to the first question begins its first row; anything else is not understood', () => {
    say('Tom', 'back');
    expect(problems(form.type('sideways'))[0]).toContain('did not understand');
    say('back door');
    expect([form.step, form.question?.key, form.answers['callDoor']]).toEqual(['call', 'callAt', 'back']);
  });

  test('"done" needs a row where one is needed, and none where it may stay empty', () => {
    say('Tom', 'back');
    expect(problems(form.type('done'))).toEqual(['Please add at least one call.']);
    form = formOf(roundFlow(0));
    say('Tom');
    expect(form.question?.key).toBe('callDoor');
    expect(say('none')).toBe('Calls: No calls');
    expect([form.question?.key, drafts()]).toEqual(['after', []]);
  });

  test('"add" and "done" instead of the first answer of a new row are what they are at the list', () => {
    say('Tom', 'add');
    expect([form.question?.key, form.answers['callDoor'], times()]).toEqual(['callDoor', undefined, []]);
    say('front', '8', '30', 'Tea', 'skip', 'add');
    expect([say('done'), form.question?.key, times(), drafts()]).toEqual(['Calls: 1 call', 'after', ['08:00'], []]);
  });

  test('a row in which something is missing is asked for first, and only for that', () => {
    form = formOf(roundFlow(), { calls: callsText(['08:00'], { callMinutes: '' }) });
    say('Tom');
    expect([form.step, form.question?.key]).toEqual(['call', 'callMinutes']);
    say('20', 'keep', 'keep');
    expect([form.step, times(), keys()]).toEqual(['calls', ['08:00'], ['old-0']]);
  });

  test('what comes from an earlier version is said once, and "done" takes it as it is', () => {
    form = formOf(roundFlow(1, { fills: () => ({ answers: { calls: callsText(['08:00', '09:00']) } }) }));
    say('Tom');
    expect(form.question?.key).toBe('calls');
    expect(say('keep')).toBe('Calls: 2 calls');
    expect(keys()).toEqual(['old-0', 'old-1']);
  });

  test('no more than there may be', () => {
    form = formOf(roundFlow(), { whose: 'Tom', calls: callsText(timesOfDay(MOST_CALLS)) });
    form.goTo('calls');
    expect(problems(form.type('add'))[0]).toContain('as many as there can be');
    expect(times()).toHaveLength(MOST_CALLS);
    expect(problems(form.type('change 61'))[0]).toContain('from 1 to 60');
    say('change the last one');
    expect(form.answers['callAt']).toBe(times().at(-1));
  });
});

describe('what is typed at a list', () => {
  const named = { one: 'piece of evidence', several: 'pieces of evidence' };
  const command = (text: string, names = named): string | undefined => {
    const found = listCommand(text, names);
    return found && ('index' in found ? `${found.kind} ${found.index ?? '?'}` : found.kind);
  };

  test.each([
    ['add', 'add'],
    ['Add another!', 'add'],
    ['add a piece of evidence', 'add'],
    ['add evidence', 'add'],
    ['another piece of evidence', 'add'],
    ['yes', 'add'],
    ['done', 'done'],
    ['no', 'done'],
    ['No, thanks', undefined],
    ['no thank you', 'done'],
    ['that’s all', 'done'],
    ['no more pieces of evidence', 'done'],
    ['change 2', 'change 1'],
    ['edit number 2', 'change 1'],
    ['change piece of evidence 2', 'change 1'],
    ['change the second one', 'change 1'],
    ['change two', 'change 1'],
    ['open the last', 'change -1'],
    ['remove 1', 'remove 0'],
    ['delete #12', 'remove 11'],
    ['take away the 3rd', 'remove 2'],
    ['remove', 'remove ?'],
    ['remove 1 and 2', undefined],
    ['remove all', undefined],
    ['change 0', undefined],
    ['change the plan', undefined],
    ['next week she comes home', undefined],
    ['done it already twice', undefined],
    ['additional calls', undefined],
    ['2', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, expected) => {
    expect(command(text)).toBe(expected);
  });

  test('with the name of what is in it', () => {
    const visits = { one: 'visit', several: 'visits' };
    expect(
      ['add a visit', 'another visit', 'no visits', 'no more visits', 'change visit 3', 'Remove the visit'].map(
        (text) => command(text, visits),
      ),
    ).toEqual(['add', 'add', 'done', 'done', 'change 2', 'remove ?']);
  });
});

test('at the check a number is no heading, so what was asked about before stays where it was', () => {
  add('08:00', '12:00');
  form.press('next');
  form.press('next', { after: 'Home' });
  expect(form.step).toBe(CHECK);
  for (const text of ['remove 1', 'change 4']) {
    expect(problems(form.type(text)).join()).toContain('Which of these is that for?');
    expect(times()).toEqual(['08:00', '12:00']);
  }
});

describe('S65: a form that was begun before its questions changed', () => {
  const later = (form: Form<Dated>): Form<Dated> =>
    new Form(roundFlow(1, { version: 2 }), () => NOTHING_KNOWN, form.session);

  test('a row that is being entered stays open with all that was entered, pressed or typed', () => {
    add('08:00');
    form.openRow('calls', 'new');
    form.type('front');
    const typing = later(form);
    typing.type('9');
    expect([typing.step, typing.answers['callAt'], typing.answers['callDoor']]).toEqual(['call', '09:00', 'front']);
    const pressing = later(form);
    expect(pressing.press('next', callAt('10:00')).kind).toBe('renewed');
    expect([pressing.step, pressing.answers['callAt']]).toEqual(['call', '10:00']);
    pressing.press('next', callAt('10:00'));
    expect(callsIn(pressing.answers).map(({ callAt }) => callAt)).toEqual(['08:00', '10:00']);
  });

  test('rows that no longer fit are kept, and must be completed before it goes on', () => {
    form = formOf(roundFlow(), { calls: callsText(['08:00', '09:00'], { callMinutes: '180' }) });
    form.press('next', { whose: 'Tom' });
    const now = later(form);
    now.press('show');
    now.goTo('calls');
    expect(problems(now.press('next'))[0]).toContain('number 1');
    expect(callsIn(now.answers)).toEqual(callsIn(form.answers));
  });

  test('a list that became a list is not what a field of the old card says', () => {
    add('08:00');
    const now = later(form);
    now.press('next', { calls: 'at eight' });
    expect(callsIn(now.answers)).toEqual(callsIn(form.answers));
  });
});

describe('the answer as a value', () => {
  const calls = callsOf(1);
  const taken = (raw: string) => calls.take(raw, NOTHING_KNOWN);

  test('is every row with its key, typed', () => {
    expect(calls.of({ calls: callsText(['08:00']) })).toEqual([
      { key: 'old-0', door: 'front', at: '08:00', minutes: 30, what: 'Tea at 08:00' },
    ]);
    expect(calls.of({})).toEqual([]);
  });

  test('drops nothing silently: a row that does not fit is said by its number, and there is no value', () => {
    const good = JSON.parse(callsText(['08:00', '09:00', '10:00'])).rows;
    const raw = JSON.stringify({ rows: [good[0], { ...good[1], callMinutes: '4' }, good[2]], done: true });
    expect(calls.of({ calls: raw })).toBeUndefined();
    expect(taken(raw)).toMatchObject({ ok: false, refusal: { words: expect.stringContaining('number 2') } });
  });

  test('is only there once somebody has said that nothing is missing', () => {
    const raw = callsText(['08:00']);
    expect(taken(raw)).toMatchObject({ ok: false });
    expect(taken(raw.replace('"done":false', '"done":true'))).toMatchObject({ ok: true });
  });

  test.each(['', 'nonsense', '[]', '{}', '{"rows":{},"done":true}', '{"rows":[{"at":1}],"done":true}', 'null'])(
    'what is not a list is an empty one: %s',
    (raw) => {
      expect([calls.of({ calls: raw }), calls.words(raw, NOTHING_KNOWN)]).toEqual([[], 'No calls']);
    },
  );
});
