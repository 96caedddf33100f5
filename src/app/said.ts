import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import { DO_THAT, replyIn } from '../forms/doubt.ts';
import { activeSession, hasRecorded, type OpenForms } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import type { Command } from '../guidance/commands.ts';
import { FELL, NO_ANSWER } from '../guidance/falls.ts';
import { listed } from '../kernel/listed.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { RecordId } from '../kernel/ids.ts';
import { safeguardingCard } from './advice.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import { fellFirst, HURT, isLead, noAnswer, sorryFor, sympathy, WHO_FELL, worry } from './comes-first.ts';
import { answerTo, setAside, showForm, typeIntoForm } from './forms.ts';
import type { Turn } from './app.ts';
import { byLabel, byNameAndLabel, notedOn } from './in-view.ts';
import { answeredFirst } from './answered-first.ts';
import { askedOfPerson } from './asked-of-person.ts';
import { askedInGeneral, notTaken, notUnderstood, oneAtATime } from './asked-in-general.ts';
import { teamWords } from './colleague.ts';
import { helpCard, homeCard, workPage } from './menu.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { agreeTo, confirmTold, SAVED, takeBack, whomToAsk } from './mine.ts';
import { personCard } from './person-card.ts';
import { putRight } from './put-right.ts';
import { isRaising, raisedOutright, raisedWithWords } from './raising.ts';
import { openFor, recordCard } from './record-card.ts';
import { shown } from './replies.ts';
import { ofSomebodyElse } from './somebody-else.ts';
import { twoWishes } from './two-wishes.ts';
import { understood, type Understood } from './understood.ts';
import { ofWhomIsInView } from './whom-in-view.ts';
import { begin, goesOn, stillOpen, whichOf, whoIsNobody } from './wanted.ts';

/** Something typed in private chat: what its words say of danger, and then what they mean besides. */
export async function said(given: Turn<Said>): Promise<readonly Outbound[]> {
  const { forms: before } = await given.app.forms.read(given.viewer.staff);
  const label = COMMANDS_FIRST.test(given.inbound.text) ? undefined : await byLabel(given, before);
  if (label !== undefined && typeof label !== 'string') return label;
  const { turn: asTyped, forms } = await setAside(
    {
      ...given,
      inbound: { ...given.inbound, text: label ?? meantInstead(given.inbound.text, before) ?? given.inbound.text },
    },
    before,
  );
  const other = await ofSomebodyElse(asTyped, activeSession(forms));
  if (other) return other;
  const whole = await ofWhomIsInView(asTyped, forms, await understood(asTyped, forms));
  const two = await twoWishes(whole.named ?? whole.turn, forms, whole.what);
  const { turn, what } = two ?? whole;
  const answer =
    (await raisedOutright(asTyped, whole.what)) ??
    (await answeredFirst(turn, what, forms)) ??
    oneAtATime(what.meaning) ??
    (await act(turn, what));
  const worried = isRaising(turn, whole.what) ? [] : await worry(turn, whole.what);
  const first = [...worried, ...sympathy(whole.what, turn.viewer), ...noAnswer(whole.what), ...fellFirst(whole.what)];
  // Where it is only asked, a form that opens is not talked over.
  const isAsked = whole.what.heard.danger === 'unsure' && whole.what.meaning.kind !== 'wanted';
  const raising = worried.length > 0 || isAsked ? raisedWithWords(turn, whole.what) : [];
  return [...first, ...answer, ...listed(two?.still), ...raising];
}

/** A yes to "shall I save this form and do that instead?". */
function meantInstead(text: string, forms: OpenForms): string | undefined {
  const session = activeSession(forms);
  return session?.doubt === 'instead' && replyIn(text, session) === 'yes'
    ? `${DO_THAT}${session.doubted ?? ''}`
    : undefined;
}

/** These look for what is meant by themselves, whatever card was shown last. */
const COMMANDS_FIRST = /^\s*(?:i['’]?ve been told|i agree|hello|home|help|undo)[.!\s]*$/iu;

async function act(turn: Turn<Said>, { heard, meaning, session, instead }: Understood): Promise<readonly Outbound[]> {
  switch (meaning.kind) {
    case 'danger':
      // The advice stands above already: `worry` here, `advise` for an emergency.
      return [];
    case 'answer':
      if (!session) return [];
      // What the form does not take may be about somebody who lies there (R38).
      return [
        ...(FELL.test(heard.text) && (instead || (await answerTo(turn, session)) === 'none') ? [say(HURT)] : []),
        ...(await typeIntoForm(turn, session, instead)),
      ];
    case 'command':
      return command(turn, meaning.command, session);
    case 'wanted':
      return begin(turn, meaning, session);
    case 'record':
      return [shown(await openRecord(turn, meaning.records))];
    case 'person': {
      const [first, ...others] = meaning.whom.people;
      const isOne = first && others.length === 0 && !meaning.whom.near;
      const known = isOne ? await askedOfPerson(turn, first.id) : undefined;
      if (known) return known;
      if (isOne && MEANT_FOR.test(heard.text) && hasRecorded((await turn.app.forms.read(turn.viewer.staff)).forms))
        return takeBack(turn);
      if (!isOne) return [whichOf(meaning.whom, (reference) => reference)];
      const labelled = await byNameAndLabel(turn, first, meaning.whom.around);
      // Nothing but the words of danger stands beside them (R38).
      const none = ['none', 'unsure'].includes(heard.danger) ? notTaken(turn, first, meaning.whom.words) : [];
      if (labelled) return labelled;
      return (await notedOn(turn, first, meaning.whom.around)) ?? [...none, shown(await personCard(turn, first.id))];
    }
    case 'put-right':
      return putRight(turn, meaning.whom, heard.text);
    case 'stranger':
      if (MISTAKEN.test(heard.text)) return takeBack(turn);
      return [say(FELL.test(heard.text) ? `${HURT} ${whoIsNobody}` : whoIsNobody)];
    case 'unknown':
      if (MISTAKEN.test(heard.text)) return takeBack(turn);
      if (FELL.test(heard.text)) return [say(`${HURT} ${WHO_FELL}`)];
      if (/^\s*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)+\s*$/u.test(heard.text))
        return command(turn, 'thanks', session);
      if (heard.ofDeath) return [say(sorryFor(turn.viewer), [DEATH])];
      // 999 comes first, and alone (R39).
      if (heard.danger === 'emergency' || heard.isForeign || NO_ANSWER.test(heard.text)) return [];
      return (await askedInGeneral(turn)) ?? notUnderstood(turn, meaning.near);
    default:
      return assertNever(meaning);
  }
}

async function command(turn: Turn<Said>, what: Command, session: Session | undefined): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  switch (what) {
    case 'home':
      return [shown(await homeCard(app, viewer)), ...(await stillOpen(turn, session))];
    case 'help':
      return [shown(helpCard(app, viewer)), ...(await goesOn(turn, session))];
    case 'safeguarding':
      return [
        shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer), isLead(viewer))),
        ...(await goesOn(turn, session)),
      ];
    case 'form':
      return showForm(turn);
    case 'thanks':
      return [
        say(
          YES_OR_NO.test(turn.inbound.text)
            ? 'I have not asked you anything just now, so nothing is noted. If somebody is in danger, call 999. Say "hello" to see what waits for you.'
            : 'Thank you. Say "hello" whenever you need me.',
        ),
      ];
    case 'told':
      return confirmTold(turn, true);
    case 'read':
      return confirmTold(turn, false);
    case 'agree':
      return agreeTo(turn);
    case 'undo':
      return takeBack(turn);
    case 'remind':
      return [say(REMINDERS, [{ title: "What's outstanding", says: workPage(app)?.phrases[0] ?? 'hello' }])];
    case 'rota':
      return [say(ROTA), ...(await outstandingPage(turn))];
    case 'colleagues':
      return [say(await teamWords(turn))];
    case 'human':
      return [
        say(`I am a program. A person who can help: ${await whomToAsk(turn)}. If somebody is in danger, call 999.`, [
          HELP,
        ]),
      ];
    case 'concern':
      return [
        say(
          `A complaint of your own, or a concern about how you are managed, I cannot take yet. Tell ${await whomToAsk(turn)}, or follow your whistleblowing policy. If somebody is being harmed or neglected, raise a concern here.`,
          [{ title: 'Raise a concern', says: 'raise a concern' }, HELP],
        ),
      ];
    case 'complaint':
      return [
        say(
          `I am sorry that this did not work. Say it in other words, or press Help to see what I can do. You can tell ${await whomToAsk(turn)} what went wrong. Nothing was recorded.`,
          [HELP],
        ),
      ];
    case 'nothing-open': {
      const [phrase] = workPage(app)?.phrases ?? [];
      const saved = phrase === undefined ? '' : `, or "${phrase}" to find a form you saved`;
      // What was left at its check is saved for later: these words are hardly for anything else.
      const { forms } = await app.forms.read(viewer.staff);
      return forms.sessions.length === 0
        ? [say(`There is no form open just now. Say "hello" to see what I can do${saved}.`)]
        : [say(SAVED, [{ title: 'Show the form', says: 'show the form' }])];
    }
    default:
      return assertNever(what);
  }
}

const YES_OR_NO = /^\W*(?:yes|no)\W*$/iu;

const HELP: Suggestion = { title: 'Help', says: 'help' };

const REMINDERS =
  'I cannot be set to remind you. I remind by myself of what waits for you: of people still to be told, of what you are asked to confirm or to answer, and of what is due. It all stands under "What\'s outstanding".';

const ROTA = 'I do not keep rotas or the visits of a day. This is what waits for you here:';

async function outstandingPage({ app, viewer }: Turn): Promise<readonly Outbound[]> {
  const page = workPage(app);
  return page ? [shown(await page.show(viewer, (await app.forms.read(viewer.staff)).forms))] : [];
}

/** Records whose references are the same are told apart by whom they are about and what they are. */
async function openRecord(turn: Turn<Said>, records: readonly RecordId[]): Promise<Card> {
  const [only, ...others] = records;
  if (only === undefined) return notFoundCard();
  if (others.length === 0) return recordCard(turn, only);
  const opened = (await Promise.all(records.map((id) => openFor(turn, id)))).flatMap((one) => one ?? []);
  const items = opened.map(({ record, about }) => ({
    title: `${about}: ${record.title.toLowerCase()}`,
    detail: record.reference,
    press: { do: 'record/open', id: record.id },
  }));
  return drawList({
    title: 'Which one do you mean?',
    intro: 'More than one record has this reference.',
    groups: [{ title: 'Records', items }],
    buttons: [HOME_BUTTON],
  });
}

/** What was done a minute ago was wrong, and what is right is said besides. */
const MISTAKEN =
  /^\W*(?:(?:sorry|oops|whoops|soz|no|hang on|wait)\W+)*(?:i(?:['’]?ve| have)? (?:just )?made a mistake|my mistake|(?:that|it) was (?:a mistake|wrong|the wrong)|i (?:meant|got (?:it|that) wrong)|(?:(?:that|it)(?:['’]?s| is| was)? |no,? )?(?:all )?(?:not right|wrong|the wrong \w+)|[\p{L} ]{1,30} (?:is|was) the wrong (?:one|visit|day|person|time)|undo|(?:it|that)(?:['’]?s| is| was| should be)? (?:from|for|on) [^?]{2,40}\bnot\b [^?]{2,40})\b/iu;

/** What was recorded is said to be for somebody else. */
const MEANT_FOR =
  /^\W*(?:(?:sorry|oops|whoops|no)\W+)*(?:that|it|this)(?: one)? (?:was|is) (?:meant |supposed to be |intended )?for\b/iu;

/** Whose death it was is asked by the form. */
const DEATH: Suggestion = { title: 'Note it', says: 'somebody has died' };
