import { against } from './against.ts';
import { listening } from './danger.ts';
import { AT_ONCE } from './load.ts';
import { longPlan } from './long-plan.ts';
import { manyPeople } from './many-people.ts';
import { compare, median, quantile, type Sample } from './measure.ts';
import { start, steadyMemory, stop } from './memory-and-start.ts';
import { runRounds } from './rounds.ts';
import { requestUnits } from './request-units.ts';
import { FEW, MANY, setStage } from './stage.ts';
import { comparison, sideBySide, table } from './table.ts';

/**
 * `npm run bench`: Reable beside a plain botbuilder and restify echo, beside a server that does no more than a turn needs (limit.ts),
 * and beside itself with a hundred times as many records, each in a process of its own. The goals are those that were set for it before it was measured. At the end, what a plan
 * of a hundred versions costs beside a new one, what it costs to find somebody among many, and what a turn costs on Cosmos DB: those parts
 * alone with `npm run bench -- long-plan`, `-- danger`, `-- many-people` and `-- request-units`. What turns cost beside another commit: `-- against 28b6ed2`.
 */
const STARTS = 5;
const MIB = 1024 * 1024;

if (process.argv.includes('request-units')) {
  process.stdout.write(await requestUnits());
  process.exit();
}
if (process.argv.includes('many-people')) {
  process.stdout.write(await manyPeople());
  process.exit();
}
if (process.argv.includes('danger')) {
  process.stdout.write(listening());
  process.exit();
}
if (process.argv.includes('long-plan')) {
  process.stdout.write(await longPlan());
  process.exit();
}

if (process.argv.includes('against')) {
  process.stdout.write(await against(process.argv.at(-1) ?? 'HEAD'));
  process.exit();
}

const stage = await setStage();

const [stockFirst, reableFirst]: [number[], number[]] = [[], []];
for (let round = 0; round < STARTS; round += 1) {
  const one = await start(stage.stock(), stage);
  await stop(one);
  const other = await start(stage.reableWithFew(), stage);
  await stop(other);
  stockFirst.push(one.firstMs);
  reableFirst.push(other.firstMs);
}

const stock = await start(stage.stock(), stage);
const limit = await start(stage.limit(), stage);
const few = await start(stage.reableWithFew(), stage);
const many = await start(stage.reableWithMany(), stage);
const [stockSteady = 0, reableSteady = 0] = await steadyMemory(stock.bot, few.bot, stage);
const samples = await runRounds({ stock: stock.bot, limit: limit.bot, few: few.bot, many: many.bot }, stage);
const [stockLoaded, reableLoaded] = [await stock.bot.server.usage(), await few.bot.server.usage()];
for (const bot of [stock, limit, few, many]) await stop(bot);
await stage.farEnd.close();

const cpu = (all: readonly Sample[]): readonly number[] => all.map(({ cpuUs }) => cpuUs);
const rate = (all: readonly Sample[]): readonly number[] => all.map(({ perSecond }) => perSecond);
const wait = (all: readonly Sample[], share: number): number =>
  quantile(
    all.flatMap(({ waitsMs }) => waitsMs),
    share,
  );
const [echo, echoPress] = [samples('stock', 'message'), samples('stock', 'press')];
const [message, press, step] = [samples('few', 'message'), samples('few', 'press'), samples('few', 'form step')];

process.stdout.write(
  [
    `${AT_ONCE} at once, tokens checked, medians; only the ratios mean anything on another machine.\n`,
    table(
      ['beside a plain botbuilder + restify echo', 'echo', 'Reable'],
      [
        comparison('processor us: a message ("help")', compare(cpu(echo), cpu(message)), 1),
        comparison('processor us: a press (opens a record)', compare(cpu(echoPress), cpu(press))),
        comparison('processor us: a form step, beside a press', compare(cpu(echoPress), cpu(step)), 0.5),
        comparison('processor us: a form step, beside a message', compare(cpu(echo), cpu(step))),
        comparison('turns a second: messages', compare(rate(echo), rate(message))),
        comparison('turns a second: presses', compare(rate(echoPress), rate(press))),
        comparison('turns a second: form steps, beside presses', compare(rate(echoPress), rate(step))),
        sideBySide('ms to the answer, p50: messages', wait(echo, 0.5), wait(message, 0.5)),
        sideBySide('ms to the answer, p99: messages', wait(echo, 0.99), wait(message, 0.99)),
        sideBySide('ms to the answer, p50: presses', wait(echoPress, 0.5), wait(press, 0.5)),
        sideBySide('ms to the answer, p99: presses', wait(echoPress, 0.99), wait(press, 0.99)),
        sideBySide('ms to the answer, p50: form steps', wait(echoPress, 0.5), wait(step, 0.5)),
        sideBySide('ms to the answer, p99: form steps', wait(echoPress, 0.99), wait(step, 0.99)),
        sideBySide(
          'seconds from start to first answer',
          median(stockFirst) / 1_000,
          median(reableFirst) / 1_000,
          2,
          ' s',
        ),
        sideBySide('MiB after the first answer', stock.used.rss / MIB, few.used.rss / MIB),
        sideBySide('MiB at 50 turns a second', stockSteady / MIB, reableSteady / MIB, 200, ' MiB'),
        sideBySide('MiB after full load', stockLoaded.rss / MIB, reableLoaded.rss / MIB),
      ],
    ),
    table(
      ['beside the limit: node:http, the same reads and write', 'limit', 'Reable'],
      [
        comparison('processor us: a press (opens a record)', compare(cpu(samples('limit', 'press')), cpu(press)), 1.5),
        comparison('processor us: a form step', compare(cpu(samples('limit', 'form step')), cpu(step)), 1.5),
      ],
    ),
    table(
      ['as records become more', FEW.toLocaleString('en-GB'), MANY.toLocaleString('en-GB')],
      [
        comparison('processor us: a form step', compare(cpu(step), cpu(samples('many', 'form step'))), 1.2),
        comparison(
          'processor us: "what\'s outstanding"',
          compare(cpu(samples('few', 'outstanding')), cpu(samples('many', 'outstanding'))),
          1.2,
        ),
        sideBySide('MiB after the first answer', few.used.rss / MIB, many.used.rss / MIB),
      ],
    ),
    await manyPeople(),
    await longPlan(),
    await requestUnits(),
  ].join('\n'),
);
