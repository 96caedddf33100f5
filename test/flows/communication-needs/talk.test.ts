import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { buttonsOf, World, type Chat, type Reply } from '../../support/talk.ts';

const NEEDS = { formats: 'large-print', interpreter: 'none', share: 'yes' };

/** The form of one of those around Ada Palmer, or of herself, from the page that shows what they need. */
async function opens(chat: Chat, name = 'Ada Palmer'): Promise<Reply> {
  await chat.says('communication needs of Ada Palmer');
  return chat.presses(`needs of ${name}`);
}

async function notes(chat: Chat, needs: Readonly<Record<string, string>> = NEEDS): Promise<string> {
  await opens(chat);
  return (await chat.presses('Save this', needs)).text;
}

async function noted(chat: Chat, needs: Readonly<Record<string, string>>): Promise<Reply> {
  await opens(chat);
  return chat.presses('Save this', { interpreter: 'none', ...needs });
}

const titles = ({ card }: Reply): readonly string[] => buttonsOf(card).map(({ title }) => title);

async function isGivenALeaflet(chat: Chat): Promise<void> {
  await chat.says('information given for Ada Palmer');
  const how = { to: 'the-person', ways: 'spoken', language: 'English' };
  await chat.presses('Next', { topics: 'equipment', what: 'The leaflet on telecare.', ...how });
  await chat.presses('Next', { understood: 'yes', checked: 'Said it back.' });
  await chat.presses('Record this');
}

describe('R33: communication needs', () => {
  test('are recorded in one press by whoever gives care, and stand wherever something is told or given', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    expect(await notes(tom)).toContain('Ada Palmer needs: Large print.');
    expect((await tom.says('Ada Palmer')).text).toContain('Needs: Large print.');
    expect((await tom.says('information given for Ada Palmer')).text).toContain('Ada Palmer needs: Large print.');
  });

  test('named inside the form, it is still asked whose needs they are', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change communication needs');
    expect((await tom.says('Ada Palmer')).words).toContain('Whose needs are they?');
    expect((await tom.says('Sarah Palmer')).words).toContain('Sarah Palmer');
    const samuel = (await World.open()).chat('Tom Reed');
    await samuel.says('change communication needs');
    expect((await samuel.says('Samuel Okafor')).words).not.toContain('Whose needs are they?');
  });

  test('S10: are not for somebody to record who does not give care to them', async () => {
    const world = await World.open();
    const grace = await world.chat('Grace Obi').says('communication needs of Ada Palmer');
    expect(grace.text).not.toContain('What they need');
    expect((await world.chat('Mei Lin').says('change communication needs')).text).toContain(
      'Your role does not cover this',
    );
  });

  test('TL16: on day 15 he understands Punjabi only: what was given in English before is asked about again', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await isGivenALeaflet(tom);
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
    world.clock.pass({ days: 15 });
    await notes(tom, { language: 'Punjabi', interpreter: 'spoken', share: 'yes' });
    const work = await tom.says('my work');
    expect(work.text).toContain(
      'Go through it again: Ada Palmer needs Punjabi and an interpreter now; it was given in spoken words and English',
    );
    await tom.presses('Open: Ada Palmer: information given');
    await tom.presses('Gone through again');
    await tom.presses('Next', { ways: 'spoken', language: 'Punjabi' });
    await tom.presses('Next', {
      interpreter: 'spoken',
      understood: 'yes',
      checked: 'Told me in Punjabi what it says.',
    });
    expect((await tom.presses('Record this')).text).toContain('gone through again with Ada Palmer, and understood');
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
  });

  test.each([
    ['yes', 'it may be passed on to other services.'],
    ['no', 'It is not passed on to other services.'],
    ['not-asked', 'It is not passed on to other services before they have been asked.'],
  ])('A10: the team always sees them; what is said of passing them on is true of "%s"', async (share, said) => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    const shown = await opens(tom);
    expect(shown.text).toContain('May we pass this on to other services they use?');
    expect((await tom.presses('Save this', { ...NEEDS, share })).text).toContain(said);
    const reference = await recordsAChange(priya, { name: 'Ada Palmer', carerAgrees: 'yes' });
    expect((await priya.says('Ada Palmer')).text).toContain('Needs: Large print.');
    expect((await priya.says(reference)).text).toContain('Needs: Large print.');
  });

  test("A4: one form is one person's: what was noted of the first never becomes what the next needs", async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const saved = await noted(tom, { language: 'Polish', interpreter: 'spoken', besides: 'Hearing aid', share: 'yes' });
    expect(titles(saved)).toContain('Needs of Sarah Palmer');
    const hers = await tom.presses('Needs of Sarah Palmer');
    expect(hers.text).toContain('Does Sarah Palmer need an interpreter?');
    expect(JSON.stringify(hers.card)).not.toContain('Polish');
    const back = await tom.presses('Back');
    expect(back.text).toContain('Whose needs are they?');
    const next = await tom.presses('Next', { whose: 'the-person' });
    expect(JSON.stringify(next.card)).toContain('"value":"Polish"');
    await tom.presses('Back', { interpreter: 'spoken' });
    const again = await tom.presses('Next', { whose: 'sarah' });
    expect(JSON.stringify(again.card)).not.toContain('Polish');
    const done = await tom.presses('Save this', { formats: 'easy-read', interpreter: 'none', share: 'no' });
    expect(done.text).toContain('Sarah Palmer needs: Easy read.');
    const page = (await tom.says('communication needs of Ada Palmer')).text;
    expect(page).toMatch(/Ada Palmer[^]*Polish, with an interpreter\. Hearing aid\.[^]*Sarah Palmer[^]*Easy read\./u);
  });

  test('A4: whose they are is only asked where there is somebody else without Teams', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await tom.says('change communication needs of Norman Price')).text).toContain('Does Norman Price need');
    expect((await tom.says('change communication needs of Ada Palmer')).words).toContain('Whose needs are they?');
  });

  test('A5: with the form open a name saves nothing, nor does one "keep"; by typing everything is asked, the day too', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await noted(priya, { ...NEEDS, besides: 'Hearing aids', reviewOn: '2026-12-03' });
    await tom.says('change communication needs of Ada Palmer');
    expect((await tom.says('Ada')).text).toContain('How does Ada Palmer best take information in?');
    expect((await tom.says('Ada Palmer')).text).not.toContain('Saved');
    expect((await tom.says('keep')).words).toContain('Which language does Ada Palmer understand best');
    await tom.says('skip');
    await tom.says('keep');
    expect((await tom.says('keep')).words).toContain('May we pass this on');
    const day = await tom.says('keep');
    expect(day.words).toContain('When is it looked at again?');
    expect(day.words).toContain('So far: Thu 3 Dec 2026. Type "keep" to keep it.');
    const last = await tom.says('keep');
    const done = last.text.includes('Saved.') ? last : await tom.says('record it');
    expect(done.text).toContain('Saved. Ada Palmer needs: Large print. Hearing aids.');
    expect(done.text).toContain('It is looked at again on Thu 3 Dec 2026.');
  });

  test('A5: the card shows the day that was saved, and another one when that has come', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await noted(tom, { ...NEEDS, reviewOn: '2026-12-03' });
    expect(JSON.stringify((await opens(tom)).card)).toContain('"value":"2026-12-03"');
    await tom.presses('Cancel');
    world.clock.pass({ days: 10 });
    expect(JSON.stringify((await opens(tom)).card)).toContain('"value":"2027-01-14"');
  });

  test('A6: the second of two is told what the first changed meanwhile, and asked to check; nothing is lost', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await noted(tom, { ...NEEDS, formats: 'audio', besides: 'Blind' });
    await opens(tom);
    await opens(priya);
    await tom.presses('Save this', { formats: 'audio,braille', besides: 'Blind since 2019' });
    const told = await priya.presses('Save this', { formats: 'large-print,audio', besides: 'Blind' });
    expect(told.text).toContain(
      'Tom Reed changed this while your form was open. It now says: A recording. Braille. Blind since 2019.',
    );
    expect(told.text).not.toContain('Saved.');
    expect(told.text).toMatch(/In what form[^]*Large print, A recording, Braille[^]*Blind since 2019/u);
    expect((await priya.presses('Save this')).text).toContain('Blind since 2019');
    await priya.says('communication needs of Ada Palmer');
    const history = (await priya.presses('What it was before')).text;
    for (const each of [
      'Blind since 2019',
      'A recording. Blind.',
      'Tom Reed',
      'Priya Shah',
      'As it is now.',
      'Until Mon',
    ])
      expect(history).toContain(each);
  });

  test('A6: two who note them first at once: the second is told, too', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await opens(tom);
    await opens(priya);
    await tom.presses('Save this', { formats: 'braille', interpreter: 'none', share: 'yes' });
    const told = await priya.presses('Save this', NEEDS);
    expect(told.text).toContain('Tom Reed changed this while your form was open. It now says: Braille.');
    expect((await priya.presses('Save this')).text).toContain('Ada Palmer needs: Large print. Braille.');
  });

  test('C32: a hint has an end before what to type', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change communication needs of Norman Price');
    await tom.says('skip');
    await tom.says('skip');
    expect((await tom.says('no')).words).toContain('hearing aids in. Type your answer');
  });
});
