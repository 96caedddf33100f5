import type { IContainer } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import type { Card } from './card.ts';
import { frame } from './frame.ts';
import { bold, heading, line, paragraph, type Part, subtle } from './text.ts';
import { mark } from './tone.ts';
import type { ListView } from './views.ts';

type Group = ListView['groups'][number];
type Item = Group['items'][number];

/**
 * Things to open, in groups, each by touching its line. About 15 fit one card (S43): whoever fills the view splits a
 * longer list.
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawList(view: ListView): Card {
  return frame(
    [
      heading(view.title, 'page'),
      ...(view.intro === undefined ? [] : [paragraph(view.intro, {}, { spacing: 'Small' })]),
      ...view.groups.flatMap(drawGroup),
    ],
    view,
  );
}

function drawGroup(group: Group): Part[] {
  const none = paragraph(group.empty ?? 'Nothing here.', subtle, { spacing: 'Small' });
  return [
    heading(group.title, 'section', { spacing: 'Large' }),
    ...(group.items.length === 0 ? [none] : group.items.map(drawItem)),
  ];
}

function drawItem(item: Item): IContainer {
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    selectAction: drawTouch(item.press, `Open: ${item.title}`),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          {
            type: 'Column',
            width: 'stretch',
            items: [
              paragraph(item.title, bold),
              paragraph(item.detail, {}, { spacing: 'None' }),
              ...(item.mark === undefined ? [] : [line([mark(item.mark.words, item.mark.tone)], { spacing: 'None' })]),
            ],
          },
          {
            type: 'Column',
            width: 'auto',
            verticalContentAlignment: 'Center',
            items: [paragraph('Open ›', { ...bold, color: 'Accent' })],
          },
        ],
      },
    ],
  };
}
