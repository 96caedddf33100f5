import type { Suggestion } from '../chat/outbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { saysNothing } from '../kernel/says-nothing.ts';
import { COMMANDS } from '../guidance/commands.ts';
import { onOneLine, withoutEnd } from '../guidance/words.ts';
import { isList, type BoundForm, type BoundQuestion } from './bound.ts';
import type { FormOutcome } from './outcome.ts';
import type { Answers, Problem } from './question.ts';
import type { Session } from './session.ts';
import { asksToSkip, commandsForm } from './typed-command.ts';
import { isOnlyWhen } from './typed-date.ts';

/**
 * Words that are typed into a form and are hardly meant as an answer to it: somebody wants out, asks back, says thank you, or asks for
 * something else. A question in free words would keep them. So it is asked once, and nothing is kept before that is answered.
 */

/** In characters: a longer text tells something. */
const LONGEST = 90;

const BEFORE = String.raw`(?:(?:sorry|oh|no|oops|er+m?|um+|ah|hang on|hold on|wait|actually|ok(?:ay)?|right|yes|please)[,.!\s]+)*`;
const PLAINLY = [
  'stop(?: it| that| this| here)?|undo(?: that| it| this)?|no wait|wait(?: a (?:minute|moment|sec(?:ond)?))?|oops|whoops|sorry|soz',
  String.raw`(?:that(?:['’]?s| is| was) )?(?:the )?wrong(?: person| one| form| name| record)?|keep|quit|exit|never ?mind|nvm`,
  String.raw`(?:forget|scrap|delete|remove|leave|ignore) (?:it|that|this)|delete|start (?:again|over)|(?:that was |my |a )?mistake|i made a mistake`,
  'not (?:this|that) (?:one|person)|take (?:it|that) back|take back|withdraw(?: it| that| this)?|correct(?: it| that| this)?|cancel (?:it|that|this)|go home|bring it back',
  "(?:can i|i will|ill|i’ll|i'll)? ?(?:do|finish|carry on with|come back to) (?:this|it) later",
  '(?:(?:can|could|will) (?:you|u|i|we) )?(?:please |pls )?save (?:it|this|that|the form)(?: for (?:me|now|later))?',
  "(?:i['’]?(?:ve|m)? |we )?(?:gotta|got to|have to) (?:go|run|dash|leave)",
].join('|');
/** "Wait, Ana is unsure": put right while something else is asked. */
const PUTS_RIGHT =
  /^(?:(?:no|oh|sorry|ah|er+m?)[,.!\s]+)*(?:wait|hang on|hold on|correction|scratch that|i meant|oo+ps|who+ps)\b[,.:!\s]+\S/iu;
const WANTS_OUT = new RegExp(
  String.raw`^${BEFORE}(?:${PLAINLY})(?: (?:right |just )?now)?(?: please| thanks?)?$`,
  'iu',
);
/** "Sorry wrong person, its Betty", "no this is for Jean not Ada". */
const SAYS_WHO = new RegExp(
  String.raw`^${BEFORE}(?:(?:oops|whoops|sorry|wrong person|wrong one|no wait|wait|mistake)[,.!\s]+(?:it(?:['’]?s| is)|i mean[t]?|this is|for|that(?:['’]?s| is)) .+|(?:hang|hold) on(?: .{1,20})?|(?:this|it|that)(?:['’]?s| is)? (?:meant )?(?:for|about) .+ not .+|(?:i (?:got|put|did|wrote|typed|said) (?:it|that|this)|(?:that|this|it)(?:['’]?s| is| was)) (?:all )?wrong\b.*)$`,
  'iu',
);
/** What is said between answers, and what does something at another place of the form. */
const NO_WORDS = new RegExp(
  String.raw`^(?:${BEFORE}(?:thanks?(?: you)?|many thanks|thx|ta|cheers|next|check|done|finished|record(?: it| this| this change| now)?|save(?: it| this)?|submit|confirm|yes|yep|yup|yeah|aye|no|nope|nah|ok(?:ay)?|y|n|(?:there is |there’s |there's )?no carer|not (?:reached|asked)(?: yet)?|save this,? do that|begin again|go on here)[.!\s]*)$`,
  'iu',
);
/** Asked back, also without a question mark. */
const ASKS_BACK =
  /^(?:show me(?: (?:it|that|this|more|them))?|whose\b.*|who (?:is|are) (?:this|that|it|we|they)\b.*|who['’]?s .+|what (?:do|does|did|is|are) (?:you|this|that|it|they)\b.*|what (?:for|now)|(?:do|does|must|should|can) (?:i|it|this|we|that) .+)$/iu;
const LOST =
  /^(?:[?\s]+|(?:what (?:do|does|did) (?:you|this|that|it) mean|i (?:do not|don['’]?t) understand|what|huh|eh|pardon|explain)[?.!\s]*)$/iu;
const QUESTION = /^(?:who|whose|what|which|why|how|when|where|do|does|did|is|are|can|could|must|should|may)\b/iu;

/** Small letters on one line, without the signs at its end and a bar before it; nothing of a longer text. */
const lineOf = (text: string): string =>
  text.length > LONGEST ? '' : withoutEnd(onOneLine(text), '.!? ').replace(/^\/(?=\w)/u, '');

const phrasesOf = (...ids: readonly string[]): ReadonlySet<string> =>
  new Set(COMMANDS.flatMap(({ id, phrases }): readonly string[] => (ids.includes(id) ? phrases : [])));
/** What is said to a record, or asked for outside a form. */
const TAKES_BACK = phrasesOf('undo');
const TO_A_RECORD = phrasesOf('told', 'read', 'agree', 'remind', 'rota', 'colleagues', 'concern');

/** In words: "less calls?" asks whether it is that. */
const LONGEST_GUESS = 3;

/** What the words seem to be instead of an answer; undefined when they are one. `words`: the question takes free words. */
export function doubtIn(text: string, kind: 'words' | 'other'): 'out' | 'no-words' | 'asks' | undefined {
  if (LOST.test(text)) return 'asks';
  const said = lineOf(text);
  if (said === '') return undefined;
  const isAsked = withoutEnd(text, ' \n').endsWith('?');
  if (WANTS_OUT.test(said) || SAYS_WHO.test(said) || (kind === 'words' && TAKES_BACK.has(said))) return 'out';
  const isQuestion = kind === 'words' || (isAsked && !/^(?:can|should)\b/iu.test(said));
  if (isQuestion && ASKS_BACK.test(said)) return 'asks';
  if (kind === 'other') return undefined;
  if (isAsked && QUESTION.test(said)) return 'asks';
  if (isAsked && said.split(' ').length <= LONGEST_GUESS) return 'no-words';
  if (PUTS_RIGHT.test(said)) return 'no-words';
  return NO_WORDS.test(said) || TO_A_RECORD.has(said) || IT_IS.test(said) ? 'no-words' : undefined;
}

/** Who else says yes or no is no answer in free words. */
const SAYS_SO = /^.{2,40}\s(?:says?|said)\s(?:yes|no)[.!\s]*$/iu;
const IS_NONE = /^\W*(?:nothing|none|nil)\W*$/iu;

/** "." or "idk", kept as it was typed, or a day that fits nothing here, says nothing; "nothing" may be just what is so. */
export function emptyIn(question: BoundQuestion, text: string): 'no-words' | undefined {
  const isEmpty = saysNothing(text) || isOnlyWhen(text) || SAYS_SO.test(text);
  if (question.kind !== 'text' || !isEmpty || asksToSkip(text) || IS_NONE.test(text)) return undefined;
  const kept = question.hear(text);
  return kept.ok && kept.value === text.trim() ? 'no-words' : undefined;
}

/** Words in a card's field that would be asked about if they were typed. Sent once more as they are, they are the answer. */
export function doubtedOn(
  questions: readonly BoundQuestion[],
  before: Answers,
  now: Answers,
): Readonly<Record<string, Problem>> {
  const doubtful = questions.filter((question) => {
    const raw = now[question.key] ?? '';
    if (question.kind !== 'text' || raw === '' || before[question.key] === raw) return false;
    const doubt = doubtIn(raw, 'words') ?? emptyIn(question, raw);
    // What people ask stands in fields as they asked it.
    return LOST.test(raw) || (doubt !== undefined && doubt !== 'asks');
  });
  return Object.fromEntries(doubtful.map(({ key }) => [key, { words: IS_IT_MEANT }]));
}

const IS_IT_MEANT = 'Is this meant as the answer? If it is, press the button again.';

/** One word that does something in every form does that, also where somebody is called so. */
export const isFormWord = (text: string): boolean =>
  /^\W*\w+\W*$/u.test(text) &&
  (commandsForm(text) || doubtIn(text, 'words') !== undefined || ANSWERS.test(lineOf(text)));
const ANSWERS = /^(?:more|less|today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u;

/** What is typed to say that such words are the answer: with the words, or alone for those that were asked about. */
const MINE = /^\s*my answer:\s*/iu;
const IT_IS = /^(?:yes,? )?(?:(?:it|that)(?:'s|s| is) )?(?:my|the|an) answer(?:,? (?:yes|please))?$/u;

/** It is said with the words that they are the answer. */
export const isMine = (text: string): boolean => MINE.test(text);

export function answerMeant(text: string, { doubted }: Session): string | undefined {
  if (MINE.test(text)) return text.replace(MINE, '');
  return doubted !== undefined && IT_IS.test(lineOf(text)) ? doubted : undefined;
}

/** Wants out, and says so again when asked, or picks "stop". */
export const insists = (text: string, { doubted, doubt }: Session): boolean =>
  doubted !== undefined &&
  WANTS_OUT.test(lineOf(text)) &&
  (lineOf(doubted) === lineOf(text) || (doubt === 'out' && STOPS.test(lineOf(text))));
const STOPS = /^(?:yes,? )?stop(?: it| here| please)?$/u;

/** What is typed to the bot's own question is for that one, and for no field behind it. */
export function replyIn(text: string, { doubted, doubt }: Session): 'yes' | 'no' | undefined {
  if (doubted === undefined || doubt === undefined) return undefined;
  const said = lineOf(text);
  return YES_TO_IT.test(said) || (doubt === 'instead' && said === 'save this, do that')
    ? 'yes'
    : NO_TO_IT.test(said)
      ? 'no'
      : undefined;
}
const MORE_OF_IT =
  "(?:[,.!\\s]+(?:please|thanks?|thank you|do|don['’]?t|go|on|ahead|it|that|this|save|stop|keep|here|for later|and|then|later|the form|not now))*";
const YES_TO_IT = new RegExp(
  `^(?:yes|yep|yup|yeah|yea|ye|y|aye|ok(?:ay)?|sure|do (?:it|that)|go ahead|please do)${MORE_OF_IT}$`,
  'u',
);
const NO_TO_IT = new RegExp(`^(?:no|nope|nah|n|don['’]?t|stay(?: here)?|go on|carry on)${MORE_OF_IT}$`, 'u');

const LONGEST_SAID = 180;
/** What somebody types to leave the form saved and have this done. */
export const DO_THAT = 'do that: ';
/** What somebody types to begin a form anew that they had begun before. */
export const BEGIN_AGAIN = 'begin again: ';

const STOP: Suggestion = { title: 'Stop, keep the form', says: 'save for later' };
const BACK: Suggestion = { title: 'Go back', says: 'back' };
const SKIP: Suggestion = { title: 'Leave it empty', says: 'skip' };
const MY_ANSWER: Suggestion = { title: 'It is my answer', says: 'it is my answer' };

/** What a yes would be to. */
const DOUBTS = {
  command: 'instead',
  person: 'instead',
  worry: 'instead',
  danger: undefined,
  out: 'out',
  'no-words': 'out',
  asks: undefined,
  'of-somebody': undefined,
} as const;

interface Doubted {
  readonly text: string;
  /** `of-somebody`: it is what somebody says to it, and `words` say why it cannot be taken as that. */
  readonly why: keyof typeof DOUBTS;
  readonly words?: string;
  /** What would be done instead. */
  readonly that?: string | undefined;
}

/** Asked once, and nothing is kept before it is answered. */
export function askedAbout(
  { about }: BoundForm,
  session: Session,
  question: BoundQuestion | undefined,
  { text, why, words: said = '', that }: Doubted,
): FormOutcome {
  // What it would not take is no answer that could be insisted on: "stop" is no number.
  const takesWords = question?.kind === 'text' && question.hear(text).ok && !IT_IS.test(lineOf(text));
  const mine = takesWords ? [MY_ANSWER] : [];
  const or = takesWords ? ', or is it your answer' : '';
  const asked = (words: string, suggestions: readonly Suggestion[]): FormOutcome => ({
    kind: 'asked',
    session: {
      ...session,
      doubted: text.slice(0, LONGEST_SAID),
      doubt: DOUBTS[why],
    },
    problems: {
      [question && !isList(question) ? question.key : '']: { words, suggestions: [...suggestions, ...mine] },
    },
  });
  const doThat: Suggestion = { title: 'Save this, do that', says: `${DO_THAT}${text.trim().slice(0, LONGEST_SAID)}` };
  const goOn: Suggestion = { title: 'Go on here', says: 'show the form' };
  const whose = about === undefined ? '' : `This form is about ${about}. `;
  switch (why) {
    case 'command':
      return asked(
        `${that === undefined ? '' : `That is for "${that}". `}Shall I save this form for later and do that instead${or}? Nothing was kept.`,
        [doThat, goOn],
      );
    case 'person':
      return asked(`${whose}Shall I save it for later and go to who you named${or}? Nothing was kept.`, [doThat, goOn]);
    case 'worry':
      return asked(`Shall I save this form for later and show you what to do${or}? Nothing was kept.`, [doThat, goOn]);
    case 'danger':
      return asked(
        `This form waits where it was. What you typed is not in it${takesWords ? ' yet. Is it your answer?' : '.'}`,
        [goOn],
      );
    case 'asks':
      return asked(
        [whose.trim(), question?.label(), question?.help(), question?.prompt()].flatMap((one) => one || []).join(' '),
        [...(question?.suggestions() ?? []).slice(0, 3), STOP],
      );
    case 'of-somebody':
      return asked(
        `${said}${takesWords ? ' Or is it your answer?' : ''}`,
        question?.suggestions().slice(0, takesWords ? 0 : 3) ?? [],
      );
    case 'out':
    case 'no-words':
      return asked(
        takesWords
          ? 'Do you want to stop, go back, or is it your answer?'
          : 'Do you want to stop, or go back? Nothing was changed.',
        why === 'no-words' && question?.optional === true ? [SKIP, STOP, BACK] : [STOP, BACK],
      );
    default:
      return assertNever(why);
  }
}
