import type { LocalServices } from '../../content/services.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { stoppedWords } from '../../people/stopped.ts';
import type { Directory } from '../../people/directory.ts';
import { decidingFills } from '../../questions/deciding.ts';
import { loadPerson, WHO, withAssessed, type LastAssessed } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { overheard, toldAbout } from './overheard.ts';
import * as ask from './questions.ts';
import type { PreventionContext } from './questions.ts';
import type { Command } from './rules.ts';

/** Other help alongside reablement: thought of, told about, referred to, or not wanted (R34-R36). */
export function preventionReferral(
  record: OpenKind<Command>,
  directory: Directory,
  services: LocalServices,
  lastAssessed: LastAssessed,
): Flow<PreventionContext> {
  return {
    id: 'prevention-referral',
    version: 1,
    title: 'Other help',
    phrases: [
      'other help',
      'other help for',
      'prevention',
      'prevention services',
      'prevention services for',
      'refer to another service',
      'referral for',
      'what else could help',
    ],
    overhears: (text) => overheard(text) ?? toldAbout(text, services()),
    startsFrom: 'person',
    opensFor: [ask.whom.key, ask.step.key],
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Other help', example: 'other help for Ada Palmer', group: 'person', rank: 36 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'need', title: 'What is it to help with', questions: [ask.whom, ask.need] },
      {
        id: 'service',
        title: 'Which service',
        questions: [ask.needElse, ask.service, ask.step, ask.words, ask.on],
      },
      {
        id: 'more',
        title: 'Which service, and who agreed',
        questions: [ask.serviceElse, ask.carerAgrees, ask.isTheirCapacity, ask.agrees, ask.askOn],
      },
      ...ask.decidingIt,
    ],
    recordWords: 'Record this',
    async load(opening) {
      const context = await withAssessed(await loadPerson(directory, opening, 'record'), opening.viewer, lastAssessed);
      return { ...context, services: services(), said: opening.session.answers };
    },
    resets: {
      [ask.person.key]: 'all',
      [ask.whom.key]: [ask.carerAgrees.key, ask.agrees.key],
      [ask.need.key]: [ask.service.key],
    },
    warnings: ask.warnings,
    // After a death only a carer can be helped.
    idle: (context) =>
      context.person?.stopped && ask.receivers(context).length === 0
        ? `${context.person.name}: ${stoppedWords(context.person.stopped)}`
        : undefined,
    fills: ({ openedFor = {} }, context) => ({
      answers: {
        ...decidingFills(context),
        [ask.on.key]: context.today,
        [ask.whom.key]: openedFor[ask.whom.key] ?? ask.receivers(context)[0]?.key ?? THE_PERSON,
        [ask.step.key]: openedFor[ask.step.key] ?? '',
      },
    }),
    carryOut: intoRecord(record, {
      command(session, context: PreventionContext) {
        const { person } = context;
        const considered = ask.consideredIn(session.answers, context);
        const command = considered && { type: 'consider' as const, considered };
        return person && command && { ...newRecord(session, person), command };
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}
