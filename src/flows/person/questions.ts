import { z } from 'zod';
import { TeamId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { checkNhsNumber, wordsForNhsNumber, NhsNumber } from '../../people/nhs-number.ts';
import { latestStart } from '../../people/person.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { text } from '../../forms/kinds/text.ts';
import { UNKNOWN } from '../../forms/kinds/usual-answers.ts';
import { answered, parsed, type Question } from '../../forms/question.ts';
import type { Owner } from '../../people/administration.ts';
import type { Staff } from '../../people/staff.ts';
import type { Team } from '../../people/team.ts';
import type { PersonContext } from '../../questions/context.ts';

/** What setting people up looks at: whom the viewer may arrange, and their teams with everybody in them. */
export interface SettingUp extends PersonContext {
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  /** Of a move: everybody in the team they leave, and in the one they join. */
  readonly ofBoth?: readonly Staff[] | undefined;
  /** Of an import: whoever has one of its references or NHS numbers. */
  readonly owners?: readonly Owner[];
  /** Where a CSV file with the headings and nobody in it can be fetched. */
  readonly emptySheet?: string | undefined;
}

const What = z.enum(['add', 'details', 'import']);

const asked = choice({
  key: 'what',
  short: 'What',
  label: 'What would you like to do?',
  help: 'To add many at once, you can send me the CSV file here in the chat now.',
  schema: What,
  options: [
    { value: 'add', title: 'Add a person', also: ['new person', 'add', 'somebody new'] },
    { value: 'details', title: 'Change their details', also: ['details', 'name', 'move team'] },
    { value: 'import', title: 'Add many from a file', also: ['import', 'csv', 'file', 'many'] },
  ],
});

/** "Add a person" says it already. */
export const what: typeof asked = { ...asked, subject: true, takesFile: 'import' };

export const doing = (...wanted: readonly z.infer<typeof What>[]) => answered(what, ...wanted);

export const person = personQuestion({
  key: 'person',
  short: 'Person',
  label: 'Whom is it about?',
  when: (answers) => isAboutSomebody(answers),
});

/** Whether somebody who is known already has to be chosen. */
export const isAboutSomebody = doing('details');

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
  opensWith: ({ today }) => today,
  limits: ({ today }) => [{ latest: latestStart(today), words: 'that is more than a year away. Please check it.' }],
  when: described,
});

export const capacity = choice({
  key: 'capacity',
  label: 'Capacity for decisions about their care',
  short: 'Capacity',
  schema: z.enum(['has', 'lacks', 'unknown']),
  when: described,
  // Unknown until somebody says otherwise: it is never taken for "has" (R45).
  opensWith: () => 'unknown',
  options: [
    { value: 'has', title: 'Has capacity', also: ['has', 'yes'] },
    { value: 'lacks', title: 'Lacks capacity', also: ['lacks', 'no'] },
    UNKNOWN,
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
  opensWith: ({ teams }) => (teams.length === 1 ? teams[0]?.id : undefined),
  options: ({ teams, person: known }: SettingUp) =>
    listed(
      ...teams.map(({ id, name: called }) => ({ value: id, title: called })),
      // A member of their circle may change their details, and leaves them in their team.
      known && teams.every(({ id }) => id !== known.team) && { value: known.team, title: 'The team they are in now' },
    ),
});
