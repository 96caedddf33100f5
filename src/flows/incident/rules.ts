import { blank } from '../../kernel/blank.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Rules } from '../../records/kind.ts';
import { Fact, State, type Reported } from './facts.ts';

export interface Command {
  readonly type: 'report';
  readonly reported: Reported;
}

export type Refusal = { readonly code: 'INCIDENT.WORDS-MISSING' } | { readonly code: 'INCIDENT.IN-THE-FUTURE' };

/** A fall or another incident: one door for all of them. What follows from it is seen to in the plan, as evidence (R9). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'incident',
  prefix: 'IN',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, { reported }, { today }) {
    if (state.status === 'reported') return ok([]);
    if (blank(reported.words)) return refuse({ code: 'INCIDENT.WORDS-MISSING' });
    return reported.on > today ? refuse({ code: 'INCIDENT.IN-THE-FUTURE' }) : ok([{ type: 'reported', reported }]);
  },
  evolve: (_, { reported }, { by }) => ({ status: 'reported', ...reported, by }),
};
