/** What somebody may type in the middle of a form instead of an answer. */
export type FormCommand = 'back' | 'save' | 'cancel' | 'record' | 'keep' | 'skip';

type Place = 'question' | 'optional' | 'check';

const PHRASES: Readonly<Record<FormCommand, readonly string[]>> = {
  back: ['back', 'go back', 'previous', 'go back a step', 'step back'],
  save: ['save for later', 'save', 'later', 'not now', 'save it for later', 'finish later', 'carry on later'],
  cancel: ['cancel', 'cancel it', 'cancel this', 'stop', 'forget it', 'never mind'],
  record: [
    'record it',
    'record',
    'record this change',
    'yes',
    'yes record it',
    'ok',
    'okay',
    'submit',
    'save and record',
    'confirm',
  ],
  keep: ['keep', 'keep it', 'same', 'no change', 'leave it', 'next'],
  skip: ['skip', 'skip it', 'none', 'nothing', 'no', 'n/a', 'leave empty'],
};

/** `record` only means something on the check page, and `skip` only where an answer is not needed. */
const MEANS_SOMETHING: Readonly<Record<Place, readonly FormCommand[]>> = {
  question: ['back', 'save', 'cancel', 'keep'],
  optional: ['back', 'save', 'cancel', 'keep', 'skip'],
  check: ['back', 'save', 'cancel', 'record'],
};

/** The command that the whole of `text` is, or undefined when it is an answer. Never part of a longer text. */
export function formCommand(text: string, place: Place): FormCommand | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .replace(/\s+/gu, ' ');
  return MEANS_SOMETHING[place].find((command) => PHRASES[command].includes(said));
}
