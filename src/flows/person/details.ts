import type { Team } from '../../people/team.ts';
import type { Staff } from '../../people/staff.ts';
import type { TeamId } from '../../kernel/ids.ts';
import { named } from '../../kernel/names.ts';
import type { Filled } from '../../forms/form.ts';
import type { Entered, Session } from '../../forms/session.ts';
import { ok } from '../../kernel/result.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { Flow } from '../flow.ts';
import { change, type Parts } from './carry-out.ts';
import { detailsSeen } from './changes.ts';
import * as around from './circle-questions.ts';
import { rows } from './file-question.ts';
import { importAll } from './importing.ts';
import { circlePage } from './circle.ts';
import { importedPage } from './page.ts';
import * as ask from './questions.ts';
import { settingUp } from './setting-up.ts';

const DETAILS = [
  ask.name,
  ask.title,
  ask.preferredName,
  ask.reference,
  ask.nhsNumber,
  ask.started,
  ask.capacity,
  ask.team,
];

/** People who receive reablement are added, described, and given a circle: one by one, or many from a CSV file. */
export function personDetails(parts: Parts): Flow<ask.SettingUp> {
  return {
    id: 'person-details',
    version: 1,
    title: 'People and their circles',
    phrases: ['add a person', 'add someone', 'add somebody', 'new person', 'people and their circles', 'import people'],
    startsFrom: 'nothing',
    opensFor: [ask.what.key],
    whileStopped: true,
    needs: { deed: 'arrange', guarded: 'person' },
    takesFiles: 'To add many people from a CSV file, type "import people" first.',
    offer: {
      button: 'People and circles',
      example: 'add a person',
      group: 'setup',
      rank: 10,
      daily: 'all',
    },
    steps: [
      { id: 'what', title: 'What to do', questions: [ask.what] },
      { id: 'person', title: 'Who', questions: [ask.person] },
      { id: 'details', title: 'About them', questions: [...DETAILS, around.circle] },
      { id: 'file', title: 'Many at once', questions: [rows] },
    ],
    recordWords: 'Save this',
    resets: { what: HANGING, person: HANGING },
    warnings: warningsOf,
    load: (opening) => settingUp(parts, opening),
    fills: filled,
    overhears: (text) => {
      const said = SAYS.get(text.trim().toLowerCase().replace(/[.!]$/u, ''));
      return said === undefined ? undefined : { rest: '', answers: { [ask.what.key]: said } };
    },
    async carryOut(session, context, viewer) {
      if (ask.what.of(session.answers) === 'import') return importAll(parts, session, context, viewer);
      const changed = await change(parts, session, context, viewer);
      if (!changed.ok) return changed;
      const { id, words } = changed.value;
      const now = await parts.directory.personFor(viewer, id, 'arrange');
      return ok({
        words,
        page: now ? await circlePage(parts.directory, viewer, now.the, { words }) : importedPage(words),
      });
    },
  };
}

/** What it was opened for, and what is known. */
function filled(entered: Entered & Partial<Pick<Session, 'openedFor'>>, context: ask.SettingUp): Filled {
  const { answers, base } = asItIs(entered, context);
  const what = entered.openedFor?.[ask.what.key];
  return { answers: { ...(what !== undefined && { [ask.what.key]: what }), ...answers }, base };
}

/** Their details as they are, to be changed, and a hash of what was filled in. */
function asItIs({ answers }: Entered, { person: known }: ask.SettingUp): Filled {
  if (!known || ask.what.of(answers) !== 'details') return { answers: {} };
  return {
    answers: Object.fromEntries(DETAILS.map(({ key }, index) => [key, detailsSeen(known)[index] ?? ''])),
    base: versionHash(detailsSeen(known)),
  };
}

/** What somebody asks for in so many words is not asked again. */
const SAYS: ReadonlyMap<string, string> = new Map([
  ['add a person', 'add'],
  ['new person', 'add'],
  ['import people', 'import'],
]);

/** What hangs on whom it is about. */
const HANGING = [...DETAILS, around.circle].map(({ key }) => key);

/** R24: who sees them from now on and who no longer does, and who sees to it that somebody is not told. */
function moveWords(from: TeamId, to: Team, staff: readonly Staff[]): readonly string[] {
  const leading = (team: TeamId): readonly Staff[] =>
    staff.filter(({ teams, roles }) => teams.includes(team) && roles.some((role) => LEADING.has(role)));
  const [before, now] = [leading(from), leading(to.id)];
  const names = (some: readonly Staff[], other: readonly Staff[]): string =>
    named(some.filter((one) => !other.includes(one)).map(({ name }) => name)) || 'nobody else';
  return [
    `They move to ${to.name}. Who leads there and sees them from now on: ${names(now, before)}. Who no longer sees them, unless they are in the circle: ${names(before, now)}.`,
    `Who may not be told, if anybody, is seen to by the safeguarding lead and the managers of ${to.name}.`,
  ];
}
const LEADING: ReadonlySet<string> = new Set(['coordinator', 'manager']);

/** What follows for access, before it is saved. */
function warningsOf({ answers }: Entered, { person: known, teams, ofBoth = [] }: ask.SettingUp): readonly string[] {
  const what = ask.what.of(answers);
  const moves = what === 'details' && known && ask.team.of(answers) !== known.team;
  const to = teams.find(({ id }) => id === ask.team.of(answers));
  return moves && to ? moveWords(known.team, to, ofBoth) : [];
}
