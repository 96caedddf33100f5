import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { RecordId, type CopyToken } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { PaperGrants } from '../../src/papers/grants.ts';
import type { PaperFile } from '../../src/papers/paper.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import type { CopyReader } from '../../src/teams/copies.ts';
import { copyAddress, type FetchCopy } from '../../src/teams/index.ts';
import { PRIYA, TENANT, type Json } from '../support/connector.ts';
import { clockAt } from '../support/clock.ts';
import { credentials, jwt, signedInNow, signer, startIssuer, type Issuer } from './issuer.ts';
import { start, type UnderTest } from './under-test.ts';

export const PUBLIC_URL = 'https://reable.example';
export const FILE: PaperFile = {
  name: 'reablement-plan.pdf',
  type: 'application/pdf',
  bytes: new TextEncoder().encode('%PDF the plan of canary Ada'),
};

/** Copies as the application hands them over: the grant decides. */
interface Shelf {
  readonly fetchCopy: FetchCopy;
  /** Who was asked about, in order. */
  readonly asked: readonly CopyReader[];
  /** A link for Priya. */
  link(): Promise<CopyToken>;
}

function shelf(store: DocumentStore, clock: Clock): Shelf {
  const grants = new PaperGrants(store, clock);
  const asked: CopyReader[] = [];
  const staff = staffIdOf(TENANT, PRIYA.aadObjectId);
  const record = RecordId.parse('ada-plan7');
  return {
    asked,
    fetchCopy: async (token, who) => {
      asked.push(who);
      const by = who === 'whoever-holds-the-link' ? who : staffIdOf(who.tenant, who.aadObjectId);
      const used = await grants.use(token, by);
      return used.ok ? ok(FILE) : used;
    },
    link: async () => (await grants.issue({ staff, record, which: '1', format: 'pdf' })).token,
  };
}

export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request as a browser makes it, but that it goes nowhere else. */
export async function ask(url: string, given: RequestInit = {}): Promise<Shown> {
  const response = await fetch(url, { redirect: 'manual', ...given });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export const postForm = (url: string, fields: Json, cookie = ''): Promise<Shown> =>
  ask(url, {
    method: 'POST',
    headers: { ...(cookie && { cookie }), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString(),
  });

/** A link that was opened: what the browser was sent away with. */
export interface Opened {
  readonly location: URL;
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

export const by = signer('entra');

/** A store, a clock, copies, and somebody who signs people in, new for each test. */
export function copyWorld() {
  let issuer: Issuer;
  let store: DocumentStore;
  const world = { clock: clockAt(new Date().toISOString()), copies: NO_COPIES };
  beforeAll(async () => {
    issuer = await startIssuer([by]);
  });
  afterAll(() => issuer.close());
  beforeEach(() => {
    world.clock.set(new Date().toISOString());
    store = new SqliteStore(':memory:', world.clock);
    world.copies = shelf(store, world.clock);
  });
  afterEach(() => store.close());

  /** Microsoft's page, with which somebody (Priya) comes back. */
  const comeBack = (bot: UnderTest, opened: Opened, change: Json = {}): Promise<Shown> => {
    const { state, nonce, cookie } = opened;
    const fields = { id_token: jwt(by, signedInNow(issuer, nonce, change)), state, session_state: 'any' };
    return postForm(signedInAt(bot), fields, cookie);
  };

  return {
    world,
    issuer: () => issuer,
    /** A bot whose people sign in. */
    guarded: (fetchCopy: FetchCopy = world.copies.fetchCopy, signInMetadata = issuer.metadata): Promise<UnderTest> =>
      start(undefined, {
        credentials,
        clock: world.clock,
        copies: { publicUrl: PUBLIC_URL, fetchCopy, signInMetadata },
      }),
    comeBack,
    /** From the link to whatever the button gives, all by one person in one browser. */
    download: async (bot: UnderTest, token: CopyToken, change: Json = {}, at = bot): Promise<Shown> => {
      const opened = await openLink(bot, token);
      const page = await comeBack(bot, opened, change);
      expect(page.status).toBe(200);
      return pressButton(signedInAt(at), page, opened.cookie);
    },
  };
}

const NO_COPIES: Shelf = {
  asked: [],
  fetchCopy: () => Promise.reject(new Error('before each test')),
  link: () => Promise.reject(new Error('before each test')),
};

export const signedInAt = ({ url }: { readonly url: string }): string => `${url}/copies/signed-in`;

/** Opens a link where people sign in. */
export async function openLink(bot: UnderTest, token: CopyToken): Promise<Opened> {
  const { headers } = await ask(copyAddress(bot.url, token));
  const location = new URL(headers.get('location') ?? '');
  const { state = '', nonce = '' } = Object.fromEntries(location.searchParams);
  return { location, state, nonce, cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Presses the button of a page that was shown, in the browser that has this cookie. */
export const pressButton = (address: string, { text }: Shown, cookie = ''): Promise<Shown> => {
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/gu)];
  return postForm(address, Object.fromEntries(fields.map(([, name, value]) => [name, value])), cookie);
};
