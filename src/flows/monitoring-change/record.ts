import type { Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Around, Flag, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import { carerAgrees, carerWords, direction, personAgrees, wellbeing } from './questions.ts';
import { recipientsOf } from './recipients.ts';
import { rules, type Change, type Command, type Fact, type Refusal, type State } from './rules.ts';

/** What is shown of the change to everybody who may see the record. */
const SHOWN = ['direction', 'from', 'to', 'startsOn', 'rationale', 'person', 'carer', 'regard'] as const;
type SeenChange = Pick<Change, (typeof SHOWN)[number]>;
type Seen = Visible<SeenChange>;

/** The record of a change of monitoring: its rules, and how it reads. */
export const monitoringKind: Kind<State, Fact, Command, Refusal, SeenChange> = {
  rules,
  telling: {
    toTell: ([fact], { circle, by }) => fact && recipientsOf(circle, fact.change, by),
    now: (state, { circle, owner }) =>
      state.status === 'changed' ? recipientsOf(circle, state.change, owner) : undefined,
  },
  title: 'Monitoring change',
  news: 'Monitoring has changed',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state.change, SHOWN),
  rows,
  flags,
  noticeRows,
  describe: ({ withoutAgreement }) => ({
    what: withoutAgreement ? 'Changed monitoring, without agreement' : 'Changed monitoring',
  }),
  wordsFor,
};

function rows({ the: change }: Seen, around: Around): readonly Row[] {
  const { regard } = change;
  return listed(
    { label: 'More or less', value: direction.words(change.direction, around) },
    ...noticeRows({ the: change }),
    { label: 'Does the person agree?', value: personAgrees.words(change.person, around) },
    { label: carerWords(around), value: carerAgrees.words(change.carer, around) },
    regard && { label: 'Their views', value: regard.views },
    regard && { label: 'Effect on wellbeing', value: regard.wellbeingImpact },
    regard &&
      regard.wellbeing.length > 0 && {
        label: 'Parts of wellbeing',
        value: wellbeing.words(regard.wellbeing.join(','), around),
      },
  );
}

/** What a reader's eye should meet first: R2's "made without agreement", and who could not be asked. */
function flags({ the: change }: Seen): readonly Flag[] {
  return listed<Flag>(
    change.regard && { words: 'Made without agreement', tone: 'attention' },
    change.person === 'not-reached' && { words: 'The person has not been asked yet', tone: 'warning' },
    change.carer === 'not-reached' && { words: 'The carer has not been asked yet', tone: 'warning' },
  );
}

/** What staff in the plan read in their private notice: enough to act on. */
function noticeRows({ the: change }: Pick<Seen, 'the'>): readonly Row[] {
  return [
    { label: 'Before', value: change.from },
    { label: 'After', value: change.to },
    { label: 'From', value: wordsForDay(change.startsOn) },
    { label: 'Why', value: change.rationale },
  ];
}

/** The one place that words this flow's refusals. */
function wordsFor(refusal: Refusal): Worded {
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
