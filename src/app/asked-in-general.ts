import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { Meaning, NamedPerson } from '../guidance/meaning.ts';
import { LOOKS } from '../guidance/vocabulary.ts';
import { wordsIn } from '../guidance/words.ts';
import { titleOf } from '../questions/person.ts';
import { wordsOf } from '../people/name-match.ts';
import type { Turn } from './app.ts';
import { colleagueCard, colleagueIn, colleagueWords, namesNobodyKnown, openAround } from './colleague.ts';
import { suggested, workPage } from './menu.ts';
import { shown } from './replies.ts';
import { doorsFor, withWords } from './told.ts';
import { vocabularyIn } from './understood.ts';
import { whoIsNobody } from './wanted.ts';

/** Questions that ask for nothing in particular, and words that nothing fits. */

const HOW =
  /^\s*(?:please\s+)?(?:how (?:do|can|should|would|could) (?:i|we|you)|how to|where (?:do|can) (?:i|we) (?:find|see|get)|where is|where are|where's|can i|what do i do to)\b(?<what>.+)$/iu;
/** Written as a reference is, and none. */
const REFERENCE = /\b[a-z]{2}-[a-z0-9]{3,}/iu;
const NAME = /^[\p{L}'’ .-]+$/u;
const NHS_NUMBER = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/u;
const WORK = /\b(?:chang\w*|did|do|doing|done|record\w*|not\w*|writ\w*|wrote|what|been)\b/iu;

/** What somebody is to do is no question about what they did. */
const ASKS_TO_DO = /^\s*(?:(?:please|pls|ok|so)\s+)?(?:can|could|will|would|should|may|shall|must|let|tell|ask)\b/iu;

/** The label of a button that stands on a plan. */
const COPY = /^\s*(?:please )?(?:get|send|print)(?: me)? (?:a|the) copy(?: of (?:the|a) plan)?[.!\s]*$/iu;
const WHOSE_COPY = 'Whose plan? Type it with their name, for example "get a copy for Ada Palmer".';

const TOLD = /^\s*(?:i(?:['’]?ve| have)?\s+)?(?:just\s+)?(?:told|rang|phoned|spoke (?:to|with)|informed)\b/iu;
const NOT_YET =
  /\b(?:has ?n['’]?o?t|have ?n['’]?o?t|not|did ?n['’]?t|still has to|has yet to|when (?:will|is)|waiting (?:for|on))\b[^]{0,80}\b(?:answer|agree|confirm|repl|respon|read|done|said)/iu;
/** What is said of a colleague's answer. */
const AGREES = /\b(?:agrees|agreed|has come round|changed (?:his|her|their) mind)\b/iu;
const WHO_IS = /^\s*(?:who(?:['’]?s| is)|what does|whats)\s+\p{L}+(?:\s+\p{L}+)?\s*(?:do)?[?.!]*\s*$/iu;

/** Asked in general: how something is done, what a colleague did, or a reference that is none. */
export async function askedInGeneral(turn: Turn<Said>): Promise<readonly Outbound[] | undefined> {
  const { app, viewer, inbound } = turn;
  const what = HOW.exec(inbound.text)?.groups?.['what'];
  if (what !== undefined) {
    const near = suggested(app, viewer, vocabularyIn(app).near(what));
    const one = app.records.onesFor.find(({ phrases }) =>
      phrases.some((phrase) => what.toLowerCase().includes(phrase)),
    );
    if (one && /\b(?:find|see|is|are)\b/iu.test(inbound.text))
      return [say(`Type it with a name, for example "${one.offer.example}".`, near)];
    if (near.length > 0) return [say('Press this, or type it with a name.', near)];
  }
  if (COPY.test(inbound.text)) return [say(WHOSE_COPY)];
  // Staff are told by a card of their own; what was said to them besides is noted where they have not been reached.
  const page = TOLD.test(inbound.text) && (await colleagueIn(turn)) ? workPage(app) : undefined;
  if (page)
    return [
      say(
        'Staff get a card from me, and confirm it. To note that you told them, open the record and press "Note who was told".',
      ),
      shown(await page.show(viewer, (await app.forms.read(viewer.staff)).forms)),
    ];
  const waits = NOT_YET.test(inbound.text) ? await colleagueIn(turn) : undefined;
  const work = waits && waits.id !== viewer.staff ? workPage(app) : undefined;
  if (waits && work)
    return [
      say(`I remind ${waits.name} until it is done. What waits in your own changes, and for whom, stands here:`),
      shown(await work.show(viewer, (await app.forms.read(viewer.staff)).forms)),
    ];
  const agrees = AGREES.test(inbound.text) ? await colleagueIn(turn) : undefined;
  const [about, ...others] = agrees ? await openAround(turn, agrees) : [];
  if (agrees && about !== undefined)
    return [
      say(
        `Nothing is noted yet. ${agrees.name} answers in Teams. Those who lead the team may note what ${agrees.name} said: whose change is it?`,
        [about, ...others].map(({ name, reference }) => ({
          title: `The change for ${name}`,
          says: `note an answer ${reference}`,
        })),
      ),
    ];
  const whose = WHO_IS.test(inbound.text) ? await colleagueIn(turn) : undefined;
  if (whose) return [say(await colleagueWords(turn, whose))];
  const colleague = WORK.test(inbound.text) && !ASKS_TO_DO.test(inbound.text) ? await colleagueIn(turn) : undefined;
  if (colleague) return [shown(await colleagueCard(turn, colleague))];
  if (NHS_NUMBER.test(inbound.text))
    return [say('I find people by their name or by your own reference for them. Type one of these.')];
  const named = wordsOf(inbound.text);
  if (named.length < 4 && NAME.test(inbound.text)) {
    const one = await colleagueIn(turn);
    if (one && named.every((word) => wordsOf(one.name).includes(word))) return [say(await colleagueWords(turn, one))];
    // Whom they may not see, and whom nobody knows, look the same (S10).
    if (named.length === 2 && vocabularyIn(app).near(inbound.text).length === 0)
      return [say(`${NOT_CLEAR} ${whoIsNobody}`)];
  }
  if (await namesNobodyKnown(turn))
    return [say(`${NOT_CLEAR} ${whoIsNobody}`, suggested(app, viewer, vocabularyIn(app).near(inbound.text)))];
  // "betty needs a hoist": by its place in the sentence it is a name, in small letters as well.
  if (MAYBE_NAME.test(inbound.text))
    return [say(`${NOT_CLEAR} ${whoIsNobody}`, suggested(app, viewer, vocabularyIn(app).near(inbound.text)))];
  return REFERENCE.test(inbound.text)
    ? [
        say(
          `I cannot find that reference. One reads like ${app.records.exampleReference}. You can type a name instead.`,
        ),
      ]
    : undefined;
}

const NO_NAME =
  '(?!(?:i|im|ive|we|you|he|hes|she|shes|it|its|they|this|that|thats|there|who|whos|what|whats|how|when|where|why|which|nobody|somebody|someone|everybody|everyone|anybody|nothing|something|everything|all|both|mum|dad|nan|my|our|her|his|their|the|client|person|carer|family|today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|let|here|and|but|not|yes|plan|visit|monitoring|breakfast|lunch|tea|bot|reable)\\b)';
const MAYBE_NAME = new RegExp(
  String.raw`^\s*${NO_NAME}\p{L}{3,}(?:\s(?:needs|wants|has|had|was|is|isnt|wont|cant|doesnt|didnt|says|said|likes|would|could|should|told|agrees|fell)\s|\s?[-–:]\s)|\b${NO_NAME}\p{L}{3,}['’]s\s`,
  'iu',
);

/** Two words without capitals may be anything. */
const NOT_CLEAR = 'I did not understand that. If it is a name:';

/** What was typed is never repeated. */
export function notUnderstood({ app, viewer }: Turn, ids: readonly string[]): readonly Outbound[] {
  const near = suggested(app, viewer, ids);
  const words =
    near.length > 0
      ? 'I am not sure what you mean. Did you want one of these?'
      : 'I did not understand that. You can press a button, or type "help" to see what I can do.';
  return [
    say(words, [
      ...near,
      { title: 'Help', says: 'help' },
      { title: 'Somebody is in danger', says: 'somebody is in danger' },
    ]),
  ];
}

/** A sentence about somebody of which nothing is understood: that nothing of it is kept is said, and where it may belong. What was told goes with the button. */
export function notTaken({ app, viewer, inbound }: Turn<Said>, { reference }: NamedPerson, words = '') {
  const more = wordsIn(words).filter(({ plain }) => !SMALL.has(plain));
  if (more.length < FEWEST_TOLD) return [];
  const forms = app.flows.flatMap(({ phrases, startsFrom }) => (startsFrom === 'person' ? (phrases[0] ?? []) : []));
  const asks = LOOKS.test(inbound.text);
  const near = suggested(app, viewer, vocabularyIn(app).near(words)).filter(({ says }) => asks || forms.includes(says));
  if (asks)
    return [
      say(
        NOT_FOUND,
        near.map(({ title, says }) => ({ title, says: `${says} ${reference}` })),
      ),
    ];
  const doors = doorsFor(app, viewer);
  const others = near.filter(({ says }) => !doors.some(({ phrases }) => phrases.includes(says)));
  return [
    say(NOT_TAKEN, [
      ...others.map(({ title, says }) => ({ title, says: `${says} ${reference}` })),
      ...withWords(doors, reference, inbound.text),
    ]),
  ];
}

/** Words beside a name that tell and ask nothing. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'please pls plz thanks thank you hi hello hey morning the a an for about of to on me my i we us and again now is who whos see show open find view get look up go ' +
    'card page record person client can could want need would like s how any more details detail info information called named mr mrs miss ms'
  ).split(' '),
);
/** Beside the name: fewer are hardly a sentence. */
const FEWEST_TOLD = 2;
const NOT_TAKEN =
  'I could not tell what to do with that, and nothing of it is noted. Press what it belongs to, here or on their card.';
const NOT_FOUND = 'I am not sure what you would like to see. This is what I have:';

/** Several people in one message: what is said of the second would be lost. */
export const oneAtATime = (meaning: Meaning): readonly Outbound[] | undefined => {
  if ((meaning.kind !== 'person' && meaning.kind !== 'wanted') || meaning.whom.near) return undefined;
  const { people, around } = meaning.whom;
  if (people.length < 2 || around !== undefined) return undefined;
  const names = people.slice(0, 6).map(titleOf);
  return [
    say(
      `You write of more than one person: ${names.join(', ')}. Please send me a message of its own for each of them. Nothing is noted yet.`,
      people.slice(0, 6).map((one) => ({ title: titleOf(one), says: one.reference })),
    ),
  ];
};
