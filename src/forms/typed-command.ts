import { onOneLine, withoutEnd } from '../guidance/words.ts';

/** What can be typed in the middle of a form instead of an answer. */
export type FormCommand = 'back' | 'save' | 'cancel' | 'record' | 'keep' | 'skip';

/** Where it is typed: at a question that takes free words, at another one, or on the check page. */
export interface Place {
  readonly at: 'words' | 'choice' | 'check';
  readonly optional: boolean;
}

/** Words that can hardly be an answer to anything. */
const PLAIN: Readonly<Record<FormCommand, readonly string[]>> = {
  back: ['back', 'go back', 'go back a step', 'step back'],
  save: ['save for later', 'save it for later', 'finish later', 'carry on later', 'stop, keep the form'],
  cancel: ['cancel', 'cancel it', 'cancel this', 'cancel that', 'cancel the form', 'never mind'],
  record: ['record it', 'record', 'record this', 'record this change'],
  keep: ['keep', 'keep it', 'leave it as it is'],
  skip: ['skip', 'skip it', 'skip this', 'leave empty', 'leave it empty', 'none yet', 'not known yet', 'not got one'],
};

/** Words that mean the same where no free words are asked for: "stop" may well be what an answer says. */
const LOOSE: Readonly<Record<FormCommand, readonly string[]>> = {
  back: ['previous'],
  save: ['save', 'later', 'not now'],
  cancel: ['stop', 'forget it'],
  record: [
    'yes',
    'ok',
    'okay',
    'yep',
    'yup',
    'yeah',
    'aye',
    'submit',
    'confirm',
    'save it',
    'save this',
    'done',
    'go ahead',
  ],
  keep: ['same', 'no change', 'leave it', 'next'],
  skip: ['none', 'nothing', 'no', 'n/a'],
};

const NEVER_ANSWERS = (['back', 'save', 'cancel', 'keep', 'skip'] as const).flatMap((command) => PLAIN[command]);
const HARDLY_ANSWERS = (['back', 'save', 'cancel'] as const).flatMap((command) => LOOSE[command]);

/**
 * Whether a text is a command to any form, whatever that asks just now. Not "record it": a form that was refused says why, and is recorded
 * by saying so once more.
 */
export const commandsForm = (text: string): boolean => [...NEVER_ANSWERS, ...HARDLY_ANSWERS].includes(bare(text));

/** In characters. No command is longer, and a file is never one. */
const LONGEST = 200;

const bare = (text: string): string =>
  text.length > LONGEST ? '' : withoutEnd(onOneLine(text), '.!').replace(/^\/(?=\w)/u, '');

/** Whether a text asks to leave a question out: where it cannot be, that is no answer either. */
export const asksToSkip = (text: string): boolean => PLAIN.skip.includes(bare(text));

/** "OK, record it", "yes please": politeness before and behind. */
const AGREED = /^(?:(?:yes|yep|yup|yeah|ok|okay|right|all right|great|fine|good|perfect|lovely)[, ]+)+(?=\w)/u;

/** The command that the whole of `text` is, or undefined when it is an answer. Never part of a longer text. */
export function formCommand(text: string, { at, optional }: Place): FormCommand | undefined {
  const said = bare(text);
  const possible: readonly FormCommand[] =
    at === 'check'
      ? ['back', 'save', 'cancel', 'record']
      : ['back', 'save', 'cancel', 'keep', ...(optional ? ['skip' as const] : [])];
  const polite = ['please', 'thanks', 'thank you'].find((end) => said.endsWith(` ${end}`)) ?? '';
  const agreed = withoutEnd(said.slice(0, said.length - polite.length).replace(AGREED, ''), ', ');
  if (at === 'check' && [...PLAIN.record, ...LOOSE.record].includes(agreed)) return 'record';
  if (SAVES_AND_GOES.test(said)) return 'save';
  return possible.find((command) => PLAIN[command].includes(said) || (at !== 'words' && LOOSE[command].includes(said)));
}

/** "Can u save this i gotta go": saved for later, also at the check, since whoever has to go has not read it. */
const SAVES_AND_GOES =
  /^(?:(?:can|could|will|would) (?:you|u|i|we) )?(?:please |pls |just )?(?:save|keep) (?:it|this|that|the form)(?: for (?:me|now|later))?(?: please| pls)?,? (?:and |as |because |cos |bc )?(?:i['’]?(?:ve|m)? |we )?(?:gotta|got to|have to|need to|must|gonna have to) (?:go|run|dash|leave)(?: now)?$/u;

/** Asks for all of it to be recorded, in these words or those of the button, whatever is asked just now. */
export const asksToRecord = (text: string, button: string): boolean =>
  bare(text) === button.toLowerCase() ||
  (RECORDS.test(text) && formCommand(text, { at: 'check', optional: false }) === 'record');
const RECORDS = /\b(?:record|save|submit)\b/iu;

/** A yes that may be to something else than to recording. */
export const isLooseYes = (text: string): boolean =>
  formCommand(text, { at: 'check', optional: false }) === 'record' && !RECORDS.test(text);
