import type { Option } from '../../cards/views.ts';
import type { Viewer } from '../access/viewer.ts';
import { PersonId, personOf } from '../kernel/ids.ts';
import { alreadyToldWords } from '../notices/ledger.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Flow } from '../forms/flow.ts';
import type { Asking } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import { todayAt, type House, type Turn } from './house.ts';

/** The question key under which every flow that starts from a person keeps whom it is about. */
export const PERSON = 'person';

/** What questions may look at when nothing but a person, or people to choose from, is known. */
export const askingAbout = (
  house: House,
  person: VisiblePerson | undefined,
  people: readonly VisiblePerson[],
): Asking => ({
  today: todayAt(house),
  person: person?.the,
  people,
  recipients: [],
  tellers: [],
  teams: [],
  staff: [],
});

/** What the questions of this form may look at: gathered once for a turn, as this viewer may see it. */
export async function askingFor({ house, viewer }: Turn, flow: Flow, session: Session): Promise<Asking> {
  if (flow.startsFrom === 'nothing') {
    return { ...askingAbout(house, undefined, []), ...(await flow.gather?.(viewer, session.answers)) };
  }
  const chosen = session.about ? personOf(session.about) : PersonId.safeParse(session.answers[PERSON]).data;
  const person = chosen && (await house.directory.personFor(viewer, chosen));
  if (flow.startsFrom === 'person') {
    const choosing = person === undefined || session.step === flow.steps[0]?.id;
    return {
      ...askingAbout(house, person, choosing ? await house.directory.peopleFor(viewer, flow.needs.deed) : [person]),
      ...(await flow.gather?.(viewer, session.answers, person)),
    };
  }
  const record = session.about && person && (await house.records.read(session.about));
  if (!record) return askingAbout(house, person, []);
  return {
    ...askingAbout(house, person, [person]),
    recipients: (record.ledger?.lines ?? []).map(({ key, name, role, told }) => ({
      value: key,
      title: `${name} (${role})`,
      ...(told && { told: alreadyToldWords(name, told) }),
    })),
    sayToo: record.seenBy(viewer, person.the)?.pages?.sayToo,
    tellers: tellersOf(person, viewer),
  };
}

function tellersOf({ the }: VisiblePerson, viewer: Viewer): readonly Option[] {
  const others = the.circle.flatMap(({ staff, name }) =>
    staff === undefined || staff === viewer.staff ? [] : [{ value: staff, title: name }],
  );
  return [{ value: viewer.staff, title: `${viewer.name} (me)` }, ...others];
}
