import type { Inbound, Pressed, Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow, LoadedForm } from '../flows/flow.ts';
import { advance } from '../forms/advance.ts';
import { CHECK, isList, questionsFor } from '../forms/bound.ts';
import { isMainButton } from '../forms/at-check.ts';
import { BEGIN_AGAIN, DO_THAT } from '../forms/doubt.ts';
import { drawSession } from '../forms/draw.ts';
import type { Refused } from '../forms/form.ts';
import type { FormKeeper, KeptForm, Progress } from '../forms/keeper.ts';
import { activeSession, broughtBack, putAside, withSession, type OpenForms } from '../forms/open-forms.ts';
import { MOVES, type Input, type FormOutcome, type Instead } from '../forms/outcome.ts';
import { currentQuestion } from '../forms/session-moves.ts';
import type { Session } from '../forms/session.ts';
import { StoredForms } from '../forms/stored-forms.ts';
import { listCommand } from '../forms/typed-list.ts';
import { isSent, readFirst, unreadIn } from '../forms/stands.ts';
import { swapped } from '../forms/typed-swap.ts';
import { headingIn } from '../forms/typed-several.ts';
import { saidOfSomebody, saidTogether } from '../forms/typed-together.ts';
import { RecordId, SessionId } from '../kernel/ids.ts';
import { personIn, RECORD, type Opening } from '../questions/context.ts';
import { notFoundCard, pageCard } from './pages.ts';
import { sceneOf, showEnded, shownAs, showOutcome } from './form-shown.ts';
import { todayAt, type Turn } from './app.ts';
import { standsNow, stoodIn } from './meanwhile.ts';
import { recordCard } from './record-card.ts';
import { shown, updated } from './replies.ts';

const TRIES = 5;

/** Forms in private chat are kept in the store: they are found again on another device, and by typing. */
const stored = ({ app, viewer, inbound }: Turn): FormKeeper => new StoredForms(app.forms, viewer.staff, inbound);

/** A button on a form's card: the form moves, and the next card stands in place of the old one. */
export async function pressForm(turn: Turn<Pressed>, verb: string): Promise<readonly Outbound[]> {
  const id = SessionId.safeParse(turn.inbound.data.id);
  if (id.success && verb === 'undo')
    await turn.app.forms.change(turn.viewer.staff, (forms) => ({
      forms: broughtBack(forms, id.data),
      result: undefined,
    }));
  const to = SHOWING.has(verb) ? 'show' : MOVES.find((one) => one === verb);
  if (!id.success || !to) return [{ kind: 'replace', card: notFoundCard() }];
  const { rev = -1, x } = turn.inbound.data;
  const input: Input = { kind: 'pressed', move: { to, x }, revision: rev, inputs: turn.inbound.inputs };
  return moveForm(turn, stored(turn), id.data, input);
}

const SHOWING = new Set(['refresh', 'resume', 'undo']);

/** Something typed while a form is open: the answer to its next question, or a word such as "back". */
export const typeIntoForm = (turn: Turn<Said>, { id }: Session, instead?: Instead): Promise<readonly Outbound[]> =>
  moveForm(turn, stored(turn), id, { kind: 'typed', text: turn.inbound.text, instead });

/** What was asked about in a form is done instead of it: the form is saved for later, or begun anew. */
export async function setAside(
  turn: Turn<Said>,
  before: OpenForms,
): Promise<{ readonly turn: Turn<Said>; readonly forms: OpenForms }> {
  const { text } = turn.inbound;
  const prefix = [DO_THAT, BEGIN_AGAIN].find((one) => text.toLowerCase().startsWith(one));
  if (prefix === undefined) return { turn, forms: before };
  const { forms, aside } = await turn.app.forms.change(turn.viewer.staff, (now) => {
    const open = activeSession(now);
    const after = open ? putAside(now, open) : now;
    return { forms: after, result: { forms: after, aside: open } };
  });
  const inbound = { ...turn.inbound, text: text.slice(prefix.length) };
  return { turn: { ...turn, anew: prefix === BEGIN_AGAIN, aside, inbound }, forms };
}

/** The form that is open, or the one touched last, as a card. */
export async function showForm(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const session = await turn.app.forms.change(turn.viewer.staff, (forms) => {
    const newest = activeSession(forms) ?? forms.sessions.at(-1);
    return { forms: newest ? withSession(forms, newest) : forms, result: newest };
  });
  const loaded = session && (await loadForm(turn, session));
  if (!session || !loaded) return [say('You have no form open. Say "hello" to see what I can do.')];
  if (!loaded.mayFill) return shut({ turn, keeper: stored(turn), carried: session.id });
  return [shown(drawSession(sceneOf(turn, loaded)))];
}

/** A kept form with what its questions may look at; undefined when its flow is gone. */
export async function loadForm(turn: Turn, session: Session, given?: Given): Promise<LoadedForm | undefined> {
  const flow = turn.app.flows.find(({ id }) => id === session.flow);
  return flow && openIn(turn, flow, session, given);
}

export const openIn = ({ app, viewer }: Turn, flow: AnyFlow, session: Session, given?: Given): Promise<LoadedForm> =>
  flow.opened({ viewer, session, today: todayAt(app), ...given });

type Given = Pick<Opening, 'typed' | 'entered'>;

/** The form as a text finds it. A turn looks at it several times before it moves it, and nothing is written in between. */
async function loadTyped(turn: Turn, session: Session, typed: string): Promise<LoadedForm | undefined> {
  const { inbound } = turn;
  const known = lookedAt.get(inbound);
  if (known?.session === session && known.typed === typed) return known.loaded;
  const loaded = loadForm(turn, session, { typed });
  lookedAt.set(inbound, { session, typed, loaded });
  return loaded;
}

/** By what came in, so that it is gone with the turn. A form that was changed meanwhile is another. */
const lookedAt = new WeakMap<
  Inbound,
  { readonly session: Session; readonly typed: string; readonly loaded: Promise<LoadedForm | undefined> }
>();

/**
 * What a text would be to the form's next question: `words` when that takes free words, in which anything may be an answer;
 * `chosen` when it is one of those to choose from; `none` otherwise.
 */
export async function answerTo(turn: Turn<Said>, session: Session): Promise<'words' | 'chosen' | 'none'> {
  const { text } = turn.inbound;
  const loaded = await loadTyped(turn, session, text);
  const question = loaded && currentQuestion(loaded.form, loaded.session);
  if (loaded && isMainButton(loaded.form, question, text)) return 'chosen';
  if (loaded && swapped(loaded.form, loaded.session, text)) return 'chosen';
  if (loaded && question && saidOfSomebody(loaded.form, loaded.session, question, text)?.ok) return 'chosen';
  if (question?.kind === 'text') return 'words';
  // At the check a heading is one of those to choose from: "change the reason".
  if (loaded && !question && headingIn(loaded.form, loaded.session, text)) return 'chosen';
  if (loaded && !isList(question) && saidTogether(loaded.form, loaded.session, question ?? 'besides', text)?.ok)
    return 'chosen';
  const isAnswer = isList(question) ? listCommand(text, question.list) : question?.hear(text).ok;
  return isAnswer ? 'chosen' : 'none';
}

/** A form, by what its card or its owner carries, and where it is kept for this turn. */
interface Held {
  readonly turn: Turn;
  readonly keeper: FormKeeper;
  readonly carried: string;
}

/** Moves a form one step, wherever it is kept, and shows what came of it. */
export async function moveForm(
  turn: Turn,
  keeper: FormKeeper,
  carried: string,
  input: Input,
): Promise<readonly Outbound[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await keeper.open(carried);
    if (found.kind === 'over') return showEnded(turn, found.ended);
    const { session, doubt } = found;
    const before = await (input.kind === 'typed'
      ? loadTyped(turn, session, input.text)
      : loadForm(turn, session, { entered: input.inputs }));
    if (!before?.mayFill) return shut({ turn, keeper, carried });
    if (before.stopped !== undefined && !leaves(input)) return stopped({ turn, keeper, carried }, before);
    if (hasEnded(before) && !leaves(input)) return endedMeanwhile({ turn, keeper, carried }, before);
    const moved: FormOutcome =
      doubt === 'new'
        ? advance(before.form, known(session, turn.inbound), input, turn.app.forms.now())
        : { kind: 'stale', session };
    const after = moved.kind === 'left' ? before : await before.after(moved.session);
    // Who was chosen is theirs no more since the card was drawn: kept, that choice would shut the form for good.
    if (!after.mayFill && moved.kind !== 'left') return chosenInVain(turn, before);
    if (after.stopped !== undefined && moved.kind !== 'left') return stopped({ turn, keeper, carried }, after);
    const outcome = moved.kind === 'left' ? moved : await heeding(turn, session, moved, after);
    const kept = await keeper.keep(outcome);
    if (kept === undefined) continue;
    return outcome.kind === 'ready'
      ? record({ turn, keeper, carried: kept }, after)
      : showOutcome(turn, after.form, outcome, {
          doubt,
          isNew: personIn(session) === undefined && personIn(after.session) !== undefined,
        });
  }
  return [say(NOT_SAVED)];
}

/** What came of it, with what stands as it begins; and what changed since is read before it is recorded (S53). */
async function heeding(turn: Turn, before: Session, moved: FormOutcome, after: LoadedForm): Promise<FormOutcome> {
  const outcome = { ...moved, session: { ...after.session, stood: await stoodIn(turn, after) } };
  const asksToRecord = outcome.kind === 'ready' || (outcome.kind === 'asked' && outcome.problems !== undefined);
  return asksToRecord ? readFirst(before, outcome, await standsNow(turn, after)) : outcome;
}

/** Saving a form for later, and giving it up, is always possible. */
const leaves = (input: Input): boolean =>
  input.kind === 'pressed'
    ? input.move.to === 'save' || input.move.to === 'cancel'
    : /^\s*(?:cancel|save(?: for later)?)\s*$/iu.test(input.text);

const NOT_SAVED = 'Something else changed at the same moment, so that was not saved. Please try again.';

/** A press tells which message holds the form's card, so that the message can be brought up to date later. */
const known = (session: Session, inbound: Inbound): Session =>
  inbound.kind === 'pressed' && inbound.message !== undefined ? { ...session, message: inbound.message } : session;

/** Keeps what becomes of a form, however often it is changed elsewhere in between; gives it as it was found last. */
async function settle({ keeper, carried }: Held, become: (found: KeptForm) => Progress | undefined): Promise<KeptForm> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await keeper.open(carried);
    const progress = become(found);
    if (!progress) return found;
    if ((await keeper.keep(progress)) !== undefined) return { kind: 'open', session: progress.session, doubt: 'new' };
  }
  throw new Error('the open forms kept changing');
}

/** The form as it was, to choose again. */
function chosenInVain(turn: Turn, { form, session }: LoadedForm): readonly Outbound[] {
  const problems = { [currentQuestion(form, session)?.key ?? '']: { words: 'You can no longer choose that one.' } };
  return showOutcome(turn, form, { kind: 'asked', session, problems }, { doubt: 'new' });
}

async function shut(held: Held, card = notFoundCard()): Promise<readonly Outbound[]> {
  await settle(held, (found) => (found.kind === 'open' ? { kind: 'shut', session: found.session } : undefined));
  return shownAs(held.turn, card);
}

/** Reablement stopped for the person meanwhile: the form is saved for later while they are in hospital, and closed when it is over. */
async function stopped(held: Held, { form, stopped: why = '', isPaused }: LoadedForm): Promise<readonly Outbound[]> {
  const kept = isPaused ? ' What you have filled in is saved for later.' : '';
  const card = pageCard(form.title, [`${why}${kept}`]);
  if (!isPaused) return shut(held, card);
  await settle(held, (found) =>
    found.kind === 'open' ? { kind: 'left', session: found.session, how: 'saved' } : undefined,
  );
  return shownAs(held.turn, card);
}

/** The record that it goes on from has ended meanwhile, or what was to be noted there is noted; not by this form itself (S51). */
const hasEnded = ({ idle, session }: LoadedForm): boolean =>
  idle !== undefined && session.openedFor[RECORD] !== undefined && !isSent(session);

/** It closes, and says what happened: there is nothing left to record (S53). */
async function endedMeanwhile(held: Held, loaded: LoadedForm): Promise<readonly Outbound[]> {
  const { form, session, idle = '' } = loaded;
  const happened = unreadIn(session, await standsNow(held.turn, loaded));
  return shut(held, pageCard(form.title, [...happened, idle, 'What you filled in is not recorded.']));
}

/** Every answer is in: record it, close the form, and show what came of it. */
async function record(held: Held, loaded: LoadedForm): Promise<readonly Outbound[]> {
  const { turn } = held;
  const { session } = loaded;
  const finished = await loaded.carryOut();
  if (!finished.ok) return refused(held, loaded, finished.refusal);
  // Whatever fails from here on, it is recorded, and must never be said not to be.
  turn.app.wake();
  const done = finished.value;
  const { words } = done;
  const recorded = 'record' in done ? done.record : undefined;
  try {
    // Also when it was cancelled elsewhere in that moment: it is recorded.
    await settle(held, () => ({ kind: 'recorded', session, record: recorded }));
    const begunIn = RecordId.safeParse(session.openedFor[RECORD]).data;
    const made = begunIn && recorded && begunIn !== recorded ? await turn.app.records.read(recorded) : undefined;
    if (begunIn && made) await (await turn.app.records.read(begunIn))?.ledTo(made, turn.viewer.staff);
    const card = 'record' in done ? await recordCard(turn, done.record, words, done.view) : done.page;
    const said = turn.inbound.kind === 'pressed' ? [] : [say(words)];
    const worry = 'record' in done ? done.worry : undefined;
    const offered = worry ? [say(worry.words, [{ title: worry.title, says: worry.says }])] : [];
    return [...said, ...shownAs(turn, card), ...updated(session.message, card), ...offered];
  } catch (cause) {
    throw new SavedButNotShown(words, { cause });
  }
}

/** It is recorded, and could not be shown: `message` says what was recorded. */
export class SavedButNotShown extends Error {}

/** It stands again where it does not fit, with what it says instead. */
async function refused(
  held: Held,
  { form, session }: LoadedForm,
  { words, question, instead }: Refused,
): Promise<readonly Outbound[]> {
  const found = await settle(held, (kept) => {
    // Another device may have gone on with the form in the meantime, or ended it: then that stands (S66).
    if (kept.kind === 'over' || kept.session.revision !== session.revision) return undefined;
    const now = kept.session;
    const answers = { ...now.answers, ...instead?.answers };
    // Only where it is asked: a step that these answers do not call for is left again by the next press, and with it what is wrong.
    const asked = questionsFor(form, answers).find((one) => one.question.key === question);
    const back: Session = {
      ...now,
      step: asked?.step.id ?? CHECK,
      revision: now.revision + 1,
      answers,
      base: instead?.base ?? now.base,
      asking: asked?.question.key,
    };
    return { kind: 'asked', session: back };
  });
  if (found.kind === 'over') return showEnded(held.turn, found.ended);
  const problems = { [question ?? '']: { words } };
  return showOutcome(held.turn, form, { kind: 'asked', session: found.session, problems }, { doubt: 'new' });
}
