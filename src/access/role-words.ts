import type { Role } from './viewer.ts';

/** What people call each role. */
export const roleWords: Readonly<Record<Role, string>> = {
  'support-worker': 'Support worker',
  therapist: 'Therapist',
  'social-worker': 'Social worker',
  coordinator: 'Coordinator',
  manager: 'Manager',
  'safeguarding-lead': 'Safeguarding lead',
  'capacity-lead': 'Mental capacity lead',
  'concerns-officer': 'Concerns officer',
  administrator: 'Administrator',
};
