import { z } from 'zod';
import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import { StaffId, onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { Kind } from '../../kinds/kind.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Rules } from '../../records/kind.ts';

const Staff = z.array(StaffId);
const Fact = z.strictObject({ type: z.literal('circle-changed'), staff: Staff, joined: Staff, left: Staff });
type Fact = z.infer<typeof Fact>;
/** The staff in the circle; absent before the first fact. */
const State = z.strictObject({ staff: Staff.optional() });
type State = z.infer<typeof State>;

/**
 * Which staff are in the circle now, those who are not to be told among them: they are in it still, so neither that nor its end is news. Who is
 * in `silent` is not told that they are in it, or no longer (R24).
 */
interface Command {
  readonly staff: readonly StaffId[];
  readonly silent: readonly StaffId[];
}

export const circleIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'circle');

/** What the record of a circle is told when the person, or somebody around them, has changed. */
export const circleNow = ({ circle, closedTo = [] }: Pick<Person, 'circle' | 'closedTo'>): Command => ({
  staff: [...new Set(circle.flatMap(({ staff }) => staff ?? []))],
  silent: closedTo,
});

const rules: Rules<State, Fact, Command, never> = {
  kind: 'circle',
  prefix: 'CI',
  version: 1,
  fact: Fact,
  state: State,
  initial: {},
  evolve: (_, { staff }) => ({ staff }),
  decide({ staff: before }, { staff, silent }) {
    const was = before ?? staff;
    const joined = staff.filter((one) => !was.includes(one));
    const left = was.filter((one) => !staff.includes(one));
    const isSame = before !== undefined && joined.length + left.length === 0;
    const said = (all: readonly StaffId[]) => all.filter((one) => !silent.includes(one));
    return ok(isSame ? [] : [{ type: 'circle-changed', staff: [...staff], joined: said(joined), left: said(left) }]);
  },
  notify: (_state, facts, _about, { by }) =>
    facts.flatMap(({ joined, left }) =>
      [
        ...joined.map((staff) => ({ to: { staff }, what: JOINED })),
        ...left.map((staff) => ({ to: { staff }, what: LEFT })),
      ].filter(({ to }) => to.staff !== by),
    ),
};

const JOINED = 'circle-joined';
const LEFT = 'circle-left';

/**
 * Which staff are in a person's circle, so that each is told once that they are in it, or no longer are (P31). Nobody reads it: who is in
 * the circle stands with the person.
 */
export const circleKind: Kind<State, Fact, Command, never, never> = {
  rules,
  title: 'Circle',
  news: 'Who is in a plan has changed',
  see: () => undefined,
  rows: () => [],
  describe: () => ({ what: 'The circle changed' }),
  wordsFor: (refusal) => refusal,
  whenPersonChanges: (_, person) => circleNow(person),
  plainNotice,
};

/** Whoever may not see the person, or no longer may, reads no name. */
function plainNotice(what: string, person: VisiblePerson['the'] | undefined): Card | undefined {
  if (what !== JOINED && what !== LEFT) return undefined;
  const home = { title: 'Home', press: { do: 'home/show' } };
  const open = person && { title: 'Open', press: { do: 'person/forms', id: person.id } };
  const whose = person ? `the plan of ${person.name}` : 'the plan of somebody';
  return drawPage({
    title: what === JOINED ? 'You are in a plan' : 'You are no longer in a plan',
    paragraphs: [
      what === JOINED
        ? `You are in ${whose} now. I will tell you when something changes.`
        : `You are no longer in ${whose}. ${person ? '' : 'You do not see them or their records any more. '}If that is not right, please ask your coordinator.`,
    ],
    buttons: open ? [open, home] : [home],
  });
}
