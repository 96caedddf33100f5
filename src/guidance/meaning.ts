import type { Deed } from '../access/policy.ts';
import type { Day } from '../kernel/days.ts';
import type { PersonId, RecordId } from '../kernel/ids.ts';
import type { Command } from './commands.ts';
import type { Heard, Reported, Request, Said, Sayable } from './vocabulary.ts';

/** A person whom a text may name. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly reference: string;
  readonly ended?: Day | undefined;
}

/** Whom a text names, best first. `near`: nobody is called exactly that, so it must be asked. */
export interface Found {
  readonly people: readonly NamedPerson[];
  readonly near: boolean;
  /** What was typed before and after the name: so it can be asked again of the one who is meant. */
  readonly around?: readonly string[] | undefined;
  /** What was typed besides the names. */
  readonly words?: string | undefined;
  /** Somebody around the one of `people` who is nearly called so, as well. */
  readonly besides?: { readonly name: string; readonly relation: string } | undefined;
  /** A colleague whose first name it is, too. */
  readonly colleague?: { readonly name: string; readonly job: string } | undefined;
}

/** Somebody who is known and named in the text, and what is said of them. */
export interface About extends Said {
  readonly whom: Found;
  /** Somebody around them who is named, by the key of the circle. */
  readonly member?: string | undefined;
  /** Each of those around them who is named, in the order of the text; undefined where it may be one of several. */
  readonly members?: readonly (string | undefined)[] | undefined;
}

export const NOBODY: Found = { people: [], near: false };

/** A name, and what is to be done for the person who has it. */
export interface NameAsked {
  readonly text: string;
  readonly deed: Deed;
}

/** What has to be known besides the text; all of it is looked up before. */
export interface World {
  /**
   * The form that is open, by what its next question makes of the text: `words` when it takes free words, in which anything may be an
   * answer; `chosen` when the text is one of those to choose from; `none` otherwise.
   */
  readonly form: 'words' | 'chosen' | 'none' | undefined;
  /** Whether what stands in the open form would be put aside by what is asked for: that is asked about first. */
  readonly putsAside?: (asked: Request) => boolean;
  /** Who is named in it, exactly; nobody is looked for while a form is open. */
  readonly about?: About | undefined;
  /** It reads as a name, and nobody has it whom they may see. */
  readonly isStranger?: boolean | undefined;
  /** Whom each of `namesIn` means. */
  readonly named: (name: NameAsked) => Found;
  /** Records with the text's reference that may be opened. */
  readonly records: readonly RecordId[];
  /** What shares words with the text, for "did you want one of these?" */
  readonly near: (text: string) => readonly string[];
}

/** What somebody means by a text: one of these, and always exactly one. */
export type Meaning =
  /** Danger or a worry, and nothing besides. */
  | { readonly kind: 'danger'; readonly danger: 'emergency' | 'safeguarding' }
  /** The answer to the open form's question, or a word to the form such as "back". */
  | { readonly kind: 'answer' }
  | { readonly kind: 'command'; readonly command: Command }
  /** Asked for, or understood from what was seen: then with answers. `rest` is whom it is for, as typed. */
  | {
      readonly kind: 'wanted';
      readonly sayable: Sayable;
      readonly rest: string;
      readonly whom: Found;
      readonly answers?: Reported['answers'];
      readonly more?: Reported['more'];
      readonly offer?: Reported['offer'];
      readonly otherwise?: Reported['otherwise'];
      /** What else the same words may belong to, where nothing waits for it here. */
      readonly or?: readonly Reported[];
      /** Somebody around the person who is named, by the key of the circle. */
      readonly member?: string | undefined;
      readonly members?: About['members'];
    }
  /** None: it looks like a reference, and opens nothing. */
  | { readonly kind: 'record'; readonly records: readonly RecordId[] }
  | { readonly kind: 'person'; readonly whom: Found; readonly member?: string | undefined }
  /** Something about them is wrong and is to be put right. */
  | { readonly kind: 'put-right'; readonly whom: Found }
  /** A name that nobody has whom they may see. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/** The names to look up before the meaning of a text can be told. */
export function namesIn(heard: Pick<Heard, 'text' | 'asked' | 'overheard'>, isFormOpen: boolean): readonly NameAsked[] {
  if (heard.asked) return nameBeside(heard.asked);
  return isFormOpen ? [] : [...heard.overheard.flatMap(nameBeside), wholeOf(heard.text)];
}

const nameBeside = (asked: Request | Reported): readonly NameAsked[] =>
  'sayable' in asked && asked.sayable.deed && asked.rest !== '' ? [{ text: asked.rest, deed: asked.sayable.deed }] : [];

const wholeOf = (text: string): NameAsked => ({ text, deed: 'see' });

/** A line of the table: its name, and the meaning that it gives, when it applies. */
export interface Line {
  readonly name: string;
  readonly read: (heard: Heard, world: World) => Meaning | undefined;
}

/** What a text is taken for: the first line that applies, from the top. The last always does. */
export const PRECEDENCE: readonly Line[] = [
  {
    name: 'a call for help and nothing else',
    read: ({ isCall }) => (isCall ? { kind: 'danger', danger: 'emergency' } : undefined),
  },
  {
    name: 'asked for in the middle of a form',
    read: (heard, world) =>
      heard.asked && takesOver(heard.asked, world) ? meaningOfAsked(heard.asked, heard, world) : undefined,
  },
  {
    name: 'the answer to a form',
    read: (_, { form }) => (form === undefined ? undefined : { kind: 'answer' }),
  },
  {
    // A name wins over a command that only fits with a slip: Harry is not "carry on".
    name: 'somebody who is known, and what is said of them',
    read: ({ asked }, { about }) =>
      about && !(asked && asked.exact && ('command' in asked || isSearch(asked))) ? meaningAbout(about) : undefined,
  },
  {
    name: 'asked for',
    read: (heard, world) => heard.asked && meaningOfAsked(heard.asked, heard, world),
  },
  {
    name: 'what was seen, of a person who is known',
    read: ({ overheard }, world) => {
      const known = overheard.map((heard) => ({ ...heard, whom: whomOf(heard, world) }));
      const first = known.find(({ whom }) => whom.people.length > 0);
      return first && { kind: 'wanted', ...first };
    },
  },
  {
    name: 'what waits in a record, told without a name',
    read: ({ overheard }) => {
      const heard = overheard.find(({ sayable, rest }) => sayable.ofRecord === true && rest === '');
      return heard && { kind: 'wanted', ...heard, whom: NOBODY };
    },
  },
  {
    name: 'the reference of a record',
    read: (_, { records }) => (records.length > 0 ? { kind: 'record', records } : undefined),
  },
  {
    name: 'a name',
    read: ({ text }, world) => {
      const whom = world.named(wholeOf(text));
      return whom.people.length > 0 ? { kind: 'person', whom } : undefined;
    },
  },
  {
    name: 'the name of nobody',
    read: (_, { isStranger }) => (isStranger ? { kind: 'stranger' } : undefined),
  },
  {
    name: 'a worry and nothing else',
    read: ({ danger }) => (danger === 'safeguarding' ? { kind: 'danger', danger } : undefined),
  },
  {
    name: 'the reference of nothing',
    read: ({ reference }) => (reference === undefined ? undefined : { kind: 'record', records: [] }),
  },
];

/**
 * What somebody means. Danger is in `heard` for every text: it is looked at first and stops nothing of the rest, so what a text with
 * danger in it means besides is here as well (R38).
 */
export function meaningOf(heard: Heard, world: World): Meaning {
  for (const { read } of PRECEDENCE) {
    const meaning = read(heard, world);
    if (meaning) return meaning;
  }
  return { kind: 'unknown', near: world.near(heard.text) };
}

/** What was told of them; what was asked for; or nothing but the name. */
function meaningAbout({ whom, member, members, asked, overheard, isWrong }: About): Meaning {
  const [told, ...or] = overheard;
  if (told) return { kind: 'wanted', ...told, whom, member, members, or };
  if (asked) return { kind: 'wanted', ...asked, whom, member, rest: '@' };
  return isWrong ? { kind: 'put-right', whom } : { kind: 'person', whom, member };
}

/** What is asked for may say at once what it already answers: "in hospital RB-1041". */
function meaningOfAsked(asked: Request, heard: Pick<Heard, 'overheard'>, world: World): Meaning {
  if ('command' in asked) return { kind: 'command', command: asked.command };
  const told = heard.overheard.find(({ sayable }) => sayable.id === asked.sayable.id);
  return {
    kind: 'wanted',
    ...asked,
    whom: whomOf(asked, world),
    ...(told && { answers: told.answers, more: told.more }),
  };
}

function whomOf(asked: Request | Reported, world: World): Found {
  const [name] = nameBeside(asked);
  return name ? world.named(name) : NOBODY;
}

/** Words looked for on a page that is about nobody. */
export const isSearch = (asked: Request): boolean =>
  'sayable' in asked && asked.sayable.kind === 'page' && asked.sayable.deed === undefined && asked.rest !== '';

/** In the middle of a form a whole message that asks for something does, unless it is an answer; the form is kept for later. */
function takesOver(asked: Request, world: World): boolean {
  if (world.form === undefined) return false;
  // "From tomorrow" is no slip of "form".
  if ('command' in asked)
    return asked.rest === '' && (asked.exact || asked.command !== 'form') && TAKE_OVER.has(asked.command);
  if (world.putsAside?.(asked)) return false;
  // "My team" asks for a form about teams, unless it is one of the teams to choose from.
  if (asked.sayable.kind !== 'record' && world.form === 'chosen') return false;
  // What fits but nearly is asked about, like a name beside it: "no carer" is no call for a page about carers.
  if (asked.rest === '') return asked.exact;
  if (asked.sayable.kind === 'record' || isSearch(asked)) return false;
  // "Change monitoring for Samuel Okafor" is hardly the answer to anything when there is just one such person.
  const { people } = whomOf(asked, world);
  // A name with words after it: who is meant is found once the form is saved.
  if (people.length === 0 && asked.rest.includes(':')) return false;
  return world.form !== 'words' || people.length === 1;
}

/** What is wanted whatever is being asked; "back", "I agree" and the like are for the form that is open. */
const TAKE_OVER: ReadonlySet<Command> = new Set(['home', 'help', 'safeguarding', 'form']);
