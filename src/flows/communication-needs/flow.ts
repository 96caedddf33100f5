import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { Format, needsOf, needsWords, THE_PERSON, type CommunicationNeeds } from '../../people/needs.ts';
import { withoutTeams, type Party } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { samePerson, WHO } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import type { Finished, Flow, Overheard } from '../flow.ts';
import { Base, isSame, joined, needsIn, withNeeds } from './content.ts';
import * as ask from './questions.ts';

/**
 * What the person, or one of those around them, needs so that they understand: recorded in a minute, by everybody who gives care (R33).
 * One form is one of them.
 */
export function communicationNeeds(
  administration: Administration,
  directory: Directory,
  records: Records,
): Flow<ask.NeedsContext> {
  return {
    id: 'communication-needs',
    version: 2,
    title: 'Communication needs',
    phrases: [
      'change communication needs',
      'change communication needs of',
      'note communication needs',
      'record communication needs',
      'needs large print',
      'needs an interpreter',
    ],
    overhears,
    startsFrom: 'person',
    whileStopped: true,
    opensFor: [ask.WHOSE],
    needs: { deed: 'record', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: ask.WHOSE,
        title: 'Whose needs',
        // Until somebody is named it may be asked: who is around them is not known yet.
        when: (_, context) => !context.person || ask.around(context).length > 1,
        questions: [ask.whose],
      },
      {
        id: 'needs',
        title: 'What they need',
        intro: (_, context) => (ask.isDue(context) ? ask.NOTHING_CHANGED : undefined),
        questions: [ask.formats, ask.language, ask.interpreter, ask.besides, ask.share, ask.reviewOn],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => ask.load(directory, opening),
    keepsContext: (before, after) => samePerson(before, after) && ask.keyIn(before) === ask.keyIn(after),
    resets: { [ask.person.key]: [ask.WHOSE, ...ask.HANGING], [ask.WHOSE]: ask.HANGING },
    fills: (_, context) => ({
      answers: context.person && ask.around(context).length === 1 ? { [ask.WHOSE]: THE_PERSON } : {},
      ...(context.one && { base: { needs: ask.known(context) ?? null } satisfies Base }),
    }),
    async carryOut(session, context, viewer) {
      const { person: the, one, today } = context;
      const needs = needsIn(session.answers, { by: viewer.staff, on: today });
      if (!the || !one || !needs) return MISSING;
      const base = Base.safeParse(session.base).data?.needs ?? undefined;
      const meanwhile: CommunicationNeeds[] = [];
      const noted = (now: Person): Person | undefined => {
        const found = needsOf(now, one.key);
        // Saved before, and not shown.
        if (found && isSame(found, needs)) return now;
        if (isSame(found, base)) return withNeeds(now, one.key, needs);
        if (found) meanwhile.push(found);
        return undefined;
      };
      const changed = await administration.changePerson(viewer, the.id, 'communication needs', noted, 'record');
      const theirs = meanwhile.at(-1);
      if (!changed.ok && changed.refusal === 'changed' && theirs) {
        const who = (await directory.staff(theirs.by))?.name ?? 'Somebody';
        return refuse({
          words: meanwhileWords(who, theirs),
          instead: { answers: joined(session.answers, base, theirs), base: { needs: theirs } satisfies Base },
        });
      }
      const done = arranged(changed);
      if (!done.ok) return done;
      await records.personChanged(done.value, viewer.staff);
      return ok(saved(the, one, needs));
    },
  };
}

/** They were quicker: what they made of it is said before it is recorded again (S53). */
const meanwhileWords = (who: string, theirs: CommunicationNeeds): string =>
  `${who} changed this while your form was open. It now says: ${needsWords(theirs) || 'nothing special.'} What you did not change yourself is as ${who} left it. Please check all of it, then save it.`;

/** What was saved, who sees it, and the way to the others around the person. */
function saved(the: VisiblePerson['the'], one: Party, needs: CommunicationNeeds): Finished {
  const words = `Saved. ${one.name} needs: ${needsWords(needs) || 'nothing special.'}`;
  const others = withoutTeams(the).filter(({ key }) => key !== one.key);
  return {
    words,
    page: drawPage({
      title: the.name,
      paragraphs: [words, `${shownWords[needs.share]} It is looked at again on ${wordsForDay(needs.reviewOn)}.`],
      tone: 'good',
      buttons: [
        ...others.slice(0, MOST_OTHERS).map((other) => needsButton(the, other)),
        { title: 'Communication needs', press: { do: 'page/show', id: the.id, x: 'needs' } },
        { title: 'Home', press: { do: 'home/show' } },
      ],
    }),
  };
}

/** Beside the page and Home. */
const MOST_OTHERS = 4;

const needsButton = ({ id }: Pick<Person, 'id'>, { key, name }: Party): Button => ({
  title: `Needs of ${name}`,
  press: { do: 'flow/start', id, x: `communication-needs.${key}` },
});

const shownWords: Readonly<Record<CommunicationNeeds['share'], string>> = {
  yes: 'Your team sees it wherever something is told, given or handed over, and it may be passed on to other services.',
  no: 'Your team sees it wherever something is told, given or handed over. It is not passed on to other services.',
  'not-asked':
    'Your team sees it wherever something is told, given or handed over. It is not passed on to other services before they have been asked.',
};

/** "Betty needs large print", "her brother can only read braille": whose needs, and in what form. */
const NEEDS = new RegExp(
  String.raw`^(?<who>[@#])\s+(?:now\s+)?(?:needs?|wants?|(?:can )?only reads?|uses?|prefers?|would like)\s+(?:everything\s+|letters\s+|it\s+)?(?:in\s+|an?\s+)?(?<what>${Format.options.map((one) => one.replace('-', '[ -]')).join('|')})\b[^?]{0,40}$`,
  'iu',
);

/** "Betty cannot hear well", "her brother is deaf": whose needs, in the words that were used. */
const SENSES = String.raw`(?:(?:can(?:not| not|['’]?t)|(?:does|do) ?n(?:o|['’]?)t|struggles? to|finds? it hard to|is unable to|hardly|barely)\s+(?:really\s+)?(?:hears?|sees?|reads?|speaks?|understands?)(?:\s+(?:(?:very|too|so)\s+)?(?:well|properly|clearly|much|anything|at all|letters|small print|(?:any )?english))?|(?:is|has gone)\s+(?:(?:very|a bit|quite|nearly|partially|partly|registered|going|profoundly)\s+)*(?:deaf|blind|hard of hearing|sighted)|has\s+(?:poor|bad|very poor)\s+(?:hearing|sight|eyesight)|(?:only speaks|speaks only)\s+\p{L}+|wears? (?:an?\s)?hearing aids?)`;
const CANNOT = new RegExp(
  String.raw`^(?<who>[@#])\s+(?:also\s+|now\s+)?(?<words>${SENSES}(?:\s+(?:any ?more|now|without (?:her|his|their|the|glasses).{0,30}|on the phone|in (?:one|(?:her|his|the) (?:left|right)) (?:ear|eye)))*)[.!]?$`,
  'iu',
);

function overhears(text: string): Overheard | undefined {
  const sense = CANNOT.exec(oneSpaced(text))?.groups;
  if (sense)
    return {
      rest: '@',
      answers: {
        [ask.WHOSE]: sense['who'] === '#' ? '#' : THE_PERSON,
        [ask.besides.key]: sense['words'] ?? '',
      },
    };
  const { who, what } = NEEDS.exec(oneSpaced(text))?.groups ?? {};
  return who === undefined || what === undefined
    ? undefined
    : {
        rest: '@',
        answers: {
          [ask.WHOSE]: who === '#' ? '#' : THE_PERSON,
          [ask.formats.key]: what.toLowerCase().replace(' ', '-'),
        },
      };
}
