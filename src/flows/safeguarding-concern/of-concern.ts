import { rules } from './rules.ts';

/** What every form has in common that goes on from a concern. */
export const ofConcern = {
  version: 1,
  startsFrom: 'record',
  of: rules.kind,
  tellsOfHarm: true,
  whileStopped: true,
  needs: { deed: 'see', guarded: 'care-record' },
} as const;
