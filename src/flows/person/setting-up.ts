import { namesInLines } from '../../people/circle-lines.ts';
import { mentionedIn } from '../../people/import.ts';
import { loadPerson, personIn, textsFor, type Opening } from '../../questions/context.ts';
import type { Parts } from './carry-out.ts';
import { circle } from './circle-questions.ts';
import { rows } from './file-question.ts';
import * as ask from './questions.ts';

/** Of people and staff only those whom the answers, and what was just given, speak of: there may be any number of either. */
export async function settingUp(
  { administration, directory, emptySheet }: Pick<Parts, 'administration' | 'directory' | 'emptySheet'>,
  opening: Opening,
): Promise<ask.SettingUp> {
  const { viewer, session, today } = opening;
  const teams = await administration.teamsFor(viewer);
  const ids = teams.map(({ id }) => id);
  const about =
    ask.isAboutSomebody(session.answers) || personIn(session)
      ? await loadPerson(directory, opening, 'arrange')
      : { today, person: undefined, people: [] };
  switch (ask.what.of(session.answers)) {
    case 'import': {
      const files = textsFor(rows.key, opening).map(mentionedIn);
      const [workers, references] = [files.flatMap((one) => one.workers), files.flatMap((one) => one.references)];
      const numbers = files.flatMap((one) => one.numbers);
      const owners = await administration.owners(references, numbers);
      const staff = await administration.staffCalled(ids, workers);
      return { ...about, teams, staff, owners, emptySheet, people: await directory.withReferences(viewer, references) };
    }
    default: {
      const names = textsFor(circle.key, opening).flatMap(namesInLines);
      const [from, to] = [about.person?.team, ask.team.of(session.answers)];
      const moves = from !== undefined && to !== undefined && from !== to;
      const ofBoth = moves ? await Promise.all([directory.staffOf(from), directory.staffOf(to)]) : [];
      return {
        ...about,
        teams,
        emptySheet,
        ofBoth: ofBoth.flat(),
        staff: names.length > 0 ? await administration.staffCalled(ids, names) : [],
      };
    }
  }
}
