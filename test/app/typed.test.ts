import { beforeAll, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/guidance/commands.ts';
import { recordsAChange } from '../support/change.ts';
import { fewerVisits, agreed } from '../support/plan-talk.ts';
import { World, type Chat, type Reply } from '../support/talk.ts';

/** What ordinary staff type in private chat with no form open, as whom, and what it leads to. */

const STAFF = { priya: 'Priya Shah', tom: 'Tom Reed', wendy: 'Wendy Stone', ana: 'Ana Lopez' } as const;

interface Leads {
  /** What the card shows, from its top. */
  readonly card?: RegExp;
  readonly words?: RegExp;
  /** What the card's fields hold. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** In which world it is typed. */
type Given = 'the demo' | 'a change of Ada’s' | 'a plan of Samuel’s' | 'a proposal for Samuel';

type Row = readonly [says: string, as: keyof typeof STAFF, leads: Leads, given?: Given];

const ANYTHING = /^/u;
const NOBODY: Leads = { words: /^(?:Is anybody hurt, .*)?I know nobody by that name whom you can see/u };
const WORK: Leads = { card: /^What's outstanding/u };

/** As they were tried on 29 Nov 2026. Ivy, Ken and Betty are not Tom's to see in the demo: said so, and tried as somebody whose they are. */
const TRIED: readonly Row[] = [
  ['Show me Arthur', 'priya', { card: /^Arthur Bell\n/u }],
  [
    'who still needs to know about Ada',
    'priya',
    { card: /^What is outstanding\n.*Ada Palmer[^]*Still to be told: .*Sarah Palmer/u },
    'a change of Ada’s',
  ],
  ["who is Ada's carer", 'priya', { card: /^Ada Palmer\n[^]*Sarah Palmer \(daughter, carer\)/u }],
  ['what changed for Ada this week', 'priya', { card: /^What changed\nAda Palmer/u }],
  ['history for Ada', 'priya', { card: /^What changed\nAda Palmer/u }],
  ['plan Ada', 'priya', { card: /^Reablement plan\nAda Palmer/u }],
  ['ada palmers plan', 'priya', { card: /^Reablement plan\nAda Palmer/u }],
  ["is Betty's plan up to date?", 'priya', { card: /^Reablement plan\nBetty Lewis/u }],
  ['show the plan for Betty', 'priya', { card: /^Reablement plan\nBetty Lewis/u }],
  ["what's outstanding for Ada", 'priya', { card: /^What is outstanding\nAda Palmer/u }],
  ['wots outstanding', 'tom', WORK],
  ['anything for me?', 'priya', WORK],
  ["what's new", 'tom', WORK],
  ["what's on today", 'priya', { ...WORK, words: /^I do not keep rotas or the visits of a day/u }],
  ['list everyone', 'priya', { card: /^People\n[^]*Ada Palmer/u }],
  ['my people', 'priya', { card: /^People\n[^]*Ada Palmer/u }],
  [
    'told Sarah Palmer',
    'priya',
    { card: /^Note who was told\nAda Palmer/u, fields: { who: 'sarah' } },
    'a change of Ada’s',
  ],
  ['I told Sarah Palmer this morning', 'priya', { fields: { who: 'sarah', on: '2026-11-23' } }, 'a change of Ada’s'],
  [
    'I told Imran by phone',
    'priya',
    { card: /^Note who was told\nFarida Khan/u, fields: { who: 'imran', how: 'phone' } },
  ],
  [
    "I've been told",
    'tom',
    { card: /^Monitoring change\nAda Palmer[^]*It is noted that you have been told/u },
    'a change of Ada’s',
  ],
  [
    "ok I've read it",
    'tom',
    { card: /^Monitoring change\nAda Palmer/u, words: /press "I've been told"/u },
    'a change of Ada’s',
  ],
  ['I agree', 'priya', { card: /Samuel Okafor[^]*I agree/u, words: /waits for your answer/u }, 'a proposal for Samuel'],
  ['Claire Boyd agrees', 'priya', { card: /^Farida Khan\n/u, words: /No change of Farida's plan is being agreed/u }],
  [
    'Imran is not happy with it',
    'priya',
    { card: /^Note what they said\n[^]*Farida Khan/u, fields: { who: 'imran', answer: 'no' } },
  ],
  [
    "I've phoned Ada's daughter and she is fine with it now",
    'priya',
    { words: /Who: Sarah Palmer.*Answer: Yes; How: By phone[^]*Please check/u },
  ],
  ['Ada agrees now', 'priya', { words: /Who: Ada Palmer.*Answer: Yes[^]*How did they say so/u }],
  ['reduce monitoring for Ivy', 'tom', NOBODY],
  [
    'reduce monitoring for Ivy',
    'wendy',
    { card: /^Change monitoring\n[^]*Ivy Grant/u, fields: { direction: 'reduce' } },
  ],
  [
    'less monitoring for Samuel, phone him Mondays and Thursdays from Tuesday instead of every day',
    'tom',
    {
      card: /^Change monitoring\n[^]*Samuel Okafor/u,
      fields: { direction: 'reduce', from: 'every day', to: 'phone him Mondays and Thursdays', startsOn: '2026-11-24' },
    },
  ],
  ['stop monitoring Norman', 'tom', { card: /^Change monitoring\n[^]*Norman Price/u, fields: { direction: 'reduce' } }],
  ['Samuel Okafor monitoring', 'tom', { card: /^Change monitoring\n[^]*Samuel Okafor/u }],
  ['mrs khan 2 calls', 'tom', { words: /Farida Khan \(RB-1055\), Nadia Khan \(RB-1062\)\. Which one/u }],
  [
    "move Samuel's morning call to 9am",
    'tom',
    {
      card: /^Change a visit\n[^]*Samuel/u,
      words: /What changes: A visit changes; Visit: Every day, 08:00, 45 minutes; Days: Every day; Time: 09:00/u,
    },
    'a plan of Samuel’s',
  ],
  [
    "Samuel doesn't want the evening visit any more",
    'tom',
    { card: /^Change a visit\n[^]*Samuel[^]*Which visits stop/u },
    'a plan of Samuel’s',
  ],
  [
    "Betty doesn't need the lunch visit any more",
    'priya',
    { card: /^Change a visit\n[^]*Betty[^]*Which visits stop/u },
  ],
  ['add a lunch visit for Jean Doyle', 'priya', { words: /^Jean Doyle: There is no reablement plan yet/u }],
  [
    'Samuel needs a shower chair',
    'tom',
    { card: /^Reablement plan\n[^]*Samuel/u, words: /Parts of the plan: Equipment/u },
    'a plan of Samuel’s',
  ],
  ['arthurs attorney wants more visits', 'priya', { words: /^Arthur Bell: There is no reablement plan yet/u }],
  ['Ada walked to the gate on her own today!', 'tom', { words: /^Ada Palmer: That may be evidence/u }],
  [
    "Ada's daughter is cross, we cut the morning call",
    'priya',
    { words: /^Ada Palmer: Shall I note it, so that somebody answers them/u },
  ],
  ['Ada went into hospital last night', 'priya', { words: /^Ada Palmer: Are they in hospital now\?/u }],
  ['Ivy has gone in, stop the visits', 'tom', NOBODY],
  ['Ivy has gone in, stop the visits', 'wendy', { words: /^Ivy Grant: Are they in hospital now\?/u }],
  ['Norman is in hospital', 'tom', { card: /^Hospital, move or death\n[^]*Norman Price/u }],
  ['ada has died', 'priya', { card: /^Hospital, move or death\n[^]*Ada Palmer/u, words: /I am sorry to hear that/u }],
  ['Ken fell last night', 'tom', NOBODY],
  ['Ken fell last night', 'ana', { words: /^Ken Todd: Is anybody hurt, or unable to get up\? Then call 999 first/u }],
  ['sorry wrong person', 'priya', { words: /Nothing is deleted here/u }],
  [
    'undo',
    'priya',
    {
      card: /^Monitoring change\nAda Palmer/u,
      words: /To take back what you did last, press "Correct a change of monitoring"/u,
    },
    'a change of Ada’s',
  ],
  ['stop', 'priya', { words: /There is no form open/u }],
  ['no wait', 'priya', { words: /There is no form open/u }],
  ["I made a spelling mistake in Ada's record", 'priya', { card: /^Put right\n/u, words: /put right/u }],
  ['change the date on MC-XXXXX', 'priya', { words: /cannot find that reference/u }],
  ['delete that', 'priya', { words: /^Nothing is deleted here/u }],
  ['can you remind me tomorrow', 'priya', { words: /I remind by myself/u }],
  ['how do I change a visit', 'tom', { words: /Press this, or type it with a name/u }],
  ['where do I find the plan', 'priya', { words: /show the plan for Ada Palmer/u }],
  ["print Ada's plan", 'tom', { card: /^Reablement plan\nAda Palmer/u }],
  ['phone number for Sarah Palmer', 'priya', { card: /^Ada Palmer\n/u, words: /How to reach those/u }],
  ['what did Tom change last week', 'priya', { card: /^Recorded by Tom Reed/u }],
  ['Frank Hughes', 'priya', NOBODY],
  ['speak to a human', 'priya', { words: /I am a program.*Sam Cole/u }],
  ['hello is anyone there', 'priya', { card: /^Hello Priya/u }],
  ['This is rubbish', 'priya', { words: /I am sorry.*You can tell/u }],
  ['Ok will do', 'priya', { words: /^Thank you/u }],
  ['👍', 'priya', { words: /^Thank you/u }],
  ['hello reable', 'priya', { card: /^Hello Priya/u }],
  ['Betty needs a bath board', 'tom', NOBODY],
  [
    'Betty needs a bath board',
    'priya',
    { card: /^Reablement plan\n[^]*Betty/u, words: /Parts of the plan: Equipment/u },
  ],
  ['what changed for Farida', 'priya', { card: /^What changed\nFarida Khan/u }],
  ['who has been told', 'priya', { card: /Of which person\?/u }],
];

/** What is answered only by something that is not there yet, with the issue that brings it: until then it says so. */
const LATER: ReadonlyMap<string, number> = new Map([
  ["Ada's daughter is cross, we cut the morning call", 13],
  ['Ken fell last night', 13],
  ['how do I change a visit', 16],
  ['where do I find the plan', 16],
  ['This is rubbish', 13],
]);

function valuesIn(value: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(valuesIn));
  if (typeof value !== 'object' || value === null) return {};
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const [id, filled] = [fields.get('id'), fields.get('value')];
  const own = typeof id === 'string' && typeof filled === 'string' ? { [id]: filled } : {};
  return Object.assign(own, ...[...fields.values()].map(valuesIn));
}

const cardText = ({ text, words }: Reply): string => (words === '' ? text : text.slice(0, -words.length));

describe('what ordinary staff type, with no form open', () => {
  const worlds = new Map<Given, World>();

  beforeAll(async () => {
    const demo = await World.open();
    worlds.set('the demo', demo);
    const told = await demo.copied();
    await recordsAChange(told.chat('Priya Shah'));
    worlds.set('a change of Ada’s', told);
    const plan = await demo.copied();
    await agreed(plan, plan.chat('Tom Reed'), plan.chat('Priya Shah'));
    worlds.set('a plan of Samuel’s', plan);
    const proposal = await plan.copied();
    const tom = proposal.chat('Tom Reed');
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    worlds.set('a proposal for Samuel', proposal);
  });

  const typedBy = async (says: string, as: keyof typeof STAFF, given: Given): Promise<Reply> => {
    const world = await worlds.get(given)?.copied();
    if (!world) throw new Error(`no world ${given}`);
    const chat: Chat = world.chat(STAFF[as]);
    return chat.says(says);
  };

  test.each(TRIED)(
    '"%s" (%s)',
    async (says, as, { card = ANYTHING, words = ANYTHING, fields = {} }, given = 'the demo') => {
      const reply = await typedBy(says, as, given);
      expect(cardText(reply)).toMatch(card);
      expect(reply.words).toMatch(words);
      expect(valuesIn(reply.card)).toMatchObject(fields);
    },
  );

  test('what a later issue answers is named, and is among them', () => {
    for (const says of LATER.keys()) expect(TRIED.map(([one]) => one)).toContain(says);
    expect(new Set(TRIED.map(([says]) => says)).size).toBe(67);
  });
});

test('no words ask for two things: neither would be understood', async () => {
  const { flows, pages, records } = (await World.open()).app;
  const all = [...COMMANDS, ...flows, ...pages, ...records.onesFor].flatMap(({ phrases }) => phrases);
  expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
});
