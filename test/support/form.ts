import { text } from '../../src/forms/kinds/text.ts';
import { choice } from '../../src/forms/kinds/choice.ts';
import { called } from '../../src/questions/called.ts';
import { servicesAt } from './services.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { everyday, people, personId } from '../../src/demo/world.ts';
import { advance } from '../../src/forms/advance.ts';
import {
  bound,
  questionsFor,
  questionsIn,
  stepsFor,
  type BoundForm,
  type BoundQuestion,
} from '../../src/forms/bound.ts';
import type { Form as AForm, Step } from '../../src/forms/form.ts';
import type { Input, Move, FormOutcome } from '../../src/forms/outcome.ts';
import type { Answers } from '../../src/forms/question.ts';
import { currentQuestion } from '../../src/forms/session-moves.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { Records } from '../../src/kinds/records.ts';
import * as monitoring from '../../src/flows/monitoring/questions.ts';
import { Answer } from '../../src/people/agreement.ts';
import { AGREEMENT, askCarer, knownCarer, weighing } from '../../src/questions/agreement.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import type { Session } from '../../src/forms/session.ts';
import { telling } from '../../src/flows/telling/flow.ts';
import { Day, Instant } from '../../src/kernel/days.ts';
import { SessionId } from '../../src/kernel/ids.ts';
import { Directory, type VisiblePerson } from '../../src/people/directory.ts';
import { personDocument } from '../../src/people/documents.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { PERSON, personIn, WHO, type AboutPerson, type PersonContext } from '../../src/questions/context.ts';
import { clockAt } from './clock.ts';

const personAgrees = choice({
  key: 'personAgrees',
  short: (context: AboutPerson) => `${called(context)} agrees`,
  label: (context) => `Does ${called(context)} agree?`,
  help: (context) =>
    context.person?.capacity === 'lacks'
      ? `${called(context)} is recorded as lacking capacity for decisions about care. Answer with what ${called(context)} wants, as shown by words or behaviour. The representative is told as well.`
      : undefined,
  schema: Answer,
  options: AGREEMENT,
});

const carerName = text({
  key: 'carerName',
  short: 'Name of the carer',
  label: 'Who is the carer?',
  example: 'Their name, so that they are told',
  max: 120,
  when: (answers, context: AboutPerson) =>
    answers['carerAgrees'] !== undefined && answers['carerAgrees'] !== 'none' && knownCarer(context) === undefined,
});

/** True when the person or their carer has said no (R2). Not having been reached is not a no. */
const somebodyDisagrees = (answers: {
  readonly person?: string | undefined;
  readonly carer?: string | undefined;
}): boolean => answers.person === 'no' || answers.carer === 'no';

/** A Thursday. */
export const TODAY = Day.parse('2026-11-19');
const NOON = '2026-11-19T12:00:00.000Z';
export const PRIYA = viewerOf(everyday.priya);
export const ADA = personId('ada');
export const SAMUEL = personId('samuel');

/** The flows with a store of their own, and the people whom Priya may choose from. */
export async function openFlows() {
  const clock = clockAt(NOON);
  const store = new SqliteStore(':memory:', clock);
  const services = servicesAt(store, clock);
  const changes = openKind(monitoringKind, services);
  const records = new Records(services, [changes]);
  for (const person of people(TODAY)) await store.create('people', personDocument(person));
  const directory = new Directory(store);
  const known = await directory.some(PRIYA, 'record', 99);
  return {
    records,
    people: known,
    context: (session: Session) => contextOf(session, known),
    monitoring: PRACTICE,
    telling: telling(records, directory),
  };
}

/** The steps of a form; those that are made from what was loaded, as they are about nobody yet. */
export function stepsOf<C>({ steps }: Pick<AForm<C>, 'steps'>): readonly Step<C>[] {
  if (typeof steps !== 'function') return steps;
  const made: readonly Step<C>[] = Reflect.apply(steps, undefined, [{ today: TODAY, people: [], said: {} }]);
  return made;
}

/** Questions of every kind, with steps that are only there sometimes: what tests of forms are about, whatever a flow asks by then. */
export const asked = {
  ...monitoring,
  startsOn: { ...monitoring.startsOn, assumed: undefined },
  personAgrees,
  carerAgrees: askCarer('always'),
  carerName,
  ...weighing<AboutPerson>((answers) =>
    somebodyDisagrees({ person: answers['personAgrees'], carer: answers['carerAgrees'] }),
  ),
};

const PRACTICE: AForm<PersonContext> = {
  id: 'practice',
  version: 1,
  title: 'Change monitoring',
  steps: [
    { id: WHO, title: 'Who', questions: [asked.person] },
    { id: 'change', title: 'What is changing', questions: [asked.direction, asked.from, asked.to, asked.startsOn] },
    { id: 'why', title: 'Why', questions: [asked.rationale] },
    { id: 'agreement', title: 'Who agrees', questions: [asked.personAgrees, asked.carerAgrees] },
    { id: 'carer', title: 'The carer', questions: [asked.carerName] },
    { id: 'regard', title: 'Without agreement', questions: [asked.views, asked.wellbeingImpact, asked.wellbeing] },
  ],
  recordWords: 'Record this change',
};

export const beginning = <C>(form: AForm<C>, answers: Answers = {}): Session => ({
  id: SessionId.parse('form1'),
  flow: form.id,
  flowVersion: form.version,
  openedFor: answers[PERSON] === undefined ? {} : { [PERSON]: answers[PERSON] },
  token: 'abcde12345',
  step: stepsOf(form)[0]?.id ?? '',
  revision: 0,
  answers,
  begun: Instant.parse(NOON),
  touched: Instant.parse(NOON),
});

/** What the questions may look at for this session, as a flow loads it for a turn. */
function contextOf(session: Session, known: readonly VisiblePerson[]): PersonContext {
  const person = known.find(({ the }) => the.id === personIn(session));
  const choosing = person === undefined || session.step === WHO;
  return { today: TODAY, person: person?.the, people: choosing ? known : [person] };
}

/** A form in somebody's hands: each move is made with what the form has become by then, and the session is kept. */
export class Form<C> {
  readonly flow: AForm<C>;
  readonly #contextOf: (session: Session) => C;
  session: Session;
  #minutes = 0;

  constructor(flow: AForm<C>, context: (session: Session) => C, session = beginning(flow)) {
    this.flow = flow;
    this.#contextOf = context;
    this.session = session;
  }

  get context(): C {
    return this.#contextOf(this.session);
  }

  get form(): BoundForm {
    return bound(this.flow, this.context);
  }

  get step(): string {
    return this.session.step;
  }

  get answers(): Answers {
    return this.session.answers;
  }

  /** The question that a typed answer would be taken for. */
  get question(): BoundQuestion | undefined {
    return currentQuestion(this.form, this.session);
  }

  /** The keys that stand on the card of this step. */
  get fields(): readonly string[] {
    const step = stepsFor(this.form, this.answers).find(({ id }) => id === this.step);
    return step ? questionsIn(step, this.answers).map(({ key }) => key) : [];
  }

  /** The keys of all that is asked, given the answers so far. */
  get asked(): readonly string[] {
    return questionsFor(this.form, this.answers).map(({ question }) => question.key);
  }

  /** True when each question that is asked has an answer that fits. */
  get complete(): boolean {
    return questionsFor(this.form, this.answers).every(
      ({ question }) => question.take(this.answers[question.key] ?? '').ok,
    );
  }

  press(
    to: Exclude<Move['to'], 'step' | 'row' | 'part'>,
    inputs: Answers = {},
    revision = this.session.revision,
  ): FormOutcome {
    return this.#advance({ kind: 'pressed', move: { to }, revision, inputs });
  }

  goTo(step: string, revision = this.session.revision): FormOutcome {
    return this.#advance({ kind: 'pressed', move: { to: 'step', x: step }, revision, inputs: {} });
  }

  /** A line of the list in view, or `new` for another row. */
  openRow(list: string, row: string, revision = this.session.revision): FormOutcome {
    return this.#advance({ kind: 'pressed', move: { to: 'row', x: `${list}.${row}` }, revision, inputs: {} });
  }

  turnTo(list: string, from: number, revision = this.session.revision): FormOutcome {
    return this.#advance({ kind: 'pressed', move: { to: 'part', x: `${list}.${from}` }, revision, inputs: {} });
  }

  type(text: string): FormOutcome {
    return this.#advance({ kind: 'typed', text });
  }

  #advance(input: Input): FormOutcome {
    this.#minutes += 1;
    const now = Instant.parse(new Date(Date.parse(NOON) + this.#minutes * 60_000).toISOString());
    const outcome = advance(this.form, this.session, input, now);
    this.session = outcome.session;
    return outcome;
  }
}

/** What somebody fills in for Ada Palmer, step by step, when everybody agrees. */
export const FILLED = {
  person: { person: ADA },
  change: { direction: 'reduce', from: 'A call every morning', to: 'A call on Mondays', startsOn: '2026-11-23' },
  why: { rationale: 'She manages her tablets alone.' },
  agreement: { personAgrees: 'yes', carerAgrees: 'yes' },
  refusal: { personAgrees: 'no', carerAgrees: 'yes' },
  regard: { views: 'She wants the calls.', wellbeingImpact: 'She may feel alone.', wellbeing: 'control,relationships' },
} as const;

/** Answers on cards up to the check page. */
export function filled<C>(form: Form<C>, agreement: Answers = FILLED.agreement): Form<C> {
  form.press('next', FILLED.person);
  form.press('next', FILLED.change);
  form.press('next', FILLED.why);
  form.press('next', agreement);
  return form;
}
