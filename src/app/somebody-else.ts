import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow, LoadedForm } from '../flows/flow.ts';
import { questionsFor, stepsFor } from '../forms/bound.ts';
import { swapIn } from '../forms/correction.ts';
import { hasRecorded, withEnded } from '../forms/open-forms.ts';
import type { Answers } from '../forms/question.ts';
import { newSession, type Session } from '../forms/session.ts';
import { mentionsIn } from '../people/mentions.ts';
import type { Person } from '../people/person.ts';
import { PERSON_SIGN, spokenIn } from '../people/spoken.ts';
import { PERSON, personIn } from '../questions/context.ts';
import type { Turn } from './app.ts';
import { startForm } from './form-start.ts';
import { answerTo, loadForm, openIn } from './forms.ts';
import { meantInstead } from './meant-instead.ts';
import { takeBack } from './mine.ts';
import { personCard } from './person-card.ts';
import { shown } from './replies.ts';
import { besides, told } from './told.ts';
import { stillOpen, whichOf, whoIsNobody } from './wanted.ts';

/** "Not Ken, Jean", "I meant Jean": it is about somebody else, and all that was said besides stays. */

/** The open form begun anew for whoever is meant; undefined where the words are none of that, or fit an answer of it. */
export async function ofSomebodyElse(
  turn: Turn<Said>,
  session: Session | undefined,
): Promise<readonly Outbound[] | undefined> {
  const own = session && personIn(session);
  const meant = own && swapIn(turn.inbound.text) ? await meantInstead(turn) : undefined;
  const [person, ...others] = meant?.people ?? [];
  if (!own || !meant || meant.isMember || person?.id === own || (await answerTo(turn, session)) === 'chosen')
    return undefined;
  const was = await turn.app.directory.personFor(turn.viewer, own);
  const { wrong, right } = meant.swap;
  const isOfOwn = wrong === undefined || (was && spokenIn(wrong, mentionsIn(wrong, [was.the]))?.people[0]?.id === own);
  if (!was || isOfOwn !== true) return undefined;
  if (!person) return wrong === undefined ? undefined : [say(whoIsNobody), ...(await stillOpen(turn, session))];
  if (others.length > 0 || meant.near) {
    const at = turn.inbound.text.lastIndexOf(right);
    const around = [turn.inbound.text.slice(0, at), turn.inbound.text.slice(at + right.length)];
    return [whichOf({ people: meant.people, near: meant.near, around }, (reference) => `I meant ${reference}`)];
  }
  const old = await loadForm(turn, session);
  const flow = turn.app.flows.find(({ id }) => id === session.flow);
  return old?.mayFill && flow ? begunFor(turn, { flow, session, was: was.the }, person) : undefined;
}

/** Where no form is open: what was recorded last can be put right, or else whoever is meant is shown. */
export async function meantOutside(turn: Turn<Said>): Promise<readonly Outbound[] | undefined> {
  const meant = swapIn(turn.inbound.text) ? await meantInstead(turn) : undefined;
  if (!meant) return undefined;
  if (hasRecorded((await turn.app.forms.read(turn.viewer.staff)).forms)) return takeBack(turn);
  const [person, ...others] = meant.people;
  if (!person) return [say(whoIsNobody)];
  return others.length === 0 && !meant.near ? [shown(await personCard(turn, person.id))] : undefined;
}

interface Old {
  readonly flow: AnyFlow;
  readonly session: Session;
  readonly was: Person;
}

async function begunFor(turn: Turn<Said>, { flow, session, was }: Old, person: Person): Promise<readonly Outbound[]> {
  const all = await saidIn(turn, { flow, session, was });
  const openedFor = { [PERSON]: person.id, ...besides(flow, session.openedFor) };
  const at = turn.app.forms.now();
  const isOfRecord = flow.startsFrom === 'record';
  const trial = isOfRecord ? undefined : await openIn(turn, flow, newSession(flow, at, openedFor, all));
  const answers = trial ? fitting(trial, all) : all;
  const opened = trial && (await openIn(turn, flow, newSession(flow, at, openedFor, answers)));
  const more = trial && (await unfit(turn, { flow, session, was }, trial, { all, answers }));
  const begin = (): Promise<readonly Outbound[]> =>
    isOfRecord
      ? told(
          turn,
          {
            kind: 'wanted',
            sayable: { id: flow.id, kind: 'form', phrases: flow.phrases },
            rest: PERSON_SIGN,
            whom: { people: [person], near: false },
            answers,
          },
          person,
        )
      : startForm(turn, { flow, openedFor, answers, more });
  // Where it cannot be begun for them, why is said, and the other stays as it is.
  if (opened && (!opened.mayFill || (opened.stopped ?? opened.idle) !== undefined))
    return [...(await begin()), ...(await stillOpen(turn, session))];
  await turn.app.forms.change(turn.viewer.staff, (forms) => ({
    forms: withEnded(forms, { id: session.id, flow: session.flow, how: 'cancelled', session }),
    result: undefined,
  }));
  const closed = `For ${person.name} now. The form for ${was.name} is closed, and nothing of it is recorded.`;
  return [say(closed), ...(await begin())];
}

/** What was answered, and neither filled in from what is known of whoever was named wrongly nor about those around them. */
async function saidIn(turn: Turn, { flow, session, was }: Old): Promise<Answers> {
  const blank = await openIn(turn, flow, newSession(flow, session.begun, session.openedFor));
  const now = await openIn(turn, flow, session);
  const follow = new Set(
    stepsFor(now.form, now.session.answers).flatMap(({ follows, questions }) =>
      follows === true ? questions.map(({ key }) => key) : [],
    ),
  );
  const around = new Set(was.circle.map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(session.answers).filter(
      ([key, raw]) =>
        raw !== '' &&
        key !== PERSON &&
        !follow.has(key) &&
        raw !== blank.session.answers[key] &&
        raw.split(',').every((one) => !around.has(one)),
    ),
  );
}

/** What is asked about the other, too, and does not fit there is said back in words: which visit it was, for example. */
async function unfit(
  turn: Turn,
  { flow, session }: Old,
  trial: LoadedForm,
  { all, answers }: { readonly all: Answers; readonly answers: Answers },
): Promise<string | undefined> {
  const { form } = await openIn(turn, flow, session);
  const old = questionsFor(form, session.answers).map(({ question }) => question);
  const words = questionsFor(trial.form, trial.session.answers).flatMap(({ question: { key } }) => {
    const raw = all[key];
    const was = old.find((one) => one.key === key);
    return raw === undefined || answers[key] !== undefined || !was ? [] : [was.words(raw)];
  });
  return words.join('\n') || undefined;
}

/** Of these what is asked about the other, too, and fits. */
const fitting = ({ form, session }: LoadedForm, all: Answers): Answers => {
  const asked = questionsFor(form, session.answers).map(({ question }) => question);
  return Object.fromEntries(
    Object.entries(all).filter(([key, raw]) => asked.find((one) => one.key === key)?.take(raw).ok === true),
  );
};
