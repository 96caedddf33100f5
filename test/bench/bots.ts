import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TENANT } from '../support/connector.ts';
import { APP, BOT_TENANT, type FarEnd } from './far-end.ts';
import type { Starting } from './server-process.ts';

/** The bots that are measured, with what both are given: the same registration, keys, connector and token endpoint. */
export function botsAgainst(farEnd: FarEnd, folder: string, certificateFile: string) {
  const both = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'not-a-secret',
    MicrosoftAppTenantId: BOT_TENANT,
    NODE_ENV: 'production',
    NODE_EXTRA_CA_CERTS: certificateFile,
    BENCH_ENTRA_PORT: String(farEnd.port),
  };
  const microsoft = 'https://api.botframework.com';
  return {
    stock: (): Starting => ({
      main: new URL('stock-echo.ts', import.meta.url),
      folder,
      env: {
        ...both,
        // Once one of these is set the SDK fills in none of the others (security.md, finding 12).
        ValidateAuthority: 'true',
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${BOT_TENANT}`,
        ToChannelFromBotOAuthScope: microsoft,
        ToBotFromChannelTokenIssuer: microsoft,
        OAuthUrl: microsoft,
        ToBotFromChannelOpenIdMetadataUrl: farEnd.metadata,
        ToBotFromEmulatorOpenIdMetadataUrl: farEnd.metadata,
        CallerId: 'urn:botframework:azure',
      },
    }),
    /** Reable with the records in this file. */
    reable: (file: string): Starting => ({
      main: new URL('../../src/main.ts', import.meta.url),
      options: asStarted(),
      folder,
      env: {
        ...both,
        HOST: '127.0.0.1',
        ALLOWED_TENANTS: TENANT,
        ALLOWED_SERVICE_HOSTS: new URL(farEnd.serviceUrl).host,
        BOT_OPENID_METADATA: farEnd.metadata,
        SQLITE_FILE: file,
      },
    }),
    /** The limit with this file, which takes the turns that were written down. */
    limit: (file: string, turns: string): Starting => ({
      main: new URL('limit.ts', import.meta.url),
      folder,
      env: { ...both, BOT_OPENID_METADATA: farEnd.metadata, SQLITE_FILE: file, BENCH_TURNS: turns },
    }),
  };
}

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/** What `npm start` tells node. */
function asStarted(): readonly string[] {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { start } = Package.parse(JSON.parse(file)).scripts;
  return start.split(' ').filter((word) => word.startsWith('--'));
}
