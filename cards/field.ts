/** One question of a form, drawn as help, what is wrong with it, and the input. */
import type {
  IChoiceSetInput,
  IContainer,
  IDateInput,
  INumberInput,
  ITextInput,
  ITimeInput,
} from '@microsoft/teams.cards';
import { line, paragraph, subtle, withoutMarkdown } from './text.ts';
import { mark } from './tone.ts';
import type { Field } from './views.ts';

type Input = ITextInput | IChoiceSetInput | IDateInput | ITimeInput | INumberInput;
type Of<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/**
 * A question with its help and error above the input, where screen readers and phone keyboards do not hide them.
 *
 * Never `isRequired`: a client would refuse every press, so that Back and Save for later would lose a half-filled
 * step. The server says what is missing.
 */
export function drawField(field: Field): IContainer {
  return {
    type: 'Container',
    spacing: 'Large',
    items: [
      ...(field.help === undefined ? [] : [paragraph(field.help, subtle)]),
      ...(field.error === undefined ? [] : [line([mark(field.error, 'attention')], { spacing: 'Small' })]),
      { ...drawInput(field), spacing: 'Small' },
    ],
  };
}

function drawInput(field: Field): Input {
  switch (field.kind) {
    case 'text':
      return drawText(field);
    case 'choice':
      return drawChoice(field);
    case 'choices':
      return drawBoxes(field, true);
    case 'date':
      return drawDate(field);
    case 'time':
      return { type: 'Input.Time', ...common(field, 'Give a time on the clock.') };
    case 'number':
      return drawNumber(field);
  }
}

/** Names that a press uses: what was entered arrives beside them, in one object. */
const taken = new Set(['do', 'id', 'rev', 'x']);

/** What every input has; `otherwise` is said by the client when it refuses what was entered by itself. */
function common(field: Field, otherwise: string): { id: string; label: string; errorMessage: string; value?: string } {
  if (taken.has(field.id)) throw new Error(`A field cannot be called "${field.id}": presses use that name.`);
  return {
    id: field.id,
    label: field.optional === true ? `${field.label} (optional)` : field.label,
    errorMessage: field.error ?? otherwise,
    ...(field.value === undefined || field.value === '' ? {} : { value: field.value }),
  };
}

function drawText(field: Of<'text'>): ITextInput {
  return {
    type: 'Input.Text',
    ...common(field, `Use at most ${field.max} characters.`),
    maxLength: field.max,
    ...(field.example === undefined ? {} : { placeholder: field.example }),
    ...(field.lines === 'many' ? { isMultiline: true } : {}),
  };
}

function drawChoice(field: Of<'choice'>): IChoiceSetInput {
  if (field.show === 'few') return drawBoxes(field, false);
  const input = {
    type: 'Input.ChoiceSet',
    ...common(field, 'Choose from the list.'),
    choices: choicesOf(field),
  } as const satisfies IChoiceSetInput;
  // The adaptivecards renderer shows the value of a searchable list, an opaque id, instead of its title: once chosen,
  // a plain list is shown.
  return input.value === undefined
    ? { ...input, style: 'filtered', placeholder: 'Type to search' }
    : { ...input, style: 'compact', placeholder: 'Choose one' };
}

/** Titles in view are read as Markdown, those of a list are not on the clients we know: neither may turn into anything. */
const choicesOf = ({ options }: Of<'choice' | 'choices'>) =>
  options.map(({ title, value }) => ({ title: withoutMarkdown(title), value }));

/** All options in view. */
function drawBoxes(field: Of<'choice' | 'choices'>, several: boolean): IChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    ...common(field, 'Choose from the list.'),
    style: 'expanded',
    isMultiSelect: several,
    wrap: true,
    choices: choicesOf(field),
  };
}

function drawDate(field: Of<'date'>): IDateInput {
  const { earliest, latest, value } = field;
  // A client refuses every press while a date is out of its limits, Back included. A date that is already known to be
  // wrong must not do that.
  const tooEarly = earliest !== undefined && value !== undefined && value < earliest;
  const tooLate = latest !== undefined && value !== undefined && value > latest;
  return {
    type: 'Input.Date',
    ...common(field, 'Choose one of the days that the calendar offers.'),
    ...(earliest === undefined || tooEarly ? {} : { min: earliest }),
    ...(latest === undefined || tooLate ? {} : { max: latest }),
  };
}

/** As with dates, a limit that is already broken must not keep anybody from going back. */
function drawNumber(field: Of<'number'>): INumberInput {
  const { value, ...rest } = common(field, `Give a whole number from ${field.min} to ${field.max}.`);
  const number = value === undefined || !/^\d{1,6}$/u.test(value) ? undefined : Number(value);
  const breaks = number !== undefined && (number < field.min || number > field.max);
  return {
    type: 'Input.Number',
    ...rest,
    ...(number === undefined ? {} : { value: number }),
    ...(breaks ? {} : { min: field.min, max: field.max }),
  };
}
