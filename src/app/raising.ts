import { mayEver } from '../access/policy.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow } from '../flows/flow.ts';
import { DO_THAT } from '../forms/doubt.ts';
import { PERSON } from '../questions/context.ts';
import { minutesBetween, OFFER_MINUTES } from './offer-minutes.ts';
import type { App, Turn } from './app.ts';
import { startForm } from './form-start.ts';
import { NOT_FOR_YOUR_ROLE } from './replies.ts';
import type { Understood } from './understood.ts';

/** A worry that somebody is harmed leads into the form that takes it, with the words that told of it (R38). */

export const formIn = ({ flows }: Pick<App, 'flows'>): AnyFlow | undefined =>
  flows.find(({ takesWorry }) => takesWorry);

/** "Raise a concern" on the card that says what to do. */
export async function raise(turn: Turn): Promise<readonly Outbound[]> {
  const flow = formIn(turn.app);
  if (!flow || !mayEver(turn.viewer, flow.needs.deed, flow.needs.guarded)) return [say(NOT_FOR_YOUR_ROLE)];
  const typed = await typedBefore(turn);
  return startForm(turn, {
    flow,
    answers: typed && flow.takesWorry?.wordsOf(`${flow.takesWorry.says}: ${typed.words}`),
    openedFor: typed?.person ? { [PERSON]: typed.person } : {},
  });
}

/** What was typed that told of it, and is offered to be raised still: the button of the card raises it with the same words (R38). */
async function typedBefore({ app, viewer }: Turn) {
  const { inView } = (await app.forms.read(viewer.staff)).forms;
  const worry = formIn(app)?.takesWorry;
  if (!inView || !worry || minutesBetween(inView.at, app.forms.now()) > OFFER_MINUTES) return undefined;
  for (const suggestion of inView.says) {
    const says = suggestion.says.replace(DO_THAT, '');
    const found = says.startsWith(worry.says) ? OFFERED.exec(says.slice(worry.says.length))?.groups : undefined;
    const [words, whom] = [found?.['words'], found?.['whom']];
    if (words === undefined) continue;
    const [one, ...others] = whom === undefined ? [] : await app.directory.named(viewer, whom, 'raise');
    return { suggestion, words, person: others.length === 0 ? one?.the.id : undefined };
  }
  return undefined;
}
const OFFERED = /^(?: for (?<whom>[^\s:]+))?: (?<words>[^]+)$/u;

/** After "Worried, not now": the same is offered still. */
export async function stillOffered(turn: Turn): Promise<readonly Outbound[]> {
  const typed = await typedBefore(turn);
  return typed ? [say(WITH_THESE, [typed.suggestion])] : [];
}

/** It is raised already: its own first card says 999. */
export const isRaising = ({ app }: Pick<Turn, 'app'>, { heard, meaning, session }: Understood): boolean =>
  (heard.asked && 'sayable' in heard.asked && heard.asked.rest === '' && heard.asked.sayable.id === formIn(app)?.id) ||
  (meaning.kind === 'wanted'
    ? meaning.sayable.id === formIn(app)?.id
    : !session && formIn(app)?.takesWorry?.wordsOf(heard.text) !== undefined);

/** "Safeguarding concern: one of us borrows money off Mr Price": the words are kept, and whom it is about is filled in where one is named. */
export async function raisedOutright(
  turn: Turn<Said>,
  { meaning, session }: Understood,
): Promise<readonly Outbound[] | undefined> {
  const flow = formIn(turn.app);
  const { text } = turn.inbound;
  const answers =
    flow?.takesWorry?.wordsOf(text) ?? (meaning.kind === 'unknown' ? flow?.takesWorry?.worriedOf(text) : undefined);
  if (session || !flow || !answers || !mayEver(turn.viewer, flow.needs.deed, flow.needs.guarded)) return undefined;
  if (meaning.kind === 'command' || (meaning.kind === 'wanted' && meaning.sayable.id === flow.id)) return undefined;
  const [person, ...others] = 'whom' in meaning && !meaning.whom.near ? meaning.whom.people : [];
  const one =
    person && others.length === 0 ? await turn.app.directory.personFor(turn.viewer, person.id, 'raise') : undefined;
  return startForm(turn, { flow, answers, openedFor: one ? { [PERSON]: one.the.id } : {} });
}

/** Under what tells of a worry, or may: it is raised with these words, and whom it is about, where that is clear. */
export function raisedWithWords(turn: Turn<Said>, what: Understood): readonly Outbound[] {
  const { heard, meaning, session, instead } = what;
  const { danger } = heard;
  if (isRaising(turn, what) || (danger !== 'safeguarding' && danger !== 'unsure')) return [];
  if ((session && instead?.why !== 'worry') || meaning.kind === 'command') return [];
  const people = 'whom' in meaning ? meaning.whom.people : [];
  const about = people.length === 1 ? people[0]?.reference : undefined;
  return offerToRaise(turn, { danger, words: turn.inbound.text, for: about, before: session ? DO_THAT : '' });
}

interface Told {
  readonly danger: 'safeguarding' | 'unsure';
  readonly words: string;
  /** The reference of the person. */
  readonly for: string | undefined;
  /** Typed before all else, where a form is put aside for it. */
  readonly before: string;
}

/** A button that types these words into a concern; longer ones are to be copied. */
export function offerToRaise({ app, viewer }: Turn, told: Told): readonly Outbound[] {
  const flow = formIn(app);
  const worry = flow?.takesWorry;
  if (!worry || !mayEver(viewer, flow.needs.deed, flow.needs.guarded)) return [];
  const isShort = told.words.length <= LONGEST;
  const says = `${told.before}${worry.says}${told.for === undefined ? '' : ` for ${told.for}`}${isShort ? `: ${told.words}` : ''}`;
  const when = told.danger === 'unsure' ? 'Worried, not now? ' : '';
  return [say(`${when}${isShort ? WITH_THESE : TO_COPY}`, [{ title: worry.title, says }])];
}

const WITH_THESE = 'You can raise a concern with these words. Nothing is recorded until you have checked it.';
const TO_COPY =
  'You can raise a concern. These words are too long for a button: copy them into it. Nothing is recorded until you have checked it.';

/** In characters: a button types no more. */
const LONGEST = 300;
