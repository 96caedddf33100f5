import { joinedBy, type Subject, type Viewer } from '../../access/viewer.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import type { Row } from '../../../cards/views.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Action, Described, Flag, FormButton, Kind } from '../../kinds/kind.ts';
import { keptFrom } from './facts.ts';
import { isUntaken, untakenHere, type SafeguardingSettings } from './route.ts';
import { rules, type Command, type Fact, type Recorded, type Refusal, type State } from './unlisted.ts';
import { childWords, sentToWords, sourceWords } from './words.ts';

const SHOWN = [
  'role',
  'about',
  'whom',
  'seen',
  'done',
  'source',
  'close',
  'by',
  'since',
  'to',
  'reach',
  'late',
  'added',
  'acknowledged',
  'settled',
  'answered',
] as const;
export type SeenUnlisted = Pick<Recorded & { readonly role: 'lead' | 'raiser' }, (typeof SHOWN)[number]>;
type Seen = Visible<SeenUnlisted>;

/** Those who see to it, every other lead of the team who is not concerned, and whoever raised it: nobody else (R38). */
function see(state: State, viewer: Viewer, subject: Subject): Seen | undefined {
  if (state.status === 'new' || keptFrom(state).includes(viewer.staff)) return undefined;
  const { roles, teams, staff } = viewer;
  const leads = state.to.includes(staff) || (roles.includes('safeguarding-lead') && teams.includes(subject.team));
  if (!leads && state.by !== staff) return undefined;
  // Whom it turned out to be about is not for whoever raised it: they may not see them.
  const the = leads
    ? { ...state, role: 'lead' as const }
    : { ...state, role: 'raiser' as const, settled: undefined, to: [] };
  // It is nobody's care: whoever may raise a concern may read their own.
  return visibleTo(viewer, 'person', joinedBy(viewer, subject), the, SHOWN, 'raise');
}

const rowsOf = (the: SeenUnlisted): readonly Row[] =>
  listed<Row>(
    the.answered && { label: `What came of it, ${wordsForDay(the.answered.on)}`, value: the.answered.words },
    the.settled?.words !== undefined && {
      label: `About nobody here, ${wordsForDay(the.settled.on)}`,
      value: the.settled.words,
    },
    { label: 'About', value: `${the.whom === 'child' ? 'A child' : 'An adult'}: ${the.about}` },
    { label: 'Seen and heard', value: the.seen },
    { label: 'Done at once', value: the.done ?? 'Not said yet' },
    { label: 'Who may be behind it', value: sourceWords(the) },
    the.close.length > 0 && { label: 'Close to them', value: the.close.map(({ name }) => name).join(', ') },
    ...the.added.map(({ words, on }) => ({ label: `Added, ${wordsForDay(on)}`, value: words })),
    { label: 'Raised', value: wordsForDay(the.since) },
  );

function flagsOf(the: SeenUnlisted, lines: SafeguardingSettings['lines']): readonly Flag[] {
  const { acknowledged, answered, role, settled } = the;
  const flag = (words: string, tone: Flag['tone']): Flag => ({ words, tone });
  return listed<Flag>(
    !acknowledged && flag(`${sentToWords(the, lines)}.`, isUntaken(the) ? 'attention' : 'warning'),
    acknowledged && !answered && flag(`Acknowledged on ${wordsForDay(acknowledged.on)}.`, 'good'),
    !settled && !answered && the.whom === 'child' && flag(childWords(lines), 'attention'),
    role === 'lead' &&
      !settled &&
      flag('Whoever raised it may not see whom it is about. Tell them no name.', 'neutral'),
  );
}

const ABOUT: FormButton = { flow: 'safeguarding-concern', title: 'Say whom it is about', onNotice: true };

function actionsFor(the: SeenUnlisted, note = ''): readonly Action<Command>[] {
  const { acknowledged, answered, role, settled } = the;
  if (role === 'raiser')
    return listed<Action<Command>>(
      answered &&
        !answered.isRead && {
          part: 'read-answer',
          title: 'I have read it',
          command: { type: 'read-answer' },
          words: 'Noted: you have read it.',
        },
      {
        part: 'add',
        title: 'Add or put right',
        asks: 'Something to add, or to put right?',
        command: { type: 'add', words: note },
        words: 'Added. What was written before stays, too.',
      },
    );
  if (!acknowledged)
    return [
      {
        part: 'acknowledge',
        title: 'Acknowledge',
        command: { type: 'acknowledge' },
        words: 'Acknowledged. Whoever raised it can read that you have it.',
      },
    ];
  return listed<Action<Command>>(
    !settled && {
      part: 'settle',
      title: 'About nobody here',
      asks: 'If it is about nobody here: whom did you tell, and what was done?',
      command: { type: 'settle', words: note },
      words: 'Noted: it is about nobody here, and what was done.',
    },
    settled &&
      settled.by !== the.by &&
      !answered && {
        part: 'answer',
        title: 'Give feedback',
        asks: 'What came of it, for whoever raised it? No name.',
        command: { type: 'answer', words: note },
        words: 'Saved. Whoever raised it is told.',
      },
  );
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'reported':
      return { what: 'Raised a concern about somebody who is not on their list', detail: fact.reported.seen };
    case 'routed':
      return { what: isUntaken(fact) ? untakenHere(fact) : 'Others see to it now' };
    case 'added':
      return { what: 'Added', detail: fact.words };
    case 'acknowledged':
      return { what: 'Acknowledged' };
    case 'raised-for':
      return { what: 'Said whom it is about' };
    case 'settled':
      return { what: 'It is about nobody here', detail: fact.words };
    case 'answered':
      return { what: 'Gave feedback', detail: fact.words };
    case 'answer-read':
      return { what: 'Read the feedback' };
    default:
      return assertNever(fact);
  }
}

const WORDS: Readonly<Record<Refusal['code'], string>> = {
  'UNLISTED.NOT-THERE': 'Nothing has been recorded here yet.',
  'UNLISTED.WORDS-MISSING': 'Please write it in a few words.',
  'UNLISTED.NOT-YOURS': 'This is not yours to do.',
  'UNLISTED.SETTLED': 'A colleague has seen to it meanwhile. Open the record to read it.',
};

/** How such a concern reads: to whoever raised it never more than that it arrived, and the feedback. */
export const unlistedKind = ({ lines }: SafeguardingSettings): Kind<State, Fact, Command, Refusal, SeenUnlisted> => ({
  rules,
  title: 'Safeguarding concern',
  // It stands on no channel and on no lock screen.
  news: 'Something waits for you',
  see,
  rows: ({ the }) => rowsOf(the),
  flags: ({ the }) => flagsOf(the, lines),
  noticeTitle: () => 'Safeguarding concern',
  noticeRows: ({ the }) =>
    the.role === 'lead' ? rowsOf(the) : rowsOf(the).filter(({ label }) => label.startsWith('What came of it')),
  describe,
  wordsFor: ({ code }) => ({ words: WORDS[code] }),
  historyFor: ({ the }) => (the.role === 'raiser' ? [] : undefined),
  whenLedTo: (state, { id, kind }) =>
    state.status === 'reported' && kind === 'safeguarding-concern' ? { type: 'raise-for', record: id } : undefined,
  actions: ({ the }, { note }) => actionsFor(the, note),
  forms: ({ the }) => (the.role === 'lead' && the.acknowledged && !the.settled ? [ABOUT] : []),
});
