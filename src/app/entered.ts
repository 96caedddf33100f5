import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { DO_THAT } from '../forms/doubt.ts';
import { activeSession } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import { dangerIn, dangerOf, type InDanger } from '../guidance/danger.ts';
import { RecordId, type PersonId } from '../kernel/ids.ts';
import { personIn } from '../questions/context.ts';
import { askedCard } from './advice.ts';
import { reminderFor } from './comes-first.ts';
import type { Turn } from './app.ts';
import { offerToRaise } from './raising.ts';
import { shown } from './replies.ts';

/**
 * What is typed in the fields of a card is heard as what is typed in the chat is (R38, R39). An emergency is answered before anything else (`advise`); a
 * worry, or what may be either, after what the button does, so that nothing entered is lost.
 */

/** One word is a choice, a day or a name. */
const TYPED = /\s|\P{ASCII}/u;
/** To be chosen, too: whom an incident was told to. */
const CHOICES = /^(?:police|ambulance|fire|emergency)$/u;

const typedIn = (inputs: Pressed['inputs']): readonly [field: string, words: string][] =>
  Object.entries(inputs).filter(([, words]) => TYPED.test(words));

/** An emergency in one of the fields, or in all that was typed together; one word is one where it is a call. */
export const isEmergencyIn = (inputs: Pressed['inputs']): boolean =>
  Object.values(inputs).some((words) => dangerOf(words).isCall && !CHOICES.test(words)) ||
  dangerIn(
    typedIn(inputs)
      .map(([, words]) => words)
      .join('.\n'),
  ) === 'emergency';

type Doubtful = Pick<InDanger, 'isForeign'> & { readonly danger: 'safeguarding' | 'unsure'; readonly words: string };

/** The gravest of what was typed in these fields, short of an emergency, with its words. */
export function doubtfulIn(inputs: Pressed['inputs'], known: Pressed['inputs'] = {}): Doubtful | undefined {
  if (isEmergencyIn(inputs)) return undefined;
  const heard = typedIn(inputs).flatMap(([field, words]): Doubtful[] => {
    const { danger, isForeign } = dangerOf(words);
    const isNew = known[field] !== words;
    return isNew && (danger === 'safeguarding' || danger === 'unsure')
      ? [{ danger, words, ...(isForeign && { isForeign }) }]
      : [];
  });
  const worries = heard.filter(({ danger }) => danger === 'safeguarding');
  const [first] = worries.length > 0 ? worries : heard;
  return first && { ...first, words: (worries.length > 0 ? worries : heard).map(({ words }) => words).join('\n') };
}

/** Does what the button does, and answers what was typed beside it: once, and not where harm is what the form or the record is about. */
export async function heedingFields(
  turn: Turn<Pressed>,
  answer: () => Promise<readonly Outbound[]>,
): Promise<readonly Outbound[]> {
  const { inputs, data } = turn.inbound;
  if (doubtfulIn(inputs) === undefined) return answer();
  const { forms } = await turn.app.forms.read(turn.viewer.staff);
  const session = forms.sessions.find(({ id }) => id === data.id);
  const doubtful = doubtfulIn(inputs, session?.answers);
  const about = doubtful && (await aboutIn(turn, session));
  const answered = await answer();
  if (!doubtful || !about) return answered;
  return [...answered, ...(await offered(turn, doubtful, about.person))];
}

/** Whom the fields are about; undefined where harm is their subject. */
async function aboutIn(
  { app, inbound }: Turn<Pressed>,
  session: Session | undefined,
): Promise<{ readonly person: PersonId | undefined } | undefined> {
  const ofHarm = app.flows.filter(({ tellsOfHarm }) => tellsOfHarm === true);
  if (session) return ofHarm.some(({ id }) => id === session.flow) ? undefined : { person: personIn(session) };
  const id = RecordId.safeParse(inbound.data.id).data;
  const record = id && (await app.records.read(id));
  if (!record) return { person: undefined };
  return ofHarm.some(({ of }) => of === record.kind) ? undefined : { person: record.person };
}

async function offered(
  turn: Turn<Pressed>,
  { danger, words, isForeign }: Doubtful,
  person: PersonId | undefined,
): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  const about = person && (await app.directory.personFor(viewer, person, 'raise'));
  const isOpen = activeSession((await app.forms.read(viewer.staff)).forms) !== undefined;
  const raising = offerToRaise(turn, {
    danger,
    words,
    for: about?.the.reference,
    before: isOpen ? DO_THAT : '',
  });
  return danger === 'unsure' ? [shown(askedCard(isForeign)), ...raising] : [say(reminderFor(viewer)), ...raising];
}
