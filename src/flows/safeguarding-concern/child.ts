import { pastDay } from '../../forms/kinds/date.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord, type FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';

const by = ownWords<FlowContext>({ key: 'sgChildBy', short: 'Who told them', label: 'Who told them?', max: 150 });
const whom = ownWords<FlowContext>({
  key: 'sgChildWhom',
  short: 'Whom',
  label: 'Whom did they speak to, and what was agreed?',
  max: 500,
  lines: 'many',
});
const on = pastDay<FlowContext>({ key: 'sgChildOn', short: 'Day', label: 'On which day?', assumed: true });

/** A child is harmed or at risk: who told children's social care, whom and when (R38). */
export function concernChild(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-child',
    title: 'Children’s social care told',
    phrases: ['children’s social care told', "children's social care told", 'social care told about the child'],
    steps: [{ id: 'told', title: 'Children’s social care told', questions: [by, whom, on] }],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening, ['lead', 'raiser']),
    idle: isClosed,
    fills: (_, { seen, today, viewer }) => ({
      answers: seen?.childTold
        ? { [by.key]: seen.childTold.by, [whom.key]: seen.childTold.whom, [on.key]: seen.childTold.on }
        : { [by.key]: viewer.name, [on.key]: today },
    }),
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const where = thatRecord(context);
        const [who, whomTold, day] = [by.of(answers), whom.of(answers), on.of(answers)];
        if (!where || who === undefined || whomTold === undefined || day === undefined) return undefined;
        return { ...where, command: { type: 'tell-child' as const, told: { by: who, whom: whomTold, on: day } } };
      },
      said: { words: 'Saved.' },
    }),
  };
}
