import type { Activity } from 'botbuilder';
import { tenantOf } from './gate.ts';
import type { TeamsActivity } from './shape.ts';

/** What the SDK's turn needs of an activity to know where its replies go. */
export function forSdk(activity: TeamsActivity): Partial<Activity> {
  const { type, id, deliveryMode, channelId, serviceUrl, from, recipient, conversation } = activity;
  return {
    type,
    ...(id !== undefined && { id }),
    // Only a message may ask for its replies in the HTTP answer: an invoke has an answer of its own there.
    ...(type === 'message' && deliveryMode !== undefined && { deliveryMode }),
    channelId,
    serviceUrl,
    from: { id: from.id, name: from.name ?? '' },
    recipient: { id: recipient.id, name: recipient.name ?? '' },
    conversation: {
      id: conversation.id,
      name: conversation.name ?? '',
      isGroup: conversation.isGroup ?? conversation.conversationType !== 'personal',
      conversationType: conversation.conversationType ?? '',
      tenantId: tenantOf(activity) ?? '',
    },
  };
}
