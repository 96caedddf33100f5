import { z } from 'zod';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { capacity } from '../../questions/capacity.ts';
import { CHARGING, chargingIn } from '../../questions/charging.ts';
import { asNamed, loadOnRecord, tellersFor, type OnRecord, type Opening } from '../../questions/context.ts';
import { answersOfDeciding, decidingFills, decidingOf } from '../../questions/deciding.ts';
import { decidingSteps } from '../../questions/deciding-steps.ts';
import { MISSING } from '../../questions/not-arranged.ts';
import { ownWords } from '../../questions/own-words.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Flow } from '../flow.ts';
import { close, type Parts } from './closing.ts';
import { Completed, type SeenEnding } from './facts.ts';
import type { EndingContext } from './context.ts';
import * as ask from './questions.ts';
import { lackingIn, type Lacking } from './duties.ts';
import { rules } from './rules.ts';

interface Context extends EndingContext, OnRecord<SeenEnding> {
  /** What is still missing, as the form was opened. */
  /** Nothing, until the record has been read. */
  readonly lacking?: readonly Lacking[];
  /** They lead the team, and nobody sees to something yet: they may let that pass. */
  readonly mayPass: boolean;
}

const lacks =
  (...what: readonly Lacking[]) =>
  (answers: Answers, { lacking = [] }: Context): boolean =>
    how.of(answers) !== 'call-off' && what.some((one) => lacking.includes(one));

const how = choice({
  key: 'closeHow',
  short: 'Ending',
  label: 'What now?',
  help: ({ mayPass }: Context) =>
    `Called off, reablement goes on.${mayPass ? '' : ' While nobody sees to what is needed, only those who lead the team can close it.'}`,
  schema: z.enum(['close', 'call-off', 'without']),
  options: ({ mayPass }: Context): readonly Choice[] => [
    { value: 'close', title: 'Close it', also: ['close', 'yes'] },
    { value: 'call-off', title: 'Call it off', also: ['call off', 'goes on'] },
    ...(mayPass
      ? [{ value: 'without', title: 'Close it without an owner', also: ['without an owner', 'nobody sees to it'] }]
      : []),
  ],
});

const why = ownWords<Context>({
  key: 'closeWhy',
  short: 'Why',
  label: 'Why?',
  max: 500,
  lines: 'many',
  when: answered(how, 'call-off', 'without'),
});

const charging = CHARGING.map((one) => ({
  ...one,
  when: (answers: Answers, context: Context) => lacks('charging')(answers, context) && one.when(answers, context),
}));

/** What was missing of an ending is noted, and it is closed; or it is called off. */
export function endingClose(parts: Parts): Flow<Context> {
  return {
    id: 'ending-close',
    version: 1,
    title: 'Close the ending',
    phrases: ['close the ending', 'call off the ending'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'how',
        title: 'Close the ending',
        intro: (_, { seen }) =>
          seen && sentences(ask.ground.words(seen.ground, {}), seen.need?.what ?? 'Nothing more is needed'),
        questions: [
          how,
          { ...ask.needOwner, when: lacks('owner') },
          { ...ask.appointmentOwner, when: lacks('appointment') },
          ...charging.slice(0, 3),
          {
            ...capacity,
            when: (answers, context) =>
              lacks('capacity', 'decider')(answers, context) && capacity.when(answers, context),
          },
        ],
      },
      { id: 'why', title: 'Why', questions: [why] },
      ...decidingSteps.map((step) => ({
        ...step,
        when: (answers: Answers, context: Context) =>
          lacks('capacity', 'decider')(answers, context) && (step.when?.(answers, context) ?? true),
      })),
      { id: 'said', title: 'What was said about charges', questions: charging.slice(3) },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => load(parts, opening),
    idle: ({ seen }) =>
      seen && seen.status !== 'planned' ? 'This has been closed or called off. Open the record to read it.' : undefined,
    fills: (_, context) => ({
      answers: {
        [how.key]: 'close',
        ...(lacks('capacity', 'decider')({}, context) && decidingFills(context)),
        ...(lacks('decider')({}, context) &&
          context.seen?.deciding &&
          answersOfDeciding(context.seen.deciding, context)),
        ...(context.lacking?.includes('charging') && {
          [CHARGING[0].key]: context.seen?.charging.begins === 'on-a-day' ? 'on-a-day' : '',
          [CHARGING[1].key]: context.seen?.charging.from ?? '',
        }),
      },
    }),
    async carryOut({ answers }, context, viewer) {
      const { person, record, seen, today } = context;
      const what = how.of(answers);
      if (!person || !record || !seen || !what) return MISSING;
      const completed = what === 'call-off' ? undefined : completedIn(answers, context);
      if (what !== 'call-off' && !completed) return MISSING;
      const command = completed
        ? { type: 'complete' as const, completed }
        : { type: 'call-off' as const, why: why.of(answers) ?? '' };
      const given = await parts.endings.begin(record, { command, viewer, team: person.team });
      if (!given.ok) return given;
      return completed
        ? close(parts, { from: record, person, viewer, today }, given.value.reference)
        : { ok: true, value: { record, words: 'Called off: reablement goes on.' } };
    },
  };
}

async function load(parts: Parts, opening: Opening): Promise<Context> {
  const on = await loadOnRecord(parts.endings, parts.directory, opening);
  const lacking = on.seen ? lackingIn(on.seen, opening.today).filter((one) => one !== 'day') : [];
  const leads = on.person ? await parts.directory.leadsOf(on.person.team) : [];
  return {
    ...on,
    people: [],
    asker: on.person && asNamed(opening.viewer, on.person),
    // Capacity for this is not known: it is asked, whatever the record says of other decisions (R45).
    person: on.person && { ...on.person, capacity: on.seen?.deciding ? 'unknown' : on.person.capacity },
    colleagues: tellersFor(opening.viewer, on.person),
    open: [],
    lacking,
    mayPass: leads.includes(opening.viewer.staff) && lacking.some((one) => one === 'owner' || one === 'appointment'),
  };
}

function completedIn(answers: Answers, context: Context): Completed | undefined {
  const { seen, lacking = [] } = context;
  const owned = <T extends { readonly what: string }>(one: T | undefined, owner: string | undefined) =>
    one && owner !== undefined && owner !== '' ? { ...one, owner } : undefined;
  return Completed.safeParse({
    need: owned(seen?.need, lacking.includes('owner') ? ask.needOwner.of(answers) : undefined),
    appointment: owned(
      seen?.appointment,
      lacking.includes('appointment') ? ask.appointmentOwner.of(answers) : undefined,
    ),
    charging: lacking.includes('charging') ? chargingIn(answers) : undefined,
    deciding: lacking.some((one) => one === 'capacity' || one === 'decider') ? decidingOf(answers, context) : undefined,
    without: how.of(answers) === 'without' ? why.of(answers) : undefined,
  }).data;
}
