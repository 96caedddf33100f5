import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Session } from '../../forms/session.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { PHONE } from '../../people/circle-lines.ts';
import { involvedIn } from '../../people/party.ts';
import { authorityAfter } from '../../people/authority.ts';
import { memberWords, reachWords, type CircleMember, type Person } from '../../people/person.ts';
import { called } from '../../questions/called.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import { loadPerson, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { person } from '../../questions/person.ts';
import type { Flow, Overheard } from '../flow.ts';
import { changePerson, type Parts } from './carry-out.ts';
import { circlePage } from './circle.ts';
import { RELATION } from './joins-overheard.ts';

interface Reaching extends PersonContext {
  /** Whoever was chosen, as they are now. */
  readonly one: CircleMember | undefined;
}

const WHOM = 'member';

const whose = person({ key: 'person', short: 'Person', label: 'Whose circle are they in?' });

const chosen = choice({
  key: WHOM,
  short: 'Who',
  label: 'Who is it?',
  schema: z.string().min(1),
  show: 'many',
  none: 'Nobody around them has to be reached outside Teams.',
  options: ({ person: the }: Reaching) =>
    (the ? outside(the) : []).map((one) => ({ value: one.key, title: `${one.name} (${memberWords(one)})` })),
});
const whom: typeof chosen = { ...chosen, subject: true };

const outside = (the: Pick<Person, 'circle'>): readonly CircleMember[] =>
  involvedIn(the).filter(({ staff }) => staff === undefined);

/** Whether they care for the person, or decide for them, is another matter: their part stays. */
const relation = text<Reaching>({
  key: 'relation',
  label: (context) => `What are they to ${called(context)}?`,
  short: 'As',
  example: 'For example: daughter',
  max: 60,
  optional: true,
});

const typedPhone = text<Reaching>({
  key: 'phone',
  label: 'Telephone number',
  example: 'For example: 07700 900123',
  max: 26,
  optional: true,
});
const phone: typeof typedPhone = {
  ...typedPhone,
  take(raw, context) {
    const taken = typedPhone.take(raw, context);
    return taken.ok && taken.value !== '' && !PHONE.test(taken.value)
      ? refuse({ words: 'Please write the number in digits, for example 07700 900123.' })
      : taken;
  },
  hear: (typed, context) => phone.take(typed, context),
};

const reached = text<Reaching>({
  key: 'reached',
  label: 'Best way to reach them',
  short: 'Best way',
  example: 'For example: text first, or ring after 5 pm',
  max: 80,
  optional: true,
});

const knownOf = (one: Pick<CircleMember, 'phone' | 'reached' | 'relation'>): string =>
  [reachWords(one), one.relation].join('\n');

/** R45: what they are says which authority they have, so both go together. */
function noting(member: CircleMember, noted: Pick<CircleMember, 'phone' | 'reached' | 'relation'>): CircleMember {
  const authority = authorityAfter(member.authority, noted.relation);
  return { ...member, ...noted, ...(authority && { authority: [...authority] }) };
}

const keyIn = ({ answers, openedFor }: Pick<Session, 'answers' | 'openedFor'>): string | undefined =>
  answers[WHOM] ?? openedFor[WHOM];

const SAID = [phone.key, reached.key, relation.key];

/** How to reach somebody around a person, and what they are to them: whoever may record about the person may note it. */
export function personReach(parts: Parts): Flow<Reaching> {
  return {
    id: 'person-reach',
    version: 1,
    title: 'How to reach somebody',
    phrases: ['change a telephone number', 'telephone number of', 'note a telephone number', 'how to reach'],
    overhears,
    startsFrom: 'person',
    opensFor: [WHOM],
    whileStopped: true,
    needs: { deed: 'record', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Whose circle', questions: [whose] },
      { id: WHOM, title: 'Who', questions: [whom] },
      {
        id: 'reach',
        title: 'How to reach them',
        intro: (_, { one }) => one && `${one.name} (${memberWords(one)}).`,
        questions: [phone, reached, relation],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    resets: { [whose.key]: [WHOM, ...SAID], [WHOM]: SAID },
    async load(opening) {
      const about = await loadPerson(parts.directory, opening, 'record');
      return { ...about, one: about.person && outside(about.person).find(({ key }) => key === keyIn(opening.session)) };
    },
    keepsContext: (before, after) => samePerson(before, after) && keyIn(before) === keyIn(after),
    fills: (_, { one }) => ({
      answers: one
        ? {
            [WHOM]: one.key,
            [phone.key]: one.phone ?? '',
            [reached.key]: one.reached ?? '',
            [relation.key]: one.relation ?? '',
          }
        : {},
      ...(one && { base: knownOf(one) }),
    }),
    async carryOut({ answers, base }, { person: the, one }, viewer) {
      if (!the || !one) return MISSING;
      const noted = { phone: phone.of(answers), reached: reached.of(answers), relation: relation.of(answers) };
      // What somebody else noted meanwhile is not overwritten (S53).
      const fits = [base, knownOf(noted)];
      const change = (now: Person): Person | undefined =>
        now.circle.some((each) => each.key === one.key && fits.includes(knownOf(each)))
          ? { ...now, circle: now.circle.map((each) => (each.key === one.key ? noting(each, noted) : each)) }
          : undefined;
      const done = arranged(await changePerson(parts, viewer, the.id, { what: 'how to reach', change }, 'record'));
      if (!done.ok) return done;
      const words = `Saved how to reach ${one.name}.`;
      const now = await parts.directory.personFor(viewer, the.id);
      return now ? ok({ words, page: await circlePage(parts.directory, viewer, now.the, { words }) }) : MISSING;
    },
  };
}

/** "Sarah's number is 07700 900123". */
const NUMBER =
  /^#(?:['’]s)?\s(?:(?:has|got)\s(?:an?\s)?)?(?:new\s)?(?:(?:tele)?phone|mobile|contact)?\s?(?:number|no\.?|phone|mobile)?\s?(?:is|has changed to|:|=)?\s?(?:now\s)?(?<phone>\+?\d[\d ()-]{6,20})[.!]?$/iu;

/** "Jo is Ada's son, not her neighbour". */
const RELATED = new RegExp(
  String.raw`^#\s(?:is|['’]s)\s(?:(?:actually|really)\s)?(?:(?:@|her|his|their|an?|the)\s)?(?<relation>${RELATION}),?\s(?:and\s)?not\s(?:(?:@|her|his|their|an?|the)\s)?(?:#|${RELATION})[.!]?$`,
  'iu',
);

function overhears(text: string): Overheard | undefined {
  const said = oneSpaced(text);
  const as = RELATED.exec(said)?.groups?.['relation'];
  if (as !== undefined) return { rest: '@', answers: { [WHOM]: '#', [relation.key]: as } };
  const number = NUMBER.exec(said)?.groups?.['phone'];
  return number === undefined ? undefined : { rest: '@', answers: { [WHOM]: '#', [phone.key]: number.trim() } };
}
