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
