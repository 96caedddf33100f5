import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FormOutcome } from '../../src/forms/outcome.ts';
import { CHECK } from '../../src/forms/bound.ts';
import { broughtToPresent } from '../../src/forms/present.ts';
import type { Form as AForm } from '../../src/forms/form.ts';
import type { PersonContext } from '../../src/questions/context.ts';
import { keptAnswer } from '../../src/forms/kept-answer.ts';
import { Session } from '../../src/forms/session.ts';
import { text } from '../../src/forms/kinds/text.ts';
import { ADA, FILLED, filled, Form, openFlows, PRIYA, SAMUEL, stepsOf, TODAY } from '../support/form.ts';

type App = Awaited<ReturnType<typeof openFlows>>;
let app: App;
let form: Form<PersonContext>;
beforeAll(async () => {
  app = await openFlows();
});
beforeEach(() => {
  form = new Form(app.monitoring, app.context);
});

const problems = (outcome: FormOutcome): readonly string[] =>
  outcome.kind === 'asked' ? Object.keys(outcome.problems ?? {}) : [outcome.kind];
const heard = (outcome: FormOutcome): string | undefined => (outcome.kind === 'asked' ? outcome.heard : outcome.kind);
/** Types one answer after another, and gives what the form asks for after each. */
const typed = (...texts: readonly string[]): readonly (string | undefined)[] =>
  texts.map((each) => {
    form.type(each);
    return form.step === CHECK && form.session.asking === undefined ? CHECK : form.question?.key;
  });

describe('by card, step by step', () => {
  test('R1, R3: next leads through the steps to the check page, and recording from there is ready', () => {
    const steps = [FILLED.person, FILLED.change, FILLED.why, FILLED.agreement].map((inputs) => {
      form.press('next', inputs);
      return form.step;
    });
    expect(steps).toEqual(['change', 'why', 'agreement', CHECK]);
    expect(form.press('record').kind).toBe('ready');
    expect(form.answers).toEqual({ ...FILLED.person, ...FILLED.change, ...FILLED.why, ...FILLED.agreement });
  });

  test('every move is a new revision, and says when the form was last touched', () => {
    const before = form.session;
    form.press('next', FILLED.person);
    expect(form.session.revision).toBe(before.revision + 1);
    expect(form.session.touched > before.touched).toBe(true);
    expect(form.session.begun).toBe(before.begun);
  });

  test('an answer is kept trimmed, once its step is finished', () => {
    form.press('next', FILLED.person);
    form.press('next', { ...FILLED.change, from: '  A call\r\nevery morning  ' });
    expect(form.answers['from']).toBe('A call\nevery morning');
  });

  test('answers that do not fit stay as they were typed, each problem at its field, and the step stays', () => {
    form.press('next', FILLED.person);
    const typed = { direction: 'sideways', from: ' A call ', to: '', startsOn: '2026-02-30' };
    const outcome = form.press('next', typed);
    expect(problems(outcome)).toEqual(['direction', 'to', 'startsOn']);
    expect(form.step).toBe('change');
    expect(form.answers).toMatchObject(typed);
    expect(form.session.revision).toBe(2);
  });

  test('fields that a client leaves out because they are empty are said to be missing', () => {
    form.press('next', FILLED.person);
    expect(problems(form.press('next', {}))).toEqual(['direction', 'from', 'to', 'startsOn']);
  });

  test('a person who is not among those one may choose is refused', () => {
    expect(problems(form.press('next', { person: 'nobody' }))).toEqual(['person']);
    expect(form.step).toBe('person');
  });

  test('a field that does not stand on the card is not taken from it', () => {
    form.press('next', { ...FILLED.person, rationale: 'slipped in', token: 'x', step: CHECK });
    expect(form.answers).toEqual(FILLED.person);
    expect(form.session).toMatchObject({ token: 'abcde12345', step: 'change' });
  });

  test('S45: a text longer than any question allows is cut, and refused', () => {
    form.press('next', FILLED.person);
    expect(problems(form.press('next', { ...FILLED.change, to: 'x'.repeat(50_000) }))).toEqual(['to']);
    expect(form.answers['to']?.length).toBeLessThanOrEqual(8000);
  });
});

describe('going back and forth', () => {
  test('back leads to the step before, from the first to itself, and keeps what stands in the fields, fitting or not', () => {
    form.press('next', FILLED.person);
    form.press('back', { from: 'A call every morning', startsOn: 'soon' });
    expect(form.step).toBe('person');
    expect(form.answers).toEqual({ ...FILLED.person, from: 'A call every morning', startsOn: 'soon' });
    form.press('back', FILLED.person);
    expect(form.step).toBe('person');
    form.press('next', FILLED.person);
    expect(form.answers['startsOn']).toBe('soon');
  });

  test('back from the check page leads to the last step, with its answers', () => {
    filled(form);
    form.press('back');
    expect(form.step).toBe('agreement');
    expect(form.answers).toMatchObject(FILLED.agreement);
  });

  test('to the first step and all the way forward again, every answer is as it was', () => {
    filled(form, FILLED.refusal);
    form.press('next', FILLED.regard);
    const before = form.answers;
    const asItStands = () => Object.fromEntries(form.fields.map((key) => [key, before[key] ?? '']));
    for (let steps = 0; steps < 5; steps += 1) form.press('back', asItStands());
    expect(form.step).toBe('person');
    for (let steps = 0; steps < 5; steps += 1) form.press('next', asItStands());
    expect([form.step, form.answers]).toEqual([CHECK, before]);
  });

  test('the check page leads to one step, and from there back to it', () => {
    filled(form);
    form.goTo('change');
    expect(form.step).toBe('change');
    form.press('next', { ...FILLED.change, to: 'A call on Tuesdays' });
    expect(form.step).toBe(CHECK);
    expect(form.answers['to']).toBe('A call on Tuesdays');
  });

  test('a step that there is not leads nowhere', () => {
    filled(form);
    for (const step of ['regard', 'carer', 'nowhere', '__proto__']) {
      form.goTo(step);
      expect(form.step).toBe(CHECK);
    }
  });

  test('recording with an answer that no longer fits shows its step instead', () => {
    filled(form);
    form.session = { ...form.session, answers: { ...form.answers, startsOn: '2020-01-01' } };
    const outcome = form.press('record');
    expect([outcome.kind, form.step, problems(outcome)]).toEqual(['asked', 'change', ['startsOn']]);
    expect(form.answers['startsOn']).toBe('2020-01-01');
  });

  test('another person with another start: what no longer fits is shown before anything is recorded', () => {
    filled(form);
    form.session = { ...form.session, answers: { ...form.answers, startsOn: '2026-11-05' } };
    expect(form.press('record').kind).toBe('ready');
    form.goTo('person');
    form.press('next', { person: SAMUEL });
    form.session = { ...form.session, step: CHECK };
    const outcome = form.press('record');
    expect([form.step, problems(outcome)]).toEqual(['change', ['startsOn']]);
  });
});

describe('steps that are only needed sometimes', () => {
  test.each([
    { personAgrees: 'no', carerAgrees: 'yes' },
    { personAgrees: 'yes', carerAgrees: 'no' },
    { personAgrees: 'no', carerAgrees: 'none' },
  ])('R2: views and wellbeing are asked for when somebody refuses: %j', (agreement) => {
    filled(form, agreement);
    expect([form.step, form.fields]).toEqual(['regard', ['views', 'wellbeingImpact', 'wellbeing']]);
    expect(problems(form.press('next', {}))).toEqual(['views', 'wellbeingImpact']);
    expect(problems(form.press('next', { ...FILLED.regard, wellbeing: '' }))).toEqual([]);
    expect(form.step).toBe(CHECK);
  });

  test.each([
    { personAgrees: 'yes', carerAgrees: 'yes' },
    { personAgrees: 'yes', carerAgrees: 'none' },
    { personAgrees: 'not-reached', carerAgrees: 'not-reached' },
  ])('and not when nobody does: %j', (agreement) => {
    filled(form, agreement);
    expect([form.step, form.asked.includes('views')]).toEqual([CHECK, false]);
  });

  test('R2: whoever comes round makes them unneeded; whoever changes their mind again finds them kept', () => {
    filled(form, FILLED.refusal);
    form.press('next', FILLED.regard);
    form.goTo('agreement');
    form.press('next', FILLED.agreement);
    expect([form.step, form.answers['views']]).toEqual([CHECK, FILLED.regard.views]);
    expect(form.press('record').kind).toBe('ready');
    form.goTo('agreement');
    form.press('next', FILLED.refusal);
    expect([form.step, form.answers['views'], form.complete]).toEqual(['regard', FILLED.regard.views, true]);
  });

  test('R4: the name of a carer is asked for when there is one and the plan names none', () => {
    for (const [carerAgrees, step] of [
      ['yes', 'carer'],
      ['not-reached', 'carer'],
      ['none', CHECK],
    ] as const) {
      form = new Form(app.monitoring, app.context);
      form.press('next', { person: SAMUEL });
      form.press('next', FILLED.change);
      form.press('next', FILLED.why);
      form.press('next', { personAgrees: 'yes', carerAgrees });
      expect([carerAgrees, form.step]).toEqual([carerAgrees, step]);
    }
  });

  test('R4: and not when the plan names the carer', () => {
    for (const carerAgrees of ['yes', 'no', 'not-reached', 'none']) {
      form = filled(new Form(app.monitoring, app.context), { personAgrees: 'yes', carerAgrees });
      expect(form.asked).not.toContain('carerName');
    }
  });
});

describe('S51, S65: a card from before', () => {
  const moves = ['next', 'back', 'save', 'cancel', 'record', 'show'] as const;

  test.each(moves)('"%s" on an older card changes nothing', (to) => {
    filled(form);
    const before = form.session;
    for (const revision of [0, before.revision - 1, before.revision + 1, -1]) {
      expect(form.press(to, { ...FILLED.change, to: 'Something else' }, revision).kind).toBe('stale');
      expect({ ...form.session, touched: before.touched }).toEqual(before);
    }
  });

  test('a step chosen on an older check page changes nothing', () => {
    filled(form);
    expect(form.goTo('why', 0).kind).toBe('stale');
    expect(form.step).toBe(CHECK);
  });

  test('a second click on the same button is a click on an older card', () => {
    form.press('next', FILLED.person);
    const { revision } = form.session;
    expect(form.press('next', FILLED.change, revision).kind).toBe('asked');
    const after = form.session;
    expect(form.press('next', FILLED.change, revision).kind).toBe('stale');
    expect({ ...form.session, touched: after.touched }).toEqual(after);
  });

  test('a look at the form changes nothing', () => {
    filled(form);
    const before = form.session;
    expect(form.press('show').kind).toBe('stale');
    expect({ ...form.session, touched: before.touched }).toEqual(before);
  });
});

describe('leaving', () => {
  test('saving keeps what stands in the fields, empty ones as not yet answered', () => {
    form.press('next', FILLED.person);
    const outcome = form.press('save', { from: 'A call every', startsOn: '' });
    expect(outcome).toMatchObject({ kind: 'left', how: 'saved' });
    expect([form.step, form.answers]).toEqual(['change', { ...FILLED.person, from: 'A call every' }]);
  });

  test('a form that was saved goes on where it was, on a card or by typing', () => {
    form.press('next', FILLED.person);
    form.press('save', FILLED.change);
    form.session = Session.parse(JSON.parse(JSON.stringify(form.session)));
    expect(form.press('next', FILLED.change).kind).toBe('asked');
    expect(form.step).toBe('why');
    form.type('save for later');
    expect(form.type('She manages alone.')).toMatchObject({
      kind: 'asked',
      heard: expect.stringContaining('She manages alone.'),
    });
  });

  test('cancelling keeps what stands in the fields, so that it can be brought back', () => {
    form.press('next', FILLED.person);
    expect(form.press('cancel', FILLED.change)).toMatchObject({ kind: 'left', how: 'cancelled' });
    expect(form.answers).toEqual({ ...FILLED.person, ...FILLED.change });
  });
});

describe('by typing alone', () => {
  test('R1, R2, R3: every answer in words, each said back, up to the record', () => {
    const said = (text: string): string | undefined => heard(form.type(text));
    expect(said('Ada Palmer')).toContain('Ada Palmer');
    expect(said('less')).toContain('Less');
    expect(said('A call every morning')).toContain('A call every morning');
    expect(said('A call on Mondays')).toContain('A call on Mondays');
    expect(said('next Tuesday')).toContain('Tue 24 Nov 2026');
    expect(said('She manages her tablets alone.')).toContain('She manages her tablets alone.');
    expect(said('yes')).toContain('Yes');
    expect(said('no')).toContain('does not agree');
    expect(said('Sarah worries about the evenings.')).toContain('Sarah worries');
    expect(said('Ada gains control of her day.')).toContain('control');
    expect(said('4, family and personal relationships')).toContain('Control over day-to-day life');
    expect(form.step).toBe(CHECK);
    expect(form.type('record it').kind).toBe('ready');
    expect(form.answers).toMatchObject({
      person: ADA,
      direction: 'reduce',
      startsOn: '2026-11-24',
      carerAgrees: 'no',
      wellbeing: 'control,relationships',
    });
  });

  test('the questions come in the order of the form', () => {
    expect(
      typed('Samuel', 'more', 'no calls', 'a call a day', 'today', 'He fell.', 'yes', 'yes', 'Ngozi Okafor'),
    ).toEqual(['direction', 'from', 'to', 'startsOn', 'rationale', 'personAgrees', 'carerAgrees', 'carerName', CHECK]);
  });

  test('what is not understood changes no answer, and is said at its question', () => {
    typed('Ada Palmer');
    const before = form.session;
    const outcome = form.type('sideways');
    expect([problems(outcome), heard(outcome)]).toEqual([['direction'], undefined]);
    expect({ ...form.session, touched: before.touched }).toEqual(before);
    expect(form.question?.key).toBe('direction');
  });

  test('"back" asks the question before again, as often as it is typed, and forgets nothing', () => {
    typed('Ada Palmer', 'less', 'A call every morning');
    const before = form.answers;
    expect(typed('back', 'Back.', 'go back', 'back', 'back')).toEqual([
      'from',
      'direction',
      'person',
      'person',
      'person',
    ]);
    expect(form.answers).toEqual(before);
  });

  test('after going back, a new answer replaces the old one, "keep" keeps it, and the next open question follows', () => {
    typed('Ada Palmer', 'less', 'A call every morning');
    expect(typed('back', 'A visit every morning')).toEqual(['from', 'to']);
    expect(form.answers['from']).toBe('A visit every morning');
    expect(typed('back', 'keep')).toEqual(['from', 'to']);
    expect(form.answers['from']).toBe('A visit every morning');
    expect(typed('back', 'back', 'more')).toEqual(['from', 'direction', 'to']);
    expect(form.answers).toMatchObject({ direction: 'increase', from: 'A visit every morning' });
  });

  test('"keep" where nothing has been answered is no answer to a choice', () => {
    typed('Ada Palmer');
    expect(problems(form.type('keep'))).toEqual(['direction']);
    expect(form.answers).toEqual(FILLED.person);
  });

  test('"skip" leaves out what may be left out, and nothing else', () => {
    typed('Ada Palmer');
    expect(problems(form.type('skip'))).toEqual(['direction']);
    typed('less', 'A call', 'No call', 'today', 'She asked.', 'no', 'none', 'Not so soon.', 'She may feel alone.');
    expect(form.question?.key).toBe('wellbeing');
    form.type('skip');
    expect([form.step, form.answers['wellbeing']]).toEqual([CHECK, '']);
    expect(form.answers).toMatchObject({ views: 'Not so soon.', wellbeingImpact: 'She may feel alone.' });
  });

  test('"save for later" and "cancel" leave, with every answer', () => {
    typed('Ada Palmer', 'less');
    const before = form.answers;
    expect(form.type('Save for later')).toMatchObject({ kind: 'left', how: 'saved' });
    expect(form.type('cancel!')).toMatchObject({ kind: 'left', how: 'cancelled' });
    expect(form.answers).toEqual(before);
  });

  test('a command within a longer answer is part of the answer', () => {
    typed('Ada Palmer', 'less');
    typed('Tom calls back every morning', 'Stop calling back');
    expect(form.answers).toMatchObject({ from: 'Tom calls back every morning', to: 'Stop calling back' });
  });

  test('on the check page "yes" records, "back" asks the last question again, and anything else changes nothing', () => {
    filled(form);
    const before = form.session;
    expect(form.type('lovely').kind).toBe('asked');
    // That it was asked about is noted, and nothing else.
    expect({ ...form.session, touched: before.touched, doubted: undefined }).toEqual(before);
    expect(typed('back')).toEqual(['carerAgrees']);
    expect(typed('keep')).toEqual([CHECK]);
    expect(form.type('Yes').kind).toBe('ready');
  });
});

describe('by card and by typing, mixed', () => {
  test('a typed answer goes on from the card, and a card from a typed answer', () => {
    form.press('next', FILLED.person);
    expect(typed('less', 'A call every morning')).toEqual(['from', 'to']);
    expect(form.step).toBe('change');
    form.press('next', { ...FILLED.change, direction: 'increase' });
    expect([form.step, form.answers['direction']]).toEqual(['why', 'increase']);
  });

  test('a card that was shown before something was typed is an older card', () => {
    form.press('next', FILLED.person);
    const { revision } = form.session;
    form.type('less');
    expect(form.press('next', FILLED.change, revision).kind).toBe('stale');
    expect(form.answers).toEqual({ ...FILLED.person, direction: 'reduce' });
  });

  test('after Back on the card, a typed answer is to a question on that card and to no other', () => {
    form.press('next', FILLED.person);
    form.press('next', FILLED.change);
    form.press('back', {});
    expect([form.step, form.complete]).toEqual(['change', false]);
    form.type('More');
    expect([form.answers['rationale'], form.answers['direction']]).toEqual([undefined, 'increase']);
  });

  test('R1: "yes", typed while the card asks who agrees, is an answer and records nothing', () => {
    filled(form, { personAgrees: 'not-reached', carerAgrees: 'yes' });
    form.goTo('agreement');
    const outcome = form.type('yes');
    expect([outcome.kind, form.answers['personAgrees']]).toEqual(['asked', 'yes']);
  });

  test('what is typed while a step of a full form is open changes that step, and nothing is lost without a word', () => {
    filled(form);
    form.goTo('why');
    form.type('She asked for it herself.');
    expect(form.answers['rationale']).toBe('She asked for it herself.');
  });
});

describe('S65: a form that was begun before its questions changed', () => {
  const changedFlow = (change: Partial<AForm<PersonContext>>): AForm<PersonContext> => ({
    ...app.monitoring,
    version: app.monitoring.version + 1,
    ...change,
  });
  const inNewFlow = (flow: AForm<PersonContext>): Form<PersonContext> => new Form(flow, app.context, form.session);

  test('goes to the first step that no longer fits, and drops nothing', () => {
    filled(form);
    const shorter = text({ key: 'to', label: 'How will it be?', max: 10, lines: 'one' });
    const steps = stepsOf(app.monitoring).map((step) => ({
      ...step,
      questions: step.questions.map((one) => (one.key === 'to' ? shorter : one)),
    }));
    const now = inNewFlow(changedFlow({ steps }));
    expect(now.press('record').kind).toBe('renewed');
    expect([now.step, now.answers, now.session.flowVersion]).toEqual([
      'change',
      form.answers,
      app.monitoring.version + 1,
    ]);
    expect(problems(now.press('next', FILLED.change))).toEqual(['to']);
    now.press('next', { ...FILLED.change, to: 'Mondays' });
    expect(now.step).toBe(CHECK);
  });

  test('goes to a question that is new', () => {
    filled(form);
    const added = text({ key: 'said', label: 'What was said?', max: 100, lines: 'one' });
    const [first, ...others] = stepsOf(app.monitoring);
    const now = inNewFlow(
      changedFlow({ steps: [...(first ? [first] : []), { id: 'said', title: 'Said', questions: [added] }, ...others] }),
    );
    now.press('show');
    expect([now.step, now.answers]).toEqual(['said', form.answers]);
  });

  test('stays on the check page when all of it still fits', () => {
    filled(form);
    const now = inNewFlow(changedFlow({}));
    now.press('show');
    expect([now.step, now.answers]).toEqual([CHECK, form.answers]);
    expect(now.press('record').kind).toBe('ready');
  });

  test('finds its way when its step is no longer there, and keeps the answers of that step', () => {
    form.press('next', FILLED.person);
    form.press('next', FILLED.change);
    const now = inNewFlow(changedFlow({ steps: stepsOf(app.monitoring).filter(({ id }) => id !== 'why') }));
    expect(now.press('next', FILLED.why).kind).toBe('renewed');
    expect([now.step, now.answers]).toEqual(['agreement', form.answers]);
  });

  test('a question gone back to that is no longer there is not asked', () => {
    typed('Ada Palmer', 'less', 'A call every morning', 'back');
    expect(form.session.asking).toBe('from');
    const without = stepsOf(app.monitoring).map((step) => ({
      ...step,
      questions: step.questions.filter(({ key }) => key !== 'from'),
    }));
    const now = inNewFlow(changedFlow({ steps: without }));
    now.type('A call on Mondays');
    expect(now.answers).toMatchObject({ to: 'A call on Mondays', from: 'A call every morning' });
  });
});

describe('a short form that records at once', () => {
  const chosen = {
    today: TODAY,
    person: undefined,
    telling: 0,
    sayToo: undefined,
    recipients: [
      { value: 'the-person', title: 'Ada Palmer (receives reablement)' },
      { value: 'sarah', title: 'Sarah Palmer (daughter, carer)' },
    ],
    tellers: [
      { value: PRIYA.staff, title: 'Priya Shah (me)' },
      { value: 'tom', title: 'Tom Reed' },
    ],
  };
  const told = { who: 'sarah', how: 'phone', on: '2026-11-19', teller: PRIYA.staff, said: '' };
  function shortForm() {
    const short = new Form(app.telling, () => chosen);
    short.session = broughtToPresent(short.form, short.session);
    return short;
  }

  test('R4: its last step is ready without a check page', () => {
    const short = shortForm();
    expect(problems(short.press('next', { ...told, who: 'nobody', on: '2026-11-20' }))).toEqual(['who', 'on']);
    expect(short.press('next', told).kind).toBe('ready');
    expect(short.answers).toEqual(told);
  });

  test('R4: and so is its last answer by typing', () => {
    const short = shortForm();
    const outcomes = ['Sarah', 'rang', 'yesterday', 'skip'].map((each) => short.type(each).kind);
    expect(outcomes).toEqual(['asked', 'asked', 'asked', 'ready']);
    expect(short.answers).toEqual({ ...told, on: '2026-11-18' });
  });

  test('R4: somebody else who told them is chosen in place of whoever fills it in', () => {
    const short = shortForm();
    expect(short.answers).toEqual({ teller: PRIYA.staff });
    expect(short.press('next', { ...told, teller: 'tom' }).kind).toBe('ready');
    expect(short.answers['teller']).toBe('tom');
  });
});

describe('whatever is pressed and typed, in any order', () => {
  const KEYS = [
    'person',
    'direction',
    'from',
    'to',
    'startsOn',
    'rationale',
    'personAgrees',
    'carerAgrees',
    'carerName',
    'views',
    'wellbeingImpact',
    'wellbeing',
  ];
  const TYPED = [
    'Ada Palmer',
    'Samuel',
    'khan',
    'less',
    'more',
    '1',
    '2',
    '9',
    'a call',
    'today',
    'tomorrow',
    '31/2',
    '3/11',
    'yes',
    'no',
    'none',
    'not reached',
    'back',
    'keep',
    'skip',
    'record it',
    'save for later',
    'cancel',
    'the carer agrees',
    'n/a',
    'dignity, health',
    '',
    ' ',
    "'; DROP TABLE",
    '__proto__',
  ];
  const anyValue = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        ADA,
        SAMUEL,
        'reduce',
        'increase',
        'A call',
        'No call',
        '2026-11-19',
        '2026-11-23',
        'yes',
        'no',
        'none',
        'not-reached',
        'control',
        '',
      ),
    },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.constantFrom('2026-02-30', '__proto__', 'x'.repeat(9000), '\u0000', '2020-01-01') },
  );
  const fitting = {
    ...FILLED.person,
    ...FILLED.change,
    ...FILLED.why,
    ...FILLED.agreement,
    ...FILLED.regard,
    carerName: 'Ngozi',
  };
  /** Mostly what fits, with some of it replaced or left out: otherwise nobody would ever get to the end. */
  const anyInputs = fc
    .tuple(fc.dictionary(fc.constantFrom(...KEYS), anyValue, { maxKeys: 3 }), fc.subarray(KEYS, { maxLength: 1 }))
    .map(([replaced, left]) =>
      Object.fromEntries(Object.entries({ ...fitting, ...replaced }).filter(([key]) => !left.includes(key))),
    );

  /** What stands on the table between two commands, and how often the form became ready, to show that it can. */
  interface Table {
    form: Form<PersonContext>;
    ready: number;
  }
  type Step = fc.Command<object, Table>;
  const step = (name: string, run: (table: Table) => void): Step => ({
    check: () => true,
    run: (_, table) => run(table),
    toString: () => name,
  });

  /** What holds after every move. `may` says which answers the move may leave, by key; every other must be as it was. */
  function holds(
    table: Table,
    before: Session,
    outcome: FormOutcome,
    may: ReadonlyMap<string, readonly (string | undefined)[]>,
  ): void {
    const { form } = table;
    const { session, answers } = form;
    expect(Session.parse(JSON.parse(JSON.stringify(session)))).toEqual(session);
    expect(session).toMatchObject({ id: before.id, token: before.token, begun: before.begun, flow: before.flow });
    expect(session.revision).toBeGreaterThanOrEqual(before.revision);
    const keys = new Set([...Object.keys(before.answers), ...Object.keys(answers)]);
    const wrong = [...keys].filter((key) => !(may.get(key) ?? [before.answers[key]]).includes(answers[key]));
    expect(wrong).toEqual([]);
    expect(outcome.kind !== 'ready' || form.complete).toBe(true);
    table.ready += outcome.kind === 'ready' ? 1 : 0;
  }

  const NOTHING = new Map<string, readonly (string | undefined)[]>();

  function pressed(
    table: Table,
    to: (typeof MOVES)[number],
    inputs: Readonly<Record<string, string>>,
    age: number,
  ): void {
    const { form } = table;
    const { session, context, fields } = form;
    // S66: who leaves a form while it is being recorded is told so, and changes nothing.
    const leaves = to === 'save' || to === 'cancel';
    const carries =
      age === 0 && (to === 'next' || to === 'back' || (leaves && form.session.sent !== form.session.revision));
    const may = fields.map((key): readonly [string, readonly (string | undefined)[]] => {
      const raw = inputs[key] ?? '';
      const taken = questionCalled(key)?.take(raw, context);
      const question = form.form.steps.flatMap(({ questions }) => questions).find((one) => one.key === key);
      const asTyped = raw === '' && to !== 'next' ? undefined : question && keptAnswer(question, raw);
      // What was left empty on a card that did not fit is not skipped.
      const open = raw === '' && question?.optional && session.answers[key] === undefined;
      return [key, [asTyped, ...(to === 'next' && taken?.ok ? [taken.value] : []), ...(open ? [undefined] : [])]];
    });
    const outcome = form.press(to, inputs, session.revision - age);
    holds(table, session, outcome, carries ? new Map(may) : NOTHING);
    expect(age === 0 || outcome.kind === 'stale').toBe(true);
  }

  function typedText(table: Table, words: string): void {
    const { form } = table;
    const { session, question } = form;
    const understood = question?.hear(words);
    const before = question && session.answers[question.key];
    const may: readonly (string | undefined)[] = [
      before,
      ...(understood?.ok ? [understood.value] : []),
      ...(question?.optional ? [''] : []),
    ];
    // Words that fit a field of another card are for that, and what is left empty when it is to be recorded is empty.
    const others = form.form.steps
      .flatMap(({ questions }) => questions)
      .map((one): readonly [string, readonly (string | undefined)[]] => {
        const heard = one.kind === 'text' ? undefined : one.hear(words);
        return [
          one.key,
          [
            session.answers[one.key],
            ...(heard?.ok ? [heard.value] : []),
            ...(one.optional && RECORDS.test(words) ? [''] : []),
          ],
        ];
      });
    holds(table, session, form.type(words), new Map([...others, ...(question ? [[question.key, may] as const] : [])]));
  }

  const RECORDS = /record|save/iu;

  function wentTo(table: Table, where: string): void {
    const { session } = table.form;
    holds(table, session, table.form.goTo(where), NOTHING);
  }

  function putAway({ form }: Table): void {
    form.session = Session.parse(JSON.parse(JSON.stringify(form.session)));
  }

  const questionCalled = (key: string) =>
    stepsOf(app.monitoring)
      .flatMap(({ questions }) => questions)
      .find((one) => one.key === key);
  const MOVES = ['next', 'next', 'next', 'back', 'record', 'save', 'cancel', 'show'] as const;
  const anyStep = [
    fc
      .tuple(fc.constantFrom(...MOVES), anyInputs, fc.constantFrom(0, 0, 0, 0, 1))
      .map(([to, inputs, age]) =>
        step(`press ${to}, ${age} old, ${JSON.stringify(inputs)}`, (table) => pressed(table, to, inputs, age)),
      ),
    fc
      .constantFrom('person', 'change', 'why', 'agreement', 'carer', 'regard', CHECK, 'nowhere')
      .map((where) => step(`go to ${where}`, (table) => wentTo(table, where))),
    fc
      .oneof({ weight: 8, arbitrary: fc.constantFrom(...TYPED) }, { weight: 1, arbitrary: fc.string() })
      .map((words) => step(`type ${JSON.stringify(words)}`, (table) => typedText(table, words))),
    fc.constant(step('put away and taken out again', putAway)),
  ];

  /** From the beginning, or from a form that is nearly done. */
  const anyStart = fc.constantFrom(undefined, FILLED.agreement, FILLED.refusal);

  test('nothing is thrown, no answer is lost but by answering again, and only a complete form is ready', () => {
    let ready = 0;
    fc.assert(
      fc.property(anyStart, fc.commands(anyStep, { maxCommands: 30, size: '+1' }), (agreement, commands) => {
        const fresh = new Form(app.monitoring, app.context);
        const table: Table = { form: agreement ? filled(fresh, agreement) : fresh, ready: 0 };
        fc.modelRun(() => ({ model: {}, real: table }), commands);
        ready += table.ready;
      }),
      { numRuns: 150 },
    );
    expect(ready).toBeGreaterThan(0);
  });
});
