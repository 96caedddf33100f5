import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { Viewer } from '../access/viewer.ts';
import { sentences } from '../kernel/sentence.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import type { Session } from '../forms/session.ts';
import type { Command } from '../guidance/commands.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { RecordId } from '../kernel/ids.ts';
import { safeguardingCard } from './advice.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import { setAside, showForm, typeIntoForm } from './forms.ts';
import type { Turn } from './app.ts';
import { colleagueCard, colleagueIn, colleagueWords } from './colleague.ts';
import { helpCard, homeCard, suggested, workPage } from './menu.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { agreeTo, confirmTold, putRight, takeBack, whomToAsk } from './mine.ts';
import { personCard } from './person-card.ts';
import { openFor, recordCard } from './record-card.ts';
import { shown } from './replies.ts';
import { understood, vocabularyIn, type Understood } from './understood.ts';
import { begin, stillOpen, whichOf, whoIsNobody } from './wanted.ts';

/** Something typed in private chat: what its words say of danger, and then what they mean besides. */
export async function said(given: Turn<Said>): Promise<readonly Outbound[]> {
  const turn = await setAside(given);
  const what = await understood(turn);
  return [...(await worry(turn, what)), ...sympathy(what, turn.viewer), ...noAnswer(what), ...(await act(turn, what))];
}

/** Words that sound of abuse or neglect: what to do about it. What else they mean is done as well (R38). */
async function worry(
  { app, viewer }: Turn<Said>,
  { heard, meaning, session }: Understood,
): Promise<readonly Outbound[]> {
  if (heard.danger !== 'safeguarding' || (meaning.kind === 'command' && meaning.command === 'safeguarding')) return [];
  return [session ? say(REMINDER) : shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer)))];
}

const REMINDER =
  'Is somebody being harmed or neglected? Then tell your safeguarding lead today as well. Type "safeguarding" for what to do.';

/** A death that somebody tells of, unless they say so in a form: kind words first, whom to tell, and what to do when it is not as expected (P27). */
const sympathy = ({ heard, meaning }: Understood, viewer: Viewer): readonly Outbound[] =>
  heard.ofDeath && meaning.kind !== 'answer' && meaning.kind !== 'unknown' ? [say(sorryFor(viewer))] : [];

const sorryFor = ({ roles }: Viewer): string =>
  sentences(
    'I am sorry to hear that',
    // Nobody is sent to themselves.
    ...(roles.includes('manager') ? [] : ['Tell your manager or the duty line today, if they do not know yet']),
    UNEXPECTED,
  );

const UNEXPECTED =
  'If it was not expected, or something about it worries you, call 999 first and leave everything as it is.';

/** Nobody comes to the door: what to do comes before anything else (R38). */
const noAnswer = ({ heard, session }: Understood): readonly Outbound[] =>
  heard.danger !== 'emergency' && session === undefined && NO_ANSWER.test(heard.text) ? [say(DOOR)] : [];

const NO_ANSWER =
  /\b(?:no (?:answer|reply|response)|nobody (?:answers|answering|is answering)|(?:is not|isn['’]?t|not|does not|doesn['’]?t|did not|didn['’]?t|won['’]?t|wouldn['’]?t) (?:answer(?:ing)?|com(?:e|ing) to|open(?:ing)?))\b.{0,30}\b(?:door|bell|knock\w*)\b/iu;
const DOOR =
  'Could they be hurt or ill inside? If you can see or hear that something is wrong, call 999. If not: knock, ring and call through the letter box, ring their phone, then ring your office or the duty line now and stay until they tell you what to do.';

async function act(turn: Turn<Said>, { heard, meaning, session, instead }: Understood): Promise<readonly Outbound[]> {
  switch (meaning.kind) {
    case 'danger':
      // The advice stands above already: `worry` here, `advise` for an emergency.
      return [];
    case 'answer':
      return session ? typeIntoForm(turn, session, instead) : [];
    case 'command':
      return command(turn, meaning.command, session);
    case 'wanted':
      return begin(turn, meaning, session);
    case 'record':
      return [shown(await openRecord(turn, meaning.records))];
    case 'person': {
      const [first, ...others] = meaning.whom.people;
      const isOne = first && others.length === 0 && !meaning.whom.near;
      if (isOne && CONTACT.test(heard.text)) return [say(NO_NUMBER), shown(await personCard(turn, first.id))];
      return [isOne ? shown(await personCard(turn, first.id)) : whichOf(meaning.whom, (reference) => reference)];
    }
    case 'put-right': {
      const [first, ...others] = meaning.whom.people;
      return first && others.length === 0 && !meaning.whom.near
        ? putRight(turn, first.id)
        : [whichOf(meaning.whom, (reference) => reference)];
    }
    case 'stranger':
      return [say(FELL.test(heard.text) ? `${HURT} ${whoIsNobody}` : whoIsNobody)];
    case 'unknown':
      if (/^\s*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)+\s*$/u.test(heard.text))
        return command(turn, 'thanks', session);
      if (heard.ofDeath) return [say(sorryFor(turn.viewer), [DEATH])];
      if (NO_ANSWER.test(heard.text)) return [];
      return (await asked(turn)) ?? notUnderstood(turn, meaning.near);
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
      return [shown(helpCard(app, viewer)), ...(await stillOpen(turn, session))];
    case 'safeguarding':
      return [
        shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer))),
        ...(await stillOpen(turn, session)),
      ];
    case 'form':
      return showForm(turn);
    case 'thanks':
      return [say('Thank you. Say "hello" whenever you need me.')];
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
    case 'human':
      return [
        say(`I am a program. A person who can help: ${await whomToAsk(turn)}. If somebody is in danger, call 999.`, [
          HELP,
        ]),
      ];
    case 'concern':
      return [
        say(
          `I cannot take concerns, complaints or issues yet. Tell ${await whomToAsk(turn)}. If somebody is being harmed or neglected, tell your safeguarding lead today.`,
          [{ title: 'Safeguarding', says: 'safeguarding' }, HELP],
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
      return [say(`There is no form open just now. Say "hello" to see what I can do${saved}.`)];
    }
    default:
      return assertNever(what);
  }
}

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

/** Whoever fell is asked about first, also when nobody knows who it is (R38). */
const FELL = /\b(?:fell|fallen|had a fall)\b/iu;
const HURT = 'Is anybody hurt, or unable to get up? Then call 999 first.';

/** No address or e-mail is kept of anybody. */
const CONTACT =
  /\b(?:(?:phone|telephone|mobile|contact) ?(?:numbers?|details?)?|e-?mail(?: address)?|address|postcode|number for)\b/iu;
const NO_NUMBER = 'I keep no addresses. Who is around them, and how to reach them, stands here:';

const HOW =
  /^\s*(?:please\s+)?(?:how (?:do|can|should|would|could) (?:i|we|you)|how to|where (?:do|can) (?:i|we) (?:find|see|get)|where is|where are|where's|can i|what do i do to)\b(?<what>.+)$/iu;
/** Written as a reference is, and none. */
const REFERENCE = /\b[a-z]{2}-[a-z0-9]{3,}/iu;
const WORK = /\b(?:chang\w*|did|do|doing|done|record\w*|not\w*|writ\w*|wrote|what|been)\b/iu;

const WHO_IS = /^\s*(?:who(?:['’]?s| is)|what does|whats)\s+\p{L}+(?:\s+\p{L}+)?\s*(?:do)?[?.!]*\s*$/iu;

/** Asked in general: how something is done, what a colleague did, or a reference that is none. */
async function asked(turn: Turn<Said>): Promise<readonly Outbound[] | undefined> {
  const { app, viewer, inbound } = turn;
  const what = HOW.exec(inbound.text)?.groups?.['what'];
  if (what !== undefined) {
    const near = suggested(app, viewer, vocabularyIn(app).near(what));
    const one = app.records.onesFor.find(({ phrases }) =>
      phrases.some((phrase) => what.toLowerCase().includes(phrase)),
    );
    if (one && /\b(?:find|see|is|are)\b/iu.test(inbound.text))
      return [say(`Type it with a name, for example "${one.offer.example}".`, near)];
    if (near.length > 0) return [say('Press this, or type it with a name.', near)];
  }
  const whose = WHO_IS.test(inbound.text) ? await colleagueIn(turn) : undefined;
  if (whose) return [say(await colleagueWords(turn, whose))];
  const colleague = WORK.test(inbound.text) ? await colleagueIn(turn) : undefined;
  if (colleague) return [shown(await colleagueCard(turn, colleague))];
  return REFERENCE.test(inbound.text)
    ? [
        say(
          `I cannot find that reference. One reads like ${app.records.exampleReference}. You can type a name instead.`,
        ),
      ]
    : undefined;
}

/** Whose death it was is asked by the form. */
const DEATH: Suggestion = { title: 'Note it', says: 'somebody has died' };

/** What was typed is never repeated. */
function notUnderstood({ app, viewer }: Turn, ids: readonly string[]): readonly Outbound[] {
  const near = suggested(app, viewer, ids);
  const words =
    near.length > 0
      ? 'I am not sure what you mean. Did you want one of these?'
      : 'I did not understand that. You can press a button, or type "help" to see what I can do.';
  return [
    say(words, [
      ...near,
      { title: 'Help', says: 'help' },
      { title: 'Somebody is in danger', says: 'somebody is in danger' },
    ]),
  ];
}
