import type { Option } from '../../../cards/views.ts';
import type { Answers } from '../../forms/question.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { planIdOf } from '../../plans/parties.ts';
import { everybodyAround, namedIn } from '../../questions/colleagues.ts';
import { loadPerson, WHO, type Opening, type PersonContext } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { Reported } from './facts.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';
import { summaryOf } from './record.ts';
import type { Command } from './rules.ts';

interface IncidentContext extends PersonContext {
  /** Colleagues whom the words may name; not whoever fills it in. */
  readonly everybody: readonly Option[];
}

/** A fall, a wrong tablet, a near miss: one door for all that should not have happened, and it counts as evidence (R9). */
export function incident(
  record: OpenKind<Command>,
  plans: OpenKind<PlanCommand>,
  directory: Directory,
): Flow<IncidentContext> {
  return {
    id: 'incident',
    tellsOfHarm: true,
    version: 1,
    title: 'Fall or incident',
    phrases: [
      'note an incident',
      'note an incident for',
      'incident for',
      'incident',
      'report an incident',
      'log an incident',
      'log incident',
      'near miss for',
      'accident',
      'note a fall',
      'fall of',
      'medicine error',
    ],
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Fall or incident', example: 'incident for Ada Palmer', group: 'problem', rank: 10 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'what', title: 'What happened', questions: [ask.harm, ask.what, ask.words, ask.where] },
      { id: 'when', title: 'When, and what was done', questions: [ask.on, ask.at, ask.done, ask.who] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    overhears: overheard,
    takesAny: { title: 'Note what happened', says: 'incident for' },
    load: (opening) => load(directory, opening),
    warnings: ({ answers }, context) => namesColleagues(answers, context),
    resets: { [ask.person.key]: 'all' },
    fills: (_, { today, asker }) => ({
      answers: { [ask.on.key]: today, ...(asker !== undefined && { [ask.who.key]: asker }) },
    }),
    carryOut: intoRecord(record, {
      command(session, { person }: IncidentContext) {
        const { answers } = session;
        const { data: reported } = Reported.safeParse({
          what: ask.what.of(answers),
          harm: ask.harm.of(answers),
          words: ask.words.of(answers),
          where: ask.where.of(answers),
          on: ask.on.of(answers),
          at: ask.at.of(answers) || undefined,
          done: ask.done.of(answers),
          who: ask.who.of(answers),
        });
        const command = reported && { type: 'report' as const, reported };
        return person && command && { ...newRecord(session, person), command };
      },
      async said({ command: { reported }, record: { id, reference }, context: { person, asker }, viewer }) {
        if (!person) return { words: `Recorded as ${reference}.` };
        // By the incident's own key: whoever records it again adds nothing twice (S51).
        const evidence = {
          key: id.slice(id.indexOf('-') + 1),
          from: reported.who === asker ? ('support-worker' as const) : ('other' as const),
          who: reported.who,
          on: reported.on,
          words: sentences(summaryOf(reported), reported.words),
        };
        const given = { command: { type: 'add-evidence' as const, evidence }, viewer, team: person.team };
        const added = await plans.begin(planIdOf(person.id), given);
        return {
          words: added.ok
            ? `Recorded as ${reference}. It counts as evidence for the plan.`
            : `Recorded as ${reference}. It is not in the plan as evidence yet: ${added.refusal.words}`,
        };
      },
    }),
  };
}

async function load(directory: Directory, opening: Opening): Promise<IncidentContext> {
  const context = await loadPerson(directory, opening, 'record');
  const [, ...everybody] = await everybodyAround(directory, opening.viewer, context.person);
  return { ...context, everybody };
}

/** R24: what is about a colleague is a matter for others. */
const namesColleagues = (answers: Answers, { everybody }: IncidentContext): readonly string[] =>
  namedIn([ask.words, ask.done].map((one) => one.of(answers) ?? '').join(' '), everybody).map(
    (name) =>
      `The words may name ${name}, and colleagues in the plan can read this. If it is about what ${name} did, say here only what happened, and note the rest as a complaint: that is kept from them.`,
  );
