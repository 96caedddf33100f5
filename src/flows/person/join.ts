import { z } from 'zod';
import type { Filled } from '../../forms/form.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { Authority, authorityWords } from '../../people/authority.ts';
import { joined } from '../../people/circle.ts';
import { memberInLine, namesInLines } from '../../people/circle-lines.ts';
import { needsConsent } from '../../people/consent.ts';
import type { CircleMember } from '../../people/person.ts';
import type { Staff } from '../../people/staff.ts';
import { consentQuestions } from '../../questions/consent.ts';
import { loadPerson, textsFor, WHO, type PersonContext } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { newPartyName } from '../../questions/party-name.ts';
import { person } from '../../questions/person.ts';
import { text } from '../../forms/kinds/text.ts';
import { isOnlyWhen } from '../../forms/typed-date.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import type { Flow, Overheard } from '../flow.ts';
import { changePerson, type Parts } from './carry-out.ts';
import { circlePage } from './circle.ts';

interface Joining extends PersonContext {
  /** Colleagues of the name that was given. */
  readonly staff: readonly Staff[];
  /** Whoever joins, as they were named, before it is said what they are. */
  readonly called: string;
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
    const [called = ''] = raw.split(',');
    const checked = typedName.take(called, context);
    const taken = checked.ok ? typedName.take(raw, context) : checked;
    return taken.ok && isWhole(taken.value) ? understood(taken.value, context, taken.value) : taken;
  },
  hear: (typed, context) => name.take(typed, context),
};

const typedAs = text<Joining>({
  key: 'as',
  label: 'What are they to the person?',
  short: 'As',
  help: 'And a telephone number, if there is one.',
  example: 'For example: daughter, carer, 07700 900123',
  max: 200,
  when: (answers) => !isWhole(name.of(answers) ?? ''),
});

const WHAT_THEY_ARE = 'What are they to the person? For example: daughter, carer.';

const as: typeof typedAs = {
  ...typedAs,
  take(raw, context) {
    const taken = typedAs.take(raw, context);
    if (!taken.ok) return taken;
    if (isOnlyWhen(taken.value)) return refuse({ words: `That is a day. ${WHAT_THEY_ARE}` });
    const { called } = context;
    const only = taken.value.toLowerCase().startsWith(`${called.toLowerCase()},`)
      ? taken.value.slice(called.length + 1).trim()
      : taken.value;
    return understood(`${called}, ${only}`, context, only);
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
  options: ({ staff }: Joining) =>
    staff.map(({ id, name: called, job }) => ({ value: id, title: `${called} (${job})` })),
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
const caring = choice({
  key: 'cares',
  label: ({ called }: Joining) => `Does ${called === '' ? 'whoever joins' : called} care for the person?`,
  short: 'Cares for the person',
  schema: z.enum(['carer', NO_CARER]),
  options: [
    { value: 'carer', title: 'Yes, a carer', also: ['yes', 'carer', 'a carer', 'is a carer'] },
    { value: NO_CARER, title: 'No', also: ['not carer', 'not a carer', 'no carer', 'isnt a carer'] },
  ],
  when: (answers) => isUnclear(lineIn(answers)),
});
/** "Niece, carer" says all of it again. */
const cares: typeof caring = {
  ...caring,
  together: (said, { called }, _, where) =>
    where === 'asked' && isWhole(said) && memberInLine(`${called}, ${said}`, []).ok
      ? ok({ [as.key]: said })
      : undefined,
};

function joiningIn(answers: Answers, { staff }: Joining): Omit<CircleMember, 'key'> | undefined {
  const line = lineIn(answers);
  const chosen = staff.find(({ id }) => id === which.of(answers)) ?? staff[0];
  const whole = isUnclear(line) && cares.of(answers) !== undefined ? `${line}, ${cares.of(answers)}` : line;
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

/** Of a carer, and of the service's own staff, the person is not asked (R15-R17). */
const isAsked = (answers: Answers, context: Joining): boolean => {
  const member = joiningIn(answers, context);
  return member !== undefined && needsConsent(member);
};

const consent = consentQuestions<Joining>(isAsked, () => undefined);

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
    overhears,
    startsFrom: 'person',
    whileStopped: true,
    needs: { deed: 'arrange', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Whose circle', questions: [whose] },
      {
        id: 'joins',
        title: 'Who joins',
        intro: () => 'For a carer or a colleague this is all. For anybody else I ask next what was agreed.',
        questions: [name, as, cares],
        mayGoOn: true,
      },
      {
        id: 'more',
        title: 'What they may know and decide',
        intro: (answers, context) => `About ${joiningIn(answers, context)?.name ?? 'them'}.`,
        questions: [which, authority, ...consent.all],
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
      return { ...about, staff, called: given.split(',')[0]?.trim() ?? '' };
    },
    fills: ({ answers }, context): Filled => ({
      answers: isAsked(answers, context) ? { [consent.on.key]: context.today } : {},
    }),
    async carryOut({ answers, token }, context, viewer) {
      const { person: the } = context;
      const read = joiningIn(answers, context);
      if (!the || !read) return MISSING;
      const may = read.part === 'representative' ? authority.of(answers) : undefined;
      const agreed = isAsked(answers, context) ? consent.of(answers, context, viewer.staff) : undefined;
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

/** "Add Ben Palmer, her son, to Ada's circle": all of it stands in one line, as it is typed in the form. */
const JOINS =
  /^(?:please\s)?(?:add|put)\s(?<name>(?!(?:her|his|their|a|an|the|somebody|someone)\s)\p{L}[\p{L}'’-]*(?:\s(?:\p{L}[\p{L}'’-]*|@)){1,3}?),?\s(?:(?:as\s|is\s)?(?:(?:her|his|their|an?|the|@)\s)?(?<as>[\p{L} ,-]{3,60}?),?\s)?(?:to|in|into)\s(?:the circle of\s@|@\scircle)(?:,?\s(?:as|being)\s(?:(?:her|his|their|an?|the)\s)?(?<what>#|[\p{L} ,-]{3,60}?))?[.!]?$/iu;

/** "Ada's son Ben is to be told". */
const TO_BE_TOLD =
  /^@\s(?<as>(?:grand)?(?:son|daughter)|wife|husband|partner|sister|brother|mother|father|mum|dad|niece|nephew|cousin|friend|neighbour|carer),?\s(?<name>\p{L}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*){0,2}?),?\s(?:is|has|needs?|wants?|should|must)\s(?:to\s)?(?:be|get)\s(?:told|informed|kept (?:informed|up to date)|involved)\b.*$/iu;

/** "Ben Palmer joins Ada's circle as her son". */
const IS_JOINING =
  /^(?<name>[\p{Lu}][\p{L}'’-]*(?:\s(?:[\p{Lu}][\p{L}'’-]*|@)){1,3}),?\s(?:joins|is (?:now )?(?:joining|in)|should (?:join|be in))\s(?:the circle of\s@|@\scircle)(?:,?\s(?:as|is|being)?\s?(?:(?:her|his|their|@|an?)\s)?(?<as>[\p{L} ,-]{3,60}?))?[.!]?$/u;

function overhears(text: string): Overheard | undefined {
  const said = oneSpaced(text);
  const found = (JOINS.exec(said) ?? IS_JOINING.exec(said) ?? TO_BE_TOLD.exec(said))?.groups;
  const called = found?.['name'];
  if (called === undefined) return undefined;
  const part = found?.['as'] ?? found?.['what'] ?? '';
  // Whether a relative cares for the person is asked; with that said, nothing is.
  const isWholeLine = /\b(?:carer|representative|attorney|deputy|worker)\b/iu.test(part);
  return {
    rest: '@',
    answers: { [name.key]: isWholeLine ? `${called}, ${part}` : called },
    ...(!isWholeLine && part !== '' && { more: part }),
  };
}
