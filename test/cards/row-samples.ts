/** Invented lists that are filled in row by row, and the card of one row. */
import { drawForm } from '../../cards/form.ts';
import type { Field, FormView, ListOfRows } from '../../cards/views.ts';
import { ada, button, longText, press, refresh } from './sample-parts.ts';

const form = (view: Partial<FormView>): FormView => ({
  title: 'Reablement plan',
  about: `${ada} · RB-1041`,
  step: 4,
  steps: 9,
  stepTitle: 'Visits',
  fields: [],
  buttons: [],
  refresh,
  ...view,
});

const leave = [
  button('Back', 'flow/back', { withInputs: true }),
  button('Save for later', 'flow/save', { withInputs: true }),
  button('Cancel', 'flow/cancel', { withInputs: true }),
];
const next = button('Next', 'flow/next', { withInputs: true });
const add = button('Add a visit', 'flow/row');

const list = (view: Partial<ListOfRows>): ListOfRows => ({
  label: 'When does somebody come to Ada?',
  empty: 'No visits yet.',
  rows: [],
  parts: [],
  ...view,
});

const row = (number: number, title: string, detail: string, fits = true) => ({
  number,
  title,
  detail,
  fits,
  press: press('flow/row', 'visits.abcdefgh-12'),
});

const fields = (value: Readonly<Record<string, string>>, error: Readonly<Record<string, string>> = {}) =>
  (
    [
      {
        id: 'visitDays',
        label: 'On which days?',
        kind: 'choices',
        options: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((title) => ({
          title,
          value: title.slice(0, 3).toLowerCase(),
        })),
      },
      { id: 'visitAt', label: 'At what time?', kind: 'time' },
      { id: 'visitMinutes', label: 'How long, in minutes?', kind: 'number', min: 5, max: 480 },
      {
        id: 'visitSupport',
        label: 'What support?',
        kind: 'text',
        lines: 'many',
        max: 300,
        example: 'Help with washing',
      },
    ] as const satisfies readonly Field[]
  ).map((field) => ({
    ...field,
    ...(value[field.id] !== undefined && { value: value[field.id] ?? '' }),
    ...(error[field.id] !== undefined && { error: error[field.id] ?? '' }),
  }));

export const rowSamples = {
  'rows-empty': drawForm(
    form({
      list: list({}),
      buttons: [{ ...add, tone: 'main' }, next, ...leave],
      problem: 'Please add at least one visit.',
    }),
  ),
  rows: drawForm(
    form({
      list: list({
        help: 'Touch a visit to change it or to take it away.',
        rows: [
          row(1, 'Every day, 08:00', '45 min · Washing and dressing · Tom Reed'),
          row(2, 'A visit that is not complete', 'Mon to Fri · 12:30', false),
          row(3, 'Mon and Thu, 17:15', '30 min · Dinner, and a walk to the corner when it is dry · Grace Obi'),
        ],
      }),
      buttons: [{ ...next, tone: 'main' }, add, ...leave],
    }),
  ),
  'rows-long': drawForm(
    form({
      about: 'Wilhelmina Featherstonehaugh-Cholmondeley (known as Billie) · RB-1041',
      list: list({
        help: longText.slice(0, 95),
        rows: Array.from({ length: 12 }, (_, n) =>
          row(
            n + 25,
            `Mon, Tue, Wed, Fri, Sat and Sun, 08:${10 + n}`,
            longText.slice(n * 40, n * 40 + 240).replace(/\s+/gu, ' '),
            n % 5 !== 3,
          ),
        ),
        parts: [
          { title: 'Earlier: 13 to 24 of 60', press: press('flow/part', 'visits.12') },
          { title: 'More: 37 to 48 of 60', press: press('flow/part', 'visits.36') },
        ],
      }),
      buttons: [{ ...next, tone: 'main' }, add, ...leave],
    }),
  ),
  'row-new': drawForm(
    form({
      stepTitle: 'A visit',
      fields: fields({}),
      buttons: [button('Add this visit', 'flow/next', { withInputs: true, tone: 'main' }), ...leave],
    }),
  ),
  'row-wrong': drawForm(
    form({
      stepTitle: 'A visit',
      problem: 'Please look at what is marked below.',
      fields: fields(
        { visitDays: 'mon,fri', visitAt: '08:30', visitMinutes: '600', visitSupport: longText.slice(0, 290) },
        { visitAt: 'Tom Reed is at another visit then.', visitMinutes: '600 minutes: please give between 5 and 480.' },
      ),
      buttons: [
        button('Done', 'flow/next', { withInputs: true, tone: 'main' }),
        button('Remove this visit', 'flow/remove', { tone: 'danger' }),
        ...leave,
      ],
    }),
  ),
};
