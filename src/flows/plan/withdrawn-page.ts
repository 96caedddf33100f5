import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Plan } from '../../plans/plan.ts';
import { withdrawnRows } from './over-notice.ts';
import { headed, HOME, starting } from './page-parts.ts';

/** The first plan was withdrawn before anybody agreed. */
export const withdrawnPage = (plan: Plan, at: Reading): Card =>
  drawRecord({
    ...headed('Reablement plan', at),
    status: { words: 'There is no agreed plan yet', tone: 'neutral' },
    rows: withdrawnRows(plan, at),
    buttons: [
      { title: 'Start a plan', press: starting(at, 'plan-revision'), tone: 'main' },
      { title: 'History', press: { do: 'record/history', id: at.id } },
      HOME,
    ],
  });
