import { addDays, daysBetween, wordsForDay, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import type { Plan } from './plan.ts';
import { owned } from './visitor-duties.ts';
import { receivedOn, type Evidence } from './proposal.ts';
import { newest } from './versions.ts';

/** What is noted of several days and means more together than each by itself (TL10-TL12). Nothing is concluded from it: people are told to look. */
type What = 'declined' | 'not-as-agreed' | 'change';

const SAYS: readonly (readonly [What, RegExp])[] = [
  [
    'declined',
    /\b(?:declin\w+|refus\w+|turned (?:\p{L}+ )?(?:away|down)|would(?:n['’]?t| not) let|did(?:n['’]?t| not) want (?:to|the|any|a|his|her|help|care|support))\b/iu,
  ],
  [
    'not-as-agreed',
    /\b(?:not as (?:agreed|planned)|instead of|(?:no[- ]?one|nobody|did(?:n['’]?t| not)|never) (?:came|come|turn\w* up|show\w* up)|missed (?:visit|call)s?|(?:cut|stayed|left) (?:it )?(?:too )?(?:short|early)|(?:a )?(?:man|male (?:carer|worker)) (?:came|comes|again|was sent)|only (?:one (?:worker|carer)|\d+ min\w*))\b/iu,
  ],
  [
    'change',
    /\b(?:(?:more|very|so|too) (?:tired|sleepy|weak|breathless|unsteady|forgetful|muddled|confused|thirsty)|tired(?:er)?|exhausted|confused|muddled|drowsy|(?:not|isn['’]?t|is not|hardly|barely|stopped|no longer) (?:eating|drinking|sleeping)|(?:off (?:her|his|their) food|lost (?:her|his|their) appetite|losing weight|lost weight)|(?:more )?withdrawn|low (?:in )?mood|tearful|short of breath|dizzy|swollen|unwell|poorly)\b/iu,
  ],
];

/** What a piece of evidence tells of; undefined of most. "No longer confused" tells of nothing of the kind. */
const whatIn = ({ words }: Pick<Evidence, 'words'>): What | undefined =>
  BETTER.test(words) ? undefined : SAYS.find(([, says]) => says.test(words))?.[0];

const BETTER =
  /\b(?:less|not|no longer|isn['’]?t|never) (?:tired|confused|muddled|withdrawn|dizzy|declin\w+|refus\w+)\b/iu;

/** On how many days within a week. */
const DAYS: Readonly<Record<What, number>> = { declined: 3, 'not-as-agreed': 2, change: 3 };
const WITHIN = 7;

export interface Pattern {
  readonly what: What;
  /** The day on which it was enough. */
  readonly since: Day;
  readonly all: readonly Evidence[];
}

/** What was noted on several days within a week and waits for a decision. */
export const patternsIn = (evidence: readonly Evidence[]): readonly Pattern[] =>
  SAYS.flatMap(([what]): readonly Pattern[] => {
    const all = evidence.filter((one) => whatIn(one) === what).toSorted((a, b) => a.on.localeCompare(b.on));
    const days = [...new Set(all.map(({ on }) => on))];
    const since = days.find((day, at) => {
      const first = days[at - DAYS[what] + 1];
      return first !== undefined && daysBetween(first, day) < WITHIN;
    });
    return since === undefined ? [] : [{ what, since, all }];
  });

const onDays = ({ all }: Pattern): string => [...new Set(all.map(({ on }) => wordsForDay(on)))].join(', ');

/** What whoever leads is told, and whoever answers for the plan. */
export function patternWords(pattern: Pattern): string {
  switch (pattern.what) {
    case 'declined':
      return `Care was declined on several days (${onDays(pattern)}): tell whoever should know, and log an issue or ask for a review`;
    case 'not-as-agreed':
      return `Visits were not as agreed (${onDays(pattern)}): log an issue, or say why none is needed`;
    case 'change':
      return `A change was seen on several days (${onDays(pattern)}): read it together, and decide who should look at it`;
  }
}

/** What was noted of it, together, for the person's page. */
export const togetherWords = ({ all }: Pattern): string =>
  `Noted on several days: ${all.map(({ on, words }) => `${wordsForDay(on)}, ${words}`).join('; ')}`;

/** Whoever answers for the plan and those who lead hear on the day on which it is enough, until the evidence is decided about. */
export const ofPatterns = (plan: Pick<Plan, 'evidence' | 'proposal'>, owner: StaffId): readonly Duty[] =>
  patternsIn([...plan.evidence, ...(plan.proposal?.evidence ?? [])]).flatMap((pattern): readonly Duty[] => {
    const duty = owned(owner, {
      key: `pattern.${pattern.what}.${pattern.since}`,
      since: pattern.since,
      due: pattern.since,
      words: patternWords(pattern),
    });
    const shared = { reminder: DUTY_REMINDER, notice: DUTY_NOTICE };
    return [
      { ...duty, ...shared },
      { ...duty, ...shared, key: `${duty.key}.leads`, of: 'leads', except: [owner] },
    ];
  });

/** R9, R11: evidence starts the clock, also before anything is proposed. Without a plan those who lead the team decide. */
export function ofEvidence(
  { evidence, versions, proposal }: Plan,
  owner: StaffId,
  decisionDays: number | undefined,
): readonly Duty[] {
  const since = receivedOn({ evidence });
  if (since === undefined) return [];
  const due = decisionDays === undefined ? undefined : addDays(since, decisionDays);
  const words = 'Evidence waits for a decision: propose a change, or say why none is needed';
  const duty = owned(owner, { key: `evidence.${since}`, since, due, words });
  return [newest({ versions }) || proposal ? duty : { ...duty, of: 'leads' }];
}
