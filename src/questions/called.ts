import type { AboutPerson } from './context.ts';

/** What the person likes to be called, where a question names them. */
export const called = (context: AboutPerson): string => context.person?.preferredName ?? 'the person';
