import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { authorityLeft } from './authority-left.ts';

/** What staff are sent because a circle has changed. */

export const AUTHORITY_LEFT = 'authority-left';
export const JOINED = 'circle-joined';
export const LEFT = 'circle-left';
/** With how many they left at once. */
export const LEFT_MANY = 'circle-left-many-';
export const LOOK_AGAIN = 'look-again-reminder';
export const DECIDED = 'hold-back-noted';
export const LIFTED = 'hold-back-lifted';
export const CAME = 'team-joined';
export const WENT = 'team-left';

/** Whoever may not see the person, or no longer may, reads no name. */
export function plainNotice(what: string, person: VisiblePerson['the'] | undefined): Card | undefined {
  const home = { title: 'Home', press: { do: 'home/show' } };
  // Whoever may not know of it any more sees no such person.
  const ofHeldBack = (title: string, words: string, ...more: readonly Button[]): Card | undefined =>
    person &&
    drawPage({
      title,
      paragraphs: [`${person.name} · ${person.reference}`, words],
      buttons: [
        { title: 'Look at it', press: { do: 'flow/start', id: person.id, x: 'held-back' }, tone: 'main' },
        ...more,
        home,
      ],
    });
  if (what === LOOK_AGAIN)
    return ofHeldBack('Look again at who may not be told', 'Decide whether it stays so, or they may be told again.');
  if (what === LIFTED)
    return ofHeldBack(
      'Somebody may be told again',
      'You decided, or noted, that somebody may not be told about them. A colleague has lifted that.',
    );
  if (what === DECIDED)
    return ofHeldBack(
      'Noted for you',
      'A colleague noted that you decided who may not be told about them. If you did not, say so.',
      ...(person
        ? [{ title: 'That is not right', press: { do: 'flow/start', id: person.id, x: 'held-back.not-mine' } } as const]
        : []),
    );
  if (what === AUTHORITY_LEFT) return person && authorityLeft(person);
  if (what === CAME || what === WENT)
    return drawPage({
      title: what === CAME ? 'Somebody has moved to your team' : 'Somebody has moved to another team',
      paragraphs: [
        ...(person ? [`${person.name} · ${person.reference}`] : []),
        what === CAME
          ? 'What waits in their records waits for your team now.'
          : `What waited for your team in their records waits for the other team now.${person ? '' : ' You do not see them or their records any more.'}`,
      ],
      buttons: listed<Button>(
        person && { title: 'Open', press: { do: 'person/forms', id: person.id } },
        what === CAME && { title: 'What is open', press: { do: 'page/show', x: 'board' } },
        home,
      ),
    });
  if (what.startsWith(LEFT_MANY))
    return drawPage({
      title: 'You are no longer in some plans',
      paragraphs: [
        `You have no role in the team any more, so you are no longer in the plans of ${what.slice(LEFT_MANY.length)} people. If that is not right, please ask your coordinator.`,
      ],
      buttons: [home],
    });
  if (what !== JOINED && what !== LEFT) return undefined;
  const open = person && { title: 'Open', press: { do: 'person/forms', id: person.id } };
  const whose = person ? `the plan of ${person.name}` : 'the plan of somebody';
  return drawPage({
    title: what === JOINED ? 'You are in a plan' : 'You are no longer in a plan',
    paragraphs: [
      what === JOINED
        ? `You are in ${whose} now. I will tell you when something changes.`
        : `You are no longer in ${whose}. ${person ? '' : 'You do not see them or their records any more. '}If that is not right, please ask your coordinator.`,
    ],
    buttons: open ? [open, home] : [home],
  });
}
