import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading, RecordPages } from '../../kinds/kind.ts';
import { chargesWait, needsAdvocate, untold, waits, type SeenReview } from './facts.ts';
import { reviewPaper } from './paper.ts';
import type { Command } from './rules.ts';
import { flags, rows } from './words.ts';

const PAPER = 'review';
const [TOLD, ADVOCATE] = ['asker-told', 'advocate-asked'] as const;

/** The page of a review: what it says, and what can be done next. */
export const pages = (the: SeenReview): RecordPages<Command, Reading> => ({
  actors: the.held ? [the.held.by] : [],
  page: (at) => page(the, at),
  act: (part, { mayRecord }) => {
    if (!mayRecord) return undefined;
    if (part === TOLD && untold(the) !== undefined) return { command: { type: TOLD }, words: 'Noted: they were told.' };
    return part === ADVOCATE && the.held && needsAdvocate(the.held)
      ? { command: { type: ADVOCATE }, words: 'Noted: an advocate was asked for.' }
      : undefined;
  },
  copy: (which, at) =>
    Promise.resolve(
      which === PAPER && the.held
        ? { paper: reviewPaper(the.held, at), which, title: 'The review', back: 'Open the review' }
        : undefined,
    ),
});

function page(the: SeenReview, at: Reading): Card {
  const { held } = the;
  const begin = (x: string, title: string, tone?: 'main'): Button => ({
    title,
    press: { do: 'flow/start', id: at.id, x },
    ...(tone && { tone }),
  });
  const acting = (x: string, title: string): Button => ({
    title,
    press: { do: 'record/act', id: at.id, x },
    tone: 'main',
  });
  // A page has six buttons: what waits comes first.
  const advocate = at.mayRecord && held !== undefined && needsAdvocate(held);
  const way = held && LEADS_ON[held.next];
  return drawRecord({
    title: 'Review',
    about: at.about,
    reference: at.reference,
    news: at.news,
    status:
      held && !chargesWait(held)
        ? { words: 'Held', tone: 'good' }
        : held || waits(the)
          ? undefined
          : { words: the.stopped ? 'Closed' : 'Not held', tone: 'neutral' },
    flags: flags(the),
    rows: [
      ...rows(the, at.person.preferredName),
      ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
      ...(held ? [{ label: 'Noted by', value: at.nameOf(held.by) }] : []),
    ],
    buttons: listed<Button>(
      at.mayRecord && untold(the) !== undefined && acting(TOLD, 'They have been told why'),
      advocate && acting(ADVOCATE, 'An advocate was asked for'),
      at.mayRecord && waits(the) && begin('review-held', 'Note the review', 'main'),
      at.mayRecord && waits(the) && begin('review-instead', 'It is not held, or later'),
      at.mayRecord && held && chargesWait(held) && begin('review-charges', 'Note what was said', 'main'),
      at.mayRecord && way && begin(way.flow, way.title, 'main'),
      at.mayRecord && held && !advocate && !chargesWait(held) && begin('prevention-referral', 'Other help'),
      held && at.formats.length > 0 && { title: 'The review on paper', press: { do: 'copy/get', id: at.id, x: PAPER } },
      at.related.length > 0 &&
        !advocate && {
          title: 'Related records',
          press: { do: 'record/view', id: at.id, x: 'related.0' },
        },
      { title: 'History', press: { do: 'record/history', id: at.id } },
      { title: 'Home', press: { do: 'home/show' } },
    ),
    refresh: at.refresh,
  });
}

/** What comes next leads on from here, so that both records name each other. */
const LEADS_ON = {
  'goes-on': undefined,
  change: { flow: 'plan-revision', title: 'Change the plan' },
  end: { flow: 'ending', title: 'End reablement' },
  another: { flow: 'review', title: 'Another review' },
} as const;
