import { destination, pino, type DestinationStream } from 'pino';
import { z } from 'zod';
import type { Log, LogFields } from '../../kernel/log.ts';

const Line = z.looseObject({ level: z.number(), time: z.number(), event: z.string() });

/** For a person at a terminal: time, event and fields on one line. */
const forPeople: DestinationStream = {
  write(text) {
    const { level, time, event, ...fields } = Line.parse(JSON.parse(text));
    const rest = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    const sign = level >= 50 ? 'ERROR ' : level >= 40 ? 'warning ' : '';
    process.stdout.write(`${[new Date(time).toLocaleTimeString('en-GB'), `${sign}${event}`, ...rest].join(' ')}\n`);
  },
};

/** Lines wait a tenth of a second for others: a write for each costs more than all else about them. None waits when the process ends. */
const manyAtOnce = (): DestinationStream => destination({ minLength: 8_192, periodicFlush: 100, sync: false });

/** One line for each event: JSON, or words when somebody watches. `base` is none: it would name the machine. */
export function createLog(level: string): Log {
  const options = { level, base: null };
  const lines = pino(options, process.stdout.isTTY ? forPeople : manyAtOnce());
  const entry = (event: string, fields?: LogFields) => ({ event, ...fields });
  return {
    info: (event, fields) => lines.info(entry(event, fields)),
    warn: (event, fields) => lines.warn(entry(event, fields)),
    error: (event, fields) => lines.error(entry(event, fields)),
  };
}
