import { z } from 'zod';
import { choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import type { Answers } from '../../forms/question.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Again } from './facts.ts';
import { together, receiversOf, type Receiver } from './manner.ts';
import { isWithdrawn, loadGiven, type OnGiven } from './on-record.ts';
import type { SeenGiven } from './record.ts';
import { rules, type Command } from './rules.ts';
import * as telling from './telling-questions.ts';

interface AgainContext extends OnGiven, telling.TellingContext {}

const receivers = ({ seen }: OnGiven) => seen?.receivers ?? [];

const to = choices({
  key: 'to',
  short: 'With',
  label: 'With whom? Only those with whom it was done together, in the same way.',
  schema: z.string().min(1),
  options: (context: OnGiven) =>
    receivers(context).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })),
  when: (_, context) => receivers(context).length > 1,
});

const on = date({
  key: telling.on.key,
  short: 'Day',
  label: 'On which day?',
  lean: 'past',
  limits: ({ today, seen }: OnGiven) => [
    { latest: today, words: 'that day is still to come.' },
    ...(seen ? [{ earliest: seen.given.on, words: 'that is before it was given.' }] : []),
  ],
});

/** Those with whom it was gone through again, and what they need now. */
function receiversIn(answers: Answers, context: OnGiven): readonly Receiver[] {
  const { person } = context;
  const all = receivers(context);
  const keys = all.length > 1 ? (to.of(answers) ?? []) : all.map(({ key }) => key);
  return all
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ key, name, role, needs, now }) => {
      const present = person ? receiversOf(person, [key]) : [];
      // Those who have left the circle are as they were last.
      return present.length > 0 ? present : [{ key, name, role, needs: now ? now.needs : needs }];
    });
}

/** What somebody was given was gone through with them again: how, and whether it was understood this time (R33, TL16). */
export function informationAgain(record: OpenKind<Command, SeenGiven>, directory: Directory): Flow<AgainContext> {
  return {
    id: 'information-again',
    version: 1,
    title: 'Gone through again',
    phrases: ['gone through again', 'went through it again', 'went through the information again'],
    startsFrom: 'record',
    whileStopped: true,
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: 'how', title: 'How it was gone through again', questions: [to, telling.ways, telling.language, on] },
      {
        id: 'understood',
        title: 'Was it understood this time',
        questions: [telling.otherLanguage, telling.interpreter, telling.understood, telling.checked],
      },
      { id: 'otherwise', title: 'Otherwise than needed', questions: [telling.whyOtherwise] },
    ],
    recordWords: 'Record this',
    async load(opening) {
      const context = await loadGiven(record, directory, opening);
      return { ...context, said: opening.session.answers, receiversIn: (answers) => receiversIn(answers, context) };
    },
    fills: (_, { today }) => ({ answers: { [on.key]: today } }),
    idle: isWithdrawn,
    carryOut: intoRecord(record, {
      command(session, context: AgainContext) {
        const where = thatRecord(context);
        const { data: again } = Again.safeParse({ ...telling.tellingIn(session.answers, context), id: session.token });
        return where && again && { ...where, command: { type: 'go-through-again' as const, again } };
      },
      said: ({ command: { again } }) => ({
        words: `Noted: it was gone through again with ${together(again.to.map(({ name }) => name))}${again.understood === 'yes' ? ', and understood' : '. It waits until it is understood'}.`,
      }),
    }),
  };
}
