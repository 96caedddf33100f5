import { dayOf } from '../../src/kernel/days.ts';
import { BOT, pressed, TENANT, typed, type Json } from '../support/connector.ts';
import type { Worker } from './caseload.ts';
import type { Delivery } from './load.ts';

/** What the people at the other end do, as deliveries from Teams. The stock bot gets the very same ones. */
export interface Turns {
  /** Somebody without an open form types "help": one card through the connector. */
  readonly message: (worker: Worker) => Delivery;
  /** "What's outstanding", typed: one card through the connector, out of several queries. */
  readonly outstanding: (worker: Worker) => Delivery;
  /** Opens a record: a card in the answer to the press. */
  readonly press: (worker: Worker) => Delivery;
  /** The same press as the stock bot answers it. */
  readonly stockPress: (worker: Worker) => Delivery;
  /** Next, Next, Next: three steps of a form of monitoring change, each of them a durable write and the next card. */
  readonly formSteps: (worker: Worker, visit: number) => readonly Delivery[];
  /** Back to the step at which `formSteps` begins. */
  readonly formBack: (worker: Worker, visit: number) => readonly Delivery[];
}

/** A visit to a form is twice Next and twice Back, and every one of them counts the revision up. */
const REVISIONS_A_VISIT = 4;
const CARD = 'application/vnd.microsoft.card.adaptive';

export function turnsAt(serviceUrl: string): Turns {
  const today = dayOf(new Date(), 'Europe/London');
  const steps: readonly Json[] = [
    {
      direction: 'reduce',
      from: 'A phone call every morning',
      to: 'A phone call on Mondays and Thursdays',
      startsOn: today,
      rationale: 'Washes and dresses alone on six days of seven, and asked for fewer calls.',
      capacity: 'has',
    },
    {
      personAgrees: 'yes',
      personHow: 'in-person',
      personOn: today,
      'agrees-daughter': 'yes',
      'how-daughter': 'phone',
      'on-daughter': today,
    },
  ];

  const message = (worker: Worker, text: string): Delivery => ({
    body: JSON.stringify(typed(serviceUrl, text, fromWorker(worker))),
    fits: () => true,
  });
  const press = (worker: Worker, data: Json, shows: string): Delivery => ({
    body: JSON.stringify(pressed(serviceUrl, data, fromWorker(worker))),
    fits: (answer) => answer.includes(CARD) && answer.includes(shows),
  });
  const open = (worker: Worker, shows: string): Delivery =>
    press(worker, { do: 'record/open', id: worker.record }, shows);
  const move = (worker: Worker, data: Json, revision: number): Delivery =>
    press(worker, { ...data, id: worker.form?.id, rev: revision }, `"rev":${revision + 1}`);

  return {
    message: (worker) => message(worker, 'help'),
    outstanding: (worker) => message(worker, "what's outstanding"),
    press: (worker) => open(worker, worker.record),
    stockPress: (worker) => open(worker, ''),
    formSteps: (worker, visit) =>
      steps.map((inputs, index) => move(worker, { ...inputs, do: 'flow/next' }, visit * REVISIONS_A_VISIT + index)),
    // With empty fields, so that the form is half-finished again: a whole one would go straight to its check page.
    formBack: (worker, visit) =>
      steps.map((_, index) => move(worker, { do: 'flow/back' }, visit * REVISIONS_A_VISIT + steps.length + index)),
  };
}

const fromWorker = ({ staff }: Worker): Json => ({
  from: { id: staff.teamsId, name: staff.name, aadObjectId: staff.aadObjectId },
  conversation: { conversationType: 'personal', tenantId: TENANT, id: staff.address?.conversation },
  recipient: { id: BOT, name: 'Reable' },
});
