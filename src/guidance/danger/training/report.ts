import { dangerIn, heardFrom, type Danger } from '../../danger.ts';
import { COUNTS, type Counts } from '../features.ts';
import { oddsIn } from '../model.ts';
import { isKeptApart, isScored, readExamples, taughtBy, type Judged } from './examples.ts';
import { learn, madeSmall, type Kind } from './train.ts';

const FOLDS = 6;
const KINDS: readonly Kind[] = ['emergency', 'worry', 'ordinary'];

interface Scored extends Judged {
  readonly sure: number;
  readonly heard: Danger;
}

const share = (all: readonly Scored[], is: (one: Scored) => boolean): string => {
  const [count, of] = [all.filter(is).length, all.length];
  const [low, high] = interval(count, of);
  return `${percent(count / of)} (${percent(low)}-${percent(high)})`;
};
const percent = (part: number): string => (100 * part).toFixed(1);

/** Wilson's interval of 95 in 100. */
function interval(count: number, of: number): readonly [number, number] {
  const z = 1.96;
  const part = count / of;
  const middle = part + (z * z) / (2 * of);
  const width = z * Math.sqrt((part * (1 - part)) / of + (z * z) / (4 * of * of));
  const under = 1 + (z * z) / of;
  return [(middle - width) / under, (middle + width) / under];
}

const alarms = ({ heard }: Scored): boolean => heard === 'emergency' || heard === 'safeguarding';
const asks = ({ heard }: Scored): boolean => heard === 'unsure';

function lineOf(name: string, all: readonly Scored[]): string {
  const columns = KINDS.map((kind) => {
    const own = all.filter((one) => one.kind === kind);
    const more =
      kind === 'ordinary'
        ? `asked ${share(own, asks)}`
        : `heard or asked ${share(own, (one) => alarms(one) || asks(one))}`;
    const as = kind === 'emergency' ? `, as 999 ${share(own, ({ heard }) => heard === 'emergency')}` : '';
    return `${kind} ${own.length}: ${kind === 'ordinary' ? 'alarmed' : 'heard'} ${share(own, alarms)}${as}, ${more}`;
  });
  return `${name}\n  ${columns.join('\n  ')}\n`;
}

/** Each writer scored by weights that were learnt from others. */
function apart(examples: readonly Judged[], counts: Counts): readonly Scored[] {
  const writers = [...new Set(examples.map(({ writer }) => writer))].filter(isScored);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const out = new Set(writers.filter((_, index) => index % FOLDS === fold));
    const weights = madeSmall(learn(taughtBy(examples.filter(({ writer }) => !out.has(writer)))));
    return examples
      .filter(({ writer }) => out.has(writer))
      .map((one) => {
        const odds = oddsIn(weights, one.text, counts);
        return { ...one, sure: odds.emergency + odds.worry, heard: heardFrom(odds) };
      });
  }).flat();
}

/** From which odds on 1.5 in 100 ordinary sentences are heard, and 4.7 more asked about. */
function thresholds(scored: readonly Scored[]): string {
  const sure = scored
    .filter(({ kind }) => kind === 'ordinary')
    .map((one) => one.sure)
    .toSorted((one, other) => other - one);
  const from = (part: number): string => (sure[Math.floor((sure.length * part) / 100)] ?? 0).toFixed(3);
  return `thresholds: heard from ${from(1.5)}, asked about from ${from(1.5 + 4.7)}\n`;
}

const WITHOUT: readonly (readonly [string, Partial<Counts>])[] = [
  ['THE MODEL ALONE, without the rules', {}],
  ['the model alone, without pairs', { pair: 0, apart: 0, ofSomebody: 0 }],
  ['the model alone, without pieces of words', { piece: 0 }],
  ['the model alone, without "not", "if" and length', { under: 0 }],
];

/** Of the two kept apart, what weights hear that were learnt with these counts, without the rules around them. */
function heardBy(counts: Counts): readonly Scored[] {
  const examples = readExamples(counts);
  const weights = madeSmall(learn(taughtBy(examples)));
  return examples
    .filter(({ writer }) => isKeptApart(writer))
    .map((one) => ({ ...one, sure: 0, heard: heardFrom(oddsIn(weights, one.text, counts)) }));
}

/** What is reached, by writer and by kind, and what each part of it adds. The kept-apart writers are scored by the weights that are checked in. */
export function report(): string {
  const examples = readExamples();
  const kept = examples
    .filter(({ writer }) => isKeptApart(writer))
    .map((one) => ({ ...one, sure: 0, heard: dangerIn(one.text) }));
  const scored = apart(
    examples.filter(({ writer }) => !isKeptApart(writer)),
    COUNTS,
  );
  return [
    lineOf('KEPT APART', kept),
    ...byWriter(kept),
    ...WITHOUT.map(([name, without]) => lineOf(name, heardBy({ ...COUNTS, ...without }))),
    lineOf('LEARNT FROM, each writer scored by what others taught', scored),
    thresholds(scored),
    ...byWriter(scored),
  ].join('\n');
}

const byWriter = (scored: readonly Scored[]): readonly string[] =>
  Array.from(
    Map.groupBy(scored, ({ writer }) => writer),
    ([writer, own]) => lineOf(writer, own),
  );
