import { z } from 'zod';
import type { Answers } from '../../forms/question.ts';
import { CommunicationNeeds, THE_PERSON, withNeedsNow } from '../../people/needs.ts';
import type { Person } from '../../people/person.ts';
import { besides, formats, HANGING, interpreter, language, reviewOn, share } from './questions.ts';

/** What the form was filled in from: `null` when nobody had recorded anything. */
export const Base = z.object({ needs: CommunicationNeeds.nullable() });
export type Base = z.infer<typeof Base>;

export const isSame = (one: CommunicationNeeds | undefined, other: CommunicationNeeds | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const needsIn = (
  answers: Answers,
  noted: Pick<CommunicationNeeds, 'by' | 'on'>,
): CommunicationNeeds | undefined =>
  CommunicationNeeds.safeParse({
    formats: formats.of(answers) ?? [],
    language: language.of(answers) || undefined,
    interpreter: interpreter.of(answers),
    besides: besides.of(answers) || undefined,
    share: share.of(answers),
    reviewOn: reviewOn.of(answers),
    ...noted,
  }).data;

const answersFrom = (needs: CommunicationNeeds | undefined): Answers =>
  needs
    ? {
        [formats.key]: needs.formats.join(','),
        [language.key]: needs.language ?? '',
        [interpreter.key]: needs.interpreter,
        [besides.key]: needs.besides ?? '',
        [share.key]: needs.share,
        [reviewOn.key]: needs.reviewOn,
      }
    : {};

/** Theirs, with what was changed in the form: a form of information that either of the two added is needed. */
export function joined(mine: Answers, base: CommunicationNeeds | undefined, theirs: CommunicationNeeds): Answers {
  const [before, now] = [answersFrom(base), answersFrom(theirs)];
  const changed = HANGING.filter((key) => mine[key] !== (before[key] ?? ''));
  const [wanted, had] = [formats.of(mine) ?? [], base?.formats ?? []];
  const added = theirs.formats.filter((one) => !had.includes(one));
  const kept = wanted.filter((one) => !had.includes(one) || theirs.formats.includes(one));
  return {
    ...now,
    ...Object.fromEntries(changed.flatMap((key) => (mine[key] === undefined ? [] : [[key, mine[key]]]))),
    [formats.key]: [...new Set([...kept, ...added])].join(','),
  };
}

/** Undefined when the member with this key is no longer there. */
export function withNeeds(person: Person, key: string, needs: CommunicationNeeds): Person | undefined {
  if (key === THE_PERSON) return withNeedsNow(person, needs);
  return person.circle.some((member) => member.key === key)
    ? {
        ...person,
        circle: person.circle.map((member) => (member.key === key ? withNeedsNow(member, needs) : member)),
      }
    : undefined;
}
