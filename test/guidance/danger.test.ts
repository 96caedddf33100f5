import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { statSync } from 'node:fs';
import { dangerIn, dangerOf } from '../../src/guidance/danger.ts';
import { WEIGHTS_FILE } from '../../src/guidance/danger/model.ts';
import { isKeptApart, readExamples } from '../../src/guidance/danger/training/examples.ts';

const isDangerCall = (text: string): boolean => dangerOf(text).isCall;
const lines = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

const EXAMPLES = readExamples();
const MEANS = { emergency: ['emergency'], worry: ['safeguarding'], ordinary: ['none'] };
const ALARMS = ['emergency', 'safeguarding'];
const ASKS = [...ALARMS, 'unsure'];

/** Of a hundred sentences of a class, how many are heard as one of these. */
function share(examples: typeof EXAMPLES, of: string, as: readonly string[]): number {
  const own = examples.filter(({ kind }) => kind === of);
  return (100 * own.filter(({ text }) => as.includes(dangerIn(text))).length) / own.length;
}

describe('R38, R39: what is heard of writers who taught nothing', () => {
  const kept = EXAMPLES.filter(({ writer }) => isKeptApart(writer));

  test('there are two of them, and as many sentences as they wrote', () => {
    expect([new Set(kept.map(({ writer }) => writer)).size, kept.length]).toEqual([2, 920]);
  });

  test('emergencies: heard at least 85 in 100, heard or asked about at least 95', () => {
    expect(share(kept, 'emergency', ALARMS)).toBeGreaterThanOrEqual(85);
    expect(share(kept, 'emergency', ASKS)).toBeGreaterThanOrEqual(95);
  });

  test('worries: heard or asked about at least 90 in 100', () => {
    expect(share(kept, 'worry', ASKS)).toBeGreaterThanOrEqual(90);
  });

  test('ordinary sentences: at most 3 in 100 bring an alarm, at most 7 are asked about', () => {
    expect(share(kept, 'ordinary', ALARMS)).toBeLessThanOrEqual(3);
    expect(share(kept, 'ordinary', ['unsure'])).toBeLessThanOrEqual(7);
  });
});

describe('what was missed once is heard', () => {
  test.each(EXAMPLES.filter(({ writer }) => writer === 'tests'))('$kind: $text', ({ kind, text }) => {
    expect(MEANS[kind]).toContain(dangerIn(text));
  });

  test('of the sentences of the first lists, no more than one in a hundred is missed, or alarms for nothing', () => {
    const first = EXAMPLES.filter(({ writer }) => writer === 'first-lists');
    expect(first.length).toBeGreaterThan(1200);
    const otherwise = first.filter(
      ({ kind, text }) =>
        ALARMS.includes(dangerIn(text)) !== (kind !== 'ordinary') &&
        !(kind !== 'ordinary' && dangerIn(text) === 'unsure'),
    );
    expect(otherwise.length).toBeLessThan(first.length / 100);
    expect(otherwise.filter(({ kind, text }) => kind === 'emergency' && dangerIn(text) === 'none')).toEqual([]);
  });

  test('R39: an emergency in few words is no answer to a form', () => {
    for (const text of lines(`
      Somebody is in danger!
      help someones not breathing
      ambulance now please
      sombody is in dnager
      she is not breathing
      heart attack
    `))
      expect([text, isDangerCall(text)]).toEqual([text, true]);
    expect(isDangerCall('my answer: he fell and cannot get up')).toBe(false);
  });
});

test.each(['999', 'danger', 'DANGER!!', 'emergncy', 'fire', 'help help', 'police now', 'ambulence please'])(
  'R39: a bare call: %s',
  (text) => expect(dangerOf(text)).toEqual({ danger: 'emergency', isCall: true }),
);

test.each(['cuckooing', 'neglected', 'Abused!', 'self neglect', 'self-neglect'])(
  'R38: a worry in a word or two: %s',
  (text) => expect(dangerIn(text)).toBe('safeguarding'),
);

test.each([
  'safeguarding concern',
  'SAFEGUARDING CONCERN',
  'raise a safeguarding concern',
  'I want to raise a safeguarding concern about Ada Palmer',
  'safeguarding concern for Ada',
])('R38: what asks for the form that takes a worry is none itself: %s', (text) => expect(dangerIn(text)).toBe('none'));

test('R38: what is told besides is heard', () => {
  expect(dangerIn('safeguarding concern for Ada Palmer: her son hits her and takes her money')).toBe('safeguarding');
});

test.each(['help', 'Help', 'help please'])('asks what the bot can do: %s', (text) =>
  expect(dangerOf(text)).toEqual({ danger: 'none', isCall: false }),
);

test.each(['help me', 'Help me', 'HELP', 'please help me', 'I need help'])(
  'R39: may be a call, or may ask what the bot can do, and is asked about: %s',
  (text) => expect(dangerOf(text)).toEqual({ danger: 'unsure', isCall: false }),
);

test.each(
  lines(`
    🆘
    🆘 mrs khan
    🚑🚨
    HELP ME
    help me!
    Help!
    rape
    RAPED
    she was raped
    he has been stabbed
    I was attacked, help
    Pomocy!
    Pomocy, policja
    Ajutor
    ajutați-mă
    Ayúdame
    ayuda por favor
    Socorro
    me ajuda
    Au secours !
    À l’aide
    aiuto
    Helpwch fi
    i caawi
    Saklolo
    tulungan nyo ako please
    bachao bachao
    Meri madad karo
    rakshikkane
    രക്ഷിക്കണേ
    مدد
    النجدة
    ساعدوني
    मदद करो
    बचाओ
    ਬਚਾਓ
    બચાવો
    বাঁচান
    допоможіть
    救命
    ndibatsireiwo
  `),
)('R39: a bare call in signs, of a crime, or in the language of whoever calls: %s', (text) =>
  expect(dangerOf(text)).toEqual({ danger: 'emergency', isCall: true }),
);

test.each([
  'Samuel Okafor is missing',
  'mr okafor has gone missing',
  'samuel went missing this morning',
  'samuel cannot be found',
  'Ada has wandered off again',
  'Ivy has disappeared',
])('R39: somebody is not where they should be, and that is asked about: %s', (text) =>
  expect(['unsure', 'emergency']).toContain(dangerIn(text)),
);

test.each([
  'her keys have gone missing',
  'Ada is missing her husband',
  'a page is missing',
  'who is missing from the list',
  'Ada is missing out',
])('nobody is missing: %s', (text) => expect(dangerIn(text)).not.toBe('emergency'));

test.each([
  "I've been robbed",
  'her purse was stolen',
  'someone broke in',
  'they broke into his flat last night',
  "there's been a break-in",
  'he was mugged at the bus stop',
  "she's been defrauded",
  'a thief took her handbag',
  'my phone got stolen on the round',
])('R39: a crime that is told of as of now is heard: %s', (text) => expect(dangerIn(text)).toBe('emergency'));

test.each([
  'her independence has been robbed by the stroke',
  'he was burgled in 1988',
  'she thought her purse was stolen',
  'the insurer replaced what was stolen',
  'the wheel broke in the lobby',
])('a crime that is long past, feared or none brings no alarm: %s', (text) =>
  expect(['none', 'unsure']).toContain(dangerIn(text)),
);

test.each([
  'ayuda se esta muriendo',
  'cuidado me esta pegando',
  'se ha caido y no se mueve',
  'la estan matando',
  'mi marido me pega',
  'sta morendo',
  'il me frappe',
])('R39: a cry in another language, typed without accents, is asked about: %s', (text) =>
  expect(dangerOf(text)).toMatchObject({ danger: 'unsure', isForeign: true }),
);

test.each(['he likes a frappe', 'Una Bate', 'Mario Cuidado'])('no cry in another language: %s', (text) =>
  expect(dangerOf(text).isForeign).toBeUndefined(),
);

test.each(['she was raped by the carer', 'he was raped by the night carer', 'ada has been raped by her nephew'])(
  'R39: a rape that is told of is a crime that has happened: %s',
  (text) => expect(dangerIn(text)).toBe('emergency'),
);

test.each(
  lines(`
    on nie oddycha
    ella no respira
    ea nu respiră
    elle ne respire pas
    ele não respira
    mrs khan saans nahi le rahi
    mae hi wedi cwympo yn y gegin
    она упала и не дышит
    她跌倒了站不起来
    hindi siya humihinga
    وہ سانس نہیں لے رہی
    ਉਹ ਡਿੱਗ ਪਈ ਹੈ
  `),
)('R38: nobody can tell what stands in another language, so it is asked about: %s', (text) =>
  expect(dangerOf(text)).toEqual({ danger: 'unsure', isCall: false, isForeign: true }),
);

test.each([
  'Siân',
  'José de la Cruz',
  'Nguyễn',
  'আমিনা',
  'she said "bachao" is a film',
  'rubbed',
  'police rang back, all fine',
])('a name, or a word of another language among English, is none: %s', (text) =>
  expect(dangerOf(text)).toEqual({ danger: 'none', isCall: false }),
);

test('no English sentence of the examples is taken for another language', () => {
  expect(EXAMPLES.filter(({ text }) => dangerOf(text).isForeign).map(({ text }) => text)).toEqual([]);
});

describe('R39: a name is no alarm', () => {
  const BEGINS =
    'fall burn down hurt bleed kill strang slaught rob cut wound pain death stab chok fire knight shott harm fitt coff grav sava crook batt'.split(
      ' ',
    );
  const ENDS = 'on er ley ton wood man ham field son by'.split(' ');
  const NAMES = BEGINS.flatMap((begin) => ENDS.map((end) => `${begin.charAt(0).toUpperCase()}${begin.slice(1)}${end}`));

  test.each([
    '%',
    'Mrs %',
    'Mr % senior',
    'Ada %',
    'visit for Mrs % at 9',
    '% has a new walking frame',
    'ring Miss % tomorrow',
  ])('none of %s', (around) => {
    const alarms = NAMES.map((name) => around.replace('%', name)).filter((text) => ALARMS.includes(dangerIn(text)));
    expect(alarms).toEqual([]);
  });
});

test('the weights are no more than 500 KB, and a text takes no more work than its length', () => {
  expect(statSync(WEIGHTS_FILE).size).toBeLessThanOrEqual(500_000);
});

describe('R39: however it is typed', () => {
  const core = [
    'she is not breathing',
    'he is bleeding badly',
    'somebody is in danger',
    "she's fallen and can't get up",
    'he is unconscious',
  ];
  const anyCore = fc.constantFrom(...core);

  test('capitals, kinds of apostrophe, spaces and signs change nothing', () => {
    const dressings = [
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll("'", '’'),
      (text: string) => text.replaceAll("'", ''),
      (text: string) => `  ${text.replaceAll(' ', '   ')}!!!`,
      (text: string) => `Help, ${text}`,
      (text: string) => `${text} 😱`,
    ];
    fc.assert(
      fc.property(anyCore, fc.subarray(dressings), (text, chosen) => {
        const dressed = chosen.reduce((worn, dress) => dress(worn), text);
        expect([dangerIn(dressed), isDangerCall(dressed)]).toEqual(['emergency', true]);
      }),
    );
  });

  test('two neighbouring letters swapped inside a long word change nothing', () => {
    fc.assert(
      fc.property(anyCore, fc.nat(), fc.nat(), (text, pick, place) => {
        const words = text.split(' ');
        const long = words.flatMap((word, index) => (word.length > 6 ? [index] : []));
        const index = long[pick % long.length] ?? 0;
        const letters = Array.from(words[index] ?? '');
        const at = 1 + (place % (letters.length - 2));
        const [one = '', other = ''] = [letters[at], letters[at + 1]];
        const slipped = words
          .with(
            index,
            letters
              .with(at, other)
              .with(at + 1, one)
              .join(''),
          )
          .join(' ');
        expect([slipped, dangerIn(slipped)]).toEqual([slipped, 'emergency']);
      }),
    );
  });

  test('a danger stays heard with everyday sentences before and after it', () => {
    const calm = fc.constantFrom(
      'The visit went well.',
      'She made tea.',
      'Risk of falls.',
      'Fire alarm tested.',
      'No concerns.',
      'Not in danger.',
    );
    fc.assert(
      fc.property(
        anyCore,
        fc.array(calm, { maxLength: 4 }),
        fc.array(calm, { maxLength: 4 }),
        (text, before, after) => {
          expect(dangerIn([...before, `${text}.`, ...after].join(' '))).toBe('emergency');
        },
      ),
    );
  });

  test('any text gives an answer, and the same one each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['emergency', 'safeguarding', 'unsure', 'none']).toContain(dangerIn(text));
        expect(dangerIn(text)).toBe(dangerIn(text));
        expect(!isDangerCall(text) || dangerIn(text) === 'emergency').toBe(true);
      }),
    );
  });
});

test('R39: a long answer that also speaks of danger is no call for help', () => {
  const answer = `He likes to cook. ${'We practised with the kettle and the toaster and he did well. '.repeat(3)}Last night his neighbour collapsed.`;
  expect(isDangerCall(answer)).toBe(false);
});

test.each(['she is not\nbreathing', 'she is not...breathing', 'not … breathing', '9 9 9', 'dial 9-9-9 now please'])(
  'F14: %j is an emergency',
  (text) => {
    expect(dangerIn(text)).toBe('emergency');
  },
);

test.each(['Any pain? No.\nNo bleeding.\nBreathing well.', 'room 9, 9 9 visits'])('F14: %j is none', (text) => {
  expect(dangerIn(text)).toBe('none');
});

test('R38: after a fall, whoever cannot get up is an emergency, however much else is told in the same message', () => {
  for (const text of lines(`
    rose fell at lunch and cant get up and says her hip is sore, also frank wants a later call
    rose fell and hurt her arm and she cant get up
    rose fell. she cant get up and says her hip is sore all over today
  `))
    expect(dangerIn(text)).toBe('emergency');
  expect(
    dangerIn('ada fell last week and since then she cant get up the stairs and her lunch call should be later'),
  ).toBe('none');
});

test('a number of ten digits that begins with 999 is no call for help, unless it is nothing but nines', () => {
  for (const text of ['999 000 0018', 'NHS 9990000018', 'ada 999-000-0018']) expect(dangerIn(text)).toBe('none');
  for (const text of ['999 999 9999', 'call 999 07700 900123', '999'])
    expect(dangerOf(text)).toMatchObject({ danger: 'emergency', isCall: true });
});
