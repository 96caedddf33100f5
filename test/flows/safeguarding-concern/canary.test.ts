import { beforeAll, describe, expect, test } from '@jest/globals';
import { everyday } from '../../../src/demo/world.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

/** S10, R38: what is written in a concern, in whichever field, shows to nobody who may not read that field. */

const OF_RAISER = 'CANARYRAISED';
const OF_LEAD = 'CANARYLEAD';
let world: World;
let reference = '';
let id = '';
const notices: string[] = [];

beforeAll(async () => {
  world = await World.open();
  const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
  for (const name of ['Priya Shah', 'Mei Lin', 'Tom Reed', 'Sam Cole', 'Ana Lopez', 'Omar Aziz', 'Leo Marsh'])
    await world.chat(name).says('hello');
  await priya.says('safeguarding concern for Ada Palmer');
  await priya.presses('Next', { sgSeen: `${OF_RAISER} seen`, sgWhom: 'adult', sgDone: `${OF_RAISER} done` });
  const raised = await priya.presses('Raise the concern', {
    sgWhomElse: `${OF_RAISER} who`,
    sgSource: everyday.tom.id,
  });
  const whole = raised.text.includes('Raised as') ? raised : await priya.presses('Raise the concern');
  reference = /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(whole.text)?.[0] ?? '';
  await world.ticks();
  await mei.says(reference);
  await mei.presses('Acknowledge');
  id = String(buttonsOf(mei.card).find(({ data }) => data.do === 'record/act')?.data.id);
  await mei.presses('Add or put right', { note: `${OF_RAISER} added` });
  await mei.sends({ do: 'flow/start', id, x: 'safeguarding-concern-decision' });
  const tests = ['needs', 'harm', 'protect'].flatMap((one) => [
    [`sgTest-${one}`, 'met'],
    [`sgTestWhy-${one}`, `${OF_LEAD} ${one}`],
  ]);
  await mei.presses('Next', Object.fromEntries(tests));
  await mei.presses('Next', { sgWhat: 'not-enquiry', sgWhy: `${OF_LEAD} why`, sgRegulated: 'yes' });
  await mei.presses('Next', {
    sgDespiteMet: `${OF_LEAD} despite`,
    sgCqc: 'not-sure',
    sgCqcWhy: `${OF_LEAD} cqc`,
    sgCandour: 'no',
    sgCandourWhy: `${OF_LEAD} candour`,
  });
  await mei.presses('Save the decision');
  await mei.sends({ do: 'flow/start', id, x: 'safeguarding-concern-access' });
  await mei.presses('Let them in', { sgLetIn: everyday.ruth.id, sgLetInWhy: `${OF_LEAD} let in` });
  await mei.sends({ do: 'flow/start', id, x: 'safeguarding-concern-close' });
  await mei.presses('Close it', {
    sgWanted: 'partly',
    sgCloseWords: `${OF_LEAD} close`,
    sgCloseDespite: `${OF_LEAD} while open`,
  });
  for (const { address, message } of await world.ticks())
    if (address.conversation !== `a:${everyday.mei.teamsId}`) notices.push(...textsIn(message));
});

async function allOf(chat: Chat): Promise<string> {
  const said = [reference, 'Ada Palmer', "what's outstanding", 'board', 'timeline for Ada Palmer', 'safeguarding list'];
  const pages = ['record/open', 'record/history'].map((does) => ({ do: does, id }));
  const views = ['decided', 'ways'].map((x) => ({ do: 'record/view', id, x }));
  const read: string[] = [];
  for (const words of [...said, 'the concern about Ada Palmer', 'what has changed this week'])
    read.push((await chat.says(words)).text);
  for (const press of [...pages, ...views]) read.push((await chat.sends(press)).text);
  return read.join('\n');
}

describe('R38: nothing that is written in a concern shows to who may not read it', () => {
  test('the lead reads all of it, or this would show nothing', async () => {
    const { text } = await world.chat('Mei Lin').sends({ do: 'record/open', id });
    const decided = await world.chat('Mei Lin').sends({ do: 'record/view', id, x: 'decided' });
    for (const words of [`${OF_RAISER} seen`, `${OF_LEAD} while open`]) expect(text).toContain(words);
    expect(decided.text).toContain(`${OF_LEAD} despite`);
  });
  test.each(['Tom Reed', 'Sam Cole', 'Ana Lopez', 'Omar Aziz', 'Leo Marsh'])('%s reads none of it', async (name) => {
    expect(await allOf(world.chat(name))).not.toMatch(/CANARY/u);
  });
  test('whoever raised it reads what they wrote, and nothing of what the lead thinks', async () => {
    const read = await allOf(world.chat('Priya Shah'));
    expect(read).toContain(`${OF_RAISER} seen`);
    expect(read).not.toContain(OF_LEAD);
  });
  test('nor does a notice to anybody but the lead', () => expect(notices.join('\n')).not.toMatch(/CANARY/u));
});
