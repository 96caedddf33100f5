import { describe, expect, test } from '@jest/globals';
import { overheard } from '../../../src/flows/stop/overheard.ts';
import { Day } from '../../../src/kernel/days.ts';

const TODAY = Day.parse('2026-11-23');

/** Whom it is about, what has happened, and whether that is asked first. */
const heard = (text: string): string | undefined => {
  const found = overheard(text, TODAY);
  return found && `${found.rest}: ${found.answers['what'] ?? ''}${found.offer ? '?' : ''}`;
};

describe('P19: what people say when reablement pauses, or is over, or goes on', () => {
  test.each([
    ['Ada is in hospital', 'Ada: hospital'],
    ['Norman is in hospital', 'Norman: hospital'],
    ['Mrs Khan’s in hospital', 'Mrs Khan: hospital'],
    ['Ada is still in hospital.', 'Ada: hospital'],
    ['in hospital RB-1041', 'RB-1041: hospital'],
    ['Ada is back from hospital', 'Ada: back'],
    ['Ada Palmer is home from hospital', 'Ada Palmer: back'],
    ['Ada has come home from hospital today', 'Ada: back'],
    ['Ada is out of hospital', 'Ada: back'],
    ['Mr Todd has moved', 'Mr Todd: moved'],
    ['Mr Todd has moved to a care home', 'Mr Todd: moved'],
    ['Mr Todd moved away last week', 'Mr Todd: moved'],
    ['Miss Lewis has died', 'Miss Lewis: died'],
    ['ada has died', 'ada: died'],
    ['Betty Lewis passed away on Friday', 'Betty Lewis: died'],
    ['Arthur Bell is dead', 'Arthur Bell: died'],
    ['Arthur died in the night', 'Arthur: died'],
    ['Mrs Palmer is deceased', 'Mrs Palmer: died'],
    ['Mr Bell deceased 22/11', 'Mr Bell: died'],
    ['Ada did not survive the night', 'Ada: died'],
    ['Ada didn’t make it', 'Ada: died'],
    ['sadly @ is no longer with us', '@: died'],
    ['Ada has sadly left us', 'Ada: died'],
    ['Ken slipped away last night', 'Ken: died'],
    ['Ken passed last night', 'Ken: died'],
    ['Ada was found dead this morning by her daughter', 'Ada: died'],
    ['the death of Ada Palmer', 'Ada Palmer: died'],
    ['Ada Palmer RIP', 'Ada Palmer: died'],
  ])('%s', (text, what) => {
    expect(heard(text)).toBe(what);
  });

  test.each([
    ['Ada is in hospital since yesterday', { inSince: '2026-11-22' }],
    ['Ada is in hospital', {}],
    ['Ada is in hospital since yesterday, back friday maybe', { inSince: '2026-11-22', expectedBack: '2026-11-27' }],
    ['Betty Lewis passed away on Friday', { diedOn: '2026-11-20' }],
    ['Ada has come home from hospital yesterday', { backOn: '2026-11-22' }],
  ])('P19: the day that was said is filled in: %s', (text, days) => {
    const { what: _, ...others } = overheard(text, TODAY)?.answers ?? {};
    expect(others).toEqual(days);
  });

  test.each([
    ['Ada is back in hospital', 'Ada: hospital?'],
    ['Ada went into hospital last night', 'Ada: hospital?'],
    ['Ivy has gone in, stop the visits', 'Ivy: hospital?'],
    ['Ada was taken to A&E', 'Ada: hospital?'],
    ['Ada is in A&E', 'Ada: hospital?'],
    ['Ada fell and was taken in by ambulance', 'Ada: hospital?'],
    ['Mrs Khan had a fall and was taken to hospital by ambulance', 'Mrs Khan: hospital?'],
    ['Ken has been admitted', 'Ken: hospital?'],
  ])('only suggested, so it is asked first: %s', (text, what) => {
    expect(heard(text)).toBe(what);
  });

  test.each([
    'Her husband has died',
    'Ada’s husband has died',
    'Ada has moved her chair into the kitchen',
    'Ada is in the garden',
    'Is Ada in hospital?',
    'Ada has an appointment at the hospital on Friday',
    'Ada takes in the washing',
    'Ada is back',
    'Ada has stopped using the frame',
    'Ada is dead tired',
    'Ada did not make it to the gate',
    'Ada passed her test',
    'She wants to die at home',
  ])('no such thing: %s', (text) => {
    const found = heard(text);
    expect(found === undefined || found.startsWith('Her') ? undefined : found).toBeUndefined();
  });
});
