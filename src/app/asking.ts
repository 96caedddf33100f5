import { PersonId, subjectOf } from '../kernel/ids.ts';
import { outstanding } from '../notices/ledger.ts';
import type { Flow } from '../flows/engine/flow.ts';
import type { Asking } from '../flows/engine/question.ts';
import type { Session } from '../flows/engine/session.ts';
import { todayAt, type Turn } from './house.ts';

/** The question key under which every flow that starts from a person keeps whom it is about. */
export const PERSON = 'person';

/** What the questions of this form may look at: gathered once for a turn, as this viewer may see it. */
export async function askingFor({ house, viewer }: Turn, flow: Flow, session: Session): Promise<Asking> {
  const chosen = session.about ? subjectOf(session.about) : PersonId.safeParse(session.answers[PERSON]).data;
  const person = chosen && (await house.directory.personFor(viewer, chosen));
  const choosing = flow.startsFrom === 'person';
  const record = session.about && person && (await house.records.read(session.about));
  return {
    today: todayAt(house),
    person: person?.the,
    people:
      choosing && (person === undefined || session.step === firstStep(flow))
        ? await house.directory.peopleFor(viewer)
        : person
          ? [person]
          : [],
    recipients: record
      ? outstanding(record.ledger).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})` }))
      : [],
  };
}

const firstStep = (flow: Flow): string | undefined => flow.steps[0]?.id;
