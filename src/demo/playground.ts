import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { untilReady } from './until-ready.ts';
import { GENERAL_CHANNEL, NEWS_CHANNEL, PERSONAL_CHAT, staff, TENANT } from './world.ts';

/** The Playground wants exactly this many people beside its current user. Who else there is, the bot knows: "act as" finds them. */
const OTHERS = 5;

/** The Playground's own description of who and where, written from the demo's world. JSON is YAML, too. */
function worldForPlayground(): string {
  const users = staff.map((one) => {
    const { teamsId: id, name, aadObjectId } = one;
    const [givenName = '', surname = ''] = name.split(' ');
    const email = `${givenName}.${surname}@example.com`.toLowerCase();
    // "userPrincipleName" is how the Playground spells it.
    return { id, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
  });
  const [currentUser, ...others] = users;
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: TENANT,
      bot: { id: '28:reable-demo', name: 'Reable' },
      currentUser,
      users: others.slice(0, OTHERS),
      personalChat: { id: PERSONAL_CHAT },
      groupChat: { id: '19:group-chat@thread.v2', name: 'Group Chat' },
      team: {
        id: GENERAL_CHANNEL,
        name: 'My Team',
        aadGroupId: '10000000-0000-4000-8000-000000000002',
        channels: [{ id: NEWS_CHANNEL, name: 'Announcements' }],
      },
    },
    undefined,
    2,
  );
}

interface Playground {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts the Microsoft 365 Agents Playground on this machine, talking to the bot at `bot`, without telemetry. `folder` gets its
 * configuration and log. A browser is opened where there is a screen. Throws when it does not come up within two minutes.
 */
export async function startPlayground(bot: string, port: number, folder: string): Promise<Playground> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), worldForPlayground());
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const loopback = fileURLToPath(new URL('loopback.mjs', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', loopback, cli, 'start', '-e', bot, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, ...(hasScreen() ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }) },
    },
  );
  const address = `http://localhost:${port}`;
  try {
    await untilReady(child, {
      ping: `${address}/_debug/ping`,
      folder,
      withinMs: 120_000,
      sayAfterMs: 10_000,
      say: (line) => process.stdout.write(`\n  ${line}\n`),
    });
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { address, stop: () => stop(child) };
}

const hasScreen = (): boolean =>
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined);

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
