import { z } from 'zod';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import type { Answers, Question } from '../forms/question.ts';
import type { Refused } from '../forms/form.ts';
import type { StaffId } from '../kernel/ids.ts';
import { Asked, Consent } from '../people/consent.ts';
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

/** `when` it is asked at all, and what is `known` already. */
export function consentQuestions<C extends Context>(when: When<C>, known: (context: C) => Consent | undefined) {
  const has = ({ person }: C): boolean => person?.capacity === 'has';
  const basis = choice({
    key: 'consentBasis',
    short: 'Who decides that',
    label: (context: C) => `Can ${called(context)} decide themselves who knows about their plan?`,
    schema: z.enum(['asked', 'best-interests']),
    when: (answers, context) => when(answers, context) && !has(context),
    options: BASIS,
    opensWith: (context) => known(context)?.basis.kind,
  });
  const isBest: When<C> = (answers, context) => !has(context) && basis.of(answers) === 'best-interests';
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
  });
  const decidedBy = orMe(
    ownWords<C>({
      key: 'consentDecidedBy',
      short: 'Decided by',
      label: 'Who decided it?',
      example: 'Name and role',
      max: 150,
      when: (answers, context: C) => when(answers, context) && isBest(answers, context),
    }),
  );
  const why = ownWords({
    key: 'consentWhy',
    short: 'Why it is best',
    label: 'Why is that best for them?',
    max: 500,
    lines: 'many',
    when: (answers, context: C) => when(answers, context) && isBest(answers, context),
  });
  const on = pastDay<C>({
    key: 'consentOn',
    short: 'Agreed on',
    label: 'On which day?',
    since: askedSince,
    when,
  });
  const first: readonly Question<unknown, C>[] = [basis, agreed, how, on];
  const best: readonly Question<unknown, C>[] = [decidedBy, why];
  const all: readonly Question<unknown, C>[] = [basis, agreed, how, ...best, on];

  /** Undefined when it is not all answered. */
  function of(answers: Answers, context: C, by: StaffId): Consent | undefined {
    const what = agreed.of(answers);
    return Consent.safeParse({
      involve: what && (what === 'neither' ? 'no' : 'yes'),
      share: what === 'share' ? 'yes' : 'no',
      on: on.of(answers),
      basis: isBest(answers, context)
        ? { kind: 'best-interests', decidedBy: decidedBy.of(answers), why: why.of(answers) }
        : { kind: 'asked', how: how.of(answers) },
      by,
    }).data;
  }
  return { all, keys: all.map(({ key }) => key), agreed, on, first, best, of };
}
