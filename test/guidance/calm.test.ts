import { describe, expect, test } from '@jest/globals';
import { dangerIn, tellsOfDeath } from '../../src/guidance/danger.ts';

const lines = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

const REPORTED = lines(`
  Miss Lewis has died
  ada has died
  Mr Todd passed away yesterday
  Mr Todd has passed away
  She died peacefully at home on Friday
  Ken Todd died in hospital last night
  Sadly Mrs Khan has died.
  she's died
  Ivy died in the hospice this morning
  Mrs Palmer is deceased
  Ada Palmer did not survive the night
  Ada did not make it
  Ada Palmer is no longer with us
  Ada has sadly left us
  Ken slipped away peacefully
  Ada was found dead this morning by her daughter
`);

const OTHERWISE_CALM = lines(`
  she wants to die at home
  She wants to die at home, with her family around her
  he would like to die in his own bed
  She hopes to die at home and not in hospital
  she does not want to die in hospital
  not safe yet
  it is not safe yet
  The stairs are not safe yet, the rail comes on Monday
  found on the floor on Friday
  Ken was found on the floor on Friday and seen by his doctor
  he fell on Tuesday, paramedics checked him over
  Her husband has died
`);

const STILL_HEARD = lines(`
  He died suddenly, I have just found him
  I have just found her and she has died
  I think she has died
  she has just died
  she died unexpectedly
  his death is strange, he died and there is blood everywhere
  He has died, I don't know if he is breathing
  I found him dead
  found her, she has died
  She wants to die
  she wants to die at home tonight, she has saved her tablets
  he wants to die and has a knife
  I am not safe yet
  we are not safe yet, he is at the door with a knife
  she was found on the floor on Friday and still cannot get up
  found on the floor on Friday, now she is unresponsive
  she fell on Friday and has been on the floor since
  found on the floor this morning
  found on the floor
`);

describe('P27, R38: what sounds of danger and is none', () => {
  test.each([...REPORTED, ...OTHERWISE_CALM])('brings no 999 card: %s', (text) => {
    expect(dangerIn(text)).toBe('none');
  });

  test.each(REPORTED)('a death is heard as one: %s', (text) => {
    expect(tellsOfDeath(text)).toBe(true);
  });

  test.each([
    ...OTHERWISE_CALM,
    'she died her hair',
    'Ada did not make it to the gate',
    'her mother was found dead',
    'the noise has died down',
    'her husband died last year',
  ])('is no report of a death: %s', (text) => {
    expect(tellsOfDeath(text)).toBe(false);
  });
});

describe('P27, R39: when in doubt the advice stays', () => {
  test.each(STILL_HEARD)('is heard: %s', (text) => {
    expect(dangerIn(text)).toBe('emergency');
    expect(tellsOfDeath(text)).toBe(false);
  });
});
