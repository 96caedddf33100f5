import { listed } from '../../kernel/listed.ts';
import { named } from '../../kernel/names.ts';
import { refuse } from '../../kernel/result.ts';
import { IMPORT_HEADINGS, type BadRow } from '../../people/import-sheet.ts';
import { joiningBy, readPeople, type Imported } from '../../people/import.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, type Question } from '../../forms/question.ts';
import { what, type SettingUp } from './questions.ts';

const MOST_IN_A_FIELD = 7_000;
const MOST_PROBLEMS = 12;

const pasted = text({
  key: 'rows',
  label: 'The lines of the file',
  short: 'File',
  help: `The first line has the headings: ${IMPORT_HEADINGS}. Reference, name and started are needed. Several names in a cell: put ; between them, and what they are to the person in brackets.`,
  example: 'Send me the CSV file here in the chat, or copy the cells in here',
  max: 200_000,
  lines: 'many',
  when: answered(what, 'import'),
});

/** What is in the file, for this import: read again with its token when it is saved. */
export const peopleIn = (raw: string, { teams, staff, people, owners = [], today }: SettingUp, token = '') =>
  readPeople(raw, { teams, staff, people: people.map(({ the }) => the), owners, today, token });

const checkedRows: Question<string, SettingUp>['take'] = (raw, context) => {
  const typed = pasted.take(raw, context);
  if (!typed.ok) return typed;
  const people = peopleIn(typed.value, context);
  return people.ok ? typed : refuse({ words: badRowWords(people.refusal) });
};

export function badRowWords(bad: readonly BadRow[]): string {
  const lines = bad.slice(0, MOST_PROBLEMS).map(({ line, words }) => `Line ${line}: ${words}.`);
  const others = bad.slice(MOST_PROBLEMS).map(({ line }) => line);
  const more = others.length > 0 ? [`Also lines ${others.join(', ')}.`] : [];
  return ['Nothing was imported. Please mend these lines and send it again.', ...lines, ...more].join('\n');
}

/** So many names are read before it is saved (S43). */
const MOST_NAMED = 40;
const namesIn = (people: readonly { readonly person: { readonly name: string } }[]): string =>
  named(
    people.map(({ person }) => person.name),
    MOST_NAMED,
  );

/** The name that the file gives, beside the one that is known when it is another. */
function renamed({ id, name }: { readonly id: string; readonly name: string }, { people }: SettingUp): string {
  const known = people.find(({ the }) => the.id === id)?.the.name;
  return known === undefined || known === name ? name : `${known} (becomes ${name})`;
}

/** Who joins whom, which is read before it is saved: they will see, and hear of, whom they join. */
const joiningIn = (people: readonly Imported[], context: SettingUp): readonly string[] =>
  people.flatMap((one) => {
    const known = context.people.find(({ the }) => the.id === one.person.id)?.the;
    return joiningBy(known, one).map(({ name }) => `${name} (${one.person.name})`);
  });

/** All lines fit, or each that does not is named and none is taken. */
export const rows: Question<string, SettingUp> = {
  ...pasted,
  takesFile: true,
  shape: () => ({
    kind: 'text',
    lines: 'many',
    max: MOST_IN_A_FIELD,
    example: 'Copy the cells in here, headings and all',
  }),
  prompt: ({ emptySheet }) =>
    [
      'Send me the CSV file here in the chat, or paste its lines.',
      ...(emptySheet === undefined ? [] : [`A file with the headings to fill in: ${emptySheet}`]),
    ].join(' '),
  take: checkedRows,
  hear: checkedRows,
  words(raw, context) {
    const people = peopleIn(raw, context);
    if (!people.ok) return 'does not fit';
    const known = new Set(context.people.map(({ the }) => the.id));
    const again = people.value.filter(({ person: { id } }) => known.has(id));
    const fresh = people.value.filter((one) => !again.includes(one));
    const replaced =
      again.length > 0 ? ': their details become what the file says, and nobody leaves their circle' : '';
    const joining = joiningIn(people.value, context);
    return listed(
      `${fresh.length} new, ${again.length} already known${replaced}`,
      fresh.length > 0 && `New: ${namesIn(fresh)}`,
      again.length > 0 && `Known: ${namesIn(again.map((one) => ({ person: { name: renamed(one.person, context) } })))}`,
      joining.length > 0 && `Who joins a circle (whose): ${named(joining, MOST_NAMED)}`,
    ).join('\n');
  },
};
