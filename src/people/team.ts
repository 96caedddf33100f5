import { z } from 'zod';
import { ChatAddress } from '../chat/address.ts';
import { Instant } from '../kernel/days.ts';
import { TeamId } from '../kernel/ids.ts';
import { ChangeNote } from './change-note.ts';

/** A team of staff, and the channel its notices go to. */
export const Team = z.strictObject({
  id: TeamId,
  name: z.string().min(1),
  channel: ChatAddress.optional(),
  /** Since when Teams says that it is not there, or that the bot may not speak in it. */
  channelLost: Instant.optional(),
  changes: z.array(ChangeNote).optional(),
});
export interface Team extends z.infer<typeof Team> {}
