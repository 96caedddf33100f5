import { daysBetween, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Duty } from '../work/duty.ts';
import { questioning } from './agreement.ts';
import {
  askedUntil,
  copiesAstray,
  disputed,
  doubtedBy,
  folderIsAhead,
  followed,
  isToStrike,
  stillDue,
  unwritten,
  withoutCopy,
  type Plan,
} from './plan.ts';
import { newest } from './versions.ts';
import { owned } from './visitor-duties.ts';
import { ageWords, namesOf } from './words.ts';

/** What waits until paper says what applies: the folder in the home, what is written into it by hand, and copies (R14, R16, R17). */

export const ofFolders = (plan: Plan, today: Day, owner: StaffId): readonly Duty[] => [
  ...ofAmendments(plan, today, owner),
  ...ofFolder(plan, owner),
  ...ofFolderAhead(plan, owner),
  ...ofHomeLine(plan, today, owner),
];

export const ofCopies = (plan: Plan, today: Day, owner: StaffId): readonly Duty[] => [
  ...ofMissing(plan, today, owner),
  ...ofCopiesAstray(plan, owner),
];

/** Who has left the plan's people is asked for nothing any more. */
export const stillIn = ({ people }: Plan, staff: readonly StaffId[]): readonly StaffId[] =>
  staff.filter((one) => people.some((person) => person.staff === one));

const orOwner = (staff: readonly StaffId[], owner: StaffId): readonly StaffId[] => (staff.length > 0 ? staff : [owner]);

/** P11: that a yes noted for somebody was not theirs is seen by whoever sees to it, and that what it rests on does not apply. */
function doubtWords(plan: Plan, note: Plan['amendments'][number]): string | undefined {
  if (!isToStrike(plan, note)) return undefined;
  const doubted = doubtedBy(note);
  const why =
    doubted.length > 0
      ? `What was noted for ${namesOf(doubted)} is not right: talk it over`
      : `Version ${note.version} does not apply until it is settled`;
  return `Strike out of the folder what was written by hand. ${why}`;
}

/** R14: it cannot be put away, and its age shows. */
const ofAmendments = (plan: Plan, today: Day, owner: StaffId): readonly Duty[] =>
  stillDue(plan).map(({ key, on, staff, inRecord, version, ...note }) => ({
    ...owned(owner, {
      key: `amendment.${key}`,
      since: on,
      due: on,
      words:
        doubtWords(plan, { key, on, staff, inRecord, version, ...note }) ??
        (inRecord
          ? `Home copy due for ${ageWords(daysBetween(on, today))}: version ${version} says what was written by hand`
          : `Formal record due for ${ageWords(daysBetween(on, today))}, changed by hand`),
    }),
    of: [...new Set([owner, ...stillIn(plan, staff === undefined ? [] : [staff])])],
    // R8: what ended by itself, no copy has to say any more.
    ...(inRecord && version === newest(plan)?.version && { until: askedUntil(plan) }),
  }));

/** R16: until its copy is there, the plan in the home is followed; so it has to say what was agreed. */
function ofFolder(plan: Plan, owner: StaffId): readonly Duty[] {
  const folder = unwritten(plan);
  if (!folder) return [];
  const { version, writers, on } = folder;
  const words = `Write version ${version} into the folder in the home`;
  return [
    {
      ...owned(owner, { key: `folder.${version}`, since: on, words }),
      of: orOwner(stillIn(plan, writers), owner),
      until: askedUntil(plan),
    },
  ];
}

/** P11: the folder says what is disputed, and whoever visits reads it there. */
function ofFolderAhead(plan: Plan, owner: StaffId): readonly Duty[] {
  const [line, since] = [disputed(plan), questioning(plan).flatMap(({ questioned }) => questioned ?? [])[0]];
  if (!line || since === undefined || !folderIsAhead(plan)) return [];
  const back = plan.heldBefore ? `Put version ${plan.heldBefore.version} back into the folder in the home: ` : '';
  const words = `${back}version ${line.version} does not apply until it is settled`;
  const duty = owned(owner, { key: `folder-back.${line.version}`, since, due: since, words });
  return [{ ...duty, of: orOwner(stillIn(plan, plan.folder?.writers ?? []), owner) }];
}

/** P10, P30: a change of monitoring was recorded; the line in the home's folder is out of date. */
function ofHomeLine(plan: Plan, today: Day, owner: StaffId): readonly Duty[] {
  const { homeLine, current } = plan;
  if (!homeLine || !current) return [];
  const { records, writers, on, strike } = homeLine;
  const what = strike
    ? 'Strike the monitoring that was taken back out of the folder in the home'
    : 'Write the new monitoring into the folder in the home';
  const words = `${what}: due for ${ageWords(daysBetween(on, today))}`;
  const duty = owned(owner, { key: `home-line.${records.at(-1) ?? ''}`, since: on, due: on, words });
  return [{ ...duty, of: orOwner(stillIn(plan, writers), owner) }];
}

/** P11, R17: who has what does not apply believes in it. */
function ofCopiesAstray(plan: Plan, owner: StaffId): readonly Duty[] {
  const [line, have] = [disputed(plan), copiesAstray(plan)];
  const since = questioning(plan).flatMap(({ questioned }) => questioned ?? [])[0];
  if (!line || since === undefined || have.length === 0) return [];
  const words = `Version ${line.version} does not apply: fetch its copy back from ${namesOf(have)}`;
  return [
    {
      ...owned(owner, { key: `copies-back.${line.version}`, since, due: since, words }),
      view: 'copies',
      upwards: words,
    },
  ];
}

function ofMissing(plan: Plan, today: Day, owner: StaffId): readonly Duty[] {
  const [missing, line] = [withoutCopy(plan), followed(plan)];
  if (missing.length === 0) return [];
  const words = `Copies to deliver: ${namesOf(missing)}`;
  // TL6: whoever still has no copy after some days, the leads hear of.
  const duty = owned(owner, { key: `copies.${line?.version ?? 0}`, since: line?.agreedOn ?? today, words });
  return [{ ...duty, upwards: words, until: askedUntil(plan) }];
}
