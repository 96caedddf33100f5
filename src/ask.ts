import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SqliteStore } from './adapters/sqlite/sqlite-store.ts';
import { vocabularyIn } from './app/understood.ts';
import { registry } from './flows/index.ts';
import { meaningOf, NOBODY, type Found } from './guidance/meaning.ts';
import { systemClock } from './kernel/clock.ts';
import { dayOf } from './kernel/days.ts';
import { PersonId } from './kernel/ids.ts';
import { Administration } from './people/administration.ts';
import { Directory } from './people/directory.ts';
import { recordServices } from './records/services.ts';

/**
 * `npm run --silent ask -- "text"`: what the bot makes of a text, as one line of JSON; `--file F` reads a text a line. It knows nobody: a
 * name by itself is unknown, and whoever stands beside something that is asked for or was seen is taken to be a person who is known.
 */

const zone = 'Europe/London';
const store = new SqliteStore(':memory:', systemClock);
const directory = new Directory(store);
const services = recordServices({ store, clock: systemClock, zone, remindAfter: 1, untoldAfter: 1 }, directory);
const vocabulary = vocabularyIn(registry(services, directory, new Administration(store, systemClock)));

const SOMEBODY: Found = { people: [{ id: PersonId.parse('somebody'), name: '', reference: '' }], near: false };

function asked(text: string) {
  const heard = vocabulary.hear(text, dayOf(systemClock.now(), zone));
  const meaning = meaningOf(heard, {
    form: undefined,
    named: (name) => (name.text === text ? NOBODY : SOMEBODY),
    records: [],
    near: vocabulary.near,
  });
  const isWorry = meaning.kind === 'command' && meaning.command === 'safeguarding';
  const isHeard = heard.danger !== 'none' && heard.danger !== 'unsure';
  const danger = isHeard ? heard.danger : isWorry ? 'safeguarding' : 'none';
  const flow = meaning.kind === 'wanted' ? meaning.sayable.id : null;
  const outcome = danger !== 'none' ? 'danger' : flow === null ? 'not-covered' : 'flow';
  return { danger, flow, outcome, topics: [], answer: '', sources: [] };
}

const { values, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true });
const texts =
  values.file === undefined
    ? [positionals.join(' ')]
    : readFileSync(values.file, 'utf8')
        .replace(/\r?\n$/u, '')
        .split(/\r?\n/u);
process.stdout.write(texts.map((text) => `${JSON.stringify(asked(text.trim()))}\n`).join(''));
