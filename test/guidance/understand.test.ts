import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { makeUnderstanding } from '../../src/guidance/understand.ts';

const INTENTS = [
  { id: 'home', phrases: ['hello', 'hi', 'hey', 'hello there', 'good morning', 'home', 'start', 'menu'] },
  { id: 'help', phrases: ['help', 'what can you do', 'how does this work', 'help me'] },
  { id: 'nothing-open', phrases: ['back', 'go back', 'cancel', 'save for later', 'record it', 'skip'] },
  { id: 'thanks', phrases: ['thanks', 'thank you', 'ok'] },
  { id: 'form', phrases: ['show the form', 'carry on', 'continue'] },
  {
    id: 'monitoring-change',
    phrases: ['change monitoring', 'monitoring needs changing', 'monitor more', 'monitor less'],
  },
  {
    id: 'plan-revision',
    phrases: ['revise the plan', 'change the plan', 'plan revision', 'amend the reablement plan'],
  },
  { id: 'issue', phrases: ['raise an issue', 'record an issue', 'report a problem'] },
  { id: 'review', phrases: ['unscheduled review', 'ask for a review', 'request a review'] },
  { id: 'concern', phrases: ['raise a concern', 'blow the whistle', 'whistleblowing'] },
  {
    id: 'my-work',
    phrases: ['my work', "what's outstanding", "what's outstanding for me", 'outstanding', 'to do', 'my tasks'],
  },
  { id: 'act-as', phrases: ['act as'] },
];
const { understand, closest } = makeUnderstanding(INTENTS);

describe('R1: a command is understood however it is typed', () => {
  test.each([
    ['change monitoring', 'monitoring-change', ''],
    ['Change Monitoring For Ada Palmer', 'monitoring-change', 'Ada Palmer'],
    ['change monitoring for Ada Palmer', 'monitoring-change', 'Ada Palmer'],
    ['CHANGE MONITORING FOR ADA PALMER', 'monitoring-change', 'ADA PALMER'],
    ['change monitoring Ada Palmer', 'monitoring-change', 'Ada Palmer'],
    ['change monitoring: ada palmer', 'monitoring-change', 'ada palmer'],
    ["Mrs Khan's monitoring needs changing", 'monitoring-change', 'Mrs Khan'],
    ['Mrs Khan’s monitoring needs changing please', 'monitoring-change', 'Mrs Khan'],
    ["change Ada Palmer's monitoring", 'monitoring-change', 'Ada Palmer'],
    ['pls chnage the monitering for ada', 'monitoring-change', 'ada'],
    ['I want to change the monitoring for Samuel Okafor', 'monitoring-change', 'Samuel Okafor'],
    ['id like to change monitoring for mrs khan', 'monitoring-change', 'mrs khan'],
    ['Can you please change monitoring for Ada today', 'monitoring-change', 'Ada'],
    ['hi, can you change monitoring for RB-0042?', 'monitoring-change', 'RB-0042'],
    ['Good morning, change monitoring for Ada', 'monitoring-change', 'Ada'],
    ['i need to change her monitoring', 'monitoring-change', ''],
    ['changing monitoring for Maria de la Cruz', 'monitoring-change', 'Maria de la Cruz'],
    ['monitor less', 'monitoring-change', ''],
    ['revise the plan', 'plan-revision', ''],
    ['revise plan for Ada', 'plan-revision', 'Ada'],
    ['please revize the paln for Ada', 'plan-revision', 'Ada'],
    ['change plan', 'plan-revision', ''],
    ['raise an issue about Arthur Bell', 'issue', 'Arthur Bell'],
    ['i want to raise a concern', 'concern', ''],
    ['whistle blowing', 'concern', ''],
    ['whistelblowing', 'concern', ''],
    ['request a review for Jean', 'review', 'Jean'],
    ['hi', 'home', ''],
    ['Hi!', 'home', ''],
    ['hlelo', 'home', ''],
    ['helo', 'home', ''],
    ['to do', 'my-work', ''],
    ['hello there', 'home', ''],
    ['Good Morning', 'home', ''],
    ['HELP', 'help', ''],
    ['hlep', 'help', ''],
    ['help please', 'help', ''],
    ['what can you do?', 'help', ''],
    ['whats outstanding for me', 'my-work', ''],
    ['What’s outstanding for me?', 'my-work', ''],
    ['what is outstanding', 'my-work', ''],
    ['whats oustanding', 'my-work', ''],
    ['my work', 'my-work', ''],
    ['my wrok', 'my-work', ''],
    ['show me my tasks', 'my-work', ''],
    ['cancel', 'nothing-open', ''],
    ['cancle', 'nothing-open', ''],
    ['Cancel please', 'nothing-open', ''],
    ['go back', 'nothing-open', ''],
    ['save for later', 'nothing-open', ''],
    ['save it for later', 'nothing-open', ''],
    ['thank you', 'thanks', ''],
    ['act as Omar Aziz', 'act-as', 'Omar Aziz'],
    ['Act as omar', 'act-as', 'omar'],
  ])('%s', (text, intent, rest) => {
    expect(understand(text)).toMatchObject({ intent, rest });
  });
});

describe('R1: what is no command starts nothing', () => {
  test.each([
    '',
    '   ',
    '?',
    '42',
    'Ada Palmer',
    'Ada wants to change her curtains',
    'Ada wants to change her monitoring',
    'She said we should cancel the Tuesday visit',
    'cancel the Tuesday visit',
    'The change in monitoring upset Ada',
    'monitoring',
    'Her monitoring was changed last week because she asked',
    'because the monitoring needs changing',
    'how do I change monitoring',
    'what evidence do I need for a plan revision?',
    'who must be told when I change the plan',
    'can i change monitoring without telling the family',
    'should the plan change',
    'help Ada with her stockings',
    'He needs help to wash and dress',
    'help her back to the chair',
    'start on Monday',
    'She can start again when she is home from hospital',
    'work',
    'he goes back to work on Monday and his plan needs to say so',
    'the issue was raised with the family on Monday',
    'continue with the exercises twice a day',
    'back pain',
    'thanks to her daughter she is fed',
    'ok for stairs',
    'record of visits',
    'The physiotherapist asked for a review and the plan was changed, we monitor more and she does less',
  ])('"%s"', (text) => {
    expect(understand(text)?.intent ?? 'none').toBe(text === 'work' ? 'my-work' : 'none');
  });

  test('what could be two commands is neither, and both are offered', () => {
    const two = makeUnderstanding([
      { id: 'one', phrases: ['open the record'] },
      { id: 'two', phrases: ['record open'] },
    ]);
    expect(two.understand('please open record')).toBeUndefined();
    expect(two.closest('please open record')).toEqual(['one', 'two']);
  });

  test('exact words win over slips', () => {
    const near = makeUnderstanding([
      { id: 'plane', phrases: ['change plane'] },
      { id: 'plans', phrases: ['change plant'] },
    ]);
    expect(near.understand('change plant')?.intent).toBe('plans');
    expect(near.understand('change plane')?.intent).toBe('plane');
  });
});

describe('R1: when nothing was understood, what comes nearest is offered', () => {
  test.each([
    ['how do i change monitoring', ['monitoring-change', 'plan-revision']],
    ['montioring', ['monitoring-change']],
    ['the plan is wrong', ['plan-revision']],
    ['something about a review', ['review']],
    ['Ada likes tea', []],
    ['', []],
  ])('%s', (text, ids) => {
    expect(closest(text)).toEqual(ids);
  });

  test('never more than three', () => {
    expect(closest('raise change monitoring plan review work cancel hello help issue').length).toBe(3);
  });
});

describe('over all phrases and any text', () => {
  const anyPhrase = fc.constantFrom(...INTENTS.flatMap(({ id, phrases }) => phrases.map((phrase) => ({ id, phrase }))));

  test('each phrase is understood as its own, in any case and with any sign after it', () => {
    fc.assert(
      fc.property(anyPhrase, fc.constantFrom('', '.', '!', '?', '  '), fc.boolean(), ({ id, phrase }, sign, loud) => {
        expect(understand(`${loud ? phrase.toUpperCase() : phrase}${sign}`)).toMatchObject({ intent: id, rest: '' });
      }),
    );
  });

  test('a name after "for" comes back letter for letter', () => {
    const name = fc.constantFrom(
      'Ada Palmer',
      'mrs khan',
      "Seán O'Brien",
      'RB-0042',
      'Mary Ann Smith-Jones',
      'ÅSA',
      'Li Wu',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('change monitoring', 'Revise the plan', 'RAISE AN ISSUE', 'act as'),
        name,
        (command, rest) => {
          expect(understand(command === 'act as' ? `${command} ${rest}` : `${command} for ${rest}`)?.rest).toBe(rest);
        },
      ),
    );
  });

  test('any text is answered without failing, with a known intent or none', () => {
    const ids = INTENTS.map(({ id }) => id);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const understood = understand(text);
        expect(understood === undefined || ids.includes(understood.intent)).toBe(true);
        expect(closest(text).every((id) => ids.includes(id))).toBe(true);
      }),
    );
  });
});
