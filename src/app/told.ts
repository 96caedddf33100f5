import { mayEver } from '../access/policy.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow, LoadedForm } from '../flows/flow.ts';
import { begunByTyping } from '../forms/typed-together.ts';
import { questionsFor, type BoundQuestion } from '../forms/bound.ts';
import type { Answers } from '../forms/question.ts';
import { newSession, type OpenedFor } from '../forms/session.ts';
import type { Meaning, NamedPerson } from '../guidance/meaning.ts';
import type { Reported } from '../guidance/vocabulary.ts';
import { wordsIn } from '../guidance/words.ts';
import { referenceIn } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { keysOf, SIGNS_ALONE } from '../people/spoken.ts';
import { forRecord, PERSON } from '../questions/context.ts';
import type { Turn } from './app.ts';
import { isFor, startForm } from './form-start.ts';
import { openIn } from './forms.ts';
import { personCard } from './person-card.ts';
import { recordCard } from './record-card.ts';
import { shown } from './replies.ts';

type Wanted = Extract<Meaning, { kind: 'wanted' }>;
type Told = Pick<Reported, 'sayable' | 'answers' | 'more' | 'offer' | 'otherwise'>;

interface Opened {
  readonly flow: AnyFlow;
  readonly openedFor: OpenedFor;
  readonly answers: Answers;
  readonly opened?: LoadedForm;
  readonly record?: OpenRecord;
  /** Days that the form does not take: they are said, and asked for. */
  readonly unfit?: readonly string[];
}

/**
 * What a colleague tells of a person who is known: it opens the form that it belongs to, filled in as far as the words say it. The same
 * words may belong to several forms, of which those come first in which something is open for everybody ("Claire agrees").
 */
export async function told(
  turn: Turn<Said>,
  wanted: Wanted & { readonly answers: Answers },
  person: NamedPerson,
): Promise<readonly Outbound[]> {
  const all: readonly Told[] = [wanted, ...(wanted.or ?? [])];
  const forms = all.flatMap((one) => {
    const flow = turn.app.flows.find(({ id }) => id === one.sayable.id);
    const answers = Object.fromEntries(
      Object.entries(one.answers).flatMap(([name, value]) => {
        const keys = SIGNS_ALONE.test(value) ? keysOf(value, wanted) : value;
        return keys === undefined ? [] : [[name, keys]];
      }),
    );
    return flow ? [{ flow, answers, offer: one.offer, more: one.more }] : [];
  });
  const idle: {
    readonly why: string | undefined;
    readonly first: AnyFlow | undefined;
    readonly title?: string | undefined;
  }[] = [];
  const inOrder = forms.toSorted((a, b) => placeOf(a) - placeOf(b));
  const last = inOrder.at(-1)?.flow;
  for (const { flow, answers, offer, more } of inOrder) {
    if (offer)
      return [say(`${person.name}: ${offer.words}`, [{ title: offer.title, says: saysFor(offer, person, turn) }])];
    const { fitting, why } = await fittingFor(turn, { flow, answers, more }, person);
    idle.push({ why, title: flow.first?.title, first: turn.app.flows.find(({ id }) => id === flow.first?.flow) });
    const [first, ...others] = fitting;
    // Another form may still go on where this one is stopped: after reablement the follow-up does.
    if (first?.opened?.stopped !== undefined && flow !== last) continue;
    if (first && others.length === 0)
      return startForm(turn, { ...first, more: listed(more, ...(first.unfit ?? [])).join('; ') || undefined });
    if (first) return [await whichRecord(turn, fitting, person)];
  }
  const still = wanted.answers['answer'] === 'not-reached' ? await stillToAsk(turn, person, wanted.member) : undefined;
  if (still) return still;
  const none = idle.find(({ why }) => why !== undefined);
  const ways = withWords(doorsFor(turn.app, turn.viewer), person.reference, turn.inbound.text);
  if (none?.why !== undefined) {
    const { first, title = '' } = none;
    const begins = first ? [{ title, says: `${first.phrases[0] ?? ''} ${person.reference}` }] : [];
    return [
      say(sentences(none.why, 'Nothing is noted'), [...begins, ...ways]),
      shown(await personCard(turn, person.id)),
    ];
  }
  const { otherwise } = wanted;
  if (otherwise)
    return [
      say(`${person.name}: ${otherwise.words}`, [
        { title: otherwise.title, says: `${otherwise.says} ${person.reference}` },
      ]),
    ];
  const there = await recordThatSays(turn, all, person);
  if (there)
    return [
      say(`That stands in ${there.reference} already, so nothing more is noted.`),
      shown(await recordCard(turn, there.id)),
    ];
  return [say(NOTHING_WAITS, ways), shown(await personCard(turn, person.id))];
}

/** Somebody was tried and not reached, and no form takes a try: that they are still to be asked is said. */
async function stillToAsk(turn: Turn<Said>, { id }: NamedPerson, member = '') {
  const { app, viewer } = turn;
  const person = await app.directory.personFor(viewer, id);
  const name = person?.the.circle.find(({ key }) => key === member)?.name ?? person?.the.name;
  const mine = (await app.records.waitingFor(viewer.staff)).filter((record) => record.person === id);
  const [duty] = mine.flatMap(({ duties }) => duties.filter(({ words }) => name && words.includes(name)));
  const [record] = duty ? mine.filter(({ duties }) => duties.includes(duty)) : [];
  if (!duty || !record || !person || !record.seenBy(viewer, person.the)) return undefined;
  return [
    say(`"${duty.words}" still waits for you, and I remind you of it. Nothing more is noted.`),
    shown(await recordCard(turn, record.id)),
  ];
}

/** The newest record of the person that says what was told, word for word: the sentence was sent again. */
async function recordThatSays({ app, viewer }: Turn<Said>, all: readonly Told[], { id }: NamedPerson) {
  const words = new Set(
    all.flatMap(({ answers }) => Object.values(answers).filter(({ length }) => length >= FEWEST_SAME)),
  );
  const person = words.size > 0 ? await app.directory.personFor(viewer, id) : undefined;
  const about = person ? await app.records.about(id) : [];
  return about
    .toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''))
    .find(
      (record) =>
        person &&
        record
          .seenBy(viewer, person.the)
          ?.noticeRows()
          .some(({ value }) => words.has(value)),
    );
}
/** Characters: what is shorter is a choice, or a day. */
const FEWEST_SAME = 12;

/** What the button types: with what was said, where the form begins with that. */
const saysFor = (
  { says, quotes }: NonNullable<Told['offer']>,
  { reference }: NamedPerson,
  { inbound: { text } }: Turn<Said>,
): string => (quotes ? saysWith(says, reference, text) : `${says} ${reference}`);

const saysWith = (says: string, reference: string, text: string): string =>
  text.length <= LONGEST_TOLD ? `${says} ${reference}: ${text}` : `${says} ${reference}`;

type Door = NonNullable<AnyFlow['takesAny']> & Pick<AnyFlow, 'phrases'>;

/** The forms to which this colleague can give what fits no form. */
export const doorsFor = ({ flows }: Turn['app'], viewer: Turn['viewer']): readonly Door[] =>
  flows.flatMap(({ takesAny, needs, phrases }) =>
    takesAny && mayEver(viewer, needs.deed, needs.guarded) ? { ...takesAny, phrases } : [],
  );

export const withWords = (doors: readonly Door[], reference: string, text: string) =>
  doors.map(({ title, says }) => ({ title, says: saysWith(says, reference, text) }));

const LONGEST_TOLD = 300;

const NOTHING_WAITS = 'I found nothing open that this belongs to, so nothing is noted. This is what there is:';

/** What says something exact before what may be anything that was seen. */
const placeOf = ({ flow, answers, offer }: Pick<Opened, 'flow' | 'answers'> & Pick<Told, 'offer'>): number =>
  Number(flow.startsFrom === 'record') + (offer && Object.keys(answers).length === 0 ? 2 : 0);

async function fittingFor(
  turn: Turn<Said>,
  { flow, answers, more }: Pick<Opened, 'flow' | 'answers'> & Pick<Told, 'more'>,
  person: NamedPerson,
): Promise<{ readonly fitting: readonly Opened[]; readonly why: string | undefined }> {
  const openings: readonly Opened[] =
    flow.startsFrom === 'record'
      ? (await recordsFor(turn, flow, person)).map((record) => ({
          flow,
          answers,
          record,
          openedFor: forRecord(record.id),
        }))
      : [{ flow, answers, openedFor: { [PERSON]: person.id, ...besides(flow, answers) } }];
  const fit = await Promise.all(
    openings.map(async (one) => {
      const session = newSession(flow, turn.app.forms.now(), one.openedFor, answers);
      const loaded = await openIn(turn, flow, session);
      const unfit = unfitDays(loaded, answers);
      return {
        one: {
          ...one,
          opened: loaded,
          answers: { ...answers, ...Object.fromEntries(unfit.map(({ key }) => [key, ''])) },
          unfit: unfit.map((question) => question.words(answers[question.key] ?? '')),
        },
        fits: fits(loaded, answers, flow),
        takesMore: more !== undefined && begunByTyping(loaded.form, loaded.session, more).left === undefined,
        why: loaded.mayFill ? loaded.idle : undefined,
      };
    }),
  );
  const fitting = fit.filter((each) => each.fits);
  const all = (fitting.some(({ takesMore }) => takesMore) ? fitting.filter(({ takesMore }) => takesMore) : fitting).map(
    ({ one }) => one,
  );
  const [why] = fit.flatMap((each) => each.why ?? []);
  const waiting = all.filter(({ record }) => (record?.duties.length ?? 0) > 0);
  const isClear = flow.startsFrom !== 'record' || all.length <= 1;
  // "About the plan": the one that is called so.
  const words = new Set(wordsIn(turn.inbound.text).map(({ plain }) => plain));
  const called = waiting.filter(({ record }) => wordsIn(record?.title ?? '').some(({ plain }) => words.has(plain)));
  return {
    why,
    fitting: isClear ? all : called.length === 1 ? called : waiting.length > 0 ? waiting : all.slice(0, 1),
  };
}

/** What a press that starts the form may answer besides. */
export const besides = ({ opensFor = [] }: AnyFlow, answers: Answers = {}): OpenedFor =>
  Object.fromEntries(opensFor.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])));

/** Records about the person from which the form starts, newest first; only the one whose reference was typed, if one was. */
async function recordsFor({ app, viewer, inbound }: Turn<Said>, flow: AnyFlow, { id }: NamedPerson) {
  const person = await app.directory.personFor(viewer, id);
  const reference = referenceIn(inbound.text);
  const about = (await app.records.about(id)).filter(
    (record) =>
      isFor(flow, record) &&
      person !== undefined &&
      record.seenBy(viewer, person.the) !== undefined &&
      (reference === undefined || record.reference === reference),
  );
  return about.toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''));
}

const isUnfit = (question: BoundQuestion, raw = ''): boolean =>
  question.kind === 'date' && raw !== '' && !question.take(raw).ok;

const unfitDays = ({ form, session }: LoadedForm, answers: Answers): readonly BoundQuestion[] =>
  questionsFor(form, session.answers).flatMap(({ question }) =>
    isUnfit(question, answers[question.key]) ? [question] : [],
  );

/** Whether the form asks what was told, and takes it, but for a day: that is asked for again. Where it goes no further it says why. */
function fits(
  { form, session, mayFill, idle, stopped }: LoadedForm,
  answers: Answers,
  { opensFor = [] }: AnyFlow,
): boolean {
  if (!mayFill || (idle !== undefined && stopped === undefined)) return false;
  const asked = questionsFor(form, session.answers).flatMap(({ question }) => {
    const raw = answers[question.key];
    return raw === undefined ? [] : [question.take(raw).ok || isUnfit(question, raw)];
  });
  const isAsked = asked.length > 0 || Object.keys(answers).every((key) => opensFor.includes(key));
  return stopped !== undefined || (isAsked && asked.every(Boolean));
}

async function whichRecord(
  { app, viewer, inbound: { text } }: Turn<Said>,
  fitting: readonly Opened[],
  { id }: NamedPerson,
): Promise<Outbound> {
  const records = fitting.flatMap(({ record }) => record ?? []).slice(0, 6);
  const person = await app.directory.personFor(viewer, id);
  const titleOf = (record: OpenRecord): string =>
    (person && record.seenBy(viewer, person.the)?.noticeTitle) ?? record.title;
  return say(
    'It may belong to more than one record. Which one do you mean?',
    records.map((record) => ({
      title: `${titleOf(record)} ${record.reference}`,
      says: `${text} ${record.reference}`,
    })),
  );
}
