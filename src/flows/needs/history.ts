import type { Card } from '../../../cards/card.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { needsHistory, needsWords, shareWords } from '../../people/needs.ts';
import { withoutTeams } from '../../people/party.ts';

type About = VisiblePerson['the'];

/** The part of the page that shows what was noted before. */
export const BEFORE = 'before';

/** So many entries stand on one card (S43). */
const MOST_LINES = 10;

/** What they need and needed, who noted it, and until when it held: the newest first. */
export async function historyOf(directory: Directory, person: About, from: number): Promise<Card> {
  const all = withoutTeams(person)
    .flatMap(({ key, name }) =>
      needsHistory(person, key).map((needs, index, lines) => ({ name, needs, until: lines[index - 1]?.on })),
    )
    .toSorted((a, b) => b.needs.on.localeCompare(a.needs.on));
  const shown = all.slice(from, from + MOST_LINES);
  const names = await namesOf(
    directory,
    shown.map(({ needs }) => needs.by),
  );
  return drawTimeline({
    title: 'History: communication needs',
    about: person.name,
    reference: person.reference,
    ...(all.length > shown.length && {
      part: `Entries ${from + 1} to ${from + shown.length} of ${all.length}, newest first`,
    }),
    entries: shown.map(({ name, needs, until }) => ({
      when: wordsForDay(needs.on),
      who: nameIn(names, needs.by),
      what: `${name}: ${needsWords(needs) || 'nothing special.'}`,
      detail: `${until === undefined ? 'As it is now.' : `Until ${wordsForDay(until)}.`} ${shareWords[needs.share]}`,
    })),
    buttons: listed<Button>(
      { title: 'Communication needs', press: { do: 'page/show', id: person.id, x: 'needs' }, tone: 'main' },
      from > 0 && { title: 'Newer', press: historyPress(person, Math.max(0, from - MOST_LINES)) },
      all.length > from + shown.length && { title: 'Older', press: historyPress(person, from + MOST_LINES) },
      HOME,
    ),
  });
}

export const HOME: Button = { title: 'Home', press: { do: 'home/show' } };

export const historyPress = ({ id }: About, from: number) => ({ do: 'page/show', id, x: `needs.${BEFORE}.${from}` });

export async function namesOf(directory: Directory, ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, string>> {
  const staff = await Promise.all([...new Set(ids)].map((id) => directory.staff(id)));
  return new Map(staff.flatMap((one) => (one ? [[one.id, one.name]] : [])));
}

export const nameIn = (names: ReadonlyMap<StaffId, string>, id: StaffId): string =>
  names.get(id) ?? 'somebody who has left';
