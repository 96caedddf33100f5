import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { dutiesIn } from './duties.ts';
import { Fact, State, type Again, type Given, type Informed, type Recorded, type Telling } from './facts.ts';
import { notMet, type Receiver } from './manner.ts';

export type Command =
  | { readonly type: 'give'; readonly given: Given }
  | { readonly type: 'change-needs'; readonly receivers: readonly Receiver[] }
  | { readonly type: 'go-through-again'; readonly again: Again }
  | { readonly type: 'look-at-form' }
  /** `asLead`: by one who leads the team, who may do so with records of others. */
  | { readonly type: 'withdraw'; readonly why: string; readonly asLead: boolean };

export type Refusal =
  | { readonly code: 'INFORMATION.NOT-GIVEN' }
  | { readonly code: 'INFORMATION.WITHDRAWN' }
  | { readonly code: 'INFORMATION.WHAT-MISSING' }
  | { readonly code: 'INFORMATION.CHECK-MISSING' }
  | { readonly code: 'INFORMATION.CHARGING-MISSING' }
  | { readonly code: 'INFORMATION.IN-THE-FUTURE' }
  | { readonly code: 'INFORMATION.BEFORE-GIVEN' }
  | { readonly code: 'INFORMATION.WHY-MISSING'; readonly who: string }
  | { readonly code: 'INFORMATION.REASON-MISSING' }
  | { readonly code: 'INFORMATION.OWN-RECORD' }
  | { readonly code: 'INFORMATION.NOT-YOURS' };

/** A reason has at least one word of three letters: a full stop explains nothing. */
export const saysWhy = (text: string | undefined): boolean => /[\p{L}\p{M}]{3}/u.test(text ?? '');

function decide(state: State, command: Command, { today, by }: Occasion): Result<readonly Fact[], Refusal> {
  if (command.type === 'give') {
    if (state.status === 'given') return ok([]);
    const { given } = command;
    if (blank(given.what)) return refuse({ code: 'INFORMATION.WHAT-MISSING' });
    if (given.topics.includes('charges') && given.charging === undefined)
      return refuse({ code: 'INFORMATION.CHARGING-MISSING' });
    const wrong = wrongIn(given, today);
    return wrong ? refuse(wrong) : ok([{ type: 'information-given', given }]);
  }
  if (state.status === 'new') return refuse({ code: 'INFORMATION.NOT-GIVEN' });
  if (state.withdrawn) return command.type === 'go-through-again' ? refuse({ code: 'INFORMATION.WITHDRAWN' }) : ok([]);
  switch (command.type) {
    case 'change-needs': {
      const receivers = state.receivers.map(({ key, name, role, needs, now }) => {
        const before = { key, name, role, needs: now ? now.needs : needs };
        return { before, after: command.receivers.find((one) => one.key === key) ?? before };
      });
      const isSame = receivers.every(({ before, after }) => same(before.needs, after.needs));
      return ok(isSame ? [] : [{ type: 'needs-changed', receivers: receivers.map(({ after }) => after) }]);
    }
    case 'go-through-again': {
      const { again } = command;
      if (state.again.some(({ id }) => id === again.id)) return ok([]);
      if (again.on < state.given.on) return refuse({ code: 'INFORMATION.BEFORE-GIVEN' });
      const wrong = wrongIn(again, today);
      return wrong ? refuse(wrong) : ok([{ type: 'gone-through-again', again }]);
    }
    case 'look-at-form':
      if (by === state.by) return refuse({ code: 'INFORMATION.OWN-RECORD' });
      return ok(state.toLookAt ? [{ type: 'other-form-looked-at' }] : []);
    case 'withdraw':
      if (by !== state.by && !command.asLead) return refuse({ code: 'INFORMATION.NOT-YOURS' });
      if (!saysWhy(command.why)) return refuse({ code: 'INFORMATION.REASON-MISSING' });
      return ok([{ type: 'recorded-in-error', why: command.why }]);
  }
}

function wrongIn(telling: Telling, today: Day): Refusal | undefined {
  if (telling.on > today) return { code: 'INFORMATION.IN-THE-FUTURE' };
  if (blank(telling.checked)) return { code: 'INFORMATION.CHECK-MISSING' };
  const [first] = notMet(telling.to, telling);
  return first && !saysWhy(telling.whyOtherwise) ? { code: 'INFORMATION.WHY-MISSING', who: first.name } : undefined;
}

function evolve(state: State, fact: Fact, { today, by }: Happened): State {
  if (fact.type === 'information-given') {
    const { given } = fact;
    return {
      status: 'given',
      given,
      by,
      recordedOn: today,
      receivers: given.to.map((one) => informed(one, given)),
      again: [],
      toLookAt: lookedAtBecause(given, today),
    };
  }
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'needs-changed':
      return {
        ...state,
        receivers: state.receivers.map(({ now, ...then }) => {
          const needs = fact.receivers.find(({ key }) => key === then.key)?.needs;
          if (same(needs, then.needs)) return then;
          return { ...then, now: now && same(needs, now.needs) ? now : { since: today, needs } };
        }),
      };
    case 'gone-through-again': {
      const { again } = fact;
      return {
        ...state,
        receivers: state.receivers.map((one) => {
          const present = again.to.find(({ key }) => key === one.key);
          return present ? informed(present, again) : one;
        }),
        again: [...state.again, again].slice(-TIMES_SHOWN),
        toLookAt: lookedAtBecause(again, today) ?? state.toLookAt,
      };
    }
    case 'other-form-looked-at':
      return { ...state, toLookAt: undefined };
    case 'recorded-in-error':
      return { ...state, withdrawn: { on: today, why: fact.why } };
  }
}

/** Of the times it was gone through again; all of them stand in the history. */
const TIMES_SHOWN = 3;

const informed = (one: Receiver, { ways, language, interpreter, on, understood }: Telling): Informed => ({
  ...one,
  had: { ways, language, interpreter },
  on,
  understood,
});

function lookedAtBecause(telling: Telling, since: Day): Recorded['toLookAt'] {
  const names = notMet(telling.to, telling).map(({ name }) => name);
  return names.length > 0 ? { since, names } : undefined;
}

/** Information and advice that somebody was given (R32, R33). Nobody need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'information-given',
  prefix: 'IG',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties: (state, standing) => (state.status === 'new' ? [] : dutiesIn(state, standing)),
};
