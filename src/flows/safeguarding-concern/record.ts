import { may } from '../../access/policy.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { personPages, type Described, type Kind, type Refusal as Worded } from '../../kinds/kind.ts';
import { keptFrom, SHOWN, type As, type Fact, type Recorded, type SeenConcern, type State } from './facts.ts';
import { actionsFor, pages, ways } from './page.ts';
import { closeDespite } from './close-questions.ts';
import * as ask from './questions.ts';
import { isUntaken, untakenHere, type SafeguardingSettings } from './route.ts';
import { rules, type Command, type Refusal } from './rules.ts';
import { childToldWords, closedDetail, raisedRows, sourceWords, WHAT_WORDS } from './words.ts';

type Seen = Visible<SeenConcern>;

/**
 * As what this viewer sees it; undefined for everybody else, whatever else they may see: whoever may be the source, or is close to it, does not learn
 * that it is there (R24, R38).
 */
function asWhat(state: Recorded, { staff, roles, teams }: Viewer, { team }: Subject): As | undefined {
  if (keptFrom(state).includes(staff)) return undefined;
  if (state.to.includes(staff) || (roles.includes('safeguarding-lead') && teams.includes(team))) return 'lead';
  if (state.by === staff) return 'raiser';
  return state.letIn.some((one) => one.staff === staff) ? 'let-in' : undefined;
}

/** What a lead thinks of it is not for whoever raised it: they read what they wrote, that it arrived, and the feedback. */
const forRaiser = (state: Recorded): Recorded => ({
  ...state,
  decisions: [],
  letIn: [],
  pause: undefined,
  closed: state.closed && { ...state.closed, words: '', despite: undefined },
});

function seeConcern(state: State, viewer: Viewer, subject: Subject): Seen | undefined {
  if (state.status === 'new' || !may(viewer, 'see', 'care-record', subject)) return undefined;
  const role = asWhat(state, viewer, subject);
  return (
    role &&
    visibleTo(viewer, 'care-record', subject, { ...(role === 'raiser' ? forRaiser(state) : state), role }, SHOWN)
  );
}

/** A safeguarding concern (R38, R40, Care Act s42). Nobody but whoever raised it, the leads, and whom they let in knows that it is there. */
export const concernKind = ({ lines }: SafeguardingSettings): Kind<State, Fact, Command, Refusal, SeenConcern> => ({
  rules,
  title: 'Safeguarding concern',
  // It stands on no channel and on no lock screen.
  news: 'Something waits for you',
  see: seeConcern,
  rows: ({ the }) => raisedRows(the),
  noticeTitle: () => 'Safeguarding concern',
  noticeRows: ({ the }) =>
    the.role === 'lead'
      ? raisedRows(the)
      : the.feedback.slice(-1).map(({ words }) => ({ label: 'What came of it', value: words })),
  describe,
  wordsFor: ({ code }) => WORDS[code],
  // What a lead thinks of it stands there, too.
  historyFor: ({ the }) => (the.role === 'raiser' ? [] : undefined),
  whileStopped: 'whatever',
  // Somebody may not know of the person any more: then it waits for others.
  isNoNews: () => false,
  actions: ({ the }, at) => actionsFor(the, at.note),
  forms: ({ the }) => ways(the),
  pages: ({ the }) => personPages(pages(the, lines)),
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : { type: 'look-around', runs: person.stopped === undefined && person.ended === undefined },
});

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'raised':
      return { what: 'Raised a safeguarding concern', detail: fact.raised.seen };
    case 'routed':
      return {
        what: isUntaken(fact)
          ? untakenHere(fact)
          : fact.late
            ? 'Nobody had acknowledged it: others are asked, too'
            : 'Others see to it now',
      };
    case 'sources-said':
      return { what: 'Said who may be behind it', detail: sourceWords(fact.sources) };
    case 'more-said':
      return { what: 'Said what else is known' };
    case 'added':
      return { what: fact.mistake ? 'Said that it was raised by mistake' : 'Added', detail: fact.words };
    case 'child-told':
      return { what: 'Children’s social care was told', detail: childToldWords(fact.told) };
    case 'acknowledged':
      return { what: 'Acknowledged' };
    case 'decided':
      return { what: `Decided: ${WHAT_WORDS[fact.decision.what].toLowerCase()}`, detail: fact.decision.why };
    case 'feedback-given':
      return { what: 'Gave feedback', detail: fact.words };
    case 'feedback-read':
      return { what: 'Read the feedback' };
    case 'pause-noted':
      return {
        what:
          fact.pause.outcome === 'paused' ? 'Decided: reablement pauses' : 'Decided: reablement continues alongside',
      };
    case 'let-in':
      return { what: `Let in ${fact.who.name}`, detail: fact.why };
    case 'runs':
      return { what: fact.runs ? 'Reablement goes on' : 'Reablement does not go on' };
    case 'closed':
      return { what: 'Closed the concern', detail: closedDetail(fact.closing) };
    case 'reopened':
      return { what: 'Opened it again', detail: fact.words };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
const WORDS: Readonly<Record<Refusal['code'], Worded>> = {
  'SAFEGUARDING.NOT-RAISED': { words: 'Nothing has been recorded here yet.' },
  'SAFEGUARDING.SEEN-MISSING': { words: 'Please say what was seen and heard.', question: ask.seen.key },
  'SAFEGUARDING.WHO-MISSING': { words: 'Please say who it is, as far as you know.', question: ask.whomElse.key },
  'SAFEGUARDING.WORDS-MISSING': { words: 'Please write it in a few words.' },
  'SAFEGUARDING.NOT-YOURS': { words: 'This is not yours to do.' },
  'SAFEGUARDING.DECIDED': { words: 'A colleague has decided meanwhile. Open the record to read it first.' },
  'SAFEGUARDING.TESTS-MISSING': {
    words: 'An adult’s concern is decided with the three tests, a child’s without. Open the record and decide there.',
  },
  'SAFEGUARDING.DESPITE-MISSING': { words: 'Please say why it is decided against the three tests.' },
  'SAFEGUARDING.STILL-OPEN': {
    words: 'Something in it is still open. Please say why it is closed all the same.',
    question: closeDespite.key,
  },
  'SAFEGUARDING.IN-THE-FUTURE': { words: 'That day is still to come.' },
  'SAFEGUARDING.CONCERNED': { words: 'They may be concerned in it. Please choose somebody else.' },
  'SAFEGUARDING.CLOSED': { words: 'A colleague has closed this concern. Open the record to read it.' },
};
