import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import {
  needsHistory,
  needsOf,
  needsWords,
  sameNeeds,
  shareWords,
  type CommunicationNeeds,
} from '../../people/needs.ts';
import { withoutTeams, type Party } from '../../people/party.ts';
import { aboutWords } from '../../people/person.ts';
import type { MenuPage } from '../menu-page.ts';
import { whosePage } from '../../questions/whose.ts';
import { BEFORE, historyOf, historyPress, HOME, nameIn, namesOf } from './history.ts';

type About = VisiblePerson['the'];

/** So many people around somebody stand on one card (S43). */
const MOST_AROUND = 6;

/** What the person and those around them need so that they understand, to be read (R33), and what it was before. */
export function needsPage(directory: Directory, today: () => Day): MenuPage {
  return {
    id: 'needs',
    title: 'Communication needs',
    phrases: [
      'communication needs',
      'communication needs of',
      'communication needs for',
      'see communication needs of',
      'how to communicate with',
    ],
    startsFrom: 'person',
    offer: {
      button: 'Communication needs',
      example: 'communication needs of Ada Palmer',
      group: 'person',
      rank: 40,
    },
    async show(viewer, _, part = '', person) {
      if (!person) return whosePage(directory, viewer, this, 'Whose?');
      const [name = '', place = '0'] = part.split('.');
      const from = partFrom(name === BEFORE ? place : name);
      return name === BEFORE
        ? historyOf(directory, person, from)
        : page(directory, viewer, person, { from, today: today() });
    },
  };
}

async function page(
  directory: Directory,
  viewer: Viewer,
  person: About,
  at: { readonly from: number; readonly today: Day },
): Promise<Card> {
  const { from, today } = at;
  const all = withoutTeams(person);
  const shown = all.slice(from, from + MOST_AROUND);
  const mayChange = may(viewer, 'record', 'person', person);
  const names = await namesOf(
    directory,
    shown.flatMap(({ key }) => needsHistory(person, key).map(({ by }) => by)),
  );
  return drawPage({
    title: 'Communication needs',
    paragraphs: [aboutWords(person)],
    list: shown.flatMap((one) => [
      { title: `${one.name} (${one.role})`, detail: detailOf(person, one, names, today) },
      ...(mayChange
        ? [
            {
              title: `${needsOf(person, one.key) ? 'Change' : 'Note'} needs of ${one.name}`,
              press: { do: 'flow/start', id: person.id, x: `communication-needs.${one.key}` },
            },
          ]
        : []),
    ]),
    buttons: listed<Button>(
      all.length > from + MOST_AROUND && {
        title: 'More people',
        press: { do: 'page/show', id: person.id, x: `needs.${from + MOST_AROUND}` },
      },
      all.some(({ key }) => needsOf(person, key)) && { title: 'What it was before', press: historyPress(person, 0) },
      HOME,
    ),
  });
}

/** What they need, since when and by whom, whether it may be passed on, and when it is looked at again. */
function detailOf(person: About, { key }: Party, names: ReadonlyMap<StaffId, string>, today: Day): string {
  const all = needsHistory(person, key);
  const [now] = all;
  if (!now) return 'Not asked yet';
  const first = sinceIn(all);
  const again = first && first !== now && `Looked at again on ${wordsForDay(now.on)} by ${nameIn(names, now.by)}.`;
  return listed(
    needsWords(now) || 'Nothing special.',
    first && `Since ${wordsForDay(first.on)}, noted by ${nameIn(names, first.by)}.`,
    again,
    shareWords[now.share],
    `${now.reviewOn <= today ? 'Was to be' : 'To be'} looked at again on ${wordsForDay(now.reviewOn)}.`,
  ).join('\n');
}

/** Of what is needed now, where it was noted first: since then it has only been looked at again. */
function sinceIn(all: readonly CommunicationNeeds[]): CommunicationNeeds | undefined {
  const [now] = all;
  const changed = all.findIndex((one) => now && !sameNeeds(one, now));
  return all[(changed < 0 ? all.length : changed) - 1];
}
