import type { Viewer } from '../access/viewer.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Session } from '../forms/session.ts';
import { dayOf, wordsForDay, wordsForMoment, type Instant } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { basisWords, consentWords } from '../people/consent.ts';
import { leftWords } from '../people/leaving.ts';
import { needsHistory, needsWords, shareWords, THE_PERSON, type CommunicationNeeds } from '../people/needs.ts';
import { wordsForNhsNumber } from '../people/nhs-number.ts';
import { memberWords, type Person } from '../people/person.ts';
import type { Staff } from '../people/staff.ts';
import { MOST_SENT } from '../records/settled-notices.ts';
import { isAbout } from './forms.ts';
import type { ThirdParties } from './third-parties.ts';

/** A piece of text. What is `held` is about somebody else, or may be: a human decides whether it is released (S85). */
export interface Piece {
  readonly text: string;
  readonly held: boolean;
}

export interface Section {
  readonly heading: string;
  readonly rows: readonly { readonly label: Piece; readonly value: Piece }[];
  readonly table?: { readonly caption: string; readonly heads: readonly string[]; readonly lines: readonly Piece[][] };
}

/** Everything that the papers are made from. */
export interface Kept {
  readonly person: Person | undefined;
  readonly seen: VisiblePerson['the'] | undefined;
  readonly viewer: Viewer;
  readonly records: readonly OpenRecord[];
  /** Records that cannot be opened. */
  readonly unreadable: number;
  readonly forms: readonly { readonly by: string; readonly form: Session }[];
  readonly staff: readonly Staff[];
  readonly others: ThirdParties;
  readonly now: Date;
  readonly zone: string;
}

/** What is kept about somebody, in the order in which it is read. */
export async function papersOf(kept: Kept): Promise<readonly Section[]> {
  const records: Section[] = [];
  for (const record of kept.records) records.push(await recordSection(kept, record));
  return [
    ...(kept.person ? [personSection(kept, kept.person), circleSection(kept.person)] : []),
    ...records,
    ...kept.forms.map(({ by, form }) => formSection(kept, by, form)),
    ...(kept.unreadable > 0 ? [unreadableSection(kept.unreadable)] : []),
  ];
}

const shown = (text: string): Piece => ({ text, held: false });
const held = (text: string): Piece => ({ text, held: true });

const row = (label: string, value: Piece | string) => ({
  label: shown(label),
  value: typeof value === 'string' ? shown(value) : value,
});

const capacityWords = { has: 'Has capacity', lacks: 'Lacks capacity', unknown: 'Not known' } as const;

/**
 * What is needed so that somebody understands (R33). A page that is handed over may reach another service: what may not be told there, or
 * nobody has asked about, is held back until a human decides.
 */
function needsPiece({ others }: Kept, needs: CommunicationNeeds | undefined): Piece {
  if (!needs) return shown('Not asked yet');
  const words = needsWords(needs) || 'Nothing special.';
  return needs.share === 'yes'
    ? { text: words, held: others.namedIn(needs.besides ?? '') }
    : held(`${words} ${shareWords[needs.share]}`);
}

/** Who noted it is held back like all staff. */
const noted = (kept: Kept, { on, by, reviewOn }: CommunicationNeeds): Piece =>
  held(`${wordsForDay(on)}, by ${nameOf(kept, by).text}; to be looked at again on ${wordsForDay(reviewOn)}`);

function personSection(kept: Kept, person: Person): Section {
  const { others } = kept;
  const [needsNow, ...before] = needsHistory(person, THE_PERSON);
  const { name, title, preferredName, reference, nhsNumber, started, ended, capacity } = person;
  return {
    heading: 'About you',
    rows: [
      row('Name', title === undefined ? name : `${title} ${name}`),
      row('Likes to be called', preferredName),
      row('Reference', { text: reference, held: others.namedIn(reference) }),
      ...(nhsNumber === undefined ? [] : [row('NHS number', wordsForNhsNumber(nhsNumber))]),
      row('Reablement began', wordsForDay(started)),
      ...(ended === undefined ? [] : [row('Reablement ended', wordsForDay(ended))]),
      row('Capacity to decide about care', capacityWords[capacity]),
      row('Communication needs', needsPiece(kept, needsNow)),
      ...(needsNow ? [row('Communication needs noted', noted(kept, needsNow))] : []),
    ],
    ...(before.length > 0 && {
      table: {
        caption: 'What was noted of your communication needs before',
        heads: ['From', 'Until', 'By', 'What it said'],
        lines: before.map((needs, index) => [
          shown(wordsForDay(needs.on)),
          shown(wordsForDay(([needsNow, ...before][index] ?? needs).on)),
          nameOf(kept, needs.by),
          needsPiece(kept, needs),
        ]),
      },
    }),
  };
}

/** Names of others are held back, and so is everything about somebody who is not to be told. */
const circleSection = ({ circle, past = [], heldBack = [] }: Person): Section => ({
  heading: 'People around you',
  rows: [
    ...past.map(({ name, left }) =>
      row('No longer in the plan', held(`${name}: ${leftWords(left)}, ${wordsForDay(left.on)}`)),
    ),
    // Not even that there is somebody.
    ...heldBack.map((one) => ({
      label: held('Not to be told'),
      value: held(`${one.name}: ${one.reason} (decided by ${one.decidedBy}, ${wordsForDay(one.on)})`),
    })),
  ],
  table: {
    caption: 'People in the plan',
    heads: ['Name', 'Who they are', 'Communication needs', 'What you agreed'],
    lines: circle.map((member) => [
      held(member.name),
      held(memberWords(member)),
      member.needs ? held(needsWords(member.needs) || 'Nothing special.') : shown(''),
      member.consent ? held(`${consentWords(member.consent)} (${basisWords(member.consent)})`) : shown(''),
    ]),
  },
});

async function recordSection(kept: Kept, record: OpenRecord): Promise<Section> {
  const { seen, viewer, others, zone, now } = kept;
  const moment = (at: Instant): string => wordsForMoment(new Date(at), zone);
  const piece = (text: string): Piece => ({ text, held: others.namedIn(text) });
  /** What is said of somebody else is theirs, too: "Yes" beside "Does the carer agree?". */
  const together = (label: string, value: string) => ({
    label: piece(label),
    value: { text: value, held: others.namedIn(label) || others.namedIn(value) },
  });
  const subject = seen ?? { id: record.subject, team: record.team, circle: [] };
  const read = record.seenBy(viewer, subject);
  if (!read)
    return keptBack(
      `${record.title} ${record.reference}`,
      'Not open to whoever made this export. It is in the JSON file.',
    );
  const happened = await read.timeline(0, read.happened);
  const around = { today: dayOf(now, zone), person: seen };
  return {
    heading: `${record.title} ${record.reference}`,
    rows: [
      ...(record.begun === undefined ? [] : [row('Recorded', moment(record.begun))]),
      row('Recorded by', nameOf(kept, record.author)),
      ...read.rows(around).map(({ label, value }) => together(label, value)),
      ...read.flags.map(({ words }) => row('Please note', piece(words))),
      row('Messages to staff about it', manyMessages(record.notices)),
    ],
    table: {
      caption: `What happened in ${record.reference}`,
      heads: ['When', 'Who', 'What', 'More'],
      lines: happened
        .toReversed()
        .map(({ at, by, what, detail = '', staff }) => [
          shown(moment(at)),
          nameOf(kept, by),
          piece(what),
          staff === undefined
            ? together(what, detail).value
            : held([...staff.map((one) => nameOf(kept, one).text), detail].filter((part) => part !== '').join(', ')),
        ]),
    },
  };
}

/** Not even what it is stands on the page that is handed over: that there is a concern may put somebody at risk. A human decides (S85). */
const keptBack = (what: string, words: string): Section => ({
  heading: 'Something that somebody decides about',
  rows: [{ label: held(what), value: held(words) }],
});

/** Of many that were sent only the last are kept. */
const manyMessages = (notices: OpenRecord['notices']): string =>
  notices.filter(({ status }) => status === 'sent').length < MOST_SENT
    ? String(notices.length)
    : `${notices.length} or more`;

/** Who raised or did something is held back, except when it was the bot. */
const nameOf = ({ staff }: Kept, by: string): Piece =>
  by === 'reable' ? shown('Reable') : held(staff.find(({ id }) => id === by)?.name ?? `somebody who has left (${by})`);

function formSection(kept: Kept, by: string, form: Session): Section {
  const { flow, touched, answers } = form;
  if (flow.startsWith('safeguarding-'))
    return keptBack(`A form that was not finished (${flow})`, Object.values(answers).join('\n'));
  // One in which nobody chose them names them, but may be about somebody else.
  const certain = !kept.person || isAbout(kept.person.id, form);
  return {
    heading: `A form that was not finished (${flow})`,
    rows: [
      row('Last worked on', wordsForMoment(new Date(touched), kept.zone)),
      row('By', nameOf(kept, by)),
      ...Object.entries(answers)
        .filter(([key]) => key !== 'person')
        .map(([key, text]) => row(key, certain ? answer(kept, text) : held(text))),
    ],
  };
}

const answer = (kept: Kept, text: string): Piece =>
  StaffId.safeParse(text).success && kept.staff.some(({ id }) => id === text)
    ? nameOf(kept, text)
    : { text, held: kept.others.namedIn(text) };

const unreadableSection = (many: number): Section => ({
  heading: 'Records that cannot be shown here',
  rows: [row('How many', `${many}. They are in the JSON file as they are stored; the operator should run verify.`)],
});
