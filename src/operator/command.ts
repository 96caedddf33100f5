import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ConfigProblem, readRecordsConfig } from '../config.ts';
import { registry } from '../flows/index.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { systemClock } from '../kernel/clock.ts';
import { Day } from '../kernel/days.ts';
import { PersonId } from '../kernel/ids.ts';
import { openStore } from '../open-store.ts';
import { Administration } from '../people/administration.ts';
import { Directory } from '../people/directory.ts';
import { recordServices } from '../records/services.ts';
import { erase } from './erase.ts';
import { exportPerson } from './export.ts';
import { end, hold, release } from './holding.ts';
import type { Operator, RunResult } from './operator.ts';
import { rebuild } from './rebuild.ts';
import { checkRetain, retainNow } from './retention.ts';
import { verify } from './verify.ts';

const USAGE = `npm run --silent records -- VERB

  verify [--witness FILE]             checks every record; with a file, also against the run before
  rebuild                             writes anew what follows from each record's history
  export --subject ID [--out FOLDER]  all that is kept about one person, for review before release
  erase --subject ID --yes ID         erases one person and their records; the id twice, so that no slip does it
  retain                              erases now what is past its time (the bot does so by itself)
  hold --subject ID --why TEXT        puts a legal hold on what is kept about one person
  release --subject ID                lifts it
  end --subject ID --on YYYY-MM-DD    notes the day on which reablement ended

Ends with 0 when all is well, 1 when somebody must look, 2 when it was not understood. The settings are the bot's.
`;

/** Nobody waits in a chat: a page of a long walk, or a throttled account, may take its time. */
const PATIENCE_MS = 60_000;

const subject = PersonId;
const words = z.string().trim().min(1);
const Asked = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('verify'), witness: words.optional() }),
  z.strictObject({ verb: z.literal('rebuild') }),
  z.strictObject({ verb: z.literal('export'), subject, out: words.default('.data/exports') }),
  z.strictObject({ verb: z.literal('erase'), subject, yes: z.string().optional() }),
  z.strictObject({ verb: z.literal('retain') }),
  z.strictObject({ verb: z.literal('hold'), subject, why: words }),
  z.strictObject({ verb: z.literal('release'), subject }),
  z.strictObject({ verb: z.literal('end'), subject, on: Day }),
]);
type Asked = z.infer<typeof Asked>;

/** Undefined when it was not understood. An option too many is a slip, too. */
function understood(args: readonly string[]): Asked | undefined {
  const option = { type: 'string' } as const;
  const options = { witness: option, subject: option, out: option, yes: option, why: option, on: option };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return positionals.length === 1 ? Asked.safeParse({ ...values, verb: positionals[0] }).data : undefined;
  } catch {
    return undefined;
  }
}

function carryOut(operator: Operator, asked: Asked): RunResult {
  switch (asked.verb) {
    case 'verify':
      return verify(operator, asked.witness);
    case 'rebuild':
      return rebuild(operator);
    case 'export':
      return exportPerson(operator, asked.subject, asked.out);
    case 'erase':
      return erase(operator, asked.subject);
    case 'retain':
      return retainNow(operator);
    case 'hold':
      return hold(operator, asked.subject, asked.why);
    case 'release':
      return release(operator, asked.subject);
    case 'end':
      return end(operator, asked.subject, asked.on);
    default:
      return assertNever(asked);
  }
}

/** Does what the words after `records --` ask for, on the store that the settings name. Gives the process's exit code. */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  const asked = understood(args);
  if (!asked) {
    say(USAGE);
    return 2;
  }
  if (asked.verb === 'erase' && asked.yes !== asked.subject) {
    say('Nothing was erased. To erase this person and everything about them, repeat the id: --yes ID');
    return 2;
  }
  const config = readRecordsConfig(env);
  // Opening would make an empty store, in which all is well.
  if (config.store.kind === 'sqlite' && !existsSync(config.store.file))
    throw new ConfigProblem('SQLITE_FILE: there is no such file');
  const clock = systemClock;
  const store = await openStore(config, { clock, patienceMs: PATIENCE_MS });
  try {
    const services = recordServices({ store, clock, zone: config.zone, ...config.work });
    const { records } = registry(services, new Directory(store), new Administration(store, clock));
    checkRetain(config.retain, records);
    return (await carryOut({ services, records, retain: config.retain, say }, asked)) ? 0 : 1;
  } finally {
    await store.close();
  }
}
