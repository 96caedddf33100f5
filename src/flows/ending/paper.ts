import type { Row } from '../../../cards/views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf } from '../../papers/printable.ts';
import { paragraphs, part } from '../../papers/sheet.ts';
import { chargingRows } from '../../people/charging.ts';
import type { SeenEnding } from './facts.ts';

/** What the person keeps of the ending: why, what follows, what is charged, and who asks after them. Not what others say of them. */
export function endingPaper(the: SeenEnding, { person, reference }: Reading, came: readonly Row[]): Paper {
  const named = plainOf(reference);
  const { need, appointment, bridge, handover, charging } = the;
  const withOwner = (one: typeof need): string =>
    one ? listed(one.what, one.owner !== undefined && `Who sees to it: ${one.owner}`).join('\n') : '';
  return {
    name: `${named}-ending`,
    sheet: (large) => ({
      title: `Ending ${named}`,
      footer: named,
      large,
      blocks: [
        { kind: 'heading', level: 1, text: `The end of reablement for ${lineOf(person.name)}` },
        { kind: 'text', text: `Reablement ends on ${wordsForDay(the.on)}.` },
        ...part('How it is shown that it can end', paragraphs(the.shown)),
        ...part('What you say', paragraphs(the.regard.person)),
        ...part(
          'How far you came',
          came.flatMap(({ label, value }) => paragraphs(`${label}: ${value}`)),
        ),
        ...part(
          'What follows',
          paragraphs(listed(need && withOwner(need), bridge, handover, !need && 'No support is needed.').join('\n')),
        ),
        ...(appointment ? part('Your appointment', paragraphs(withOwner(appointment))) : []),
        ...part('When support has ended', paragraphs(the.afterwards ?? '')),
        ...part(
          'What it costs',
          paragraphs(
            chargingRows(charging)
              .map(({ value }) => value)
              .join('\n'),
          ),
        ),
        ...part(
          'How to come back',
          paragraphs(
            `If things change, ask the reablement service. You do not have to start again from nothing. ${the.followUp.name} asks how you are in four to six weeks.`,
          ),
        ),
      ],
    }),
  };
}
