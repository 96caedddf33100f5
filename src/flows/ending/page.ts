import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button, Row } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { NOTE, type Act, type Action, type PersonReading as Reading, type RecordPages } from '../../kinds/kind.ts';
import { involvedIn } from '../../people/party.ts';
import { endingPaper } from './paper.ts';
import type { SeenEnding } from './facts.ts';
import { carerIsToBeReferred, copiesAreOut } from './duties.ts';
import type { Command } from './rules.ts';
import { rows } from './words.ts';

/** How far it came up to a day, from what was noted of it: as everybody says, and as the person does. */
export type CameOf = (
  viewer: Viewer,
  person: Reading['person'],
  last: Day,
) => Promise<{ readonly all: readonly Row[]; readonly own: readonly Row[] } | undefined>;

/** The paper for the person. */
const PAPER = 'ending';
const COPIES_BACK = 'copies-back';

/** The page of an ending: what it says, what is still to do, and the copy for the person. */
export const pages = (the: SeenEnding, cameOf: CameOf): RecordPages<Command, Reading> => ({
  actors: [the.by],
  page: async (at) => page(the, at, (await cameOf(at.viewer, at.person, the.on))?.all ?? []),
  act: (part, { mayRecord }) => (mayRecord ? actOf(part, the) : undefined),
  copy: async (which, at) => {
    if (which !== PAPER || the.status === 'called-off') return undefined;
    const came = await cameOf(at.viewer, at.person, the.on);
    return {
      paper: endingPaper(the, at, came?.own ?? []),
      which,
      title: 'The copy for the person',
      back: 'Open the ending',
    };
  },
});

/** R45: whether they can decide it is found by the mental capacity lead, who may do nothing else here. */
export function assessing({ status, deciding }: SeenEnding, at: Pick<Reading, 'posts' | 'viewer' | 'note'>) {
  if (status !== 'planned' || deciding?.capacity.answer !== 'unknown' || !at.posts.includes('capacity-lead')) return [];
  const { viewer, note = '' } = at;
  return (['has', 'lacks'] as const).map((answer): Action<Command> => ({
    part: `assessed-${answer}`,
    title: `Assessed: ${answer} capacity`,
    asks: FOUND,
    command: {
      type: 'assess',
      answer,
      by: `${viewer.name}, ${viewer.roles.includes('capacity-lead') ? 'mental capacity lead' : 'who leads the team'}`,
      note,
    },
    words:
      answer === 'has'
        ? 'Noted: capacity for this decision was assessed, and is there.'
        : 'Noted: capacity for this decision is lacking. Who recorded the ending is asked to say who decides.',
  }));
}
const FOUND = 'What did you look at, and what did you find?';

const OFFERED = { offered: 'wanted', 'not-wanted': 'declined' } as const;

function actOf(part: string, the: SeenEnding): Act<Command> | undefined {
  if (part === COPIES_BACK && copiesAreOut(the))
    return { command: { type: 'copies-back' }, words: 'Noted: the paper copies are back.' };
  if ((part === 'offered' || part === 'not-wanted') && the.carerAssessment === 'not-offered')
    return { command: { type: 'offer', answer: OFFERED[part] }, words: 'Noted: a carer’s assessment was offered.' };
  return undefined;
}

function page(the: SeenEnding, at: Reading, came: readonly Row[]): Card {
  const { status, by, carerAssessment } = the;
  const { id, mayRecord } = at;
  const carer = carerIsToBeReferred(the) ? involvedIn(at.person).find(({ part }) => part === 'carer') : undefined;
  const assess = assessing(the, at);
  const isToOffer = mayRecord && status === 'closed' && carerAssessment === 'not-offered';
  const hasRoom = !isToOffer && assess.length === 0;
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
      ...came,
      ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
      { label: 'Noted by', value: at.nameOf(by) },
    ],
    ...(assess.length > 0 && { field: { id: NOTE, kind: 'text', label: FOUND, max: 500, lines: 'many' } as const }),
    buttons: listed<Button>(
      ...assess.map(({ part, title }) => ({
        title,
        press: { do: 'record/act' as const, id, x: part },
        withInputs: true as const,
      })),
      mayRecord &&
        status === 'planned' && { title: 'Close it', press: { do: 'flow/start', id, x: 'ending-close' }, tone: 'main' },
      mayRecord &&
        copiesAreOut(the) && {
          title: 'Paper copies are back',
          press: { do: 'record/act', id, x: COPIES_BACK },
          tone: 'main',
        },
      mayRecord &&
        hasRoom && {
          title: carer ? 'Refer the carer' : 'Other help',
          press: {
            do: 'flow/start',
            id,
            x: carer ? `prevention-referral.${carer.key}.referred` : 'prevention-referral',
          },
        },
      ...(isToOffer
        ? [
            { title: 'Offered, and wanted', press: { do: 'record/act' as const, id, x: 'offered' } },
            { title: 'Offered, not wanted', press: { do: 'record/act' as const, id, x: 'not-wanted' } },
          ]
        : []),
      at.formats.length > 0 && { title: 'Copy for the person', press: { do: 'copy/get', id, x: PAPER } },
      // No more buttons fit; they are named above.
      hasRoom && { title: 'Related records', press: { do: 'record/view', id, x: 'related.0' } },
      { title: 'History', press: { do: 'record/history', id } },
      { title: 'Home', press: { do: 'home/show' } },
    ),
    refresh: at.refresh,
  });
}

const STATUS = {
  closed: 'Reablement has ended',
  'called-off': 'Called off',
  'went-on': 'Reablement went on again',
} as const;
