import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { listed } from '../../kernel/listed.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import { unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { Records } from '../../kinds/records.ts';
import { outstanding, type Ledger } from '../../notices/ledger.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { aboutWords } from '../../people/person.ts';
import { whosePage } from '../../questions/whose.ts';
import type { MenuPage } from '../menu-page.ts';

/** So many records stand on one card (S43). */
const MOST = 10;

type Item = ListView['groups'][number]['items'][number];

/** What waits in the records of one person, for whom, and who has been told of each change (R4, R5). */
export function findOutstanding(directory: Directory, records: Records): MenuPage {
  return {
    id: 'find-outstanding',
    title: 'What is outstanding',
    phrases: [
      'who has been told',
      'what is outstanding for',
      "what's outstanding about",
      'outstanding for',
      'still to do for',
      'who still needs to know',
      'who needs to know',
      'who was told',
      'who knows',
      'who has not been told',
      "who hasn't been told",
      'who is still to be told',
      'has everybody been told',
      'has everyone been told',
      'to do for',
      'what is waiting for',
      'still to be told',
      'issues of',
      'open issues of',
      'open issues for',
      'what is open for',
    ],
    startsFrom: 'person',
    offer: { button: 'Who has been told', example: 'who has been told about Ada Palmer', group: 'person', rank: 47 },
    async show(viewer, _, __, person) {
      if (!person) return whosePage(directory, viewer, this, 'Of which person?');
      const unreadable: Unreadable = new Set();
      const all = await linesFor(records, viewer, person, unreadable);
      const [open, done] = [all.filter(({ waits }) => waits), all.filter(({ waits }) => !waits)];
      return drawList({
        title: 'What is outstanding',
        intro: [aboutWords(person), ...listed(unreadableWords(unreadable))].join('. '),
        groups: [
          {
            title: 'Outstanding',
            empty: 'Nothing that you may see is outstanding.',
            items: open.slice(0, MOST).map(({ item }) => item),
          },
          ...(done.length > 0 && open.length < MOST
            ? [{ title: 'Everybody has been told', items: done.slice(0, MOST - open.length).map(({ item }) => item) }]
            : []),
        ],
        buttons: [{ title: 'Home', press: { do: 'home/show' } }],
      });
    },
  };
}

interface Line {
  readonly waits: boolean;
  readonly item: Item;
}

async function linesFor(
  records: Records,
  viewer: Viewer,
  person: VisiblePerson['the'],
  unreadable: Unreadable,
): Promise<readonly Line[]> {
  return (await records.about(person.id, unreadable))
    .toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''))
    .flatMap((record) => {
      const title = record.seenBy(viewer, person)?.title;
      const isOpen = record.span !== undefined && record.span.until === undefined;
      const waits = isOpen || record.duties.length > 0;
      return title === undefined || (!waits && record.ledger === undefined)
        ? []
        : [{ waits, item: { title, detail: detailOf(record), press: { do: 'record/open', id: record.id } } }];
    });
}

const detailOf = ({ reference, duties, ledger }: OpenRecord): string =>
  [reference, ...new Set(duties.map(({ words }) => words)), ...toldWords(ledger)].join(' · ');

/** Who has been told, and who has not. */
function toldWords(ledger: Ledger | undefined): readonly string[] {
  const told = ledger?.lines.filter((line) => line.told !== undefined) ?? [];
  const names = (lines: readonly { name: string }[]): string => lines.map(({ name }) => name).join(', ');
  const open = outstanding(ledger);
  return listed(told.length > 0 && `Told: ${names(told)}`, open.length > 0 && `Still to be told: ${names(open)}`);
}
