import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadPerson, WHO } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { Given } from './facts.ts';
import * as ask from './questions.ts';
import type { GivenContext } from './questions.ts';
import type { Command } from './rules.ts';
import * as telling from './telling-questions.ts';

/** Information and advice was given: what, to whom, how, and whether it was understood (R32, R33). */
export function informationGiven(record: OpenKind<Command>, directory: Directory): Flow<GivenContext> {
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
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Information given', example: 'information given for Ada Palmer', group: 'person', rank: 30 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'given',
        title: 'What was given',
        questions: [ask.topics, ask.what, ask.to, telling.ways, telling.language, telling.on],
      },
      {
        id: 'understood',
        title: 'Was it understood',
        questions: [
          telling.otherLanguage,
          telling.interpreter,
          ask.charged,
          ask.chargedFrom,
          ask.decision,
          telling.understood,
          telling.checked,
          ask.routes,
        ],
      },
      { id: 'otherwise', title: 'Otherwise than needed', questions: [telling.whyOtherwise] },
    ],
    recordWords: 'Record this',
    async load(opening) {
      const context = await loadPerson(directory, opening, 'record');
      return {
        ...context,
        said: opening.session.answers,
        receiversIn: (answers) => ask.receiversIn(answers, context),
      };
    },
    resets: { [ask.person.key]: 'all' },
    fills: (_, { today }) => ({ answers: { [telling.on.key]: today } }),
    carryOut: intoRecord(record, {
      command(session, context: GivenContext) {
        const { answers } = session;
        const { person } = context;
        const { data: given } = Given.safeParse({
          ...telling.tellingIn(answers, context),
          topics: ask.topics.of(answers),
          what: ask.what.of(answers),
          charging: ask.chargingIn(answers),
          routes: ask.routes.when(answers, context) ? (ask.routes.of(answers) ?? []) : [],
        });
        return (
          person &&
          given && {
            ...newRecord(session, person),
            command: { type: 'give' as const, given },
          }
        );
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}
