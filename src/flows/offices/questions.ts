import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { answered } from '../../forms/question.ts';
import type { OnRecord } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Note, Office, type SeenOffices } from './facts.ts';
import { noteOf } from './rules.ts';

type Context = OnRecord<SeenOffices>;

export const TITLES: Readonly<Record<Office, string>> = { finance: 'Finance', rota: 'Rota', purchaser: 'Purchaser' };

export const office = choice({
  key: 'office',
  short: 'Who',
  label: 'Who is it about?',
  help: () => 'The purchaser is whoever pays for the support, for example the council.',
  schema: Office,
  options: ({ seen }: Context) =>
    (seen?.offices ?? Office.options).map((value) => ({
      value,
      title: seen && noteOf(seen, value)?.how === 'answered' ? `${TITLES[value]} (has answered)` : TITLES[value],
      also: [value],
    })),
});

export const how = choice({
  key: 'officeHow',
  short: 'What',
  label: 'Have they answered?',
  schema: Note.shape.how,
  options: [
    { value: 'answered', title: 'They have answered', also: ['answered', 'yes'] },
    { value: 'told', title: 'Told, no answer yet', also: ['told', 'no', 'not yet'] },
    { value: 'not-concerned', title: 'It does not concern them', also: ['not concerned', 'none'] },
  ],
});

const hasAnswered = answered(how, 'answered');

export const on = pastDay<Context>({ key: 'officeOn', short: 'Day', label: 'On which day?', assumed: true });

export const who = ownWords<Context>({
  key: 'officeWho',
  short: 'Who answered',
  label: 'Who answered? Name and role.',
  max: 150,
  when: hasAnswered,
});

export const words = ownWords<Context>({
  key: 'officeWords',
  short: 'The answer',
  label: 'What did they answer?',
  example: 'For example: visits are off the rota from 24 November',
  max: 500,
  lines: 'many',
  when: hasAnswered,
});
