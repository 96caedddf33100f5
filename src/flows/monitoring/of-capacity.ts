import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing, type PartySays } from '../../people/agreement.ts';
import { awaitsCapacity, isNotAsked } from '../../people/capacity.ts';
import type { Occasion } from '../../records/kind.ts';
import type { Refusal } from './checks.ts';
import type { Command } from './commands.ts';
import { evolve } from './evolve.ts';
import { isUndecided, lacksDecider, noToDecide, toBeAsked, type Change, type Changed, type Fact } from './facts.ts';
import { notedFor } from './noted.ts';
import { asked, telling } from './recipients.ts';

/** What becomes of a change of monitoring when it is found out, or doubted, whether the person can decide it (R45). */

type Of<T extends Command['type']> = Extract<Command, { type: T }>;
type Decided = Result<readonly Fact[], Refusal>;

/** What has not begun waits until it is known whether they can decide it: those who were told of it hear so (R45). */
export const doubt = (state: Changed, occasion: Occasion): Decided =>
  ok(isNotAsked(state.change.deciding) ? [doubted(state, occasion)] : []);

function doubted(state: Changed, { circle, today }: Occasion): Fact {
  const isToBegin = state.holdsFrom !== undefined && state.holdsFrom > today;
  return { type: 'capacity-doubted', ...(isToBegin && telling(asked(state), false, { circle, by: state.by })) };
}

/** R45: an assessment that was not made counts for nothing: until somebody assesses it, capacity is not known. */
export function answerNote(state: Changed, { isRight }: Of<'answer-note'>, occasion: Occasion): Decided {
  const notes = notedFor(state, occasion.by);
  const isOfCapacity = !isRight && notes.some(({ what }) => what === 'assessed');
  return ok(
    listed<Fact>(
      ...notes.slice(0, 1).map(({ name }): Fact => ({ type: 'note-answered', name, isRight })),
      isOfCapacity && doubted(state, occasion),
    ),
  );
}

/** Somebody was asked in the person's place: now they are asked themselves, and of who decided only the carer that they are besides. */
const askedThemselves = ({ parties }: Change, [person, ...others]: Occasion['circle']): PartySays[] | undefined =>
  person === undefined || parties.some(({ part }) => part === 'person')
    ? undefined
    : [
        { key: person.key, name: person.name, part: 'person', answer: 'not-reached' },
        ...parties.flatMap((one): PartySays[] =>
          one.part !== 'decider'
            ? [one]
            : others.some(({ key, part }) => key === one.key && part === 'carer')
              ? [{ ...one, part: 'carer' }]
              : [],
        ),
      ];

/**
 * Found lacking after somebody was told: they hear that it does not begin, or goes on only until it is decided anew. Found to have it: what
 * waited for that begins (R45).
 */
export function assess(state: Changed, { answer, by, note }: Of<'assess-capacity'>, occasion: Occasion): Decided {
  const { circle } = occasion;
  if (state.change.deciding.capacity.answer !== 'unknown') return ok([]);
  if (saysNothing(note)) return refuse({ code: 'MONITORING.LOOK-MISSING' });
  const { change } = state;
  const isToDecide = answer === 'lacks' && !change.deciding.authority;
  const tell = isToDecide ? telling(asked(state), false, { circle, by: state.by }) : {};
  const parties = answer === 'has' ? askedThemselves(change, circle) : undefined;
  const assessed: Fact = { type: 'capacity-assessed', answer, by, note, ...(parties && { parties }), ...tell };
  const after = evolve(state, assessed, occasion);
  const goes = state.holdsFrom === undefined && after.status === 'changed' && isSettled(after);
  return ok(
    listed<Fact>(assessed, goes && { type: 'went-ahead', ...telling(asked(after), false, { circle, by: state.by }) }),
  );
}

/** Nobody is left for whom it waits, it is known whether the person can decide, and where they cannot somebody has (R45). */
export const isSettled = (state: Changed): boolean =>
  !toBeAsked(state).some(
    ({ part }) => state.change.waitWhy !== undefined || (part === 'person' && state.foundToHave),
  ) &&
  noToDecide(state).length === 0 &&
  !lacksDecider(state) &&
  !isUndecided(state.change) &&
  !awaitsCapacity(state.change.deciding);
