import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inbound } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayOf, wordsForDay } from '../kernel/days.ts';

const A_DAY = 24 * 60 * 60 * 1_000;
const MOST_DAYS = 3_650;

/** The demo's own time: days can be let pass, to see what is reminded of, what ends and what begins. They stay passed when it starts again. */
export class DemoClock implements Clock {
  readonly #file: string;
  #days: number;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'days-ahead');
    this.#days = daysIn(this.#file);
  }

  now(): Date {
    return new Date(Date.now() + this.#days * A_DAY);
  }

  elapsed(): number {
    return performance.now();
  }

  pass(days: number): void {
    this.#days = Math.min(this.#days + days, MOST_DAYS);
    writeFileSync(this.#file, String(this.#days));
  }
}

function daysIn(file: string): number {
  try {
    const days = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(days) && days >= 0 && days <= MOST_DAYS ? days : 0;
  } catch {
    return 0;
  }
}

type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;

const LATER = /^\s*(?<days>a|one|\d{1,3}) days? later[.!]?\s*$/iu;

/** In the demo "3 days later" lets them pass: what falls due in them is sent within seconds. */
export const lettingDaysPass =
  (clock: DemoClock, zone: string, handle: Handle): Handle =>
  async (inbound) => {
    const isTyped = inbound.kind === 'said' && inbound.address.kind === 'personal';
    const days = isTyped ? LATER.exec(inbound.text)?.groups?.['days'] : undefined;
    if (days === undefined) return handle(inbound);
    clock.pass(Number(days) || 1);
    return [say(`In this demo it is now ${wordsForDay(dayOf(clock.now(), zone))}.`)];
  };
