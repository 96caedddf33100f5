import { assertNever } from '../kernel/assert-never.ts';
import { wordsForDay, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { sentences } from '../kernel/sentence.ts';
import { listed } from '../kernel/listed.ts';
import { meansWords } from '../people/means.ts';
import { lackingWords, notMetWords } from '../people/needs-met.ts';
import { alreadyToldWords, type Ledger, type Recipient } from './ledger.ts';
import type { TellingFact, TellingRefusal } from './telling-facts.ts';

interface Line {
  readonly what: string;
  readonly detail?: string | undefined;
  readonly staff?: readonly StaffId[];
  readonly around?: true;
}

/** A telling fact as a line of the record's history. `staff` are named by the reader, who can turn ids into names. */
export function describeTelling(fact: TellingFact, ledger: Ledger | undefined): Line {
  const nameOf = (key: string): string => ledger?.lines.find((line) => line.key === key)?.name ?? 'Somebody';
  switch (fact.type) {
    case 'telling-began':
      return { what: 'Listed who must be told', detail: namesIn(fact.recipients) };
    case 'lines-joined':
      return { what: 'Must be told, too', detail: namesIn(fact.recipients), around: true };
    case 'line-ended':
      return { what: `${nameOf(fact.key)} does not need to be told any more`, detail: fact.why, around: true };
    case 'told': {
      const how = `${meansWords[fact.how]}, on ${wordsForDay(fact.on)}`;
      const more = listed(notMetWords(fact.inForm), fact.said !== undefined && `They said: ${fact.said}`);
      return fact.how === 'teams'
        ? { what: 'Confirmed being told, in Teams' }
        : {
            what: `Noted that ${nameOf(fact.key)} was told`,
            detail: more.length === 0 ? how : sentences(how, ...more),
            ...(fact.teller !== undefined && { staff: [fact.teller] }),
          };
    }
    case 'said-later':
      return {
        what: `Noted what ${nameOf(fact.key)} said when told again`,
        detail: `On ${wordsForDay(fact.on)}: ${fact.said}`,
        ...(fact.teller !== undefined && { staff: [fact.teller] }),
      };
    case 'told-taken-back':
      return { what: `Said that a note was wrong: ${nameOf(fact.key)} has not been told`, detail: fact.why };
    case 'note-right':
      return { what: `Said that the note about ${nameOf(fact.key)} is right` };
    case 'form-looked-at':
      return { what: `Looked at why ${nameOf(fact.key)} was not told in the form they need` };
    case 'notice-seen':
      return { what: "Saw the notice in the team's channel" };
    default:
      return assertNever(fact);
  }
}

/** For the second of two who take the same note back (S53). */
export const takenBackWords = (name: string, on: Day): string =>
  `That note about ${name} was taken back already, on ${wordsForDay(on)}.`;

const namesIn = (recipients: readonly Recipient[]): string =>
  recipients.map(({ name, role }) => `${name} (${role})`).join(', ');

/** The one place that words a telling's refusals; `question` is the field of the telling form that it stands beside. */
export function wordsForTelling(refusal: TellingRefusal): { readonly words: string; readonly question?: string } {
  switch (refusal.code) {
    case 'TELLING.NOT-BEGUN':
      return { words: 'There is nothing to tell here yet.' };
    case 'TELLING.CLOSED':
      return { words: `${refusal.why} Nobody needs to be told of this any more.` };
    case 'TELLING.NOT-A-RECIPIENT':
      return { words: 'That person is not on the list of people to tell.', question: 'who' };
    case 'TELLING.NEWS-CHANGED':
      return {
        words: 'What they are to be told changed at this moment, so nothing is noted. Please record it again.',
      };
    case 'TELLING.NO-LONGER':
      return { words: `${refusal.name} does not need to be told of this any more.`, question: 'who' };
    case 'TELLING.ALREADY-TOLD':
      return { words: alreadyToldWords(refusal.name, refusal.told), question: 'who' };
    case 'TELLING.TELLER-IS-RECIPIENT':
      return { words: `${refusal.name} is the one who was told. Who told them?`, question: 'teller' };
    case 'TELLING.IN-THE-FUTURE':
      return { words: 'That day is still to come. On which day were they told?', question: 'on' };
    case 'TELLING.LONG-BEFORE':
      return {
        words: `That is more than a month before the change was recorded, on ${wordsForDay(refusal.began)}. Please check the day.`,
        question: 'on',
      };
    case 'TELLING.TOO-EARLY':
      return {
        words: `There was nothing to tell before ${wordsForDay(refusal.since)}. On which day were they told?`,
        question: 'on',
      };
    case 'TELLING.FORM-MISSING':
      return { words: lackingWords[refusal.what], question: refusal.what === 'why' ? 'whyNotInForm' : 'inForm' };
    case 'TELLING.TAKEN-BACK':
      return { words: takenBackWords(refusal.name, refusal.on), question: 'note' };
    case 'TELLING.NOT-NOTED':
      return {
        words: `What is noted about ${refusal.name} has changed since. Please look at the record.`,
        question: 'note',
      };
    case 'TELLING.NOT-YOURS':
      return { words: 'Only whoever noted it, or one who leads the team, can do that.' };
    case 'TELLING.REASON-MISSING':
      return { words: 'Please say what was wrong with it.', question: 'why' };
    default:
      return assertNever(refusal);
  }
}
