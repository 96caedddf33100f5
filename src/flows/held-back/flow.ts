import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { viewerOf, type Staff } from '../../people/staff.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { listed } from '../../kernel/listed.ts';
import { named } from '../../kernel/names.ts';
import { leadsLeft } from '../../records/post-holders.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { heldBackNow, NOT_TO_BE_TOLD, withHeldBack, type HeldBack } from '../../people/held-back.ts';
import type { Person } from '../../people/person.ts';
import { loadPerson, samePerson, WHO, type Opening } from '../../questions/context.ts';
import { NO_STAYS } from '../../questions/no-stays.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';
import type { Flow } from '../flow.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';

interface Parts {
  readonly administration: Administration;
  readonly directory: Directory;
  readonly records: Records;
  /** Begins the record of somebody's circle, if there is none. */
  readonly circleOf: (person: Person, viewer: Viewer) => Promise<unknown>;
}

/**
 * Who may lawfully not be told anything about a person, because that would put the person at risk of abuse or neglect (R24): held back,
 * looked at again and lifted by the safeguarding lead and the manager of the person's team alone, who read here why.
 */
export function heldBack(parts: Parts): Flow<ask.HeldBackContext> {
  const { administration, directory, records, circleOf } = parts;
  return {
    id: 'held-back',
    tellsOfHarm: true,
    version: 1,
    title: 'Not to be told',
    phrases: [
      'not to be told',
      'hold somebody back',
      'may not be told',
      'must not be told',
      'do not tell',
      'may be told again',
    ],
    overhears: overheard,
    startsFrom: 'person',
    opensFor: [ask.what.key],
    needs: { deed: 'hold-back', guarded: 'person' },
    whileStopped: true,
    offer: {
      button: 'Not to be told',
      example: 'not to be told',
      group: 'problem',
      rank: 60,
      daily: ['safeguarding-lead'],
    },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'what',
        title: 'Not to be told',
        intro: (_, context) => heldWords(context.heldBack).join('\n') || undefined,
        questions: [ask.what],
      },
      {
        id: 'who',
        title: 'Not to be told',
        questions: [ask.who, ask.reason, ask.decidedBy, ask.which, ask.why, ask.lookAgainOn],
      },
    ],
    recordWords: 'Save this',
    fills({ openedFor = {} }, context) {
      const asked = openedFor[ask.what.key] ?? ask.onlyThing(context);
      return { answers: asked === undefined ? {} : { [ask.what.key]: asked } };
    },
    load: (opening) => load(parts, opening),
    keepsContext: samePerson,
    resets: { [ask.person.key]: ask.HANGING, [ask.what.key]: ask.HANGING.filter((key) => key !== ask.what.key) },
    warnings: ({ answers }, context) =>
      ask.doing(answers, context) === 'hold-back'
        ? [
            `Everybody else who sees the person reads "${NOT_TO_BE_TOLD}" beside the name, and nothing of why. What was sent before stays sent.`,
            FOLDER_IN_REACH,
            NO_STAYS,
            ...ofColleagues(answers, context),
          ]
        : [],
    stands: ({ heldBack }) => heldBack.map(asItStands),
    async carryOut(session, context, viewer) {
      const { person: the } = context;
      if (ask.isDecidedByThem(session.answers, context)) return refuse(ask.NOT_THEM);
      const after = the && changed(session, context, viewer);
      if (!the || !after) return MISSING;
      const change = (now: Person) => withHeldBack(now, after(now.heldBack ?? []));
      const what = 'who may not be told';
      const done = arranged(await administration.changePerson(viewer, the.id, what, change, 'hold-back'));
      if (!done.ok) return done;
      // The record of the circle reminds of it.
      await circleOf(done.value, viewer);
      await records.personChanged(done.value, viewer.staff);
      const all = (await directory.heldBackFor(viewer, the.id)) ?? [];
      return ok({ words: 'Saved.', page: page(the, all, context.staff) });
    },
  };
}

/** R24: a channel is read by all who sit in it; and where nobody who leads is left for the person, it is said who is. */
function ofColleagues(answers: Answers, context: ask.HeldBackContext): readonly string[] {
  const { person: the, staff } = context;
  const held = staff.find(({ id }) => id === heldIn(context, ask.who.of(answers))?.staff);
  if (!the || !held) return [];
  const closedTo = [...(the.closedTo ?? []), held.id];
  const instead = staff.filter(({ id, roles }) => roles.includes('safeguarding-lead') && !closedTo.includes(id));
  return listed(
    `${held.name} may sit in the channel of the team. What is written there goes on: that something has changed, with initials and a reference.`,
    leadsLeft(staff, closedTo).length === 0 &&
      `Nobody who leads the team is left for ${the.preferredName}. ${instead.length > 0 ? `What a lead sees to goes to ${named(instead.map(({ name }) => name))}.` : 'Ask an administrator to give somebody else the role of coordinator or manager.'}`,
  );
}

/** The folder in the home is read by whoever lives there, whatever the bot keeps from them. */
const FOLDER_IN_REACH =
  'If they live with the person, they can read the folder in the home. Then no copy and no note goes into it: the person gets theirs in another way. Tell whoever visits so.';

async function load({ directory }: Parts, opening: Opening): Promise<ask.HeldBackContext> {
  const { viewer } = opening;
  const context = await loadPerson(directory, opening, 'hold-back');
  const the = context.person;
  const [all = [], staff] = the
    ? await Promise.all([directory.heldBackFor(viewer, the.id), directory.staffOf(the.team)])
    : [[], []];
  return { ...context, heldBack: all, staff, me: viewer.staff };
}

/** What becomes of those who are held back; done twice, it is done once. */
function changed(
  { answers, token }: Session,
  context: ask.HeldBackContext,
  { staff: by }: Viewer,
): ((all: readonly HeldBack[]) => readonly HeldBack[]) | undefined {
  const { today: on } = context;
  const [which, lookAgainOn, why] = [ask.which.of(answers), ask.lookAgainOn.of(answers), ask.why.of(answers)];
  const of = (all: readonly HeldBack[], change: (one: HeldBack) => HeldBack): readonly HeldBack[] =>
    all.map((one) => (one.key === which && one.lifted === undefined ? change(one) : one));
  switch (ask.doing(answers, context)) {
    case 'hold-back': {
      const held = heldIn(context, ask.who.of(answers));
      const [reason, decidedBy] = [ask.reason.of(answers), ask.decidedBy.of(answers)];
      if (!held || !reason || !decidedBy || !lookAgainOn) return undefined;
      const made = {
        ...held,
        key: token,
        reason,
        decidedBy,
        decider: deciderIn(context, decidedBy),
        on,
        by,
        lookAgainOn,
      };
      return (all) => [...all.filter(({ key }) => key !== token), made];
    }
    case 'look-again':
      return which && lookAgainOn ? (all) => of(all, ({ until: _, ...one }) => ({ ...one, lookAgainOn })) : undefined;
    case 'lift':
      return which && why ? (all) => of(all, (one) => ({ ...one, lifted: { on, by, why } })) : undefined;
    case 'not-mine':
      // It is looked at again on the next working day.
      return which
        ? (all) =>
            of(all, (one) =>
              one.decider === by
                ? { ...one, decider: undefined, denied: on, lookAgainOn: orNextWorkingDay(addDays(on, 1)) }
                : one,
            )
        : undefined;
    case undefined:
      return undefined;
  }
}

/** P11: a colleague who is named as having decided it, and may know of it, when it is another who notes it. */
function deciderIn({ staff, person, me }: ask.HeldBackContext, words: string): StaffId | undefined {
  const named = staff.filter(
    (one) => words.includes(one.name) && person !== undefined && may(viewerOf(one), 'hold-back', 'person', person),
  );
  return named.length === 1 && named[0]?.id !== me ? named[0]?.id : undefined;
}

function heldIn({ person, staff }: ask.HeldBackContext, who: string | undefined) {
  const member = person?.circle.find(({ key }) => key === who);
  if (member) return { member: member.key, name: member.name, staff: member.staff };
  const colleague = staff.find(({ id }) => id === who);
  return colleague && { name: colleague.name, staff: colleague.id };
}

const heldWords = (all: readonly HeldBack[]): readonly string[] => heldBackNow({ heldBack: all }).map(heldOrLifted);

/** Two who decide about one: what the other noted is read first. */
const asItStands = (one: HeldBack) => ({ key: `held.${one.key}`, is: versionHash(one), words: [heldOrLifted(one)] });

const heldOrLifted = (one: HeldBack): string =>
  one.lifted
    ? sentences(`${one.name} may be told again since ${wordsForDay(one.lifted.on)}`, one.lifted.why)
    : sentences(
        `${one.name}: ${one.reason}`,
        `Decided by ${one.decidedBy} on ${wordsForDay(one.on)}`,
        ...(one.denied ? [`Who is named says since ${wordsForDay(one.denied)} that they did not decide it`] : []),
        `To be looked at again on ${wordsForDay(one.lookAgainOn)}`,
      );

/** Those who are held back and why, and those who were, for those who may know. */
const page = (the: VisiblePerson['the'], all: readonly HeldBack[], staff: readonly Staff[]): Card =>
  drawPage({
    title: `Not to be told about ${the.name}`,
    paragraphs:
      heldWords(all).length === 0 ? ['Everybody around them may be told.'] : heldWords(all).slice(0, MOST_SHOWN),
    list: all
      .flatMap(({ name, lifted }) =>
        lifted
          ? [
              {
                title: name,
                detail: `May be told again since ${wordsForDay(lifted.on)}, noted by ${staff.find(({ id }) => id === lifted.by)?.name ?? 'a colleague'}. ${lifted.why}`,
              },
            ]
          : [],
      )
      .slice(-MOST_SHOWN),
    tone: 'good',
    buttons: [
      { title: 'Change something else', press: { do: 'flow/start', id: the.id, x: 'held-back' } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });

const MOST_SHOWN = 8;
