import type { OpenKind } from '../../kinds/open-kind.ts';
import { referenceIn } from '../../kernel/ids.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, thatRecord, type OnRecord } from '../../questions/context.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import { intoRecord, type Flow, type Overheard } from '../flow.ts';
import { Note, type SeenOffices } from './facts.ts';
import * as ask from './questions.ts';
import { isOfBefore, newsWords, rules, waitingIn, type Command } from './rules.ts';

type OnOffices = OnRecord<SeenOffices>;

/** What finance, the rota or the purchaser answered when they were told of an end or of less support (TL3). */
export function offices(kind: OpenKind<Command, SeenOffices>, directory: Directory): Flow<OnOffices> {
  return {
    id: 'offices',
    version: 1,
    title: 'Finance, rota and purchaser',
    phrases: ['finance has answered', 'the rota has answered', 'the purchaser has answered'],
    overhears,
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'answer',
        title: 'What they answered',
        intro: (_, { seen }) => seen && newsWords(seen),
        questions: [ask.office, ask.how, ask.on],
      },
      { id: 'words', title: 'Their answer', questions: [ask.who, ask.words] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadOnRecord(kind, directory, opening),
    fills: (_, { today, seen }) => ({
      answers: { [ask.on.key]: today, [ask.office.key]: (seen && waitingIn(seen)[0]) ?? '' },
      base: seen && newsWords(seen),
    }),
    carryOut: intoRecord(kind, {
      command({ answers, token, base }, context: OnRecord<SeenOffices>) {
        const where = thatRecord(context);
        const isAnswer = ask.how.of(answers) === 'answered';
        const { data: note } = Note.safeParse({
          id: token,
          office: ask.office.of(answers),
          how: ask.how.of(answers),
          on: ask.on.of(answers),
          heard: base,
          ...(isAnswer && { who: ask.who.of(answers), words: ask.words.of(answers) }),
        });
        return where && note && { ...where, command: { type: 'note' as const, note } };
      },
      said: ({ command, context: { seen } }) => ({
        words:
          command.type === 'note' && seen && isOfBefore(seen, command.note)
            ? `What they have to know has changed since this form was opened. Tell them now: ${newsWords(seen)}.`
            : 'Noted.',
      }),
    }),
  };
}

const ANSWERED =
  /^(?:the\s)?(?<office>finance|rota|purchaser|council)(?:\s(?:team|office))?\s(?:(?:has|have)\s)?(?:said|says?|say|answered|replied|confirmed|come back|came back|told (?:me|us)|emailed|rang)\b[\s,:-]*(?:(?:that|back)\s)?(?<words>.*?)[.!]?$/iu;

/** "Finance said ok": in whichever record their answer is awaited. */
function overhears(text: string): Overheard | undefined {
  const said = oneSpaced(text).replace(/\s(?:about|for)\s@$/u, '');
  const { office = '', words = '' } = ANSWERED.exec(said)?.groups ?? {};
  if (office === '' || words === '' || referenceIn(text) !== undefined) return undefined;
  const about = office.toLowerCase() === 'council' ? 'purchaser' : office.toLowerCase();
  return {
    rest: text.includes('@') ? '@' : '',
    answers: {
      [ask.office.key]: about,
      [ask.how.key]: 'answered',
      // "Ok" alone says nothing to whoever reads it later.
      [ask.words.key]: words.includes(' ') ? words : said,
    },
  };
}
