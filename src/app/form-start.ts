import type { Outbound } from '../chat/outbound.ts';
import type { Problems } from '../forms/outcome.ts';
import { placed } from '../forms/advance.ts';
import { withSession } from '../forms/open-forms.ts';
import { drawSession, type Scene } from '../forms/draw.ts';
import { CHECK, type Flow } from '../forms/flow.ts';
import type { Answers, Problem } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import { newSessionId, newToken, type PersonId, type RecordId } from '../kernel/ids.ts';
import { askingFor, PERSON } from './asking.ts';
import { changeDesk } from './desk-change.ts';
import { pageCard, shown } from './fixed-words.ts';
import { sceneOf, spoken } from './form-shown.ts';
import type { Turn } from './house.ts';

/** Where a form begins: with a person already known, in a record, or with neither. */
export interface Start {
  readonly flow: Flow;
  readonly person?: PersonId;
  readonly record?: RecordId;
  /** What has been understood already of what was typed; only a new form takes it. */
  readonly answers?: Answers;
  /** Said beside the first question, for example that a name fitted nobody. */
  readonly problem?: Problem;
}

/** Begins a form, or goes on with the one that was begun for the same and not finished. */
export async function startForm(turn: Turn, start: Start): Promise<readonly Outbound[]> {
  const typed = turn.inbound.kind === 'said';
  const fresh = newSession(turn, start);
  const first = start.flow.idle || start.flow.pins ? await askingFor(turn, start.flow, fresh) : undefined;
  // Nobody is led through questions that have no answer.
  const idle = first && start.person !== undefined ? start.flow.idle?.(first) : undefined;
  if (idle !== undefined) return [shown(pageCard(start.flow.title, [idle]))];
  const pinned = (first && start.flow.pins?.(first)) ?? {};
  const session = await changeDesk(turn, (desk) => {
    const begun = desk.sessions.find((one) => sameStart(one, start, pinned));
    const open = begun ?? { ...fresh, answers: { ...fresh.answers, ...pinned } };
    return { desk: withSession(desk, open), result: open };
  });
  const problems: Problems = start.problem ? { [PERSON]: start.problem } : {};
  const asking = await askingFor(turn, start.flow, session);
  const scene = sceneOf(turn, start.flow, session, asking, problems);
  const now = { ...scene, session: placed(start.flow, session, asking) };
  if (!typed) return [shown(drawSession(now))];
  return [shown(drawSession(now)), ...spoken(now, leadOf(now, start.answers))];
}

/** What was understood of what was typed is said, so that nothing is taken for granted behind anybody's back. */
function leadOf({ flow, session, asking }: Scene, answers: Answers = {}): string {
  const understood = flow.steps
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      const raw = question.list ? undefined : answers[question.key];
      // A form that was open already goes on as it was.
      return raw === undefined || session.answers[question.key] !== raw
        ? []
        : [`${question.short(asking)}: ${question.words(raw, asking)}`];
    });
  const lead = 'Fill in the card, or answer me here.';
  return understood.length === 0 ? lead : `I have understood: ${understood.join('; ')}. ${lead}`;
}

const sameStart = (session: Session, { flow, person, record }: Start, pinned: Answers): boolean =>
  session.flow === flow.id &&
  session.about === record &&
  session.answers[PERSON] === person &&
  Object.entries(pinned).every(([key, raw]) => session.answers[key] === raw);

function newSession(turn: Turn, { flow, person, record, answers }: Start): Session {
  const now = turn.house.desks.now();
  const steps = flow.steps.map(({ id }) => id);
  return {
    id: newSessionId(),
    flow: flow.id,
    flowVersion: flow.version,
    ...(record !== undefined && { about: record }),
    token: newToken(),
    step: (person === undefined || flow.startsFrom === 'nothing' ? steps[0] : steps[1]) ?? CHECK,
    revision: 0,
    answers: { ...flow.begins?.(turn.viewer), ...answers, ...(person !== undefined && { [PERSON]: person }) },
    begun: now,
    touched: now,
  };
}
