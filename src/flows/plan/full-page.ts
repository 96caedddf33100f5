import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Recipient } from '../../notices/ledger.ts';
import type { PlanContent } from '../../plans/content.ts';
import type { Proposed } from '../../plans/proposal.ts';
import type { VersionLine } from '../../plans/versions.ts';
import { asManyAsFit } from '../../../cards/as-many-as-fit.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { rowsOfContent, whyRows } from './in-words.ts';
import { openButton, versionWords } from './plan-page.ts';

/** A version, and what it says. */
export interface PlanVersion {
  readonly line: VersionLine;
  readonly content: PlanContent;
  /** Who gets copies of it. */
  readonly copyTo: readonly Recipient[];
}

/** How much of it stands on one card (S43); the rest is a press away. */
const ON_A_CARD = { bytes: 9_000, many: 24 };

/** A version word for word, and at its end why it was proposed: where other pages cut what is long, this one goes on to the next. */
export function inFull(
  { content, line: version, proposed }: PlanVersion & { readonly proposed: Proposed | undefined },
  at: Reading,
  from: number,
): Card {
  const rows = [...rowsOfContent(content), ...(proposed ? whyRows(proposed) : [])];
  const shown = asManyAsFit(rows.slice(from), ON_A_CARD);
  const left = rows.length - from - shown.length;
  return drawRecord({
    title: `Version ${version.version} in full`,
    about: aboutWords(at.person),
    reference: at.reference,
    status: { words: versionWords(version), tone: 'neutral' },
    flags: [],
    rows: shown,
    buttons: [
      ...(left > 0
        ? [
            {
              title: 'The rest',
              press: { do: 'record/view', id: at.id, x: `version.${version.version}.${from + shown.length}` },
            },
          ]
        : []),
      openButton(at),
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });
}
