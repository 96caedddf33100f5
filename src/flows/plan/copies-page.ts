import { flagFor } from '../../people/needs.ts';
import { drawCopies } from '../../../cards/copies.ts';
import type { Card } from '../../../cards/card.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import type { Button } from '../../../cards/views.ts';
import { daysBetween, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { stillDue, withoutCopy, type CopyLine, type Plan } from '../../plans/plan.ts';
import { ageWords } from '../../plans/words.ts';
import { newest } from '../../plans/versions.ts';
import { appliesWords, deliveredWords } from './in-words.ts';
import { copyButton, headed, HOME, mainButton, openButton, starting } from './page-parts.ts';

/** Who has which version (R17, R20). */
export function copiesPage(plan: Plan, at: Reading): Card {
  const line = newest(plan);
  const version = line?.version ?? 0;
  const missing = withoutCopy(plan);
  const applies = line ? ` ${appliesWords(line, at.today)}` : '';
  return drawCopies({
    ...headed('Copies', at),
    news: at.news,
    intro: `Version ${version}${applies}. ${missing.length === 0 ? 'Everybody who gets a copy has it.' : `${missing.length} still to be delivered.`}`,
    lines: plan.copies.map((copy) => ({
      name: copy.name,
      role: copy.role,
      state: copy.has?.version === version ? 'has' : copy.wanted ? 'due' : 'ended',
      detail: withNeeds(detailOf(copy, version, at), copy, at),
    })),
    buttons: listed<Button>(
      copyButton(at, version),
      at.mayTell && missing.some((one) => isDelivered(one, at)) && { ...deliveredButton(at), tone: 'main' },
      openButton(at),
      HOME,
    ),
  });
}

const deliveredButton = (at: Reading): Button => ({
  title: 'Note a copy delivered',
  press: starting(at, 'plan-copy'),
});

/** Staff fetch theirs by themselves, where the service has an address for that. */
const isDelivered = ({ staff }: CopyLine, { formats }: Reading): boolean => staff === undefined || formats.length === 0;

function withNeeds(words: string, { key, wanted }: CopyLine, { person }: Reading): string {
  const needs = wanted ? flagFor(person, key) : undefined;
  return needs === undefined ? words : sentences(words, `Needs: ${needs}`);
}

function detailOf(copy: CopyLine, version: number, at: Reading): string {
  const { has, wanted } = copy;
  if (!has)
    return isDelivered(copy, at)
      ? 'To be delivered: by hand, post or secure e-mail'
      : 'Can fetch it here: "Get a copy"';
  const words = `${deliveredWords(has)}${has.how === 'link' ? '' : `, noted by ${at.nameOf(has.by)}`}`;
  if (!wanted) return `${words}. Gets no copies any more.`;
  return has.version === version ? words : `${words}. Version ${version} is still to be delivered.`;
}

/** What was written into the plan in the home by hand, and whether the formal record says it (R13, R14). */
export function amendmentsPage(plan: Plan, at: Reading): Card {
  const due = stillDue(plan);
  return drawTimeline({
    ...headed('Written by hand', at),
    news: at.news,
    part:
      due.length > 0
        ? 'Formal record due. It is done once a version that says so is agreed, or its copy has reached the home.'
        : undefined,
    entries: plan.amendments
      .toReversed()
      .slice(0, MOST_SHOWN)
      .map(({ who, on, written, version, inRecord, done }) => ({
        when: wordsForDay(on),
        who,
        what: done
          ? `In the formal record with version ${done.version}, ${wordsForDay(done.on)}`
          : `Formal record due for ${ageWords(daysBetween(on, at.today))}`,
        detail: `After version ${version} was agreed: ${written}${
          done || !inRecord ? '' : ' (Version says it already: its copy has still to reach the home.)'
        }`,
      })),
    buttons: listed<Button>(
      mainButton(at),
      at.mayRecord &&
        due.some(({ inRecord }) => !inRecord) && { title: 'Change the plan', press: starting(at, 'plan-revision') },
      at.mayTell && due.some(({ inRecord }) => inRecord) && deliveredButton(at),
      HOME,
    ),
  });
}

const MOST_SHOWN = 12;
