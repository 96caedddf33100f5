import type { Viewer } from '../../access/viewer.ts';
import { PersonId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Administration, NotArranged } from '../../people/administration.ts';
import type { Directory } from '../../people/directory.ts';
import { broughtUpToDate, type Imported } from '../../people/import.ts';
import type { Person } from '../../people/person.ts';
import type { Filled, Refused } from '../../forms/form.ts';
import type { Finished, Flow } from '../flow.ts';
import type { Records } from '../../kinds/records.ts';
import type { Entered, Session } from '../../forms/session.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { described, detailsOf, detailsSeen, joined, memberOf } from './changes.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { importedPage, personPage } from './page.ts';
import { settingUp } from './setting-up.ts';
import { peopleIn, rows } from './file-question.ts';
import * as ask from './questions.ts';

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

interface Parts {
  readonly administration: Administration;
  readonly directory: Directory;
  readonly records: Records;
  /** Hears why an import came to an end half-way, as a code that says nothing of anybody. */
  readonly brokeOff: (why: string) => void;
}

/** People who receive reablement are added, described, and given a circle: one by one, or many from a CSV file. */
export function person(parts: Parts): Flow<ask.SettingUp> {
  return {
    id: 'person',
    version: 1,
    title: 'People and their circles',
    phrases: [
      'add a person',
      'new person',
      'people and their circles',
      'change the circle',
      'change their circle',
      'import people',
      'reablement has ended',
    ],
    startsFrom: 'nothing',
    needs: { deed: 'arrange', guarded: 'person' },
    takesFiles: 'To add many people from a CSV file, type "import people" first.',
    offer: {
      button: 'People and circles',
      example: 'add a person',
      onPerson: 'Details and circle',
      group: 'setup',
      rank: 10,
      daily: 'all',
    },
    steps: [
      { id: 'what', title: 'What to do', questions: [ask.what] },
      { id: 'person', title: 'Who', questions: [ask.person] },
      { id: 'details', title: 'About them', questions: DETAILS },
      { id: 'part', title: 'Who joins their circle', questions: [ask.part] },
      { id: 'member', title: 'Who joins their circle', questions: [ask.colleague, ask.memberName, ask.relation] },
      { id: 'leaver', title: 'Who leaves their circle', questions: [ask.member] },
      { id: 'ended', title: 'The end', questions: [ask.ended] },
      { id: 'file', title: 'Many at once', questions: [rows] },
    ],
    recordWords: 'Save this',
    resets: { what: HANGING, person: HANGING },
    warnings: warningsOf,
    load: (opening) => settingUp(parts, opening),
    fills: filled,
    async carryOut(session, context, viewer) {
      if (ask.what.of(session.answers) === 'import') return importAll(parts, session, context, viewer);
      const changed = await change(parts, session, context, viewer);
      if (!changed.ok) return changed;
      const { id, words } = changed.value;
      const now = await parts.directory.personFor(viewer, id, 'arrange');
      return ok({ words, page: now ? personPage(words, now) : importedPage(words) });
    },
  };
}

/** Their details as they are, to be changed, and a hash of what was filled in. */
function filled({ answers }: Entered, { person: known }: ask.SettingUp): Filled {
  if (!known || ask.what.of(answers) !== 'details') return { answers: {} };
  return {
    answers: Object.fromEntries(DETAILS.map(({ key }, index) => [key, detailsSeen(known)[index] ?? ''])),
    base: versionHash(detailsSeen(known)),
  };
}

/** What hangs on whom it is about. */
const HANGING = [...DETAILS, ask.part, ask.colleague, ask.memberName, ask.relation, ask.member, ask.ended].map(
  ({ key }) => key,
);

interface Changed {
  readonly id: PersonId;
  readonly words: string;
}

async function change(
  { administration, records }: Parts,
  session: Session,
  context: ask.SettingUp,
  viewer: Viewer,
): Promise<Result<Changed, Refused>> {
  const { answers, token } = session;
  const what = ask.what.of(answers);
  if (what === 'add') {
    const details = detailsOf(answers);
    // The form's own token: saved twice, it is the same person (S51).
    if (!details) return MISSING;
    const added = await administration.addPerson(viewer, { id: PersonId.parse(token), circle: [], ...details });
    return worded(added, 'They are in. Now add who is around them.');
  }
  const id = context.person?.id;
  const made = id && changeIn(session, context);
  if (!made) return MISSING;
  const changed = await administration.changePerson(viewer, id, made.what, made.change);
  if (changed.ok && what === 'details') await records.follow(id, changed.value.team);
  return worded(changed, made.words);
}

interface Change {
  /** For the note beside the person, without names. */
  readonly what: string;
  readonly words: string;
  readonly change: (person: Person) => Person | undefined;
}

function changeIn({ answers, base, token }: Session, context: ask.SettingUp): Change | undefined {
  switch (ask.what.of(answers)) {
    case 'join': {
      const member = memberOf(answers, context, token);
      if (!member) return undefined;
      return {
        what: `joined: ${member.part}`,
        words: `${member.name} is in their circle.`,
        change: (now) => joined(now, member),
      };
    }
    case 'leave': {
      const leaving = context.person?.circle.find(({ key }) => key === ask.member.of(answers));
      if (!leaving) return undefined;
      return {
        what: `left: ${leaving.part}`,
        words: `${leaving.name} is no longer in their circle.`,
        change: (now) => ({ ...now, circle: now.circle.filter(({ key }) => key !== leaving.key) }),
      };
    }
    case 'details': {
      const details = detailsOf(answers);
      if (!details) return undefined;
      // As they were seen, or as they have been made already: the same form saved twice.
      const fitting = [base, versionHash(detailsSeen(details))];
      return {
        what: 'details',
        words: 'Their details are changed.',
        change: (now) => (fitting.includes(versionHash(detailsSeen(now))) ? described(now, details) : undefined),
      };
    }
    case 'ended': {
      const ended = ask.ended.of(answers);
      return ended && { what: 'ended', words: 'The end of reablement is noted.', change: (now) => ({ ...now, ended }) };
    }
    case 'add':
    case 'import':
    case undefined:
      return undefined;
  }
}

function worded(done: Result<Person, NotArranged>, words: string): Result<Changed, Refused> {
  const changed = arranged(done, ask.reference.key);
  return changed.ok ? ok({ id: changed.value.id, words }) : changed;
}

/** Why it could not be done, as a code; undefined when it was. What is in already stays, and saving again goes on. */
async function importOne(
  { administration, records }: Parts,
  viewer: Viewer,
  each: Imported,
  isKnown: boolean,
): Promise<string | undefined> {
  try {
    const done = isKnown
      ? await administration.changePerson(viewer, each.person.id, 'imported', (now) => broughtUpToDate(now, each))
      : await administration.addPerson(viewer, each.person);
    if (done.ok && isKnown && each.columns.has('team')) await records.follow(done.value.id, done.value.team);
    return done.ok ? undefined : done.refusal;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

/** Every line was checked before the first is written. Broken off half-way, recording again writes the rest and nobody twice. */
async function importAll(
  parts: Parts,
  { answers, token }: Session,
  context: ask.SettingUp,
  viewer: Viewer,
): Promise<Result<Finished, Refused>> {
  const read = peopleIn(rows.of(answers) ?? '', context, token);
  if (!read.ok) return MISSING;
  const taken = await parts.administration.withTakenReference(read.value.map(({ person }) => person));
  if (taken.length > 0) {
    const references = taken.map(({ reference }) => reference).join(', ');
    const inUse = `Nothing was imported. These references are in use elsewhere: ${references}.`;
    return refuse({ words: inUse, question: rows.key });
  }
  const known = new Set(context.people.map(({ the }) => the.id));
  for (const [count, each] of read.value.entries()) {
    const why = await importOne(parts, viewer, each, known.has(each.person.id));
    if (why === undefined) continue;
    parts.brokeOff(why);
    const so = `${count} of ${read.value.length} are in. Something kept me from ${each.person.reference} and the rest.`;
    return refuse({ words: `${so} Save it again, and they follow: nobody is added twice.` });
  }
  const words = `${read.value.length} people are in.`;
  return ok({ words, page: importedPage(words) });
}

/** What follows for access, before it is saved. */
function warningsOf({ answers }: Entered, { person: known, teams }: ask.SettingUp): readonly string[] {
  const moves = ask.what.of(answers) === 'details' && known && ask.team.of(answers) !== known.team;
  const to = teams.find(({ id }) => id === ask.team.of(answers))?.name;
  return moves && to !== undefined
    ? [
        `They move to ${to}: its coordinators and managers see them from now on, and those of the team before no longer do.`,
      ]
    : [];
}
