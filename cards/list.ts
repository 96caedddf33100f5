import type { IContainer } from '@microsoft/teams.cards';
import { drawButton, drawTouch } from './button.ts';
import { shown, type Card, type Element } from './card.ts';
import { drawField } from './field.ts';
import { frame } from './frame.ts';
import { bold, ends, heading, line, paragraph, section, subtle, under } from './text.ts';
import { box, drawFlags, mark } from './tone.ts';
import { wayLook } from './touchable.ts';
import type { ListView } from './views.ts';

type Group = ListView['groups'][number];

/**
 * Things to open, in groups, each by touching its line. About 15 fit one card (S43): its maker splits a
 * longer list.
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export const drawList = (view: ListView): Card =>
  frame(
    [
      heading(view.title, 'page'),
      view.news && drawFlags([view.news]),
      paragraphsOf(view.intro),
      view.groups.flatMap(drawGroup),
    ],
    view,
  );

const paragraphsOf = (intro: ListView['intro'] = []): Element[] =>
  [intro].flat().map((words) => paragraph(words, {}, { spacing: 'Small' }));

const drawGroup = ({ title, items, empty = 'Nothing here.' }: Group): Element[] => [
  section(title),
  ...(items.length === 0 ? [paragraph(empty, subtle, { spacing: 'Small' })] : items.map(drawItem)),
];

function drawItem({ title, detail, mark: flag, press, field, buttons }: Group['items'][number]): IContainer {
  const words = shown([
    paragraph(title, bold),
    under(detail),
    flag && line([mark(flag.words, flag.tone)], { spacing: 'None' }),
  ]);
  if (buttons)
    return box([
      ...words,
      ...shown([field && drawField(field)]),
      { type: 'ActionSet', actions: buttons.map(drawButton) },
    ]);
  if (!press) return box(words);
  return {
    selectAction: drawTouch(press, `Open: ${title}`),
    ...box([ends(words, paragraph('Open ›', wayLook), 'Center')]),
  };
}
