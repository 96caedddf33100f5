import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { lines } from '../../forms/kinds/lines.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { StaffId } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/result.ts';
import { memberInLine } from '../../people/circle-lines.ts';
import { Authority, authorityWords } from '../../people/authority.ts';
import { Leaving, leavingWords } from '../../people/leaving.ts';
import { CirclePart, memberWords, partWords, STAFF_PARTS } from '../../people/person.ts';
import { consentQuestions } from '../../questions/consent.ts';
import { partyName } from '../../questions/party-name.ts';
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

export const part = choice({
  key: 'part',
  label: 'What are they to the person?',
  short: 'Part',
  schema: CirclePart,
  when: doing('join'),
  options: CirclePart.options.map((value) => ({
    value,
    title:
      value === 'other'
        ? 'Somebody else in the plan'
        : partWords[value].slice(0, 1).toUpperCase() + partWords[value].slice(1),
  })),
});

const NOT_IN_TEAMS = 'outside';

export const colleague = choice({
  key: 'colleague',
  label: 'Who is it?',
  help: 'From then on they see this person, and are told of changes.',
  short: 'Who',
  schema: z.union([z.literal(NOT_IN_TEAMS), StaffId]),
  show: 'many',
  when: (answers) => doing('join')(answers) && STAFF_PARTS.has(part.of(answers)),
  options: ({ staff }: SettingUp) => [
    ...staff.map(({ id, name: called, job }) => ({ value: id, title: `${called} (${job})` })),
    { value: NOT_IN_TEAMS, title: 'Somebody who does not use Teams' },
  ],
});

const isOutside = (answers: Answers): boolean =>
  doing('join')(answers) &&
  part.of(answers) !== undefined &&
  (!STAFF_PARTS.has(part.of(answers)) || colleague.of(answers) === NOT_IN_TEAMS);

export const memberName = partyName<SettingUp>({
  key: 'memberName',
  label: 'What is their name?',
  short: 'Name',
  max: 80,
  when: isOutside,
});

export const relation = text({
  key: 'relation',
  label: 'In plain words',
  example: 'For example: daughter, district nurse, physiotherapist',
  max: 60,
  optional: true,
  when: doing('join'),
});

/** Next of kin has no power by itself (facts.md 3): what there is, is asked. */
export const authority = choices({
  key: 'authority',
  label: 'What may they decide by law?',
  short: 'Authority',
  help: 'Next of kin alone decides nothing by law.',
  schema: Authority,
  when: (answers) => doing('join')(answers) && part.of(answers) === 'representative',
  options: Authority.options.map((value) => ({
    value,
    title: authorityWords[value],
    also: [value.replaceAll('-', ' '), ...(value === 'other' ? ['not known', 'do not know'] : [])],
  })),
});

/** Whether they are somebody of whom the person is asked: no carer, and none of the service's own staff. */
export const isAsked = (answers: Answers): boolean => isOutside(answers) && part.of(answers) !== 'carer';

export const consent = consentQuestions<SettingUp>(isAsked, () => undefined);

export const member = choice({
  key: 'member',
  label: 'Who is leaving their circle?',
  none: 'There is nobody in their circle.',
  short: 'Who',
  schema: z.string().min(1),
  show: 'many',
  when: doing('leave'),
  options: ({ person: known }: SettingUp) =>
    (known?.circle ?? []).map((one) => ({ value: one.key, title: `${one.name} (${memberWords(one)})` })),
});

/** R17: who leaves, leaves for a reason. */
export const why = choice({
  key: 'why',
  label: 'Why?',
  short: 'Why',
  schema: Leaving,
  when: doing('leave'),
  options: Leaving.options.map((value) => ({
    value,
    title: leavingWords[value],
    also: value === 'not-carer' ? ['no carer', 'not a carer'] : value === 'other' ? ['other'] : [],
  })),
});

export const whyWords = text({
  key: 'whyWords',
  label: 'What is the reason?',
  short: 'Reason',
  help: 'Those who set up circles read it.',
  max: 200,
  when: (answers) => doing('leave')(answers) && why.of(answers) === 'other',
});
