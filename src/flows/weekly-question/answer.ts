import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadPerson, WHO, type PersonContext } from '../../questions/context.ts';
import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import { intoRecord, type Flow, type Overheard } from '../flow.ts';
import { Answered } from './facts.ts';
import * as ask from './questions.ts';
import { weekOf, weeklyIdOf, type Command } from './rules.ts';

/** The weekly question about one person, for whoever types; all of them stand on one card (R70). */
export function weeklyQuestionAnswer(record: OpenKind<Command>, directory: Directory): Flow<PersonContext> {
  return {
    id: 'weekly-question-answer',
    version: 1,
    title: 'Weekly question',
    phrases: [
      'answer the weekly question',
      'answer the weekly question for',
      'weekly question for',
      'weekly answer for',
    ],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'answer', title: 'Is the support still right?', questions: [ask.answer, ask.asked] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    resets: { [ask.person.key]: 'all' },
    overhears,
    load: (opening) => loadPerson(directory, opening, 'record'),
    carryOut: intoRecord(record, {
      command({ answers }, { person, today }: PersonContext) {
        const { data: answered } = Answered.safeParse({
          week: weekOf(today),
          answer: ask.answer.of(answers),
          asked: ask.asked.of(answers),
        });
        const command = answered && { type: 'answer' as const, answered };
        return person && command && { record: weeklyIdOf(person.id), team: person.team, command };
      },
      said: { words: 'Noted for this week.' },
    }),
  };
}

const ASKED = /^(?:the\s+)?weekly\s+(?:question\s+)?(?:for\s+|of\s+|about\s+)?@\s*[:;,-]?\s*(?<words>\S.*)$/iu;
const SAID = [
  [/\breview\b/iu, 'review'],
  [/\b(?:end|finish|stop)\b/iu, 'could-end'],
  [/\b(?:less|fewer)\b/iu, 'less'],
  [/\b(?:as it is|still needed|needs it still|the same|no change)\b/iu, 'as-it-is'],
] as const;

/** "Weekly question for Ada: less would do." */
function overhears(text: string): Overheard | undefined {
  const words = text.length > LONGEST_TOLD ? undefined : ASKED.exec(oneSpaced(text))?.groups?.['words'];
  const said = words === undefined ? undefined : SAID.find(([says]) => says.test(words))?.[1];
  return said && { rest: '@', answers: { [ask.answer.key]: said } };
}
