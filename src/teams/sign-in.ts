import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CopyToken, newCopyToken } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Provider } from './keys.ts';

/** Somebody who has just signed in. */
export interface SignedIn {
  readonly tenant: string;
  readonly aadObjectId: string;
}

export interface SignInOptions {
  /** The registration that people sign in to. */
  readonly appId: string;
  readonly allowedTenants: readonly string[];
  /** Where Microsoft Entra sends the browser afterwards; the registration names the very same address. */
  readonly redirectTo: string;
  readonly provider: Provider;
}

/** What Entra's page posts. */
export interface SignInAnswer {
  readonly state: string;
  readonly idToken: string;
}

/** Why nobody was signed in: this browser did not begin it, the token is not good for it, or nobody can say for now. */
export type SignInRefusal = 'state' | 'token' | 'unreachable';

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  tid: z.string(),
  oid: z.guid(),
  nonce: z.string(),
});

/** As long as a link lasts. It stays when the link is used up, so that a second press is told so. */
const LIFE_S = 600;
/** `__Host-`: no other site under the same domain can put one there. `None`, since the answer is posted from Microsoft's page. */
const COOKIE = 'Path=/; Secure; HttpOnly; SameSite=None';

/**
 * Signing in to Microsoft Entra for one download, with OpenID Connect's implicit flow and form_post: no client secret, and nothing
 * kept here, so that any instance can take the answer. What must come back is in the browser: a cookie holds the link's token and
 * a secret, `nonce` and `state` are their hashes, and so belong to this browser and to this link alone.
 * https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export class SignIn {
  readonly #options: SignInOptions;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** Where to send the browser, and the cookie that it must bring back. */
  async begin(
    token: CopyToken,
  ): Promise<Result<{ readonly location: string; readonly cookie: string }, 'unreachable'>> {
    const { appId, redirectTo, provider } = this.#options;
    const metadata = await provider.metadata();
    if (metadata?.authorization_endpoint === undefined) return refuse('unreachable');
    const secret = newCopyToken();
    const { state, nonce } = proofs(token, secret);
    const location = new URL(metadata.authorization_endpoint);
    const asked = {
      client_id: appId,
      response_type: 'id_token',
      response_mode: 'form_post',
      redirect_uri: redirectTo,
      // `oid` comes only with `profile`.
      scope: 'openid profile',
      state,
      nonce,
      // On a shared device the person says who they are; the one who used it before is not taken for them.
      prompt: 'select_account',
    };
    for (const [name, value] of Object.entries(asked)) location.searchParams.set(name, value);
    const cookie = `${cookieName(state)}=${token}.${secret}; Max-Age=${LIFE_S}; ${COOKIE}`;
    return ok({ location: location.href, cookie });
  }

  /** Who signed in, and for which link. `cookies` is what the browser sent with the answer. */
  async finish(
    { state, idToken }: SignInAnswer,
    cookies: string,
  ): Promise<Result<{ readonly token: CopyToken; readonly who: SignedIn }, SignInRefusal>> {
    const { appId, allowedTenants, provider } = this.#options;
    const [token, secret] = valuesIn(cookies, state);
    if (!token || !secret || proofs(token, secret).state !== state) return refuse('state');
    const metadata = await provider.metadata();
    if (!metadata) return refuse('unreachable');
    const { nonce } = proofs(token, secret);
    const check = await provider.check(
      idToken,
      Claims,
      (claims) =>
        claims.iss === metadata.issuer &&
        claims.aud === appId &&
        allowedTenants.includes(claims.tid.toLowerCase()) &&
        claims.nonce === nonce,
    );
    if (!check.ok) return refuse(check.refusal === 'bad' ? 'token' : 'unreachable');
    return ok({ token, who: { tenant: check.value.tid, aadObjectId: check.value.oid } });
  }
}

/** One for each sign-in: two links opened side by side do not get in each other's way. */
const cookieName = (state: string): string => `__Host-copy-${state.slice(0, 16)}`;

function valuesIn(cookies: string, state: string): readonly (CopyToken | undefined)[] {
  const name = `${cookieName(state)}=`;
  const cookie = cookies.split(/; */u).find((one) => one.startsWith(name)) ?? '';
  return cookie
    .slice(name.length)
    .split('.', 2)
    .map((part) => CopyToken.safeParse(part).data);
}

const proofs = (token: CopyToken, secret: CopyToken): { readonly state: string; readonly nonce: string } => ({
  state: proof('state', token, secret),
  nonce: proof('nonce', token, secret),
});

const proof = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');
