import type { Said } from '../chat/inbound.ts';
import { isFormWord, isMine } from '../forms/doubt.ts';
import type { Instead } from '../forms/outcome.ts';
import type { Session } from '../forms/session.ts';
import { FELL } from '../guidance/falls.ts';
import { isSearch, type About } from '../guidance/meaning.ts';
import type { Heard, Reported, Sayable, Vocabulary } from '../guidance/vocabulary.ts';
import type { PersonId } from '../kernel/ids.ts';
import { keysOf, SIGNS_ALONE } from '../people/spoken.ts';
import { personIn } from '../questions/context.ts';
import { aboutWhom, openedBy } from './about-whom.ts';
import type { App, Turn } from './app.ts';
import { answerTo } from './forms.ts';
import { meantInstead } from './meant-instead.ts';

/** In characters: whoever asks for something in the middle of a form says it shortly. */
const LONGEST_ASKED = 120;
const LONGEST_COMMAND = 400;
/** As long as what is asked about is kept. */
const LONGEST_WORRY = 180;
/** Said so shortly, it is the answer to nothing. */
const LONGEST_SHORT = 40;

/** A command with a name or a reference in it, or somebody else by name: an answer in free words would keep it. */
export async function insteadOf(
  turn: Turn<Said>,
  vocabulary: Vocabulary,
  { heard, session }: { readonly heard: Heard; readonly session: Session },
): Promise<Instead | undefined> {
  // Danger, or a worry, is hardly the answer to what is asked, and a record that others read is not the place for it (R38, R39).
  const isOfHarm = turn.app.flows.some(({ id, tellsOfHarm }) => id === session.flow && tellsOfHarm === true);
  const isOfDanger = ['safeguarding', 'emergency'].includes(heard.danger) && !isOfHarm && !isMine(heard.text);
  const isShort = heard.danger === 'safeguarding' && heard.text.length <= LONGEST_SHORT;
  if (isOfDanger && heard.text.length <= LONGEST_WORRY && (isShort || (await answerTo(turn, session)) === 'words'))
    return { why: 'worry' };
  const isCommand = turn.app.flows.some(({ phrases }) => beginsWith(heard.text, { phrases, kind: 'form' }));
  if (heard.text.length > (isCommand ? LONGEST_COMMAND : LONGEST_ASKED) || isFormWord(heard.text)) return undefined;
  const command = (that?: Sayable): Instead => ({ why: 'command', that: that && titleOf(turn.app, that) });
  const about = await aboutWhom(turn, vocabulary);
  const [whom, ...others] = about?.whom.people ?? [];
  const isOne = whom !== undefined && others.length === 0 && about?.whom.near === false;
  // "Note evidence for Samuel: ...": it begins with the words that ask for it, and says of whom.
  const begun = isOne ? about?.overheard.find(({ sayable }) => beginsWith(heard.text, sayable)) : undefined;
  if (begun) return command(begun.sayable);
  if (heard.asked && 'sayable' in heard.asked && !isSearch(heard.asked))
    return command(heard.asked.exact ? heard.asked.sayable : undefined);
  if (
    heard.reference !== undefined &&
    ONLY_OPENS.test(heard.text) &&
    (await openedBy(turn, heard.reference)).length > 0
  )
    return command();
  // A yes or no to "is anybody hurt?" is none to the question of the form (R38).
  if (FELL.test(heard.text) && !isOfHarm && (await answerTo(turn, session)) === 'none') return { why: 'worry' };
  // "Not Ada, Sarah" says who is meant, and nothing that could be kept.
  if (about && (await answerTo(turn, session)) === 'words' && (await meantInstead(turn))?.swap.wrong !== undefined)
    return { why: 'person' };
  return isOne && about ? insteadAbout(turn, { session, about, own: personIn(session), whom: whom.id }) : undefined;
}

/** What is told or asked of one person who is named. */
async function insteadAbout(
  turn: Turn<Said>,
  {
    session,
    about,
    own,
    whom,
  }: { readonly session: Session; readonly about: About; readonly own?: PersonId | undefined; readonly whom: PersonId },
): Promise<Instead | undefined> {
  const command = (that?: Sayable): Instead => ({ why: 'command', that: that && titleOf(turn.app, that) });
  if (about.asked?.exact === true) return command(about.asked.sayable);
  const elsewhere = about.overheard.filter(({ sayable }) => sayable.id !== session.flow);
  // Somebody may be hurt (R38), or what somebody says to a change (R1), is hardly the answer to something else: it is asked about.
  const told =
    elsewhere.find(({ offer }) => offer?.quotes) ??
    elsewhere.find(({ answers, more }) => 'who' in answers && 'answer' in answers && more === undefined);
  if (told && (await answerTo(turn, session)) === 'words') return command(told.sayable);
  // The same is told of somebody else of the circle: their words would stand as another's (R4).
  if (about.overheard.some((one) => isOfAnother(one, session, about)) && (await answerTo(turn, session)) !== 'chosen')
    return command(about.overheard[0]?.sayable);
  const isOnlyName = about.whom.around?.every((part) => ASKS_FOR.test(part)) ?? false;
  if (own === whom || !(isOnlyName || about.asked || about.overheard.length > 0)) return undefined;
  const as = await answerTo(turn, session);
  // Where the form asks whom it is about, a name is the answer.
  return as === 'words' || (as === 'none' && own !== undefined) ? { why: 'person' } : undefined;
}

const beginsWith = (text: string, { phrases, kind }: Pick<Sayable, 'phrases' | 'kind'>): boolean =>
  kind === 'form' &&
  phrases.some((phrase) => phrase.includes(' ') && text.trim().toLowerCase().startsWith(`${phrase} `));

/** As it is called on screen. */
const titleOf = ({ flows, pages, records }: App, { id }: Sayable): string | undefined =>
  flows.find((one) => one.id === id)?.title ??
  [...pages, ...records.onesFor].find((one) => one.id === id)?.offer.button;

const isOfAnother = ({ sayable, answers }: Reported, session: Session, about: About): boolean => {
  const known = new Set(Object.values(session.answers).flatMap((value) => value.split(',')));
  const named = Object.values(answers).flatMap((signs) =>
    SIGNS_ALONE.test(signs) ? (keysOf(signs, about) ?? '').split(',') : [],
  );
  return sayable.id === session.flow && known.size > 0 && named.some((key) => key !== '' && !known.has(key));
};

/** Nothing around the name, or words that ask about whoever has it. */
const ASKS_FOR =
  /^(?:(?:please\s+)?(?:tell me (?:more )?about|show(?: me)?|open|find|look up|go to|what about|how about|who is|how is|and)\b)?[.!?\s]*(?:please[.!?\s]*)?$/iu;

/** A reference, and a word that asks to see it. */
const ONLY_OPENS =
  /^\s*(?:(?:open|show|see|view|go to|the|record|please|me)\s+)*[a-z]{2}-[a-z0-9-]+(?:\s+please)?[.!?\s]*$/iu;
