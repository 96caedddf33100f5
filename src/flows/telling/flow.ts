import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { Means, meansWords } from '../../notices/ledger.ts';
import type { Flow } from '../../forms/flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Asking } from '../../forms/question.ts';
import { toldHow } from '../../questions/told-how.ts';
import { closestOption } from '../../forms/typed-choice.ts';
import type { Records } from '../../kinds/records.ts';

const outstanding = ({ recipients }: Asking) => recipients.filter(({ told }) => told === undefined);

const recipient = choice({
  key: 'who',
  label: 'Who was told?',
  schema: z.string().min(1),
  options: outstanding,
});

/** Somebody else may have noted it, or they may have confirmed, since the card was drawn: then that is said (S53). */
const who: typeof recipient = {
  ...recipient,
  prompt: (asking) =>
    outstanding(asking).length > 0 ? recipient.prompt(asking) : `${NOBODY_LEFT} Type "cancel" to close the form.`,
  take(raw, asking) {
    const told = asking.recipients.find(({ value }) => value === raw)?.told;
    return told === undefined ? recipient.take(raw, asking) : refuse({ words: told });
  },
  hear(text, asking) {
    const heard = recipient.hear(text, asking);
    const told = heard.ok ? undefined : closestOption(text, asking.recipients)?.told;
    return told === undefined ? heard : refuse({ words: told });
  },
  words: (raw, asking) => asking.recipients.find(({ value }) => value === raw)?.title ?? raw,
};

const NOBODY_LEFT = 'Everybody has been told by now, so there is nobody left to note.';

/** Staff confirm in Teams by themselves; everybody else is told in one of the other ways. */
const how = toldHow({ key: 'how', label: 'How were they told?' });

const on = date({
  key: 'on',
  label: 'On which day?',
  lean: 'past',
  limits: (asking) => [{ latest: asking.today, words: 'that day is still to come.' }],
});

/** Usually whoever notes it: their own name is chosen when the form opens. */
const teller = choice({
  key: 'teller',
  label: 'Who told them?',
  schema: StaffId,
  show: 'many',
  options: (asking) => asking.tellers,
});

const said = text({
  key: 'said',
  label: 'What did they say?',
  example: 'Anything they asked, or did not like.',
  optional: true,
  max: 1000,
  lines: 'many',
});

/** Somebody notes who was told of a change, how, when and what they said (R4). It ends in the record it was begun from. */
export function telling(records: Records): Flow {
  return {
    id: 'telling',
    version: 1,
    title: 'Note who was told',
    phrases: ['note who was told', 'somebody was told', 'record that they were told', 'told'],
    startsFrom: 'record',
    needs: { deed: 'tell', guarded: 'care-record' },
    steps: [
      {
        id: 'told',
        title: 'Somebody was told',
        intro: (_, asking) => (outstanding(asking).length > 0 ? asking.sayToo : NOBODY_LEFT),
        questions: [who, how, on, teller, said],
      },
    ],
    recordWords: 'Record this',
    recordsAtOnce: true,
    warnings: () => [],
    begins: (viewer) => ({ [teller.key]: viewer.staff }),
    async finish({ about, answers }, _, viewer) {
      const noted = Noted.safeParse({
        key: who.of(answers),
        how: how.of(answers),
        on: on.of(answers),
        teller: teller.of(answers),
      });
      const record = about && (await records.read(about));
      if (!record || !noted.success) return refuse({ words: 'Something is still missing. Please check.' });
      const words = said.of(answers);
      const told = await record.tell(
        { type: 'note-told', ...noted.data, ...(words !== undefined && { said: words }) },
        viewer.staff,
      );
      if (!told.ok) return told;
      const name = record.ledger?.lines.find(({ key }) => key === noted.data.key)?.name ?? 'They';
      return ok({ record: record.id, words: `Noted: ${name} was told, ${meansWords[noted.data.how]}.` });
    },
  };
}

const Noted = z.object({ key: z.string(), how: Means.exclude(['teams']), on: Day, teller: StaffId });
