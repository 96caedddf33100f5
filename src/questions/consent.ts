import { z } from 'zod';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import type { Answers, Question } from '../forms/question.ts';
import type { Refused } from '../forms/form.ts';
import type { StaffId } from '../kernel/ids.ts';
import { Asked, Consent } from '../people/consent.ts';
import { involvedIn } from '../people/party.ts';
import { askedSince, called } from './called.ts';
import type { AboutPerson, Asking } from './context.ts';
import { orMe } from './or-me.ts';
import { ownWords } from './own-words.ts';

/**
 * Whether the person agrees that somebody is involved in their plan and that it is shared with them (R15-R17, R25), asked in the same words
 * when they join and later.
 */

type Context = AboutPerson & Dated & Asking;
type When<C> = (answers: Answers, context: C) => boolean;

const agreedIn = (consent: Consent | undefined) =>
  consent && (consent.share === 'yes' ? 'share' : consent.involve === 'yes' ? 'involve' : 'neither');

const BASIS = [
  { value: 'asked', title: 'Yes, and they were asked', also: ['yes', 'y', 'asked', 'they were asked'] },
  { value: 'attorney', title: 'No: their attorney or deputy decided', also: ['attorney', 'deputy'] },
  {
    value: 'best-interests',
    title: 'No: decided in their best interests',
    also: ['no', 'n', 'best interests'],
  },
];
const AGREED = [
  { value: 'share', title: 'Yes, both', also: ['yes', 'y', 'both'] },
  {
    value: 'involve',
    title: 'Involved, but the plan is not shared',
    also: ['involved', 'not shared', 'not the plan'],
  },
  { value: 'neither', title: 'No, not involved', also: ['no', 'n', 'neither', 'not involved'] },
];
const HOW = [
  { value: 'in-person', title: 'In person', also: ['face to face', 'at home', 'visit'] },
  { value: 'phone', title: 'By phone', also: ['phone', 'rang', 'call'] },
  { value: 'video', title: 'By video call', also: ['video'] },
  { value: 'letter', title: 'By letter', also: ['letter', 'post'] },
  { value: 'email', title: 'By e-mail', also: ['email', 'mail'] },
  { value: 'other', title: 'Another way', also: ['other'] },
];

/** Care Act 2014 s9 and s25: a carer is involved; what the person decides is whether the plan is shared with them. */
export const CARER_IS_INVOLVED: Refused = {
  words: 'They care for the person, so they are involved. Is the plan shared with them?',
  question: 'consentAgreed',
};

/** Attorneys for health and welfare, and deputies: they decide what their document covers (MCA 2005). */
const attorneysOf = ({ person }: AboutPerson) =>
  (person ? involvedIn(person) : []).filter(({ authority = [] }) =>
    authority.some((one) => one === 'attorney-health' || one === 'deputy'),
  );

type Kind = Consent['basis']['kind'];

/** How it is decided of somebody not known to have capacity: assessed, by an attorney or deputy, or in their best interests (R45). */
function decidingIt<C extends Context>(is: (kind: Kind) => When<C>) {
  const decidedBy = orMe(
    ownWords<C>({
      key: 'consentDecidedBy',
      short: 'Decided by',
      label: 'Who decided it?',
      example: 'Name and role',
      max: 150,
      when: is('best-interests'),
    }),
  );
  const why = ownWords({
    key: 'consentWhy',
    short: 'Why it is best',
    label: 'Why is that best for them?',
    max: 500,
    lines: 'many',
    when: is('best-interests'),
  });
  // R45: what somebody not known to have capacity agrees to counts once it was assessed that they can decide it.
  const assessedBy = orMe(
    ownWords<C>({
      key: 'consentAssessedBy',
      short: 'Assessed by',
      label: 'Who assessed that they can decide this?',
      example: 'Name and role',
      max: 150,
      when: is('asked'),
    }),
  );
  const attorney = choice({
    key: 'consentAttorney',
    short: 'Attorney or deputy',
    label: 'Which attorney or deputy?',
    schema: z.string().min(1),
    options: (context: C) => attorneysOf(context).map(({ name }) => ({ value: name, title: name })),
    opensWith: (context) => attorneysOf(context)[0]?.name,
    assumed: true,
    when: is('attorney'),
  });
  const seenBy = orMe(
    ownWords<C>({
      key: 'consentSeenBy',
      short: 'Document seen by',
      label: 'Who saw the document, and that it covers this?',
      example: 'Name and role',
      max: 150,
      when: is('attorney'),
    }),
  );
  /** `kind` is absent of whoever has capacity: nobody assesses that. */
  function basisIn(answers: Answers, kind: Kind | undefined, how: string | undefined) {
    if (kind === 'best-interests') return { kind, decidedBy: decidedBy.of(answers), why: why.of(answers) };
    if (kind === 'attorney') return { kind, name: attorney.of(answers), seenBy: seenBy.of(answers) };
    return { kind: 'asked', how, ...(kind && { assessedBy: assessedBy.of(answers) ?? '' }) };
  }
  const best: readonly Question<unknown, C>[] = [assessedBy, attorney, seenBy, decidedBy, why];
  return { best, basisIn };
}

/** `when` it is asked at all, and what is `known` already. */
export function consentQuestions<C extends Context>(when: When<C>, known: (context: C) => Consent | undefined) {
  const has = ({ person }: C): boolean => person?.capacity === 'has';
  const basis = choice({
    key: 'consentBasis',
    short: 'Who decides that',
    label: (context: C) => `Can ${called(context)} decide themselves who knows about their plan?`,
    schema: z.enum(['asked', 'attorney', 'best-interests']),
    when: (answers, context) => when(answers, context) && !has(context),
    options: (context) => BASIS.filter(({ value }) => value !== 'attorney' || attorneysOf(context).length > 0),
    opensWith: (context) => known(context)?.basis.kind,
  });
  const is =
    (kind: Kind): When<C> =>
    (answers, context) =>
      when(answers, context) && !has(context) && basis.of(answers) === kind;
  const { best, basisIn } = decidingIt(is);
  const agreed = choice({
    key: 'consentAgreed',
    short: 'Agreed',
    label: (context: C) =>
      `${has(context) ? `Does ${called(context)} agree` : 'Is it agreed'} that they are involved, and that the plan is shared with them?`,
    schema: z.enum(['share', 'involve', 'neither']),
    when,
    options: AGREED,
    opensWith: (context) => agreedIn(known(context)),
  });
  const how = choice({
    key: 'consentHow',
    short: 'How asked',
    label: (context: C) => `How was ${called(context)} asked?`,
    schema: Asked,
    when: (answers, context: C) => when(answers, context) && (has(context) || basis.of(answers) === 'asked'),
    options: HOW,
    opensWith: () => 'in-person',
    assumed: true,
  });
  const on = pastDay<C>({
    key: 'consentOn',
    short: 'Agreed on',
    label: 'On which day?',
    since: askedSince,
    when,
  });
  const first: readonly Question<unknown, C>[] = [basis, agreed, how, on];
  const all: readonly Question<unknown, C>[] = [basis, agreed, how, ...best, on];

  /** Undefined when it is not all answered. */
  function of(answers: Answers, context: C, by: StaffId): Consent | undefined {
    const what = agreed.of(answers);
    return Consent.safeParse({
      involve: what && (what === 'neither' ? 'no' : 'yes'),
      share: what === 'share' ? 'yes' : 'no',
      on: on.of(answers),
      basis: basisIn(answers, has(context) ? undefined : basis.of(answers), how.of(answers)),
      by,
    }).data;
  }
  return { all, keys: all.map(({ key }) => key), agreed, how, on, first, best, of };
}
