import type { Deed } from '../access/policy.ts';
import type { Day } from '../kernel/days.ts';
import { lazily } from '../kernel/lazily.ts';
import { referenceIn } from '../kernel/ids.ts';
import { ABOUT_WORK, COMMANDS, type Command } from './commands.ts';
import { kindWordsIn } from './kind-words.ts';
import { dangerOf, tellsOfDeath, type InDanger } from './danger.ts';
import { makeUnderstanding } from './understand.ts';

/** A form, a page, or the one record of its kind that a person has, as people ask for it by typing. */
export interface Sayable {
  /** As in the contract. */
  readonly id: string;
  readonly kind: 'form' | 'page' | 'record';
  readonly phrases: readonly string[];
  /** What is done for the person named beside it; absent when a name means nothing there. */
  readonly deed?: Deed | undefined;
  /** It starts from a record in which something waits: that may be told without a name. */
  readonly ofRecord?: boolean | undefined;
  /** Understands a report of what was seen, in which nothing is asked for. */
  readonly overhears?: ((text: string, today: Day) => Overheard | undefined) | undefined;
}

export interface Overheard {
  /** Whom it is about, as typed. */
  readonly rest: string;
  /** What it already answers, by question, as a form stores it. */
  readonly answers: Readonly<Record<string, string>>;
  /** What else was said, as typed: it may answer several questions at once ("both agree"). */
  readonly more?: string | undefined;
  /** The words only suggest it: this is asked, and the button types `says` and the reference of the person. */
  readonly offer?:
    | {
        readonly words: string;
        readonly title: string;
        readonly says: string;
        /** The button types what was said as well. */
        readonly quotes?: true;
      }
    | undefined;
  /** Said where the form asks none of what it answers, for example because there is no plan yet. */
  readonly otherwise?: { readonly words: string; readonly title: string; readonly says: string } | undefined;
}

export type Reported = Overheard & { readonly sayable: Sayable };

/** What is asked for, and what stands beside it as typed ('' when nothing does). */
export type Request = { readonly rest: string; readonly exact: boolean } & (
  { readonly command: Command } | { readonly sayable: Sayable }
);

/** What a text says by itself, before anything is looked up. */
export interface Heard extends InDanger {
  readonly text: string;
  /** Somebody tells of a death that they know of. */
  readonly ofDeath: boolean;
  readonly asked: Request | undefined;
  readonly overheard: readonly Reported[];
  /** What looks like the reference of a record. */
  readonly reference: string | undefined;
}

/** What is said of somebody whose name is taken out of it. */
export interface Said {
  readonly asked: Extract<Request, { sayable: Sayable }> | undefined;
  readonly overheard: readonly Reported[];
  /** Something that was recorded is said to be wrong. */
  readonly isWrong: boolean;
}

export interface Vocabulary {
  readonly hear: (text: string, today: Day) => Heard;
  /** The same of a text in which `@` stands for the person, and `#` for somebody around them. */
  readonly about: (masked: string, today: Day) => Said;
  /** Up to three ids of what shares words with the text, nearest first. */
  readonly near: (text: string) => readonly string[];
}

/** In characters. */
const LONGEST = 2_000;
/** The longest text that is taken for a report of one thing: those who read it need not count their steps. */
const LONGEST_REPORT = 600;

/** Learns everything that can be asked for from its phrases. */
export function vocabularyOf(sayables: readonly Sayable[]): Vocabulary {
  const { understand, closest } = makeUnderstanding([...COMMANDS, ...sayables]);

  const ofSomebody = sayables.filter(({ deed }) => deed !== undefined);
  const ofNobody = sayables.filter(({ kind, deed }) => kind === 'record' || deed === undefined);
  const { understand: understandAbout } = makeUnderstanding(ofSomebody);
  // What is only looked at needs fewer words.
  const lookedAt = makeUnderstanding(ofSomebody.filter(({ kind }) => kind !== 'form'));

  /** Words that are often said besides may be part of a phrase: "information given for". */
  function wholly(text: string) {
    const read = understandAbout(text);
    return read?.rest === '' ? read : undefined;
  }

  function askedIn(text: string): Request | undefined {
    const kind = ABOUT_WORK.test(text.slice(0, LONGEST_REPORT)) ? 'concern' : kindWordsIn(text);
    if (kind) return { command: kind, rest: '', exact: true };
    const { intent, rest, exact } = understand(text) ?? { intent: '', rest: '', exact: false };
    const command = COMMANDS.find(({ id }) => id === intent);
    if (command) return command.alone && rest !== '' ? undefined : { command: command.id, rest, exact };
    const sayable = sayables.find(({ id }) => id === intent);
    return sayable && { sayable, rest, exact };
  }

  function overheardIn(text: string, today: Day, among = sayables): readonly Reported[] {
    if (text.length > LONGEST_REPORT) return [];
    // One space where there were many: what reads a report may then look for "from ... to ..." wherever it stands.
    const said = text
      .trim()
      .replace(GREETING, '')
      .replace(/\s+/gu, (gap) => (gap.includes('\n') ? '\n' : ' '));
    return among.flatMap((sayable) => {
      const heard = sayable.overhears?.(said, today);
      return heard ? { ...heard, sayable } : [];
    });
  }

  /** As it was said, or else in the grammar of the phrases: not everybody's first language is English. */
  function overheardAbout(masked: string, today: Day): readonly Reported[] {
    const heardIn = (text: string) => overheardIn(text, today, ofSomebody).filter((one) => NAMED.test(one.rest));
    const heard = heardIn(masked);
    return heard.length > 0 ? heard : heardIn(inGrammar(masked));
  }

  return {
    near: (text) => closest(text.slice(0, LONGEST)),
    about(masked, today) {
      if (masked.length > LONGEST) return { asked: undefined, overheard: [], isWrong: false };
      const said = masked.replace(BESIDES, ' ').replace(/\bteh\b/giu, 'the');
      const { intent, rest, exact } = wholly(masked) ?? understandAbout(said) ?? { intent: '', rest: '', exact: false };
      const isWrong = WRONG.test(said);
      const id =
        intent !== '' && rest === ''
          ? intent
          : LOOKS.test(said.trim()) && !isWrong
            ? lookedAt.closest(said)[0]
            : undefined;
      const sayable = ofSomebody.find((one) => one.id === id);
      return {
        isWrong,
        asked: sayable && { sayable, rest: '', exact },
        overheard: overheardAbout(masked, today),
      };
    },
    hear(text, today) {
      // What is longer tells something, and asks for nothing: it is only listened to for danger.
      if (text.length > LONGEST)
        return { text, ...dangerOf(text), ofDeath: false, asked: undefined, overheard: [], reference: undefined };
      const own = overheardIn(text, today, ofNobody);
      const overheard = lazily(() => overheardIn(text, today));
      return {
        text,
        ...dangerOf(text),
        ofDeath: tellsOfDeath(text),
        // A record on a day is asked for, not reported: the day is no part of the name.
        asked: recordIn(own) ?? ownIn(own) ?? askedIn(text),
        // Most texts mean something else, and it is not looked for.
        get overheard() {
          return overheard();
        },
        reference: referenceIn(text),
      };
    },
  };
}

/** "The daughter of Ada she is agree", "Ken not want anymore the evening visit". */
const inGrammar = (masked: string): string =>
  GRAMMAR.reduce((text, [from, to]) => text.replace(from, to), masked.trim().replace(GREETING, ''));
const GRAMMAR: readonly (readonly [RegExp, string])[] = [
  [/(?:\bthe\s+)?#\s+of\s+@/giu, '#'],
  [/^([@#])\s+(?:she|he|they)\s+/iu, '$1 '],
  [/^([@#])\s+(?:is|are|was)\s+(?=(?:agree|say|want|need|come|know)\b)/iu, '$1 '],
  [/^([@#])\s+(?:do\s+)?not\s+wants?\s+(?:any ?more\s+)?/iu, '$1 no longer wants '],
  [/^([@#])\s+(want|need|say|agree|ask|like|manage)\b/iu, '$1 $2s'],
  [/^([@#])\s+needs\s+one\b/iu, '$1 needs a'],
];

/** Before what is told. */
const GREETING =
  /^(?:(?:good (?:morning|afternoon|evening)|hello|hiya?|hey|just to (?:say|let you know)(?: that)?|fyi|(?:(?:i am|i['’]m|we are) )?(?:so |very )?(?:sorry|sad) to (?:say|tell you)(?: that)?|(?:sad|bad) news)[\s,.!:-]+|morning[,.!]\s*)+/iu;

/** A record on a day: the words say just that. */
function recordIn(overheard: readonly Reported[]): Request | undefined {
  const found = overheard.find(({ sayable }) => sayable.kind === 'record');
  return found && { ...found, exact: true };
}

/** Of whoever types, and of nobody else: "I am away from Friday"; or what is looked for: "services for falls". */
function ownIn(overheard: readonly Reported[]): Request | undefined {
  const found = overheard.find(({ sayable: { kind, deed } }) => kind !== 'record' && deed === undefined);
  return found && { sayable: found.sayable, rest: found.sayable.kind === 'page' ? found.rest : '', exact: true };
}

/** Said beside what is asked for, and no part of it. */
const BESIDES =
  /\b(?:(?:this|last|next|past|the last|the past) (?:few )?(?:week|month|year|days?)|so far|right now|at the moment|currently|still|recently|lately|today|yesterday|again|yet|at all|records?|thing|info(?:rmation)?|details?|quickly|urgently)\b/giu;

const WRONG =
  /\b(?:mistakes?|wrong|incorrect|typos?|spelling|misspel\w+|correct(?:ion|ed)?|errors?|delete[ds]?|undo|remove that|not right|put (?:it|that) right)\b/iu;

/** A question, or a word of somebody who wants to see something. */
export const LOOKS =
  /\?\s*$|^(?:what|whats|what's|who|whos|who's|when|where|which|is|are|was|has|have|does|did|any|can|could|show|see|open|look|find|get|check|view|tell me|let me see|i (?:want|need|would like) to (?:see|know))\b/iu;

/** The name, and nothing else. */
const NAMED = /^[@#]?$/u;
