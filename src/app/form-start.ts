import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow, LoadedForm } from '../flows/flow.ts';
import { drawSession } from '../forms/draw.ts';
import { withSession } from '../forms/open-forms.ts';
import type { Answers, Problem } from '../forms/question.ts';
import { newSession, type OpenedFor, type Session } from '../forms/session.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { sceneOf, spoken } from './form-shown.ts';
import { openIn } from './forms.ts';
import type { Turn } from './app.ts';
import { pageCard } from './pages.ts';
import { shown } from './replies.ts';

/** Where a form begins. */
export interface Start {
  readonly flow: AnyFlow;
  /** A person, a record: with nothing, it asks first. */
  readonly openedFor?: OpenedFor | undefined;
  /** Which person is meant is asked first, in words alone: nothing is wrong, and the card follows once that is known. */
  readonly asks?: Problem | undefined;
  /** What has been understood already of what was typed; only a new form takes it. */
  readonly answers?: Answers | undefined;
}

/** Whether a form that starts from a record starts from this one. */
export const isFor = ({ of }: AnyFlow, { kind, ledger }: Pick<OpenRecord, 'kind' | 'ledger'>): boolean =>
  of === undefined ? ledger !== undefined : kind === of;

/** Begins a form, or goes on with the one that was opened for the same and not finished. */
export async function startForm(turn: Turn, start: Start): Promise<readonly Outbound[]> {
  const { flow } = start;
  const fresh = newSession(flow, turn.app.forms.now(), start.openedFor, start.answers);
  const first = await openIn(turn, flow, fresh);
  // Questions that have no answer are not asked.
  const why = first.stopped ?? first.idle;
  if (why !== undefined) return [shown(pageCard(flow.title, [why]))];
  const session = await turn.app.forms.change(turn.viewer.staff, (forms) => {
    const open = forms.sessions.find((one) => isForTheSame(one, first.session)) ?? first.session;
    return { forms: withSession(forms, open), result: open };
  });
  const now = session === first.session ? first : await openIn(turn, flow, session);
  if (start.asks && session === first.session) return [say(start.asks.words, start.asks.suggestions)];
  const scene = sceneOf(turn, now);
  if (turn.inbound.kind !== 'said') return [shown(drawSession(scene))];
  return [shown(drawSession(scene)), ...spoken(scene, leadOf(now, start.answers))];
}

/** What was understood of what was typed is said, so that nothing is taken for granted behind anybody's back. */
function leadOf({ form, session }: LoadedForm, answers: Answers = {}): string {
  const understood = form.steps
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      const raw = question.list ? undefined : answers[question.key];
      // A form that was open already goes on as it was.
      return raw === undefined || session.answers[question.key] !== raw
        ? []
        : [`${question.short()}: ${question.words(raw)}`];
    });
  const lead = 'Fill in the card, or answer me here.';
  return understood.length === 0 ? lead : `I have understood: ${understood.join('; ')}. ${lead}`;
}

const isForTheSame = (one: Session, other: Session): boolean =>
  one.flow === other.flow &&
  Object.keys(one.openedFor).length === Object.keys(other.openedFor).length &&
  Object.entries(other.openedFor).every(([key, value]) => one.openedFor[key] === value);
