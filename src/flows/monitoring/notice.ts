import type { Row } from '../../../cards/views.ts';
import type { Visible } from '../../access/visible.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import type { Milestone, NoticeBox } from '../../kinds/kind.ts';
import { saysWords, type PartySays } from '../../people/agreement.ts';
import { awaitsCapacity, decidingRows, lacksCapacity, objects } from '../../people/capacity.ts';
import { effectRows } from '../../questions/agreement.ts';
import { UNTIL_A_COPY } from '../../notices/until-a-copy.ts';
import { isUndecided, isWithoutAgreement, neverBegins, waitsFor, type Changed, type Later } from './facts.ts';
import { referenceOf } from '../../kernel/ids.ts';
import { differences } from './words.ts';

/** What is shown of the change to everybody who may see the record. */
export const SHOWN = [
  'begun',
  'change',
  'by',
  'changedOn',
  'holdsFrom',
  'takenBack',
  'corrected',
  'lookedAt',
  'lastLook',
  'finding',
  'edition',
  'inPlan',
  'gone',
  'noted',
  'toDecide',
  'overtakes',
  'place',
  'later',
] as const;
export type SeenChange = Pick<Changed, (typeof SHOWN)[number]>;
type Seen = Visible<SeenChange>;

export function partyRow(says: PartySays, { deciding }: SeenChange['change']): Row {
  const part = { person: '', carer: ' (carer)', decider: ' (decides)' }[says.part];
  const isOfPerson = says.part === 'person';
  const value =
    isOfPerson && lacksCapacity(deciding)
      ? saidOnly(says, `${FOUND_LACKING}: decide anew`)
      : isOfPerson && deciding.capacity.answer === 'unknown' && says.answer !== 'not-reached'
        ? saidOnly(says, 'Nothing is concluded from it while capacity for this decision is not known')
        : saysWords(says);
  return { label: `${says.name}${part}`, value };
}

/** R45: what somebody said who lacks capacity for this, or of whom that is not known, does not read as their agreement. */
function saidOnly({ answer, on, views }: PartySays, why: string): string {
  const said =
    answer === 'not-reached' ? 'Was not asked' : `Said ${answer}${on === undefined ? '' : ` on ${wordsForDay(on)}`}`;
  return sentences(said, ...(views === undefined ? [] : [views]), why);
}

export const FOUND_LACKING = 'Assessed since as lacking capacity for this decision';

/** Whether it goes on meanwhile (R45). */
export const untilDecided = ({ holdsFrom, change }: Pick<SeenChange, 'holdsFrom' | 'change'>): string =>
  holdsFrom === undefined
    ? `Somebody has to decide anew: until then it does not begin, and it stays "${change.from}"`
    : `Somebody has to decide anew: until then what was changed stays in force, "${change.to}"`;

/** That it does not hold any more, or never does, since another was recorded later (P10). */
export const laterWords = (seen: Pick<SeenChange, 'later' | 'holdsFrom'>): string | undefined =>
  seen.later &&
  (neverBegins(seen)
    ? `This does not begin: a later change holds instead, from ${wordsForDay(seen.later.from)}: "${seen.later.words}". Nobody needs to be told of this one`
    : `This holds until ${wordsForDay(addDays(seen.later.from, -1))}. A later change holds from then on: "${seen.later.words}"`);

export const byAndWhy = ({ on, by, why, mistypedBy }: NonNullable<SeenChange['corrected']>): string =>
  sentences(
    `${wordsForDay(on)}, by ${by}: ${why}`,
    ...(mistypedBy === undefined ? [] : ['Only mistyped, they say: nobody was asked again']),
  );

/** P18: what it said before the last correction, and says since. */
export const correctedRows = ({ corrected, change }: Pick<SeenChange, 'corrected' | 'change'>): readonly Row[] =>
  corrected
    ? [{ label: 'What was corrected', value: differences(corrected.before, corrected.after, change).join('\n') }]
    : [];

/** Those who were told before hear that this is a correction (P18). */
export function againIntro(seen: SeenChange, knew: boolean): string | undefined {
  const { change, corrected, takenBack, holdsFrom } = seen;
  if (takenBack)
    return 'This change was taken back, so it does not hold any more. Please read why, and confirm that you have been told.';
  if (neverBegins(seen)) return `${laterWords(seen) ?? ''}, and you need not confirm it.`;
  if (isUndecided(change))
    return `${FOUND_LACKING}. ${untilDecided(seen)}. Please read it, and confirm that you have been told.`;
  if (!corrected && holdsFrom === undefined && awaitsCapacity(change.deciding))
    return `This does not begin yet: it waits until ${waitsFor(change)}. Until then it stays "${change.from}". Please read it, and confirm that you have been told.`;
  if (!corrected || !knew) return undefined;
  return holdsFrom === undefined
    ? `This is a correction, by ${corrected.by}. It waits until ${waitsFor(change)}: until then it stays "${change.from}", and what you were told before does not hold. Please read it, and confirm that you have been told.`
    : `This is a correction, by ${corrected.by}. It takes the place of what was said before. Please read it, and confirm that you have been told.`;
}

export function changeRows({
  change,
  holdsFrom = change.startsOn,
  overtakes = [],
}: Pick<SeenChange, 'change' | 'holdsFrom' | 'overtakes'>): readonly Row[] {
  const isLater = holdsFrom > change.startsOn;
  return [
    { label: 'Before', value: change.from },
    { label: 'After', value: change.to },
    { label: 'From', value: `${wordsForDay(holdsFrom)}${isLater ? ', when it was agreed' : ''}` },
    { label: 'Why', value: change.rationale },
    ...(overtakes.length > 0 ? [{ label: 'In the place of', value: overtakes.map(overtakenWords).join('\n') }] : []),
  ];
}

const overtakenWords = ({ record, words, from }: Later): string =>
  `"${words}", from ${wordsForDay(from)} (${referenceOf('MC', record)})`;

const LESS_OR_MORE = { increase: 'More monitoring', reduce: 'Less monitoring', other: 'Monitoring changes' } as const;

/** In private chat: what, and from when, before anything else. */
export function noticeTitle({ the }: Seen): string {
  const { change, holdsFrom, takenBack } = the;
  const what = LESS_OR_MORE[change.direction];
  if (takenBack) return `${what}: taken back`;
  if (neverBegins(the)) return `${what}: does not begin`;
  if (isUndecided(change))
    return holdsFrom === undefined ? `${what}: does not begin yet` : `${what}: to be decided anew`;
  const once = awaitsCapacity(change.deciding) ? waitsFor(change) : 'it is agreed';
  return holdsFrom === undefined ? `${what}, once ${once}` : `${what} from ${wordsForDay(holdsFrom)}`;
}

/** What staff in the plan read in their private notice: enough to act on. */
export function noticeRows({ the }: Seen): readonly Row[] {
  const { takenBack, corrected, inPlan, lastLook } = the;
  const later = laterWords(the);
  return listed<Row>(
    lastLook?.hear && { label: `${lastLook.name} wrote, ${wordsForDay(lastLook.on)}`, value: lastLook.note },
    later !== undefined && { label: 'Since then', value: later },
    takenBack && { label: 'Taken back', value: takenBack.why },
    corrected && { label: 'Corrected', value: byAndWhy(corrected) },
    ...correctedRows(the),
    ...changeRows(the),
    inPlan && { label: 'Plan', value: UNTIL_A_COPY },
  );
}

/** Who does not agree, objects or was not asked, and why, what was weighed (P24), and who can decide, and does (R45): in one box. */
export function noticeBox({ the: { change, takenBack } }: Seen): NoticeBox | undefined {
  const { deciding, effect } = change;
  const not = change.parties.filter(({ answer }) => answer !== 'yes');
  const hasCapacity = deciding.capacity.answer === 'has';
  if (takenBack || (not.length === 0 && hasCapacity)) return undefined;
  const title = isWithoutAgreement(change)
    ? `Made without agreement${objects(deciding) ? ': the person objects' : ''}`
    : not.length > 0
      ? 'Not everybody has been asked'
      : lacksCapacity(deciding)
        ? 'Lacks capacity for this decision'
        : 'Capacity for this decision is not known';
  return {
    title,
    rows: [
      ...not.map((says) => partyRow(says, change)),
      ...(hasCapacity ? [] : decidingRows(deciding)),
      ...(effect ? effectRows(effect) : []),
    ],
  };
}

/** TL7: what is taken back before it holds never does; what held stays on its day, and the day on which it was taken back says so. */
export function milestones({ the: { change, holdsFrom, takenBack, later } }: Seen): readonly Milestone[] {
  const isReplaced = takenBack && later && later.from <= takenBack.on;
  return listed<Milestone>(
    holdsFrom !== undefined &&
      (takenBack === undefined || holdsFrom <= takenBack.on) && {
        on: holdsFrom,
        words: `Monitoring${isWithoutAgreement(change) ? ', decided without everybody agreeing' : ''}: ${change.to}`,
      },
    takenBack && {
      on: takenBack.on,
      words: `Taken back: monitoring “${change.to}”.${isReplaced ? '' : ` It is “${change.from}” again.`}`,
    },
  );
}
