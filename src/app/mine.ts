import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { RecordId, type PersonId } from '../kernel/ids.ts';
import { drawList } from '../../cards/list.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { forRecord } from '../questions/context.ts';
import { seenBy } from '../kinds/seen-by.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { isOf } from '../work/duty.ts';
import type { Turn } from './app.ts';
import { cancelledCard } from './form-shown.ts';
import { workPage } from './menu.ts';
import { startForm } from './form-start.ts';
import { pressTitled } from './in-view.ts';
import { noticeCard } from './notice-card.ts';
import { HOME_BUTTON, notFoundCard, pageCard } from './pages.ts';
import { personCard } from './person-card.ts';
import { openFor, recordCard } from './record-card.ts';
import { shown } from './replies.ts';

/** What somebody types of what waits for them, or of what they did, without saying in which record: it is found, or asked. */

/** Records that whoever typed may see, in which something of this kind waits for them. */
async function waiting({ app, viewer }: Turn, kind: string): Promise<readonly OpenRecord[]> {
  const mine = (await app.records.waitingFor(viewer.staff)).filter(({ duties }) =>
    duties.some((duty) => duty.kind === kind && isOf(duty, { staff: viewer.staff, posts: [] })),
  );
  const seen = await Promise.all(mine.map((record) => seenBy(app.directory, viewer, record)));
  return mine.filter((_, index) => seen[index] !== undefined);
}

/** "I've been told": the one record that waits for that is confirmed, or it is asked which. `isSure`: nothing but that can be meant. */
export async function confirmTold(turn: Turn<Said>, isSure: boolean): Promise<readonly Outbound[]> {
  const [first, ...others] = await waiting(turn, 'confirm');
  if (!first) return nothingWaits(turn, 'Nothing waits for you to confirm.');
  if (others.length > 0) return [shown(await whichCard(turn, [first, ...others], 'Which one have you been told of?'))];
  if (!isSure)
    return [
      say('Have you been told of this one? Then press "I\'ve been told".'),
      shown(await recordCard(turn, first.id)),
    ];
  const opened = await openFor(turn, first.id);
  const told = opened && (await opened.record.tell({ type: 'confirm-told' }, turn.viewer.staff));
  if (!told?.ok) return [shown(told ? pageCard('Not saved', [told.refusal.words]) : notFoundCard())];
  return [shown(await recordCard(turn, first.id, 'Thank you. It is noted that you have been told.'))];
}

/** "I agree": to what, is shown before it is answered; where several wait it is asked which. */
export async function agreeTo(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const [first, ...others] = await waiting(turn, 'answer');
  if (!first) return nothingWaits(turn, 'Nothing waits for your answer.');
  if (others.length > 0) return [shown(await whichCard(turn, [first, ...others], 'Which one do you mean?'))];
  const duty = first.duties.find(({ kind }) => kind === 'answer');
  const card =
    (duty && (await noticeCard(turn, first.id, duty.notice ?? duty.reminder))) ?? (await recordCard(turn, first.id));
  const press = pressTitled(card, AGREE);
  return [
    say(
      `This is what waits for your answer. Nothing is noted yet. Press the button to give it${press ? ', or type "yes"' : ''}.`,
      press ? [press] : [],
    ),
    shown(card),
  ];
}

const AGREE = 'I agree';

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

async function nothingWaits({ app, viewer }: Turn, words: string): Promise<readonly Outbound[]> {
  const page = workPage(app);
  return page ? [say(words), shown(await page.show(viewer, (await app.forms.read(viewer.staff)).forms))] : [say(words)];
}

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
  const last = forms.ended.at(-1);
  if (last?.session && last.how === 'cancelled') return [shown(cancelledCard('Cancelled', last.id))];
  // What came before is not what is meant.
  if (last && last.record === undefined)
    return [
      say(last.how === 'cancelled' ? CANCELLED : `${KEPT} What you saved last stands on a page of its own: ${FIND}`),
    ];
  const record = RecordId.safeParse(last?.record).data;
  const opened = record && (await openFor(turn, record));
  if (!opened) return [say(`${KEPT} You have recorded nothing lately that I could show you. ${FIND}`)];
  return [say(`${KEPT} This is what you recorded last.`), shown(await recordCard(turn, opened.record.id))];
}

const FIND = "Type its reference, or a person's name, to find it.";
const CANCELLED = `The last form was cancelled, and nothing of it was recorded. ${FIND}`;

/** Nothing is deleted (S25): what was wrong is put right, and both are kept. */
const KEPT = 'Nothing is deleted here. What is wrong can be put right in its record, and both stay readable.';

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

/** What is said to be wrong in a person's records: what whoever typed recorded last of them, or else the newest. */
export async function putRight(turn: Turn<Said>, id: PersonId): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  const about = (await app.records.about(id)).toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''));
  const record = about.find(({ author }) => author === viewer.staff) ?? about[0];
  const opened = record && (await openFor(turn, record.id));
  if (!opened) return [shown(await personCard(turn, id))];
  return [
    say(`${KEPT} Is it this one? Their other records stand on their page.`),
    shown(await recordCard(turn, opened.record.id)),
  ];
}
