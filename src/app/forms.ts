import { may, mayEver } from '../access/policy.ts';
import type { Inbound, Pressed, Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { advance, asShown, placed } from '../forms/advance.ts';
import { currentQuestion } from '../forms/session-moves.ts';
import type { Input, Move, Outcome } from '../forms/outcome.ts';
import {
  activeSession,
  broughtBack,
  putAside,
  withEnded,
  withSession,
  withShown,
  type Desk,
  type Ended,
} from '../forms/open-forms.ts';
import { drawSession } from '../forms/draw.ts';
import { CHECK, type Finished, type Flow } from '../forms/flow.ts';
import { isList, type Asking, type Question } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import { listCommand } from '../forms/typed-list.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { PersonId, SessionId } from '../kernel/ids.ts';
import { askingFor, PERSON } from './asking.ts';
import { changeDesk } from './desk-change.ts';
import { notFoundCard, shown, updated } from './fixed-words.ts';
import { sceneOf, showEnded, shownAs, showOutcome } from './form-shown.ts';
import { heardBefore, heardNow, type Doubt } from './heard-before.ts';
import type { Turn } from './house.ts';
import { recordCard } from './records.ts';

const TRIES = 5;

/** A button on a form's card: the form moves, and the next card stands in place of the old one. */
export async function pressForm(turn: Turn<Pressed>, verb: string): Promise<readonly Outbound[]> {
  const id = SessionId.safeParse(turn.inbound.data.id);
  if (id.success && verb === 'undo')
    await changeDesk(turn, (desk) => ({ desk: broughtBack(desk, id.data), result: undefined }));
  const move = moveOf(verb, turn.inbound.data.x);
  if (!id.success || !move) return [{ kind: 'replace', card: notFoundCard() }];
  const input: Input = { kind: 'pressed', move, revision: turn.inbound.data.rev ?? -1, inputs: turn.inbound.inputs };
  return moveForm(turn, id.data, input);
}

function moveOf(verb: string, x: string | undefined): Move | undefined {
  switch (verb) {
    case 'next':
    case 'back':
    case 'save':
    case 'cancel':
    case 'record':
      return { to: verb };
    case 'refresh':
    case 'resume':
    case 'undo':
      return { to: 'show' };
    case 'step':
      return x === undefined ? undefined : { to: 'step', step: x };
    case 'remove':
      return { to: 'remove' };
    case 'row':
    case 'part': {
      const [list, which] = x?.split('.') ?? [];
      if (list === undefined || which === undefined) return undefined;
      return verb === 'row'
        ? { to: 'row', list, row: which }
        : { to: 'part', list, from: Number.parseInt(which, 10) || 0 };
    }
    default:
      return undefined;
  }
}

/** Something typed while a form is open: the answer to its next question, or a word such as "back". */
export async function typeIntoForm(turn: Turn<Said>, session: Session): Promise<readonly Outbound[]> {
  return moveForm(turn, session.id, { kind: 'typed', text: turn.inbound.text });
}

/** The form that is open, or the one touched last, as a card. */
export async function showForm(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const session = await changeDesk(turn, (desk) => {
    const newest = activeSession(desk) ?? desk.sessions.at(-1);
    return { desk: newest ? withSession(desk, newest) : desk, result: newest };
  });
  const flow = session && turn.house.flows.find(({ id }) => id === session.flow);
  if (!session || !flow) return [say('You have no form open. Say "hello" to see what I can do.')];
  const asking = await askingFor(turn, flow, session);
  if (!mayFill(turn, flow, session, asking)) return shut(turn, session);
  return [shown(drawSession(sceneOf(turn, flow, placed(flow, session, asking), asking)))];
}

/**
 * What a text would be to the form's next question: `words` when that takes free words, in which anything may be an answer;
 * `chosen` when it is one of those to choose from; `none` otherwise.
 */
export async function answerTo(turn: Turn<Said>, session: Session): Promise<'words' | 'chosen' | 'none'> {
  const now = await questionNow(turn, session);
  if (!now) return 'none';
  const { question, asking } = now;
  if (isList(question)) return listCommand(turn.inbound.text, question.list) ? 'chosen' : 'none';
  if (question.shape(asking).kind === 'text') return 'words';
  return question.hear(turn.inbound.text, asking).ok ? 'chosen' : 'none';
}

interface Asked {
  readonly question: Question;
  readonly asking: Asking;
}

/** The question that a typed answer would belong to just now. */
export async function questionNow(turn: Turn, session: Session): Promise<Asked | undefined> {
  const flow = turn.house.flows.find(({ id }) => id === session.flow);
  if (!flow) return undefined;
  const asking = await askingFor(turn, flow, session);
  const question = currentQuestion(flow, placed(flow, session, asking), asking);
  return question && { question, asking };
}

async function moveForm(turn: Turn, id: Session['id'], input: Input): Promise<readonly Outbound[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { desk, etag } = await turn.house.desks.read(turn.viewer.staff);
    const session = desk.sessions.find((one) => one.id === id);
    const ended = desk.ended.find((one) => one.id === id);
    if (!session) return showEnded(turn, ended);
    const flow = turn.house.flows.find((one) => one.id === session.flow);
    if (!flow) return shut(turn, session);

    const asking = await askingFor(turn, flow, session);
    if (!mayFill(turn, flow, session, asking)) return shut(turn, session);
    const doubt = turn.inbound.kind === 'said' ? heardBefore(desk, turn.inbound) : 'new';
    const outcome: Outcome =
      doubt === 'new'
        ? advance(flow, known(session, turn.inbound), input, asking, turn.house.desks.now())
        : { kind: 'stale', session };
    const changed = deskAfter(desk, outcome, turn.inbound, doubt);
    if (changed && !(await turn.house.desks.keep(turn.viewer.staff, changed, etag))) continue;
    // What questions look at is gathered once a turn, unless another person was chosen in it.
    const same =
      flow.gather === undefined &&
      outcome.session.answers[PERSON] === session.answers[PERSON] &&
      outcome.session.step !== flow.steps[0]?.id;
    const now = same || outcome.kind === 'left' ? asking : await askingFor(turn, flow, outcome.session);
    if (outcome.kind === 'ready') return record(turn, flow, outcome.session, now);
    const shown = outcome.kind === 'left' ? outcome.session : asShown(flow, outcome.session, now);
    if (shown !== outcome.session)
      await changeDesk(turn, (kept) => ({ desk: withShown(kept, shown), result: undefined }));
    return showOutcome(turn, flow, { ...outcome, session: placed(flow, shown, now) }, doubt, now);
  }
  return [say(NOT_SAVED)];
}

/** Asked again at every step: a role lost, or a person who moved to another team, shuts the form (S11). */
function mayFill({ viewer }: Turn, flow: Flow, session: Session, { person }: Asking): boolean {
  const { deed, guarded } = flow.needs;
  if (!mayEver(viewer, deed, guarded)) return false;
  const chosen = session.about !== undefined || PersonId.safeParse(session.answers[PERSON]).success;
  return !chosen || (person !== undefined && may(viewer, deed, guarded, person));
}

/** A form that its owner may not fill in any more, or whose flow is gone: typed answers no longer go to it (S11, S65). */
async function shut(turn: Turn, { id }: Session): Promise<readonly Outbound[]> {
  await changeDesk(turn, (desk) => {
    const session = desk.active === id ? activeSession(desk) : undefined;
    return { desk: session ? putAside(desk, session) : desk, result: undefined };
  });
  return shownAs(turn, notFoundCard());
}

const NOT_SAVED = 'Something else changed at the same moment, so that was not saved. Please try again.';

/** A press tells which message holds the form's card, so that the message can be brought up to date later. */
const known = (session: Session, inbound: Inbound): Session =>
  inbound.kind === 'pressed' && inbound.message !== undefined ? { ...session, message: inbound.message } : session;

/** The desk to keep; undefined when nothing changed. */
function deskAfter(desk: Desk, outcome: Outcome, inbound: Inbound, doubt: Doubt): Desk | undefined {
  const noted = inbound.kind === 'said' ? { ...desk, heard: heardNow(inbound) } : desk;
  switch (outcome.kind) {
    case 'asked':
    case 'renewed':
    case 'ready':
      return withSession(noted, outcome.session);
    case 'stale': {
      // Opening a form again sends typed answers to it from now on; a client that refreshes by itself changes nothing.
      const opened = inbound.kind === 'pressed' && !inbound.refreshing && desk.active !== outcome.session.id;
      if (opened) return withSession(desk, outcome.session);
      // Asked whether it was meant twice: whatever comes next is an answer.
      return inbound.kind === 'said' && doubt === 'unsure'
        ? { ...desk, heard: { ...heardNow(inbound), hash: '' } }
        : undefined;
    }
    case 'left':
      return outcome.how === 'saved' ? putAside(noted, outcome.session) : withEnded(noted, cancelled(outcome.session));
    default:
      return assertNever(outcome);
  }
}

const cancelled = (session: Session): Ended => ({ id: session.id, flow: session.flow, how: 'cancelled', session });

/** Every answer is in: record it, close the form, and show the record with everybody who must be told. */
async function record(turn: Turn, flow: Flow, session: Session, asking: Asking): Promise<readonly Outbound[]> {
  const finished = await flow.finish(session, asking, turn.viewer);
  if (!finished.ok) {
    const { words, question, answers } = finished.refusal;
    const step = flow.steps.find(({ questions }) => questions.some(({ key }) => key === question))?.id ?? CHECK;
    const { now, ended } = await changeDesk(turn, (desk) => {
      const found = desk.sessions.find(({ id }) => id === session.id);
      const over = desk.ended.find(({ id }) => id === session.id);
      // Another device may have gone on with the form in the meantime, or ended it: then that stands (S66).
      if (found?.revision !== session.revision) return { desk, result: { now: found, ended: over } };
      const back: Session = {
        ...found,
        step,
        revision: session.revision + 1,
        answers: { ...found.answers, ...answers },
        ...(question && { asking: question }),
      };
      return { desk: withSession(desk, back), result: { now: back, ended: undefined } };
    });
    if (!now) return showEnded(turn, ended);
    const problems = { [question ?? '']: { words } };
    return showOutcome(turn, flow, { kind: 'asked', session: now, problems }, 'new', asking);
  }
  // Whatever fails from here on, it is recorded, and nobody may be told that it is not.
  turn.house.wake();
  try {
    return await closeAndShow(turn, flow, session, finished.value);
  } catch (cause) {
    throw new SavedButNotShown(finished.value.words, { cause });
  }
}

/** It is recorded, and could not be shown: `message` says what was recorded. */
export class SavedButNotShown extends Error {}

async function closeAndShow(turn: Turn, flow: Flow, session: Session, done: Finished): Promise<readonly Outbound[]> {
  await changeDesk(turn, (desk) => ({
    desk: withEnded(desk, {
      id: session.id,
      flow: flow.id,
      how: 'recorded',
      ...('record' in done && { record: done.record }),
    }),
    result: undefined,
  }));
  const { words } = done;
  const card = 'record' in done ? await recordCard(turn, done.record, words, done.view) : done.page;
  return turn.inbound.kind === 'pressed'
    ? [...shownAs(turn, card), ...updated(session.message, card)]
    : [say(words), ...shownAs(turn, card), ...updated(session.message, card)];
}
