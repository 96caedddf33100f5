export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
export type Part = { readonly type: string } & { readonly [key: string]: Json };

/** Every object in a card that has a type: elements, runs, inputs, actions, at any depth. */
export function parts(card: object): readonly Part[] {
  const found: Part[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isPart(value)) found.push(value);
    Object.values(value).forEach(walk);
  };
  walk(card);
  return found;
}

const isPart = (value: object): value is Part => 'type' in value && typeof value.type === 'string';

/** A card as clients show it that cannot draw charts: each is replaced by its fallback. Throws when one has none. */
export const withoutCharts = (card: object): Json => replaced(JSON.parse(JSON.stringify(card)));

function replaced(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(replaced);
  if (!isChart(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  if (typeof value['fallback'] !== 'object') throw new Error('A chart without a fallback');
  return replaced(value['fallback']);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const isChart = ({ type }: { readonly type?: Json }): boolean =>
  typeof type === 'string' && type.startsWith('Chart.');

/** Everything a card says, in the order in which it is read. */
export const wordsOf = (card: object): string[] =>
  parts(card).flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []));
