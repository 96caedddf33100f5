import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { CopyToken } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Result } from '../kernel/result.ts';
import type { PaperFile } from '../papers/paper.ts';
import {
  drawPage,
  failedPage,
  gonePage,
  laterPage,
  notSignedInPage,
  openPage,
  PAGE_POLICY,
  signedInPage,
  type HtmlPage,
} from './copy-pages.ts';
import { describeFailure } from './failure.ts';
import { readForm } from './form-body.ts';
import { answer, reply, type BodyRefusal } from './http.ts';
import type { StrangerLimit } from './limits.ts';
import type { SignedIn, SignIn } from './sign-in.ts';

/** Who wants the copy: somebody who has signed in; without a registration nobody can, and the link is all there is (S7). */
export type CopyReader = SignedIn | 'whoever-holds-the-link';

/** What is behind a link. `gone` whatever the reason: used, expired, unknown, another's, or no longer to be seen by them. */
export type FetchCopy = (token: CopyToken, who: CopyReader) => Promise<Result<PaperFile, 'gone'>>;

export interface CopiesOptions {
  readonly fetchCopy: FetchCopy;
  /** Absent without a registration. */
  readonly signIn: SignIn | undefined;
  readonly strangers: StrangerLimit;
  readonly clock: Clock;
  readonly log: Log;
}

const SIGNED_IN = '/copies/signed-in';

/** The address that a link opens. `publicUrl` is where the bot is reached with a browser, without a slash at its end. */
export const copyAddress = (publicUrl: string, token: CopyToken): string => `${publicUrl}/copies/${token}`;

/** Where Microsoft Entra sends people who have signed in. */
export const signedInAddress = (publicUrl: string): string => `${publicUrl}${SIGNED_IN}`;

const Answered = z.object({
  state: z.string().regex(/^[\w-]{43}$/u),
  id_token: z.string().regex(/^[\w.-]{1,22000}$/u),
  /** The person's own press, on our page. */
  download: z.literal('yes').optional(),
});

/** On every answer: not kept, not named to others, not found by searching, not shown inside another page. */
const GUARDS = {
  'cache-control': 'no-store',
  'content-security-policy': PAGE_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'strict-transport-security': 'max-age=31536000',
} as const;

/**
 * The way of a copy from a link to a file (R20). Opening a link uses nothing up, because mail and chat scanners open links: with a
 * registration it leads to signing in, then to a page with a button, and only the button fetches the copy.
 * `receive` never rejects.
 */
export class Copies {
  readonly #options: CopiesOptions;

  constructor(options: CopiesOptions) {
    this.#options = options;
  }

  /** What may be done with this address, as it stands in the request; undefined when there is no such address. */
  methods(address: string): readonly string[] | undefined {
    const { signIn } = this.#options;
    if (address === SIGNED_IN) return signIn && ['POST'];
    return tokenIn(address) && (signIn ? ['GET'] : ['GET', 'POST']);
  }

  async receive(request: IncomingMessage, response: ServerResponse, reference: string): Promise<void> {
    const { signIn, strangers, clock, log } = this.#options;
    for (const [name, value] of Object.entries(GUARDS)) response.setHeader(name, value);
    try {
      if (signIn && !strangers.letsIn(request, clock.now().getTime())) {
        response.setHeader('retry-after', '1');
        return show(response, 429, laterPage);
      }
      const token = tokenIn(request.url ?? '');
      if (token && request.method === 'GET') return await this.#open(response, token);
      const form = await readForm(request);
      if (!form.ok) return this.#refuse(response, form.refusal, 'form');
      if (signIn) return await this.#signedIn(request, response, signIn, form.value);
      if (token) return await this.#handOver(response, token, 'whoever-holds-the-link');
    } catch (error) {
      log.error('copies.unexpected', describeFailure(error));
      show(response, 500, failedPage(reference));
    }
  }

  async #open(response: ServerResponse, token: CopyToken): Promise<void> {
    const { signIn, log } = this.#options;
    log.info('copies.opened');
    if (!signIn) return show(response, 200, openPage);
    const begun = await signIn.begin(token);
    if (!begun.ok) return this.#turnedAway(response, 503, begun.refusal);
    const { cookie, location } = begun.value;
    reply(response, 302, '', { 'set-cookie': cookie, location });
  }

  async #signedIn(
    request: IncomingMessage,
    response: ServerResponse,
    signIn: SignIn,
    form: Readonly<Record<string, string>>,
  ): Promise<void> {
    // The person turned back on Microsoft's page, or the registration lacks something.
    if (form['error'] !== undefined) return this.#turnedAway(response, 403, 'declined');
    const answered = Answered.safeParse(form).data;
    if (!answered) return this.#refuse(response, 400, 'form');
    const { state, id_token: idToken, download } = answered;
    const signedIn = await signIn.finish({ state, idToken }, request.headers.cookie ?? '');
    if (!signedIn.ok) {
      return this.#turnedAway(response, signedIn.refusal === 'unreachable' ? 503 : 403, signedIn.refusal);
    }
    if (download !== 'yes') return show(response, 200, signedInPage({ state, id_token: idToken, download: 'yes' }));
    await this.#handOver(response, signedIn.value.token, signedIn.value.who);
  }

  async #handOver(response: ServerResponse, token: CopyToken, who: CopyReader): Promise<void> {
    const { fetchCopy, log } = this.#options;
    const began = performance.now();
    const copy = await fetchCopy(token, who);
    if (!copy.ok) {
      log.info('copies.gone', { status: 410 });
      return show(response, 410, gonePage);
    }
    const { name, type, bytes } = copy.value;
    log.info('copies.handed-over', { bytes: bytes.length, ms: Math.round(performance.now() - began) });
    reply(response, 200, bytes, {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/gu, '-')}"`,
    });
  }

  #refuse(response: ServerResponse, status: BodyRefusal['status'], reason: string): void {
    this.#options.log.warn('copies.refused', { status, reason });
    answer(response, status, { error: WORDS[status] });
  }

  #turnedAway(response: ServerResponse, status: 403 | 503, reason: string): void {
    this.#options.log.warn('copies.refused', { status, reason });
    show(response, status, status === 403 ? notSignedInPage : laterPage);
  }
}

const WORDS = { 400: 'bad request', 413: 'too large', 415: 'send a form' } as const;

/** The token in an address that is a link to a copy and nothing besides: no other spelling of it is one. */
const tokenIn = (address: string): CopyToken | undefined =>
  CopyToken.safeParse(/^\/copies\/([^/]+)$/u.exec(address)?.[1]).data;

const show = (response: ServerResponse, status: number, page: HtmlPage): void =>
  reply(response, status, drawPage(page), { 'content-type': 'text/html; charset=utf-8' });
