import type { Card } from '../../cards/card.ts';
import { drawChannelNotice } from '../../cards/channel-notice.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { App } from './app.ts';

/** What a team's channel is shown: that something changed, never what (S40, S42). Initials and reference only. */
export async function teamNewsCard(app: App, record: OpenRecord): Promise<Card> {
  const person = record.person && (await app.directory.person(record.person));
  return drawChannelNotice({
    what: record.news,
    initials: person?.initials ?? '',
    reference: record.reference,
    seenBy: (record.ledger?.seenBy ?? []).map(({ name }) => name),
    links: app.privateChat ? [{ title: 'Open in private chat', url: app.privateChat(record.reference) }] : [],
    buttons: [{ title: 'Seen', press: { do: 'telling/seen', id: record.id }, tone: 'main' }],
  });
}
