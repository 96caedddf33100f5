import type { TeamId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { everybodyAround } from '../../questions/colleagues.ts';
import { loadPerson, tellersFor, WHO } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { overheard } from './overheard.ts';
import { namesColleagues, nobodyHears } from './about-whom.ts';
import * as ask from './questions.ts';
import type { RequestContext } from './questions.ts';
import type { RequestSettings } from './record.ts';
import { answerDay, type Command } from './rules.ts';

/** Somebody asks for something: it is kept with an owner and a day until they have an answer (R30, TL2). */
export function request(
  record: OpenKind<Command>,
  directory: Directory,
  settings: RequestSettings,
): Flow<RequestContext> {
  return {
    id: 'request',
    tellsOfHarm: true,
    version: 1,
    title: 'Somebody asks for something',
    phrases: [
      'note a request',
      'note a request for',
      'request for',
      'complaint',
      'wants to complain',
      'somebody asked',
    ],
    overhears: overheard,
    takesAny: { title: 'Note a request or complaint', says: 'note a request for' },
    startsFrom: 'person',
    opensFor: [ask.wish.key],
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Request or complaint', example: 'request for Ada Palmer', group: 'person', rank: 35 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'asked', title: 'What was asked', questions: [ask.from, ask.wish, ask.what, ask.about, ask.on] },
      {
        id: 'answering',
        title: 'Who answers',
        follows: true,
        questions: [ask.fromElse, ask.unlessComplaint(ask.answerer), ask.unlessComplaint(ask.answerBy)],
      },
    ],
    recordWords: 'Record this',
    async load(opening) {
      const context = await loadPerson(directory, opening, 'record');
      const { person } = context;
      const about = ask.about.of(opening.session.answers) ?? [];
      return {
        ...context,
        colleagues: tellersFor(opening.viewer, person).filter(({ value }) => !about.includes(value)),
        everybody: await everybodyAround(directory, opening.viewer, person),
        ...(await leadingIn(directory, person?.team)),
        complaints: settings.complaints,
      };
    },
    warnings: (entered, context) => [...nobodyHears(entered, context), ...namesColleagues(entered, context)],
    resets: { [ask.person.key]: 'all' },
    fills: ({ openedFor: { [ask.wish.key]: wished } = {} }, context) => {
      const { today, colleagues } = context;
      const [me] = colleagues;
      const wish = ask.hasDied(context) ? 'complaint' : wished;
      return {
        answers: {
          ...(wish !== undefined && { [ask.wish.key]: wish }),
          [ask.on.key]: today,
          [ask.answerBy.key]: answerDay(today),
          ...(me && { [ask.answerer.key]: me.value }),
        },
      };
    },
    carryOut: intoRecord(record, {
      command(session, context: RequestContext) {
        const { answers } = session;
        const { person } = context;
        const asked = ask.askedIn(answers, context);
        return (
          person &&
          asked && {
            ...newRecord(session, person),
            command: { type: 'ask' as const, asked },
          }
        );
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}

/** Those who see to what is late, and the managers, who do it in their place; and whether anybody hears of it where it is about all of them. */
async function leadingIn(directory: Directory, team: TeamId | undefined) {
  if (!team) return { leading: [], jobs: new Map<string, string>(), safeguarding: false };
  const staff = await directory.staffOf(team);
  const managers = staff.filter(({ roles }) => roles.includes('manager'));
  return {
    leading: [...(await directory.leadsOf(team)), ...managers.map(({ id }) => id)],
    jobs: new Map(staff.map(({ id, job }) => [id, job])),
    safeguarding: staff.some(({ roles }) => roles.includes('safeguarding-lead')),
  };
}
