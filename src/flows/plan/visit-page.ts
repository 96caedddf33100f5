import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Flag } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { same } from '../../records/same.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanContent, Visit } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';
import type { Proposal } from '../../plans/proposal.ts';
import { headed, HOME, openButton, starting } from './page-parts.ts';
import { visitOn } from './plan-page.ts';

/** One visit, and what can be done with it: each button opens the form with that filled in (R12). */
export function visitPage(
  { proposal }: Pick<Plan, 'proposal'>,
  { visits, startsOn }: Pick<PlanContent, 'visits' | 'startsOn'>,
  key: string,
  at: Reading,
): Card | undefined {
  const visit = visits.find((one) => one.key === key);
  if (!visit) return undefined;
  const { when, length, support, by } = visitOn(visit, at);
  const touch = (what: string) => starting(at, `plan-visit.${what}.${key}`);
  return drawRecord({
    ...headed('A visit in the plan', at),
    status: { words: when, tone: 'neutral' },
    flags: listed<Flag>(
      startsOn > at.today && { words: `As it is from ${wordsForDay(startsOn)}`, tone: 'neutral' },
      proposal && proposedFor(proposal, visit, at),
    ),
    rows: [
      { label: 'Length', value: length },
      { label: 'Support', value: support },
      { label: 'By whom', value: by },
    ],
    buttons: at.mayRecord
      ? [
          { title: 'Change', press: touch('change'), tone: 'main' },
          { title: 'Stop', press: touch('stop') },
          { title: 'Pause', press: touch('pause') },
          { title: 'Only until', press: touch('until') },
          openButton(at),
          HOME,
        ]
      : [openButton(at), HOME],
  });
}

/** What people are asked about this visit already, so that nobody proposes it a second time (R12). */
function proposedFor({ content, by, on }: Proposal, visit: Visit, at: Reading): Flag | undefined {
  const then = content.visits.find(({ key }) => key === visit.key);
  if (then && same(then, visit)) return undefined;
  const what = then ? 'A change of it is proposed' : 'Proposed to stop';
  const from = wordsForDay(content.startsOn > on ? content.startsOn : on);
  return { words: `${what} from ${from} by ${at.nameOf(by)}, not agreed yet`, tone: 'warning' };
}
