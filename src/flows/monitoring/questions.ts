import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { startsOnAsked } from '../../questions/starts-on.ts';
import { Direction } from './facts.ts';

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose monitoring is changing?' });

const more = {
  key: 'direction',
  short: 'More or less',
  label: 'Is there to be more or less monitoring?',
  schema: Direction,
  options: [
    { value: 'increase', title: 'More', also: ['up', 'increase', 'going up', 'higher'] },
    { value: 'reduce', title: 'Less', also: ['down', 'reduce', 'fewer', 'going down', 'lower', 'decrease'] },
    { value: 'other', title: 'A different way', also: ['other', 'different', 'neither', 'another way'] },
  ],
} satisfies Parameters<typeof choice<typeof Direction, unknown>>[0];

export const direction = choice(more);

/** Left empty, it follows from how it is and how it will be. */
export const directionIfSaid = choice({ ...more, optional: true });

export const from = text({
  key: 'from',
  short: 'Before',
  label: 'How is it now?',
  example: 'For example: a call every morning',
  max: 500,
});

export const to = text({
  key: 'to',
  short: 'After',
  label: 'How will it be?',
  example: 'For example: a call on Mondays',
  max: 500,
});

export const startsOn = startsOnAsked('From when?');

export const rationale = ownWords({
  key: 'rationale',
  short: 'Why',
  label: 'Why is it changing?',
  example: 'What was seen or said',
  max: 2000,
  lines: 'many',
});
