import { z } from 'zod';
import type { ChatAddress } from '../chat/address.ts';
import { SentFile } from '../chat/files.ts';
import { DialogData, PressData, type Arrived, type Inbound } from '../chat/inbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { newToken } from '../kernel/ids.ts';
import { withoutUnseen } from '../kernel/unseen.ts';
import { tenantOf } from './gate.ts';
import type {
  CardActivity,
  ChangeActivity,
  DialogActivity,
  EditActivity,
  MessageActivity,
  SearchActivity,
  TeamsActivity,
} from './shape.ts';
import { typedText } from './text.ts';

/**
 * What an activity means to this bot: something for the application, or
 * - `nothing`: fine, and not for us.
 * - `unknown-invoke`: a question from Teams this bot has no answer to.
 * - `refused`: a press that no card or dialog of this bot sends (S10, S41).
 */
export type ActivityRead =
  | Inbound
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown-invoke' }
  | { readonly kind: 'refused'; readonly from: 'card' | 'dialog' };

const NOTHING: ActivityRead = { kind: 'nothing' };

/** Reads an activity that has passed the gate. `receivedAt` is our clock, not the sender's. */
export function readActivity(activity: TeamsActivity, receivedAt: Date): ActivityRead {
  const { aadObjectId } = activity.from;
  // Only a change may come without a person: then there is nobody to welcome and nobody to answer for it.
  if (aadObjectId === undefined) return NOTHING;
  const came = arrived(activity, aadObjectId, receivedAt);
  switch (activity.type) {
    case 'message':
      return readMessage(activity, came);
    case 'invoke':
      return 'value' in activity ? readInvoke(activity, came) : { kind: 'unknown-invoke' };
    case 'conversationUpdate':
    case 'installationUpdate': {
      const change = changeOf(activity);
      return change ? { kind: change, ...came } : NOTHING;
    }
    case 'messageUpdate':
      return activity.channelData?.eventType === 'undeleteMessage'
        ? NOTHING
        : { kind: 'edited', text: wordsIn(activity), ...came };
    case 'other':
      return NOTHING;
    default:
      return assertNever(activity);
  }
}

function readMessage(activity: MessageActivity, came: Arrived): ActivityRead {
  const text = activity.text ?? '';
  // Action.Submit, the fallback of Action.Execute on old clients, arrives as a message without text.
  if (text === '' && activity.value) return readPress(activity.value, false, activity.replyToId, came);
  const attached = activity.attachments?.some(({ contentType }) => contentType !== FILE && contentType !== 'text/html');
  return { kind: 'said', text: wordsIn(activity), file: fileIn(activity), ...(attached && { attached }), ...came };
}

const wordsIn = ({ text = '', recipient, entities }: MessageActivity | EditActivity): string =>
  typedText(text, recipient, entities);

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const FileContent = z.object({ downloadUrl: z.string(), fileType: z.string() });

/** A file that was sent to the bot: only its name and where it can be fetched. */
function fileIn({ attachments = [] }: MessageActivity): SentFile | undefined {
  const sent = attachments.find(({ contentType }) => contentType === FILE);
  const content = FileContent.safeParse(sent?.content).data;
  return SentFile.safeParse({ name: sent?.name ?? '', kind: content?.fileType, address: content?.downloadUrl }).data;
}

function readInvoke(activity: CardActivity | DialogActivity | SearchActivity, came: Arrived): ActivityRead {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return readCardAction(activity, came);
    case 'task/fetch':
    case 'task/submit':
      return readDialog(activity, came);
    case 'composeExtension/query':
      return readSearch(activity, came);
    default:
      return assertNever(activity);
  }
}

function readCardAction(activity: CardActivity, came: Arrived): ActivityRead {
  const { action, trigger } = activity.value;
  const data = action.data ?? {};
  const verb = action.verb ?? data['do'];
  if (data['do'] !== undefined && data['do'] !== verb) return { kind: 'refused', from: 'card' };
  const refreshing = trigger === 'automatic' || (typeof verb === 'string' && verb.endsWith('/refresh'));
  return readPress({ ...data, do: verb }, refreshing, activity.replyToId, came);
}

function readPress(
  value: Readonly<Record<string, unknown>>,
  refreshing: boolean,
  message: string | undefined,
  came: Arrived,
): ActivityRead {
  const data = PressData.safeParse(value);
  if (!data.success) return { kind: 'refused', from: 'card' };
  return {
    kind: 'pressed',
    data: data.data,
    inputs: inputsOf(value, PressData),
    message,
    refreshing,
    ...came,
  };
}

function readDialog(activity: DialogActivity, came: Arrived): ActivityRead {
  const sent = activity.value.data;
  const data = DialogData.safeParse(sent);
  if (!data.success) return { kind: 'refused', from: 'dialog' };
  return {
    kind: 'dialog',
    what: activity.name === 'task/fetch' ? 'fetch' : 'submit',
    data: data.data,
    inputs: inputsOf(sent, DialogData),
    message: activity.replyToId,
    ...came,
  };
}

/** What Teams asks for when it does not say. */
const RESULTS = 25;

function readSearch(activity: SearchActivity, { address, ...came }: Arrived): ActivityRead {
  const { commandId, parameters, queryOptions } = activity.value;
  const typed = parameters?.find(({ name }) => name !== 'initialRun')?.value ?? '';
  return {
    kind: 'searched',
    command: commandId,
    text: typedText(String(typed), activity.recipient),
    skip: queryOptions?.skip ?? 0,
    count: queryOptions?.count ?? RESULTS,
    ...came,
    address: { ...address, kind: address.kind === 'channel' ? 'channel' : 'group' },
  };
}

/** What stood in the card's inputs: everything beside the button's own data, as text. Objects are never inputs. */
function inputsOf(
  value: Readonly<Record<string, unknown>>,
  own: typeof PressData | typeof DialogData,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [id, input] of Object.entries(value)) {
    if (Object.hasOwn(own.shape, id)) continue;
    if (typeof input === 'string') inputs[id] = withoutUnseen(input);
    else if (typeof input === 'number' || typeof input === 'boolean') inputs[id] = String(input);
    else if (Array.isArray(input))
      inputs[id] = withoutUnseen(input.filter((part) => typeof part === 'string').join(','));
  }
  return inputs;
}

function changeOf({ action = '', ...activity }: ChangeActivity): 'joined' | 'removed' | undefined {
  const isBot = ({ id }: { id: string }): boolean => id === activity.recipient.id;
  if (action.startsWith('add') || activity.membersAdded?.some(isBot)) return 'joined';
  if (action.startsWith('remove') || activity.membersRemoved?.some(isBot)) return 'removed';
  return undefined;
}

function arrived(activity: TeamsActivity, aadObjectId: string, receivedAt: Date): Arrived {
  const tenant = tenantOf(activity) ?? '';
  return {
    delivery: activity.id ?? newToken(),
    from: { tenant, aadObjectId, teamsId: activity.from.id, name: activity.from.name || undefined },
    address: {
      kind: chatKind(activity.conversation),
      serviceUrl: activity.serviceUrl,
      tenant,
      // In a channel Teams adds the thread: `19:...@thread.tacv2;messageid=...`. The address is the channel.
      conversation: activity.conversation.id.replace(/;messageid=.*$/u, ''),
    },
    receivedAt,
  };
}

/**
 * When Teams does not say, we take the chat for one that others can read (S42). So are all whose id begins as those of people with
 * each other do, whatever Teams calls them: a chat of somebody with the bot has another.
 */
export function chatKind({ conversationType, id }: TeamsActivity['conversation']): ChatAddress['kind'] {
  if (conversationType === 'channel') return 'channel';
  return conversationType === 'personal' && !id.startsWith('19:') ? 'personal' : 'group';
}
