import type { IncomingMessage } from 'node:http';
import { refuse, ok, type Result } from '../kernel/result.ts';
import { readBody, textOf } from './http.ts';
import type { ServiceHosts } from './service-hosts.ts';
import { parseActivity, type TeamsActivity } from './shape.ts';

const BODY_LIMIT = 256 * 1024;
/** Older or newer than this by its sender's clock, and it is not a delivery but a replay (S8). */
const FRESH_MS = 10 * 60_000;

/** Why a request was not let in: what the log calls it, and the fixed words that go back. */
export interface Refusal {
  readonly status: 400 | 403 | 413 | 415;
  readonly reason:
    | 'body'
    | 'content-type'
    | 'json'
    | 'shape'
    | 'channel'
    | 'service-host'
    | 'tenant'
    | 'guest'
    | 'conversation'
    | 'stale';
  readonly error: string;
}

export interface GateRules {
  readonly allowedTenants: readonly string[];
  readonly serviceHosts: ServiceHosts;
  /** Whether `timestamp` must be recent: with credentials, since only then is there a token to replay. */
  readonly fresh: boolean;
  readonly now: () => Date;
}

const refusal = (status: Refusal['status'], reason: Refusal['reason']): { ok: false; refusal: Refusal } =>
  refuse({ status, reason, error: WORDS[status] });

const WORDS = {
  400: 'bad request',
  403: 'not allowed',
  413: 'too large',
  415: 'send application/json',
} as const;

/**
 * Everything that is checked before the SDK or the network is touched (S1, S3, S4, S5; findings 1, 3, 5 and 7):
 * size, JSON, shape, channel, service address, tenant. Who sent it is checked after this, by its token.
 */
export async function passGate(request: IncomingMessage, rules: GateRules): Promise<Result<TeamsActivity, Refusal>> {
  const body = await readBody(request, 'application/json', BODY_LIMIT);
  if (!body.ok) return refusal(body.refusal.status, body.refusal.reason);
  const json = parseJson(body.value);
  if (!json.ok) return refusal(400, json.refusal);
  const activity = parseActivity(json.value);
  return activity === undefined ? refusal(400, 'shape') : admit(activity, rules);
}

function admit(activity: TeamsActivity, rules: GateRules): Result<TeamsActivity, Refusal> {
  if (activity.channelId !== 'msteams') return refusal(403, 'channel');
  if (!rules.serviceHosts(activity.serviceUrl)) return refusal(403, 'service-host');
  const tenant = tenantOf(activity);
  if (tenant === undefined || !rules.allowedTenants.includes(tenant)) return refusal(403, 'tenant');
  if (isFromOutside(activity, tenant)) return refusal(403, 'guest');
  if (!agrees(activity)) return refusal(403, 'conversation');
  if (rules.fresh && isStale(activity, rules.now())) return refusal(403, 'stale');
  return ok(activity);
}

/** The tenant the activity names, in one place or in two that agree (S5). */
export function tenantOf(activity: TeamsActivity): string | undefined {
  const ofConversation = activity.conversation.tenantId;
  const ofChannel = activity.channelData?.tenant?.id;
  if (ofConversation !== undefined && ofChannel !== undefined && ofConversation !== ofChannel) return undefined;
  return ofConversation ?? ofChannel;
}

/** A guest or somebody from another organisation in a shared chat is not staff (S5). */
function isFromOutside({ from }: TeamsActivity, tenant: string): boolean {
  return (from.tenantId !== undefined && from.tenantId !== tenant) || /guest|anonymous/iu.test(from.userRole ?? '');
}

/** A private chat is no group: what says both is believed in neither (S42). */
const agrees = ({ conversation }: TeamsActivity): boolean =>
  conversation.conversationType !== 'personal' || conversation.isGroup !== true;

function isStale({ timestamp }: TeamsActivity, now: Date): boolean {
  return timestamp === undefined || Math.abs(now.getTime() - Date.parse(timestamp)) > FRESH_MS;
}

function parseJson(bytes: Buffer): Result<unknown, 'json'> {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return ok(value);
  } catch {
    return refuse('json');
  }
}
