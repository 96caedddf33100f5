import { z } from 'zod';
import { StaffId, TeamId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { checkNhsNumber, wordsForNhsNumber, NhsNumber } from '../../people/nhs-number.ts';
import { latestStart, memberWords, CirclePart, partWords, STAFF_PARTS } from '../../people/person.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, parsed, type Answers, type Question } from '../../forms/question.ts';
import type { Staff } from '../../people/staff.ts';
import type { Team } from '../../people/team.ts';
import type { PersonContext } from '../../questions/context.ts';

/** What setting people up looks at: whom the viewer may arrange, and their teams with everybody in them. */
export interface SettingUp extends PersonContext {
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
}

const What = z.enum(['add', 'join', 'leave', 'details', 'ended', 'import']);

export const what = choice({
  key: 'what',
  short: 'What',
  label: 'What would you like to do?',
  schema: What,
  options: [
    { value: 'add', title: 'Add a person', also: ['new person', 'add', 'somebody new'] },
    { value: 'join', title: 'Add somebody to their circle', also: ['add a carer', 'add a worker', 'circle'] },
    { value: 'leave', title: 'Take somebody out of their circle', also: ['remove', 'take out', 'leaver'] },
    { value: 'details', title: 'Change their details', also: ['details', 'name', 'move team'] },
    { value: 'ended', title: 'Reablement has ended', also: ['ended', 'end', 'finished'] },
    { value: 'import', title: 'Add many from a file', also: ['import', 'csv', 'file', 'many'] },
  ],
});

const doing = (...wanted: readonly z.infer<typeof What>[]) => answered(what, ...wanted);

export const person = personQuestion({
  key: 'person',
  short: 'Person',
  label: 'Whom is it about?',
  when: (answers) => isAboutSomebody(answers),
});

/** Whether somebody who is known already has to be chosen. */
export const isAboutSomebody = doing('join', 'leave', 'details', 'ended');

const described = doing('add', 'details');

export const name = text({
  key: 'name',
  label: 'First name and surname',
  short: 'Name',
  max: 80,
  when: described,
});

export const title = text({
  key: 'title',
  label: 'Title',
  example: 'For example: Mrs',
  max: 20,
  optional: true,
  when: described,
});

export const preferredName = text({
  key: 'preferredName',
  label: 'What they like to be called',
  max: 40,
  optional: true,
  when: described,
});

export const reference = text({
  key: 'reference',
  label: 'Your reference for them',
  short: 'Reference',
  example: 'For example: RB-1041',
  max: 20,
  when: described,
});

const typedNumber = text({
  key: 'nhsNumber',
  label: 'NHS number',
  max: 20,
  optional: true,
  when: described,
});

const checkedNumber = (raw: string) => {
  if (raw.trim() === '') return ok('');
  const checked = checkNhsNumber(raw);
  if (checked.ok) return ok<string>(checked.value);
  const isShort = checked.refusal === 'length';
  return refuse({
    words: isShort ? 'An NHS number has ten digits.' : 'One of its digits is mistyped. Please check it.',
  });
};

export const nhsNumber: Question<NhsNumber, unknown> = {
  ...typedNumber,
  take: checkedNumber,
  hear: checkedNumber,
  words: (raw) => {
    const number = parsed(NhsNumber, raw);
    return number ? wordsForNhsNumber(number) : raw;
  },
  of: (answers) => parsed(NhsNumber, answers['nhsNumber']),
};

export const started = date({
  key: 'started',
  label: 'When did reablement begin?',
  short: 'Began',
  lean: 'past',
  limits: ({ today }) => [{ latest: latestStart(today), words: 'that is more than a year away. Please check it.' }],
  when: described,
});

export const capacity = choice({
  key: 'capacity',
  label: 'Capacity for decisions about their care',
  short: 'Capacity',
  schema: z.enum(['has', 'lacks', 'unknown']),
  when: described,
  options: [
    { value: 'has', title: 'Has capacity', also: ['has', 'yes'] },
    { value: 'lacks', title: 'Lacks capacity', also: ['lacks', 'no'] },
    { value: 'unknown', title: 'Not known', also: ['unknown', 'do not know', 'not sure'] },
  ],
});

export const team = choice({
  key: 'team',
  label: 'Which team supports them?',
  short: 'Team',
  help: 'The team’s coordinators and managers see this person.',
  none: 'There is no team yet: an administrator makes one first ("teams and staff").',
  schema: TeamId,
  show: 'many',
  when: described,
  options: ({ teams, person: known }: SettingUp) =>
    listed(
      ...teams.map(({ id, name: called }) => ({ value: id, title: called })),
      // A member of their circle may change their details, and leaves them in their team.
      known && teams.every(({ id }) => id !== known.team) && { value: known.team, title: 'The team they are in now' },
    ),
});

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

export const memberName = text({
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

export const ended = date({
  key: 'ended',
  label: 'When did reablement end?',
  short: 'Ended',
  lean: 'past',
  when: doing('ended'),
  limits: ({ today, person: known }: SettingUp) => [
    { latest: today, words: 'that day is still to come.' },
    ...(known ? [{ earliest: known.started, words: 'that is before it began.' }] : []),
  ],
});
