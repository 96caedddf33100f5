import { lines } from '../../forms/kinds/lines.ts';
import { refuse } from '../../kernel/result.ts';
import { memberInLine } from '../../people/circle-lines.ts';
import { doing, type SettingUp } from './questions.ts';

const manyLines = lines<SettingUp>({
  key: 'circle',
  label: 'Who is around them?',
  short: 'Circle',
  help: 'One on each line, with what they are and a telephone number, if there is one: Sarah Palmer, daughter, carer, 07700 900123',
  example: 'Sarah Palmer, daughter, carer',
  max: 3_000,
  most: 30,
  optional: true,
  when: doing('add'),
});

/** The first line that does not say who somebody is. */
const unclear = (raw: string, { staff }: SettingUp): string | undefined =>
  raw
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => memberInLine(line, staff))
    .flatMap((read) => (read.ok ? [] : [read.refusal]))[0];

/** All who are around a new person, a line each. */
export const circle: typeof manyLines = {
  ...manyLines,
  prompt: () => 'One message, a line each with what they are: Sarah Palmer, daughter, carer. Or "skip".',
  take(raw, context) {
    const taken = manyLines.take(raw, context);
    const words = taken.ok ? unclear(taken.value, context) : undefined;
    return words === undefined ? taken : refuse({ words });
  },
  hear: (typed, context) => circle.take(typed.replace(/;/gu, '\n'), context),
};
