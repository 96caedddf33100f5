import { dangerIn } from '../guidance/danger.ts';
import { questionsFor } from '../forms/bound.ts';
import { dayOf } from '../kernel/days.ts';
import { ok } from '../kernel/result.ts';
import { openKind } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Records } from '../kinds/records.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { namedIn } from '../questions/colleagues.ts';
import { personIn } from '../questions/context.ts';
import type { RecordServices } from '../records/services.ts';
import type { Viewer } from '../access/viewer.ts';
import type { AnyFlow, LoadedForm } from './flow.ts';
import { about } from './issue/questions.ts';
import { takersFor } from './safeguarding-concern/route.ts';
import { rules as concernRules } from './safeguarding-concern/rules.ts';
import { rules, worriesIdOf, worriesKind } from './safeguarding-concern/worries.ts';

/** What is told of somebody's days: a worry about harm or neglect may stand in it (R38). */
const TELLS = ['plan-evidence', 'incident', 'issue'];

/** So many characters of it begin a concern: a button types no more. */
const LONGEST = 300;

/** Worries in what is noted of somebody's days: a concern is offered each time, and the third is looked at by a safeguarding lead (TL17). */
export function worriesOn(services: RecordServices, directory: Directory, records: () => Records) {
  const kind = openKind(worriesKind, services);
  const today = () => dayOf(services.clock.now(), services.zone);

  async function note(viewer: Viewer, { session }: LoadedForm, words: string, record: OpenRecord): Promise<void> {
    const person = record.person && (await directory.person(record.person));
    if (!person) return;
    const concerns = await records().ofKind(concernRules.kind, person.id);
    if (concerns.some(({ span }) => span && !span.until)) return;
    const takers = await takersFor(directory, person, today());
    const all = await Promise.all(
      [...new Set(takers.inTurn.flatMap(({ staff }) => staff))].map((id) => directory.staff(id)),
    );
    // Whoever may be named in it is not told of it, nor whoever it is said to be about.
    const kept = all.flatMap((one) => {
      const party = one && person.circle.find(({ staff }) => staff === one.id)?.key;
      const isAbout = about.of(session.answers)?.some((key) => key === one?.id || key === party);
      return one && (isAbout || namedIn(words, [{ value: one.id, title: one.name }]).length > 0) ? [one.id] : [];
    });
    const noted = { key: session.token, reference: record.reference, kept };
    const command = { type: 'note' as const, noted, takers };
    await kind.begin(worriesIdOf(person.id), { command, viewer, by: 'reable', team: person.team });
  }

  async function routed({ id, person: whose, recordedBy }: OpenRecord): Promise<void> {
    const person = whose && (await directory.person(whose));
    if (!person) return;
    const command = { type: 'route' as const, takers: await takersFor(directory, person, today()) };
    const viewer = { staff: recordedBy, name: '', roles: [], teams: [] };
    await kind.begin(id, { command, viewer, by: 'reable', team: person.team });
  }

  function heeding(viewer: Viewer, loaded: LoadedForm): LoadedForm {
    return {
      ...loaded,
      after: async (moved) => heeding(viewer, await loaded.after(moved)),
      async carryOut() {
        const done = await loaded.carryOut();
        if (!done.ok || !('record' in done.value)) return done;
        const words = questionsFor(loaded.form, loaded.session.answers)
          .flatMap(({ question }) => (question.kind === 'text' ? (loaded.session.answers[question.key] ?? []) : []))
          .join('. ');
        if (dangerIn(words) !== 'safeguarding') return done;
        const record = await records().read(done.value.record);
        const whose = personIn(loaded.session);
        const person = whose && (await directory.personFor(viewer, whose));
        if (!record || !person) return done;
        await note(viewer, loaded, words, record);
        const says = `safeguarding concern for ${person.the.reference}: ${words.slice(0, LONGEST)}`;
        return ok({ ...done.value, worry: { words: HARM, title: 'Raise a concern', says } });
      },
    };
  }

  return {
    kind,
    /** What was noted before is in other hands. */
    async raised({ id, team }: Person): Promise<void> {
      const record = await records().read(worriesIdOf(id));
      const viewer = record && { staff: record.recordedBy, name: '', roles: [], teams: [] };
      if (viewer) await kind.begin(record.id, { command: { type: 'raised' }, viewer, by: 'reable', team });
    },
    /** It waits for those who are there now. */
    daily: async (): Promise<void> => {
      for (const { id: team } of await directory.teams())
        for await (const record of records().outstandingIn(team)) if (record.kind === rules.kind) await routed(record);
    },
    /** The same flow, which heeds what it is told. */
    heeds: (flow: AnyFlow): AnyFlow =>
      TELLS.includes(flow.id)
        ? { ...flow, opened: async (opening) => heeding(opening.viewer, await flow.opened(opening)) }
        : flow,
  };
}

const HARM = 'Is somebody being harmed or neglected? You can raise a concern with these words. Nothing is raised yet.';
