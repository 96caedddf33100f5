import type { Card } from '../../../cards/card.ts';
import { drawNotice } from '../../../cards/notice.ts';
import { named } from '../../kernel/names.ts';
import { sentences } from '../../kernel/sentence.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Act, PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { begins, NEW_WAY, newWayAnswers, visitsThatBegin } from '../../plans/new-way.ts';
import type { Plan } from '../../plans/plan.ts';
import { acting, headed, openButton } from './page-parts.ts';

/** TL15: one press says that it was done the new way, or why not; undefined when it has been said, or nothing begins. */
export function newWayCard(plan: Plan, at: Reading): Card | undefined {
  const line = begins(plan);
  const answers = newWayAnswers(plan);
  if (!line || answers.some(({ by }) => by === at.viewer.staff)) return undefined;
  const times = plan.current ? visitsThatBegin(plan, plan.current).map((visit) => visit.at) : [];
  const says = `${NEW_WAY}.${line.version}`;
  return drawNotice({
    ...headed('Something new begins', at),
    reminder: false,
    intro: sentences(
      `Version ${line.version} of the plan applies from ${wordsForDay(line.startsOn)}`,
      ...answers.map(({ by, done }) => `${at.nameOf(by)} has said that it was ${done ? '' : 'not '}done`),
      `Once you have visited (${named([...new Set(times)], 9)}), please say: was it done the new way?`,
    ),
    rows: plan.changed.flatMap(({ what, before, after }) =>
      what.startsWith('Visit: ') ? [{ label: what, value: after ?? `No more: ${before ?? ''}` }] : [],
    ),
    field: { id: 'note', kind: 'text', label: 'If not: why?', max: 300, lines: 'many', optional: true },
    buttons: [
      { title: 'Done the new way', press: acting(at, `${says}.yes`), tone: 'main' },
      { title: 'Not done', press: acting(at, `${says}.no`), withInputs: true },
      openButton(at),
    ],
    refresh: at.refresh,
  });
}

/** What its two buttons come to; undefined when it is not this reader's to press. */
export function newWayAct(part: string, at: Reading): Act<PlanCommand> | undefined {
  const [name, version = '', said] = part.split('.');
  if (name !== NEW_WAY || !at.mayTell) return undefined;
  const done = said === 'yes';
  return {
    command: { type: 'note-new-way', version: Number(version), done, why: at.note ?? '' },
    words: done ? 'Thank you. It is noted that it was done.' : 'Noted. Those who lead the team hear of it.',
  };
}
