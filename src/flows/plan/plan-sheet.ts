import { wordsForDay } from '../../kernel/days.ts';
import { sentences } from '../../kernel/sentence.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf, sentence } from '../../papers/printable.ts';
import { list, paragraphs, part, table, type Block, type Column } from '../../papers/sheet.ts';
import { decidingSentence } from '../../people/capacity.ts';
import { pauseIn } from '../../people/stopped.ts';
import { inOrder, standingOn, type Visit } from '../../plans/content.ts';
import { differences, type Difference } from '../../plans/difference.ts';
import { reviewWords } from '../../plans/words.ts';
import { effectRows } from './agreement-words.ts';
import { minutesAWeekWords, MONITORING_SINCE, outcomeInWords, sinceWords, stepsOf, visitInWords } from './in-words.ts';
import type { PlanVersion } from './versions-page.ts';

/**
 * A copy of one version of a plan, for paper and screen: words only, so that an adapter (Word, PDF) decides nothing but how it looks
 * (R17, R20). One or two pages for a usual plan. `before` is the version that it takes the place of; `contact` says whom to ask.
 */
export const copyOf = (
  { line, content, copyTo, since, agreement, review, steps }: PlanVersion,
  before: PlanVersion | undefined,
  {
    person,
    reference,
  }: {
    readonly person: Pick<Reading['person'], 'name' | 'preferredName' | 'stopped'>;
    readonly reference: string;
  },
  contact: string | undefined,
) => ({
  person: person.name,
  preferredName: person.preferredName,
  // R41: that it pauses, and nothing of why.
  paused: pauseIn(person.stopped)?.since,
  reference,
  version: line.version,
  // P11: whoever holds it must not follow it.
  agreed: line.questioned
    ? 'under question. It does not apply'
    : `${line.withoutAgreement ? 'decided without everybody’s agreement' : 'agreed'} on ${wordsForDay(line.agreedOn)}`,
  deciding: agreement ? decidingSentence(agreement.deciding, person.preferredName) : '',
  // P24: what was weighed stands wherever it is read that not everybody agreed.
  weighed: agreement ? effectRows(agreement).map(({ label, value }) => `${label}: ${value}`) : [],
  startsOn: line.questioned ? '' : wordsForDay(content.startsOn),
  replaces:
    before && !line.questioned
      ? `It takes the place of version ${before.line.version} of ${wordsForDay(before.line.agreedOn)}.`
      : undefined,
  matters: content.matters,
  meanwhile: content.meanwhile,
  afterwards: content.afterwards,
  outcomes: content.outcomes.map((one) => ({ ...outcomeInWords(one), steps: stepsOf(one, steps) })),
  visits: inOrder(content.visits).map(visitOnPaper),
  minutes: minutesAWeekWords(content),
  equipment: content.equipment,
  monitoring: [content.monitoring, ...since.map((line) => `${MONITORING_SINCE}: ${sinceWords(line)}`)].join('\n'),
  changes: before ? differences(standingOn(before.content, line.startsOn), content) : [],
  copyTo: copyTo.map(({ name, role }) => `${name} (${role})`),
  review: review && reviewWords(review),
  contact,
});
/** R8: that visit is temporary, and no other. */
const visitOnPaper = (visit: Visit) => {
  const words = visitInWords(visit);
  return visit.until === undefined ? words : { ...words, when: `${words.when} (temporary)` };
};
export type PlanCopy = ReturnType<typeof copyOf>;

/** A version of a plan as a paper. Its files are named after reference and version. */
export function planPaper(copy: PlanCopy): Paper {
  const reference = plainOf(copy.reference);
  const version = `version ${copy.version}`;
  return {
    name: `${reference}-version-${copy.version}`,
    sheet: (large) => ({
      title: `Reablement plan ${reference}, ${version}`,
      footer: `${reference}, ${version}`,
      large,
      blocks: [...beginning(copy), ...plan(copy, large), ...ending(copy, large)],
    }),
  };
}

const beginning = (copy: PlanCopy): readonly Block[] =>
  listed<Block>(
    { kind: 'heading', level: 1, text: `Reablement plan for ${lineOf(copy.person)}` },
    { kind: 'text', text: `Version ${copy.version}, ${lineOf(copy.agreed)}.` },
    copy.deciding !== '' && { kind: 'text', text: lineOf(copy.deciding) },
    copy.weighed.length > 0 && { kind: 'text', text: sentences(...copy.weighed.map(lineOf)) },
    copy.startsOn !== '' && { kind: 'text', text: `It starts on ${lineOf(copy.startsOn)}.` },
    copy.replaces !== undefined && { kind: 'notice', text: sentence(copy.replaces) },
    copy.paused !== undefined && { kind: 'notice', text: `Visits are paused since ${wordsForDay(copy.paused)}.` },
  );

function plan(copy: PlanCopy, large: boolean): readonly Block[] {
  const name = lineOf(copy.preferredName) || lineOf(copy.person);
  const visits = copy.visits.map(({ when, length, support, by }) => [when, length, support, by]);
  const outcomes = copy.outcomes.map(({ words, now, achieved }) => [words, now, achieved]);
  const steps = copy.outcomes.flatMap(({ words, steps: all }): readonly Block[] =>
    all.length === 0 ? [] : [{ kind: 'text', text: `Smaller steps towards “${lineOf(words)}”:` }, ...list(all)],
  );
  const support: Block = { kind: 'text', text: visits.length > 0 ? sentence(copy.minutes) : 'No visits.' };
  return [
    ...part(`What matters to ${name}`, paragraphs(copy.matters)),
    ...(copy.meanwhile === undefined
      ? []
      : part(`What keeps ${name} safe until this begins`, paragraphs(copy.meanwhile))),
    ...part('Visits', [support, ...table(VISITS, visits, large)]),
    ...part(`What ${name} is working towards`, [...table(OUTCOMES, outcomes, large), ...steps]),
    ...part('Equipment', list(copy.equipment)),
    ...part('How we see how it is going', paragraphs(copy.monitoring)),
    ...(copy.afterwards === undefined ? [] : part('When support ends', paragraphs(copy.afterwards))),
    ...(copy.review === undefined ? [] : part('When we look at it again', paragraphs(copy.review))),
  ];
}

const ending = (copy: PlanCopy, large: boolean): readonly Block[] => [
  ...(copy.changes.length > 0 ? part('What has changed', table(CHANGES, copy.changes.map(changeRow), large)) : []),
  ...part('Who gets a copy', list(copy.copyTo)),
  ...(copy.contact === undefined ? [] : part('Who to ask', paragraphs(copy.contact))),
];

const VISITS: readonly Column[] = [
  { label: 'When', share: 25 },
  { label: 'How long', share: 17 },
  { label: 'Support', share: 36 },
  { label: 'Who comes', share: 22 },
];
const OUTCOMES: readonly Column[] = [
  { label: 'Outcome', share: 36 },
  { label: 'How it is now', share: 42 },
  { label: 'How far', share: 22 },
];
const CHANGES: readonly Column[] = [
  { label: 'What', share: 26 },
  { label: 'Before', share: 37 },
  { label: 'Now', share: 37 },
];

/** Old beside new: where one of them is missing, it was added or taken away. */
const changeRow = ({ what, before, after }: Difference): readonly string[] => [
  what,
  before ?? 'Not in the plan',
  after ?? 'No longer in the plan',
];
