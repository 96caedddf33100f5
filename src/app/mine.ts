import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import { RecordId, type PersonId } from '../kernel/ids.ts';
import { drawList } from '../../cards/list.ts';
import type { Found, NamedPerson } from '../guidance/meaning.ts';
import { outstanding } from '../notices/ledger.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { forRecord, personIn } from '../questions/context.ts';
import { seenBy } from '../kinds/seen-by.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { isOf, PLEASE_AGREE } from '../work/duty.ts';
import type { Turn } from './app.ts';
import { cancelledLast } from './form-shown.ts';
import { workPage } from './menu.ts';
import { startForm } from './form-start.ts';
import { pressTitled } from './in-view.ts';
import { noticeCard } from './notice-card.ts';
import { HOME_BUTTON, notFoundCard, pageCard } from './pages.ts';
import { personCard } from './person-card.ts';
import { openFor, recordCard } from './record-card.ts';
import { KEPT, typedWay, waysToPutRight } from './put-right.ts';
import { shown } from './replies.ts';

/** What somebody types of what waits for them, or of what they did, without saying in which record: it is found, or asked. */

/** Records that whoever typed may see, in which something of this kind waits for them. */
async function waiting({ app, viewer }: Turn, kind: string, about?: PersonId): Promise<readonly OpenRecord[]> {
  const mine = (await app.records.waitingFor(viewer.staff)).filter(
    ({ duties, person }) =>
      (about === undefined || person === about) &&
      duties.some((duty) => duty.kind === kind && isOf(duty, { staff: viewer.staff, posts: [] })),
  );
  const seen = await Promise.all(mine.map((record) => seenBy(app.directory, viewer, record)));
  return mine.filter((_, index) => seen[index] !== undefined);
}

/** "I've been told": the one record that waits for that is confirmed, or it is asked which. `isSure`: nothing but that can be meant. */
export async function confirmTold(
  turn: Turn<Said>,
  isSure: boolean,
  about?: NamedPerson,
): Promise<readonly Outbound[]> {
  const [first, ...others] = await waiting(turn, 'confirm', about?.id);
  if (!first) return nothingWaits(turn, 'Nothing waits for you to confirm', about);
  if (others.length > 0) return [shown(await whichCard(turn, [first, ...others], 'Which one have you been told of?'))];
  if (!isSure)
    return [
      say('Have you been told of this one? Then press "I\'ve been told".'),
      shown(await recordCard(turn, first.id)),
    ];
  const opened = await openFor(turn, first.id);
  const told = opened && (await opened.record.tell({ type: 'confirm-told' }, turn.viewer.staff));
  if (!told?.ok) return [shown(told ? pageCard('Not saved', [told.refusal.words]) : notFoundCard())];
  await turn.app.forms.done(turn.viewer.staff, first.id);
  return [shown(await recordCard(turn, first.id, 'Thank you. It is noted that you have been told.'))];
}

/** Records about whom it is, or about those around whom they are, in which this viewer said no to what is still open. */
async function objected(turn: Turn, about?: PersonId): Promise<readonly OpenRecord[]> {
  const { app, viewer } = turn;
  const people = about ? [about] : (await app.directory.around(viewer, viewer.staff)).map(({ the }) => the.id);
  const records = (await Promise.all(people.map((id) => app.records.about(id)))).flat();
  const cards = await Promise.all(records.map(({ id }) => noticeCard(turn, id, PLEASE_AGREE)));
  return records.filter((_, index) => cards[index] && pressTitled(cards[index], AFTER_ALL) !== undefined);
}

/** "I agree": to what, is shown before it is answered; where several wait it is asked which. */
export async function agreeTo(turn: Turn<Said>, about?: NamedPerson): Promise<readonly Outbound[]> {
  const waits = await waiting(turn, 'answer', about?.id);
  // R6, R19: where nothing waits for it, whoever said no may have come round.
  const [first, ...others] = waits.length > 0 ? waits : await objected(turn, about?.id);
  if (!first) return nothingWaits(turn, 'Nothing waits for your answer', about);
  if (others.length > 0) return [shown(await whichCard(turn, [first, ...others], 'Which one do you mean?'))];
  const duty = first.duties.find(({ kind }) => kind === 'answer');
  const card =
    (await noticeCard(turn, first.id, duty ? (duty.notice ?? duty.reminder) : PLEASE_AGREE)) ??
    (await recordCard(turn, first.id));
  // What was a slip is not taken for a yes.
  const press = BY_MISTAKE.test(turn.inbound.text)
    ? undefined
    : (pressTitled(card, AGREE) ?? pressTitled(card, AFTER_ALL));
  return [
    say(
      `This is what waits for your answer. Nothing is noted yet. Press the button to give it${press ? ', or type "yes"' : ''}.`,
      press ? [press] : [],
    ),
    shown(card),
  ];
}

/** "No" and nothing else: the one thing that waits for their answer is shown, and nothing is noted; undefined where none or several wait. */
export async function waitsForAnswer(turn: Turn): Promise<readonly Outbound[] | undefined> {
  const [first, ...others] = await waiting(turn, 'answer');
  if (!first || others.length > 0) return undefined;
  const duty = first.duties.find(({ kind }) => kind === 'answer');
  const card = await noticeCard(turn, first.id, duty?.notice ?? duty?.reminder ?? PLEASE_AGREE);
  return [
    say(
      'This is what waits for your answer. Nothing is noted yet. To say no, press "I do not agree", or type "I do not agree" and why.',
    ),
    shown(card ?? (await recordCard(turn, first.id))),
  ];
}

const AGREE = 'I agree';
const AFTER_ALL = /^I agree to version \d{1,4} after all$/u;
const BY_MISTAKE = /\bby (?:a )?mistake\b/iu;

/** "I do not agree, she is not ready": one's own objection to what is in view, or else to the one thing that waits, with what was said (R19). */
export async function objectTo(
  turn: Turn<Said>,
  { inView }: OpenForms,
  isPlain: boolean,
  words: string,
): Promise<readonly Outbound[] | undefined> {
  const { flows } = turn.app;
  const flow = flows.find(({ objects }) => objects !== undefined);
  const seen = inView?.presses.find(({ data }) => data.do === 'flow/start' && data.x === flow?.id)?.data.id;
  if (flow?.objects === undefined || (seen === undefined && !isPlain)) return undefined;
  const [first, ...others] = await waiting(turn, 'answer');
  const id = RecordId.safeParse(seen ?? (others.length === 0 ? first?.id : undefined)).data;
  const opened = id && (await openFor(turn, id));
  if (!opened) return undefined;
  return startForm(turn, {
    flow,
    openedFor: forRecord(opened.record.id),
    ...(words !== '' && { answers: { [flow.objects]: words } }),
  });
}

/** "Wrote it in Farida's folder": where that waits, its button is one press away (R14, P30). Undefined where none waits. */
async function wroteIn(turn: Turn<Said>, about?: NamedPerson): Promise<readonly Outbound[] | undefined> {
  const each = await Promise.all(['folder', 'home-line'].map((kind) => waiting(turn, kind, about?.id)));
  const [first, ...others] = new Map(each.flat().map((record) => [record.id, record])).values();
  if (!first) return undefined;
  if (others.length > 0) return [shown(await whichCard(turn, [first, ...others], 'Whose folder is it?'))];
  const card = await recordCard(turn, first.id);
  const press = pressTitled(card, /^I (?:wrote|struck|put)\b/u);
  return press && [say('Nothing is noted yet. Press the button, or type "yes".', [press]), shown(card)];
}

async function nothingWaits(turn: Turn, words: string, about: NamedPerson | undefined): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  if (about) return [say(`${words} about ${about.name}.`), shown(await personCard(turn, about.id))];
  const page = workPage(app);
  const said = say(`${words}.`);
  return page ? [said, shown(await page.show(viewer, (await app.forms.read(viewer.staff)).forms))] : [said];
}

/**
 * "Yes I agree to Ada's change", "I've been told about Ken": one's own answer to what waits, said with the name. "Told" alone is one where
 * something waits to be confirmed and nobody is still to be told by them; where both wait it is asked. Undefined when it is neither.
 */
export async function ownAnswer(
  turn: Turn<Said>,
  { people, near, around }: Found,
): Promise<readonly Outbound[] | undefined> {
  const [about, ...others] = people;
  if (near || others.length > 0 || (about && !around)) return undefined;
  const text = around?.join('@') ?? turn.inbound.text;
  if (I_AGREE.test(text)) return agreeTo(turn, about);
  if (BEEN_TOLD.test(text)) return confirmTold(turn, true, about);
  if (WROTE_IN.test(text)) return wroteIn(turn, about);
  if (!TOLD.test(text) || (await waiting(turn, 'confirm')).length === 0) return undefined;
  const tells = (await turn.app.records.waitingFor(turn.viewer.staff)).some(
    ({ author, ledger }) => author === turn.viewer.staff && outstanding(ledger).length > 0,
  );
  // "Told Ken" is that somebody told him: nobody confirms by it that they were told.
  if (about && !tells) return undefined;
  return tells
    ? [say(WHO_WAS_TOLD, [{ title: "I've been told", says: "I've been told" }, NOTE_TOLD])]
    : confirmTold(turn, true, undefined);
}

const OPENS = String.raw`^\W*(?:(?:yes|yep|yeah|ok(?:ay)?|right|fine|thanks?|thank you)\W+)*`;
const CLOSES = String.raw`(?:[\s,]+(?:the|a|this|that|it|new|less|more|fewer|proposed|changes?|plan|monitoring|proposal|visits?|calls?|one|arrangement|for|of|in|to|with|about|now|after all|by (?:a )?mistake|too|please|thanks?|@(?:['’]s|s)?))*\W*$`;
const I_AGREE = new RegExp(
  `${OPENS}i(?:['’]?m happy| am happy|(?: (?:do|can|also|fully))* agree(?:d(?= by))?)\\b${CLOSES}`,
  'iu',
);
const BEEN_TOLD = new RegExp(
  `${OPENS}(?:i(?:['’]?ve| have)? (?:just |already |now )?been told|i was told)\\b${CLOSES}`,
  'iu',
);
const WROTE_IN =
  /^\W*(?:i(?:['’]?ve| have)?\s+)?(?:just\s+|now\s+)?(?:wrote|written|put|noted|updated|changed|struck|done|did)\b[^.?]{0,50}\b(?:folder|home file|care file|book)\b[^?]*$|^\W*(?:@(?:['’]s)?\s+|the\s+)*(?:home\s+)?folder(?:\s+(?:of|for|at)\s+@)?\s+(?:is\s+|has been\s+)?(?:now\s+)?(?:done|written|updated|up to date|changed)\W*$/iu;
const TOLD = /^\W*told\W*$/iu;
const WHO_WAS_TOLD = 'Have you been told yourself, or did you tell somebody?';
const NOTE_TOLD: Suggestion = { title: 'I told somebody', says: 'note who was told' };

/** Records to choose from: so many stand on one card (S43). */
const MOST = 12;

async function whichCard({ app, viewer }: Turn, records: readonly OpenRecord[], title: string) {
  const seen = await Promise.all(records.slice(0, MOST).map((record) => seenBy(app.directory, viewer, record)));
  return drawList({
    title,
    groups: [
      {
        title: 'Waiting for you',
        items: seen.flatMap((one) =>
          one
            ? [
                {
                  title: `${one.name}: ${one.seen.title.toLowerCase()}`,
                  detail: one.record.reference,
                  press: { do: 'record/open', id: one.record.id },
                },
              ]
            : [],
        ),
      },
    ],
    buttons: [HOME_BUTTON],
  });
}

/** What can be taken back of what they did last: a form that was cancelled, or what was recorded, with its ways to put it right. */
export async function takeBack(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  const { forms } = await app.forms.read(viewer.staff);
  const done = RecordId.safeParse(forms.did).data;
  if (done) return takenBackIn(turn, done, 'press');
  const last = forms.ended.at(-1);
  if (last?.session && last.how === 'cancelled') return [shown(await cancelledLast(turn, last))];
  const page = app.pages.find(({ putsRight }) => putsRight?.flows.includes(last?.flow ?? ''));
  const whose = last?.how === 'recorded' ? personIn({ openedFor: last.openedFor ?? {} }) : undefined;
  const person = page && whose && (await app.directory.personFor(viewer, whose));
  if (page && person)
    return [say(`${KEPT} ${page.putsRight?.words ?? ''}`), shown(await page.show(viewer, forms, '', person.the))];
  // What came before is not what is meant.
  if (last && last.record === undefined)
    return [
      say(last.how === 'cancelled' ? CANCELLED : `${KEPT} What you saved last stands on a page of its own: ${FIND}`),
    ];
  if (!last && forms.sessions.length > 0) return [say(SAVED, [{ title: 'Show the form', says: 'show the form' }])];
  return takenBackIn(turn, RecordId.safeParse(last?.record).data, last?.flow ?? '');
}

/** The record of what was done last, with the form that takes it back or puts it right, where one would open for them. */
async function takenBackIn(turn: Turn<Said>, id: RecordId | undefined, by: string): Promise<readonly Outbound[]> {
  const opened = id && (await openFor(turn, id));
  if (!opened) return [say(`${KEPT} You have recorded nothing lately that I could show you. ${FIND}`)];
  const { record } = opened;
  const [way] = await waysToPutRight(turn, opened, (flow) => flow.takesBack?.includes(by) === true);
  const words = way ? `To take back what you did last, press "${way.title}".` : 'This is what you recorded last.';
  return [say(`${KEPT} ${words}`, way && [typedWay(way, opened)]), shown(await recordCard(turn, record.id))];
}

export const SAVED =
  'Your form is saved for later, and nothing of it is recorded. Type "show the form" to carry on with it.';
const FIND = "Type its reference, or a person's name, to find it.";
const CANCELLED = `The last form was cancelled, and nothing of it was recorded. It is gone and cannot be opened again. ${FIND}`;

/** Whom to ask: those who lead their team. */
export async function whomToAsk({ app, viewer }: Turn): Promise<string> {
  const teams = await Promise.all(viewer.teams.map((team) => app.directory.staffOf(team)));
  const leads = (await Promise.all(viewer.teams.map((team) => app.directory.leadsOf(team)))).flat();
  const all = teams.flat();
  const others = all.filter(
    ({ id, roles }) => id !== viewer.staff && (leads.includes(id) || roles.includes('manager')),
  );
  const names = [...new Map(others.map((one) => [one.id, `${one.name} (${one.job})`])).values()].slice(0, 3);
  return names.length === 0 ? 'your manager' : names.join(' or ');
}
