import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { sharedToken, type OutboundToken } from './outbound-token.ts';

/** The bot's registration, in botbuilder's own words (MicrosoftAppType and so on). */
export interface Credentials {
  readonly type: 'UserAssignedMsi' | 'SingleTenant';
  readonly appId: string;
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
}

/** The token that Teams wants to see, by the SDK's own credentials. They are made once, since each brings a client and a token cache of its own. */
export function tokenFor(credentials: Credentials | undefined): OutboundToken {
  if (!credentials) return () => Promise.resolve(undefined);
  const { type, appId, password, tenantId } = credentials;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: type,
    MicrosoftAppId: appId,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
  });
  const login = `https://login.microsoftonline.com/${tenantId ?? 'botframework.com'}`;
  let made: ReturnType<typeof factory.createCredentials> | undefined;
  return sharedToken(async () => {
    made ??= factory.createCredentials(appId, 'https://api.botframework.com', login, true);
    return tokenOf(await made);
  });
}

/** The SDK promises only to sign requests of its own; its credentials all have this method (AppCredentials). */
async function tokenOf(credential: object): Promise<string> {
  if (!('getToken' in credential) || typeof credential.getToken !== 'function')
    throw new Error('credentials without a token');
  const token: unknown = await credential.getToken();
  if (typeof token !== 'string') throw new Error('credentials gave no token');
  return token;
}
