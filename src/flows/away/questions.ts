import { z } from 'zod';
import { reachesTeams } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { awayFrom } from '../../people/away.ts';
import { mayNoteAway } from '../../people/administration.ts';
import { wordsOf } from '../../people/name-match.ts';
import type { Staff } from '../../people/staff.ts';
import type { FlowContext } from '../../questions/context.ts';

/** What its questions look at: who fills it in, and everybody in their teams. */
export interface AwayContext extends FlowContext {
  readonly viewer: Viewer;
  readonly staff: readonly Staff[];
  /** The colleague who is said to be away, as typed. */
  readonly other?: string | undefined;
  /** It was begun with who it is. */
  readonly saidWho: boolean;
  /** Who is away, as far as that is known. */
  readonly away: StaffId | undefined;
  /** Those whom the cover that was chosen may not see, by name. */
  readonly notSeen: readonly string[];
  /** For how many whom the reader sees nobody who leads and may know is there meanwhile, and who leads for them instead, by name. */
  readonly without: { readonly many: number; readonly instead: readonly string[] };
}

export const isLead = ({ viewer }: Pick<AwayContext, 'viewer'>): boolean =>
  reachesTeams(viewer, 'record', 'care-record');

const titled = ({ id, name, job }: Staff, me: StaffId) => ({
  value: id,
  title: id === me ? `${name} (me)` : `${name} (${job})`,
  also: id === me ? ['me', 'myself', 'i', name] : [name],
});

/** Said of oneself: nobody is asked who it is. */
export const OWN = 'own';

/** Said of a colleague, by the name that was typed. */
export const OTHER = 'other';

/** The one colleague of that name whose absence may be noted. */
export function otherIn({
  staff,
  viewer,
  other,
}: Pick<AwayContext, 'staff' | 'viewer' | 'other'>): StaffId | undefined {
  const words = wordsOf(other ?? '');
  const [one, ...others] = staff.filter(
    (each) => mayNoteAway(viewer, each) && words.length > 0 && words.every((word) => wordsOf(each.name).includes(word)),
  );
  return others.length === 0 ? one?.id : undefined;
}

/** Those who lead a team may say it for a colleague, who may be ill. */
export const whom = choice({
  key: 'whom',
  short: 'Who',
  label: 'Who is away?',
  schema: StaffId,
  show: 'many',
  when: (_, context: AwayContext) => isLead(context),
  opensWith: ({ viewer, other }: AwayContext) => (other === undefined ? viewer.staff : undefined),
  options: ({ staff, viewer }: AwayContext) =>
    staff.filter((one) => mayNoteAway(viewer, one)).map((one) => titled(one, viewer.staff)),
});

export const whoIn = (answers: Answers, context: AwayContext): Staff | undefined => {
  const id = isLead(context) ? whom.of(answers) : context.viewer.staff;
  return context.staff.find((one) => one.id === id);
};

const isNoted = (answers: Answers, context: AwayContext): boolean => {
  const who = whoIn(answers, context);
  return who !== undefined && awayFrom(who, context.today) !== undefined;
};

export const what = choice({
  key: 'what',
  short: 'What',
  label: 'What would you like to do?',
  schema: z.enum(['change', 'back']),
  when: isNoted,
  options: [
    { value: 'change', title: 'Change the days or the cover', also: ['change', 'days', 'cover'] },
    { value: 'back', title: 'Not away any more', also: ['not away', 'i am back', 'end it'] },
  ],
});

const isSaid = (answers: Answers, context: AwayContext): boolean =>
  !isNoted(answers, context) || what.of(answers) === 'change';

const LONGEST = 366;

export const from = date<AwayContext>({
  key: 'from',
  short: 'From',
  label: 'From which day?',
  lean: 'coming',
  when: isSaid,
  opensWith: ({ today }) => today,
  limits: ({ today }) => [
    { earliest: addDays(today, -31), words: 'that is more than a month ago.' },
    { latest: addDays(today, LONGEST), words: 'that is more than a year away. Please check it.' },
  ],
});

export const until = date<AwayContext>({
  key: 'until',
  short: 'Until',
  label: 'Until which day, that day included?',
  lean: 'coming',
  when: isSaid,
  limits: ({ today }) => [
    { earliest: today, words: 'that day is past.' },
    { latest: addDays(today, LONGEST), words: 'that is more than a year away. Please check it.' },
  ],
});

/** Nobody: those who lead the team see to it. */
export const NOBODY = 'nobody';

const coverBy = choice({
  key: 'cover',
  short: 'Cover',
  label: 'Who sees to their work meanwhile?',
  help: 'The cover gets the reminders of what can be handed over. What only they themselves can do waits.',
  schema: z.union([z.literal(NOBODY), StaffId]),
  show: 'many',
  when: isSaid,
  // Nobody covers for themselves.
  options: ({ staff, viewer, away }: AwayContext) => [
    ...staff.filter(({ id, roles }) => roles.length > 0 && id !== away).map((one) => titled(one, viewer.staff)),
    { value: NOBODY, title: 'Nobody: those who lead the team', also: ['nobody', 'the lead', 'my lead', 'none'] },
  ],
});

/** "Tom covers", said when it is begun. */
export const cover = {
  ...coverBy,
  together(text: string, context: AwayContext): Result<Answers, Problem> | undefined {
    const who = /^(?<who>.+) covers$/iu.exec(text)?.groups?.['who'];
    const heard = who === undefined ? undefined : coverBy.hear(who, context);
    return heard?.ok ? ok({ [coverBy.key]: heard.value }) : undefined;
  },
};

export const coverIn = (answers: Answers, { staff }: AwayContext): Staff | undefined =>
  staff.find(({ id }) => id === cover.of(answers));

/** The days that were entered; undefined while one is missing or the last comes before the first. */
export const daysIn = (answers: Answers): { readonly from: Day; readonly until: Day } | undefined => {
  const [first, last] = [from.of(answers), until.of(answers)];
  return first && last && first <= last ? { from: first, until: last } : undefined;
};
