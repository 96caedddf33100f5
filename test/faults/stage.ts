import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/open-store.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { startConnector, TENANT } from '../support/connector.ts';
import { startCosmos, type CosmosServer } from '../support/cosmos.ts';
import { caseloadOf, keepCaseload, type Caseload } from './caseload.ts';
import { newFolder, remove } from './folder.ts';
import { Instance } from './instance.ts';
import { Mail } from './mail.ts';

export type StoreKind = 'sqlite' | 'cosmos';

export interface Setting {
  readonly instances: number;
  readonly staff: number;
  readonly people: number;
  readonly store?: StoreKind;
  /** For node itself, in every instance. */
  readonly options?: readonly string[];
  /** How far the clock of an instance is wrong, in milliseconds. */
  readonly skew?: () => number;
}

/** Real bots behind one store, the connector they send to, and a store of our own to look into what they keep. */
export interface Stage {
  readonly instances: readonly Instance[];
  readonly caseload: Caseload;
  readonly serviceUrl: string;
  readonly mail: Mail;
  readonly store: DocumentStore;
  /** Set when that is what they keep their records in. */
  readonly cosmos: CosmosServer | undefined;
  /** What went wrong with the instances themselves. */
  deaths(): readonly string[];
  close(): Promise<void>;
}

/** Sets it up in a folder of its own; every instance listens by then. */
export async function setStage({
  instances: count,
  staff,
  people,
  store: kind,
  options,
  skew,
}: Setting): Promise<Stage> {
  const folder = newFolder();
  const mail = new Mail();
  const connector = await startConnector(mail.add);
  const cosmos = kind === 'cosmos' ? await startCosmos() : undefined;
  const env = {
    HOST: '127.0.0.1',
    ALLOWED_TENANTS: TENANT,
    // Nobody here is to be asked to slow down.
    REQUESTS_PER_SECOND: '1000',
    ...(cosmos
      ? {
          STORE: 'cosmos',
          COSMOS_ENDPOINT: cosmos.endpoint,
          COSMOS_KEY: cosmos.key,
          COSMOS_DATABASE: await cosmos.newDatabase(),
        }
      : { SQLITE_FILE: join(folder, 'reable.sqlite') }),
  };
  const store = await openStore(readConfig(env));
  const caseload = caseloadOf(staff, people, connector.url);
  await keepCaseload(store, caseload);
  const instances = Array.from({ length: count }, () => new Instance({ env, folder, ...(options && { options }) }));
  const close = async (): Promise<void> => {
    await Promise.all(instances.map((instance) => instance.kill()));
    await store.close();
    await connector.close();
    await cosmos?.stop();
    remove(folder);
  };
  try {
    await Promise.all(instances.map((instance) => instance.start(skew?.())));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    instances,
    caseload,
    serviceUrl: connector.url,
    mail,
    store,
    cosmos,
    deaths: () =>
      instances.flatMap(({ deaths }, index) =>
        deaths > 0 ? [`instance ${index} ended by itself ${deaths} times`] : [],
      ),
    close,
  };
}

/** Sets a stage for `play`, and clears it away whatever happens. */
export async function onStage<T>(setting: Setting, play: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await setStage(setting);
  try {
    return await play(stage);
  } finally {
    await stage.close();
  }
}
