/** What goes into the fields of any card, by nothing but what stands on it: a new flow is answered by itself. */

interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly max: number;
  readonly min: number;
  readonly many: boolean;
  readonly options: readonly Option[];
}

interface Option {
  readonly value: string;
  readonly title: string;
}

export function inputsOf(card: unknown): Input[] {
  if (Array.isArray(card)) return card.flatMap(inputsOf);
  if (typeof card !== 'object' || card === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(card));
  const [type, id, choices] = [fields.get('type'), fields.get('id'), fields.get('choices')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    const options = (Array.isArray(choices) ? choices : []).flatMap((choice: unknown) =>
      typeof choice === 'object' && choice !== null && 'value' in choice && 'title' in choice
        ? [{ value: String(choice.value), title: String(choice.title) }]
        : [],
    );
    const [label, max, min] = [fields.get('label'), fields.get('maxLength'), fields.get('min')];
    const many = fields.get('isMultiSelect') === true;
    return [{ id, type, label: String(label), max: Number(max ?? 100), min: Number(min ?? 0), many, options }];
  }
  return [...fields.values()].flatMap(inputsOf);
}

/**
 * What goes into the fields: a text with a number behind it, since no two answers should be the same; the choice at this place among the
 * options, as far as there are so many, or all of several when it is the first; a day.
 */
export interface Filling {
  readonly text: string;
  readonly choose: number;
  /** An option that reads like this is chosen wherever there is one. */
  readonly prefer?: RegExp | undefined;
  readonly day: string;
}

let texts = 0;
export const numbered = (text: string, max = 100): string => {
  // No number by itself: a test looks for what a formula would come to.
  const number = ` n${++texts}`;
  return `${text.slice(0, max - number.length)}${number}`;
};
/** A number whose last digit is right, and that nobody else has: no two people have one (R24). */
export function nhsNumber(): string {
  for (;;) {
    const nine = String(900_000_000 + ++numbers);
    const sum = nine.split('').reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const last = (11 - (sum % 11)) % 11;
    if (last < 10) return `${nine}${last}`;
  }
}
let numbers = 0;
/** A number that nobody has: Ofcom keeps it for stories. */
export const TELEPHONE = '07700 900123';
/** A line says who it is and what they are, and has no other comma or bracket in it. */
export const CIRCLE = /Who is around them|Who joins their circle/u;
/** Who joins is no carer, or nobody asks for one any more. */
export const memberLine = (text: string, asked: string): string =>
  `${numbered(text.replace(/[\r\n;,()]+/gu, ' '), SHORT)}, ${asked.includes('joins') ? 'district nurse' : 'carer'}`;
const SHORT = 40;

/** Another each time: nobody is at two visits at once. */
export const anyTime = (): string =>
  `${String(6 + (texts % 16)).padStart(2, '0')}:${String((texts * 7) % 60).padStart(2, '0')}`;

/** `again`: how often this card has come back because something on it was refused; another choice is made each time. */
export const valueFor = (input: Input, filling: Filling, again: number): string => {
  const { type, label, max, min } = input;
  const { text, day } = filling;
  if (label.includes('NHS number')) return nhsNumber();
  if (label.startsWith('Telephone number')) return TELEPHONE;
  if (CIRCLE.test(label)) return memberLine(text, label);
  // A name like one that is known is asked about first: nobody else here has these.
  if (label.startsWith('Who is the carer?')) return 'Wilma Quist';
  if (label.startsWith('What is the carer’s name?')) return 'Dagmar Yilmaz';
  switch (type) {
    case 'Input.ChoiceSet':
      return choiceFor(input, filling, again);
    case 'Input.Date':
      return day;
    case 'Input.Time':
      return anyTime();
    case 'Input.Number':
      return String(min);
    default:
      return numbered(text, max);
  }
};

function choiceFor({ many, options }: Input, { choose, prefer }: Filling, again: number): string {
  const preferred = prefer && options.find(({ title }) => prefer.test(title));
  if (preferred && again === 0) return preferred.value;
  if (many && choose + again === 0) return options.map(({ value }) => value).join(',');
  return options[(Math.min(choose, options.length - 1) + again) % options.length]?.value ?? '';
}
