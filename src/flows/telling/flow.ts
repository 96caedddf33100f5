import { z } from 'zod';
import type { Option } from '../../../cards/views.ts';
import { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence } from '../../kernel/sentence.ts';
import { named } from '../../kernel/names.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import {
  alreadyToldWords,
  isOpen,
  outstanding as outstandingIn,
  tellingOf,
  type Ledger,
} from '../../notices/ledger.ts';
import { Means, meansWords } from '../../people/means.ts';
import { flagFor, needsWhereAsked } from '../../people/needs.ts';
import type { Directory } from '../../people/directory.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { START } from '../../forms/session.ts';
import { loadRecord, RECORD, tellersFor, type AboutPerson, type Opening } from '../../questions/context.ts';
import { askedInForm } from '../../questions/in-their-form.ts';
import { toldHow } from '../../questions/told-how.ts';
import { closestOption } from '../../forms/typed-choice.ts';
import type { Records } from '../../kinds/records.ts';
import type { Flow } from '../flow.ts';
import { overheard } from './overheard.ts';

/** Who is told of what, and who may have told them. */
export interface TellingContext extends AboutPerson, Dated {
  /** Everybody who has to be told; `told` says what has been noted of those who were. */
  readonly recipients: readonly (Option & {
    readonly name?: string;
    readonly told?: string | undefined;
    readonly needs?: string | undefined;
  })[];
  /** What those who are still to be told need, a line each, so that it reaches them (R33). */
  readonly needs?: string | undefined;
  /** Which telling of the record stands now. */
  readonly telling: number;
  /** A form that is begun now is for those who are still to be told. */
  readonly isBegun?: boolean | undefined;
  /** What was answered so far. */
  readonly answers?: Answers | undefined;
  /** What people who are told must be told besides. */
  readonly sayToo: string | undefined;
  /** Which change it is about. */
  readonly ofWhat?: string | undefined;
  readonly tellers: readonly Option[];
}

const outstanding = ({ recipients }: TellingContext) => recipients.filter(({ told }) => told === undefined);

const recipients = choices({
  key: 'who',
  label: 'Who was told?',
  schema: z.string().min(1),
  options: outstanding,
  help: ({ needs }) => needs,
});

/** Somebody else may have noted it, or they may have confirmed, since the card was drawn: then what they said is noted besides, or it is said (S53). */
const who: typeof recipients = {
  ...recipients,
  prompt: (context) =>
    outstanding(context).length > 0 ? recipients.prompt(context) : `${NOBODY_LEFT} Type "cancel" to close the form.`,
  take: (raw, context) => recipients.take(raw, context.isBegun === true ? withTold(context) : context),
  words: (raw, context) => recipients.words(raw, withTold(context)),
  hear(text, context) {
    const names = tellsOf(text) ?? text;
    const heard = recipients.hear(names, context);
    const told = heard.ok ? undefined : closestOption(names, context.recipients)?.told;
    return told === undefined ? heard : refuse({ words: told });
  },
  // Whatever is asked just now, one more was told: noted at once with the others, in the same way.
  together(text, context, answers) {
    const names = tellsOf(text) ?? ALSO.exec(text.trim())?.groups?.['names'];
    const heard = names === undefined ? undefined : recipients.hear(names, context);
    const told = names === undefined ? undefined : closestOption(names, context.recipients)?.told;
    if (!heard?.ok) return told === undefined ? undefined : refuse({ words: told });
    const all = new Set(
      [...(answers[who.key] ?? '').split(','), ...heard.value.split(',')].filter((key) => key !== ''),
    );
    return ok({ [who.key]: [...all].join(',') });
  },
};

const withTold = (context: TellingContext): TellingContext => ({
  ...context,
  recipients: context.recipients.map(({ told: _, ...one }) => one),
});

/** "Sarah has been told", "told Ada and Sarah": the names in it; undefined where more is said, which may be of one of them alone. */
const tellsOf = (text: string): string | undefined => {
  const { told, were } = TELLS.exec(text.trim())?.groups ?? {};
  return told ?? were;
};
const ALSO = /^(?:and\s+)?(?<names>[\p{L}\s,&'’-]{2,80}?)\s+(?:too|as well)[.!]*$/iu;
const TELLS =
  /^(?:(?:and|i|we|have|i['’]ve)\s+)*(?:told\s+(?<told>[\p{L}\s,&'’-]{2,80}?)|(?<were>[\p{L}\s,&'’-]{2,80}?)\s+(?:has|have|was|were|is|are)\s+(?:now\s+|both\s+)*(?:been\s+)?told)(?:\s+(?:too|now|as well|about it|both))*[.!]*$/iu;

const nameOf = ({ name, title }: TellingContext['recipients'][number]): string => name ?? title;

/** Those of them who were chosen. */
const chosen = (answers: Answers, { recipients: all }: TellingContext) => {
  const keys = who.of(answers) ?? [];
  return all.filter(({ value }) => keys.includes(value));
};

const onlyOne = ([first, ...others]: readonly Option[]): Answers =>
  first && others.length === 0 ? { [who.key]: first.value } : {};

const NOBODY_LEFT = 'Everybody has been told by now, so there is nobody left to note.';

const introOf = ({ ofWhat, sayToo }: TellingContext): string | undefined =>
  listed(ofWhat, sayToo).join('\n') || undefined;

/** Staff confirm in Teams by themselves; everybody else is told in one of the other ways. */
const how = toldHow({ key: 'how', label: 'How were they told?', opensWith: () => 'in-person' });

const on = pastDay({ key: 'on', label: 'On which day?', opensWith: ({ today }) => today });

/** Usually the person who notes it: their own name is chosen when the form opens. */
const teller = choice({
  key: 'teller',
  label: 'Who told them?',
  schema: StaffId,
  show: 'many',
  options: ({ tellers }: TellingContext) => tellers,
});

const said = text({
  key: 'said',
  label: 'What did they say?',
  example: 'Anything they asked, or did not like.',
  optional: true,
  max: 1000,
  lines: 'many',
});

/** No words stand under another's name: of several who were told, who said it is asked. */
const whose = choice({
  key: 'whose',
  label: 'Who said that?',
  help: (context: TellingContext) => said.of(context.answers ?? {}),
  schema: z.string().min(1),
  options: (context: TellingContext) => chosen(context.answers ?? {}, context),
  when: (answers, context) => chosen(answers, context).length > 1 && said.of(answers) !== undefined,
});

const { inForm, whyNotInForm, metIn } = askedInForm(
  (answers, context: TellingContext) => {
    const needs = chosen(answers, context).flatMap((one) =>
      one.needs === undefined ? [] : `${nameOf(one)}: ${one.needs}`,
    );
    return needs.length > 0 ? needs.join('\n') : undefined;
  },
  ({ answers = {} }) => answers,
);

/** Somebody notes who was told of a change, how, when and what they said (R4). It ends in the record it was begun from. */
export function telling(records: Records, directory: Directory): Flow<TellingContext> {
  return {
    id: 'telling',
    version: 1,
    title: 'Note who was told',
    phrases: ['note who was told', 'somebody was told', 'record that they were told', 'told'],
    overhears: overheard,
    startsFrom: 'record',
    whileStopped: true,
    needs: { deed: 'tell', guarded: 'care-record' },
    steps: [
      {
        id: 'told',
        title: 'Somebody was told',
        intro: (_, context) => (outstanding(context).length > 0 ? introOf(context) : NOBODY_LEFT),
        questions: [who, how, on, teller, said],
      },
      { id: 'whose', title: 'Whose words', questions: [whose] },
      { id: 'form', title: 'In the form they need', questions: [inForm, whyNotInForm] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: true,
    load: (opening) => load(records, directory, opening),
    keepsContext: (before, after) => [who, said].every(({ key }) => before.answers[key] === after.answers[key]),
    // The one who is left needs no choosing.
    fills: (_, context) => ({
      answers: {
        ...(context.tellers[0] && { [teller.key]: context.tellers[0].value }),
        ...onlyOne(outstanding(context)),
      },
    }),
    // R4, R5: what they heard is no longer what they are to be told.
    stands: ({ telling, ofWhat = '', sayToo }) => [
      {
        key: 'telling',
        is: String(telling),
        words: listed(`What they are to be told now: ${sentence(ofWhat)}`, sayToo),
      },
    ],
    async carryOut({ openedFor, answers }, context, viewer) {
      const noted = Noted.safeParse({ how: how.of(answers), on: on.of(answers), teller: teller.of(answers) });
      const id = RecordId.safeParse(openedFor[RECORD]).data;
      const record = id && (await records.read(id));
      const all = chosen(answers, context);
      if (!record || !noted.success || all.length === 0)
        return refuse({ words: 'Something is still missing. Please check.' });
      const met = metIn(answers, context);
      const besides: string[] = [];
      // Noted twice, each is noted once: whoever presses again after one was refused goes on with the others.
      for (const { value: key, needs } of all) {
        const inForm = needs !== undefined && met ? { ...met, needs } : undefined;
        const words = all.length === 1 || whose.of(answers) === key ? said.of(answers) : undefined;
        const told = await record.tell(
          {
            type: 'note-told',
            key,
            ...noted.data,
            said: words,
            needs,
            inForm,
            ofTelling: context.telling,
          },
          viewer.staff,
        );
        if (!told.ok) return told;
        if (hasAlso(told.value.ledger, key, words)) besides.push(key);
      }
      const told = all.filter(({ value }) => !besides.includes(value));
      return ok({
        record: record.id,
        words: listed(
          told.length > 0 &&
            `Noted: ${named(told.map(nameOf))} ${told.length === 1 ? 'was' : 'were'} told, ${meansWords[noted.data.how]}.`,
          besides.length > 0 &&
            `${named(all.filter((one) => !told.includes(one)).map(nameOf))} had been told already: what they said is noted, too.`,
        ).join(' '),
      });
    },
  };
}

/** Somebody else had noted that they were told: what they said stands beside that. */
const hasAlso = (ledger: Ledger | undefined, key: string, said: string | undefined): boolean =>
  ledger?.lines.find((line) => line.key === key)?.told?.later?.some((one) => one.said === said) === true;

async function load(records: Records, directory: Directory, opening: Opening): Promise<TellingContext> {
  const { viewer, session } = opening;
  const { today, person, record } = await loadRecord(directory, records, opening);
  const seen = person && record?.seenBy(viewer, person);
  const tellers = tellersFor(viewer, person);
  // Whoever recorded it tells people, too, whether or not they stand in the circle.
  const author = record && (await directory.staff(record.author));
  const isListed = author === undefined || tellers.some(({ value }) => value === author.id);
  return {
    today,
    person,
    telling: tellingOf(record?.ledger),
    isBegun: session.step !== START,
    answers: session.answers,
    recipients: (record?.ledger?.lines ?? [])
      // Who was chosen before they left, or were held back, was told then (R24).
      .filter(
        (line) => line.told !== undefined || isOpen(line) || session.answers[who.key]?.split(',').includes(line.key),
      )
      .map(({ key, name, role, told }) => ({
        value: key,
        name,
        title: `${name} (${role})`,
        told: told && alreadyToldWords(name, told),
        needs: person && flagFor(person, key),
      })),
    needs: needsWhereAsked(person, outstandingIn(record?.ledger)),
    sayToo: seen?.sayToo,
    ofWhat: seen && record && `${seen.noticeTitle ?? seen.title} (${record.reference})`,
    tellers: [...tellers, ...(isListed ? [] : [{ value: author.id, title: author.name }])],
  };
}

const Noted = z.object({ how: Means.exclude(['teams']), on: Day, teller: StaffId });
