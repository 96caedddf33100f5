import { drawList } from '../../../cards/list.ts';
import type { Button, ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { addDays, ageWords, dayOf, daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import { orCounted, unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { Directory } from '../../people/directory.ts';
import { isLate, isOf, type Duty } from '../../work/duty.ts';
import type { Holder } from '../../work/posts.ts';
import type { MenuPage } from '../menu-page.ts';
import { figures } from './figures.ts';

type Group = ListView['groups'][number];
type Item = Group['items'][number];

/** So many of each stand on one card (S43). */
const MOST = 6;
/** Figures are of what was over in half a year, and of no more than these. */
const FIGURES_DAYS = 182;
const MOST_COUNTED = 400;

/**
 * What is worked through in a team, the oldest first, and what else is late: age, kind and next day. What stands there each kind says of itself
 * (`span`, duties), and each record is asked whether its reader may see it (R24).
 */
export function board(records: Records, directory: Directory): MenuPage {
  const { clock, zone, remindAfter } = records.services;
  const today = () => dayOf(clock.now(), zone);

  /** The first that its reader may see from there on, and whether there are more. */
  async function some(
    reader: Reader,
    all: (team: Viewer['teams'][number]) => AsyncGenerator<OpenRecord>,
    from: number,
    isMeant: (record: OpenRecord) => boolean,
  ): Promise<{ readonly items: readonly Item[]; readonly goesOn: boolean }> {
    const { viewer, unreadable } = reader;
    const items: Item[] = [];
    let before = 0;
    for (const team of viewer.teams)
      for await (const record of all(team)) {
        const seen = isMeant(record)
          ? await orCounted(unreadable, record.id, () => seenBy(directory, viewer, record))
          : undefined;
        if (!seen || before++ < from) continue;
        if (items.length === MOST) return { items, goesOn: true };
        items.push(lineOf(record, `${seen.name}: ${seen.seen.title}`, reader));
      }
    return { items, goesOn: false };
  }

  function lineOf(record: OpenRecord, title: string, { viewer, posts }: Reader): Item {
    const { duties, span, reference, id, team } = record;
    const holder = { staff: viewer.staff, posts: posts.get(team) ?? [] };
    const late = duties.filter((duty) => isLate(duty, today(), remindAfter)).toSorted(byDue)[0];
    const next = record.coming.filter((duty) => dueOf(duty) >= today()).toSorted(byDue)[0];
    return {
      title,
      detail: listed(
        span && `Open for ${ageWords(daysBetween(span.from, today()))}`,
        late && mayRead(late, holder) && late.words,
        next && `Next: ${wordsForDay(dueOf(next))}${mayRead(next, holder) ? `, ${next.words}` : ''}`,
        reference,
      ).join('\n'),
      ...(late && { mark: { words: `Overdue since ${wordsForDay(dueOf(late))}`, tone: 'warning' as const } }),
      press: { do: 'record/open', id },
    };
  }

  const dueOf = ({ due, since }: Duty): Day => due ?? addDays(since, remindAfter - 1);
  const byDue = (a: Duty, b: Duty): number => dueOf(a).localeCompare(dueOf(b));

  async function counted({ viewer, posts, unreadable }: Reader, since: Day): Promise<readonly string[]> {
    const all: OpenRecord[] = [];
    for (const team of viewer.teams.filter((one) => posts.get(one)?.includes('leads')))
      for await (const record of records.overIn(team, since, unreadable)) {
        if (await orCounted(unreadable, record.id, () => seenBy(directory, viewer, record))) all.push(record);
        if (all.length === MOST_COUNTED) return figures(all);
      }
    return figures(all);
  }

  return {
    id: 'board',
    title: 'Board',
    phrases: ['board', 'team board', 'the board', 'open issues', 'what is open', 'what is overdue', "what's overdue"],
    needs: { deed: 'see', guarded: 'care-record' },
    offer: { button: 'Board', example: 'board', group: 'waits', rank: 30 },
    async show(viewer, _, part = '') {
      const [name = '', place] = part.split('.');
      const from = (key: string): number => (name === key ? partFrom(place) : 0);
      const unreadable: Unreadable = new Set();
      const reader: Reader = { viewer, posts: await records.services.postsOf(viewer), unreadable };
      const open = await some(
        reader,
        (team) => records.openIn(team, unreadable),
        from('open'),
        () => true,
      );
      const late = await some(
        reader,
        (team) => records.outstandingIn(team, unreadable),
        from('late'),
        ({ span, duties }) => !span && duties.some((duty) => isLate(duty, today(), remindAfter)),
      );
      const since = addDays(today(), -FIGURES_DAYS);
      const took = part === '' ? await counted(reader, since) : [];
      const more = (key: string, { goesOn }: typeof open): Button | false =>
        goesOn && {
          title: key === 'open' ? 'More that is open' : 'More that is overdue',
          press: { do: 'page/show', x: `board.${key}.${from(key) + MOST}` },
        };
      return drawList({
        title: 'Board',
        intro: listed('What you may see of your team, the oldest first.', unreadableWords(unreadable)),
        groups: listed<Group>(
          name !== 'late' && { title: 'Open', items: open.items, empty: 'Nothing is open.' },
          name !== 'open' && { title: 'Overdue besides', items: late.items, empty: 'Nothing else is overdue.' },
          took.length > 0 && {
            title: `How long it took, since ${wordsForDay(since)}`,
            items: took.map((words) => ({ title: words, detail: '' })),
          },
        ),
        buttons: listed<Button>(
          name !== 'late' && more('open', open),
          name !== 'open' && more('late', late),
          part !== '' && { title: 'Board', press: { do: 'page/show', x: 'board' } },
          { title: 'Home', press: { do: 'home/show' } },
        ),
      });
    },
  };
}

interface Reader {
  readonly viewer: Viewer;
  readonly posts: Awaited<ReturnType<Records['services']['postsOf']>>;
  readonly unreadable: Unreadable;
}

/** What waits for its reader is read by them; for those who lead, also what is handed over. Of the rest only its day stands there. */
const mayRead = (duty: Duty, holder: Holder): boolean =>
  isOf(duty, holder) || (duty.handsOver === true && holder.posts.includes('leads'));
