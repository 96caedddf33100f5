import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

type Credential = ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>;

/** The bot's registration, in botbuilder's own words (MicrosoftAppType and so on). */
export interface Credentials {
  readonly type: 'UserAssignedMsi' | 'SingleTenant';
  readonly appId: string;
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** The same in the names the SDK looks for. */
export function registration(credentials: Credentials | undefined): Record<string, string> {
  if (!credentials) return {};
  const { type, appId, password, tenantId } = credentials;
  return {
    MicrosoftAppType: type,
    MicrosoftAppId: appId,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
  };
}

/** Credentials once for each audience: each brings a client and a token cache of its own (seam 1). */
export class KeptCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #kept = new Map<string, Credential>();

  override createCredentials(appId: string, audience: string, login: string, validate: boolean): Credential {
    const id = `${appId} ${audience}`;
    const kept = this.#kept.get(id) ?? super.createCredentials(appId, audience, login, validate);
    this.#kept.set(id, kept);
    return kept;
  }
}

/** The token itself. The SDK promises only to sign requests of its own; its credentials all have this method (AppCredentials). */
export async function tokenOf(credential: Credential): Promise<string> {
  const known: object = await credential;
  if (!('getToken' in known) || typeof known.getToken !== 'function') throw new Error('credentials without a token');
  const token: unknown = await known.getToken();
  if (typeof token !== 'string') throw new Error('credentials gave no token');
  return token;
}
