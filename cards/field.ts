/** One question of a form, drawn as help, what is wrong with it, and the input. */
import type {
  IChoice,
  IChoiceSetInput,
  IContainer,
  IDateInput,
  INumberInput,
  ITextInput,
  ITimeInput,
} from '@microsoft/teams.cards';
import { given, shown, type Element } from './card.ts';
import { cut } from './fitted.ts';
import { bold, paragraph, subtle, under, withoutMarkdown } from './text.ts';
import { box, signed } from './tone.ts';
import type { Field, Option } from './views.ts';

type Input = ITextInput | IChoiceSetInput | IDateInput | ITimeInput | INumberInput;
type Of<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;
type Choosing = Of<'choice' | 'choices'>;

/**
 * A question, its help and what is wrong, in this order, above the input, where phone keyboards do not hide them. A phone
 * cuts long choices, so those stand in full above, below the question that they answer.
 *
 * Never `isRequired`: a client would refuse every press, so that Back and Save for later would lose a half-filled
 * step. The server says what is missing.
 */
export function drawField(field: Field): IContainer {
  const items = shown(['options' in field && inFull(field), { ...drawInput(field), spacing: 'Small' }]);
  return { ...(field.error ? box(items, 'attention') : { type: 'Container', items }), spacing: 'Large' };
}

function drawInput(field: Field): Input {
  switch (field.kind) {
    case 'text':
      return drawText(field);
    case 'choice':
      return field.show === 'few' ? drawBoxes(field, false) : drawChoice(field);
    case 'choices':
      return drawBoxes(field, true);
    case 'date':
      return drawDate(field);
    case 'time':
      return given<ITimeInput>({ type: 'Input.Time', ...common(field, 'Give a time on the clock.') });
    case 'number':
      return drawNumber(field);
  }
}

const asked = ({ label, optional }: Pick<Field, 'label' | 'optional'>): string =>
  optional === true ? `${label} (optional)` : label;

/** Names that a press uses: what was entered arrives beside them, in one object. */
const taken = new Set(['do', 'id', 'rev', 'x']);

/** What every input has; `otherwise` is said by the client when it refuses what was entered by itself. */
function common({ id, label, optional, help, value, error }: Field, otherwise: string) {
  if (taken.has(id)) throw new Error(`A field cannot be called "${id}": presses use that name.`);
  return {
    id,
    // Help and what is wrong are parts of the label: that is what screen readers say at the input.
    label: [asked({ label, optional }), ...(help?.split('\n') ?? []), ...(error ? [signed(error, 'attention')] : [])]
      .map(withoutMarkdown)
      .join('\n'),
    errorMessage: withoutMarkdown(error ?? otherwise),
    value: value === '' ? undefined : value,
  };
}

const drawText = (field: Of<'text'>): ITextInput =>
  given<ITextInput>({
    type: 'Input.Text',
    ...common(field, `Use at most ${field.max} characters.`),
    maxLength: field.max,
    placeholder: field.example,
    isMultiline: field.lines === 'many',
  });

/**
 * A list that opens. The adaptivecards renderer shows the value of a searchable one, an opaque id, instead of its title: once chosen, a
 * plain list is shown.
 */
const drawChoice = (field: Of<'choice'>): IChoiceSetInput =>
  given<IChoiceSetInput>({
    type: 'Input.ChoiceSet',
    ...common(field, 'Choose from the list.'),
    choices: choicesOf(field),
    ...(field.value || field.show === 'list'
      ? { style: 'compact', placeholder: 'Choose one' }
      : { style: 'filtered', placeholder: 'Type to search' }),
  });

/** All options in view. */
const drawBoxes = (field: Choosing, several: boolean): IChoiceSetInput =>
  given<IChoiceSetInput>({
    type: 'Input.ChoiceSet',
    ...common(field, 'Choose from the list.'),
    style: 'expanded',
    isMultiSelect: several,
    wrap: true,
    choices: choicesOf(field),
  });

/** As much of a choice as a phone shows on its line. iOS cuts what is longer, `wrap` or not (AdaptiveCards#6892, msteams-docs#14348). */
const MOST_LETTERS = 36;

/** Cut before a bracket that would stay open, unless little were left. */
const shortened = (title: string): string =>
  title.length <= MOST_LETTERS ? title : cut(title, MOST_LETTERS).replace(/(?<=.{12})\s{0,3}\([^)]{0,36}…$/u, '…');

const fits = ({ title }: Pick<Option, 'title'>): boolean => title.length <= MOST_LETTERS;

const withoutBrackets = (title: string): string => title.replace(/ \([^()]*\)$/u, '');

/** What is too long loses what stands in brackets at its end, unless another reads the same then. */
function shortTitles({ options }: Choosing): readonly Option[] {
  const bare = options.map(({ title }) => withoutBrackets(title));
  return options.map(({ title, value }, index) => {
    const short = bare[index] ?? title;
    const isOnly = bare.indexOf(short) === bare.lastIndexOf(short);
    return { title: title.length > MOST_LETTERS && isOnly ? short : title, value };
  });
}

/** Where one of them is still long, each has its number, by which it can be chosen when typing, too. */
function numbered(field: Choosing): readonly Option[] {
  const short = shortTitles(field);
  return short.every(fits)
    ? short
    : field.options.map(({ title, value }, index) => ({ title: `${index + 1}. ${title}`, value }));
}

/** Titles in view are read as Markdown, those of a list are not on the clients we know: neither may turn into anything. */
const choicesOf = (field: Choosing): IChoice[] =>
  numbered(field).map(({ title, value }) => ({ title: withoutMarkdown(shortened(title)), value }));

/**
 * All choices in view when one of them is cut; of a list that opens, and may be long, only those that are. The question stands before them,
 * or else they would read as a list that belongs to what is above.
 */
function inFull(field: Choosing): readonly Element[] {
  if (shortTitles(field).every(fits)) return [];
  const choices = numbered(field);
  const inView = field.kind === 'choices' || field.show === 'few';
  const titles = choices.flatMap(({ title }) => (inView || shortened(title) !== title ? [title] : []));
  return [paragraph(asked(field), bold), under('The choices in full:', subtle), under(titles.join('\n'))];
}

function drawDate(field: Of<'date'>): IDateInput {
  const { earliest, latest, value } = field;
  // A client refuses every press while a date is out of its limits, Back included. A date that is already known to be
  // wrong must not do that.
  const tooEarly = earliest !== undefined && value !== undefined && value < earliest;
  const tooLate = latest !== undefined && value !== undefined && value > latest;
  return given<IDateInput>({
    type: 'Input.Date',
    ...common(field, 'Choose one of the days that the calendar offers.'),
    min: tooEarly ? undefined : earliest,
    max: tooLate ? undefined : latest,
  });
}

/** As with dates, a limit that is already broken must not keep anybody from going back. */
function drawNumber(field: Of<'number'>): INumberInput {
  const { min, max } = field;
  const { value, ...rest } = common(field, `Give a whole number from ${min} to ${max}.`);
  const number = value === undefined || !/^\d{1,6}$/u.test(value) ? undefined : Number(value);
  const breaks = number !== undefined && (number < min || number > max);
  const limits = breaks ? {} : { min, max };
  return given<INumberInput>({ type: 'Input.Number', ...rest, value: number, ...limits });
}
