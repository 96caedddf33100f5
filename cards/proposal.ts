import { drawButton } from './button.ts';
import type { Card, Element } from './card.ts';
import { drawChanges, type Sides } from './changes.ts';
import { checkButtons, frame, title } from './frame.ts';
import { drawPersonLine } from './ledger.ts';
import type { ProposalView } from './plan-views.ts';
import { drawRows } from './rows.ts';
import { bold, line, paragraph, quiet, run, section } from './text.ts';
import { signed } from './tone.ts';
import { wayOn } from './touchable.ts';
import { drawWeek, weekWords } from './week.ts';

const ALL_NEW: Sides = { before: 'Now', after: 'Would be' };
const SIDES: Sides = { ...ALL_NEW, added: 'New' };

/**
 * What people are asked to agree to: how it stands, old beside new, why, and what shows it; right below it what
 * the reader is asked to press; then the days of the week, and who has said what (R6 to R11). Twelve changes of 200 characters each way, four pieces of
 * evidence of 300 and six people with 150 about each fit together (S43).
 * Throws when the view has more than six buttons in all, more than sixty owners, or a press over 200 bytes.
 */
export function drawProposal(view: ProposalView): Card {
  const { week, first, answer = [] } = view;
  checkButtons(answer.length + view.buttons.length);
  return frame(
    [
      view.reminder && paragraph(signed('Reminder: please answer this', 'warning'), bold),
      title(view, [view.status, ...(view.flags ?? [])]),
      view.intro && paragraph(view.intro),
      first === undefined
        ? drawChanges('What would change', view.changes, SIDES, week && weekWords(week, SIDES, view.weekUntil))
        : drawChanges('What the plan would say', view.changes, ALL_NEW, first),
      view.more && wayOn(view.more),
      section('Why, and when'),
      drawRows(view.rows),
      view.evidence.length > 0 && [section('Evidence'), ...view.evidence.flatMap(drawEvidence)],
      view.evidenceWays?.map(wayOn),
      answer.length > 0 && { type: 'ActionSet', actions: answer.map(drawButton) },
      week && drawWeek(week, SIDES),
      section('Who has said what'),
      view.answers.flatMap(drawAnswer),
    ],
    view,
  );
}

const drawEvidence = ({ from, on, words }: ProposalView['evidence'][number]): readonly Element[] => [
  paragraph(words, {}, { separator: true }),
  line([run(from, quiet), ' · ', run(on, quiet)], { spacing: 'None' }),
];

const signs = {
  yes: run('✓ Agrees'),
  no: run('✗ Does not agree', { ...bold, color: 'Attention' }),
  waiting: run('● Not answered yet', bold),
  others: run('Does not decide', quiet),
} as const;

/** Why a party does not agree is no small print. */
const drawAnswer = (one: ProposalView['answers'][number]): readonly Element[] =>
  drawPersonLine(one, signs[one.answer], one.answer === 'no' ? {} : quiet);
