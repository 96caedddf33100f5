import { drawPage } from '../../../cards/page.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Answers } from '../../forms/question.ts';
import type { Entered, Session } from '../../forms/session.ts';
import type { Refused } from '../../forms/form.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { named } from '../../kernel/names.ts';
import type { Administration } from '../../people/administration.ts';
import { awayFrom, awayOn, awayWords, overlap, type Away } from '../../people/away.ts';
import { leadsFor, leadsThere } from '../../records/post-holders.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { viewerOf, type Staff } from '../../people/staff.ts';
import type { Opening } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import type { Flow } from '../flow.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';

/**
 * A member of staff is away for some days: they say so themselves, or those who lead their team do. What can be handed over goes to their
 * cover meanwhile (R5); it ends by itself.
 */
export function away(administration: Administration, directory: Directory, records: Records): Flow<ask.AwayContext> {
  return {
    id: 'away',
    version: 1,
    title: 'Away, and who covers',
    phrases: [
      'i am away',
      'away',
      'on leave',
      'annual leave',
      'off sick',
      'out of office',
      'who covers for me',
      'i am back',
    ],
    overhears: overheard,
    opensFor: [ask.OWN, ask.OTHER],
    fills({ openedFor }: Entered & Partial<Pick<Session, 'openedFor'>>, context) {
      const who = openedFor?.[ask.OWN] === 'yes' ? context.viewer.staff : ask.otherIn(context);
      return { answers: who === undefined ? {} : { [ask.whom.key]: who } };
    },
    idle: (context) => cannotNote(context),
    startsFrom: 'nothing',
    needs: { deed: 'see', guarded: 'care-record' },
    offer: { button: 'I am away', example: 'i am away', group: 'waits', rank: 30 },
    steps: ({ saidWho }) => [
      // Who it is was said with it.
      { id: 'whom', title: 'Who is away', questions: [ask.whom], ...(saidWho && { follows: true }) },
      {
        id: 'what',
        title: 'Away',
        intro: (answers, context) => noted(ask.whoIn(answers, context), context),
        questions: [ask.what],
      },
      {
        id: 'days',
        title: 'When, and who covers',
        intro: (answers, context) => (ask.isLead(context) ? ask.whoIn(answers, context)?.name : undefined),
        questions: [ask.from, ask.until, ask.cover],
      },
    ],
    recordWords: 'Save this',
    resets: { [ask.whom.key]: [ask.what.key, ask.from.key, ask.until.key, ask.cover.key] },
    load: (opening) => load(directory, records, opening),
    warnings: ({ answers }, context) => warningsOf(answers, context),
    async carryOut({ answers }, context, viewer) {
      const who = ask.whoIn(answers, context);
      if (!who) return MISSING;
      const wanted = ask.what.of(answers) === 'back' ? ok(undefined) : awayIn(answers, context, who, viewer);
      if (!wanted.ok) return wanted;
      const done = arranged(await administration.setAway(viewer, who.id, wanted.value));
      if (!done.ok) return done;
      const words = noted(done.value, context) ?? `${who.name} is not away.`;
      const buttons = [{ title: 'Home', press: { do: 'home/show' } }];
      return ok({ words, page: drawPage({ title: 'Saved', paragraphs: [words], tone: 'good', buttons }) });
    },
  };
}

/** Said of a colleague, by somebody who does not lead the team, or of nobody whom they may note it for. */
function cannotNote(context: ask.AwayContext): string | undefined {
  if (context.other === undefined || (ask.isLead(context) && ask.otherIn(context))) return undefined;
  return ask.isLead(context)
    ? 'I know no one colleague by that name in your teams. Nothing is noted. To choose them, type "i am away".'
    : 'That a colleague is away is noted by those who lead the team, or by themselves. Nothing is noted.';
}

/** For example "Tom Reed is away from ... until .... Ana Lopez covers." */
function noted(who: Staff | undefined, { staff, today }: ask.AwayContext): string | undefined {
  const away = who && awayFrom(who, today);
  if (!away) return undefined;
  const cover = staff.find(({ id }) => id === away.cover)?.name;
  return `${who.name} is ${awayWords(away)}. ${cover ?? 'Whoever leads the team'} covers.`;
}

function awayIn(answers: Answers, context: ask.AwayContext, who: Staff, { staff: by }: Viewer): Result<Away, Refused> {
  const [days, chosen, cover] = [ask.daysIn(answers), ask.cover.of(answers), ask.coverIn(answers, context)];
  if (!days)
    return refuse({ words: 'The last day comes before the first. Please check the days.', question: ask.until.key });
  if (chosen === undefined) return MISSING;
  if (cover?.id === who.id) return MISSING;
  const theirs = cover && awayFrom(cover, context.today);
  if (cover && theirs && overlap(theirs, days))
    return refuse({
      words: `${cover.name} is ${awayWords(theirs)}. Please choose somebody who is there.`,
      question: ask.cover.key,
    });
  return ok({ ...days, ...(cover && { cover: cover.id }), by });
}

/** What follows for colleagues, before it is saved. */
function warningsOf(answers: Answers, context: ask.AwayContext): readonly string[] {
  const [who, days, cover] = [ask.whoIn(answers, context), ask.daysIn(answers), ask.coverIn(answers, context)];
  if (!who || !days) return [];
  const left = context.staff.flatMap((one) => {
    const theirs = awayFrom(one, context.today);
    return theirs && theirs.cover === who.id && overlap(theirs, days)
      ? [
          `${who.name} covers for ${one.name} until ${wordsForDay(theirs.until)}. While both are away, those who lead the team see to that.`,
        ]
      : [];
  });
  return listed(
    ...left,
    nobodyLeads(who, context),
    cover &&
      context.notSeen.length > 0 &&
      `${cover.name} does not see ${context.notSeen.join(', ')}: what waits there goes to those who lead the team.`,
  );
}

/** R24: how many, and not who: a card may be read over a shoulder. */
function nobodyLeads(who: Staff, { without: { many, instead } }: ask.AwayContext): string | undefined {
  if (many === 0) return undefined;
  const goes = instead.length > 0 ? `goes to ${named(instead)}` : 'waits until somebody is back';
  return `While ${who.name} is away, nobody who leads the team is there for ${many === 1 ? 'one person' : `${many} people`}. What a lead sees to ${goes}.`;
}

async function load(
  directory: Directory,
  records: Records,
  { viewer, session, today }: Opening,
): Promise<ask.AwayContext> {
  const teams = await Promise.all(viewer.teams.map((team) => directory.staffOf(team)));
  const staff = [...new Map(teams.flat().map((one) => [one.id, one])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en-GB'),
  );
  const other = session.openedFor[ask.OTHER];
  const known = { today, viewer, staff, other, away: undefined, notSeen: [], without: { many: 0, instead: [] } };
  const saidWho = session.openedFor[ask.OWN] === 'yes' || ask.otherIn(known) !== undefined;
  const context = { ...known, saidWho };
  const [who, cover] = [ask.whoIn(session.answers, context), ask.coverIn(session.answers, context)];
  const days = ask.daysIn(session.answers);
  const alone = who && days ? leftWithout(await directory.some(viewer, 'see', MOST), context, who, days, cover) : [];
  const notSeen = who && cover ? await notSeenBy({ directory, records, viewer }, who, cover) : [];
  return {
    ...context,
    away: who?.id,
    notSeen: notSeen
      .map(({ the }) => the)
      .filter(({ id }) => !alone.some(({ the }) => the.id === id))
      .map(({ name }) => name),
    without: { many: alone.length, instead: [...new Set(alone.flatMap(({ instead }) => instead))] },
  };
}

/**
 * Those in whose circle `who` is, or in whose records something waits for them, and whom the cover does not see. Why is not said, but that
 * nobody covers there has to be known (R5, R24).
 */
async function notSeenBy(
  { directory, records, viewer }: { directory: Directory; records: Records; viewer: Viewer },
  who: Staff,
  cover: Staff,
): Promise<readonly VisiblePerson[]> {
  const waiting = (await records.waitingFor(who.id)).flatMap(({ person }) => person ?? []);
  const [around, ...others] = await Promise.all([
    directory.around(viewer, who.id),
    ...[...new Set(waiting)].map(async (id) => [await directory.personFor(viewer, id)]),
  ]);
  const all = new Map([...around, ...others.flat()].flatMap((one) => (one ? [[one.the.id, one] as const] : [])));
  return [...all.values()]
    .filter(({ the }) => !may(viewerOf(cover), 'tell', 'care-record', the))
    .toSorted((one, other) => one.the.name.localeCompare(other.the.name, 'en-GB'));
}

/** More people than a team has. */
const MOST = 1_000;

/** Those for whom nobody who leads and may know is there on some of these days, because of this absence; and who sees to it instead (R5, R24). */
function leftWithout(
  people: readonly VisiblePerson[],
  { staff }: ask.AwayContext,
  who: Staff,
  days: { readonly from: Day; readonly until: Day },
  cover: Staff | undefined,
): readonly { readonly the: VisiblePerson['the']; readonly instead: readonly string[] }[] {
  const begins = staff.flatMap(({ away }) =>
    away && overlap({ from: away.from, until: away.from }, days) ? [away.from] : [],
  );
  const others = staff.filter(({ id }) => id !== who.id);
  const without = [...others, { ...who, away: { ...days, cover: cover?.id, by: who.id } }];
  const present = [...others, { ...who, away: undefined }];
  return people.flatMap(({ the }) => {
    const team = (all: readonly Staff[]) => all.filter(({ teams }) => teams.includes(the.team));
    const [then, otherwise] = [team(without), team(present)];
    // Whoever leads goes away on the first of the days or on a later one.
    const day = [days.from, ...begins].find(
      (one) => leadsThere(then, the, one).length === 0 && leadsThere(otherwise, the, one).length > 0,
    );
    if (day === undefined) return [];
    const those = leadsFor(then, the, day);
    return [
      { the, instead: then.filter((one) => those.includes(one.id) && !awayOn(one, day)).map(({ name }) => name) },
    ];
  });
}
