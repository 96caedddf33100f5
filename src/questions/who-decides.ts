import { z } from 'zod';
import { Document, NOBODY_CONSULTED, Wishes } from '../people/capacity.ts';
import { ok, refuse } from '../kernel/result.ts';
import { careAuthority } from '../people/authority.ts';
import { sameBareName } from '../people/name-match.ts';
import { involvedIn, isWithoutPlan } from '../people/party.ts';
import type { CircleMember } from '../people/person.ts';
import { memberWords } from '../people/person.ts';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import { NOT_KNOWN, YES_NO } from '../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../forms/question.ts';
import { called } from './called.ts';
import { lacks, wasAssessed } from './capacity.ts';
import type { AboutPerson, Asking } from './context.ts';
import { orMe } from './or-me.ts';
import { ownWords } from './own-words.ts';

/** Of somebody who lacks capacity for this: what they want and feel, and who decides by what right (MCA 2005 s4). */

type Context = AboutPerson & Dated & Asking;

export const assessedBy = orMe(
  ownWords({
    key: 'assessedBy',
    short: 'Assessed by',
    label: 'Who assessed capacity for this decision?',
    help: 'Name and role. If it was you: "me".',
    max: 150,
    when: wasAssessed,
  }),
);

export const assessedOn = pastDay<Context>({
  key: 'assessedOn',
  short: 'Assessed on',
  label: 'On which day was it assessed?',
  when: wasAssessed,
});

export const wishes = ownWords({
  key: 'wishes',
  short: 'Wishes and feelings',
  label: (context: Context) => `What does ${called(context)} want and feel about this, as shown by words or behaviour?`,
  example: 'What was said, or done',
  max: 2000,
  lines: 'many',
  when: lacks,
});

export const objects = choice({
  key: 'objects',
  short: 'Objection',
  label: (context: Context) => `Does ${called(context)} object, by words or behaviour?`,
  schema: Wishes.shape.objects,
  options: [
    { value: 'yes', title: 'Objects', also: ['yes', 'y'] },
    { value: 'no', title: 'Does not object', also: ['no', 'n'] },
    NOT_KNOWN,
  ],
  when: lacks,
});

export const IN_BEST_INTERESTS = 'best-interests';

/** Those who may be an attorney or deputy: representatives first, and nobody who is there as staff, or on record without that authority (R45). */
export const possibleDeciders = ({ person }: AboutPerson): readonly CircleMember[] =>
  (person ? involvedIn(person) : [])
    .filter((one) => one.staff === undefined && careAuthority(one) !== 'none' && !isWithoutPlan(one))
    .toSorted((a, b) => Number(b.part === 'representative') - Number(a.part === 'representative'));

export const decides = choice({
  key: 'decides',
  short: 'Who decides',
  label: (context: Context) => `Who decides for ${called(context)}?`,
  help: () => 'A relative or representative without a document that covers this is consulted, and does not decide.',
  schema: z.string().min(1),
  options: (context) => [
    ...possibleDeciders(context).map((member) => ({
      value: member.key,
      title: `${member.name} (${memberWords(member)}), as attorney or deputy${careAuthority(member) ? '' : ': not on record'}`,
      also: [member.name, member.name.split(' ')[0] ?? member.name],
    })),
    {
      value: IN_BEST_INTERESTS,
      title: 'A decision in their best interests',
      also: ['best interests', 'best interest', 'nobody', 'no attorney'],
    },
  ],
  when: lacks,
});

export const byDocument = (answers: Answers, context: AboutPerson): boolean =>
  lacks(answers, context) && decides.of(answers) !== undefined && decides.of(answers) !== IN_BEST_INTERESTS;

/** R45: a relative without a document, or of whom nobody knows one, is consulted. */
export const NO_AUTHORITY = 'none';

export const authorityKind = choice({
  key: 'authorityKind',
  short: 'Kind of authority',
  label: 'Which authority do they have?',
  schema: z.enum([...Document.shape.kind.options, NO_AUTHORITY]),
  options: [
    { value: 'attorney', title: 'Attorney for health and welfare', also: ['attorney', 'lpa', 'power of attorney'] },
    { value: 'deputy', title: 'Deputy for health and welfare', also: ['deputy', 'court'] },
    {
      value: NO_AUTHORITY,
      title: 'None, or not known: best interests',
      also: ['none', 'no', 'n', 'not known', 'unknown', 'not sure', 'best interests', 'best interest', 'next of kin'],
    },
  ],
  when: byDocument,
});

/** They may have a document; without one there is nothing to look at. */
const mayHaveDocument = (answers: Answers, context: AboutPerson): boolean =>
  byDocument(answers, context) && authorityKind.of(answers) !== NO_AUTHORITY;

const YesNo = z.enum(['yes', 'no']);

export const authorityCovers = choice({
  key: 'authorityCovers',
  short: 'Covers this decision',
  label: 'Does the document cover this decision?',
  schema: YesNo,
  options: YES_NO,
  when: mayHaveDocument,
});

export const authoritySeen = choice({
  key: 'authoritySeen',
  short: 'Document seen',
  label: 'Has a colleague seen the document?',
  schema: YesNo,
  options: YES_NO,
  when: mayHaveDocument,
});

/** The key of the attorney or deputy whose authority was seen and covers this; they say yes or no in the person's place. */
export const deciderOf = (answers: Answers, context: AboutPerson): string | undefined =>
  mayHaveDocument(answers, context) && authorityCovers.of(answers) === 'yes' && authoritySeen.of(answers) === 'yes'
    ? decides.of(answers)
    : undefined;

export const hasDecider = (answers: Answers, context: AboutPerson): boolean =>
  deciderOf(answers, context) !== undefined;

export const seenBy = orMe(
  ownWords({
    key: 'seenBy',
    short: 'Document seen by',
    label: 'Who saw the document?',
    example: 'Name and role',
    max: 150,
    when: hasDecider,
  }),
);

export const seenOn = pastDay({
  key: 'seenOn',
  short: 'Document seen on',
  label: 'When was it seen?',
  opensWith: ({ today }: Context) => today,
  when: hasDecider,
});

/** Nobody has authority, or it was not seen, or does not cover this. */
export const inBestInterests = (answers: Answers, context: AboutPerson): boolean =>
  lacks(answers, context) &&
  (decides.of(answers) === IN_BEST_INTERESTS ||
    (byDocument(answers, context) &&
      (answered(authorityKind, NO_AUTHORITY)(answers) ||
        answered(authorityCovers, 'no')(answers) ||
        answered(authoritySeen, 'no')(answers))));

const decidedByWords = orMe(
  ownWords<Context>({
    key: 'decidedBy',
    short: 'Decided by',
    label: 'Who made the decision in their best interests?',
    help: 'The colleague who decided. Family and friends are consulted.',
    example: 'Name and role',
    max: 150,
    when: inBestInterests,
  }),
);

const KIN =
  /\b(?:son|daughter|wife|husband|partner|mother|father|mum|dad|sister|brother|niece|nephew|aunt|uncle|cousin|friend|neighbour)\b/iu;

/** R25, R45: family, friends and representatives are consulted, and do not decide. Named first is who decided. */
const orConsulted =
  (take: typeof decidedByWords.take): typeof decidedByWords.take =>
  (raw, context) => {
    const [first = ''] = raw.split(/,|;|\(|\band\b|\bwith\b| - /iu);
    const around = (context.person ? involvedIn(context.person) : []).find(
      ({ staff, name, part, relation }) =>
        staff === undefined &&
        (part === 'carer' || part === 'representative' || KIN.test(relation ?? '')) &&
        [name, name.split(' ')[0] ?? name, ...(relation === undefined ? [] : [relation])].some((one) =>
          sameBareName(first.trim().replace(/^(?:the|her|his|their)\s/iu, ''), one),
        ),
    );
    return around
      ? refuse({
          words: `${around.name} is consulted, and does not decide in best interests. Name the colleague who decided. Note below what ${around.name} thinks.`,
        })
      : take(raw, context);
  };

export const decidedBy: typeof decidedByWords = {
  ...decidedByWords,
  take: orConsulted(decidedByWords.take),
  hear: orConsulted(decidedByWords.hear),
};

export const decidedOn = pastDay<Context>({
  key: 'decidedOn',
  short: 'Decided on',
  label: 'On which day?',
  when: inBestInterests,
});

const consultedWords = ownWords({
  key: 'consulted',
  short: 'Who was consulted',
  label: 'Who was consulted, and what did they think?',
  help: () => 'If nobody: "nobody".',
  max: 1000,
  lines: 'many',
  when: inBestInterests,
});

const NOBODY =
  /^(?:(?:there (?:is|was)|i asked|we asked)\s+)?(?:nobody|no[- ]?one|none)\b(?:\s+(?:else|yet|was consulted|there|to ask))*[.!]?$/iu;
const orNobody =
  (take: typeof consultedWords.take): typeof consultedWords.take =>
  (raw, context) =>
    NOBODY.test(raw.trim()) ? ok(NOBODY_CONSULTED) : take(raw, context);

export const consulted: typeof consultedWords = {
  ...consultedWords,
  take: orNobody(consultedWords.take),
  hear: orNobody(consultedWords.hear),
};

/** R45: somebody with nobody to speak for them may have a right to an advocate (Care Act 2014 s67, MCA 2005 s35-39). */
export const advocate = choice({
  key: 'advocate',
  short: 'Advocate',
  label: (context: Context) => `Nobody was consulted. Was an advocate asked for, to speak for ${called(context)}?`,
  help: () => 'A Care Act advocate, or an independent mental capacity advocate (IMCA).',
  schema: z.enum(['asked', 'not-yet']),
  options: [
    { value: 'asked', title: 'Yes, asked for', also: ['yes', 'y', 'asked', 'asked for'] },
    { value: 'not-yet', title: 'Not yet', also: ['no', 'n', 'not asked'] },
  ],
  when: (answers: Answers, context: Context) =>
    inBestInterests(answers, context) && NOBODY.test((answers[consultedWords.key] ?? '').trim()),
});

export const lessRestrictive = ownWords({
  key: 'lessRestrictive',
  short: 'Less restrictive ways',
  label: 'Which less restrictive ways were considered?',
  max: 1000,
  lines: 'many',
  when: (answers: Answers, context: Context) => inBestInterests(answers, context) || hasDecider(answers, context),
});
