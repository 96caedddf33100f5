import type { Button } from '../../cards/views.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow, LoadedForm } from '../flows/flow.ts';
import { begunByTyping, type Begun } from '../forms/typed-together.ts';
import { checkLines } from '../forms/answer-lines.ts';
import { CHECK, questionsFor } from '../forms/bound.ts';
import { cut } from '../forms/cut.ts';
import { BEGIN_AGAIN } from '../forms/doubt.ts';
import { drawSession } from '../forms/draw.ts';
import { activeSession, putAside, withEnded, withSession } from '../forms/open-forms.ts';
import type { Answers, Problem } from '../forms/question.ts';
import { newSession, type OpenedFor, type Session } from '../forms/session.ts';
import { listed } from '../kernel/listed.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { stoodIn } from './meanwhile.ts';
import { besideCard, sceneOf } from './form-shown.ts';
import { openIn } from './forms.ts';
import type { Turn } from './app.ts';
import { personIn } from '../questions/context.ts';
import { whereWaiting } from './menu.ts';
import { HOME_BUTTON, pageCard } from './pages.ts';
import { shown } from './replies.ts';

/** Where a form begins. */
export interface Start {
  readonly flow: AnyFlow;
  /** A person, a record: with nothing, it asks first. */
  readonly openedFor?: OpenedFor | undefined;
  /** Which person is meant is asked first, in words alone: nothing is wrong, and the card follows once that is known. */
  readonly asks?: Problem | undefined;
  /** What was said besides, which may answer several questions at once. */
  readonly more?: string | undefined;
  /** What has been understood already of what was typed; only a new form takes it. */
  readonly answers?: Answers | undefined;
  /** The new form, where it was opened in this turn to see whether it fits. */
  readonly opened?: LoadedForm | undefined;
}

/** Whether a form that starts from a record starts from this one. */
export const isFor = ({ of }: AnyFlow, { kind, ledger }: Pick<OpenRecord, 'kind' | 'ledger'>): boolean =>
  of === undefined ? ledger !== undefined : kind === of;

/** Begins a form, or goes on with the one that was opened for the same and not finished. */
export async function startForm(turn: Turn, start: Start): Promise<readonly Outbound[]> {
  const { flow } = start;
  const fresh = (): Session => newSession(flow, turn.app.forms.now(), start.openedFor, start.answers);
  const first = start.opened ?? (await openIn(turn, flow, fresh()));
  // Questions that have no answer are not asked.
  const why = first.stopped ?? first.idle;
  if (why !== undefined) return [shown(pageCard(flow.title, [why], waysFrom(flow, first)))];
  const isSaid = turn.inbound.kind === 'said' || turn.typed === true;
  const saysMore = start.answers !== undefined && Object.keys(start.answers).length > 0;
  const told =
    isSaid && (saysMore || start.more !== undefined) ? begunByTyping(first.form, first.session, start.more) : undefined;
  const begun = { ...(told?.session ?? first.session), stood: await stoodIn(turn, first) };
  const { session, before, waits } = await turn.app.forms.change(turn.viewer.staff, (forms) => {
    const same = forms.sessions.find((one) => isForTheSame(one, first.session));
    const others =
      same && turn.anew === true
        ? withEnded(forms, { id: same.id, flow: same.flow, how: 'cancelled', session: same })
        : forms;
    const open = (turn.anew === true ? undefined : same) ?? begun;
    // One that was saved for later may be about something else: going on with it unasked would write into that.
    const isOlder = open.id !== forms.active && open.revision > 0;
    const waits = open === same && isSaid && (isOlder || saysElse(open, start));
    return {
      forms: waits ? putAside(others, { ...open, touched: begun.touched }) : withSession(others, open),
      result: { session: open, before: turn.aside ?? activeSession(others), waits },
    };
  });
  if (waits) return askedWhich(turn, flow, session);
  const aside = isSaid ? await asideWords(turn, before, session) : [];
  const now = session === begun && told === undefined ? { ...first, session } : await openIn(turn, flow, session);
  if (start.asks && session === begun) return [...aside, say(start.asks.words, start.asks.suggestions)];
  const scene = sceneOf(turn, now);
  if (!isSaid) return [shown(drawSession(scene))];
  return [
    ...aside,
    shown(drawSession(scene)),
    ...besideCard(
      scene,
      leadOf(now, start.answers ?? {}, told, flow.startsFrom === 'record' ? first.session.step : undefined),
    ),
  ];
}

/** Where there is nothing to fill in: the form that comes first, and Home. */
function waysFrom({ first }: AnyFlow, { stopped, session }: LoadedForm): readonly Button[] {
  const person = personIn(session);
  return listed<Button>(
    first &&
      stopped === undefined &&
      person !== undefined && {
        title: first.title,
        press: { do: 'flow/start', id: person, x: first.flow },
        tone: 'main',
      },
    HOME_BUTTON,
  );
}

/** It waits to be checked, or says something else than what was typed now: whether that one is meant has to be asked. */
const saysElse = (kept: Session, { answers = {}, more }: Start): boolean =>
  kept.step === CHECK || more !== undefined || Object.entries(answers).some(([key, raw]) => kept.answers[key] !== raw);

/** The same was begun before: nothing is recorded or changed before it is said which one is meant. */
async function askedWhich(turn: Turn, flow: AnyFlow, kept: Session): Promise<readonly Outbound[]> {
  const { form } = await openIn(turn, flow, kept);
  const questions = questionsFor(form, kept.answers).flatMap(({ question }) =>
    kept.answers[question.key] ? [question] : [],
  );
  const lines = checkLines(questions, kept.answers, kept.unsaid).map(
    ({ label, value }) => `${label}: ${cut(value, 200)}`,
  );
  const text = turn.inbound.kind === 'said' ? turn.inbound.text : '';
  return [
    say(
      `You began this form before, and it is not recorded yet:\n\n${lines.slice(0, 12).join('\n')}\n\nCarry on with that one, or begin again? Nothing is recorded.`,
      [
        { title: 'Carry on with it', says: 'show the form' },
        ...(text.length > LONGEST_AGAIN ? [] : [{ title: 'Begin again', says: `${BEGIN_AGAIN}${text}` }]),
      ],
    ),
  ];
}

const LONGEST_AGAIN = 300;

/** The form that typed answers went to before is saved: it is said where it is found. */
async function asideWords(
  { app, viewer }: Turn,
  before: Session | undefined,
  now: Session,
): Promise<readonly Outbound[]> {
  if (!before || before.id === now.id || before.revision === 0) return [];
  const title = app.flows.find(({ id }) => id === before.flow)?.title;
  const about = personIn(before);
  const person = about && (await app.directory.personFor(viewer, about));
  return title === undefined
    ? []
    : [
        say(
          `Saved for later: "${title}"${person ? ` for ${person.the.name}` : ''}. You will find it ${whereWaiting(app)}.`,
        ),
      ];
}

/** What was understood of what was typed is said, so that nothing is taken for granted behind anybody's back. */
function leadOf({ form, session }: LoadedForm, answers: Answers, told: Begun | undefined, begun?: string): string {
  const understood = form.steps
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      const raw = question.list ? undefined : answers[question.key];
      // A form that was open already goes on as it was.
      return raw === undefined || session.answers[question.key] !== raw
        ? []
        : [`${question.short()}: ${question.words(raw)}`];
    });
  const lead = session.step === CHECK ? '' : 'Fill in the card, or answer me here.';
  // Which record it is about stands on its first card: in words, where another card asks the next question. At the check it is a warning.
  const passed =
    begun === undefined || session.step === begun || session.step === CHECK
      ? undefined
      : form.steps.find(({ id }) => id === begun);
  const all = [...new Set(understood), ...(told?.heard.split('\n').filter(Boolean) ?? [])];
  return [
    ...listed(passed?.intro(session.answers)),
    ...(all.length === 0 ? [] : [`I have understood: ${all.join('; ')}.`]),
    ...(told?.left === undefined ? [] : [`I could not place this: "${told.left}".`]),
    lead,
  ].join(' ');
}

const isForTheSame = (one: Session, other: Session): boolean =>
  one.flow === other.flow &&
  Object.keys(one.openedFor).length === Object.keys(other.openedFor).length &&
  Object.entries(other.openedFor).every(([key, value]) => one.openedFor[key] === value);
