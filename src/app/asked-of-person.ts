import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { PersonId } from '../kernel/ids.ts';
import { named } from '../kernel/names.ts';
import { involvedIn } from '../people/party.ts';
import { memberWords } from '../people/person.ts';
import type { Turn } from './app.ts';
import { capacityWords, personCard } from './person-card.ts';
import { shown } from './replies.ts';

/** A question about somebody that their card answers: the answer in words, and the card. */
export async function askedOfPerson(turn: Turn<Said>, id: PersonId): Promise<readonly Outbound[] | undefined> {
  const { text } = turn.inbound;
  const words = await wordsFor(turn, id, text);
  return words === undefined ? undefined : [say(words), shown(await personCard(turn, id))];
}

async function wordsFor({ app, viewer }: Turn, id: PersonId, text: string): Promise<string | undefined> {
  if (CONTACT.test(text) && !BY_MEANS.test(text)) return NO_NUMBER;
  const what = WHO_IS.exec(text)?.groups?.['what']?.toLowerCase();
  const person =
    what !== undefined || CAPACITY.test(text) ? (await app.directory.personFor(viewer, id))?.the : undefined;
  if (!person) return undefined;
  if (what === undefined) return capacityWords(person);
  const found = involvedIn(person).filter((one) =>
    SAME.some((words) => words.has(what) && has(words, memberWords(one))),
  );
  return found.length > 0
    ? `${named(found.map((one) => `${one.name} (${memberWords(one)})`))}.`
    : `Nobody stands in ${person.preferredName}'s circle as ${what}.`;
}

const has = (words: ReadonlySet<string>, said: string): boolean =>
  [...words].some((word) => new RegExp(String.raw`\b${word}\b`, 'iu').test(said));

/** Words that mean the same to whoever asks. */
const SAME: readonly ReadonlySet<string>[] = [
  ['gp', 'doctor', 'dr'],
  ['nurse', 'district nurse'],
  ['carer'],
  ['social worker', 'sw'],
  ['ot', 'occupational therapist', 'therapist'],
  ['physio', 'physiotherapist'],
  ['support worker'],
  ['attorney', 'deputy', 'representative'],
  ['next of kin'],
].map((words) => new Set(words));
const WHO_IS =
  /^\s*who(?:['’]?s|\s+is|\s+are)\s+\S.*?\b(?<what>gp|doctor|nurse|carer|social worker|sw|ot|occupational therapist|physio|support worker|attorney|deputy|representative|next of kin)s?[\s?.!]*$/iu;

/** Asked, and not told. */
const CAPACITY = /^\s*(?:does|do|has|is|what|whats|what['’]s|can)\b[^]*\b(?:mental )?capacity\b/iu;

/** No address or e-mail is kept of anybody. */
const CONTACT =
  /\b(?:(?:phone|telephone|mobile|contact)(?! ?calls?\b) ?(?:numbers?|details?)?|e-?mail(?: address)?|address|postcode|number for)\b|\b(?<!\b(?:nhs|reference|record|room|visit)\s)numbers?[\s?.!]*$/iu;
/** Said of how somebody was told: it asks for no number. */
const BY_MEANS =
  /\b(?:(?:by|on|over|via)\s+(?:the\s+|her\s+|his\s+|their\s+)?(?:tele)?phone|(?:by|via)\s+(?:e-?mail|mobile|text))\b|\b(?:told|phoned|rang|spoke)\b/iu;
const NO_NUMBER = 'How to reach those around them stands here, where a number is noted. I keep no addresses.';
