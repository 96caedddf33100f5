import { z } from 'zod';
import { visibleTo } from '../../src/access/visible.ts';
import { Day } from '../../src/kernel/days.ts';
import { ok, refuse } from '../../src/kernel/result.ts';
import type { Kind } from '../../src/kinds/kind.ts';
import type { Rules } from '../../src/records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../src/work/duty.ts';

/**
 * The smallest kind that has something to do: somebody notes how things are, and those who lead the team look at it. Nobody is told
 * of it, it has one page, and it is kept in a container of its own.
 */
const State = z.strictObject({ words: z.string(), since: Day.optional() });
type State = z.infer<typeof State>;
const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('noted'), words: z.string() }),
  z.strictObject({ type: z.literal('looked-at') }),
]);
type Fact = z.infer<typeof Fact>;
export type CheckCommand = { readonly type: 'note'; readonly words: string } | { readonly type: 'look' };
type Refusal = { readonly code: 'CHECK.WORDS-MISSING' };

type CheckRules = Rules<State, Fact, CheckCommand, Refusal>;
type About = Pick<CheckRules, 'kind' | 'prefix' | 'subject'>;

export const checkRules = (about: About, waits: Partial<Duty> = {}): CheckRules => ({
  ...about,
  version: 1,
  container: 'concerns',
  fact: Fact,
  state: State,
  initial: { words: '' },
  evolve: (state, fact, { today }) =>
    fact.type === 'noted' ? { words: fact.words, since: today } : { words: state.words },
  decide({ words, since }, command) {
    if (command.type === 'look') return ok(since === undefined ? [] : [{ type: 'looked-at' }]);
    if (command.words === '') return refuse({ code: 'CHECK.WORDS-MISSING' });
    return ok(command.words === words ? [] : [{ type: 'noted', words: command.words }]);
  },
  duties: ({ since }) =>
    since === undefined
      ? []
      : [
          {
            key: `look.${since}`,
            kind: 'look',
            of: 'leads',
            since,
            words: 'Look at it',
            reminder: 'look-reminder',
            ...waits,
          },
        ],
});

export const checkKind = (
  about: About,
  title: string,
  waits?: Partial<Duty>,
): Kind<State, Fact, CheckCommand, Refusal, State> => ({
  rules: checkRules(about, waits),
  title,
  news: `${title}: something to look at`,
  see: (state, viewer, subject) => visibleTo(viewer, 'care-record', subject, state, ['words', 'since']),
  rows: ({ the }) => [{ label: 'How it is', value: the.words }],
  describe: (fact) =>
    fact.type === 'noted' ? { what: 'Noted how it is', detail: fact.words } : { what: 'Looked at it' },
  wordsFor: () => ({ words: 'Please say how it is.', question: 'words' }),
});

export const TEAM_CHECK = checkKind({ kind: 'team-check', prefix: 'TC', subject: 'team' }, 'Team check');
/** The same, about a person. */
export const PERSON_CHECK = checkKind({ kind: 'person-check', prefix: 'PC' }, 'Wellbeing check');
/** The same, looked at by the mental capacity lead, who hears of it at once. */
export const CAPACITY_CHECK = checkKind({ kind: 'capacity-check', prefix: 'CC' }, 'Capacity check', {
  of: 'capacity-lead',
  notice: DUTY_NOTICE,
  reminder: DUTY_REMINDER,
});
