import { existsSync } from 'node:fs';
import { z } from 'zod';
import { Day } from './kernel/days.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** Ids of Entra: it writes them in small letters, people as they please. */
const ids = list.transform((parts) => parts.map((part) => part.toLowerCase()));

/** An empty setting counts as none, so that a line can stay in .env without a value. */
const optional = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()));

const port = z.coerce.number().int().min(0).max(65_535);

const zoneName = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name), 'is not a time zone');

/** For example `2922,monitoring-change:3650`: days for everything, and days for one kind of record. Eight years unless set. */
const retain = list
  .pipe(z.array(z.string().regex(/^(?:[a-z][a-z-]*:)?[1-9]\d{0,4}$/u, 'must be days, or kind:days, by commas')))
  .transform((parts): Retain => {
    const days = new Map(parts.map((part) => [part.split(':').at(-2) ?? '', Number(part.split(':').at(-1))]));
    const { '': usual = 2922, ...kinds } = Object.fromEntries(days);
    return { usual, kinds };
  });

/** A telephone number, and the day on which it was last rung to see that it is right. */
const line = optional.transform((text, context) => {
  if (text === undefined) return undefined;
  const { number, checked } = LINE.exec(text)?.groups ?? {};
  const day = Day.safeParse(checked);
  if (number !== undefined && day.success) return { number, checked: day.data };
  context.addIssue('must be a telephone number and the day it was checked, such as: 01632 960 100, 2026-11-20');
  return z.NEVER;
});
const LINE = /^(?<number>\+?\d[\d ]{1,20}\d), ?(?<checked>\d{4}-\d\d-\d\d)$/u;

/** Whom to ask, by name and number. */
const contact = optional.pipe(z.string().max(200, 'is longer than 200 characters').optional());

/** Where Teams' own service answers. */
const TEAMS_HOSTS = ['smba.trafficmanager.net'];

/** Where records are kept unless a setting says otherwise. */
export const USUAL_FILE = '.data/reable.sqlite';

/** The settings of the contract, as they stand in the environment. */
const Settings = z.object({
  PORT: port.default(3978),
  HOST: optional,
  NODE_ENV: optional.pipe(
    z.enum(['production', 'development', 'test'], 'must be production, development or test').optional(),
  ),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TZ_NAME: zoneName.default('Europe/London'),
  MicrosoftAppType: z
    .string()
    .default('SingleTenant')
    .transform((type) =>
      (['SingleTenant', 'UserAssignedMsi'] as const).find((one) => one.toLowerCase() === type.toLowerCase()),
    )
    .pipe(z.enum(['SingleTenant', 'UserAssignedMsi'], 'must be SingleTenant or UserAssignedMsi')),
  MicrosoftAppId: optional,
  MicrosoftAppPassword: optional,
  MicrosoftAppTenantId: optional,
  ALLOWED_TENANTS: ids,
  ADMINISTRATORS: ids,
  BOT_OPENID_METADATA: optional,
  PUBLIC_URL: optional,
  SIGN_IN_APP_ID: optional,
  SIGN_IN_OPENID_METADATA: optional,
  ALLOWED_SERVICE_HOSTS: list.pipe(z.array(z.string()).transform((hosts) => (hosts.length > 0 ? hosts : TEAMS_HOSTS))),
  STORE: z.enum(['sqlite', 'cosmos']).default('sqlite'),
  SQLITE_FILE: z.string().min(1).default(USUAL_FILE),
  COSMOS_ENDPOINT: optional,
  COSMOS_DATABASE: optional,
  COSMOS_KEY: optional,
  CHASE_AFTER_WORKING_DAYS: z.coerce.number().int().min(1).max(60).default(3),
  UNTOLD_LEADS_AFTER_WORKING_DAYS: z.coerce.number().int().min(1).max(60).default(5),
  PLAN_DECISION_DAYS: optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.number('must be a number of days').int().min(1).max(365).optional()),
  WEEKLY_QUESTION_DAYS: z.coerce.number().int().min(1).max(60).default(7),
  PLAN_REVIEW_DAYS: z.coerce.number().int().min(1).max(180).default(14),
  ISSUE_UNRESOLVED_DAYS: optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.number('must be a number of days').int().min(1).max(365).optional()),
  SAFEGUARDING_AFTER_WORKING_DAYS: z.coerce.number().int().min(1).max(10).default(1),
  EQUIPMENT_DAYS: z.coerce.number().int().min(1).max(60).default(7),
  PAUSE_FREE_WEEKS: optional.pipe(z.enum(['run-on', 'stand-still'], 'must be run-on or stand-still').optional()),
  FOLLOW_UP_DAYS: z.coerce.number().int().min(1).max(90).default(28),
  FOLLOW_UP_LATEST_DAYS: z.coerce.number().int().min(1).max(90).default(42),
  PLAN_CONTACT: contact,
  COMPLAINTS_CONTACT: contact,
  CONTENT_DIR: optional,
  DUTY_LINE: line,
  SAFEGUARDING_ADULTS_LINE: line,
  SAFEGUARDING_CHILDREN_LINE: line,
  RETAIN_DAYS: retain,
  REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(1_000).default(5),
  PLAYGROUND_PORT: port.default(56_150),
});

/** How many days what is finished is kept: usually, and by kind of record (`person` is the person's own document). */
export interface Retain {
  readonly usual: number;
  readonly kinds: Readonly<Record<string, number>>;
}

interface Settings extends z.infer<typeof Settings> {}
export type Config = ReturnType<typeof readConfig>;

/** What is wrong with the settings, naming the setting and never its value (S6). */
export class ConfigProblem extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/**
 * The environment (and `.env`, if it is there) as a Config, parsed once. Throws `ConfigProblem` with one line for the first thing
 * that is wrong. Without an app id no identity is checked: then only this machine may be answered, and never in production.
 */
export function readConfig(env: Environment) {
  const settings = settingsIn(env);
  const records = recordsConfigOf(settings);
  const { credentials } = records;
  const host = settings.HOST ?? (credentials ? '0.0.0.0' : '127.0.0.1');
  if (!credentials) {
    if (settings.NODE_ENV === 'production')
      throw new ConfigProblem('MicrosoftAppId: must be set when NODE_ENV is production');
    if (!LOOPBACK.includes(host))
      throw new ConfigProblem('MicrosoftAppId: must be set to answer on any HOST but this machine');
  }
  return {
    ...records,
    host,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    allowedTenants:
      settings.ALLOWED_TENANTS.length > 0
        ? settings.ALLOWED_TENANTS
        : credentials
          ? [credentials.tenantId.toLowerCase()]
          : [],
    /** Entra object ids of the first administrators. */
    administrators: settings.ADMINISTRATORS,
    openIdMetadata: keysAddress(settings, 'BOT_OPENID_METADATA'),
    /** Where the bot is reached with a browser; without it no links are offered (R20). */
    publicUrl: publicUrlOf(settings, credentials),
    /** The registration that people sign in to, when it is not the bot's own. */
    signInAppId: settings.SIGN_IN_APP_ID,
    signInMetadata: keysAddress(settings, 'SIGN_IN_OPENID_METADATA'),
    allowedServiceHosts: settings.ALLOWED_SERVICE_HOSTS,
    /** What the service has set for its plans: days from the evidence to the decision (R11), the contact for questions about a copy, after how many days it is asked again whether support is still right (R70), about equipment that has not come (TL5), whether the free weeks run on while it is paused (R41), and when somebody is asked after following the end (R71). */
    plans: {
      decisionDays: settings.PLAN_DECISION_DAYS,
      contact: settings.PLAN_CONTACT,
      weeklyDays: settings.WEEKLY_QUESTION_DAYS,
      reviewDays: settings.PLAN_REVIEW_DAYS,
      issueDays: settings.ISSUE_UNRESOLVED_DAYS,
      safeguardingDays: settings.SAFEGUARDING_AFTER_WORKING_DAYS,
      equipmentDays: settings.EQUIPMENT_DAYS,
      pauseFreeWeeks: settings.PAUSE_FREE_WEEKS,
      followUpDays: settings.FOLLOW_UP_DAYS,
      followUpLatestDays: settings.FOLLOW_UP_LATEST_DAYS,
    },
    /** The folder of what a service brings itself. */
    contentFolder: settings.CONTENT_DIR,
    /** Whom complaints are passed on to. */
    complaints: settings.COMPLAINTS_CONTACT,
    /** Whom to ring in danger, besides 999. */
    lines: {
      duty: settings.DUTY_LINE,
      adults: settings.SAFEGUARDING_ADULTS_LINE,
      children: settings.SAFEGUARDING_CHILDREN_LINE,
    },
    /** What one person may ask for, in the long run and each second (S12). */
    requestsPerSecond: settings.REQUESTS_PER_SECOND,
    playgroundPort: settings.PLAYGROUND_PORT,
  };
}

/** What is needed to look after the records: nothing of Teams. Throws as `readConfig` does. */
export const readRecordsConfig = (env: Environment) => recordsConfigOf(settingsIn(env));

const recordsConfigOf = (settings: Settings) => ({
  zone: settings.TZ_NAME,
  credentials: credentialsOf(settings),
  store: storeOf(settings),
  /** After how many working days what waits is reminded of, and goes to those who lead the team (R5). */
  work: { remindAfter: settings.CHASE_AFTER_WORKING_DAYS, untoldAfter: settings.UNTOLD_LEADS_AFTER_WORKING_DAYS },
  retain: settings.RETAIN_DAYS,
});

function settingsIn(env: Environment): Settings {
  const parsed = Settings.safeParse(env);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigProblem(`${issue?.path[0]?.toString() ?? 'a setting'}: ${issue?.message ?? 'is wrong'}`);
}

function storeOf(settings: Settings) {
  const { STORE, SQLITE_FILE: file, COSMOS_ENDPOINT: endpoint, COSMOS_DATABASE: database, COSMOS_KEY: key } = settings;
  if (STORE === 'sqlite') return { kind: 'sqlite' as const, file };
  if (endpoint === undefined) throw new ConfigProblem('COSMOS_ENDPOINT: must be set when STORE is cosmos');
  if (database === undefined) throw new ConfigProblem('COSMOS_DATABASE: must be set when STORE is cosmos');
  if (!isSafe(URL.parse(endpoint))) throw new ConfigProblem('COSMOS_ENDPOINT: must be an https address');
  if (key !== undefined && settings.NODE_ENV === 'production') {
    throw new ConfigProblem('COSMOS_KEY: is for emulators; in production the managed identity opens the store');
  }
  // Without a key the bot's managed identity opens it.
  return { kind: 'cosmos' as const, endpoint, database, key };
}

/** The address without a slash at its end. People sign in by it, so it is nobody's but ours on the way: https, or this machine. */
function publicUrlOf(
  { PUBLIC_URL: text, SIGN_IN_APP_ID: signInAppId }: Settings,
  credentials: ReturnType<typeof credentialsOf>,
): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !isSafe(url) || `${url.origin}/` !== url.href) {
    throw new ConfigProblem('PUBLIC_URL: must be an https address without a path');
  }
  if (!credentials && !LOOPBACK.includes(url.hostname)) {
    throw new ConfigProblem('PUBLIC_URL: must be on this machine without MicrosoftAppId, as nobody can sign in then');
  }
  if (credentials?.type === 'UserAssignedMsi' && signInAppId === undefined) {
    throw new ConfigProblem('SIGN_IN_APP_ID: must be set with PUBLIC_URL, as nobody can sign in to a managed identity');
  }
  return url.origin;
}

/** Whoever answers there says whose word is taken: https, or this machine while nobody relies on it. */
function keysAddress(settings: Settings, name: 'BOT_OPENID_METADATA' | 'SIGN_IN_OPENID_METADATA'): string | undefined {
  const url = URL.parse(settings[name] ?? '');
  const isGood = settings.NODE_ENV === 'production' ? url?.protocol === 'https:' : isSafe(url);
  if (settings[name] !== undefined && !isGood) throw new ConfigProblem(`${name}: must be an https address`);
  return settings[name];
}

const isSafe = (url: URL | null): boolean =>
  url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));

function credentialsOf(settings: Settings) {
  const {
    MicrosoftAppType: type,
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppTenantId: tenantId,
  } = settings;
  if (appId === undefined) return undefined;
  if (tenantId === undefined) throw new ConfigProblem('MicrosoftAppTenantId: must be set when MicrosoftAppId is');
  if (type === 'SingleTenant' && password === undefined)
    throw new ConfigProblem('MicrosoftAppPassword: must be set for a SingleTenant bot');
  return { type, appId, tenantId, password };
}

/** Adds what stands in `.env` to the environment; what is set already wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
