import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Plan } from '../../plans/plan.ts';
import { acting, headed, mainButton, starting } from './page-parts.ts';

/** Whoever visits no longer keeps seeing the person until somebody says whether they should. */
export function visitorsPage({ noLonger }: Plan, at: Reading): Card | undefined {
  const [one] = noLonger;
  if (!one) return undefined;
  const member = at.person.circle.find(({ staff }) => staff === one.staff)?.key;
  const leaving = member === undefined ? 'person-leave' : `person-leave.${member}`;
  return drawRecord({
    ...headed('No longer visits', at),
    status: { words: `${one.name} no longer visits, and can still see this plan`, tone: 'warning' },
    rows: [],
    buttons: listed<Button>(
      { title: 'Take out of the circle', press: starting(at, leaving), tone: 'main' },
      at.mayRecord && { title: 'Keep in the circle', press: acting(at, `keep-visitor.${one.staff}`) },
      mainButton(at),
    ),
  });
}
