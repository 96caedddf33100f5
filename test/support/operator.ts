import { servicesAt } from './services.ts';
import type { Operator } from '../../src/operator/operator.ts';
import { personId } from '../../src/demo/world.ts';
import { OpenForms } from '../../src/forms/open-forms.ts';
import { registry } from '../../src/flows/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Administration } from '../../src/people/administration.ts';
import { Directory } from '../../src/people/directory.ts';
import type { DocumentStore, Filed, Tags } from '../../src/store/document-store.ts';
import { roomIn } from '../../src/store/room.ts';
import { every } from '../../src/operator/operator.ts';

/** The operator at a store, and what the commands said. */
export interface AtWork extends Operator {
  readonly said: string[];
}

export function operatorAt(store: DocumentStore, clock: Clock, kinds: Readonly<Record<string, number>> = {}): AtWork {
  const services = servicesAt(store, clock);
  const { records } = registry(services, new Directory(store), new Administration(store, clock));
  const said: string[] = [];
  return { services, records, retain: { usual: 2922, kinds }, said, say: (line) => said.push(line) };
}

export const ADA = personId('ada');

export async function filedAbout(store: DocumentStore, person: string = ADA): Promise<readonly Filed[]> {
  const found = [];
  for await (const filed of every(roomIn(store, 'records'), person)) found.push(filed);
  return found;
}

/** Writes past every rule, as somebody with the file in their hands would. */
export async function tamper(
  store: DocumentStore,
  filed: Filed,
  body: unknown,
  tags: Tags = filed.tags,
): Promise<void> {
  const { id, partition, etag } = filed;
  const written = await store.replace('records', { id, partition, tags, body }, etag);
  if (!written.ok) throw new Error('the test could not tamper');
}

/** Writes these answers into every open form, as if they had been typed. */
export async function answersAre(
  { store }: { readonly store: DocumentStore },
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  for await (const { id, partition, tags, body, etag } of every(roomIn(store, 'sessions'))) {
    const forms = OpenForms.parse(body);
    const sessions = forms.sessions.map((session) => ({ ...session, answers: { ...session.answers, ...answers } }));
    await store.replace('sessions', { id, partition, tags, body: { ...forms, sessions } }, etag);
  }
}
