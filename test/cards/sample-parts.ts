/** What the invented views are made of. */
import type { Button, Press, Refresh } from '../../cards/views.ts';

export const ada = 'Ada Palmer';
export const reference = 'MC-7K2P-4QXR';

export const press = (verb: string, x?: string): Press => ({
  do: verb,
  id: '01JD9Y3R6M8Q4T0V2X5Z7B1C3D',
  rev: 12,
  ...(x === undefined ? {} : { x }),
});

export const button = (title: string, verb: string, more: Partial<Button> = {}): Button => ({
  title,
  press: press(verb),
  ...more,
});

export const refresh: Refresh = { press: press('monitoring-change/show'), owners: ['29:user-a'] };

/** As long as a person can be expected to write on a phone, with what breaks layouts: long words, lines, signs. */
export const longText = [
  'Ada managed the stairs by herself on Monday and Tuesday, holding the rail with her left hand.',
  '- washed and dressed alone by 9.30\n- made porridge (and ate all of it)\n1. says her knee "clicks" *every* time',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwe_and_no_space_anywhere_in_this_very_long_word',
  'See [the plan](http://evil.example) and <b>do not</b> trust **bold** words & such.',
  'Her daughter would like fewer visits. Ada is not so sure yet and asked for another week. '.repeat(6).trim(),
].join('\n');
