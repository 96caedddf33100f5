import type { Option } from '../../cards/views.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Directory, VisiblePerson } from '../people/directory.ts';
import { sameBareName, wordsOf } from '../people/name-match.ts';

/** Colleagues whom something may be about: it is kept from them (R24). */

const ME = / \(me\)$/u;
export const bareTitle = ({ title }: Pick<Option, 'title'>): string => title.replace(ME, '');

/** Every colleague of the team and around the person, also who left or is not to be told; whoever asks first. */
export async function everybodyAround(
  directory: Directory,
  viewer: Viewer,
  person: VisiblePerson['the'] | undefined,
): Promise<readonly Option[]> {
  const team = person ? await directory.staffOf(person.team) : [];
  const around = person ? [...person.circle, ...(person.past ?? [])] : [];
  const others = [
    ...around.flatMap(({ staff, name }) => (staff === undefined ? [] : [{ value: staff, title: name }])),
    ...team.map(({ id, name }) => ({ value: id, title: name })),
  ];
  const all = [{ value: viewer.staff, title: `${viewer.name} (me)` }, ...others];
  return all.filter(({ value }, index) => all.findIndex((one) => one.value === value) === index);
}

/** The colleague of this name, however it was typed. */
export const calledSo = (all: readonly Option[], name: string): Option | undefined =>
  all.find((one) => sameBareName(bareTitle(one), name) || sameBareName(bareTitle(one), name.replace(/[(,].*/u, '')));

const TITLED = /\b(?:mr|mrs|ms|miss|mx|dr)\.?\s+(?<name>[\p{L}'’-]+)/giu;
const CAPITAL = /(?<!\p{L})(?<name>\p{Lu}[\p{L}'’-]+)/gu;

/** Those whose names the words may say: the first name, or the surname where it is written as one ("Mr Cole"). */
export function namedIn(words: string, all: readonly Option[]): readonly string[] {
  const said = new Set(wordsOf(words));
  const surnames = new Set(
    [TITLED, CAPITAL].flatMap((some) =>
      [...words.matchAll(some)].flatMap(({ groups }) => wordsOf(groups?.['name'] ?? '')),
    ),
  );
  return all.map(bareTitle).filter((name) => {
    const [first = '', ...rest] = wordsOf(name);
    return said.has(first) || surnames.has(rest.at(-1) ?? '');
  });
}
