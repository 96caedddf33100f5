import { listed } from '../../kernel/listed.ts';
import { recordIdOf } from '../../kernel/ids.ts';
import type { Entered } from '../../forms/session.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadPerson, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './questions.ts';
import { Command } from './rules.ts';

/** Somebody changes how a person's progress is monitored, and everybody who must know is told (R1-R5). */
export function monitoringChange(record: OpenKind<Command>, directory: Directory): Flow<PersonContext> {
  return {
    id: 'monitoring-change',
    version: 1,
    title: 'Change monitoring',
    phrases: [
      'change monitoring',
      'change monitoring for',
      'monitoring change',
      'monitoring needs changing',
      'monitor less',
      'monitor more',
    ],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: {
      button: 'Change monitoring',
      example: 'change monitoring for Ada Palmer',
      group: 'person',
      rank: 10,
      daily: 'all',
    },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'change', title: 'What is changing', questions: [ask.direction, ask.from, ask.to, ask.startsOn] },
      { id: 'why', title: 'Why', questions: [ask.rationale] },
      { id: 'agreement', title: 'Who agrees', questions: [ask.personAgrees, ask.carerAgrees] },
      { id: 'carer', title: 'The carer', questions: [ask.carerName] },
      {
        id: 'regard',
        title: 'Without agreement',
        intro: () => 'It can still go ahead, if their views and the effect on wellbeing are weighed and written down.',
        questions: [ask.views, ask.wellbeingImpact, ask.wellbeing],
      },
    ],
    recordWords: 'Record this change',
    warnings,
    load: (opening) => loadPerson(directory, opening, 'record'),
    keepsContext: samePerson,
    carryOut: intoRecord(record, {
      command(session, context: PersonContext) {
        const { person } = context;
        const command = commandOf(session, context);
        return person && command && { record: recordIdOf(person.id, session.token), team: person.team, command };
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}. Now tell everybody who must know.` }),
    }),
  };
}

function warnings({ answers }: Entered, context: PersonContext): readonly string[] {
  const carer = ask.knownCarer(context);
  return listed(
    ask.disagreement(answers) && 'Not everybody agrees. The record will say "Made without agreement".',
    carer &&
      answers['carerAgrees'] === 'none' &&
      `${carer.name} is on record as the carer. As you answered that there is no carer, ${carer.name} will not be told.`,
  );
}

/** The answers as one command; undefined when they do not add up to one. */
function commandOf({ answers }: Entered, context: PersonContext): Command | undefined {
  return Command.safeParse({
    type: 'change-monitoring',
    reablementStarted: context.person?.started,
    change: {
      direction: ask.direction.of(answers),
      from: ask.from.of(answers),
      to: ask.to.of(answers),
      startsOn: ask.startsOn.of(answers),
      rationale: ask.rationale.of(answers) ?? '',
      person: ask.personAgrees.of(answers),
      carer: ask.carerAgrees.of(answers),
      carerName: ask.carerName.when(answers, context) ? ask.carerName.of(answers) : undefined,
      regard: ask.disagreement(answers) ? ask.weighed(answers) : undefined,
    },
  }).data;
}
