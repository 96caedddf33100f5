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

/** Everything a card says, in the order in which it is read. */
export const words = (card: object): readonly string[] =>
  parts(card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

/** Known to Teams alone: neither in the schema of Adaptive Cards 1.5 nor to the renderer. */
const TEAMS_ONLY = /^Chart\./;

export const isTeamsOnly = ({ type }: Part): boolean => TEAMS_ONLY.test(type);

/** The card as clients show it that do not know what only Teams knows: each such part is what it falls back to. */
export const elsewhere = (card: object): Json => {
  const plain = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map(plain);
    if (isPart(value) && isTeamsOnly(value)) return plain(value['fallback']);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  return plain(JSON.parse(JSON.stringify(card)));
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
