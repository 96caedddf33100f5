import { choice, choices } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { answered } from '../../forms/question.ts';
import { circleOf } from '../../people/party.ts';
import { ownWords } from '../../questions/own-words.ts';
import { z } from 'zod';
import { stepSort, which, progress } from './action-questions.ts';
import { takesNoPart } from './facts.ts';
import type { OnIssue } from './on-record.ts';

/** What a smaller step and a talk ask besides what every action does (R26). */

const Key = z.string().min(1);

export const towards = choice({
  key: 'stepTowards',
  short: 'Towards',
  label: 'Towards which outcome of the plan?',
  help: 'It stands under that outcome in the plan, for everybody who may see the plan.',
  schema: Key,
  show: 'list',
  options: ({ outcomes }: OnIssue) => outcomes.map(({ key, words }) => ({ value: key, title: words, also: [words] })),
  opensWith: ({ outcomes: [first, ...more] }: OnIssue) => (more.length === 0 ? first?.key : undefined),
  assumed: true,
  when: answered(stepSort, 'smaller'),
});

/** Those around them who may be involved, whoever does it too (R24). */
const those = ({ person, seen }: OnIssue) =>
  (person ? circleOf(person) : [])
    .filter(({ key }) => seen?.about.every((one) => !takesNoPart(seen, one) || one.key !== key) ?? true)
    .map(({ key, name, role, part }) => ({ key, name: part === 'person' ? name : `${name} (${role})` }));

export const talkWith = choices({
  key: 'stepTalkWith',
  short: 'With whom',
  label: 'With whom is the talk?',
  schema: Key,
  options: (context: OnIssue) => those(context).map(({ key, name }) => ({ value: key, title: name, also: [name] })),
  opensWith: (context) => those(context)[0]?.key,
  assumed: true,
  when: answered(stepSort, 'conversation'),
});

/** What of an action is its kind's own. */
export const ofKind = (answers: Answers, context: OnIssue) => {
  const keys = talkWith.when(answers, context) ? talkWith.of(answers) : undefined;
  return {
    outcome: towards.when(answers, context) ? towards.of(answers) : undefined,
    talkWith: keys && those(context).filter(({ key }) => keys.includes(key)),
  };
};

const wasTalk = (answers: Answers, { seen }: OnIssue): boolean =>
  progress.of(answers) === 'done' && seen?.actions.find(({ id }) => id === which.of(answers))?.sort === 'conversation';

const ofTalk = (key: string, short: string, label: string) =>
  ownWords<OnIssue>({ key, short, label, max: 1000, lines: 'many', when: wasTalk });
export const talkSaid = ofTalk('talkSaid', 'What was said', 'What was said?');
export const talkAgreed = ofTalk('talkAgreed', 'What was agreed', 'What was agreed?');

export const talkIn = (answers: Answers, context: OnIssue) =>
  wasTalk(answers, context) ? { said: talkSaid.of(answers), agreed: talkAgreed.of(answers) } : undefined;
