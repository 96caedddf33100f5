import { z } from 'zod';
import type { Option } from '../../../cards/views.ts';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, UNKNOWN } from '../../forms/kinds/usual-answers.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { StaffId } from '../../kernel/ids.ts';
import { sameBareName } from '../../people/name-match.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { circleOf, type Party } from '../../people/party.ts';
import { bareTitle, calledSo } from '../../questions/colleagues.ts';
import type { FlowContext, PersonContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Whom, type Raised, type Source, type Sources } from './facts.ts';
import { isUnlisted, UNLISTED } from './unlisted-questions.ts';

/** Who may be the source is chosen from the circle and from colleagues; whoever fills it in stands first among them. */
export interface SourceContext extends FlowContext {
  readonly everybody: readonly Option[];
}
export type ConcernContext = SourceContext & PersonContext;

const NOT_LISTED = { title: 'Not on my list', says: 'not on my list' };
/** "Not on our list", "she is not on it", "I don't know her name". */
const SAYS_UNLISTED =
  /^\W*(?:(?:some(?:body|one)|they|he|she|it)\s+)?(?:(?:who\s+)?(?:is|are)\s+|(?:i|a)s\s+)?(?:not (?:on|in) (?:my|our|the|your|any) list|not listed|some(?:body|one) else|i (?:do not|don['’]t) know (?:their|his|her|the) name)\W*$/iu;

const whoIsIt = personQuestion<ConcernContext>({
  key: 'person',
  short: 'Person',
  label: 'With whom, or in whose home, was it?',
});
/** A name that is found nowhere is no end of it: whoever it is, the words are taken. */
export const person: typeof whoIsIt = {
  ...whoIsIt,
  when: (answers) => !isUnlisted(answers),
  prompt: () => 'Type their name or reference, or "not on my list".',
  suggestions: () => [NOT_LISTED],
  together: (typed) => (SAYS_UNLISTED.test(typed) ? ok(UNLISTED) : undefined),
  hear(typed, context) {
    const heard = whoIsIt.hear(typed, context);
    return heard.ok || heard.refusal.suggestions
      ? heard
      : refuse({ ...heard.refusal, words: `${heard.refusal.words} ${NOBODY_CALLED_SO}`, suggestions: [NOT_LISTED] });
  },
};
const NOBODY_CALLED_SO = 'Or type "not on my list": then you say in words whom it is about.';

/** In characters: what was heard is not cut short by a form. */
const LONGEST = 4_000;

export const seen = ownWords<FlowContext>({
  key: 'sgSeen',
  short: 'Seen and heard',
  label: 'What did you see and hear?',
  help: 'In the words that were used. You need no proof.',
  max: LONGEST,
  lines: 'many',
});

/** Words that may speak of a child: it is asked, and never taken from them (R38). Sons and daughters are mostly grown up here. */
const OF_CHILD =
  /\b(?:child(?:ren)?|kids?|kiddies?|bab(?:y|ies)|newborns?|toddlers?|infants?|teen(?:ager)?s?|minors?|pupils?|(?:great[- ]?)?grand(?:child(?:ren)?|sons?|daughters?|kids?)|nieces?|nephews?|step[- ]?(?:child(?:ren)?|kids?)|god(?:child(?:ren)?|sons?|daughters?)|little ones?|(?:little |school)?(?:boys?|girls?)|school|playgroup|nursery|cr[eè]che|year (?:[1-9]|1[0-3]|one|two|three|four|five|six)|under[- ]?(?:18|age))\b/iu;
const AGE =
  '(?:1[0-7]|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)';
/** "6 years old", "a six-year-old", "5 months old", "aged 6", "she is 6", "he's only nine". */
const AGED = new RegExp(
  `\\b(?:${AGE}[- ]?(?:years?|yrs?|months?|weeks?|days?)[- ]olds?|${AGE} ?(?:yo|y/o)|age[ds]?:? (?:of |only |about )?${AGE}|(?:he|she|who) is (?:only |just |about )?${AGE}|(?:he|she|who)['’]s (?:only |just |about )?${AGE})\\b(?![.,]\\d| (?:stone|foot|feet|minutes?|hours?)\\b)`,
  'iu',
);
/** "Aisha, 6, says", "Aisha (6)", "Aisha is 6.", but no "Room 6". */
const NAME_AND_AGE =
  /\p{Lu}\p{Ll}+(?:, ?| \(| is (?:only )?)(?:1[0-7]|\d)(?=[,;)]|\.(?!\d)|$| (?:and|who|says|said|told|has|is|was)\b)/u;
export const mentionsChild = (answers: Answers): boolean => {
  const words = seen.of(answers) ?? '';
  return [OF_CHILD, AGED, NAME_AND_AGE].some((one) => one.test(words));
};

export const whom = choice({
  key: 'sgWhom',
  short: 'Who may be harmed',
  label: 'Who may be harmed or neglected?',
  schema: Whom,
  options: ({ person: the }: FlowContext): readonly Choice[] => [
    { value: 'person', title: the?.preferredName ?? 'The person', also: ['the person', 'them', 'her', 'him'] },
    { value: 'adult', title: 'Another adult', also: ['adult', 'somebody else', 'wife', 'husband', 'carer'] },
    { value: 'child', title: 'A child', also: ['child', 'children', 'baby', 'grandchild'] },
  ],
  // The card shows it chosen; whoever types is asked. Where the words may speak of a child, it is chosen.
  opensWith: (_, answers) => (mentionsChild(answers) ? undefined : 'person'),
  when: (answers: Answers) => !isUnlisted(answers),
});

/** Asked where the words may speak of a child and an adult was chosen, or left as it was filled in. */
export const child = choice({
  key: 'sgChild',
  short: 'A child',
  label: 'Your words may speak of a child. Is a child harmed, or at risk?',
  schema: z.enum(['instead', 'yes', 'no', 'unknown']),
  options: [
    {
      value: 'instead',
      title: 'Yes: it is about the child',
      also: ['it is about the child', 'about the child', 'the child', 'child'],
    },
    { value: 'yes', title: 'Yes: a child as well', also: ['as well', 'a child as well', 'yes', 'both'] },
    NO,
    UNKNOWN,
  ],
  when: (answers: Answers) => !isUnlisted(answers) && mentionsChild(answers) && whom.of(answers) !== 'child',
});

/** Who may be harmed: the child whom the words speak of, where it was chosen so. */
const whoIn = (answers: Answers): Whom | undefined =>
  isUnlisted(answers)
    ? undefined
    : mentionsChild(answers) && child.of(answers) === 'instead'
      ? 'child'
      : whom.of(answers);

export const isOther = (answers: Answers): boolean => {
  const who = whoIn(answers);
  return who === 'adult' || who === 'child';
};

export const whomElse = ownWords<FlowContext>({
  key: 'sgWhomElse',
  short: 'Who, and what is known',
  label: 'Who is it, and what do you know of them?',
  help: 'Name, age, where they are. If you do not know the name, say how they are with the person.',
  max: 500,
  lines: 'many',
  when: isOther,
});

export const done = text<FlowContext>({
  key: 'sgDone',
  short: 'Done at once',
  label: 'What was done at once?',
  example: 'For example: stayed with her, rang her GP. Or: nothing was needed',
  max: 1000,
  lines: 'many',
  optional: true,
});

const Key = z.string().min(1);
const [NOT_KNOWN, SELF, ELSE] = ['not-known', 'self', 'else'] as const;

const circle = ({ person: the }: FlowContext): readonly Party[] =>
  the ? circleOf(the).filter(({ part }) => part !== 'person') : [];
const isMe = (value: string | undefined, { everybody: [me] }: SourceContext): boolean =>
  me !== undefined && me.value === value;
const otherColleagues = (context: SourceContext): readonly Option[] =>
  context.everybody.filter(({ value }) => !isMe(value, context));

const colleagueChoices = (context: SourceContext): readonly Choice[] =>
  otherColleagues(context).map(({ value, title }) => ({ value, title: `${title} (colleague)`, also: [title] }));

const sourceChoices = choices({
  key: 'sgSource',
  short: 'Who may be behind it',
  label: 'Who may be behind it?',
  help: 'As far as you know. From a colleague you choose, all of it is kept.',
  schema: Key,
  options: (context: SourceContext): readonly Choice[] => [
    {
      value: NOT_KNOWN,
      title: 'Nobody known',
      also: ['nobody', 'not known', 'unknown', 'no', 'do not know', "don't know"],
    },
    { value: SELF, title: 'They neglect themselves', also: ['self-neglect', 'self neglect', 'themselves'] },
    ...circle(context)
      .filter(({ staff }) => staff === undefined)
      .map((one) => ({ value: one.key, title: `${one.name} (${one.role})`, also: [one.name] })),
    { value: ELSE, title: 'Somebody else', also: ['else', 'other', 'somebody else'] },
    ...colleagueChoices(context),
  ],
});

const eitherOr = (taken: Result<string, Problem>): Result<string, Problem> => {
  const all = taken.ok ? taken.value.split(',') : [];
  return all.includes(NOT_KNOWN) && all.length > 1
    ? refuse({ words: 'Please choose either people, or "Nobody known".' })
    : taken;
};

export const source: typeof sourceChoices = {
  ...sourceChoices,
  take: (raw, context) => eitherOr(sourceChoices.take(raw, context)),
  hear: (typed, context) => eitherOr(sourceChoices.hear(typed, context)),
};

export const sourceElse = text<SourceContext>({
  key: 'sgSourceElse',
  short: 'Name',
  label: 'What are they called, and what are they to the person?',
  max: 120,
  when: (answers: Answers) => source.of(answers)?.includes(ELSE) ?? false,
});

export const close = choices({
  key: 'sgClose',
  short: 'Colleagues close to them',
  label: 'Is a colleague close to them?',
  help: 'Family, a friend, a partner. It is kept from them, too.',
  schema: StaffId,
  optional: true,
  options: colleagueChoices,
  when: (answers: Answers, context: SourceContext) =>
    (source.of(answers) ?? []).some((one) => one !== NOT_KNOWN && one !== SELF) && otherColleagues(context).length > 0,
});

/** A name that was typed is whoever has it here: a colleague who is named in words is kept out as one who was chosen. */
function sourceOf(key: string, answers: Answers, context: SourceContext): readonly Source[] {
  if (key === NOT_KNOWN) return [];
  if (key === SELF) return [{ is: 'self', key: THE_PERSON, name: context.person?.name ?? 'The person' }];
  const typed = key === ELSE ? sourceElse.of(answers) : undefined;
  if (key === ELSE && typed === undefined) return [];
  const member = circle(context).find((one) => (typed === undefined ? one.key === key : sameBareName(one.name, typed)));
  const colleague =
    typed === undefined ? context.everybody.find(({ value }) => value === key) : calledSo(context.everybody, typed);
  const staff = StaffId.safeParse(member ? member.staff : colleague?.value).data;
  if (staff !== undefined)
    return [{ is: 'colleague', name: member?.name ?? (colleague ? bareTitle(colleague) : ''), staff }];
  if (member) return [{ is: 'circle', key: member.key, name: `${member.name} (${member.role})` }];
  return typed === undefined ? [] : [{ is: 'other', name: typed }];
}

export function sourcesIn(answers: Answers, context: SourceContext): Sources {
  const all = (source.of(answers) ?? []).flatMap((key) => sourceOf(key, answers, context));
  const colleagues = (close.of(answers) ?? []).flatMap((staff) => {
    const one = context.everybody.find(({ value }) => value === staff);
    return one ? [{ staff, name: bareTitle(one) }] : [];
  });
  return { source: all, close: colleagues };
}

/** The same answers again, as they stand. */
export function answersFor({ source: all, close: colleagues }: Sources): Answers {
  const elses = all.filter(({ is }) => is === 'other').map(({ name }) => name);
  const keys = all.map(({ is, key, staff }) => (is === 'self' ? SELF : is === 'other' ? ELSE : (staff ?? key ?? ELSE)));
  return {
    [source.key]: keys.length > 0 ? [...new Set(keys)].join(',') : NOT_KNOWN,
    ...(elses.length > 0 && { [sourceElse.key]: elses.join(', ') }),
    ...(colleagues.length > 0 && { [close.key]: colleagues.map(({ staff }) => staff).join(',') }),
  };
}

/** Undefined while what was seen is not said: the rest may be left open. */
export function raisedIn(answers: Answers, context: SourceContext): Raised | undefined {
  const words = seen.of(answers);
  const who = whoIn(answers);
  if (words === undefined || who === undefined) return undefined;
  const besides = who === 'child' || !mentionsChild(answers) ? undefined : child.of(answers);
  return {
    ...sourcesIn(answers, context),
    whom: who,
    ...(besides && besides !== 'instead' && { child: besides }),
    ...(isOther(answers) && { whomElse: whomElse.of(answers) ?? '' }),
    seen: words,
    ...(done.of(answers) !== undefined && { done: done.of(answers) ?? '' }),
  };
}
