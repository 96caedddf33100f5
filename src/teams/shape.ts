import { z } from 'zod';

/** The most somebody can have typed: Teams itself stops at about 28,000 characters. */
const TEXT = 30_000;
const ENTRIES = 100;

const id = z.string().min(1).max(400);
const tenant = id.toLowerCase();
const word = z.string().max(100);
const moment = z
  .string()
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const record = z.record(z.string(), z.unknown());

const account = z.object({
  id,
  name: z.string().max(400).optional(),
  // Entra's ids are the same in capital and small letters; one person must not be two.
  aadObjectId: z.string().min(1).max(100).toLowerCase().optional(),
  tenantId: tenant.optional(),
  userRole: word.optional(),
});

const entity = z.object({
  type: word,
  text: z.string().max(1_000).optional(),
  mentioned: z.object({ id, name: z.string().max(400).optional() }).optional(),
});

/**
 * The value of an `adaptiveCard/action` invoke.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
 */
const cardAction = z.object({
  action: z.object({ verb: word.optional(), data: record.optional() }),
  trigger: word.optional(),
});

/** The value of `task/fetch` and `task/submit`. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
const dialogValue = z.object({ data: record });

/**
 * The value of `composeExtension/query`.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
const query = z.object({
  commandId: word.min(1),
  parameters: z
    .array(z.object({ name: word, value: z.union([z.string().max(1_000), z.number(), z.boolean()]).optional() }))
    .max(10)
    .optional(),
  queryOptions: z
    .object({ skip: z.int().min(0).max(10_000).optional(), count: z.int().min(1).max(100).optional() })
    .optional(),
});

const base = z.object({
  id: id.optional(),
  timestamp: moment.optional(),
  localTimestamp: moment.optional(),
  channelId: z.string().max(50),
  serviceUrl: z.string().min(1).max(300),
  from: account,
  recipient: account,
  conversation: z.object({
    // It becomes a part of an address that is written to: no way up.
    id: id.regex(/^(?!\.{1,2}$)/u),
    conversationType: word.optional(),
    tenantId: tenant.optional(),
    isGroup: z.boolean().optional(),
    name: z.string().max(400).optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: tenant }).optional(), eventType: word.optional() }).optional(),
  text: z.string().max(TEXT).optional(),
  textFormat: word.optional(),
  locale: word.optional(),
  name: word.optional(),
  action: word.optional(),
  replyToId: id.optional(),
  deliveryMode: word.optional(),
  entities: z.array(entity).max(ENTRIES).optional(),
  attachments: z
    .array(
      z.object({
        contentType: z.string().max(200),
        name: z.string().max(300).optional(),
        content: z.unknown().optional(),
      }),
    )
    .max(ENTRIES)
    .optional(),
  membersAdded: z.array(account).max(1_000).optional(),
  membersRemoved: z.array(account).max(1_000).optional(),
});

const person = account.required({ aadObjectId: true });
/** What people cause: it must say who, and carry an id so that a second delivery is known. */
const caused = base.required({ id: true }).extend({ from: person });

const message = caused.extend({ type: z.literal('message'), value: record.optional() });
const cardInvoke = caused.extend({
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  value: cardAction,
});
const dialogInvoke = caused.extend({
  type: z.literal('invoke'),
  name: z.enum(['task/fetch', 'task/submit']),
  value: dialogValue,
});
const searchInvoke = caused.extend({
  type: z.literal('invoke'),
  name: z.literal('composeExtension/query'),
  value: query,
});
const otherInvoke = caused.extend({ type: z.literal('invoke'), name: word.min(1) });
/** What somebody wrote instead of what they had sent; deleting and bringing back come as their own events. */
const edit = caused.extend({ type: z.literal('messageUpdate') });
const change = base.extend({ type: z.enum(['conversationUpdate', 'installationUpdate']) });
/** Typing, reactions, deletions, events: let in, and nothing done. */
const other = base.extend({
  type: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/u)
    .transform(() => 'other' as const),
});

export type MessageActivity = z.infer<typeof message>;
export type CardActivity = z.infer<typeof cardInvoke>;
export type DialogActivity = z.infer<typeof dialogInvoke>;
export type SearchActivity = z.infer<typeof searchInvoke>;
export type EditActivity = z.infer<typeof edit>;
export type ChangeActivity = z.infer<typeof change>;
export type TeamsActivity =
  | MessageActivity
  | CardActivity
  | DialogActivity
  | SearchActivity
  | z.infer<typeof otherInvoke>
  | EditActivity
  | ChangeActivity
  | z.infer<typeof other>;

const INVOKES: ReadonlyMap<unknown, z.ZodType<TeamsActivity>> = new Map<unknown, z.ZodType<TeamsActivity>>([
  ['adaptiveCard/action', cardInvoke],
  ['task/fetch', dialogInvoke],
  ['task/submit', dialogInvoke],
  ['composeExtension/query', searchInvoke],
]);

const schemaFor = (type: unknown, name: unknown): z.ZodType<TeamsActivity> => {
  if (type === 'message') return message;
  if (type === 'invoke') return INVOKES.get(name) ?? otherInvoke;
  if (type === 'messageUpdate') return edit;
  if (type === 'conversationUpdate' || type === 'installationUpdate') return change;
  return other;
};

/** What says which shape it has. */
const Head = z.object({ type: z.unknown().optional(), name: z.unknown().optional() });

/**
 * An activity in the shape this bot reads, with every field it does not read left out, or undefined. Null is as if it were absent: Teams
 * writes it into any field that has nothing (msteams-docs#14169).
 * Nothing behind this line meets an unknown key.
 */
export function parseActivity(body: unknown): TeamsActivity | undefined {
  const head = Head.safeParse(body);
  if (!head.success || !isBounded(body)) return undefined;
  return schemaFor(head.data.type, head.data.name).safeParse(withoutNulls(body)).data;
}

/** Called on what is bounded only: it goes as deep as that. A button's own data stays as our card wrote it. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((part) => part !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const parts: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    parts.filter(([, part]) => part !== null).map(([key, part]) => [key, key === 'data' ? part : withoutNulls(part)]),
  );
}

const DEPTH = 32;
const PARTS = 20_000;
const LONGEST = 60_000;
const UNWELCOME = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Bounds on any JSON: depth, parts, length of a string, whole characters, and no key that could reach a prototype (S1).
 * Walks with a list of its own: a recursion could be driven out of stack.
 */
function isBounded(body: unknown): boolean {
  const todo: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let parts = 0, next = todo.pop(); next !== undefined; parts += 1, next = todo.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH || parts > PARTS) return false;
    if (typeof value === 'string' && (value.length > LONGEST || !value.isWellFormed())) return false;
    if (typeof value !== 'object' || value === null) continue;
    const inside: [string, unknown][] = Object.entries(value);
    for (const [key, part] of inside) {
      if (UNWELCOME.has(key) || key.length > 200) return false;
      todo.push({ value: part, depth: depth + 1 });
    }
  }
  return true;
}
