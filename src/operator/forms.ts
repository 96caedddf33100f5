import type { Session } from '../forms/session.ts';
import type { PersonId } from '../kernel/ids.ts';
import { referenceTag } from '../people/person-tags.ts';
import { rowsIn } from '../people/import-sheet.ts';
import type { Person } from '../people/person.ts';
import { personIn } from '../questions/context.ts';

/** The forms in which people are written about before anybody is chosen: added, imported from a file, or put into a circle. */
const SETTING_UP = new Set(['person-details', 'person-join', 'person-leave', 'carer-joins']);

type Named = Pick<Person, 'name' | 'reference' | 'nhsNumber'>;

/** Whether a half-finished form is about the person: chosen in it, or the one it was opened for. */
export const isAbout = (person: PersonId, form: Session): boolean => personIn(form) === person;

/**
 * Whether somebody is written about in a form that sets people up: by their name, reference or NHS number, in any answer of it. It
 * would rather find too much, for example one in whose circle somebody of the same name is. But whom the form, or a line of its file,
 * gives another reference is another person, whatever they are called (the service's references are never given twice).
 */
export const mentions = (person: Named, { flow, answers }: Session): boolean => {
  if (!SETTING_UP.has(flow)) return false;
  const { rows: file = '', ...form } = answers;
  const rows = rowsIn(file);
  return rows.ok
    ? [form, ...rows.value.rows.map(({ cells }) => cells)].some((one) => isMeantBy(person, one))
    : isMeantBy(person, form) || isNamedIn(person, file);
};

/** Whether somebody is described, or named in the circle of whoever is: one form, or one line of a file, by the same keys. */
function isMeantBy(person: Named, described: Readonly<Record<string, string>>): boolean {
  const { name: _name, preferredName: _called, ...rest } = described;
  const reference = referenceTag(described['reference'] ?? '');
  const isAnother = reference !== '' && reference !== referenceTag(person.reference);
  return Object.values(isAnother ? rest : described).some((text) => isNamedIn(person, text));
}

/** The form with only those lines of its answers that mention them, below the headings: in a file, the others are others' affairs. */
export const linesAbout = (person: Named, form: Session): Session => ({
  ...form,
  answers: Object.fromEntries(
    Object.entries(form.answers).map(([key, text]) => {
      const [head = '', ...lines] = text.split(/\r?\n/u);
      return [key, [head, ...lines.filter((line) => isNamedIn(person, line))].join('\n')];
    }),
  ),
});

function isNamedIn({ name, reference, nhsNumber }: Named, text: string): boolean {
  // A reference may be as short as "7", so it counts only where it is all there is in a cell.
  const cells = text.split(/[\t\r\n;,"]/u).map(referenceTag);
  const digits = text.replaceAll(/[\s\p{Pd}\u2212]/gu, '');
  return (
    cells.includes(referenceTag(reference)) ||
    (nhsNumber !== undefined && digits.includes(nhsNumber)) ||
    wordsIn(text).includes(wordsIn(name))
  );
}

/** Between spaces, so that "Ann Hill" is not found in "Joann Hillier". */
const wordsIn = (text: string): string =>
  ` ${(
    text
      .normalize()
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')} `;
