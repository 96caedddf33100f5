import { isDeepStrictEqual } from 'node:util';
import { PressData, type Pressed, type Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import { BEGIN_AGAIN } from '../forms/doubt.ts';
import { activeSession, withInView, type OpenForms } from '../forms/open-forms.ts';
import { onOneLine, withoutEnd } from '../guidance/words.ts';
import type { NamedPerson } from '../guidance/meaning.ts';
import { PersonId } from '../kernel/ids.ts';
import type { Turn } from './app.ts';
import { minutesBetween, OFFER_MINUTES } from './offer-minutes.ts';
import { personCard } from './person-card.ts';
import { pressed } from './pressed.ts';
import { recordCard } from './record-card.ts';
import { shown } from './replies.ts';

/** What stands on the newest card and under the newest words works typed: the labels of buttons, "yes" to what was offered, "the first one". */

interface Labelled {
  readonly title: string;
  readonly data: PressData;
  readonly inputs: boolean;
}

/** In the order in which they stand. */
function pressesIn(value: unknown): readonly Labelled[] {
  const found: Labelled[] = [];
  addPresses(value, found);
  return found;
}

function addPresses(value: unknown, found: Labelled[]): void {
  if (Array.isArray(value)) {
    for (const one of value) addPresses(one, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'Action.Execute') {
    const title = 'title' in value && value.title;
    const data = 'data' in value ? PressData.safeParse(value.data).data : undefined;
    const inputs = 'associatedInputs' in value && value.associatedInputs === 'auto';
    if (typeof title === 'string' && data) found.push({ title: title.slice(0, LONGEST), data, inputs });
    return;
  }
  for (const [key, inner] of Object.entries(value))
    if (typeof inner === 'object' && key !== 'refresh' && key !== 'fallback') addPresses(inner, found);
}

const LONGEST = 120;
const MOST = 40;

/** Keeps what can be pressed or picked now. What a form asks goes to the form, and is not kept. */
export async function keepInView({ app, viewer }: Turn, outbound: readonly Outbound[]): Promise<void> {
  const cards = outbound.flatMap((one) =>
    one.kind === 'replace'
      ? pressesIn(one.card)
      : one.kind === 'say' && one.message.kind === 'card'
        ? pressesIn(one.message.card)
        : [],
  );
  const says = outbound.flatMap((one) =>
    one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
  );
  const isOfForm = cards.some(({ data }) => data.do === 'flow/cancel');
  const asked = cards.some(({ data }) => data.do === NOBODY_IN_DANGER)
    ? cards.filter(({ data }) => OF_DANGER.test(data.do))
    : [];
  if ((isOfForm && asked.length === 0) || cards.length + says.length === 0) return;
  const { forms, etag } = await app.forms.read(viewer.staff);
  if (cards.length === 0 && activeSession(forms)) return;
  // In a form what is asked about danger is answered typed, too; all else goes to the form.
  if (activeSession(forms) && asked.length > 0) {
    const presses = asked.map(({ title, data }) => ({ title, data }));
    return void (await app.forms.keep(
      viewer.staff,
      withInView(forms, { at: app.forms.now(), presses, says: [] }),
      etag,
    ));
  }
  const presses = cards.flatMap(({ title, data, inputs }) => (inputs ? [] : [{ title, data }])).slice(0, MOST);
  // The card above the words is still in view.
  const now = { presses: cards.length === 0 ? (forms.inView?.presses ?? []) : presses, says: [...says] };
  const { at = '', ...before } = forms.inView ?? {};
  const isSame = app.forms.now() < addMinutes(at, SAME_MINUTES) && isDeepStrictEqual(before, now);
  // Whoever writes in this moment has something newer in view.
  if (!isSame) await app.forms.keep(viewer.staff, withInView(forms, { at: app.forms.now(), ...now }), etag);
}

const NOBODY_IN_DANGER = 'danger/neither';
const OF_DANGER = /^danger\//u;
/** Typed right after "is somebody in danger now?". */
const NOBODY_IS =
  /^\s*(?:no[,.!\s]+)?(?:neither|(?:nobody|no-? ?one)(?:['’]?s| is) in (?:any )?danger(?: now)?)[.!\s]*$/iu;

/** The same again is not written again at once. */
const SAME_MINUTES = 5;
const addMinutes = (at: string, minutes: number): string =>
  at === '' ? '' : new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Typed to do what a button does that records something. */
const PRESS = 'press: ';
const HOURS = 12;

/** These only show something, open a form or fetch a copy: all others record something, and are asked about first. */
const LOOKS =
  /^(?:home|help|person|page|copy|notice)\/|^record\/(?:open|refresh|history|view)$|^flow\/(?:start|resume|undo)$|^telling\/start$|^danger\//u;

/** The answer to a text that is the label of what is in view; another text to go on with, where that is picked; undefined otherwise. */
export async function byLabel(turn: Turn<Said>, forms: OpenForms): Promise<readonly Outbound[] | string | undefined> {
  const { inView } = forms;
  const minutes = inView ? minutesBetween(inView.at, turn.app.forms.now()) : Infinity;
  if (!inView || minutes > HOURS * 60 || turn.inbound.text.length > LONGEST) return undefined;
  const neither = inView.presses.find(({ data }) => data.do === NOBODY_IN_DANGER);
  if (neither && minutes <= OFFER_MINUTES && NOBODY_IS.test(turn.inbound.text)) return pressedFor(turn, neither.data);
  if (activeSession(forms)) return undefined;
  const text = onOneLine(turn.inbound.text);
  const isSure = text.startsWith(PRESS);
  const title = labelOf(isSure ? text.slice(PRESS.length) : text);
  const found = inView.presses.filter((one) => labelOf(one.title) === title);
  const [press] = found;
  // A label that stands there twice, as on a list, does not say which one is meant.
  if (press && found.every(({ data }) => JSON.stringify(data) === JSON.stringify(press.data)))
    return isSure || LOOKS.test(press.data.do) ? pressedFor(turn, press.data) : [askedFirst(press.title)];
  const { says } = inView;
  const isRecent = minutes <= OFFER_MINUTES;
  const which = isRecent ? whichForm(text, says) : undefined;
  if (which !== undefined) return which;
  // A yes to several things does not say which.
  if (isRecent && says.length > 1 && YES.test(text)) return [say('Which one? Type its words, or its number.', says)];
  const at = isRecent ? ORDINALS.findIndex((one) => one.test(text)) : -1;
  const picked = says.find((one) => labelOf(one.title) === title) ?? (isRecent && YES.test(text) ? says[0] : says[at]);
  return picked?.says.startsWith(PRESS)
    ? byLabel({ ...turn, inbound: { ...turn.inbound, text: picked.says } }, forms)
    : picked?.says;
}

/** The one person whom what is in view is about, where that is one; undefined where it is not known who is meant. */
export async function personInView({ app, viewer }: Turn, { inView }: OpenForms) {
  if (!inView || minutesBetween(inView.at, app.forms.now()) > OFFER_MINUTES) return undefined;
  const ids = new Set(
    inView.presses.flatMap(
      ({ data: { id } }) => PersonId.safeParse(id).data ?? PersonId.safeParse(id?.split('-')[0]).data ?? [],
    ),
  );
  const [id, ...others] = ids;
  return id && others.length === 0 ? (await app.directory.personFor(viewer, id))?.the : undefined;
}

/** What types this button of a card, where it has one that asks for nothing else. */
export const pressTitled = (card: unknown, title: string | RegExp): Suggestion | undefined =>
  pressesIn(card)
    .filter((one) => !one.inputs && (typeof title === 'string' ? one.title === title : title.test(one.title)))
    .map((one) => ({ title: one.title, says: `${PRESS}${one.title}` }))[0];

const labelOf = (title: string): string => withoutEnd(onOneLine(title).replace(/^open: /u, ''), '.!? ');

const askedFirst = (title: string): Outbound =>
  say(`That records something: "${title}". Shall I do it? Or press it on the card.`, [
    { title: `Yes: ${title}`, says: `${PRESS}${title}` },
  ]);

/** Asked whether to carry on with a form or to begin it again: one of the two, neither, or, when the same is typed once more, the form that is kept. */
function whichForm(text: string, says: readonly Suggestion[]): readonly Outbound[] | string | undefined {
  const anew = says.find((one) => one.says.startsWith(BEGIN_AGAIN))?.says;
  const kept = says.find((one) => !one.says.startsWith(BEGIN_AGAIN))?.says;
  if (anew === undefined || kept === undefined) return undefined;
  if (ANEW.test(text)) return anew;
  if (KEPT.test(text) || labelOf(anew.slice(BEGIN_AGAIN.length)) === labelOf(text)) return kept;
  return NEITHER.test(text)
    ? [say('Then nothing is changed, and the form is kept. Type "show the form" to carry on with it.')]
    : undefined;
}
const ANEW =
  /^(?:no,? )?(?:please )?(?:(?:begin|start|do)(?: it| that)? )?(?:again|anew|afresh|over|from (?:the )?(?:start|scratch)|new|(?:a|the) new (?:one|form)|the second(?: one)?)(?:,? please)?[.!]*$/u;
const KEPT =
  /^(?:no,? )?(?:please )?(?:(?:carry on|go on|continue|resume|keep|finish|use|open|show)(?: with)? ?)?(?:it|that|that one|(?:the|my) (?:old|first|other|same|earlier|saved)(?: one| form)?)(?:,? please)?[.!]*$/u;
const NEITHER =
  /^(?:no|nope|nah|neither|none|nothing|leave it|never mind|stop|not now)(?:,? (?:thanks|thank you))?[.!]*$/u;

const YES = /^(?:yes|yep|yeah|yup|aye|do it|do that|go ahead)(?:,? (?:please|do it|do that|thanks|that one))*[.!]*$/u;
const ORDINALS = ['first|1st|1|one', 'second|2nd|2|two', 'third|3rd|3|three', 'fourth|4th|4|four'].map(
  (words) => new RegExp(String.raw`^(?:the )?(?:number |no )?(?:${words})(?: one)?(?: please)?$`, 'u'),
);

/** "Ada's frame came": what is told is noted by a press on a record that they have. */
export async function notedOn(
  turn: Turn<Said>,
  { id }: NamedPerson,
  [before = '', after = '']: readonly string[] = [],
): Promise<readonly Outbound[] | undefined> {
  const one = turn.app.records.onesFor.find(({ told }) => before.trim() === '' && told?.says.test(after));
  const record = one?.idFor(id);
  if (one?.told === undefined || record === undefined || !(await turn.app.records.read(record))) return undefined;
  return [say(one.told.words), shown(await recordCard(turn, record))];
}

/** "Get a copy for Ada": what stands on their card, or on the one record of its kind that they have, said with their name. */
export async function byNameAndLabel(
  turn: Turn<Said>,
  { id }: NamedPerson,
  around: readonly string[] | undefined,
): Promise<readonly Outbound[] | undefined> {
  const title = bareLabel(around?.join(' ') ?? '');
  if (title === '' || title.length > LONGEST) return undefined;
  const ones = turn.app.records.onesFor.map(async (one) => {
    const record = one.idFor(id);
    return (await turn.app.records.read(record)) ? [await recordCard(turn, record)] : [];
  });
  const cards = [...(await Promise.all(ones)).flat(), await personCard(turn, id)];
  const found = cards.flatMap(pressesIn).find(({ title: label, inputs }) => !inputs && bareLabel(label) === title);
  if (!found) return undefined;
  return LOOKS.test(found.data.do) ? pressedFor(turn, found.data) : undefined;
}

/** Words that only tie the name to it are left out on both sides. */
const bareLabel = (words: string): string =>
  labelOf(words.replace(/['’]s?(?=\s|$)/gu, ' ').replace(/\b(?:for|of|the|from|about|please|plan|show|me|s)\b/giu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();

/** As if the button had been pressed, with all that is asked of a press. The card comes as a message of its own. */
async function pressedFor(turn: Turn<Said>, data: PressData): Promise<readonly Outbound[]> {
  const { delivery, from, address, receivedAt } = turn.inbound;
  const inbound: Pressed = {
    kind: 'pressed',
    delivery,
    from,
    address,
    receivedAt,
    data,
    inputs: {},
    message: undefined,
    refreshing: false,
  };
  const answer = await pressed({ ...turn, inbound, typed: true });
  return answer.map((one) => (one.kind === 'replace' ? shown(one.card) : one));
}
