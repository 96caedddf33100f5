import { notMetWords } from '../../people/needs-met.ts';
import { flagFor } from '../../people/needs.ts';
import { drawCopies } from '../../../cards/copies.ts';
import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import type { Button } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { named } from '../../kernel/names.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence, sentences } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { isOpen, outstanding } from '../../notices/ledger.ts';
import { copiesTakenBackBy, leads } from './leads.ts';
import {
  closedWithoutCopy,
  copiesAstray,
  disputed,
  followed,
  hasCopy,
  hasFallen,
  HOME as HOME_COPY,
  inUse,
  isToStrike,
  stillDue,
  withoutCopy,
  type Amendment,
  type CopyLine,
  type Plan,
} from '../../plans/plan.ts';
import { linesFor } from '../../plans/said-by.ts';
import { versionOf } from '../../plans/versions.ts';
import { drawPage } from '../../../cards/page.ts';
import { appliesWords, basisWords, deliveredWords, dueWords } from './in-words.ts';
import { copiesWords, disputedWords } from './disputed-words.ts';
import {
  acting,
  copyButton,
  hasEnded,
  headed,
  HOME,
  mainButton,
  openButton,
  partOf,
  starting,
  tellButton,
  viewing,
} from './page-parts.ts';

/** Who has which version (R17, R20). */
export function copiesPage(plan: Plan, at: Reading): Card {
  const [line, missing, closed] = [followed(plan), withoutCopy(plan), closedWithoutCopy(plan)];
  const [fallen, astray] = [disputed(plan)?.version ?? 0, copiesAstray(plan)];
  const version = line?.version ?? 0;
  const applies =
    inUse(plan) && line && !hasEnded(at) ? `Version ${version} ${appliesWords(line, at.today)}.` : undefined;
  return drawCopies({
    ...headed('Copies', at),
    news: at.news,
    intro: sentences(...listed(disputed(plan) && disputedWords(plan), applies, copiesWords(plan))),
    // Whoever gets none and never had one has no line, whatever the reason (R24).
    lines: plan.copies
      .filter(({ has, wanted }) => has || wanted)
      .map((copy) => ({
        name: copy.name,
        role: copy.role,
        state: hasFallen(plan, copy)
          ? 'fallen'
          : hasCopy(copy, version)
            ? 'has'
            : closed.includes(copy)
              ? 'closed'
              : copy.wanted
                ? 'due'
                : 'ended',
        detail: withNeeds(detailOf(plan, copy, at), copy, at),
      })),
    buttons: listed<Button>(
      at.mayTell &&
        astray.length > 0 && {
          title: `Version ${fallen} is back from ${named(astray.map(({ name }) => name))}`,
          press: acting(at, `copies-back.${fallen}`),
          tone: 'main',
        },
      copyButton(at, version),
      at.mayTell && missing.some((one) => isDelivered(one, at)) && { ...deliveredButton(at), tone: 'main' },
      at.mayTell &&
        copiesTakenBackBy(plan, at).length > 0 && {
          title: 'That note was wrong',
          press: starting(at, 'plan-copy-correction'),
        },
      openButton(at),
      HOME,
    ),
  });
}

const deliveredButton = (at: Reading): Button => ({
  title: 'Note a copy delivered',
  press: starting(at, 'plan-copy'),
});

/** Staff fetch theirs by themselves, where the service has an address for that. */
const isDelivered = ({ staff }: CopyLine, { formats }: Reading): boolean => staff === undefined || formats.length === 0;

function withNeeds(words: string, { key, wanted }: CopyLine, { person }: Reading): string {
  const needs = wanted ? flagFor(person, key) : undefined;
  return needs === undefined ? words : sentences(words, `Needs: ${needs}`);
}

const NOT_DELIVERED = 'Had not been delivered when this was closed';

function detailOf(plan: Plan, copy: CopyLine, at: Reading): string {
  const { has, wanted } = copy;
  const version = followed(plan)?.version ?? 0;
  const closed = closedWithoutCopy(plan).includes(copy);
  if (!has && closed) return NOT_DELIVERED;
  if (!has)
    return isDelivered(copy, at)
      ? 'To be delivered: by hand, post or secure e-mail'
      : 'Can fetch it here: "Get a copy"';
  const words = sentences(
    `${deliveredWords(has)}${has.how === 'link' ? '' : `, noted by ${at.nameOf(has.by)}`}`,
    ...listed(notMetWords(has.inForm)),
  );
  if (hasFallen(plan, copy)) {
    const then = copy.key === HOME_COPY ? 'put back what applied before' : 'fetch it back';
    const what = has.how === 'link' ? 'do not use it' : then;
    return sentences(`Has version ${has.version}, which does not apply: ${what}`, words);
  }
  if (!wanted) return sentences(words, 'Gets no copies any more.');
  if (hasCopy(copy, version)) return words;
  return sentences(words, closed ? NOT_DELIVERED : `Version ${version} is still to be delivered.`);
}

/** Whose names its notes need. */
export const amendmentActors = ({ amendments, newWay }: Plan) => [
  ...amendments.flatMap(({ notedBy, corrected, takenBack }) => [
    notedBy,
    ...[corrected, takenBack].flatMap((one) => one?.by ?? []),
  ]),
  ...(newWay?.answers ?? []).map(({ by }) => by),
];

/** What was written into the plan in the home by hand, and whether the formal record says it (R13, R14). */
export function amendmentsPage(plan: Plan, at: Reading): Card {
  const [due, version] = [stillDue(plan), inUse(plan)?.version ?? 0];
  const [strike, valid] = [due.filter((one) => isToStrike(plan, one)), due.filter((one) => !isToStrike(plan, one))];
  const lacking = valid.filter(({ inRecord }) => !inRecord);
  const isMine = ({ staff, notedBy, takenBack }: Amendment): boolean =>
    !takenBack && [staff, notedBy].includes(at.viewer.staff);
  return drawTimeline({
    ...headed('Written by hand', at),
    news: at.news,
    part: duePart(strike.length, lacking.length, valid.length),
    entries: plan.amendments
      .toReversed()
      .slice(0, MOST_SHOWN)
      .map((one) => ({
        when: wordsForDay(one.on),
        who: one.who,
        what: dueWords(one, at.today, isToStrike(plan, one)),
        detail: sentences(
          `“${one.written}”, ${basisWords(one, versionOf(plan, one.version)?.withoutAgreement)}`,
          ...correctedWords(one, at),
        ),
      })),
    buttons: listed<Button>(
      ...(at.mayTell
        ? strike.slice(0, 1).map(({ key, who, on }) => ({
            title: strike.length === 1 ? 'I struck it out' : `I struck it out: ${who}, ${wordsForDay(on)}`,
            press: acting(at, `struck-out.${key}`),
          }))
        : []),
      at.mayTell && valid.length > lacking.length && withoutCopy(plan).length > 0 && deliveredButton(at),
      ...(at.mayRecord && version > 0 && !disputed(plan)
        ? lacking.slice(-MOST_FOUND).map(({ key, who, on }) => ({
            title:
              lacking.length === 1
                ? `Version ${version} says it already`
                : `Version ${version} says it already: ${who}, ${wordsForDay(on)}`,
            press: viewing(at, `found.${key}`),
          }))
        : []),
      at.mayRecord && lacking.length > 0 && { title: 'Change the plan', press: starting(at, 'plan-revision') },
      (plan.amendments.some(isMine) || leads(at.viewer, at.person)) && {
        title: 'Correct a note',
        press: starting(at, 'plan-amendment-correction'),
      },
      mainButton(at),
      HOME,
    ),
  });
}

/** R14: nobody takes it on trust that a version says it: which of its lines does is chosen. */
export function foundPage(plan: Plan, key: string, at: Reading): Card | undefined {
  const [note, version] = [stillDue(plan).find((one) => one.key === key), inUse(plan)?.version];
  if (!note || version === undefined || disputed(plan)) return undefined;
  const { shown, left } = partOf(linesFor(plan, note.written), 0, MOST_SHOWN);
  return drawPage({
    title: `Which line of version ${version} says it?`,
    paragraphs: listed(
      `Written by hand: “${note.written}”`,
      shown.length === 0 && `No line of version ${version} says that. Change the plan, or correct the note.`,
      left > 0 && `${left} more lines: open the plan in full.`,
    ),
    list: shown.map(({ line, says }) => ({
      title: says.what,
      detail: says.after ?? 'No more',
      press: acting(at, `found.${key}.${version}.${line}`),
    })),
    buttons: [{ title: 'Back', press: viewing(at, 'amendments') }, HOME],
  });
}

const duePart = (strike: number, lacking: number, due: number): string | undefined =>
  strike > 0
    ? 'It must be struck out of the folder: not everybody agreed to it.'
    : lacking > 0
      ? 'Formal record due. It is done once a version that says so is agreed.'
      : due > 0
        ? 'Home copy due. It is done once the copy of a version that says so has reached the home.'
        : undefined;

const correctedWords = ({ corrected, takenBack }: Amendment, { nameOf }: Reading): readonly string[] =>
  listed(
    corrected &&
      `Corrected by ${nameOf(corrected.by)} on ${wordsForDay(corrected.on)}, because: ${sentence(corrected.reason)} Before: “${corrected.was}”`,
    takenBack && `Taken back by ${nameOf(takenBack.by)}`,
  );

const MOST_SHOWN = 12;
/** A card has six buttons. */
const MOST_FOUND = 1;

export function toldPage(at: Reading): Card {
  const complete = outstanding(at.ledger).length === 0;
  const closed = at.ledger?.closed !== undefined && at.ledger.lines.some(isOpen);
  return drawRecord({
    ...headed('Who has been told', at),
    status: closed
      ? { words: 'Closed before everybody had been told', tone: 'neutral' }
      : complete
        ? { words: 'Everybody has been told', tone: 'good' }
        : { words: 'Explanations outstanding', tone: 'warning' },
    rows: [],
    ledger: at.ledgerView,
    buttons: listed<Button>(at.mayTell && !complete && tellButton(at), mainButton(at), HOME),
  });
}
