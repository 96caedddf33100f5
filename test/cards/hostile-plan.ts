import type { Card } from '../../cards/card.ts';
import { drawCompare } from '../../cards/compare.ts';
import { drawCopies } from '../../cards/copies.ts';
import { drawDownload } from '../../cards/download.ts';
import { drawPlan } from '../../cards/plan.ts';
import { drawProgress } from '../../cards/progress.ts';
import { drawProposal } from '../../cards/proposal.ts';

/** The cards of a plan with a text wherever their views have words. */
export function plansAbout(text: string): Card[] {
  const press = { do: 'record/open' };
  const top = { title: text, about: text, reference: text, news: text, intro: text, buttons: [] };
  const flags = [{ words: text, tone: 'warning' }] as const;
  const rows = [{ label: text, value: text }];
  const more = { words: text, press };
  const changes = [
    { what: text, before: text, after: text },
    { what: text, after: text },
    { what: text, before: text },
  ];
  const week = [{ day: text, before: 1, after: 2 }];
  return [
    drawPlan({
      ...top,
      version: text,
      flags,
      matters: text,
      outcomes: [{ words: text, now: text, achieved: text, share: 1 }],
      minutes: text,
      visits: [{ when: text, length: text, support: text, by: text }],
      more,
      rows,
      doors: [{ title: text, detail: text, press }],
      ledger: { progress: text, lines: [{ name: text, role: text, told: true, detail: text }] },
    }),
    drawProposal({
      ...top,
      status: { words: text, tone: 'attention' },
      flags,
      rows,
      changes,
      more,
      week,
      evidence: [{ from: text, on: text, words: text }],
      answers: (['yes', 'no', 'waiting'] as const).map((answer) => ({ name: text, role: text, answer, detail: text })),
    }),
    drawCompare({ ...top, changes, week }),
    drawProgress({
      ...top,
      minutes: [{ version: 1, on: text, minutes: 1 }],
      outcomes: [{ words: text, points: [{ version: 1, on: text, share: 0, achieved: text }] }],
    }),
    drawCopies({
      ...top,
      lines: [true, false].map((current) => ({ name: text, role: text, current, detail: text })),
    }),
    drawDownload({ ...top, paragraphs: [text], links: [{ title: 'PDF', url: 'https://reable.example/copies/a' }] }),
  ];
}
