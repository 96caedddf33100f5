import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { authorityWords, mayAct } from '../../people/authority.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { leftWords } from '../../people/leaving.ts';

/** R45: those who lead the team hear that somebody who may act for the person by law was taken out of the circle, and why. */
export function authorityLeft({ id, name, reference, past = [] }: VisiblePerson['the']): Card {
  const gone = past.filter(mayAct).slice(-MOST_SHOWN);
  return drawPage({
    title: 'Somebody who may decide is no longer in a circle',
    paragraphs: [
      `${name} · ${reference}`,
      'Please see who decides now where the person cannot, and that the records say so.',
    ],
    list: gone.map((one) => ({
      title: one.name,
      detail: `${(one.authority ?? []).map((each) => authorityWords[each]).join(', ')} · since ${wordsForDay(one.left.on)} · ${leftWords(one.left)}`,
    })),
    buttons: [
      { title: 'Circle', press: { do: 'page/show', id, x: 'person-circle' } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });
}
const MOST_SHOWN = 3;
