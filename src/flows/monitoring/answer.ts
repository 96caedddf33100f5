import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { askedSince, called } from '../../questions/called.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import { PartySays } from '../../people/agreement.ts';
import { isNotAsked } from '../../people/capacity.ts';
import type { Directory } from '../../people/directory.ts';
import { needsWhereAsked } from '../../people/needs.ts';
import { effectOn } from '../../questions/agreement.ts';
import { capacityHelp, IN_DOUBT, MAY_LACK } from '../../questions/capacity.ts';
import { answerHeard } from '../../questions/overheard-answer.ts';
import { ownWords } from '../../questions/own-words.ts';
import { toldHow } from '../../questions/told-how.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { planToldOf, type InForce } from './in-force.ts';
import { askable, heardNow, noLongerAsked, noToDecide } from './facts.ts';
import { isTakenBack, loadOnChange, WHO_SAID, type OnChangeContext } from './on-record.ts';
import type { SeenChange } from './notice.ts';
import { rules } from './rules.ts';
import type { Refusal } from './checks.ts';
import type { Command } from './commands.ts';

/** Those who were not reached come first; whoever has answered may change their mind. */
const parties = ({ seen, saidBy }: OnChangeContext): readonly PartySays[] =>
  (seen ? [...askable(seen), ...noLongerAsked(seen).filter(({ name }) => name === saidBy)] : []).toSorted(
    (a, b) => Number(b.answer === 'not-reached') - Number(a.answer === 'not-reached'),
  );

const soFar = { yes: 'agrees so far', no: 'does not agree so far', 'not-reached': 'not reached yet' } as const;

const who = choice({
  key: WHO_SAID,
  names: true,
  short: 'Who',
  label: 'Who said something?',
  help: (context: OnChangeContext) => needsWhereAsked(context.person, parties(context)),
  schema: z.string().min(1),
  options: (context) =>
    parties(context).map(({ key, name, answer }) => ({
      value: key,
      title: `${name} (${soFar[answer]})`,
      also: [name, name.split(' ')[0] ?? name],
    })),
});

const answer = choice({
  key: 'answer',
  short: 'Answer',
  label: 'Do they agree?',
  help: (context: OnChangeContext) => (isFirstAsked(context) ? capacityHelp(called(context)) : undefined),
  schema: z.enum(['yes', 'no', MAY_LACK]),
  options: (context) => [
    { value: 'yes', title: 'Yes', also: ['agrees', 'agreed', 'y', 'yep'] },
    { value: 'no', title: 'No', also: ['does not agree', 'disagrees', 'n', 'nope'] },
    ...(isFirstAsked(context) ? [{ ...IN_DOUBT, title: `${called(context)} may lack capacity` }] : []),
  ],
});

/** The person could not be asked before: whoever asks them says, too, whether they may lack capacity for this (R45). */
const isFirstAsked = ({ seen }: OnChangeContext): boolean => seen !== undefined && isNotAsked(seen.change.deciding);

const how = toldHow<OnChangeContext>({ key: 'how', short: 'How', label: 'How did they say so?' });
const on = pastDay<OnChangeContext>({ key: 'on', short: 'On', label: 'On which day?', since: askedSince });

const saysNo = (answers: Answers): boolean => answer.of(answers) === 'no';

const views = ownWords<OnChangeContext>({
  key: 'views',
  short: 'What they think',
  label: ({ saidBy }) => (saidBy === undefined ? 'What do they think?' : `What does ${saidBy} think?`),
  example: 'In their own words where you can',
  max: 2000,
  lines: 'many',
  when: saysNo,
});

const follows = choice<z.ZodEnum<{ weigh: 'weigh'; 'take-back': 'take-back' }>, OnChangeContext>({
  key: 'follows',
  short: 'What follows',
  label: ({ saidBy = 'They' }) => `${saidBy} ${saidBy === 'They' ? 'do' : 'does'} not agree. What follows?`,
  schema: z.enum(['weigh', 'take-back']),
  options: [
    { value: 'weigh', title: 'It stands, their views were weighed', also: ['it stands', 'weigh', 'go ahead'] },
    { value: 'take-back', title: 'Take the change back', also: ['take back', 'take it back', 'back'] },
  ],
  when: (answers, { isTheirs }) => isTheirs && saysNo(answers),
});

const { wellbeingImpact, wellbeing, effectOf } = effectOn<OnChangeContext>(
  (answers) => saysNo(answers) && follows.of(answers) === 'weigh',
);

function saidNo(seen: SeenChange): Answers {
  const [no] = noToDecide(seen);
  return no
    ? {
        [who.key]: no.key,
        [answer.key]: 'no',
        ...(no.how && { [how.key]: no.how }),
        ...(no.on && { [on.key]: no.on }),
        ...(no.views !== undefined && { [views.key]: no.views }),
      }
    : {};
}

/** Which change the answer is about. */
const aboutWords = ({ change: { from: before, to, startsOn } }: SeenChange): string =>
  `It is about the change from ${wordsForDay(startsOn)}: "${to}" instead of "${before}".`;

/** What somebody said after a change was recorded: above all those who could not be asked before (P6). */
export function monitoringAnswer(
  record: OpenKind<Command, SeenChange, Refusal>,
  directory: Directory,
  inForce: InForce,
): Flow<OnChangeContext> {
  return {
    id: 'monitoring-answer',
    version: 1,
    title: 'Note what they said',
    phrases: ['note what they said', 'note what they said about monitoring', 'they answered about monitoring'],
    startsFrom: 'record',
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    overhears: answerHeard,
    steps: [
      {
        id: 'answer',
        title: 'What they said',
        intro: (_, { seen }) => seen && aboutWords(seen),
        questions: [who, answer, how, on],
      },
      { id: 'no', title: 'They do not agree', questions: [views, follows] },
      { id: 'weighed', title: 'What is weighed', questions: [wellbeingImpact, wellbeing] },
    ],
    recordWords: 'Record this',
    load: (opening) => loadOnChange(record, directory, opening),
    fills: (_, { today, seen, isTheirs }) => ({
      answers: {
        [on.key]: today,
        // What a colleague noted: only what follows is left to say.
        ...(isTheirs && seen && saidNo(seen)),
        ...(seen?.change.effect && { [wellbeingImpact.key]: seen.change.effect.wellbeingImpact }),
      },
    }),
    warnings: ({ answers }, { seen }) =>
      listed(
        seen && aboutWords(seen),
        saysNo(answers) &&
          follows.of(answers) === 'take-back' &&
          'The change is taken back, and everybody who was told is told so.',
      ),
    idle: isTakenBack,
    carryOut: intoRecord(record, {
      command(session, context: OnChangeContext) {
        const [where, command] = [thatRecord(context), commandOf(session, context)];
        return where && command && { ...where, command };
      },
      async said({ command, record: answered, viewer, context: { person } }) {
        const plan = await planToldOf(record, inForce, { record: answered, viewer, person });
        return { words: `${saidWords(command)}${plan}` };
      },
    }),
  };
}

const partyIn = (answers: Answers, context: OnChangeContext): PartySays | undefined =>
  parties(context).find(({ key }) => key === who.of(answers));

function commandOf(session: Pick<Session, 'answers' | 'base'>, context: OnChangeContext): Command | undefined {
  const { answers } = session;
  if (answer.of(answers) === MAY_LACK) return { type: 'doubt-capacity' };
  const before = partyIn(answers, context);
  const { data: says } = PartySays.safeParse({
    key: before?.key,
    name: before?.name,
    part: before?.part,
    answer: answer.of(answers),
    how: how.of(answers),
    on: on.of(answers),
    ...(saysNo(answers) && { views: views.of(answers) }),
  });
  const takeBack = saysNo(answers) && follows.of(answers) === 'take-back';
  const heard = before && heardNow(before);
  return says && { type: 'answer', says, effect: effectOf(answers), takeBack, by: context.asker, heard };
}

function saidWords(command: Command): string {
  if (command.type === 'doubt-capacity')
    return 'Noted. The mental capacity lead is asked to have capacity for this decision assessed.';
  return command.type === 'answer' && !command.takeBack
    ? `Noted: ${command.says.name} ${command.says.answer === 'yes' ? 'agrees' : 'does not agree'}.`
    : 'Noted, and the change is taken back. Now tell everybody who was told of it.';
}
