import type { Row } from '../../../cards/views.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Visible } from '../../access/visible.ts';
import type { Around, Described, Flag } from '../../kinds/kind.ts';
import { carerAgrees, carerWords, direction, personAgrees, wellbeing } from './questions.ts';
import type { Change, Fact, Refusal } from './rules.ts';

/** What whoever may see the record sees of the change. */
export const SHOWN = ['direction', 'from', 'to', 'startsOn', 'rationale', 'person', 'carer', 'regard'] as const;
export type SeenChange = Pick<Change, (typeof SHOWN)[number]>;
type Seen = Visible<SeenChange>;

export function rowsOf({ the: change }: Seen, around: Around): readonly Row[] {
  return [
    { label: 'More or less', value: direction.words(change.direction, around) },
    { label: 'Before', value: change.from },
    { label: 'After', value: change.to },
    { label: 'From', value: wordsForDay(change.startsOn) },
    { label: 'Why', value: change.rationale },
    { label: 'Does the person agree?', value: personAgrees.words(change.person, around) },
    { label: carerWords(around), value: carerAgrees.words(change.carer, around) },
    ...(change.regard
      ? [
          { label: 'Their views', value: change.regard.views },
          { label: 'Effect on wellbeing', value: change.regard.wellbeingImpact },
          ...(change.regard.wellbeing.length > 0
            ? [{ label: 'Parts of wellbeing', value: wellbeing.words(change.regard.wellbeing.join(','), around) }]
            : []),
        ]
      : []),
  ];
}

/** What a reader's eye should meet first: R2's "made without agreement", and whoever could not be asked. */
export function flagsOf({ the: change }: Seen): readonly Flag[] {
  return [
    ...(change.regard ? [{ words: 'Made without agreement', tone: 'attention' as const }] : []),
    ...(change.person === 'not-reached'
      ? [{ words: 'The person has not been asked yet', tone: 'warning' as const }]
      : []),
    ...(change.carer === 'not-reached'
      ? [{ words: 'The carer has not been asked yet', tone: 'warning' as const }]
      : []),
  ];
}

/** What staff in the plan read in their private notice: enough to act on. */
export const noticeRowsOf = ({ the: change }: Seen): readonly Row[] => [
  { label: 'Before', value: change.from },
  { label: 'After', value: change.to },
  { label: 'From', value: wordsForDay(change.startsOn) },
  { label: 'Why', value: change.rationale },
];

export const describe = (fact: Fact): Described => ({
  what: fact.withoutAgreement ? 'Changed monitoring, without agreement' : 'Changed monitoring',
});

/** The one place that words this flow's refusals. */
export function wordsFor(refusal: Refusal): { readonly words: string; readonly question: string } {
  switch (refusal.code) {
    case 'MONITORING.RATIONALE-MISSING':
      return { words: 'Please say why it is changing.', question: 'rationale' };
    case 'MONITORING.ARRANGEMENT-MISSING':
      return { words: 'Please say how it is now and how it will be.', question: refusal.which };
    case 'MONITORING.VIEWS-MISSING':
      return {
        words: 'Somebody does not agree. It can only go ahead once their views are written down.',
        question: 'views',
      };
    case 'MONITORING.WELLBEING-MISSING':
      return {
        words: 'Somebody does not agree. It can only go ahead once the effect on wellbeing is written down.',
        question: 'wellbeingImpact',
      };
    case 'MONITORING.SAME-AS-BEFORE':
      return { words: 'How it is now and how it will be are the same. What changes?', question: 'to' };
    case 'MONITORING.BEFORE-REABLEMENT':
      return {
        words: `Reablement began on ${wordsForDay(refusal.started)}. A change cannot start before that.`,
        question: 'startsOn',
      };
    default:
      return assertNever(refusal);
  }
}
