import type { Card } from '../../../cards/card.ts';
import { drawNotice } from '../../../cards/notice.ts';
import type { Field, NoticeView } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import { NOTE, type PersonReading as Reading } from '../../kinds/kind.ts';
import { matterWords, objects, type CapacityMatter } from '../../people/capacity.ts';
import { saidInForce } from '../../plans/agreement.ts';
import { lookNow } from '../../plans/capacity-duties.ts';
import { capacityMatters } from '../../plans/capacity-matters.ts';
import { differences } from '../../plans/difference.ts';
import type { Plan } from '../../plans/plan.ts';
import { isWithoutAgreement } from '../../plans/proposal.ts';
import { contentAsked, standing } from '../../plans/standing.ts';
import { agreementInShort, capacityRows } from './agreement-words.ts';
import { changeRows } from './change-rows.ts';
import { capacityButtons, lookWords } from './doubt-buttons.ts';
import { leadsCapacity } from './leads.ts';
import { acting, decidesButton, headed, mainButton, openButton, viewing } from './page-parts.ts';

const titles = {
  assess: 'capacity is not known',
  objects: 'the person objects',
  restricts: 'it may restrict the person',
  'nobody-consulted': 'nobody was consulted',
} as const satisfies Record<CapacityMatter, string>;

/** R44, R45: for the mental capacity lead: what it is, and whether it is only proposed. Other duties have a card of their own. */
export function capacityCard(plan: Plan, reminder: boolean, at: Reading): Card | undefined {
  const [first] = capacityMatters(plan);
  if (!first || !leadsCapacity(at) || plan.gone.length > 0) return undefined;
  const { proposal, current, changed } = plan;
  const open = proposal?.id === first.id ? proposal : undefined;
  const content = open?.content ?? current;
  const deciding = open?.deciding ?? saidInForce(plan)?.deciding;
  const changes = open ? differences(standing(plan, at.today), contentAsked(plan, open, at.today)) : changed;
  return drawNotice({
    ...headed(`${open ? 'Proposed' : 'In the plan'}: ${titles[first.matter]}`, at),
    reminder,
    intro: `${matterWords[first.matter]}. ${open ? 'It is only proposed, and does not apply yet.' : 'It was agreed with the plan.'}`,
    rows: [...(content ? changeRows(changes, content) : []), ...(deciding ? capacityRows(deciding) : [])],
    ...(first.matter !== 'assess' && { field: WHAT_FOLLOWS }),
    buttons: [
      ...(first.matter === 'assess'
        ? capacityButtons(plan, at)
        : [
            {
              title: 'I have looked at it',
              press: acting(at, `looked-at.${first.id}.${first.matter}`),
              withInputs: true,
            },
          ]),
      mainButton(at),
    ],
    refresh: at.refresh,
  });
}

const WHAT_FOLLOWS: Field = {
  id: NOTE,
  kind: 'text',
  label: 'What did you look at, and what follows?',
  max: 500,
  lines: 'many',
};

/** R44: for whoever answers for the plan, is in it or leads: what the mental capacity lead wrote. */
export function lookCard(plan: Plan, reminder: boolean, at: Reading): Card | undefined {
  const look = lookNow(plan);
  if (!look || look.by === at.viewer.staff) return undefined;
  const open = plan.proposal?.id === look.id ? plan.proposal : undefined;
  const [content, changes] = open
    ? [open.content, differences(standing(plan, at.today), contentAsked(plan, open, at.today))]
    : [plan.current, plan.changed];
  return drawNotice({
    ...headed(`${look.name} has looked at this`, at),
    reminder,
    intro: lookWords(look),
    rows: content ? changeRows(changes, content) : [],
    buttons: [open ? { title: 'See what would change', press: viewing(at, 'proposal'), tone: 'main' } : mainButton(at)],
    refresh: at.refresh,
  });
}

/** R45: for whoever proposed it, once the mental capacity lead found that the person lacks capacity for it. */
export function decidesCard(plan: Plan, reminder: boolean, at: Reading): Card | undefined {
  const { proposal } = plan;
  const button = proposal && decidesButton(proposal, at);
  if (!proposal || !button) return undefined;
  const changes = differences(standing(plan, at.today), contentAsked(plan, proposal, at.today));
  return drawNotice({
    ...headed('Say who decides', at),
    reminder,
    intro:
      'The change is only proposed. It waits until you have said who decides. Those who agreed are not asked again.',
    rows: [...capacityRows(proposal.deciding), ...changeRows(changes, proposal.content)],
    buttons: [button, openButton(at)],
    refresh: at.refresh,
  });
}

/** R18, R44: what a version went ahead against, and that it may restrict the person, as notices of monitoring have it. */
export function againstBox({ agreement }: Plan): NoticeView['box'] {
  if (!agreement) return undefined;
  const { deciding, matters } = agreement;
  const title = listed(
    isWithoutAgreement(agreement) &&
      `Decided without everybody's agreement${objects(deciding) ? ': the person objects' : ''}`,
    matters.includes('restricts') && 'It may restrict the person',
  ).join('. ');
  return title === '' ? undefined : { title, rows: agreementInShort(agreement) };
}
