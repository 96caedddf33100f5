import { z } from 'zod';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { Answer, Effect } from '../../people/agreement.ts';
import { Means, meansWords } from '../../people/means.ts';
import { againstSince } from '../../plans/agreement.ts';
import { heardNow } from '../../plans/answering.ts';
import { canBeWeighed, noOf, type AskedParty } from '../../plans/proposal.ts';
import { listed } from '../../kernel/listed.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import type { Step } from '../../forms/form.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { capacity } from '../../questions/capacity.ts';
import { decidingSteps } from '../../questions/deciding-steps.ts';
import { decidingOf } from '../../questions/deciding.ts';
import { answerHeard } from '../../questions/overheard-answer.ts';
import { ownWords } from '../../questions/own-words.ts';
import { toldHow } from '../../questions/told-how.ts';
import { goingAhead, objectsHere } from './agreement.ts';
import { about, aboutWords, saysNow, stillApplies } from './answer-about.ts';
import { answering, noLonger, who, type AnswerContext } from './answer-who.ts';
import { leads } from './leads.ts';
import { DECIDES, givesAnswer, noteWhoDecides, saysWhoDecides, undecided, type Noted } from './deciding-open.ts';
import type { Plans } from './plans.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP, pinned, reasonFor } from './plan-forms.ts';
import { saidNoWords } from './disputed-words.ts';

const partyIn = (answers: Answers, context: AnswerContext): AskedParty | undefined =>
  answering(context).find(({ key }) => key === who.of(answers));

/** R19: they said no in Teams themselves, or denied a yes, so one that is noted counts once they confirm it. */
function confirms(party: AskedParty): string {
  const { staff, denied } = party;
  if (staff !== undefined && noOf(party)?.by === staff)
    return ' They said no in Teams themselves, so it counts once they confirm it there: they get a card.';
  return denied === undefined ? '' : ' It counts only once they say so themselves in Teams.';
}

/** R6, R19: who notes a yes in the place of a no, or of a yes that was denied, reads what it was. */
function saidNo(party: AskedParty | undefined): string | undefined {
  const no = party && noOf(party);
  if (!party || (!no && party.denied === undefined)) return undefined;
  const words = listed(
    no && saidNoWords(party.name, no),
    party.denied !== undefined &&
      `${party.name} said on ${wordsForDay(party.denied)} that what was noted for them was not right.`,
  );
  return `${words.join(' ')} Note a yes only if they have changed their mind since.${confirms(party)}`;
}

const said = choice({
  key: 'answer',
  short: 'Answer',
  label: 'Do they agree?',
  schema: Answer,
  options: [
    { value: 'yes', title: 'Yes', also: ['agrees', 'agreed', 'y', 'yep'] },
    { value: 'no', title: 'No', also: ['does not agree', 'disagrees', 'n', 'nope'] },
    { value: 'not-reached', title: 'They cannot be reached', also: ['not reached', 'could not reach'] },
  ],
  when: givesAnswer,
});

const wasReached = (answers: Answers): boolean => givesAnswer(answers) && said.of(answers) !== 'not-reached';

const how = toldHow({ key: 'how', short: 'How', label: 'How did they say so?', when: wasReached });

const saysNo = (answers: Answers): boolean => givesAnswer(answers) && said.of(answers) === 'no';

/** Only what the person or a carer says can be weighed (R18); of anybody else a no stands (R19). */
const weighable = (answers: Answers, context: AnswerContext): boolean => {
  const [change, party] = [about(context), partyIn(answers, context)];
  return change !== undefined && party !== undefined && canBeWeighed(party, change.deciding);
};

const mayGoAhead = (answers: Answers, context: AnswerContext): boolean =>
  context.plan?.proposal !== undefined &&
  said.of(answers) !== undefined &&
  said.of(answers) !== 'yes' &&
  weighable(answers, context);

/** R18: what applies does not wait for a later no: it is weighed, or the plan is changed again. */
const follows = choice<z.ZodEnum<{ weigh: 'weigh'; change: 'change' }>, AnswerContext>({
  key: 'follows',
  short: 'What follows',
  label: ({ plan }) => `Version ${(plan && about({ plan })?.version) ?? 1} applies already. What follows?`,
  schema: z.enum(['weigh', 'change']),
  options: [
    { value: 'weigh', title: 'It stands, their views were weighed', also: ['it stands', 'weigh', 'weigh it'] },
    { value: 'change', title: 'Change the plan back, or otherwise', also: ['change', 'change back', 'take it back'] },
  ],
  when: (answers, context) => context.plan?.proposal === undefined && saysNo(answers) && weighable(answers, context),
});

const weighsLate = (answers: Answers, context: AnswerContext): boolean =>
  follows.when(answers, context) && follows.of(answers) === 'weigh';

/** R45: what somebody says whose capacity is not known settles nothing, so it is asked about. */
const capacityIsOpen = (answers: Answers, { plan }: AnswerContext): boolean =>
  who.of(answers) === THE_PERSON && plan?.proposal?.deciding.capacity.answer === 'unknown';

/** Asked whatever the person's record says. */
const capacityNow = { ...capacity, when: () => true };

const reason = reasonFor({ label: 'Why not?', example: 'In their own words where you can', when: saysNo });

const decidingIsOpen = (answers: Answers, context: AnswerContext): boolean =>
  capacityIsOpen(answers, context) || saysWhoDecides(answers, context);

const objectsNow = (answers: Answers, context: AnswerContext): boolean =>
  decidingIsOpen(answers, context) && objectsHere(answers, context);

const alsoWeighed = (answers: Answers, context: AnswerContext): boolean =>
  objectsNow(answers, context) || weighsLate(answers, context);

const { goAhead, goesAhead, waitWhy, views, wellbeingImpact, wellbeing, weighed, effectOf } = goingAhead(
  mayGoAhead,
  { label: 'Should it go ahead all the same?' },
  alsoWeighed,
);

const tries = ownWords<AnswerContext>({
  key: 'tries',
  short: 'Tries to reach them',
  label: 'Who tried to reach them, and how often?',
  max: 300,
  when: (answers, context) => goesAhead(answers, context) && !wasReached(answers),
});

const on = pastDay<AnswerContext>({
  key: 'on',
  short: 'Day',
  label: 'On which day?',
  since: ({ plan }) =>
    plan?.proposal && {
      earliest: plan.proposal.on,
      words: `that is before it was proposed, on ${wordsForDay(plan.proposal.on)}.`,
    },
  when: givesAnswer,
});

/** A later no that is not weighed yet: only what follows is left to say. */
function laterNo(context: AnswerContext): Answers {
  const [no] = context.plan && !context.plan.proposal ? againstSince(context.plan) : [];
  const { answer, key } = no ?? {};
  return answer && key !== undefined
    ? {
        [who.key]: key,
        [said.key]: 'no',
        [on.key]: answer.on,
        ...(answer.how && { [how.key]: answer.how }),
        ...(answer.reason !== undefined && { [reason.key]: answer.reason }),
      }
    : {};
}

const STEPS: readonly Step<AnswerContext>[] = [
  PERSON_STEP,
  {
    id: 'answer',
    title: 'What they said',
    intro: (_, context) => aboutWords(context),
    questions: [who, said, how, on],
  },
  { id: 'can-decide', title: 'Capacity for this decision', questions: [capacityNow], when: capacityIsOpen },
  ...decidingSteps.map((step) => ({ ...step, when: decidingIsOpen })),
  { id: 'no', title: 'They do not agree', questions: [reason, goAhead, follows] },
  {
    id: 'weighed',
    title: 'What is weighed, or why it waits',
    questions: [waitWhy, tries, views, wellbeingImpact, wellbeing],
  },
];

/** What a party without Teams says to a change of the plan, and how they were asked (R6, R18); or a colleague who is away (P11). */
export function planAnswer(plans: Plans): Flow<AnswerContext> {
  const change = aboutChange(plans, 'record');
  return {
    ...change,
    id: 'plan-answer',
    title: 'Note an answer about the plan',
    phrases: [
      'note an answer',
      'weigh what they said',
      'weigh it',
      'note who agrees',
      'note that they agree',
      'record an agreement',
      'the person agrees',
      'say who decides',
    ],
    overhears: answerHeard,
    steps: STEPS,
    recordWords: 'Record this',
    pins: (context) => pinned(about(context)?.id),
    opensFor: [DECIDES],
    fills: ({ openedFor = {} }, context) => ({
      answers: { ...laterNo(context), ...undecided(openedFor, context) },
    }),
    // R6: what they say by now whose answer it is.
    stands: (context) =>
      answering(context).map((party) => ({
        key: `says.${party.key}`,
        is: heardNow(party),
        words: party.key === context.whose ? [saysNow(party)] : [],
      })),
    idle: (context) => (about(context) ? undefined : change.idle(context)),
    async load(opening) {
      const context = await change.load(opening);
      const { viewer, session } = opening;
      const whose = who.of(session.answers);
      return {
        ...context,
        whose,
        me: viewer.staff,
        asLead: context.person !== undefined && leads(viewer, context.person),
      };
    },
    warnings: ({ answers }, context) =>
      listed(
        saysNo(answers) &&
          !weighable(answers, context) &&
          'Somebody in the plan who does not agree cannot be overridden. The coordinator is asked to help.',
        said.of(answers) === 'yes' && saidNo(partyIn(answers, context)),
      ),
    carryOut: intoRecord(plans.record, {
      command: (session, context: AnswerContext) => inPlan<Noted>(context, commandOf(session, context)),
      said: ({ command, context }) => ({ words: saidWordsFor(command, context), view: 'proposal' }),
    }),
  };
}

function commandOf(session: Session, context: AnswerContext): Noted | undefined {
  const { answers } = session;
  const [id, effect] = [
    changeIn(session),
    objectsNow(answers, context) ? Effect.safeParse(effectOf(answers)).data : undefined,
  ];
  if (saysWhoDecides(answers, context)) return noteWhoDecides(id, answers, context, effect);
  const { data } = Given.safeParse({
    key: who.of(answers),
    answer: said.of(answers),
    how: wasReached(answers) ? how.of(answers) : undefined,
    on: on.of(answers),
  });
  const party = partyIn(answers, context);
  const given = data && {
    ...data,
    reason: saysNo(answers) ? reason.of(answers) : undefined,
    regard: regardIn(answers, context),
    waits: waitWhy.when(answers, context) ? waitWhy.of(answers) : undefined,
    tries: tries.when(answers, context) ? tries.of(answers) : undefined,
    deciding: capacityIsOpen(answers, context) ? decidingOf(answers, context) : undefined,
    effect,
    asLead: context.asLead,
    ...(party && { heard: heardNow(party) }),
    left: noLonger(context).find(({ key }) => key === data.key),
  };
  return given && { type: 'answer', id, ...given };
}

/** What is weighed: of a later no, the reason that was given. */
function regardIn(answers: Answers, context: AnswerContext) {
  if (weighsLate(answers, context)) return { views: reason.of(answers), ...effectOf(answers) };
  return goesAhead(answers, context) ? weighed(answers) : undefined;
}

function saidWordsFor(command: Noted, context: AnswerContext): string {
  if (command.type === 'note-capacity') return 'Noted: who decides.';
  const { key = '', answer: what, how: means } = command;
  const party = partyIn({ who: key }, context);
  const noted = `Noted: ${party?.name ?? 'They'} ${saidWords[what]}${means === undefined ? '' : `, ${meansWords[means]}`}.`;
  const waits = what === 'yes' && party ? confirms(party) : '';
  return `${noted}${waits}${stillApplies(command, context)}`;
}

const saidWords = { yes: 'agrees', no: 'does not agree', 'not-reached': 'could not be reached' } as const;

const Given = z.object({
  key: z.string(),
  answer: Answer,
  how: Means.exclude(['teams']).optional(),
  on: Day,
});
