import { readDay } from '../../forms/typed-date.ts';
import type { Day } from '../../kernel/days.ts';
import { dateIn, pastDayIn } from '../../questions/overheard.ts';
import type { Answers } from '../../forms/question.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

const WHO = String.raw`(?<who>@|[\p{L}][\p{L}'’. -]{1,60}?)`;
const IS = String.raw`(?:\s+(?:is|was|has|has been|has just|is now)|['’]s)`;
const A_AND_E = String.raw`(?:a\s?&\s?e|a and e|casualty)`;
const WARD = String.raw`(?:(?:the )?hos(?:pital|pitl|ptal|iptal|pitle|pitel|p\b)|${A_AND_E})`;
/** What happened to them, up to where they are now. */
const THEN = String.raw`(?=\s+(?:is|was|has|had|went|fell|got|collapsed|ended|goes|just)\b)[^?]{0,60}?`;
const TAIL = String.raw`(?<tail>[\s,.!][^?]{0,160})?`;
const plain = (words: string): RegExp => new RegExp(String.raw`^(?:sadly,? )?${WHO}${words}${TAIL}$`, 'iu');
/** What is typed when the phrase comes first: "in hospital RB-1041", as the bot's own buttons type it. */
const reversed = (words: string): RegExp =>
  new RegExp(String.raw`^(?:${words})(?:(?:\s+for)?\s+(?<who>[^\s:][^:]{0,80}))?(?<tail>:.{1,250})?$`, 'iu');

/** In which words people tell that reablement pauses, or is over, or goes on. `asks`: they only suggest it, so it is asked first. */
const SAYINGS: readonly { readonly what: ask.What; readonly says: readonly RegExp[]; readonly asks?: true }[] = [
  {
    what: 'back',
    says: [
      plain(String.raw`${IS}\s+(?:now\s+)?(?:back|home|out)(?:\s+(?:home|again|now))?\s+(?:from|of)\s+${WARD}`),
      plain(String.raw`(?:\s+has)?\s+(?:come|came)\s+(?:home|back|out)\s+(?:from|of)\s+${WARD}`),
      reversed('back from hospital'),
    ],
  },
  {
    what: 'hospital',
    asks: true,
    says: [
      plain(String.raw`${IS}\s+(?:back|again)\s+in\s+${WARD}`),
      plain(
        String.raw`${THEN}\s+(?:gone|went|goes|go|taken|rushed|admitted|sent|brought)\s+(?:back\s+)?(?:in\s+)?(?:into|to|in)\s+(?:a\s+)?${WARD}`,
      ),
      plain(
        String.raw`${THEN}\s+(?:taken|rushed|brought)\s+(?:in|away)(?:\s+by\s+(?:an\s+|the\s+)?(?:ambulance|paramedics))?`,
      ),
      plain(String.raw`${IS}\s+(?:gone(?!\s+(?:missing|astray|off|out)\b)|been admitted|admitted)(?:\s+in)?`),
      plain(String.raw`${THEN}\s+(?:in|at|to)\s+${A_AND_E}`),
    ],
  },
  {
    what: 'hospital',
    says: [plain(String.raw`(?:${IS})?\s+(?:now\s+|still\s+)?in\s+${WARD}`), reversed('in hospital')],
  },
  {
    what: 'moved',
    says: [
      plain(
        String.raw`\s+(?:has\s+)?moved(?:\s+(?:away|house|home|out of (?:the )?area|in with (?:her|his|their) \p{L}+|(?:in)?to (?:a |an )?(?:care|nursing|residential) home))?(?=[.!]?$|\s+(?:today|yesterday|last|on)\b)`,
      ),
      reversed('has moved away|moved away'),
    ],
  },
  {
    what: 'died',
    says: [
      reversed(String.raw`has died|passed away|(?:the\s+)?death of|rip`),
      plain(
        String.raw`(?:\s+(?:has|sadly|has sadly|has now)|['’]s)?\s+(?:died|passed away|passed on|left us|slipped away)`,
      ),
      plain(String.raw`(?:${IS})?\s+(?:now\s+|sadly\s+)?(?:deceased|no longer (?:alive|with us)|found dead)`),
      plain(String.raw`\s+(?:did not|didn['’]?t) survive`),
      plain(String.raw`\s+(?:did not|didn['’]?t) make it(?=[.!]?$)`),
      plain(String.raw`,?\s+rip`),
      plain(
        String.raw`(?:\s+has)?\s+passed(?=\s+(?:last|this|overnight|peacefully|yesterday|today|in (?:the night|hospital|her sleep|his sleep))\b)`,
      ),
      plain(
        String.raw`(?:\s+(?:is|was)(?:\s+(?:now|sadly))?|['’]s)\s+dead(?!\s+(?:tired|set|keen|against|good|slow|on|right|wrong|easy|nice|pleased|weight|heavy)\b)`,
      ),
    ],
  },
];

/** In characters. What is longer tells of more than this. */
const LONGEST = 330;

/** Of somebody else: "her husband has died", "Ada’s sister is in hospital". */
const ANOTHER =
  /['’]s\s+\p{L}|\b(?:husband|wife|son|daughter|sister|brother|mother|father|mum|dad|friend|neighbour|dog|cat)$/iu;

/** "Ada is in hospital", "Miss Lewis has died": whom it is about, and what has happened, to be checked (P19, P27). */
export function overheard(text: string, today: Day): Overheard | undefined {
  const said = text.trim();
  if (said.length > LONGEST) return undefined;
  const moves = TO_A_TEAM.exec(said)?.groups?.['who'];
  if (moves !== undefined) return { rest: moves, answers: {}, offer: TEAM_OFFER };
  for (const { what, says, asks } of SAYINGS) {
    const found = says.map((each) => each.exec(said)).find((one) => one !== null);
    const who = found?.groups?.['who'] ?? '';
    if (!found || ANOTHER.test(who)) continue;
    return {
      rest: who.replace(/^(?:i think|sadly|now|so|today|sorry,?)\s+/iu, '').replace(/[.!]$/u, ''),
      answers: { [ask.what.key]: what, ...daysIn(what, said, today) },
      ...(asks && { offer: OFFER }),
    };
  }
  return undefined;
}

/** "Since yesterday", "back on Friday": the days that were said, to be checked. */
function daysIn(what: ask.What, said: string, today: Day): Answers {
  const stop = ask.Stopping.safeParse(what).data;
  if (what !== 'back' && !stop) return {};
  const { until = '', back } = BACK_BY.exec(said)?.groups ?? { until: said };
  const since = pastDayIn(until, today) ?? dateIn(until, today);
  const expected = what === 'hospital' && back !== undefined ? readDay(back, today, 'future') : undefined;
  return {
    ...(since !== undefined && { [stop ? ask.DAYS[stop].key : ask.backOn.key]: since }),
    ...(expected !== undefined && { [ask.expectedBack.key]: expected }),
  };
}

/** What was said up to when they are expected back, and when that is. */
const BACK_BY =
  /^(?<until>.*[,.;]|.*\b(?:should be|expected|due|hopefully|until))\s*(?:(?:should be|expected|due|hopefully|probably)\s+)*(?:back|home)\s+(?<back>.{2,60})$/isu;

/** To another team of ours: reablement goes on there. */
const TO_A_TEAM =
  /^(?:please\s+)?(?:(?:move|transfer|hand over|moved|transferred)\s+(?<who>@)\s+(?:over\s+)?to|(?<who>@)(?:\s+(?:is|has|was|will be|needs to be))?\s+(?:now\s+)?(?:moving|moved|moves|transferr(?:ed|ing)|going|goes)\s+(?:over\s+)?to)\s+(?:another|a different|the other|the [\p{L} ]{2,40}|[\p{L}]{2,40})\s+team(?:[\s,.].*)?$/iu;

const TEAM_OFFER = {
  words:
    'Nothing is noted yet. Coordinators and managers move somebody to another team: open their circle, press "Change their details or team", and choose the team.',
  title: 'Open their circle',
  says: 'show the circle of',
};

const OFFER = {
  words: 'Are they in hospital now? Then visits and reminders can be paused.',
  title: 'Yes, in hospital',
  says: 'in hospital',
  quotes: true as const,
};
