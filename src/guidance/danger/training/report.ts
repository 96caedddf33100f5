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

/** From which odds on so many in 100 ordinary sentences would be heard, or asked about. */
function thresholds(scored: readonly Scored[]): string {
  const sure = scored
    .filter(({ kind }) => kind === 'ordinary')
    .map((one) => one.sure)
    .toSorted((one, other) => other - one);
  return [2, 2.5, 3, 8, 9, 10]
    .map((part) => `${part} in 100: ${sure[Math.floor((sure.length * part) / 100)]?.toFixed(3)}`)
    .join(', ');
}

const WITHOUT: readonly (readonly [string, Partial<Counts>])[] = [
  ['without pairs', { pair: 0, apart: 0, ofSomebody: 0 }],
  ['without pairs in which whoever it is, is one', { ofSomebody: 0 }],
  ['without pieces', { piece: 0 }],
  ['without "not", "if" and length', { under: 0 }],
];

/** What is reached, by writer and by kind, and what each part of it adds. The kept-apart writers are scored by the weights that are checked in. */
export function report(): string {
  const examples = readExamples();
  const learnt = examples.filter(({ writer }) => !isKeptApart(writer));
  const kept = examples
    .filter(({ writer }) => isKeptApart(writer))
    .map((one) => ({ ...one, sure: 0, heard: dangerIn(one.text) }));
  const scored = apart(learnt, COUNTS);
  const ablation = WITHOUT.map(([name, without]) => {
    const counts = { ...COUNTS, ...without };
    return lineOf(
      name,
      apart(
        readExamples(counts).filter(({ writer }) => !isKeptApart(writer)),
        counts,
      ),
    );
  });
  return [
    lineOf('KEPT APART, all as their writers meant them', kept),
    lineOf(
      'KEPT APART, where writer and judge agree',
      kept.filter(({ isAgreed }) => isAgreed),
    ),
    ...byWriter(kept),
    lineOf('LEARNT FROM, each writer scored by what others taught', scored),
    `thresholds there: ${thresholds(scored)}\n`,
    ...byWriter(scored),
    ...ablation,
  ].join('\n');
}

const byWriter = (scored: readonly Scored[]): readonly string[] =>
  Array.from(
    Map.groupBy(scored, ({ writer }) => writer),
    ([writer, own]) => lineOf(writer, own),
  );
