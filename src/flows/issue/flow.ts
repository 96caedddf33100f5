import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Answers } from '../../forms/question.ts';
import { dangerIn } from '../../guidance/danger.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { everybodyAround, namedIn } from '../../questions/colleagues.ts';
import { loadPerson, RECORD, WHO, type Opening } from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { apartIn } from './apart.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';
import type { IssueContext } from './questions.ts';
import * as part from './taking-part.ts';
import { riskWords } from './words.ts';
import type { Command } from './rules.ts';

/** Something is in the way of reablement: it is explored, options are looked for, and what is agreed is written down (R21-R25). */
export function issue(record: OpenKind<Command>, directory: Directory, happened: Happened): Flow<IssueContext> {
  return {
    id: 'issue',
    tellsOfHarm: true,
    version: 1,
    title: 'Log an issue',
    phrases: [
      'log an issue',
      'log an issue for',
      'issue for',
      'new issue',
      'open an issue',
      'note an issue',
      'raise an issue',
      'report an issue',
    ],
    overhears: overheard,
    takesAny: { title: 'Log an issue', says: 'log an issue for' },
    startsFrom: 'person',
    // R38: what comes to light after the end is logged, too.
    whileStopped: 'unless-died',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Log an issue', example: 'log an issue for Ada Palmer', group: 'person', rank: 34 },
    steps: (context) => [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'what', title: 'What it is about', questions: [ask.sort, ask.about] },
      { id: 'risk', title: 'Before anybody is involved', questions: [ask.aboutElse, ask.atRisk] },
      {
        id: 'explore',
        title: 'What can be done',
        questions: [ask.sortElse, ask.explored, ask.options, ask.agreement, ask.agreed, part.taking, ask.on],
      },
      { id: 'part', title: 'Who takes part', questions: [...part.whyNot(context), part.takingElse] },
      { id: 'others', title: 'Others who take part', questions: part.bases(context) },
    ],
    recordWords: 'Record this',
    load: (opening) => load(directory, opening, happened),
    resets: {
      [ask.person.key]: 'all',
      [ask.about.key]: [ask.atRisk.key, ask.aboutElse.key, part.taking.key],
      [ask.atRisk.key]: [part.taking.key],
      [part.takingElse.key]: part.ELSE_BASES,
    },
    opensFor: [ask.OBJECTOR],
    fills: (_, context) => ({
      answers: {
        [ask.on.key]: context.today,
        ...(context.happened !== undefined && { [ask.explored.key]: context.happened }),
        ...disagreed(context),
      },
    }),
    warnings: ({ answers }, context) => warnings(answers, context),
    carryOut: intoRecord(record, {
      command(session, context: IssueContext) {
        const { answers } = session;
        const { person } = context;
        const logged = part.issueIn(answers, context);
        return (
          person &&
          logged && {
            ...newRecord(session, person),
            command: { type: 'log' as const, issue: logged, apart: apartIn(logged, person) },
          }
        );
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}

/** What an issue is logged because of, in the words of the incident or of whoever does not agree, as far as this viewer may see it. */
export type Happened = (
  viewer: Viewer,
  person: Subject,
  record: RecordId,
  objector: string | undefined,
) => Promise<string | undefined>;

async function load(directory: Directory, opening: Opening, happened: Happened): Promise<IssueContext> {
  const context = await loadPerson(directory, opening, 'record');
  const everybody = await everybodyAround(directory, opening.viewer, context.person);
  const objector = opening.session.openedFor[ask.OBJECTOR];
  const from = RecordId.safeParse(opening.session.openedFor[RECORD]).data;
  return {
    ...context,
    everybody,
    said: opening.session.answers,
    objector,
    happened: context.person && from && (await happened(opening.viewer, context.person, from, objector)),
  };
}

function warnings(answers: Answers, context: IssueContext): readonly string[] {
  const who = ask.aboutIn(answers, context);
  const words = [ask.explored, ask.options, ask.agreed].map((one) => one.of(answers) ?? '').join(' ');
  const named = namedIn(
    words,
    context.everybody.filter(({ value }) => who.every(({ staff }) => staff !== value)),
  );
  return listed(
    riskWords(who),
    part.speaksForThem({ ...context, said: answers }),
    ['emergency', 'safeguarding'].includes(dangerIn(words)) && HARM,
    ...named.map(
      (name) => `The words may name ${name}. If it is about them, change "About": then it is kept from them.`,
    ),
  );
}

/** R38: what may be harm or neglect is not only an issue. */
const HARM = 'Somebody may be harmed or neglected. Type "safeguarding" for what to do: do not wait for this issue.';

/** R19: a no to a proposal is what happens; it is about nobody, so that whoever said it takes part. */
function disagreed(context: IssueContext): Answers {
  const objector = ask.circle(context).find(({ key }) => key === context.objector);
  return objector
    ? {
        [ask.sort.key]: 'other',
        [ask.sortElse.key]: 'A no to a proposed change of the plan',
        [ask.about.key]: ask.NOBODY,
        [ask.explored.key]: sentences(
          `${ask.titled(objector)} does not agree to a proposed change of the plan`,
          ...listed(context.happened),
        ),
      }
    : {};
}
