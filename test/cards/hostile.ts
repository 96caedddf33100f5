/**
 * Text that tries to become a link, a list or bold, and cards that hold it in every place where people's words can
 * stand.
 */
import * as fc from 'fast-check';
import type { Card } from '../../cards/card.ts';
import { drawCompare } from '../../cards/compare.ts';
import { drawCopies } from '../../cards/copies.ts';
import { drawForm } from '../../cards/form.ts';
import { drawList } from '../../cards/list.ts';
import { drawPage } from '../../cards/page.ts';
import { drawPlan } from '../../cards/plan.ts';
import { drawProgress } from '../../cards/progress.ts';
import { drawProposal } from '../../cards/proposal.ts';
import { drawRecord } from '../../cards/record.ts';
import { drawTimeline } from '../../cards/timeline.ts';

/** Each of these is formatting at the start of a text. */
export const formatting = [
  '[x](http://evil)',
  '**b**',
  '_i_',
  '1. a',
  '- a',
  '`c`',
  '~~s~~',
  '<b>',
  '# h',
  '> q',
  '&amp;',
];
const breaking = ['\\', '*', '_', '`', '](', '{{DATE(2026-11-03T00:00:00Z)}}'];

/** Pieces of Markdown between ordinary words, in any order and number; never blank. */
export const typed = fc
  .array(fc.oneof(fc.constantFrom(...formatting, ...breaking, 'Ada', ' ', '\n'), fc.string()), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(''))
  .filter((text) => text.trim() !== '');

const press = { do: 'record/open' };
const field = (text: string) => ({ id: 'a', label: text, help: text, error: text, value: text });
const about = (text: string) => ({ title: text, about: text, reference: text, news: text, buttons: [] });
const changes = (text: string) => [
  { what: text, before: text, after: text },
  { what: text, after: text },
];
const options = (text: string) => [{ value: 'a', title: text }];
/** Cards with a text wherever a view has words. */
export const cardsAbout = (text: string): Card[] => [
  drawForm({
    title: text,
    about: text,
    step: 1,
    steps: 2,
    stepTitle: text,
    intro: text,
    problem: text,
    fields: [
      { ...field(text), kind: 'choice', show: 'few', options: options(text) },
      { ...field(text), kind: 'choices', options: options(text) },
      { ...field(text), id: 'b', kind: 'time' },
      { ...field(text), id: 'c', kind: 'number', min: 1, max: 9 },
    ],
    list: {
      label: text,
      help: text,
      empty: text,
      rows: [
        { number: 1, title: text, detail: text, fits: true, press },
        { number: 2, title: text, detail: text, fits: false, press },
      ],
      parts: [{ title: text, press }],
    },
    buttons: [],
  }),
  drawRecord({
    title: text,
    about: text,
    reference: text,
    status: { words: text, tone: 'good' },
    flags: [{ words: text, tone: 'neutral' }],
    rows: [{ label: text, value: text }],
    ledger: { progress: text, lines: [{ name: text, role: text, told: false, detail: text }] },
    buttons: [],
  }),
  drawTimeline({
    title: text,
    about: text,
    reference: text,
    entries: [{ when: text, who: text, what: text, detail: text }],
    buttons: [],
  }),
  drawList({
    title: text,
    intro: text,
    groups: [{ title: text, items: [{ title: text, detail: text, press }], empty: text }],
    buttons: [],
  }),
  drawPlan({
    ...about(text),
    version: text,
    flags: [{ words: text, tone: 'warning' }],
    matters: text,
    outcomes: [{ words: text, now: text, achieved: text, share: 1 }],
    minutes: text,
    visits: [{ when: text, length: text, support: text, by: text }],
    more: { words: text, press },
    rows: [{ label: text, value: text }],
    doors: [{ title: text, detail: text, press }],
  }),
  drawProposal({
    ...about(text),
    intro: text,
    status: { words: text, tone: 'attention' },
    flags: [{ words: text, tone: 'neutral' }],
    rows: [{ label: text, value: text }],
    changes: changes(text),
    week: [{ day: text, before: 1, after: 2 }],
    evidence: [{ from: text, on: text, words: text }],
    answers: [{ name: text, role: text, answer: 'no', detail: text }],
  }),
  drawCompare({ ...about(text), intro: text, changes: changes(text) }),
  drawProgress({
    ...about(text),
    intro: text,
    minutes: [1, 2].map((version) => ({ version, on: text, minutes: 60 })),
    outcomes: [
      { words: text, points: [1, 2].map((version) => ({ version, on: text, share: version, achieved: text })) },
    ],
  }),
  drawCopies({
    ...about(text),
    intro: text,
    lines: [{ name: text, role: text, state: 'due', detail: text }],
  }),
  drawPage({ title: text, tone: 'good', paragraphs: [text], list: [{ title: text, detail: text }], buttons: [] }),
];
