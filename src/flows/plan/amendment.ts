import { listed } from '../../kernel/listed.ts';
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Means } from '../../people/means.ts';
import { circleOf, involvedIn } from '../../people/party.ts';
import { partiesOf } from '../../plans/parties.ts';
import type { Amendment, GivenYes } from '../../plans/plan.ts';
import type { Party } from '../../plans/proposal.ts';
import { howFor } from '../../questions/told-how.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import { objectedBy, openWith } from '../../plans/amending.ts';
import type { Difference } from '../../plans/difference.ts';
import { standing } from '../../plans/standing.ts';
import { askedNow, isGone, stillSaid } from '../../plans/said-by.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { versionOf } from '../../plans/versions.ts';
import { namesOf } from '../../plans/words.ts';
import { WITHOUT_AGREEMENT } from './in-words.ts';
import { leads } from './leads.ts';
import { wordsFor } from './wording.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { cut } from '../../forms/cut.ts';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Option } from '../../../cards/views.ts';
import { aboutPlan, inPlan, on, PERSON_STEP, START_A_PLAN } from './plan-forms.ts';
import { fallenIn, versionInForce } from './version-in-force.ts';
import { folderInReach, withNotTold } from './folder-in-reach.ts';
import type { PlanContext, Plans } from './plans.ts';

interface AmendmentContext extends PlanContext {
  /** Those who may have written it. */
  readonly writers: readonly (Option & Pick<Amendment, 'who' | 'staff'>)[];
  readonly asLead: boolean;
  readonly me: StaffId;
}

const OPEN_ONE = 'proposal';
const OUTSIDE = 'outside';
/** A change of monitoring is noted as written in by the button of the plan, and not here. */
const MONITORED = 'monitoring';
const NOT_YET = 'not-yet';

/** A line of a difference as a button may say it: never words that were typed, which may be read as more than words (S13). */
function lineWords({ what, before, after }: Difference, index: number, isFirst = false): string {
  const about = what.startsWith('Outcome: ') ? `Outcome, line ${index + 1}` : what.replace(/^Visit: /u, '');
  if (isFirst) return about;
  return `${about}${after === undefined ? ', no more' : before === undefined ? ', new' : ''}`;
}

/** The lines of what agreed versions changed, the newest version first; then those of the change that people are still asked about. */
function linesOf({ plan, today }: PlanContext): readonly (Choice & { readonly line: Difference })[] {
  if (!plan) return [];
  const agreed = stillSaid(plan, today).flatMap(({ version, changed }) => {
    // R18: that not everybody agreed to it is said where it is chosen, too.
    const without = versionOf(plan, version)?.withoutAgreement ? `, ${WITHOUT_AGREEMENT}` : '';
    return changed.flatMap((line, index) =>
      isGone(line)
        ? []
        : [
            {
              value: `${version}.${index}`,
              title: `Version ${version}${without}: ${lineWords(line, index, version === 1)}`,
              line,
            },
          ],
    );
  });
  const asked = askedNow(plan, today).map((line, index) => ({
    value: `${OPEN_ONE}.${index}`,
    title: `Proposed: ${lineWords(line, index)}`,
    line,
  }));
  return [...agreed, ...asked];
}

const chosen = choice({
  key: 'of',
  short: 'Which change',
  label: 'Which agreed change is it?',
  schema: z.string().min(1),
  show: 'many',
  options: (context: AmendmentContext) =>
    context.plan?.current
      ? [
          ...linesOf(context).map(({ value, title }) => ({ value, title })),
          ...(context.plan.homeLine
            ? [{ value: MONITORED, title: 'Monitoring, as it was changed since', also: ['monitoring'] }]
            : []),
          { value: OUTSIDE, title: 'None of these, but all said yes', also: ['outside'] },
        ]
      : [],
  none: 'There is no agreed plan yet, so nothing may be written into it by hand.',
});

/**
 * P3: what people are still asked about can be chosen, so that it is said right here why it must wait. R19, P11: a colleague's yes is
 * noted only by one who leads the team, and never while somebody objects.
 */
const agreedOnly = (taken: Result<string, Problem>, context: AmendmentContext): Result<string, Problem> => {
  const { plan, asLead, me, today } = context;
  if (!taken.ok || !plan) return taken;
  if (taken.value === MONITORED)
    return refuse({
      words: `Monitoring was changed since: ${standing(plan, today)?.monitoring ?? ''}. Write that in. Then open the plan, and press "I wrote the new monitoring in".`,
    });
  const outside = taken.value === OUTSIDE;
  const others = partiesIn(context).filter(({ staff }) => staff !== undefined && staff !== me);
  const open = outside ? objectedBy(plan) : taken.value.startsWith(OPEN_ONE) ? openWith(plan) : undefined;
  if (open) return refuse({ words: wordsFor(open).words });
  return outside && !asLead && others.length > 0
    ? refuse({
        words: `What ${namesOf(others)} said is noted by a coordinator or manager of the team. Ask one of them to note it.`,
      })
    : taken;
};
const of: typeof chosen = {
  ...chosen,
  take: (raw, context) => agreedOnly(chosen.take(raw, context), context),
  hear: (typed, context) => agreedOnly(chosen.hear(typed, context), context),
};

/** The lines in full, where they are only shown. */
const linesShown = (_: Answers, context: PlanContext): string | undefined =>
  linesOf(context)
    .slice(0, MOST_SHOWN)
    .map(({ title, line: { before, after } }) => cut(`${title}: ${after ?? before ?? ''}`, SHOWN_BYTES))
    .join('\n') || undefined;

const MOST_SHOWN = 8;
const SHOWN_BYTES = 160;

/** Its writer: staff by their id, so that it stands in their list until the formal record says it. */
const who = choice({
  key: 'who',
  short: 'Who wrote it',
  label: 'Who wrote it?',
  schema: z.string().min(1),
  show: 'many',
  options: ({ writers }: AmendmentContext) => writers.map(({ value, title }) => ({ value, title })),
});

const written = text({
  key: 'written',
  short: 'What was written',
  label: 'What was written in the folder?',
  example: 'Word for word where you can',
  max: 1000,
  lines: 'many',
});

const isOutside = (answers: Answers): boolean => of.of(answers) === OUTSIDE;

const partiesIn = ({ person, plan }: PlanContext): readonly Party[] =>
  person ? partiesOf(circleOf(person), plan) : [];

/** More people are not in a plan. */
const MOST_PARTIES = 16;

/** The yes of one of the parties: how they gave it, and when. Whose it is stands in the answer: they may change while the form is open. */
const YESES = Array.from({ length: MOST_PARTIES }, (_, index) => {
  const party = (context: PlanContext) => partiesIn(context)[index];
  const name = (context: PlanContext) => party(context)?.name ?? '';
  const how = choice({
    key: `yes${index + 1}`,
    short: name,
    label: (context) => `${name(context)} (${party(context)?.role ?? ''}): how did they say yes?`,
    schema: z.string().min(1),
    options(context) {
      const { key = '' } = party(context) ?? {};
      const not = { value: NOT_YET, title: 'They have not said yes', also: ['not yet', 'no'] };
      return [not, ...howFor(context.person)].map((one) => ({ ...one, value: `${key}:${one.value}` }));
    },
    when: (answers, context) => isOutside(answers) && party(context) !== undefined,
  });
  const on = pastDay({
    key: `yesOn${index + 1}`,
    short: (context: PlanContext) => `${name(context)}, day`,
    label: (context) => `When did ${name(context)} say yes?`,
    opensWith: ({ today }) => today,
    when: (answers, context) => how.when(answers, context) && how.of(answers)?.endsWith(`:${NOT_YET}`) !== true,
  });
  return { how, on };
});

const HowYes = Means.exclude(['teams']);

/** The yes of each, as far as they have said so. */
const agreedBy = (answers: Answers, context: PlanContext): readonly GivenYes[] =>
  YESES.flatMap(({ how, on: onDay }) => {
    const [key = '', by] = (how.of(answers) ?? '').split(':');
    const [means, day] = [HowYes.safeParse(by).data, onDay.of(answers)];
    const party = partiesIn(context).find((one) => one.key === key);
    return party && means && day ? [{ key, name: party.name, how: means, on: day }] : [];
  });

/** What a support worker wrote into the plan in the person's home, once it was agreed (R13); the formal record is due (R14). */
export function planAmendment(plans: Plans): Flow<AmendmentContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    id: 'plan-amendment',
    title: 'A change written by hand',
    phrases: [
      'written by hand',
      'i changed the plan by hand',
      'amended by hand',
      'hand amendment',
      'i wrote it in the folder',
      'changed in the folder',
    ],
    steps: [
      PERSON_STEP,
      {
        id: 'written',
        title: 'Written by hand',
        intro: (answers, context) =>
          listed(fallenIn(context), folderInReach(context), linesShown(answers, context)).join('\n') || undefined,
        questions: [of, who, on, written],
      },
      {
        id: 'agreed',
        title: 'Who has said yes',
        intro: () =>
          'No version says it, so everybody in the plan must have agreed to it. The formal record is due as soon as possible. It cannot be put away, only done.',
        questions: YESES.flatMap(({ how, on: day }) => [how, day]),
      },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    first: START_A_PLAN,
    idle: ({ plan }) =>
      plan?.current ? undefined : 'There is no agreed plan yet, so nothing may be written into it by hand.',
    stands: versionInForce,
    fills: (_, { writers: [me], today }) => ({ answers: { [on.key]: today, ...(me && { [who.key]: me.value }) } }),
    async load(opening) {
      const { viewer } = opening;
      const context = await withNotTold(await about.load(opening), opening, plans);
      const me = { value: viewer.staff, title: `${viewer.name} (me)`, who: viewer.name, staff: viewer.staff };
      const others = (context.person ? involvedIn(context.person) : [])
        .filter(({ staff }) => staff !== viewer.staff)
        .map(({ staff, key, name }) => ({ value: staff ?? `circle:${key}`, title: name, who: name, staff }));
      const asLead = context.person !== undefined && leads(viewer, context.person);
      return { ...context, writers: [me, ...others], asLead, me: viewer.staff };
    },
    carryOut: intoRecord(plans.record, {
      command({ answers, token }, context: AmendmentContext) {
        const { data } = Given.safeParse({ of: of.of(answers), on: on.of(answers), written: written.of(answers) });
        const writer = context.writers.find(({ value }) => value === who.of(answers));
        if (!writer || !data) return undefined;
        return inPlan(context, {
          type: 'amend-by-hand',
          ...basisIn(data.of),
          agreed: isOutside(answers) ? agreedBy(answers, context) : [],
          asLead: context.asLead,
          amendment: { key: token, who: writer.who, staff: writer.staff, on: data.on, written: data.written },
        });
      },
      async said({ command: { of: version, amendment }, context: { person }, viewer }) {
        const plan = person && (await plans.planFor(viewer, person));
        const done = plan?.amendments.find(({ key }) => key === amendment.key)?.done;
        return {
          view: 'amendments',
          words: done
            ? `Noted. The copy of version ${done.version} in the home says it already.`
            : version !== 'outside'
              ? `Noted. It is over once a copy of version ${version} has reached the home.`
              : 'Noted. The formal record is due: it stays in your list until a revision carries it.',
        };
      },
    }),
  };
}

/** "2.0": the first change of version 2. */
function basisIn(value: string): { readonly of: number | 'outside' | 'proposal'; readonly line?: number } {
  const [version, line] = value.split('.');
  return version === OUTSIDE || version === OPEN_ONE ? { of: version } : { of: Number(version), line: Number(line) };
}

const Given = z.object({ of: z.string().regex(/^(?:outside|proposal\.\d+|\d+\.\d+)$/u), on: Day, written: z.string() });
