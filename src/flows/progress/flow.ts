import { sentences } from '../../kernel/sentence.ts';
import { listed } from '../../kernel/listed.ts';
import { WHO } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { aboutProgress } from './about-progress.ts';
import { thisProgress, type ProgressContext, type ProgressParts } from './context.ts';
import { Noted, When } from './facts.ts';
import * as judging from './judging.ts';
import { progressIn } from './outcomes.ts';
import * as ask from './questions.ts';

/** How far somebody came with each outcome, as they, whoever asks them, and their carers see it, each for themselves. */
export function progress(parts: ProgressParts): Flow<ProgressContext> {
  return {
    ...aboutProgress(parts),
    id: 'progress',
    title: 'How far it came',
    phrases: [
      'note progress',
      'note progress for',
      'how far has it come for',
      'progress of',
      'progress for',
      'outcomes for',
      'note how far it came for',
    ],
    opensFor: [ask.when.key],
    whileStopped: 'unless-died',
    offer: { button: 'How far it came', example: 'progress for Ada Palmer', group: 'person', rank: 38 },
    steps: (context) => [
      { id: WHO, title: 'Who', questions: [ask.person] },
      ...judging.farSteps(context).map((step, index) => (index > 0 ? step : { ...step, intro: () => INTRO })),
      { id: 'why', title: 'Who did not say', questions: judging.whySteps(context) },
    ],
    recordWords: 'Record this',
    fills: ({ openedFor = {} }) => {
      const when = When.safeParse(openedFor[ask.when.key]).data;
      return { answers: when ? { [ask.when.key]: when } : {} };
    },
    carryOut: intoRecord(parts.progress, {
      command({ answers, token }, context: ProgressContext) {
        const at = thisProgress(context);
        const { data: noted } = Noted.safeParse({
          id: token,
          when: ask.when.of(answers),
          on: context.today,
          judged: judging.judgedIn(answers, context),
        });
        return at && noted && { ...at.where, command: { type: 'note' as const, plan: at.plan, noted } };
      },
      async said({ command: { noted }, record: { id }, context: { person }, viewer }) {
        const seen = person && (await parts.progress.seen(id, viewer, person));
        const notManaging = noted.judged.filter(({ managing }) => managing === 'not').map(({ name }) => name);
        return {
          words: sentences(
            ...listed(
              `Noted. Show it to ${person?.preferredName ?? 'the person'} first`,
              seen && progressIn(seen).allAchieved && 'All outcomes are achieved: consider a review',
              notManaging.length > 0 && `${notManaging.join(' and ')}: not managing. Offer a carer's assessment`,
            ),
          ),
        };
      },
    }),
  };
}

const INTRO = 'Ask each of them. Leave out what nobody said.';
