/** What a card must be for phones: they leave out charts and some Tables, cut long choices, and in high contrast show no colours. */
import { isChart, parts, typeOf, without, type Json, type Part } from './parts.ts';

/** What is wrong with a card on a phone, in sentences. */
export function faultsOf(card: object): readonly string[] {
  const all = parts(card);
  const missing = all.some(isExtra) ? missingFrom(card) : [];
  return [
    ...missing.map((words) => `Only a chart, a Table or a fallback says "${words}".`),
    ...RULES.flatMap(({ words, breaks }) => (all.some(breaks) ? [words] : [])),
  ];
}

/** A phone may leave it out, or show what stands behind it instead. */
const isExtra = (part: Part): boolean =>
  isChart(part) || part.type === 'Table' || (part['fallback'] !== undefined && !part.type.startsWith('Action.'));

/** What the whole card says and a card without charts, Tables and fallbacks does not; of a chart, point by point. */
function missingFrom(card: object): readonly string[] {
  const left = without(card, (value, key) => key === 'fallback' || isChart(value) || typeOf(value) === 'Table');
  const texts = textsOf([left]).map((text) => text.toLowerCase());
  const lines = texts.flatMap((text) => text.split('\n')).map(withEachDay);
  const points = parts(card).flatMap((part) => (isChart(part) ? pointsOf(part['data']) : []));
  return [
    ...textsOf(card).filter((words) => !texts.some((text) => says(text, words))),
    ...points
      .filter((point) => !lines.some((line) => point.every((word) => says(line, word))))
      .map((point) => point.join(', ')),
  ];
}

const SHOWN = new Set(['text', 'title', 'label', 'placeholder', 'altText', 'errorMessage', 'xAxisTitle', 'yAxisTitle']);

/** Every text of a card but the figures and names in a chart, which are said together. */
const textsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'data' ? [] : typeof inner === 'string' ? (SHOWN.has(key) ? [inner] : []) : textsOf(inner),
  );
};

/** Each figure of a chart with all that names it: its row, its column, its colour in the legend. */
function pointsOf(data: Json, names: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(data)) return data.flatMap((one: Json) => pointsOf(one, names));
  if (typeof data !== 'object' || data === null) return [];
  const entries = Object.entries(data).filter(([key]) => key !== 'color');
  const own = entries.flatMap(([, value]) => (typeof value === 'object' ? [] : [String(value)]));
  const inner = entries.flatMap(([, value]) => pointsOf(value, [...names, ...own]));
  return inner.length > 0 ? inner : [[...names, ...own]];
}

const says = (line: string, word: string): boolean =>
  /^\d+$/u.test(word) ? line.split(/\D+/u).includes(word) : line.includes(word.toLowerCase());

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "Mon to Wed" says Tue, too. */
const withEachDay = (line: string): string =>
  line
    .replace('every day', DAYS.join(' '))
    .replace(/\b(\w{3}) to (\w{3})\b/u, (words, first: string, last: string) =>
      DAYS.includes(first) ? DAYS.slice(DAYS.indexOf(first), DAYS.indexOf(last) + 1).join(' ') : words,
    );

const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const TONES: readonly Json[] = ['good', 'warning', 'attention'];

const isLarge = (part: Part): boolean => parts(part).some(({ size }) => size === 'ExtraLarge');

interface Rule {
  readonly words: string;
  readonly breaks: (part: Part) => boolean;
}

const RULES: readonly Rule[] = [
  {
    words: 'Phones show no card without a version that Teams knows.',
    breaks: ({ type, version }) => type === 'AdaptiveCard' && version !== '1.5',
  },
  {
    words: 'Phones draw no Table with columns of different widths.',
    breaks: ({ type, columns }) =>
      type === 'Table' && new Set(list(columns).map((one) => JSON.stringify(one))).size > 1,
  },
  {
    words: 'Phones show no card with an input in a Table.',
    breaks: (part) => part.type === 'Table' && parts(part).some(({ type }) => type.startsWith('Input.')),
  },
  {
    words: 'iOS cuts choices of more than 36 letters.',
    breaks: ({ choices }) => textsOf(choices).some((title) => title.replaceAll('\u200b', '').length > 36),
  },
  {
    words: 'Without colours nobody sees a strip that has no border, or neither a sign nor large words.',
    breaks: (part) =>
      TONES.includes(part['style']) &&
      part.type === 'Container' &&
      !(part['showBorder'] === true && (textsOf(part).some((text) => /[⚠✓]/u.test(text)) || isLarge(part))),
  },
];
