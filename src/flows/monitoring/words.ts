import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Described, Refusal as Worded } from '../../kinds/kind.ts';
import { saysWords } from '../../people/agreement.ts';
import { decidingRows } from '../../people/capacity.ts';
import { effectRows } from '../../questions/agreement.ts';
import { wordsForDeciding } from '../../questions/deciding.ts';
import { decidesNo } from '../../questions/parties.ts';
import { partyQuestion } from '../../questions/party-question.ts';
import { direction, SAME_AS_NOW } from './questions.ts';
import type { Refusal } from './checks.ts';
import { isWithoutAgreement, waitsFor, type Change, type Fact } from './facts.ts';

/** A fact as a line of the record's history. */
export function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'monitoring-changed':
      return {
        what: listed(
          'Changed monitoring',
          isWithoutAgreement(fact.change) && 'without agreement',
          fact.waits && `to hold when ${waitsFor(fact.change)}`,
        ).join(', '),
        detail: fact.change.waitWhy,
      };
    case 'answered':
      return {
        what: `Noted what ${fact.says.name} said later`,
        detail: sentences(
          saysWords(fact.says),
          ...(fact.effect ? [`Effect on wellbeing: ${fact.effect.wellbeingImpact}`] : []),
        ),
      };
    case 'capacity-doubted':
      return { what: 'Noted that capacity for this decision is not known' };
    case 'went-ahead':
      return { what: 'Nobody is left to be asked, and it is known who decides: it holds' };
    case 'corrected':
      return {
        what: fact.mistyped ? 'Corrected it as only mistyped: nobody was asked again' : 'Corrected it',
        detail: sentences(`Why: ${fact.why}`, ...differences(fact.before, fact.change)),
      };
    case 'taken-back':
      return { what: 'Took the change back', detail: fact.why };
    case 'capacity-assessed':
      return {
        what: 'Noted that capacity for this decision was assessed',
        detail: sentences(
          fact.answer === 'has' ? 'Has capacity' : 'Lacks capacity',
          ...(fact.note === undefined ? [] : [fact.note]),
        ),
      };
    case 'note-answered':
      return {
        what: `${fact.name} says that what was noted for them is ${fact.isRight ? '' : 'not '}right`,
      };
    case 'later-seen':
      return fact.later
        ? {
            what: 'A later change takes its place',
            detail: `${fact.later.words}, from ${wordsForDay(fact.later.from)}`,
          }
        : { what: 'The later change was taken back: this one stands again' };
    case 'begun-noted':
      return {
        what: fact.done ? 'The new monitoring is done' : 'The new monitoring is not done',
        detail: fact.why || undefined,
      };
    case 'circle-seen':
      return { what: 'Who is asked about it follows who is in the circle', around: true };
    case 'looked-at':
      return { what: LOOKED_AT[fact.matter], detail: fact.note };
    case 'screened':
      return { what: 'Screened for liberty: the mental capacity lead is asked there' };
    case 'look-taken-back':
      return { what: 'Took back that they looked at it' };
    default:
      return assertNever(fact);
  }
}

const LOOKED_AT = {
  assess: 'Looked at whether capacity is known',
  objects: 'Looked at the objection of somebody who lacks capacity',
  restricts: 'Looked at whether it restricts the person',
  'nobody-consulted': 'Looked at the decision about which nobody was consulted',
  'without-agreement': 'Looked at the change without agreement',
  mistyped: 'Looked at what was corrected as mistyped',
} as const;

/** Old and new, of what was corrected (P18). `today`: what stands now, when something was answered since. */
export function differences(before: Change, after: Change, today = after): readonly string[] {
  const [old, now, stands] = [linesOf(before), linesOf(after), linesOf(today)];
  const labels = [...new Set([...old.keys(), ...now.keys()])];
  return labels.flatMap((label) =>
    old.get(label) === now.get(label)
      ? []
      : [`${label}: ${changedTo(old.get(label), now.get(label), stands.get(label))}`],
  );
}

function changedTo(old: string | undefined, now: string | undefined, stands: string | undefined): string {
  if (old === undefined) return `added, "${now ?? ''}"`;
  if (now === undefined) return `was "${old}", does not apply any more`;
  return `was "${old}", ${now === stands ? 'is now' : 'then'} "${now}"`;
}

const linesOf = (change: Change): ReadonlyMap<string, string> =>
  new Map([
    ['More or less', direction.words(change.direction, {})],
    ['Before', change.from],
    ['After', change.to],
    ['From', wordsForDay(change.startsOn)],
    ['Why', change.rationale],
    ...decidingRows(change.deciding).map(({ label, value }) => [label, value] as const),
    ...change.parties.map((says) => [says.name, saysWords(says)] as const),
    ...(change.noCarer ? [['Carer', 'There is no carer'] as const] : []),
    ...(change.effect ? effectRows(change.effect) : []).map(({ label, value }) => [label, value] as const),
    ...(change.waitWhy === undefined ? [] : [['Why it waits', change.waitWhy] as const]),
  ]);

/** The one place that words the refusals of these flows. */
export function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'MONITORING.RATIONALE-MISSING':
      return { words: 'Please say why it is changing.', question: 'rationale' };
    case 'MONITORING.ARRANGEMENT-MISSING':
      return { words: 'Please say how it is now and how it will be.', question: refusal.which };
    case 'MONITORING.SAME-AS-BEFORE':
      return { words: SAME_AS_NOW, question: 'to' };
    case 'MONITORING.BEFORE-REABLEMENT':
      return {
        words: `Reablement began on ${wordsForDay(refusal.started)}. A change cannot start before that.`,
        question: 'startsOn',
      };
    case 'MONITORING.DECIDING':
      return wordsForDeciding(refusal.problem);
    case 'MONITORING.NOT-ASKED':
      return { words: `Please say what ${refusal.name} says, or that they were not reached.` };
    case 'MONITORING.VIEWS-MISSING':
      return {
        words: `It can only go ahead once what ${refusal.party.name} thinks is written down.`,
        question: partyQuestion('views', refusal.party.key),
      };
    case 'MONITORING.DECIDER-SAYS-NO':
      return {
        words: decidesNo(refusal.party.name),
        question: partyQuestion('agrees', refusal.party.key),
      };
    case 'MONITORING.DECIDER-NOT-REACHED':
      return {
        words: `${refusal.party.name} decides, and was not reached, so nobody has decided yet. It can wait until they have been asked.`,
        question: 'unreached',
      };
    case 'MONITORING.TRIES-MISSING':
      return {
        words: `Please say who tried to reach ${refusal.party.name}, and how often.`,
        question: partyQuestion('tries', refusal.party.key),
      };
    case 'MONITORING.WELLBEING-MISSING':
      return {
        words: 'It can only go ahead once the effect on wellbeing is written down.',
        question: 'wellbeingImpact',
      };
    case 'MONITORING.IN-THE-FUTURE':
      return { words: 'That day is still to come. When were they asked?' };
    case 'MONITORING.NOT-RECORDED':
      return { words: 'Nothing has been recorded here yet.' };
    case 'MONITORING.TAKEN-BACK':
      return { words: 'This change was taken back. Nothing more can be noted in it.' };
    case 'MONITORING.NOT-A-PARTY':
      return { words: 'They were not asked about this change.', question: 'who' };
    case 'MONITORING.ANSWERED-MEANWHILE':
      return { words: 'Another answer came at this moment, so yours is not recorded. Please record it again.' };
    case 'MONITORING.NOT-YOURS':
      return { words: 'Only the colleague who recorded it, or one who leads the team, can do that.' };
    case 'MONITORING.ANOTHER-LEAD':
      return { words: 'You recorded this change yourself. Another colleague who leads the team looks at it.' };
    case 'MONITORING.LOOK-MISSING':
      return { words: 'Please write what you looked at.' };
    case 'MONITORING.REASON-MISSING':
      return { words: 'Please say why.', question: 'why' };
    case 'MONITORING.WAIT-WHY-MISSING':
      return { words: 'Please say why it waits.', question: 'waitWhy' };
    case 'MONITORING.ASK-ANEW':
      return {
        words: 'That is another change than the one that was agreed. Please ask those who agreed again.',
        question: 'carriesOver',
      };
    case 'MONITORING.CHANGED-MEANWHILE':
      return {
        words:
          'Somebody else changed this record since you opened the form, so nothing was saved. Please cancel, and begin again.',
      };
    default:
      return assertNever(refusal);
  }
}
