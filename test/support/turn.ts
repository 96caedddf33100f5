import type { Turn } from '../../src/app/app.ts';
import type { Pressed } from '../../src/chat/inbound.ts';
import { TENANT } from '../../src/demo/world.ts';
import { viewerOf, type Staff } from '../../src/people/staff.ts';
import type { World } from './talk.ts';

/** A press of this member of staff in private chat, as the application gets it. */
export const turnOf = (
  { app, clock }: World,
  staff: Staff,
  data: Pressed['data'],
  inputs: Pressed['inputs'] = {},
): Turn<Pressed> => ({
  app,
  staff,
  viewer: viewerOf(staff),
  inbound: {
    kind: 'pressed',
    delivery: 'd',
    from: staff,
    address: { kind: 'personal', serviceUrl: 'https://smba.trafficmanager.net/uk/', tenant: TENANT, conversation: 'a' },
    receivedAt: clock.now(),
    data,
    inputs,
    message: undefined,
    refreshing: false,
  },
});
