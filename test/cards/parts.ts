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

/** A card as it goes over the wire, without the elements and properties of which this is so. */
export const without = (card: object, isLeftOut: (value: Json, key: string) => boolean): Json =>
  JSON.parse(JSON.stringify(card), (key: string, value: Json) =>
    isList(value) ? value.filter((one) => !isLeftOut(one, key)) : isLeftOut(value, key) ? undefined : value,
  );

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const isChart = (value: Json): boolean => typeOf(value).startsWith('Chart.');

export const typeOf = (value: Json): string =>
  typeof value === 'object' && value !== null && !isList(value) && typeof value['type'] === 'string'
    ? value['type']
    : '';

/** Everything a card says, in the order in which it is read. */
export const wordsOf = (card: object): string[] =>
  parts(card).flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []));
