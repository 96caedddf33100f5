import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanContent } from '../../plans/content.ts';
import { headed, HOME, openButton, starting } from './page-parts.ts';
import { visitOn } from './plan-page.ts';

/** One visit, and what can be done with it: each button opens the form with that filled in (R12). */
export function visitPage({ visits }: Pick<PlanContent, 'visits'>, key: string, at: Reading): Card | undefined {
  const visit = visits.find((one) => one.key === key);
  if (!visit) return undefined;
  const { when, length, support, by } = visitOn(visit, at);
  const touch = (what: string) => starting(at, `plan-visit.${what}.${key}`);
  return drawRecord({
    ...headed('A visit in the plan', at),
    status: { words: when, tone: 'neutral' },
    rows: [
      { label: 'Length', value: length },
      { label: 'Support', value: support },
      { label: 'By whom', value: by },
    ],
    buttons: at.mayRecord
      ? [
          { title: 'Change', press: touch('change'), tone: 'main' },
          { title: 'Stop', press: touch('stop') },
          { title: 'For a while', press: touch('while') },
          openButton(at),
          HOME,
        ]
      : [openButton(at), HOME],
  });
}
