import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Rules } from '../../records/kind.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { DUTY_NOTICE, DUTY_REMINDER } from '../../work/duty.ts';
import { Fact, State, type Reported } from './facts.ts';

export type Command =
  | { readonly type: 'report'; readonly reported: Reported }
  /** Whoever leads the team has looked at harm that needed treatment. */
  | { readonly type: 'look-at' }
  | { readonly type: 'put-right'; readonly words: string };

export type Refusal = {
  readonly code:
    'INCIDENT.WORDS-MISSING' | 'INCIDENT.IN-THE-FUTURE' | 'INCIDENT.NOT-REPORTED' | 'INCIDENT.RIGHT-WORDS-MISSING';
};

const no = (code: Refusal['code']): Result<readonly Fact[], Refusal> => refuse({ code });

/** A fall or another incident: one door for all of them. What follows from it is seen to in the plan, as evidence (R9). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'incident',
  prefix: 'IN',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today }) {
    if (command.type === 'report') {
      const { reported } = command;
      if (state.status === 'reported') return ok([]);
      if (saysNothing(reported.words)) return no('INCIDENT.WORDS-MISSING');
      return reported.on > today ? no('INCIDENT.IN-THE-FUTURE') : ok([{ type: 'reported', reported }]);
    }
    if (state.status === 'new') return no('INCIDENT.NOT-REPORTED');
    if (command.type === 'look-at') return ok(mustBeLookedAt(state) ? [{ type: 'looked-at' }] : []);
    if (saysNothing(command.words)) return no('INCIDENT.RIGHT-WORDS-MISSING');
    const isSame = state.putRight.at(-1)?.words === command.words;
    return ok(isSame ? [] : [{ type: 'put-right', words: command.words }]);
  },
  evolve(state, fact, { by, today }) {
    if (fact.type === 'reported') return { status: 'reported', ...fact.reported, by, since: today, putRight: [] };
    if (state.status === 'new') return state;
    return fact.type === 'looked-at'
      ? { ...state, lookedAt: today }
      : { ...state, putRight: [...state.putRight, { words: fact.words, on: today }] };
  },
  duties: (state) =>
    state.status === 'reported' && mustBeLookedAt(state)
      ? [
          {
            key: 'look',
            grave: true,
            kind: 'look',
            of: 'leads',
            since: state.since,
            words: 'Look at this: treatment was needed',
            reminder: DUTY_REMINDER,
            notice: DUTY_NOTICE,
          },
          // Those above them hear when nobody did: a manager, and the safeguarding lead.
          {
            key: 'look.above',
            grave: true,
            kind: 'look',
            of: 'hold-back',
            since: addWorkingDays(state.since, LOOKED_AT_WITHIN_DAYS),
            words: 'Nobody who leads the team has looked at this yet: treatment was needed',
            reminder: DUTY_REMINDER,
            notice: DUTY_NOTICE,
          },
        ]
      : [],
};

/** Within so many working days. */
const LOOKED_AT_WITHIN_DAYS = 2;

/** Harm that needed treatment is looked at by those who lead the team. */
export const mustBeLookedAt = ({ harm, lookedAt }: Pick<Reported, 'harm'> & { readonly lookedAt?: unknown }): boolean =>
  harm === 'treatment' && lookedAt === undefined;
