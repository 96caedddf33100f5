import { choice } from '../../forms/kinds/choice.ts';
import { StaffId } from '../../kernel/ids.ts';
import type { Directory } from '../../people/directory.ts';
import { bareTitle } from '../../questions/colleagues.ts';
import { thatRecord, type FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { keptFrom } from './facts.ts';
import { ofConcern } from './of-concern.ts';
import { loadConcern, notTheirs, type Concerns, type OnConcern } from './on-record.ts';

const mayBeLetIn = ({ everybody: [, ...others], seen }: OnConcern) => {
  const kept = seen ? keptFrom(seen) : [];
  return others.filter(({ value }) => kept.every((one) => one !== value));
};
const who = choice({
  key: 'sgLetIn',
  short: 'Who',
  label: 'Who may read it?',
  help: 'All of it, as you do. They cannot decide anything.',
  schema: StaffId,
  show: 'list',
  names: true,
  options: (context: OnConcern) => mayBeLetIn(context).map((one) => ({ ...one, title: bareTitle(one) })),
});
const letInWhy = ownWords<FlowContext>({ key: 'sgLetInWhy', short: 'Why', label: 'Why?', max: 300 });

/** A lead lets a colleague read it; nobody else ever gets in by their place. */
export function concernAccess(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-access',
    title: 'Let somebody read it',
    phrases: ['let somebody read the concern'],
    steps: [{ id: 'who', title: 'Let somebody read it', questions: [who, letInWhy] }],
    recordWords: 'Let them in',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: notTheirs,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, staff, reason] = [thatRecord(context), who.of(answers), letInWhy.of(answers)];
        const one = mayBeLetIn(context).find(({ value }) => value === staff);
        if (!where || staff === undefined || !one || reason === undefined) return undefined;
        return {
          ...where,
          command: { type: 'let-in' as const, who: { staff, name: bareTitle(one) }, why: reason },
        };
      },
      said: ({ record: { reference } }) => ({ words: `They can read it now: tell them the reference ${reference}.` }),
    }),
  };
}
