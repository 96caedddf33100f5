import { drawList } from '../../cards/list.ts';
import type { Card } from '../../cards/card.ts';
import type { Said } from '../chat/inbound.ts';
import { wordsForDay, dayOf } from '../kernel/days.ts';
import { wordsOf } from '../people/name-match.ts';
import { isGivenName } from '../people/given-names.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Staff } from '../people/staff.ts';
import type { Turn } from './app.ts';
import { HOME_BUTTON } from './pages.ts';

/** A colleague of the viewer's teams who is named in what was typed, by first or full name. */
export async function colleagueIn(turn: Turn<Said>): Promise<Staff | undefined> {
  return colleagueAmong(turn, new Set(wordsOf(turn.inbound.text).flatMap(forms)));
}

async function colleagueAmong({ app, viewer }: Turn, firstNames: ReadonlySet<string>): Promise<Staff | undefined> {
  const teams = await Promise.all(viewer.teams.map((team) => app.directory.staffOf(team)));
  return teams.flat().find(({ name }) => firstNames.has(wordsOf(name)[0] ?? ''));
}

/** A colleague who is called by the one name that was typed for somebody: it has to be asked which of both is meant. */
export async function calledTheSame(turn: Turn, name: string): Promise<Staff | undefined> {
  const [word, ...others] = wordsOf(name.replace(/['’‘ʼ`´]s?\s*$/u, ''));
  return word === undefined || others.length > 0 ? undefined : colleagueAmong(turn, new Set(forms(word)));
}

/** "Adas" as well as "ada". */
const forms = (word: string): readonly string[] => [word, word.replace(/s$/u, '')];

/** Something in it is a first name, and no colleague's: of whoever is not found the same is said, whether they are known to somebody or not (S10). */
export async function namesNobodyKnown(turn: Turn<Said>): Promise<boolean> {
  const likely = wordsOf(turn.inbound.text).filter((word) => forms(word).some(isGivenName));
  const known = await Promise.all(likely.map((word) => colleagueAmong(turn, new Set(forms(word)))));
  return known.includes(undefined);
}

/** Who somebody is: their name, what they do, and where. */
export async function colleagueWords({ app }: Turn, { name, job, teams }: Staff): Promise<string> {
  const names = (await Promise.all(teams.map((team) => app.directory.team(team)))).flatMap((team) => team?.name ?? []);
  return `${name}, ${job}${names.length > 0 ? `. ${names.join(', ')}` : ''}.`;
}

/** Who is in the viewer's teams, each with what they do. */
export async function teamWords({ app, viewer }: Turn): Promise<string> {
  const lines = viewer.teams.map(async (id) => {
    const [team, staff] = await Promise.all([app.directory.team(id), app.directory.staffOf(id)]);
    return [team?.name ?? 'Your team', ...staff.map(({ name, job }) => `${name}, ${job}`)].join('\n');
  });
  return (await Promise.all(lines)).join('\n\n') || 'You are in no team yet.';
}

/** A change of a plan that is not agreed yet. */
const OPEN_CHANGE: ReadonlySet<string> = new Set(['answer', 'resolve']);

/** Those around whom this colleague is and of whom a change is open, to which they may have come round (R6, R19). */
export async function openAround({ app, viewer }: Turn, { id }: Staff): Promise<readonly VisiblePerson['the'][]> {
  const people = await app.directory.around(viewer, id);
  const each = people.map(async ({ the }) => {
    const records = await app.records.about(the.id);
    return records.some(({ duties }) => duties.some(({ kind }) => OPEN_CHANGE.has(kind))) ? [the] : [];
  });
  return (await Promise.all(each)).flat();
}

/** People who are looked through, and records that fit one card (S43). */
const MOST_PEOPLE = 60;
const MOST_RECORDS = 12;

/** What a colleague recorded last about people whom the viewer sees. */
export async function colleagueCard({ app, viewer }: Turn, { id, name, job }: Staff): Promise<Card> {
  const people = await app.directory.some(viewer, 'see', MOST_PEOPLE);
  const found = await Promise.all(
    people.map(async ({ the }) =>
      (await app.records.about(the.id)).flatMap((record) => {
        const seen = record.author === id ? record.seenBy(viewer, the) : undefined;
        return seen ? [{ record, title: `${the.name}: ${seen.title.toLowerCase()}` }] : [];
      }),
    ),
  );
  const newest = found.flat().toSorted((a, b) => (b.record.begun ?? '').localeCompare(a.record.begun ?? ''));
  return drawList({
    title: `Recorded by ${name}`,
    intro: job,
    groups: [
      {
        title: 'The newest first',
        empty: 'I found nothing about the people whom you see.',
        items: newest.slice(0, MOST_RECORDS).map(({ record: { id: record, reference, begun }, title }) => ({
          title,
          detail: [reference, ...(begun ? [wordsForDay(dayOf(new Date(begun), app.zone))] : [])].join(' · '),
          press: { do: 'record/open', id: record },
        })),
      },
    ],
    buttons: [HOME_BUTTON],
  });
}
