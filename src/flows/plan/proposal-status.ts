import type { Flag } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { capital } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Deciding } from '../../people/capacity.ts';
import type { Plan } from '../../plans/plan.ts';
import {
  canBeWeighed,
  inTheWay,
  lacksDecider,
  unanswered,
  type AskedParty,
  type Proposal,
} from '../../plans/proposal.ts';
import { askedInShort, isForPast } from '../../plans/standing.ts';
import { cannotComeWords, goneWords, listWords, namesOf } from '../../plans/words.ts';

/** What the card of a change says first: what and when, and what it waits for. */

/** What, and when, before anything else; once it cannot go on, who does not agree. */
export function proposalTitle(plan: Plan, proposal: Proposal, { viewer, today }: Reading): string {
  const what = askedInShort(plan, proposal, today);
  const against = inTheWay(proposal);
  return against.length > 0
    ? `${capital(whoDoesNot(against, viewer))} not agree: ${what}`
    : `To agree: ${what} from ${wordsForDay(startNow(proposal, today))}`;
}

/** From when it would start if everybody agreed today: nothing begins before it is agreed (R6). */
const startNow = ({ content: { startsOn } }: Proposal, today: Day): Day => (startsOn < today ? today : startsOn);

export const startWords = (proposal: Proposal, today: Day): string =>
  listed(
    wordsForDay(startNow(proposal, today)),
    proposal.content.startsOn < today &&
      `if everybody agrees today. It was asked for from ${wordsForDay(proposal.content.startsOn)}, and that day is over`,
  ).join(', ');

export function statusOf(plan: Plan, proposal: Proposal, { viewer, today }: Reading): Flag {
  if (isForPast(plan, proposal, today)) return { words: FOR_PAST, tone: 'attention' };
  const [against, open] = [inTheWay(proposal), unanswered(proposal)];
  if (proposal.cannotCome)
    return {
      words: `Stopped. ${proposal.cannotCome.map(({ name }) => cannotComeWords(name)).join('. ')}.`,
      tone: 'attention',
    };
  if (against.length > 0) return { words: `Cannot go on: ${whoDoesNot(against, viewer)} not agree`, tone: 'attention' };
  if (open.some(({ staff }) => staff === viewer.staff)) return { words: 'Waiting for your answer', tone: 'warning' };
  if (open.length === 0)
    return {
      words: lacksDecider(proposal.deciding)
        ? 'Waiting: who decides is not said yet'
        : 'Waiting: capacity for this decision, or who decides, is not known',
      tone: 'warning',
    };
  return { words: `Waiting for ${namesOf(open)}`, tone: 'warning' };
}

/** R6: what was for a time that is over holds for nobody, whoever agreed to it. */
const FOR_PAST =
  'This was for a time that is over, so it does not become part of the plan. Change it and ask again, or withdraw it.';

function whoDoesNot(against: readonly AskedParty[], viewer: Viewer): string {
  const names = against.map(({ name, staff }) => (staff === viewer.staff ? 'you' : name));
  return `${listWords([...new Set(names)])} ${names.length > 1 || names.includes('you') ? 'do' : 'does'}`;
}

/** R19 in clear words: what cannot be overridden, and what to do. */
export function againstWords(party: AskedParty, deciding: Deciding, { viewer }: Reading): string {
  const { key, name, part, staff, gone } = party;
  if (gone) return `${goneWords([party])}.`;
  if (staff === viewer.staff)
    return 'Nobody can override you. Talk it over with whoever proposed it and your coordinator. You can change your mind at any time.';
  return !canBeWeighed({ key, part }, deciding)
    ? `${name} is in the plan, so this cannot be overridden. Talk it over: they change their answer, or the change is changed or withdrawn.`
    : `${name} does not agree. It can only go ahead when their views and the effect on wellbeing are written down.`;
}
