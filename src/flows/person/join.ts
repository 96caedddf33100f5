import { z } from 'zod';
import type { Filled } from '../../forms/form.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { Authority, authorityWords } from '../../people/authority.ts';
import { joined } from '../../people/circle.ts';
import { memberInLine, namesInLines } from '../../people/circle-lines.ts';
import { isAskedAbout } from '../../people/consent.ts';
import { involvedIn } from '../../people/party.ts';
import { memberWords, type CircleMember } from '../../people/person.ts';
import { sameName } from '../../people/name-match.ts';
import type { Staff } from '../../people/staff.ts';
import { called } from '../../questions/called.ts';
import { CARER_IS_INVOLVED, consentQuestions } from '../../questions/consent.ts';
import { loadPerson, textsFor, WHO, type PersonContext } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { newPartyName } from '../../questions/party-name.ts';
import { person } from '../../questions/person.ts';
import { text } from '../../forms/kinds/text.ts';
import { isOnlyWhen } from '../../forms/typed-date.ts';
import type { Flow } from '../flow.ts';
import { changePerson, type Parts } from './carry-out.ts';
import { circlePage } from './circle.ts';
import { joinsIn } from './joins-overheard.ts';

interface Joining extends PersonContext {
  /** Colleagues of the name that was given. */
  readonly staff: readonly Staff[];
  /** Whoever joins, as they were named, before it is said what they are. */
  readonly newcomer: string;
}

const whose = person({ key: 'person', short: 'Person', label: 'Whose circle is it?' });

const typedName = newPartyName<Joining>({
  key: 'name',
  label: 'Who joins their circle?',
  short: 'Who',
  help: 'A colleague who is in Teams is told by me.',
  example: 'First name and surname',
  max: 200,
});

const isWhole = (named: string): boolean => named.includes(',');

/** A name; or all of it in one line, as people around somebody are written when the person is added. */
const name: typeof typedName = {
  ...typedName,
  take(raw, context) {
    const [newcomer = ''] = raw.split(',');
    const checked = typedName.take(newcomer, context);
    const taken = checked.ok ? typedName.take(raw, context) : checked;
    return taken.ok && isWhole(taken.value) ? understood(taken.value, context, taken.value) : taken;
  },
  hear: (typed, context) => name.take(typed, context),
};

const typedAs = text<Joining>({
  key: 'as',
  label: (context) => `What are they to ${called(context)}?`,
  short: 'As',
  help: 'And a telephone number, if there is one.',
  example: 'For example: daughter, carer, 07700 900123',
  max: 200,
  when: (answers) => !isWhole(name.of(answers) ?? ''),
});

const WHAT_THEY_ARE = 'What are they to them? For example: daughter, carer.';

const as: typeof typedAs = {
  ...typedAs,
  take(raw, context) {
    const taken = typedAs.take(raw, context);
    if (!taken.ok) return taken;
    if (isOnlyWhen(taken.value)) return refuse({ words: `That is a day. ${WHAT_THEY_ARE}` });
    const { newcomer } = context;
    const only = taken.value.toLowerCase().startsWith(`${newcomer.toLowerCase()},`)
      ? taken.value.slice(newcomer.length + 1).trim()
      : taken.value;
    return understood(`${newcomer}, ${only}`, context, only);
  },
  hear: (typed, context) => as.take(typed, context),
  together(said, context, answers, where) {
    // Only of what a form is begun with: whatever is typed later says nothing of what they are.
    if (where !== 'begun' || !typedAs.when(answers, context)) return undefined;
    const taken = as.take(said.replace(/^(?:her|his|their|an?|the)\s/iu, ''), context);
    return taken.ok ? ok({ [typedAs.key]: taken.value }) : undefined;
  },
};

/** Asked where two colleagues have the name. */
const which = choice({
  key: 'which',
  label: 'Which of your colleagues is it?',
  short: 'Which',
  schema: StaffId,
  when: (answers, context: Joining) => context.staff.length > 1 && joiningIn(answers, context)?.staff !== undefined,
  options: ({ staff }: Joining) => staff.map((one) => ({ value: one.id, title: `${one.name} (${one.job})` })),
});

/** `written` when the line says who somebody is; whether one of the family cares for the person is asked besides. */
function understood(line: string, { staff }: Joining, written: string): Result<string, Problem> {
  const read = memberInLine(line, staff.slice(0, 1));
  return read.ok || isUnclear(line) ? ok(written) : refuse({ words: read.refusal });
}

/** All is said but whether they care for the person. */
const isUnclear = (line: string): boolean => !memberInLine(line, []).ok && memberInLine(`${line}, ${NO_CARER}`, []).ok;
const NO_CARER = 'not carer';

function lineIn(answers: Answers): string {
  const named = name.of(answers) ?? '';
  return isWhole(named) ? named : `${named}, ${as.of(answers) ?? ''}`;
}

/** A carer is asked and told of everything (R1). */
const CARES = 'cares';
const caring = choice({
  key: CARES,
  label: (context: Joining) =>
    `Does ${context.newcomer === '' ? 'whoever joins' : context.newcomer} care for ${called(context)}?`,
  short: 'Cares for the person',
  schema: z.enum(['carer', NO_CARER]),
  options: [
    { value: 'carer', title: 'Yes', also: ['carer', 'a carer', 'is a carer'] },
    { value: NO_CARER, title: 'No', also: ['not carer', 'not a carer', 'no carer', 'isnt a carer'] },
  ],
  when: (answers) => isUnclear(lineIn(answers)) || saysMore(answers),
});

/** A button said of somebody whether they care, and the line did not; or it says otherwise, which is asked about. */
function saysMore(answers: Answers): boolean {
  const read = memberInLine(lineIn(answers), []);
  const said = answers[CARES];
  if (said === undefined || !read.ok) return false;
  return said === NO_CARER ? read.value.part === 'carer' : read.value.part === 'other';
}

/** "Niece, carer" says all of it again. */
const cares: typeof caring = {
  ...caring,
  together: (said, { newcomer }, _, where) =>
    where === 'asked' && isWhole(said) && memberInLine(`${newcomer}, ${said}`, []).ok
      ? ok({ [as.key]: said })
      : undefined,
};

function joiningIn(answers: Answers, context: Joining): Omit<CircleMember, 'key'> | undefined {
  const { staff } = context;
  const line = lineIn(answers);
  const chosen = staff.find(({ id }) => id === which.of(answers)) ?? staff[0];
  const whole =
    cares.when(answers, context) && cares.of(answers) !== undefined ? `${line}, ${cares.of(answers)}` : line;
  const read = memberInLine(whole, chosen ? [chosen] : []);
  return read.ok ? read.value : undefined;
}

/** Next of kin has no power by itself (facts.md 3): what there is, is asked. */
const authority = choices({
  key: 'authority',
  label: 'What may they decide by law?',
  short: 'Authority',
  help: 'Next of kin alone decides nothing by law.',
  schema: Authority,
  when: (answers, context: Joining) => joiningIn(answers, context)?.part === 'representative',
  options: Authority.options.map((value) => ({
    value,
    title: authorityWords[value],
    also: [value.replaceAll('-', ' '), ...(value === 'other' ? ['not known', 'do not know'] : [])],
  })),
});

/** Of the service's own staff the person is not asked (R15-R17, R25). */
const isAsked = (answers: Answers, context: Joining): boolean => {
  const member = joiningIn(answers, context);
  return member === undefined || isAskedAbout(member);
};

const consent = consentQuestions<Joining>(isAsked, () => undefined);

/** Whoever is in it already keeps their place, and what is known of them. */
function alreadyWords({ person: the, newcomer }: Joining): string {
  const there = (the ? involvedIn(the) : []).find((one) => sameName(one.name, newcomer));
  return there
    ? `${there.name} is in the circle already: ${memberWords(there)}.`
    : 'Of a colleague, what they are is all I need.';
}

/** Most who join have one word for what they are ("granddaughter"): whether they care for the person is said by the button. */
const SAVED_AS = [
  { says: 'carer', title: 'Save as carer' },
  { says: NO_CARER, title: 'Save, not a carer' },
] as const;

const HANGING = [cares.key, which.key, authority.key, ...consent.keys];

/** Somebody joins the circle: one card, and a second only for those of whom more has to be asked. */
export function personJoin(parts: Parts): Flow<Joining> {
  return {
    id: 'person-join',
    version: 1,
    title: 'Add somebody to a circle',
    phrases: [
      'add somebody to their circle',
      'add to the circle',
      'add to the circle of',
      'add a carer',
      'add a worker',
    ],
    overhears: (text) => joinsIn(text, name.key),
    startsFrom: 'person',
    whileStopped: true,
    needs: { deed: 'arrange', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Whose circle', questions: [whose] },
      {
        id: 'joins',
        title: 'Who joins',
        intro: (_, context) => alreadyWords(context),
        questions: [name, as, cares, ...consent.first],
        atOnce: (answers, context) =>
          context.person?.capacity === 'has' && !answers[consent.agreed.key]
            ? SAVED_AS.map(({ says, title }) => ({
                id: says,
                title: `${title}: ${called(context)} agrees, or as chosen`,
                answers: { [consent.agreed.key]: 'share', [CARES]: says },
              }))
            : [],
        mayGoOn: true,
      },
      {
        id: 'more',
        title: 'What they may know and decide',
        intro: (answers, context) => `About ${joiningIn(answers, context)?.name ?? 'them'}.`,
        questions: [which, authority, ...consent.best],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    resets: { [whose.key]: 'all', [name.key]: HANGING, [as.key]: HANGING },
    async load(opening) {
      const about = await loadPerson(parts.directory, opening, 'arrange');
      const given = opening.entered?.[name.key] ?? opening.session.answers[name.key] ?? '';
      const names = textsFor(name.key, opening).flatMap(namesInLines);
      const teams = await parts.administration.teamsFor(opening.viewer);
      const ids = teams.map(({ id }) => id);
      const staff = names.length > 0 ? await parts.administration.staffCalled(ids, names) : [];
      return { ...about, staff, newcomer: given.split(',')[0]?.trim() ?? '' };
    },
    fills: ({ answers }, context): Filled => ({
      answers: isAsked(answers, context) ? { [consent.on.key]: context.today } : {},
    }),
    async carryOut({ answers, token }, context, viewer) {
      const { person: the } = context;
      const read = joiningIn(answers, context);
      if (!the || !read) return MISSING;
      if (cares.of(answers) === NO_CARER && read.part === 'carer')
        return refuse({
          words: `You wrote that they care for ${called(context)}. Please put one of both right.`,
          question: as.key,
        });
      const may = read.part === 'representative' ? authority.of(answers) : undefined;
      const agreed = isAsked(answers, context) ? consent.of(answers, context, viewer.staff) : undefined;
      if (read.part === 'carer' && agreed?.involve === 'no') return refuse(CARER_IS_INVOLVED);
      // The form's own token: saved twice, it is one member (S51).
      const member = { ...read, key: token, ...(may && { authority: [...may] }), ...(agreed && { consent: agreed }) };
      const made = { what: `joined: ${read.part}`, change: (now: Parameters<typeof joined>[0]) => joined(now, member) };
      const done = arranged(await changePerson(parts, viewer, the.id, made));
      if (!done.ok) return done;
      const words = `${read.name} is in their circle.`;
      const now = await parts.directory.personFor(viewer, the.id, 'arrange');
      return now ? ok({ words, page: await circlePage(parts.directory, viewer, now.the, { words }) }) : MISSING;
    },
  };
}
