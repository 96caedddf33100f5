import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { ConfigProblem, readConfig } from '../../src/config.ts';

const registered = { MicrosoftAppId: 'an-id', MicrosoftAppPassword: 'a-secret', MicrosoftAppTenantId: 'a-tenant' };

const cosmos = { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://canary.example', COSMOS_DATABASE: 'canary' };

/** What keeps the bot from starting with these settings. */
function problemWith(env: Readonly<Record<string, string>>): unknown {
  try {
    readConfig(env);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The bot as a process, with nothing in its environment but this. A start that hangs counts as a failure. */
const startProcess = (args: readonly string[], env: Record<string, string>) =>
  spawnSync(process.execPath, ['src/main.ts', ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
    timeout: 100_000,
  });

describe('settings', () => {
  test('without any, the bot answers this machine only', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      credentials: undefined,
      zone: 'Europe/London',
      work: { remindAfter: 3, untoldAfter: 5 },
    });
  });

  test('R34: a telephone line is its number and the day on which it was last rung; empty is none', () => {
    const { lines } = readConfig({ DUTY_LINE: '01632 960 100, 2026-11-20', SAFEGUARDING_ADULTS_LINE: '' });
    expect(lines).toEqual({ duty: { number: '01632 960 100', checked: '2026-11-20' } });
  });

  test('finding 6, S7: without an app id it starts neither in production nor on any other address', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/^MicrosoftAppId:/u);
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/^MicrosoftAppId:/u);
    expect(() => readConfig({ HOST: '192.168.1.5' })).toThrow(/^MicrosoftAppId:/u);
  });

  test('S6: with an app id, secret and tenant must be there; multi-tenant is not a choice', () => {
    expect(() => readConfig({ ...registered, MicrosoftAppPassword: '' })).toThrow(/^MicrosoftAppPassword:/u);
    expect(() => readConfig({ ...registered, MicrosoftAppTenantId: '' })).toThrow(/^MicrosoftAppTenantId:/u);
    expect(() => readConfig({ ...registered, MicrosoftAppType: 'MultiTenant' })).toThrow(/^MicrosoftAppType:/u);
    expect(readConfig(registered)).toMatchObject({ host: '0.0.0.0', allowedTenants: ['a-tenant'] });
  });

  for (const [name, value] of [
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['TZ_NAME', 'Mars/Olympus'],
    ['STORE', 'paper'],
    ['CHASE_AFTER_WORKING_DAYS', '0'],
    ['UNTOLD_LEADS_AFTER_WORKING_DAYS', '0.5'],
    ['LOG_LEVEL', 'loud'],
    ['REQUESTS_PER_SECOND', '0.25'],
    ['DUTY_LINE', '01632 960 199'],
    ['SAFEGUARDING_ADULTS_LINE', '01632 960 101, 2026-02-30'],
    ['SAFEGUARDING_CHILDREN_LINE', 'tel:01632960102, 2026-11-20'],
  ] as const) {
    test(`S6: ${name} that makes no sense is named, and its value is not`, () => {
      const problem = problemWith({ [name]: value });
      expect(problem).toBeInstanceOf(ConfigProblem);
      expect(String(problem)).toContain(name);
      expect(String(problem)).not.toContain(value.length > 1 ? value : 'value');
    });
  }

  const production = { NODE_ENV: 'production', ...registered };
  for (const [name, env] of [
    ['MicrosoftAppId', { ...production, MicrosoftAppId: '' }],
    ['MicrosoftAppPassword', { ...production, MicrosoftAppPassword: ' ' }],
    ['MicrosoftAppTenantId', { ...production, MicrosoftAppTenantId: '' }],
    ['MicrosoftAppType', { ...production, MicrosoftAppType: 'MultiTenant' }],
    ['MicrosoftAppId', { HOST: '0.0.0.0' }],
    ['PORT', { PORT: 'canary-port' }],
    ['COSMOS_ENDPOINT', { ...production, STORE: 'cosmos' }],
    ['COSMOS_DATABASE', { ...production, STORE: 'cosmos', COSMOS_ENDPOINT: 'https://canary.example' }],
    ['COSMOS_KEY', { ...production, ...cosmos, COSMOS_KEY: 'canary-key' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: 'http://canary.example' }],
  ] as const) {
    test(`S6, S7: it does not start, and one line names ${name} and no value: ${Object.keys(env).join(', ')}`, () => {
      const problem = problemWith(env);
      expect(problem).toBeInstanceOf(ConfigProblem);
      expect(problem).toHaveProperty('message', expect.stringMatching(new RegExp(`^${name}: [^\n]+$`, 'u')));
      expect(String(problem)).not.toMatch(/canary|a-secret|an-id|a-tenant/u);
    });
  }

  test('R20: links are offered under an https address, or under this machine, and not at all unless one is set', () => {
    expect(readConfig(registered).publicUrl).toBeUndefined();
    expect(readConfig({ ...registered, PUBLIC_URL: 'https://Reable.example/' }).publicUrl).toBe(
      'https://reable.example',
    );
    expect(readConfig({ PUBLIC_URL: 'http://127.0.0.1:3978' }).publicUrl).toBe('http://127.0.0.1:3978');
  });

  test.each([
    'http://reable.example',
    'https://reable.example/bot',
    'https://reable.example/?x',
    'https://reable.example/#x',
    'https://somebody@reable.example',
    'http://127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    'reable.example',
  ])('S6: links are not offered under %s', (address) => {
    expect(() => readConfig({ ...registered, PUBLIC_URL: address })).toThrow(/^PUBLIC_URL:/u);
  });

  test('S7: where nobody can sign in, links lead to this machine only', () => {
    expect(() => readConfig({ PUBLIC_URL: 'https://reable.example' })).toThrow(/^PUBLIC_URL:/u);
    const identity = { ...registered, MicrosoftAppType: 'UserAssignedMsi', PUBLIC_URL: 'https://reable.example' };
    expect(() => readConfig(identity)).toThrow(/^SIGN_IN_APP_ID:/u);
    expect(readConfig({ ...identity, SIGN_IN_APP_ID: 'another-id' })).toMatchObject({ signInAppId: 'another-id' });
  });

  test('S6, S7: the process itself ends with that one line and a code: in production without an app id, and as a demo with one', () => {
    const unregistered = startProcess([], { NODE_ENV: 'production' });
    expect(unregistered).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'MicrosoftAppId: must be set when NODE_ENV is production\n',
    });
    const demo = startProcess(['--demo'], registered);
    expect(demo).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'MicrosoftAppId: must not be set for the demo\n',
    });
  });

  test('S6, S7: nor is there more to it when a setting of the store makes no sense', () => {
    const { status, stdout, stderr } = startProcess([], { ...production, ...cosmos, COSMOS_KEY: 'canary-key' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^COSMOS_KEY: [^\n]+\n$/u);
    expect(stderr).not.toMatch(/canary|a-secret|an-id|a-tenant/u);
  });
});

test('F11: the keys that tokens are checked with come over https, in production from nowhere else', () => {
  const production = { ...registered, NODE_ENV: 'production' };
  for (const name of ['BOT_OPENID_METADATA', 'SIGN_IN_OPENID_METADATA']) {
    for (const address of ['http://keys.example/', 'http://127.0.0.1:9/', 'keys.example', 'ftp://keys.example/'])
      expect(() => readConfig({ ...production, [name]: address })).toThrow(
        new RegExp(`^${name}: must be an https`, 'u'),
      );
    expect(() => readConfig({ ...registered, [name]: 'http://keys.example/' })).toThrow(new RegExp(`^${name}:`, 'u'));
    expect(readConfig({ ...production, [name]: 'https://keys.example/' })).toBeDefined();
    expect(readConfig({ ...registered, [name]: 'http://127.0.0.1:9/' })).toBeDefined();
  }
});

test('F17: ids are the same in capital and small letters, and a word that is nearly "production" is refused', () => {
  const { administrators, allowedTenants } = readConfig({
    ...registered,
    ADMINISTRATORS: 'ABC-1',
    ALLOWED_TENANTS: 'Tenant-A',
  });
  expect({ administrators, allowedTenants }).toEqual({ administrators: ['abc-1'], allowedTenants: ['tenant-a'] });
  for (const word of ['Production', 'prod', 'PRODUCTION', 'live'])
    expect(() => readConfig({ ...registered, NODE_ENV: word })).toThrow(/^NODE_ENV: must be/u);
});
