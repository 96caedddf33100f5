import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { endsReablement } from '../../support/ending.ts';
import { agreed } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

type Entered = Readonly<Record<string, string>>;

const SAYS = {
  reviewRight: 'yes',
  reviewNext: 'goes-on',
  personAgrees: 'yes',
  personReviewViews: 'I manage the stairs now.',
  reviewIssues: 'Nothing was open.',
  reviewTook: 'the-person,sarah',
};
const SARAH = { 'reviewViews-sarah': 'Mum does more.' };

const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);
const referenceOn = (chat: Chat): string => /RV-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(chat.card))?.[0] ?? '';

/** A review is decided on, for the next working day. */
async function considers(chat: Chat, entered: Entered = { reviewWhy: 'not-right', reviewHold: 'yes' }, more?: Entered) {
  await chat.says('consider a review for Ada Palmer');
  await chat.presses('Next', entered);
  if (more) await chat.presses('Next', more);
  return chat.presses('Record this');
}

async function holds(chat: Chat, says: Entered = SAYS) {
  await chat.presses('Note the review');
  await chat.presses('Next', says);
  await chat.presses('Next', SARAH);
  return chat.presses('Record this');
}

/** What is sent in the days that pass. */
async function hears(world: World, days: number): Promise<string> {
  const sent: unknown[] = [];
  for (let passed = 0; passed < days; passed += 1) {
    world.clock.pass({ days: 1 });
    sent.push(await world.ticks(), await world.ticks());
  }
  return textsIn(sent).join('\n');
}

describe('R29: a review is thought of, and held or not', () => {
  test('by card in two presses, and noted in four, with what is known filled in and whence', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    let presses = 0;
    const pressed = async (title: string, inputs: Entered = {}): Promise<string> => {
      presses += 1;
      return (await tom.presses(title, inputs)).text;
    };
    await tom.says('consider a review for Ada Palmer');
    await pressed('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    expect(await pressed('Record this')).toContain('To be held on Tue 24 Nov 2026, by Tom Reed');
    expect(presses).toBe(2);
    const asked = await pressed('Note the review');
    expect(asked).toContain('From the plan, version 2:');
    expect(asked).toContain('I want to walk to the garden gate by myself: most of the way.');
    // W17: what is on record may be kept from somebody, so nothing is said of it.
    expect(asked).not.toContain('No issue is on record.');
    await pressed('Next', SAYS);
    await pressed('Next', SARAH);
    const held = await pressed('Record this');
    expect(presses).toBe(6);
    for (const words of [
      'The review is noted.',
      'It goes on as it is',
      // The plan's next one stays.
      'Mon 30 Nov 2026, by Ana Lopez',
      'Mum does more.',
    ])
      expect(held).toContain(words);
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone, what is filled in costs no message', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('consider a review for Ada Palmer');
    await tom.says('monitoring');
    await tom.says('yes');
    expect((await tom.says('record it')).text).toContain('To be held on Tue 24 Nov 2026');
    await tom.says(`note the review ${referenceOn(tom)}`);
    for (const words of [
      'nothing was open',
      'yes',
      'the plan is changed',
      'yes',
      'I manage the stairs now.',
      'Ada Palmer, Sarah Palmer',
      'Mum does more.',
    ])
      await tom.says(words);
    const held = await tom.says('record it');
    expect(held.text).toContain('The plan is changed');
    expect(held.text).toContain('I manage the stairs now.');
    expect(titles(tom)).toContain('Change the plan');
  });

  test('R29: none is held, and why', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await considers(tom, { reviewWhy: 'achieved', reviewHold: 'no' }, { reviewWhyNot: 'She goes home to her son.' });
    expect(textsIn(tom.card).join('\n')).toMatch(/Not held[\s\S]*She goes home to her son\./u);
  });

  test('R29: of issues it is asked whether they are unresolved and reduce the benefit, and only then', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('consider a review for Ada Palmer');
    const asked = await tom.presses('Next', { reviewWhy: 'issues', reviewHold: 'yes' });
    expect(asked.text).toContain('Are the issues still unresolved, although progress was monitored?');
    expect(asked.text).not.toContain('Who asked for it?');
    await tom.presses('Next', { reviewUnresolved: 'yes', reviewReducing: 'no' });
    expect((await tom.presses('Record this')).text).toContain('Until then they are worked through.');
  });

  test('R29: what comes next leads on, and both records name each other', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    // Nadia has no plan, so no review is planned yet.
    await tom.says('consider a review for RB-1062');
    await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    await tom.presses('Record this');
    const reference = referenceOn(tom);
    await tom.presses('Note the review');
    const says = { ...SAYS, reviewInPlace: 'Visits.', reviewProgress: 'Some.', reviewTook: 'the-person' };
    await tom.presses('Next', says);
    await tom.presses('Record this');
    expect((await tom.says(reference)).text).toMatch(/Led to\nReview RV-/u);
    await tom.presses('Related records');
    await tom.presses('Open: Review');
    expect(textsIn(tom.card).join('\n')).toContain(`Came from\nReview ${reference}`);
  });

  test('R45: whoever lacks capacity for it: what they want and who decides', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('consider a review for Arthur Bell');
    await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    await tom.presses('Record this');
    expect((await tom.presses('Note the review')).text).toContain('Does Arthur have capacity to decide about this?');
    const asked = await tom.presses('Next', {
      ...SAYS,
      capacity: 'lacks',
      reviewNext: 'end',
      reviewTook: 'the-person',
    });
    expect(asked.text).toContain('Who assessed capacity for this decision?');
    expect(asked.text).toContain('What does Arthur want and feel about this');
  });
});

describe('R30: somebody asks for a review', () => {
  test('R30: the request leads to it: who asked and when are filled in, and both are linked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { from: 'sarah', wish: 'review', what: 'Could we sit together?', about: 'none' });
    await tom.presses('Record this');
    await tom.presses('Consider a review');
    await tom.presses('Next', { reviewHold: 'yes' });
    const recorded = (await tom.presses('Record this')).text;
    expect(recorded).toContain('Asked by Sarah Palmer (daughter, carer) on Mon 23 Nov 2026.');
    expect(recorded).toMatch(/Came from\nRequest RQ-/u);
  });
});

describe('what is still to do after a review', () => {
  test('R30: whoever asked is told why none is held: it waits until that is noted', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await considers(
      tom,
      { reviewWhy: 'asked', reviewHold: 'no' },
      { reviewAsker: 'sarah', reviewWhyNot: 'Too early.' },
    );
    const words = 'Tell Sarah Palmer (daughter, carer) why no review is held';
    const reference = referenceOn(tom);
    expect((await tom.says("what's outstanding")).text).toContain(words);
    await hears(world, 5);
    // Those who lead see it, too.
    expect((await priya.says("what's outstanding")).text).toContain(words);
    await tom.says(reference);
    expect((await tom.presses('They have been told why')).text).toContain('Told why');
    expect((await tom.says("what's outstanding")).text).not.toContain(words);
  });
});

describe('the plan is reviewed every so often', () => {
  test('a first agreed plan begins it, its day is a duty, and what was noted sets the next', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    const shown = (await tom.says('Samuel Okafor')).text;
    expect(shown).toContain('Review on Tue 8 Dec 2026');
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
      'Every 14 days, next on Tue 8 Dec 2026 by Tom Reed',
    );
    expect(await hears(world, 15)).toContain('Hold the review on Tue 8 Dec 2026');
    expect((await priya.says("what's outstanding")).text).not.toContain('of Tue 8 Dec 2026 is not noted yet');
    await hears(world, 2);
    await priya.says("what's outstanding");
    expect((await priya.presses(' more')).text).toContain(
      'The review of Tue 8 Dec 2026 is not noted yet. Tom Reed was to hold it',
    );
  });

  test('P19: after an end that was a mistake the next review is planned, and the plan says so', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    const plan = async () => (await tom.says('show the plan for Samuel Okafor')).text;
    await endsReablement(tom, 'Samuel Okafor');
    const end =
      (await world.app.records.about(personId('samuel'))).find(({ kind }) => kind === 'stop')?.reference ?? '';
    expect(await plan()).not.toContain('Every 14 days');
    expect(await hears(world, 16)).not.toContain('Hold the review on Tue 8 Dec 2026');
    await tom.says(end);
    await tom.presses('It goes on again');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'It was another Mr Okafor.' });
    await tom.presses('Record this');
    expect(await plan()).toContain('Every 14 days, next on Wed 23 Dec 2026 by Tom Reed');
    expect(await hears(world, 15)).toContain('Hold the review on Wed 23 Dec 2026');
  });

  test('moved by a form, it is moved in the plan as well, and once only', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    const review =
      /RV-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify((await tom.says('Samuel Okafor')).card))?.[0] ?? '';
    await tom.says(review);
    await tom.presses('It is not held, or later');
    await tom.presses('Save this', {
      reviewInstead: 'moved',
      reviewReason: 'He is at the clinic.',
      reviewInsteadOn: '2026-12-09',
    });
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('next on Wed 9 Dec 2026 by Tom Reed');
    await tom.presses('History');
    expect(textsIn(tom.card).filter((words) => words === 'Says when it is reviewed')).toHaveLength(2);
  });

  test('TL9: its worker is ill: whoever covers has it that day, and those who lead hear in time', async () => {
    const world = await World.open();
    await world.ticks();
    const [tom, ana, priya] = [world.chat('Tom Reed'), world.chat('Ana Lopez'), world.chat('Priya Shah')];
    await ana.says('hello');
    await priya.says('hello');
    // Day 3: asked for, and to be held on day 4; on day 4 he is ill.
    await considers(
      tom,
      { reviewWhy: 'asked', reviewHold: 'yes' },
      { reviewAsker: 'sarah', reviewAskedOn: '2026-11-23' },
    );
    world.clock.pass({ days: 1 });
    await tom.says('I am away until Friday, Ana Lopez covers');
    await tom.presses('Next');
    await tom.presses('Save this');
    await world.ticks();
    expect((await ana.says("what's outstanding")).text).toContain('Hold the review on Tue 24 Nov 2026');
    expect(await hears(world, 2)).toContain('is not noted yet');
    expect((await priya.says("what's outstanding")).text).toContain('The review of Tue 24 Nov 2026 is not noted yet');
  });

  test('S53: held by two: the second is told, and nothing is there twice', async () => {
    const world = await World.open();
    const [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
    await considers(tom);
    const reference = referenceOn(tom);
    await ana.says(reference);
    await ana.presses('Note the review');
    await ana.presses('Next', { ...SAYS, reviewNext: 'change' });
    await ana.presses('Next', SARAH);
    await holds(tom);
    const second = await ana.presses('Record this');
    expect(second.text).toContain('What you filled in is not recorded.');
    expect(second.text).toMatch(/noted (?:this review )?already/u);
    expect((await tom.says(reference)).text).toContain('It goes on as it is');
  });

  test('two at once: whoever thinks of another is told of the one that waits; holding it begins no third', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await tom.says('consider a review for Samuel Okafor');
    const check = await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    expect(check.text).toMatch(/A review is to be held already: Tue 8 Dec 2026, by Tom Reed \(RV-[A-Z0-9-]+\)\./u);
    await tom.presses('Record this');
    await tom.presses('Note the review');
    await tom.presses('Next', { ...SAYS, reviewTook: 'the-person' });
    expect((await tom.presses('Record this')).text).toContain('Tue 8 Dec 2026, by Tom Reed');
    const shown = (await tom.says('Samuel Okafor')).text;
    expect(shown).toContain('Review: it goes on as it is');
    expect(shown.match(/^Review on .*$/gmu)?.map((line) => line.slice(0, 24))).toEqual(['Review on Tue 8 Dec 2026']);
  });

  test('it is on another day, by somebody else, and why', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await considers(tom);
    await tom.presses('It is not held, or later');
    const moved = await tom.presses('Save this', {
      reviewInstead: 'moved',
      reviewReason: 'She is at the clinic.',
      reviewInsteadOn: '2026-11-27',
    });
    expect(moved.text).toContain('To be held on Fri 27 Nov 2026, by Tom Reed');
  });
});

describe('TL1: a review that ends reablement is not closed before it was said what it costs', () => {
  const ENDS = { ...SAYS, reviewRight: 'no', reviewNext: 'end' };

  async function ends(chat: Chat, charges: Entered): Promise<void> {
    await considers(chat);
    await chat.presses('Note the review');
    await chat.presses('Next', ENDS);
    await chat.presses('Next', SARAH);
    await chat.presses('Next', charges);
  }

  test('TL1: not said on the day: it stays open, and those who lead see it on day 22', async () => {
    const world = await World.open();
    await world.ticks();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.says('hello');
    await ends(tom, { chargingBegins: 'open' });
    const noted = await tom.presses('Record this');
    expect(noted.text).toContain('Not closed: note first what was said about charges.');
    expect(noted.text).not.toContain('Next review');
    expect(await hears(world, 2)).toContain('it is not noted what was said about charges');
    await tom.says(referenceOn(tom));
    await tom.presses('Note what was said');
    await tom.presses('Record this', { chargingBegins: 'on-a-day' });
    const said = await tom.presses('Record this', {
      chargedFrom: '2026-12-01',
      chargesWords: 'Ada and Sarah: £18 a visit, after the assessment of Friday.',
      chargesFormat: 'large-print',
      chargesBy: 'Tom Reed, support worker',
    });
    expect(said.text).toContain('Noted. The review is closed.');
    for (const words of ['Charged from Tue 1 Dec 2026', 'in large print', 'Tom Reed, support worker'])
      expect(said.text).toContain(words);
    expect((await priya.says("what's outstanding")).text).not.toContain('said about charges');
  });

  test('TL1: nothing is charged: it is closed at once, and leads on to the end', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await ends(tom, { chargingBegins: 'none' });
    const noted = await tom.presses('Record this');
    expect(noted.text).toContain('Nothing that goes on is charged');
    expect(noted.text).not.toContain('Not closed');
    expect(titles(tom)).toContain('End reablement');
  });

  test('TL1: what the review says of charges, and what was thought there, stands in the ending that it leads to', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await ends(tom, { chargingBegins: 'on-a-day' });
    await tom.presses('Next', { chargedFrom: '2026-12-01', chargesSaid: 'yes' });
    await tom.presses('Next', { chargesWords: 'Ada: £18 a visit.', chargesFormat: 'letter' });
    await tom.presses('Record this');
    await tom.presses('End reablement');
    await tom.presses('Next', { ground: 'met', groundShown: 'Cooks again.' });
    expect(textsIn(tom.card).join('\n')).toContain(SAYS.personReviewViews);
    expect(textsIn(tom.card).join('\n')).toContain('Sarah Palmer (daughter, carer): Mum does more.');
    await tom.presses('Next', { endingWellbeing: 'Proud of it.', carerAssessment: 'declined' });
    await tom.presses('Next', { still: 'nothing', hasAppointment: 'no', goesTo: 'own-plan' });
    await tom.presses('Next', { planAfterwards: 'Walks.', whyOpen: 'It is over.' });
    const text = (await tom.presses('Record this')).text;
    expect(text).toContain('Charged from Tue 1 Dec 2026');
    expect(text).toContain('Ada: £18 a visit.');
  });
});

describe('R31: a review is suggested, with the reason', () => {
  test('R31: all outcomes are achieved: said in the same turn, and begun from there', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya, { outcomeAchieved: 'achieved' });
    await tom.says('show the plan for Samuel Okafor');
    expect(textsIn(tom.card).join('\n')).toContain('All outcomes are achieved. Consider a review.');
    expect((await tom.presses('Consider a review')).text).toContain('Why is a review thought of?');
    await tom.presses('Next', { reviewHold: 'yes' });
    expect((await tom.presses('Record this')).text).toContain('All outcomes are achieved.');
  });
});
