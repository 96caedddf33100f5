import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import type { FlowContext } from '../../questions/context.ts';
import { orMe } from '../../questions/or-me.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Harm, What } from './facts.ts';

export const person = personQuestion({ key: 'person', short: 'Person', label: 'To whom did it happen?' });

export const what = choice({
  key: 'what',
  short: 'What',
  label: 'What was it?',
  schema: What,
  options: [
    { value: 'fall', title: 'A fall', also: ['fall', 'fell'] },
    { value: 'medicine', title: 'Medicine', also: ['medication', 'tablets', 'a missed dose'] },
    { value: 'injury', title: 'An injury', also: ['injury', 'hurt'] },
    { value: 'near-miss', title: 'A near miss', also: ['near miss', 'nearly'] },
    { value: 'other', title: 'Something else', also: ['other', 'else'] },
  ],
});

/** Chosen, it is answered by 999, and is no answer. */
const NOW = 'now';

const anyHarm = choice({
  key: 'harm',
  short: 'Harm',
  label: 'Was anybody hurt?',
  schema: Harm,
  options: [
    { value: 'none', title: 'No harm', also: ['no', 'none', 'not hurt', 'nobody'] },
    { value: 'some', title: 'Some harm, no treatment needed', also: ['some', 'a little', 'a bruise'] },
    { value: 'treatment', title: 'Treatment was needed', also: ['treatment', 'hospital', 'ambulance'] },
    { value: NOW, title: 'Help is needed now', also: ['now', 'help'] },
  ],
});

const firstHelp = <T>(taken: Result<string, T>): Result<string, T | { readonly words: string }> =>
  taken.ok && taken.value === NOW
    ? refuse({ words: 'Call 999 first, before anything else. When help is there, choose how it was.' })
    : taken;

/** Whoever needs help now gets it before anything is written down (R38). */
export const harm: typeof anyHarm = {
  ...anyHarm,
  take: (raw, context) => firstHelp(anyHarm.take(raw, context)),
  hear: (said, context) => firstHelp(anyHarm.hear(said, context)),
};

export const words = ownWords<FlowContext>({
  key: 'words',
  short: 'What happened',
  label: 'What happened?',
  help: 'What was seen, without who is to blame.',
  max: 1000,
  lines: 'many',
});

export const where = text({
  key: 'where',
  short: 'Where',
  label: 'Where?',
  example: 'For example: the kitchen',
  max: 100,
});

export const on = pastDay<FlowContext>({ key: 'on', short: 'Day', label: 'On which day?' });

export const at = text({
  key: 'at',
  short: 'When',
  label: 'At what time, or about when?',
  example: 'For example: about 10, or before breakfast',
  max: 60,
  optional: true,
});

export const done = ownWords<FlowContext>({
  key: 'done',
  short: 'What was done',
  label: 'What was done?',
  example: 'For example: checked for pain, sat with her, rang her GP',
  max: 1000,
  lines: 'many',
});

export const who = orMe(
  text<FlowContext>({
    key: 'who',
    short: 'Who saw it',
    label: 'Who saw it, or was told of it? Name and role.',
    help: 'If it was you: "me".',
    max: 120,
  }),
);
