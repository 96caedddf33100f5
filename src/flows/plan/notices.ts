import type { Card } from '../../../cards/card.ts';
import { drawNotice } from '../../../cards/notice.ts';
import type { Button, Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { notMetWords } from '../../people/needs-met.ts';
import { confirmPart } from '../../notices/ledger.ts';
import { notedFor, toBeAsked } from '../../plans/agreement.ts';
import { answerParts } from './agreement-words.ts';
import {
  askedUntil,
  disputed,
  followed,
  inUse,
  stillDue,
  unwritten,
  yesNotedFor,
  type Amendment,
  type Plan,
} from '../../plans/plan.ts';
import { newest } from '../../plans/versions.ts';
import { lookNow } from '../../plans/capacity-duties.ts';
import { goneObjectors, inTheWay, isToConfirm, isUnconfirmed, type Proposal } from '../../plans/proposal.ts';
import { inForce } from '../../plans/standing.ts';
import { endingSoon, endingTogether, endWords } from '../../plans/ending.ts';
import { goneWords, namesOf, whatWords, whenWords } from '../../plans/words.ts';
import { versionWords } from './in-words.ts';
import { acting, copyButton, headed, hasEnded, openButton, writeInButton } from './page-parts.ts';
import { DUTY_NOTICE, DUTY_REMINDER, hasPassed } from '../../work/duty.ts';
import { againstBox, capacityCard, decidesCard, lookCard } from './capacity-card.ts';
import { changeRows } from './change-rows.ts';
import { endedUntold, keepButtons, toldEndAsked } from './ending-buttons.ts';
import { NEW_WAY } from '../../plans/new-way.ts';
import { WENT_ON } from '../../plans/notices.ts';
import { newWayCard } from './new-way-card.ts';
import { changedTitle, decided, short, withdrawnCard } from './over-notice.ts';
import { copyIsDue } from './plan-page.ts';
import { plainNotice } from './only-asked.ts';
import { proposalPage } from './proposal-page.ts';
import { disputedWords, notTheirsWords, wrongYes } from './disputed-words.ts';
import { untilACopy } from './wording.ts';

/** What staff are sent about a plan, as it stands when they read it. */
export function notice(plan: Plan, what: string, at: Reading): Card | undefined {
  const refresh = { ...at.refresh, press: { do: 'notice/refresh', id: at.id, x: what } };
  const here: Reading = { ...at, refresh };
  const line = newest(plan);
  switch (what) {
    case 'please-agree':
    case 'agree-reminder':
      if (!plan.proposal) return decided(plan, here);
      return proposalPage(plan, plan.proposal, here, askedWords(plan.proposal, what === 'agree-reminder', here));
    case 'disagreement':
      if (!plan.proposal) return decided(plan, here, 'The disagreement is over: this was decided.');
      return proposalPage(plan, plan.proposal, here, { intro: disagreementWords(plan.proposal) });
    case 'withdrawn':
      return plan.proposal
        ? short(
            plan,
            here,
            'A change that you proposed or were asked about is no longer open. Another one is being agreed.',
          )
        : (withdrawnCard(plan, here) ?? decided(plan, here));
    case NEW_WAY:
      return newWayCard(plan, here) ?? short(plan, here, 'It has been said whether it is done the new way.');
    case WENT_ON:
      return plainNotice(what);
    case 'visit-ends':
      return ends(plan, here);
    case 'decided-without':
      return (
        line &&
        plan.current &&
        short(plan, here, `${versionWords(line)}. ${wrongYes(plan) ?? 'Please read why it went ahead.'}`)
      );
    case 'copy-otherwise':
      return short(plan, here, otherwiseWords(plan));
    case 'noted-for-you':
      return notedCard(plan, here);
    case 'note-questioned':
      return short(plan, here, questionedWords(plan, here));
    case DUTY_NOTICE:
    case DUTY_REMINDER:
      return [capacityCard, decidesCard, lookCard]
        .map((card) => card(plan, what === DUTY_REMINDER, here))
        .find((card) => card !== undefined);
    case 'plan-reminder':
      return short(plan, here, 'Something in this plan waits for you.');
    case 'please-confirm':
    case 'reminder':
      return line && plan.current && changed(plan, what === 'reminder', here);
    default:
      return undefined;
  }
}

/** Whoever has answered is not asked for it again. */
function askedWords({ by, parties }: Proposal, reminder: boolean, { viewer, nameOf }: Reading) {
  const waits = parties.some(({ staff, answer }) => staff === viewer.staff && answer === undefined);
  return waits
    ? {
        reminder,
        intro: `${nameOf(by)} asks you, because you are in the plan. Please read it, and say whether you agree.`,
      }
    : {
        reminder: false,
        intro: parties.some(({ staff }) => staff === viewer.staff) ? 'Your answer is noted.' : undefined,
      };
}

/** R19: who does not agree, as it is when it is read. */
function disagreementWords(proposal: Proposal): string {
  const [against, gone] = [inTheWay(proposal), goneObjectors(proposal)];
  if (gone.length > 0) return `${goneWords(gone)}.`;
  return against.length > 0
    ? `${namesOf(against)} ${against.length === 1 ? 'does' : 'do'} not agree. Please help to resolve it.`
    : 'Nobody disagrees any more. The change is still being agreed.';
}

/** TL13: as it is when it is read. */
const otherwiseWords = ({ copies }: Plan): string =>
  copies
    .flatMap(({ name, has }) => listed(notMetWords(has?.inForm)).map((words) => `A copy for ${name}: ${words}`))
    .join('\n') || 'Nobody has a copy in another form than they need any more.';

/** P11: as it is when it is read. */
function questionedWords(plan: Plan, at: Reading): string {
  if (hasEnded(at) && disputed(plan)) return notTheirsWords(plan);
  if (disputed(plan)) return `${disputedWords(plan)} Please talk it over with them.`;
  return plan.proposal
    ? 'Somebody says that what was noted for them is not right. Please talk it over with them.'
    : `What was noted is settled: version ${newest(plan)?.version ?? 1} applies.`;
}

/** P11: what a lead noted for its reader, who can take it back. */
function notedCard(plan: Plan, at: Reading): Card {
  const about = [plan.proposal, plan.agreement].find((one) => notedFor(one, at.viewer.staff).length > 0);
  const byHand = stillDue(plan).findLast((one) => yesNotedFor(one, at.viewer.staff).length > 0);
  if (byHand && notedFor(plan.proposal, at.viewer.staff).length === 0) return byHandCard(byHand, at);
  const [mine] = notedFor(about, at.viewer.staff);
  if (!about || !mine?.answer) return short(plan, at, 'What was noted for you is no longer open.');
  const { answer, questioned } = mine;
  const said = answer.answer === 'yes' ? 'you agree' : 'you do not agree';
  return drawNotice({
    ...headed('Noted for you', at),
    reminder: false,
    intro: `${at.nameOf(answer.by)} noted for you: ${said} to version ${about.version} of the plan.${isToConfirm(mine) ? ' It counts once you say that this is right.' : ''}`,
    rows: listed<Row>(
      { label: 'What you said', value: answerParts(answer).join('. ') },
      isUnconfirmed(mine) &&
        mine.saidBefore && {
          label: 'Before that you said no yourself',
          value: answerParts(mine.saidBefore).join('. '),
        },
    ),
    done: questioned && `You said on ${wordsForDay(questioned)} that this is not right.`,
    buttons: listed<Button>(
      questioned === undefined &&
        answer.answer === 'yes' && {
          title: 'That is right',
          press: acting(at, `${about === plan.proposal ? 'agree' : 'right-after-all'}.${about.id}`),
        },
      questioned === undefined && { title: 'That is not right', press: acting(at, `not-right.${about.id}`) },
      openButton(at),
    ),
    refresh: at.refresh,
  });
}

/** P11: the yes that a lead noted for its reader, to what was written by hand. */
function byHandCard(note: Amendment, at: Reading): Card {
  const [yes] = yesNotedFor(note, at.viewer.staff);
  return drawNotice({
    ...headed('Noted for you', at),
    reminder: false,
    intro: `${at.nameOf(note.notedBy)} noted for you: you agree to what ${note.who} wrote by hand into the folder in the home.`,
    rows: [{ label: `Written on ${wordsForDay(note.on)}`, value: note.written }],
    done: yes?.questioned && `You said on ${wordsForDay(yes.questioned)} that this is not right.`,
    buttons: listed<Button>(
      yes?.questioned === undefined && { title: 'That is not right', press: acting(at, `not-right.${note.key}`) },
      openButton(at),
    ),
    refresh: at.refresh,
  });
}

/** R8: it ends as agreed, and nobody has to do anything; whoever answers for the plan can propose to keep it. */
function ends(plan: Plan, at: Reading): Card {
  const [visits, { field, buttons }] = [plan.current ? endingSoon(plan.current, at.today) : [], toldEndAsked(plan, at)];
  if (visits.length === 0 && !field) {
    const last = (plan.current ? endingTogether(plan.current) : []).findLast(([{ until }]) => until < at.today);
    return last
      ? short(plan, at, `${endWords(last, at.today)}, as agreed. Nothing else changes.`, [], 'It has ended as agreed')
      : short(plan, at, 'What was to end has been kept.');
  }
  return drawNotice({
    ...headed(['Not everybody has been told', 'A visit ends'][visits.length] ?? 'Visits end', at),
    reminder: false,
    intro: [
      ...(visits.length > 0 ? ['This was for a while only, and ends by itself, as agreed. Nothing else changes.'] : []),
      ...endedUntold(plan, at).map((words) => `${words}.`),
    ].join(' '),
    rows: visits.map((visit) => ({ label: whenWords(visit), value: whatWords(visit) })),
    field,
    buttons: [...buttons, ...keepButtons(plan, at).slice(0, 1), openButton(at)],
    refresh: at.refresh,
  });
}

/** A version holds: what it changed, R16's sentence until a copy is there, and "I've been told". */
function changed(plan: Plan, reminder: boolean, at: Reading): Card | undefined {
  const [line, current, doubt] = [followed(plan), inForce(plan), disputed(plan)];
  if (!line || !current) return undefined;
  const isOver = hasPassed({ until: askedUntil(plan) }, at.today);
  const own = (at.ledger?.lines ?? []).filter(({ staff }) => staff === at.viewer.staff);
  const told = own.find((one) => one.told)?.told;
  const x = confirmPart(reminder ? 'reminder' : 'please-confirm', at.ledger);
  const confirm = { do: 'telling/confirm', id: at.id, x };
  return drawNotice({
    ...headed(doubt || isOver ? 'The reablement plan has changed' : changedTitle(plan, current), at),
    reminder,
    intro: listed(
      doubt && disputedWords(plan),
      wrongYes(plan),
      !doubt && !wrongYes(plan) && line.by === at.viewer.staff && answeredWords(plan),
      inUse(plan) && `${versionWords(line)}. It applies from ${wordsForDay(current.startsOn)}.`,
      copyIsDue(plan, at) && untilACopy(line.version),
      folderWords(plan, at),
      isOver && 'What it brought was for a while, and has ended.',
    ).join(' '),
    rows: [...lookRows(plan), ...changeRows(doubt || isOver ? [] : plan.changed, current)],
    box: doubt ? undefined : againstBox(plan),
    done: told && `You confirmed on ${wordsForDay(told.on)} that you have been told.`,
    buttons: listed<Button>(
      !told && inUse(plan) && own.length > 0 && { title: "I've been told", press: confirm, tone: 'main' },
      writeInButton(plan, at),
      copyButton(at, line.version),
      openButton(at),
    ),
    refresh: at.refresh,
  });
}

/** R44: what the mental capacity lead wrote of it is read first. */
function lookRows(plan: Plan): readonly Row[] {
  const look = lookNow(plan);
  return look && look.id !== plan.proposal?.id
    ? [{ label: `${look.name} wrote, ${wordsForDay(look.on)}`, value: look.note }]
    : [];
}

/** P6: who could not be reached has not answered. */
function answeredWords(plan: Plan): string {
  const missed = toBeAsked(plan);
  return missed.length === 0
    ? 'What you proposed has been answered by everybody.'
    : `What you proposed goes ahead. Not reached: ${namesOf(missed)}. Please ask them, and note what they say.`;
}

/** P30: until it stands there, the folder says what no longer holds. */
function folderWords(plan: Plan, { viewer, today }: Reading): string | undefined {
  const folder = unwritten(plan, today);
  if (!folder) return undefined;
  return folder.writers.includes(viewer.staff)
    ? 'Please write it into the folder in the home, and press “I wrote it in”.'
    : 'The folder in the home does not say it yet.';
}
