import type { Session } from '../../forms/session.ts';
import { recordIdOf, RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadPerson, RECORD, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './questions.ts';
import { Given, type Command } from './rules.ts';

/** Information and advice was given: what, to whom, how, and whether it was understood (R32, R33). */
export function informationGiven(record: OpenKind<Command>, directory: Directory): Flow<PersonContext> {
  return {
    id: 'information-given',
    version: 1,
    title: 'Information given',
    phrases: [
      'information given',
      'information given for',
      'gave information',
      'gave advice',
      'gave a leaflet',
      'told about charges',
      'explained the charges',
    ],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Information given', example: 'information given for Ada Palmer', group: 'person', rank: 30 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'given',
        title: 'What was given',
        questions: [ask.topics, ask.what, ask.to, ask.ways, ask.language, ask.on],
      },
      {
        id: 'understood',
        title: 'Was it understood',
        questions: [ask.interpreter, ask.whyOtherwise, ask.charging, ask.understood, ask.checked, ask.routes],
      },
    ],
    recordWords: 'Record this',
    recordsAtOnce: true,
    load: (opening) => loadPerson(directory, opening, 'record'),
    keepsContext: samePerson,
    resets: { [ask.person.key]: 'all' },
    fills: ({ answers }, context) => ({ answers: ask.filledIn(answers, context) }),
    carryOut: intoRecord(record, {
      command(session, context: PersonContext) {
        const { person } = context;
        const { data: given } = Given.safeParse(givenIn(session, context));
        const from = RecordId.safeParse(session.openedFor[RECORD]).data;
        return (
          person &&
          given && {
            record: recordIdOf(person.id, session.token),
            team: person.team,
            from,
            command: { type: 'give' as const, given },
          }
        );
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}

const givenIn = ({ answers }: Session, context: PersonContext) => ({
  topics: ask.topics.of(answers),
  what: ask.what.of(answers),
  to: ask.receiversIn(answers, context),
  ways: ask.ways.of(answers),
  language: ask.language.of(answers),
  interpreter: ask.interpreter.when(answers, context) ? ask.interpreter.of(answers) : 'none',
  whyOtherwise: ask.whyOtherwise.when(answers, context) ? ask.whyOtherwise.of(answers) : undefined,
  understood: ask.understood.of(answers),
  checked: ask.checked.of(answers),
  charging: ask.charging.when(answers, context) ? ask.charging.of(answers) : undefined,
  routes: ask.routes.of(answers) ?? [],
  on: ask.on.of(answers),
});
