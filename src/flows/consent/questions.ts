import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Session } from '../../forms/session.ts';
import { isAskedAbout, isInvolved } from '../../people/consent.ts';
import type { Directory } from '../../people/directory.ts';
import { memberWords, type CircleMember } from '../../people/person.ts';
import { consentQuestions } from '../../questions/consent.ts';
import { loadPerson, type Opening, type PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';

/** What its questions look at: also whom it is about, once that is known. */
export interface ConsentContext extends PersonContext {
  readonly one: CircleMember | undefined;
}

export const person = personQuestion<ConsentContext>({ key: 'person', short: 'Person', label: 'Whose plan is it?' });

/**
 * Those in the circle of whom it is asked; of a carer, whether the plan is shared with them. Who is not to be told is not there, nor, but for those
 * who may know which it is, whom the person does not want involved: nobody else can tell one from the other (R24).
 */
export const asked = ({ person: the, decidesWho }: PersonContext): readonly CircleMember[] =>
  (the?.circle ?? []).filter(
    (member) =>
      (isAskedAbout(member) || member.consent !== undefined) &&
      (decidesWho === true ? member.heldBack !== true : isInvolved(member)),
  );

export const WHOM = 'whom';

export const whom = {
  ...choice({
    key: WHOM,
    short: 'About whom',
    label: 'About whom was the person asked?',
    none: 'Nobody is in the circle of whom it has to be asked: staff who give the care are involved anyway.',
    schema: z.string().min(1),
    show: 'many',
    options: (context: ConsentContext) =>
      asked(context).map((one) => ({ value: one.key, title: `${one.name} (${memberWords(one)})`, also: [one.name] })),
  }),
  subject: true as const,
};

export const consent = consentQuestions<ConsentContext>(
  () => true,
  ({ one }) => one?.consent,
);

/** Whom a form is about: opened for one of them, or chosen in it. */
export const keyIn = ({ openedFor, answers }: Session): string | undefined => openedFor[WHOM] ?? answers[WHOM];

export async function load(directory: Directory, opening: Opening): Promise<ConsentContext> {
  const context = await loadPerson(directory, opening, 'record');
  const key = keyIn(opening.session);
  return { ...context, one: asked(context).find((one) => one.key === key) };
}
