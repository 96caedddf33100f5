import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { personPages, type Described, type Kind, type Refusal as Worded } from '../../kinds/kind.ts';
import { SHOWN, type Fact, type SeenProgress, type State } from './facts.ts';
import * as ask from './questions.ts';
import { pages, type SupportOf } from './record-page.ts';
import { progressIdOf, progressRules, type Command, type Refusal } from './rules.ts';
import { rowsOf, WHEN } from './words.ts';

export interface ProgressSettings {
  /** After how many days equipment of the plan that has not come is asked about. */
  readonly equipmentDays?: number | undefined;
}

interface Beside extends ProgressSettings {
  readonly supportOf: SupportOf;
}

/** The record of how far somebody came with their plan (R26, R31, TL5). */
export const progressKind = ({
  equipmentDays,
  supportOf,
}: Beside): Kind<State, Fact, Command, Refusal, SeenProgress> => ({
  rules: progressRules(equipmentDays),
  title: 'How far it came',
  news: 'How far somebody came was noted',
  noticeTitle: ({ the: { noted } }) => {
    const last = noted.at(-1);
    return last ? `How far it came, ${WHEN[last.when].toLowerCase()}: ${wordsForDay(last.on)}` : 'How far it came';
  },
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }) => rowsOf(the),
  describe,
  milestones: ({ the: { noted, steps, equipment } }) => [
    ...noted.map(({ on, when }) => ({ on, words: `How far it came, ${WHEN[when].toLowerCase()}` })),
    ...steps.flatMap(({ done, what }) =>
      done === undefined ? [] : [{ on: done, words: `A smaller step is done: ${what}` }],
    ),
    ...equipment.flatMap(({ came, what }) =>
      came === undefined ? [] : [{ on: came, words: `Equipment has come: ${what}` }],
    ),
  ],
  wordsFor: ({ code }) => WORDS[code],
  whenPersonChanges: () => ({ type: 'look-around' }),
  pages: ({ the }) => personPages(pages(the, supportOf)),
  oneFor: {
    offer: { button: 'See how far it came', example: 'how far has Ada Palmer come' },
    phrases: [
      'how far has',
      'how far has it come',
      'how far has come',
      'see progress of',
      'show progress of',
      'show the outcomes of',
    ],
    none: 'There is no reablement plan yet, so there are no outcomes.',
    idFor: progressIdOf,
    // "Ada's frame came".
    told: {
      says: /^(?:['’]s|s)?\s*(?:the\s)?[\p{L} -]{3,40}\s(?:has\s|have\s)?(?:just\s|now\s)?(?:c[ao]me(?!\s(?:too|late|early|at)\b)|arrived|(?:been |was )?delivered|is here)\b[^?]{0,30}$/iu,
      words: 'Nothing is noted yet. Press "It has come" beside what it is.',
    },
  },
});

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'plan-seen':
      return {
        what: 'The outcomes and equipment are those of the plan',
        detail: fact.plan.outcomes.map(({ words }) => words).join('; '),
      };
    case 'noted':
      return {
        what: `Noted how far it came: ${WHEN[fact.noted.when].toLowerCase()}`,
        detail: `By ${
          fact.noted.judged
            .filter(({ marks }) => marks.length > 0)
            .map(({ name }) => name)
            .join(', ') || 'nobody'
        }`,
      };
    case 'shown':
      return { what: 'Noted that the person has seen it' };
    case 'step-added':
      return { what: `Added a smaller step, by ${wordsForDay(fact.step.by)}`, detail: fact.step.what };
    case 'step-done':
      return { what: 'Noted that a smaller step is done' };
    case 'ordered':
      return {
        what: `Noted that equipment is expected on ${wordsForDay(fact.ordered.expected)}`,
        detail: fact.ordered.what,
      };
    case 'came':
      return { what: 'Noted that equipment has come', detail: fact.what };
    case 'scored':
      return {
        what: 'Noted a score',
        detail: `${fact.score.instrument}, version ${fact.score.version}: ${fact.score.score}`,
      };
    case 'assessment-offered':
      return { what: "Noted that a carer's assessment was offered", detail: fact.wants ? 'Asked for' : 'Not wanted' };
    case 'carers-seen':
      return { what: 'Who is asked follows who is in the plan', around: true };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
const WORDS: Readonly<Record<Refusal['code'], Worded>> = {
  'PROGRESS.OUTCOME-GONE': { words: 'The plan has changed, and that outcome is no longer in it. Please begin again.' },
  'PROGRESS.NOT-AROUND': { words: 'Who is around the person has changed. Please begin again.' },
  'PROGRESS.WHY-MISSING': { words: 'Please say why somebody did not say how far it came.' },
  'PROGRESS.WORDS-MISSING': { words: 'Please say it in a few words.' },
  'PROGRESS.DAY-PASSED': { words: 'That day has passed. Please choose one to come.' },
  'PROGRESS.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.scoreOn.key },
  'PROGRESS.TOO-MANY': {
    words: 'Six smaller steps are open for this outcome. Please finish one first.',
    question: ask.stepOutcome.key,
  },
  'PROGRESS.NOT-IN-PLAN': { words: 'The plan no longer names that. Please open the record again.' },
};
