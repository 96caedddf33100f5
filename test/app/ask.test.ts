import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ask = (...given: readonly string[]): readonly string[] =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../src/ask.ts'), ...given], { encoding: 'utf8' })
    .split('\n')
    .slice(0, -1);

const nothing = { danger: 'none', flow: null, outcome: 'not-covered', topics: [], answer: '', sources: [] };
const flow = (id: string) => ({ ...nothing, flow: id, outcome: 'flow' });

const EXPECTED = [
  ['change monitoring for Ada Palmer', flow('monitoring-change')],
  ['pls chnage the monitering for ada', flow('monitoring-change')],
  ['Mrs Khan only needs two calls a day now', flow('plan-visit')],
  ["what's outstanding", flow('my-work')],
  ['somebody is in danger', { ...nothing, danger: 'emergency', outcome: 'danger' }],
  ['her son hits her', { ...nothing, danger: 'safeguarding', outcome: 'danger' }],
  ['safeguarding', { ...nothing, danger: 'safeguarding', outcome: 'danger' }],
  [
    'Ada Palmer needs one more visit a day, her son hits her',
    { ...nothing, danger: 'safeguarding', flow: 'plan-revision', outcome: 'danger' },
  ],
  ['Ada Palmer', nothing],
  ['', nothing],
  ['the weather is nice', nothing],
  ['hello', nothing],
] as const;

describe('npm run ask', () => {
  test('says in one line of JSON what is made of a text', () => {
    expect(ask('change', 'monitoring for Ada Palmer')).toEqual([JSON.stringify(flow('monitoring-change'))]);
  });

  test('reads a text a line, and gives a line for each', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ask-'));
    try {
      const file = join(folder, 'texts');
      writeFileSync(file, `${EXPECTED.map(([text]) => text).join('\n')}\n`);
      const lines = ask('--file', file);
      expect(lines.map((line, index) => [EXPECTED[index]?.[0], JSON.parse(line)])).toEqual(EXPECTED);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
