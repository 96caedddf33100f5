import { z } from 'zod';
import { drawPage } from '../../../cards/page.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { ok } from '../../kernel/result.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory } from '../../people/directory.ts';
import type { FlowContext } from '../../questions/context.ts';
import { arranged } from '../../questions/not-arranged.ts';
import type { Flow } from '../flow.ts';

interface DigestContext extends FlowContext {
  /** As it is now. */
  readonly at: string | undefined;
}

/** One by one, each when it is due. */
const SINGLE = 'single';

const at = choice({
  key: 'digestAt',
  short: 'Reminders',
  label: 'When would you like what is due?',
  help: 'News that somebody has to tell you at once still comes at once.',
  schema: z.union([z.literal(SINGLE), z.iso.time({ precision: -1 })]),
  show: 'list',
  options: [
    { value: SINGLE, title: 'One by one, each when it is due', also: ['single', 'one by one', 'each', 'off'] },
    ...['08:00', '09:00', '10:00', '12:00', '14:00', '16:00'].map((time) => ({
      value: time,
      title: `Once a day, from ${time}`,
      also: [time, `at ${time}`],
    })),
  ],
});

/** Whoever wants it gets what is due once a day, as one card, in place of single reminders. */
export function digest(administration: Administration, directory: Directory): Flow<DigestContext> {
  return {
    id: 'digest',
    version: 1,
    title: 'Reminders once a day',
    phrases: [
      'reminders once a day',
      'digest',
      'daily digest',
      'too many reminders',
      'fewer reminders',
      'single reminders',
    ],
    startsFrom: 'nothing',
    needs: { deed: 'see', guarded: 'care-record' },
    offer: { button: 'Reminders once a day', example: 'reminders once a day', group: 'waits', rank: 40 },
    steps: [{ id: 'when', title: 'Reminders', questions: [at] }],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: async ({ viewer, today }) => ({ today, at: (await directory.staff(viewer.staff))?.digest?.at }),
    fills: (_, context) => ({ answers: { [at.key]: context.at ?? SINGLE } }),
    async carryOut({ answers }, _, viewer) {
      const chosen = at.of(answers);
      const done = arranged(await administration.setDigest(viewer, chosen === SINGLE ? undefined : chosen));
      if (!done.ok) return done;
      const words =
        chosen === SINGLE
          ? 'Each reminder comes when it is due.'
          : `What is due comes once a day from ${chosen ?? ''}, as one card.`;
      const buttons = [{ title: 'Home', press: { do: 'home/show' } }];
      return ok({ words, page: drawPage({ title: 'Saved', paragraphs: [words], tone: 'good', buttons }) });
    },
  };
}
