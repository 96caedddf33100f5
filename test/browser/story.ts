import type { Locator, Page } from 'playwright-core';
import type { Demo } from './demo.ts';

/** What the stories play on: one demo and one page, for all of them in order. */
export interface Stage {
  readonly demo: Demo;
  readonly page: Page;
  /** Keeps a picture of an important moment, of the page or of one part of it, and gives its file. */
  readonly picture: (name: string, part?: Locator) => Promise<string>;
  /** What one story leaves for the next. */
  readonly notes: Notes;
}

export class Notes {
  #reference: string | undefined;

  /** The reference of Ada Palmer's record. Throws when the story that makes it has failed. */
  get reference(): string {
    if (this.#reference === undefined)
      throw new Error('No record was made for Ada Palmer, so there is nothing to go on with.');
    return this.#reference;
  }
  set reference(reference: string) {
    this.#reference = reference;
  }
}

/** A piece of what somebody does with the bot. Its name is a sentence; it rejects when something is not as it should be. */
export interface Story {
  readonly name: string;
  play(stage: Stage): Promise<void>;
}

/** Words typed for Ada Palmer's change. None of them may ever be read in a channel. */
export const adasChange = {
  before: 'Checked by telephone every morning',
  after: 'Checked on Mondays and Thursdays',
  why: 'She manages her tablets by herself now.',
  whyAgain: 'She manages her tablets by herself now, and asked for fewer calls.',
  views: 'Sarah worries about the evenings.',
  wellbeing: 'Ada has more control over her day.',
} as const;

/** Today, or so many days later, where the service works: as YYYY-MM-DD. */
export function day(later = 0): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  return new Date(Date.parse(`${today}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
}

/** A day in the words in which the bot writes it: `Tue 3 Nov 2026`. */
export function wordsFor(day: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatToParts(new Date(`${day}T00:00:00Z`));
  const { weekday, day: date, month, year } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${weekday} ${date} ${month?.slice(0, 3)} ${year}`;
}
