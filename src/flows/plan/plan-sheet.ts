import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf, sentence } from '../../papers/printable.ts';
import { list, paragraphs, part, table, type Block, type Column } from '../../papers/sheet.ts';

/**
 * A copy of one version of a plan, for paper and screen: words only, so that whoever writes a file (Word, PDF) decides nothing but
 * how it looks (R17, R20). One or two pages for a usual plan.
 */
export interface PlanCopy {
  /** The name of the person, as the copy's heading says it. */
  readonly person: string;
  readonly preferredName: string;
  readonly reference: string;
  readonly version: number;
  /** "Thu 19 Nov 2026". */
  readonly agreedOn: string;
  readonly startsOn: string;
  readonly temporaryUntil?: string;
  /** "Version 2 of 12 Nov 2026 is out of date": what this one takes the place of; absent for the first. */
  readonly replaces?: string;
  readonly matters: string;
  readonly outcomes: readonly { readonly words: string; readonly now: string; readonly achieved: string }[];
  readonly visits: readonly {
    readonly when: string;
    readonly length: string;
    readonly support: string;
    readonly by: string;
  }[];
  /** "3 hours 30 minutes of support a week". */
  readonly minutes: string;
  readonly equipment: readonly string[];
  readonly monitoring: string;
  /** What has changed since the version before; empty for the first. */
  readonly changes: readonly {
    readonly what: string;
    readonly before?: string | undefined;
    readonly after?: string | undefined;
  }[];
  /** Everybody who gets a copy: "Sarah Palmer (daughter, carer)". */
  readonly copyTo: readonly string[];
  /** For questions: who and how, from the settings of the service; absent when none is set. */
  readonly contact?: string;
}

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

const beginning = (copy: PlanCopy): readonly Block[] => [
  { kind: 'heading', level: 1, text: `Reablement plan for ${lineOf(copy.person)}` },
  { kind: 'text', text: `Version ${copy.version}, agreed on ${lineOf(copy.agreedOn)}.` },
  { kind: 'text', text: `It starts on ${lineOf(copy.startsOn)}.` },
  ...(copy.replaces === undefined ? [] : [{ kind: 'notice' as const, text: sentence(copy.replaces) }]),
];

function plan(copy: PlanCopy, large: boolean): readonly Block[] {
  const name = lineOf(copy.preferredName) || lineOf(copy.person);
  const until = copy.temporaryUntil === undefined ? '' : lineOf(copy.temporaryUntil);
  return [
    ...part(`What matters to ${name}`, paragraphs(copy.matters)),
    ...part('Visits', [
      { kind: 'text', text: copy.visits.length > 0 ? sentence(copy.minutes) : 'No visits.' },
      ...(until === '' || copy.visits.length === 0
        ? []
        : [{ kind: 'notice' as const, text: `These visits are temporary, until ${until}.` }]),
      ...table(
        VISITS,
        copy.visits.map(({ when, length, support, by }) => [when, length, support, by]),
        large,
      ),
    ]),
    ...part(
      `What ${name} is working towards`,
      table(
        OUTCOMES,
        copy.outcomes.map(({ words, now, achieved }) => [words, now, achieved]),
        large,
      ),
    ),
    ...part('Equipment', list(copy.equipment)),
    ...part('How we see how it is going', paragraphs(copy.monitoring)),
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

/** Old beside new. Where one of them is missing something was added or taken away; where both are, `what` says it all. */
const changeRow = ({ what, before, after }: PlanCopy['changes'][number]): readonly string[] =>
  before === undefined && after === undefined
    ? [what, '', '']
    : [what, before ?? 'Not in the plan', after ?? 'No longer in the plan'];
