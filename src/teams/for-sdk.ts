import type { Activity } from 'botbuilder';
import { tenantOf } from './gate.ts';
import type { TeamsActivity } from './shape.ts';

/** The same activity for the SDK's turn: its type has fields that Teams never sends. */
export function forSdk(activity: TeamsActivity): Activity {
  const { from, recipient, conversation, id, deliveryMode } = activity;
  return {
    type: activity.type,
    ...(id !== undefined && { id }),
    // Only a message may ask for its replies in the HTTP answer: an invoke has an answer of its own there.
    ...(activity.type === 'message' && deliveryMode !== undefined && { deliveryMode }),
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    from: { id: from.id, name: from.name ?? '' },
    recipient: { id: recipient.id, name: recipient.name ?? '' },
    conversation: {
      id: conversation.id,
      name: conversation.name ?? '',
      isGroup: conversation.isGroup ?? conversation.conversationType !== 'personal',
      conversationType: conversation.conversationType ?? '',
      tenantId: tenantOf(activity) ?? '',
    },
    text: '',
    localTimezone: '',
    callerId: '',
    label: '',
    valueType: '',
    listenFor: [],
  };
}
