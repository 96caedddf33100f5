import { assertNever } from '../kernel/assert-never.ts';
import { sentence } from '../kernel/sentence.ts';
import { answeredInRow, atList, insteadOfRow, listReached, rowBegun } from './advance-rows.ts';
import { CHECK, isList, questionsFor, stepsFor, type BoundForm, type BoundList, type BoundQuestion } from './bound.ts';
import { atCheck, isMainButton, placedUnder, toBeRecorded } from './at-check.ts';
import { goneLines, repeated } from './answer-lines.ts';
import { notLost, opened, stillAsked } from './asked-next.ts';
import { correctionIn } from './correction.ts';
import { answerMeant, askedAbout, doubtIn, emptyIn, insists, replyIn } from './doubt.ts';
import type { FormOutcome, Instead } from './outcome.ts';
import type { Problem } from './question.ts';
import { listDone, rowRemoved, rowsOf } from './row-steps.ts';
import { currentQuestion, firstOpenStep, followed, moved, record, withAnswers, withAssumed } from './session-moves.ts';
import type { Session } from './session.ts';
import { asksToSkip, commandsForm, formCommand, isLooseYes, type Place } from './typed-command.ts';
import { bareValue, fieldMeant, fieldNamed, meantFor, withoutHedge } from './typed-field.ts';
import { listCommand } from './typed-list.ts';
import { swapped, type Swapped } from './typed-swap.ts';
import { asksToChange, headingNamed, severalHeard } from './typed-several.ts';
import { saidBesides, saidOfSomebody, saidTogether } from './typed-together.ts';

/** A typed answer, or a word such as "back", where the form stands. */
export function typed(form: BoundForm, before: Session, input: Typed): FormOutcome {
  const { doubted, doubt, ...session } = before;
  const question = currentQuestion(form, session);
  const meant = answerMeant(input.text, before);
  if (meant !== undefined && question) return withGone(form, session, taken(form, session, question, meant));
  // A yes or no to "do you want to stop?" is none to the question behind it.
  const reply = replyIn(input.text, before);
  if (reply === 'no') return { kind: 'asked', session };
  if (reply === 'yes' && doubt === 'out')
    return askedAbout(form, session, question, { text: doubted ?? '', why: 'out' });
  if (insists(input.text, before)) return { kind: 'left', session, how: 'saved' };
  if (input.instead) return askedAbout(form, session, question, { text: input.text, ...input.instead });
  const more = doubted === undefined ? undefined : saidMore(form, session, question, { doubted, text: input.text });
  if (more) return withGone(form, session, more);
  if (!question && doubted !== undefined) {
    // "Yes" to "which of these is that for?" is no yes to all that stands there.
    if (isLooseYes(input.text)) return atCheck(form, session, doubted);
    // "Change direction" asks for a heading, and is none of them.
    const placed = asksToChange(doubted) ? undefined : placedUnder(form, session, input.text);
    if (placed) return withGone(form, session, answer(form, placed, currentQuestion(form, placed), doubted));
  }
  return notLost(form, before, question, withGone(form, session, answer(form, session, question, input.text)));
}

/** Asked what Sarah says now, after "Sarah changed her mind": "no" is her answer, and "she thinks ..." may be. */
function saidMore(
  form: BoundForm,
  session: Session,
  question: BoundQuestion | undefined,
  { doubted, text }: { readonly doubted: string; readonly text: string },
): FormOutcome | undefined {
  const before = saidBesides(form, session, doubted);
  if (before?.ok !== false || commandsForm(text)) return undefined;
  const now = saidBesides(form, session, `${doubted}, ${text}`);
  const [first] = now?.ok ? now.value.of : [];
  if (now?.ok && first)
    return opened(form, session, question ?? first, heard(form, now.value.session, first, now.value.of));
  const isOfThem =
    /^\W*(?:s?he|they) (?:sa(?:id|ys?)|thinks?|thought|feels?|felt|told)\b/iu.test(text) &&
    saidBesides(form, session, text) === undefined;
  return isOfThem
    ? askedAbout(form, session, question, { text, why: 'of-somebody', words: before.refusal.words })
    : undefined;
}

/** Words that an answer leaves without their question do not go without a word (P24). */
function withGone(form: BoundForm, { answers: before }: Session, outcome: FormOutcome): FormOutcome {
  if (outcome.kind !== 'asked' || outcome.heard === undefined) return outcome;
  const gone = goneLines(form, before, outcome.session.answers);
  return gone === '' ? outcome : { ...outcome, heard: `${sentence(outcome.heard)}\n${NOT_RECORDED}\n${gone}` };
}
const NOT_RECORDED = 'With that answer this is no longer asked, and will not be recorded:';

interface Typed {
  readonly text: string;
  readonly instead?: Instead | undefined;
}

function answer(form: BoundForm, session: Session, question: BoundQuestion | undefined, text: string): FormOutcome {
  if (isMainButton(form, question, text)) return record(form, session);
  const listed = isList(question) ? typedAtList(form, session, question, text) : undefined;
  if (listed) return listed;
  const step = stepsFor(form, session.answers).find(({ id }) => id === session.step);
  const instead = step && question && insteadOfRow(step, session, question, text);
  if (instead === 'add') return { kind: 'asked', session };
  if (instead && step.rowOf) return finished(form, rowRemoved(form, session, step.rowOf), step.rowOf);
  const recorded = question && !step?.rowOf ? toBeRecorded(form, session, text) : undefined;
  if (recorded) return recorded;
  const command = formCommand(text, placeOf(question));
  switch (command) {
    case 'cancel':
      return { kind: 'left', session, how: 'cancelled' };
    case 'save':
      return { kind: 'left', session, how: 'saved' };
    case 'back':
      return { kind: 'asked', session: backByTyping(form, session, question) };
    case 'record':
      return record(form, session);
    case 'keep':
      if (question && keepable(question, session) !== undefined)
        return heard(form, withAnswer(form, session, question, keepable(question, session) ?? ''), question);
      if (question && !question.hear(text).ok) return nothingToKeep(session, question);
      if (question?.kind === 'text') return nothingToKeep(session, question);
      break;
    case 'skip':
      if (question) return heard(form, withAnswer(form, session, question, ''), question);
      break;
    case undefined:
      break;
    default:
      return assertNever(command);
  }
  const swap = swapped(form, session, text);
  if (swap) return putRight(form, session, question, swap);
  if (question) return answered(form, session, question, text);
  const said = saidBesides(form, session, text);
  const [first] = said?.ok ? said.value.of : [];
  if (said?.ok && first) return heard(form, said.value.session, first, said.value.of);
  const field = headingNamed(form, session, text) ? undefined : fieldMeant(form, session, text);
  if (field) return taken(form, session, field.question, field.text);
  // What somebody says to it, and cannot be taken as it was said: why is told.
  return said?.ok === false && !headingNamed(form, session, text)
    ? { kind: 'asked', session, problems: { '': said.refusal } }
    : atCheck(form, session, text);
}

/** "25 not 20": what was asked is asked again, with the other put right. */
function putRight(
  form: BoundForm,
  session: Session,
  asked: BoundQuestion | undefined,
  { question, raw }: Swapped,
): FormOutcome {
  const put = withAnswer(form, session, question, raw);
  const outcome = heard(form, put, question);
  // What is put right is read before it is recorded.
  if (outcome.kind === 'ready')
    return { kind: 'asked', session: moved(outcome.session, CHECK), heard: repeated(form, put, [question]) };
  return asked ? stillAsked(form, asked, outcome) : outcome;
}

function answered(form: BoundForm, session: Session, question: BoundQuestion, text: string): FormOutcome {
  const heading = headingNamed(form, session, text);
  if (heading) return { kind: 'asked', session: { ...moved(session, heading.step), asking: heading.question } };
  const isIt = question.kind !== 'text' && (question.hear(text).ok || isList(question));
  const named = isIt ? undefined : fieldNamed(form, session, text);
  if (named) return stillAsked(form, question, taken(form, session, named.question, named.text));
  // What is put right beside a question in free words is somebody's answer first: "no, Sarah is against".
  const put = question.kind === 'text' && correctionIn(text) !== undefined;
  const said = saidTogether(form, session, question, text);
  const isHere = said?.ok === true || (said && question.kind !== 'text');
  const elsewhere = isHere && !put ? undefined : ofSomebodyElse(form, session, question, text);
  if (elsewhere) return elsewhere;
  const bare = withoutHedge(bareValue(text));
  const beside = meantFor(form, session, question, bare);
  const doubt =
    doubtIn(text, question.kind === 'text' ? 'words' : 'other') ?? (beside ? undefined : emptyIn(question, text));
  if (doubt !== undefined && (question.kind === 'text' || doubt === 'asks' || !question.hear(text).ok))
    return askedAbout(form, session, question, { text, why: doubt });
  const kept = asksToSkip(text) ? keepable(question, session) : undefined;
  if (kept !== undefined && question.take(kept).ok)
    return heard(form, withAnswer(form, session, question, kept), question);
  if (asksToSkip(text))
    return {
      kind: 'asked',
      session,
      problems: { [question.key]: { words: 'This one is needed and cannot be left out.' } },
    };
  if (said)
    return said.ok
      ? heard(form, said.value.session, question, said.value.of)
      : refused(session, question, said.refusal);
  const several = severalHeard(form, session, text, {
    beside: (now, asked, part) => {
      const said = withoutHedge(part);
      const other = meantFor(form, now, asked, said);
      return other && { question: other, text: said };
    },
    hear: (now, asked, raw) => heard(form, withAnswer(form, now, asked, raw), asked),
  });
  if (several) return several;
  return beside ? taken(form, session, beside, bare) : taken(form, session, question, text);
}

/** "Frank agrees" is an answer of his own, whatever is asked just now: it is taken as that, or asked about, and never kept as other words. */
function ofSomebodyElse(
  form: BoundForm,
  session: Session,
  question: BoundQuestion,
  text: string,
): FormOutcome | undefined {
  const said = saidOfSomebody(form, session, question, text);
  if (!said) return undefined;
  return said.ok
    ? opened(form, session, question, heard(form, said.value.session, question, said.value.of))
    : askedAbout(form, session, question, { text, why: 'of-somebody', words: said.refusal.words });
}

const refused = (session: Session, { key }: BoundQuestion, problem: Problem): FormOutcome => ({
  kind: 'asked',
  session,
  problems: { [key]: problem },
});

function taken(form: BoundForm, session: Session, question: BoundQuestion, text: string): FormOutcome {
  const understood = question.hear(text);
  if (!understood.ok) return refused(session, question, understood.refusal);
  return heard(form, withAnswer(form, session, question, understood.value), question);
}

const nothingToKeep = (session: Session, { key, prompt }: BoundQuestion): FormOutcome => ({
  kind: 'asked',
  session,
  problems: { [key]: { words: `There is nothing to keep here yet. ${prompt()}` } },
});

/** The answer that it has, or what its field opens with. */
const keepable = ({ key, opensWith }: BoundQuestion, { answers }: Session): string | undefined =>
  answers[key] ?? opensWith?.(undefined, answers);

const withAnswer = (form: BoundForm, session: Session, { key }: BoundQuestion, raw: string): Session =>
  withAnswers(form, session, { ...session.answers, [key]: raw }, [key]);

const placeOf = (question: BoundQuestion | undefined): Place => ({
  at: question === undefined ? 'check' : question.kind === 'text' ? 'words' : 'choice',
  optional: question?.optional ?? false,
});

/** A typed answer is in: say what was understood and go to the next question without an answer, or to the check page. */
function heard(
  form: BoundForm,
  session: Session,
  question: BoundQuestion,
  all: readonly BoundQuestion[] = [question],
): FormOutcome {
  const rest = withAssumed(form, followed(form, { ...session, asking: undefined }));
  const understood = repeated(form, session, all);
  const step = stepsFor(form, rest.answers).find(({ id }) => id === rest.step);
  if (step?.rowOf) return answeredInRow(form, rest, { step, list: step.rowOf, question }, understood);
  const openStep = firstOpenStep(form, rest.answers);
  if (openStep === undefined && form.recordsAtOnce === true) return record(form, rest);
  return { kind: 'asked', session: listReached(form, moved(rest, openStep ?? CHECK)), heard: understood };
}

/** What was typed at a list; undefined when it is a word such as "back", or nothing that a list understands. */
function typedAtList(form: BoundForm, session: Session, list: BoundList, text: string): FormOutcome | undefined {
  const command = listCommand(text, list.list);
  if (command?.kind === 'done') return finished(form, session, list);
  if (command) return atList(form, session, list, command);
  if (formCommand(text, placeOf(list)) || rowsOf(list, session.answers).length > 0) return undefined;
  // Where nothing is there yet, an answer to the first question of a row is what it seems to be.
  const begun = rowBegun(form, session, list);
  const first = currentQuestion(form, begun);
  return first?.hear(text).ok ? answer(form, begun, first, text) : undefined;
}

/** The list is said to be complete. */
function finished(form: BoundForm, session: Session, list: BoundList): FormOutcome {
  const done = listDone(session, list);
  const taken = list.take(done.answers[list.key] ?? '');
  return taken.ok ? heard(form, done, list) : { kind: 'asked', session, problems: { [list.key]: taken.refusal } };
}

function backByTyping(form: BoundForm, session: Session, question: BoundQuestion | undefined): Session {
  const all = questionsFor(form, session.answers);
  const index = question ? all.findIndex(({ question: { key } }) => key === question.key) : all.length;
  const before = all[Math.max(0, index - 1)];
  return before ? { ...moved(session, before.step.id), asking: before.question.key } : session;
}
