import { staff, teams } from '../../src/demo/world.ts';

/** The demo's teams and staff, for tests that set a service up. */
const [first, second] = teams(56_150);
if (!first || !second) throw new Error('the demo has two teams');
export const north = first;
export const south = second;
export const everybody = [...staff].toSorted((a, b) => Number(b.name === 'Tom Reed') - Number(a.name === 'Tom Reed'));
