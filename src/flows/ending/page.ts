import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { Act, PersonReading as Reading, RecordPages } from '../../kinds/kind.ts';
import { endingPaper } from './paper.ts';
import type { SeenEnding } from './facts.ts';
import type { Command } from './rules.ts';
import { rows } from './words.ts';

/** The paper for the person. */
const PAPER = 'ending';
const COPIES_BACK = 'copies-back';

/** The page of an ending: what it says, what is still to do, and the copy for the person. */
export const pages = (the: SeenEnding): RecordPages<Command, Reading> => ({
  actors: [the.by],
  page: (at) => page(the, at),
  act: (part, { mayRecord }) => (mayRecord ? actOf(part, the) : undefined),
  copy: (which, at) =>
    Promise.resolve(
      which === PAPER && the.status !== 'called-off'
        ? { paper: endingPaper(the, at), which, title: 'The copy for the person', back: 'Open the ending' }
        : undefined,
    ),
});

const OFFERED = { offered: 'wanted', 'not-wanted': 'declined' } as const;

function actOf(part: string, the: SeenEnding): Act<Command> | undefined {
  if (part === COPIES_BACK && isDue(the))
    return { command: { type: 'copies-back' }, words: 'Noted: the paper copies are back.' };
  if ((part === 'offered' || part === 'not-wanted') && the.carerAssessment === 'not-offered')
    return { command: { type: 'offer', answer: OFFERED[part] }, words: 'Noted: a carer’s assessment was offered.' };
  return undefined;
}

const isDue = ({ status, copiesBack }: SeenEnding): boolean => status === 'closed' && !copiesBack;

function page(the: SeenEnding, at: Reading): Card {
  const { status, by, carerAssessment } = the;
  const { id, mayRecord } = at;
  const isToOffer = mayRecord && status === 'closed' && carerAssessment === 'not-offered';
  return drawRecord({
    title: 'Ending',
    about: at.about,
    reference: at.reference,
    news: at.news,
    status:
      status === 'planned'
        ? { words: 'Not closed yet: reablement goes on until then', tone: 'warning' }
        : { words: STATUS[status], tone: 'neutral' },
    flags:
      carerAssessment === 'not-offered'
        ? [{ words: 'A carer’s assessment has not been offered yet.', tone: 'warning' }]
        : [],
    rows: [
      ...rows(the),
      ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
      { label: 'Noted by', value: at.nameOf(by) },
    ],
    buttons: listed<Button>(
      mayRecord &&
        status === 'planned' && { title: 'Close it', press: { do: 'flow/start', id, x: 'ending-close' }, tone: 'main' },
      mayRecord &&
        isDue(the) && { title: 'Paper copies are back', press: { do: 'record/act', id, x: COPIES_BACK }, tone: 'main' },
      mayRecord &&
        !isToOffer && {
          title: carerAssessment === 'wanted' ? 'Refer the carer' : 'Other help',
          press: { do: 'flow/start', id, x: 'prevention-referral' },
        },
      ...(isToOffer
        ? [
            { title: 'Offered, and wanted', press: { do: 'record/act' as const, id, x: 'offered' } },
            { title: 'Offered, not wanted', press: { do: 'record/act' as const, id, x: 'not-wanted' } },
          ]
        : []),
      at.formats.length > 0 && { title: 'Copy for the person', press: { do: 'copy/get', id, x: PAPER } },
      // No more buttons fit; they are named above.
      !isToOffer && { title: 'Related records', press: { do: 'record/view', id, x: 'related.0' } },
      { title: 'History', press: { do: 'record/history', id } },
      { title: 'Home', press: { do: 'home/show' } },
    ),
    refresh: at.refresh,
  });
}

const STATUS = {
  closed: 'Reablement has ended',
  'called-off': 'Called off: reablement goes on',
  'went-on': 'Reablement went on again',
} as const;
