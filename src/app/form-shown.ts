import type { Card } from '../../cards/card.ts';
import type { Button } from '../../cards/views.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { CHECK, type BoundForm } from '../forms/bound.ts';
import { drawSession, speakSession, type Scene } from '../forms/draw.ts';
import type { Ended } from '../forms/open-forms.ts';
import type { FormOutcome, Problems } from '../forms/outcome.ts';
import type { Doubt } from '../forms/repeated-message.ts';
import type { Session } from '../forms/session.ts';
import { RecordId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { sentence } from '../kernel/sentence.ts';
import { personIn } from '../questions/context.ts';
import type { Turn } from './app.ts';
import { whereWaiting } from './menu.ts';
import { HOME_BUTTON, pageCard } from './pages.ts';
import { recordCard } from './record-card.ts';
import { shown, updated } from './replies.ts';

/** In place of the card that was pressed, or as a new message after something typed. */
export const shownAs = (turn: Turn, card: Card): readonly Outbound[] =>
  turn.inbound.kind === 'pressed' ? [{ kind: 'replace', card }] : [shown(card)];

/** Where the form stands now: as the next card after a press, in words after something typed. */
export function showOutcome(
  turn: Turn,
  form: BoundForm,
  outcome: Exclude<FormOutcome, { kind: 'ready' }>,
  { doubt, isNew = false }: { readonly doubt: Doubt; readonly isNew?: boolean },
): readonly Outbound[] {
  if (outcome.kind === 'left') return showLeft(turn, form, outcome.session, outcome.how);
  const asked = outcome.kind === 'asked' ? outcome : undefined;
  const late =
    outcome.kind === 'stale' &&
    turn.inbound.kind === 'pressed' &&
    !ASKS_TO_SEE.has(turn.inbound.data.do) &&
    !turn.inbound.refreshing;
  const isSent = outcome.session.sent === outcome.session.revision;
  const scene: Scene = {
    ...sceneOf(turn, { form, session: outcome.session }, asked?.problems),
    remark: outcome.kind === 'renewed' ? RENEWED : late ? (isSent ? BEING_RECORDED : GONE_ON) : undefined,
    row: asked?.row,
  };
  const card = drawSession(scene);
  if (turn.inbound.kind === 'pressed') return shownAs(turn, card);
  const lead =
    outcome.kind === 'stale'
      ? isSent
        ? BEING_RECORDED
        : DOUBTS[doubt]
      : asked?.heard === undefined
        ? ''
        : sentence(asked.heard);
  // Whom it is about is known only now: from here on there is a card to fill in.
  if (isNew && outcome.session.message === undefined && !asked?.problems)
    return [shown(card), ...besideCard(scene, lead)];
  return [...spoken(scene, lead), ...updated(outcome.session.message, card)];
}

const ASKS_TO_SEE = new Set(['flow/resume', 'flow/undo']);

/** What was entered on an older card is not taken: say so, rather than drop it silently. */
const GONE_ON = 'This form had gone on already. What you just pressed was not taken. This is how it stands now.';

/** Pressed at once with what records it. */
const BEING_RECORDED =
  'This form is being recorded, so it was not left. If you do not see its record in a moment, press Back, and leave it then.';

/** After a new version of the form. */
const RENEWED =
  'The questions of this form have changed. What you entered is kept where it is still asked. Please go on from here.';

const DOUBTS: Readonly<Record<Doubt, string>> = {
  new: '',
  again: 'I have that already.',
  unsure:
    'I have that already, as the answer to the question before. If it is your answer to this one too, please type it again.',
};

/** The question in words, after what was understood or what does not fit. */
export function spoken(scene: Scene, lead: string): readonly Outbound[] {
  const problem = Object.values(scene.problems ?? {})[0];
  if (problem) return [say(problem.words, problem.suggestions ?? speakSession(scene).at(-1)?.suggestions)];
  const [first, ...others] = speakSession(scene);
  if (!first) return [];
  const words = lead === '' ? first.text : `${lead}\n\n${first.text}`;
  return [say(words, first.suggestions), ...others.map(({ text, suggestions }) => say(text, suggestions))];
}

/** Under a card that is shown anew: at the check all of it stands there, and is not said twice. */
export function besideCard(scene: Scene, lead: string): readonly Outbound[] {
  if (scene.session.step !== CHECK) return spoken(scene, lead);
  const last = speakSession(scene).at(-1);
  return last ? [say([lead, CHECK_CARD, last.text].filter(Boolean).join('\n\n'), last.suggestions)] : [];
}
const CHECK_CARD = 'Please check the card. Nothing is recorded yet.';

function showLeft(turn: Turn, form: BoundForm, session: Session, how: 'saved' | 'cancelled'): readonly Outbound[] {
  const found = `You will find "${form.title}" ${whereWaiting(turn.app)}, here and on your other devices.`;
  const resume: Button = { title: 'Carry on now', press: { do: 'flow/resume', id: session.id }, tone: 'main' };
  const card =
    how === 'saved'
      ? pageCard(
          'Saved for later',
          [
            `Nothing is recorded yet. ${found}`,
            ...listed(session.doubted && `Not kept in it yet: "${session.doubted}".`),
          ],
          [resume, HOME_BUTTON],
        )
      : cancelledCard('Cancelled', session.id);
  return [...shownAs(turn, card), ...updated(session.message, card)];
}

/** A press on the wrong button must not cost what somebody typed in a hallway. */
export const cancelledCard = (title: string, id: Session['id']): Card =>
  pageCard(title, ['Nothing was recorded.'], [{ title: 'Bring it back', press: { do: 'flow/undo', id } }, HOME_BUTTON]);

/** Which form was cancelled last, and that it can be opened again as it was. */
export async function cancelledLast({ app, viewer }: Turn, { id, session }: Ended): Promise<Card> {
  const title = app.flows.find((flow) => flow.id === session?.flow)?.title ?? 'A form';
  const about = session && personIn(session);
  const person = about && (await app.directory.personFor(viewer, about));
  return pageCard(
    'Cancelled',
    [
      `You cancelled "${title}"${person ? ` for ${person.the.name}` : ''}. Nothing of it was recorded. It can be opened again as it was.`,
    ],
    [{ title: 'Bring it back', press: { do: 'flow/undo', id }, tone: 'main' }, HOME_BUTTON],
  );
}

/** An old card of a form that is over says what became of it. */
export async function showEnded(turn: Turn, ended: Ended | undefined): Promise<readonly Outbound[]> {
  return shownAs(turn, await endedCard(turn, ended));
}

async function endedCard(turn: Turn, ended: Ended | undefined): Promise<Card> {
  const record = RecordId.safeParse(ended?.record);
  if (record.success) return recordCard(turn, record.data, 'This form has been recorded.');
  if (ended?.how === 'recorded') return pageCard('This form is finished', ['What you entered has been saved.']);
  if (ended?.session) return cancelledCard('This form was cancelled', ended.id);
  if (ended) return pageCard('This form was cancelled', ['Nothing was recorded.']);
  return pageCard('This form is no longer open', [
    'It may have been finished somewhere else, or it is too old. You can start again from the home page.',
  ]);
}

export const sceneOf = (
  turn: Turn,
  { form, session }: Pick<Scene, 'form' | 'session'>,
  problems?: Problems,
): Scene => ({ form, session, problems, owner: turn.staff.teamsId });
