import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { mayAct } from '../../people/authority.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered } from '../../forms/question.ts';
import { listed } from '../../kernel/listed.ts';
import { ok } from '../../kernel/result.ts';
import { without } from '../../people/circle.ts';
import { Leaving, leavingWords, type Left } from '../../people/leaving.ts';
import { memberWords, type Person } from '../../people/person.ts';
import { loadPerson, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { NO_STAYS } from '../../questions/no-stays.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import { person } from '../../questions/person.ts';
import type { Flow, Overheard } from '../flow.ts';
import { changePerson, type Parts } from './carry-out.ts';
import { circlePage } from './circle.ts';

const whose = person({ key: 'person', short: 'Person', label: 'Whose circle is it?' });

const chosen = choice({
  key: 'member',
  label: 'Who is leaving their circle?',
  none: 'There is nobody in their circle.',
  short: 'Who',
  schema: z.string().min(1),
  show: 'many',
  options: ({ person: known }: PersonContext) =>
    (known?.circle ?? []).map((one) => ({ value: one.key, title: `${one.name} (${memberWords(one)})` })),
});

const member: typeof chosen = {
  ...chosen,
  // "Remove Tom from Ada": a colleague is found among those who are there.
  together(said, context, _, where) {
    const heard = where === 'begun' ? chosen.hear(said, context) : undefined;
    return heard?.ok ? ok({ [chosen.key]: heard.value }) : undefined;
  },
};

/** R17: who leaves, leaves for a reason. */
const why = choice({
  key: 'why',
  label: 'Why?',
  short: 'Why',
  schema: Leaving,
  options: Leaving.options.map((value) => ({
    value,
    title: leavingWords[value],
    also: value === 'not-carer' ? ['no carer', 'not a carer'] : value === 'other' ? ['other'] : [],
  })),
});

const whyWords = text<PersonContext>({
  key: 'whyWords',
  label: 'What is the reason?',
  short: 'Reason',
  help: 'Those who set up circles read it.',
  max: 200,
  when: (answers, context) => answered(why, 'other')(answers) || isAuthorised(answers, context),
});

/** An attorney, deputy or appointee is not taken out without a word (R45). */
const isAuthorised = (answers: Answers, { person: the }: PersonContext): boolean =>
  the?.circle.some((one) => one.key === member.of(answers) && mayAct(one)) ?? false;

/** Somebody is taken out of a circle; that they were in it, and why they left, is kept (R17). */
export function personLeave(parts: Parts): Flow<PersonContext> {
  return {
    id: 'person-leave',
    version: 1,
    title: 'Take somebody out of a circle',
    phrases: [
      'take somebody out of a circle',
      'take somebody out',
      'take out of circle',
      'remove from circle',
      'is not the carer any more',
      'isnt the carer anymore',
      'is no longer the carer',
      'no longer their carer',
    ],
    overhears,
    startsFrom: 'person',
    opensFor: [member.key],
    whileStopped: true,
    needs: { deed: 'arrange', guarded: 'person' },
    steps: [
      { id: WHO, title: 'Whose circle', questions: [whose] },
      { id: 'leaver', title: 'Who leaves their circle', questions: [member, why, whyWords] },
    ],
    recordWords: 'Save this',
    resets: { [whose.key]: [member.key, why.key, whyWords.key] },
    warnings({ answers }, context) {
      const leaving = context.person?.circle.find(({ key }) => key === member.of(answers));
      return listed(
        isAuthorised(answers, context) &&
          `${leaving?.name ?? 'They'} may act for them by law. Those who lead the team are told, with the reason.`,
        leaving?.staff !== undefined &&
          `${leaving.name} is told that they are no longer in the plan, and sees it no longer unless their role lets them.`,
        NO_STAYS,
      );
    },
    load: (opening) => loadPerson(parts.directory, opening, 'arrange'),
    keepsContext: samePerson,
    // Somebody who has left meanwhile is not chosen.
    fills: ({ openedFor }, { person: the }) => ({
      answers: Object.fromEntries(
        (the?.circle ?? []).flatMap(({ key }) => (key === openedFor?.[member.key] ? [[member.key, key]] : [])),
      ),
    }),
    async carryOut({ answers }, { person: the, today }, viewer) {
      const leaving = the?.circle.find(({ key }) => key === member.of(answers));
      const reason = why.of(answers);
      if (!the || !leaving || !reason) return MISSING;
      const left: Left = { on: today, by: viewer.staff, why: reason, words: whyWords.of(answers) };
      const change = (now: Person): Person => without(now, leaving.key, left);
      const done = arranged(await changePerson(parts, viewer, the.id, { what: `left: ${leaving.part}`, change }));
      if (!done.ok) return done;
      const words = `${leaving.name} is no longer in their circle.`;
      const now = await parts.directory.personFor(viewer, the.id, 'arrange');
      return now ? ok({ words, page: await circlePage(parts.directory, viewer, now.the, { words }) }) : MISSING;
    },
  };
}

/** Of a circle a colleague is taken out by name: they are found in it. */
const NAME = String.raw`(?!(?:an?|the|all|her|his|their|that|this|it|from|visits?|calls?|lunch|mornings?|evenings?|breakfast|tea)\b)\p{L}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*)?`;
const FROM = String.raw`(?:the\s)?(?:circle|team) (?:of|for) @|@(?:\s(?:care )?(?:circle|team))?|(?:(?:her|his|their|the) )?circle`;
const TAKEN_OUT = new RegExp(
  String.raw`^(?:please\s)?(?:can you\s)?(?:take|remove|drop|get|put)\s(?<who>#|${NAME})\s(?:out of|out from|out|off|from)\s(?:${FROM})[.!]?$`,
  'iu',
);
const NOT_CARER =
  /^#\s(?:is not|isn['’]?t|is no longer|no longer is|has stopped being)\s(?:(?:the|a|her|his|their|@)\s)?(?:main\s)?(?:carer|#)(?:\s(?:of|for)\s@)?(?:\s(?:any ?more|any longer|now))?[.!]?$/iu;
const NOT_WORKING = new RegExp(
  String.raw`^(?<who>#|${NAME})\s(?:is no longer|no longer|has stopped|does not|doesn['’]?t|is not|isn['’]?t)\s(?:works?|working|involved)\swith\s@(?:\sany ?more|\snow)?[.!]?$`,
  'iu',
);
const DIED = /^(?:the\s)?#\s(?<words>(?:has\s|have\s)?(?:sadly\s)?(?:died|passed away|passed on|is dead)\b.*?)[.!]?$/iu;
/** Said of whoever works with them: that is over. */
const OVER = /\b(?:no longer|any ?more|stopped)\b/iu;

/** "Take Sarah out of Ada's circle", "Sarah is no longer the carer", "Tom does not work with Ada any more". */
function overhears(text: string): Overheard | undefined {
  const said = oneSpaced(text);
  const working = OVER.test(said) ? NOT_WORKING.exec(said) : null;
  const words = DIED.exec(said)?.groups?.['words'];
  if (words !== undefined)
    return { rest: '@', answers: { [member.key]: '#', [why.key]: 'other', [whyWords.key]: words } };
  const found = TAKEN_OUT.exec(said) ?? NOT_CARER.exec(said) ?? working;
  if (!found) return undefined;
  const { who = '#' } = found.groups ?? {};
  const reason = working ? 'not-working' : NOT_CARER.test(said) ? 'not-carer' : undefined;
  return {
    rest: '@',
    answers: {
      ...(who === '#' && { [member.key]: who }),
      ...(reason !== undefined && { [why.key]: reason }),
    },
    ...(who !== '#' && { more: who }),
  };
}
