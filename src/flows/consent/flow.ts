import { drawPage } from '../../../cards/page.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import { consentWords, withConsent } from '../../people/consent.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { samePerson, WHO } from '../../questions/context.ts';
import { CARER_IS_INVOLVED } from '../../questions/consent.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import type { Flow } from '../flow.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the person agreed to about somebody around them: noted at any time, without a new version of the plan (R15-R17). */
export function consent(
  administration: Administration,
  directory: Directory,
  records: Records,
): Flow<ask.ConsentContext> {
  return {
    id: 'consent',
    version: 1,
    title: 'Who may know: what the person agreed',
    phrases: [
      'note consent',
      'change consent',
      'consent of',
      'agrees that they are involved',
      'does not want them involved',
    ],
    overhears: overheard,
    notesConsent: 'Note what was agreed',
    startsFrom: 'person',
    opensFor: [ask.WHOM],
    needs: { deed: 'record', guarded: 'person' },
    whileStopped: true,
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: ask.WHOM, title: 'About whom', questions: [ask.whom] },
      {
        id: 'consent',
        title: 'What was agreed',
        intro: (_, { one }) => (one ? `About ${one.name}.` : undefined),
        questions: ask.consent.all,
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => ask.load(directory, opening),
    keepsContext: (before, after) => samePerson(before, after) && ask.keyIn(before) === ask.keyIn(after),
    resets: { [ask.person.key]: [ask.WHOM, ...ask.consent.keys], [ask.WHOM]: ask.consent.keys },
    fills: (_, { one, today }) => ({
      answers: one ? { [ask.consent.on.key]: today } : {},
    }),
    stands: ({ person, one }) =>
      (person?.circle ?? []).map(({ key, name, consent: agreed }) => ({
        key: `consent.${key}`,
        is: versionHash(agreed ?? ''),
        words: agreed && key === one?.key ? [`${name}: ${consentWords(agreed)}.`] : [],
      })),
    idle: (context) =>
      context.person && ask.asked(context).length === 0
        ? 'There is nobody of whom this has to be asked: staff who give the care are involved anyway.'
        : undefined,
    async carryOut(session, context, viewer) {
      const { person: the, one } = context;
      const noted = ask.consent.of(session.answers, context, viewer.staff);
      if (!the || !one || !noted) return MISSING;
      if (one.part === 'carer' && noted.involve === 'no') return refuse(CARER_IS_INVOLVED);
      const change = (now: Person): Person | undefined => {
        const found = now.circle.find(({ key }) => key === one.key);
        // Saved before, and not shown.
        if (found && isSame(found.consent, noted)) return now;
        if (!found || !isSame(found.consent, one.consent)) return undefined;
        return { ...now, circle: now.circle.map((each) => (each === found ? withConsent(found, noted) : each)) };
      };
      const done = arranged(await administration.changePerson(viewer, the.id, 'consent', change, 'record'));
      if (!done.ok) return done;
      await records.personChanged(done.value, viewer.staff);
      const words = `Saved. ${one.name}: ${consentWords(noted)}.`;
      const page = drawPage({
        title: the.name,
        paragraphs: [words],
        tone: 'good',
        buttons: [
          { title: 'Circle', press: { do: 'page/show', id: the.id, x: 'person-circle' }, tone: 'main' },
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
      return ok({ words, page });
    },
  };
}
