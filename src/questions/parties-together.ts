import type { Dated } from '../forms/kinds/date.ts';
import type { Answers, Question } from '../forms/question.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { AboutPerson } from './context.ts';
import { CHANGED_MIND, CORRECTS_NOBODY, DOUBTS, partiesSaid, UNSURE } from './parties-said.ts';
import { namesPattern, type Called } from './who-said.ts';

type Asks = Question<unknown, AboutPerson & Dated>;

interface Asked extends Called {
  readonly name: string;
  readonly isHere: (answers: Answers) => boolean;
  readonly keys: Readonly<Record<'agrees' | 'how' | 'on' | 'views', string>>;
  /** Whether they agree first, then what belongs to it. */
  readonly asks: readonly Asks[];
}

/** Who agrees is typed of one of them or of several at once, with how and when. What is not said of these is repeated back as it is filled in. */
export const saidTogether = (asked: Asked, all: readonly Asked[]): readonly Asks[] =>
  asked.asks.map((one, at) => (at === 0 ? { ...one, ...heardOf(one, asked, all) } : one));

const heardOf = (agrees: Asks, asked: Asked, all: readonly Asked[]): Pick<Asks, 'prompt' | 'together'> => ({
  prompt: (context) =>
    `${agrees.prompt(context)} You can add how and when: "yes, by phone, yesterday".${all.length > 1 ? ` Or say it of all: "${all.length === 2 ? 'both' : 'all'} agree".` : ''}`,
  together(text, context, answers, where) {
    const isAsked = where === 'asked';
    const here = all.filter((party) => party.isHere(answers) || (isAsked && party.key === asked.key));
    const isPutRight = where === 'corrects';
    const isOther = (party: Asked): boolean => party.key !== asked.key && (answers[party.keys.agrees] ?? '') !== '';
    if (isAsked && CORRECTS_NOBODY(text) && here.some(isOther))
      return refuse({ words: `Whose answer is that? Nothing is changed. ${say(here, asked)}` });
    const said = partiesSaid(text, here, isAsked ? asked.key : undefined, { today: context.today, isPutRight });
    if (said === undefined) {
      if (isAsked && DOUBTS.test(text)) return refuse({ words: doubtful(named(text, here) ?? asked) });
      const of = isPutRight ? named(text, here) : undefined;
      return of && refuse({ words: changed(of) });
    }
    if (said === 'whose')
      return refuse({ words: `Who said that? I ask what ${asked.name} says. Nothing is kept. ${say(here, asked)}` });
    if (said === 'unclear')
      return refuse({
        words: UNSURE.test(text)
          ? unsure(text, here, asked)
          : CHANGED_MIND.test(text)
            ? changed(named(text, here) ?? asked)
            : `${UNCLEAR}, or "${example(here, asked)}".`,
      });
    // "Both agree" changes no answer that one of them gave.
    const noted = said.flatMap(({ key, answer, unnamed }) => {
      const party = here.find((one) => one.key === key);
      const before = answers[party?.keys.agrees ?? ''];
      return party && unnamed && before !== answer && (before === 'yes' || before === 'no')
        ? [[party.name, before]]
        : [];
    });
    const [[name, answer] = []] = noted;
    if (name !== undefined)
      return refuse({
        words: `${name}'s answer is noted as ${answer}, and stays so. Say it with each name: "${example(here, asked)}".`,
      });
    const kept = said.flatMap(({ key, ...one }) => {
      const keys = here.find((party) => party.key === key)?.keys;
      const of = [
        [keys?.agrees, one.answer],
        [keys?.how, one.how],
        [keys?.on, one.on],
        [keys?.views, one.views],
      ];
      return of.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]]));
    });
    return ok(Object.fromEntries(kept));
  },
});

const UNCLEAR = 'I could not take all of that, so nothing of it is kept. Say it like this: "yes, by phone, yesterday"';
/** Somebody who is not sure has given no answer: what was noted of them stays until it is said what is to stand. */
function unsure(text: string, here: readonly Asked[], asked: Asked): string {
  const { name } = named(text, here) ?? asked;
  return `Not sure is neither a yes nor a no, so nothing is changed. Say what is to stand for now: "${name} does not agree: not sure yet", or "${name} not reached".`;
}
const doubtful = ({ name }: Asked): string =>
  `That is neither a yes nor a no, so nothing is kept. Say it with why: "${name} does not agree: ...". Or does ${name} agree all the same?`;
const changed = ({ name }: Asked): string =>
  `What does ${name} say now? Nothing is changed yet. Say it like this: "${name} agrees", or "${name} does not agree: ...".`;
const named = (text: string, here: readonly Asked[]): Asked | undefined =>
  here.find(({ names }) => new RegExp(String.raw`(?<!\p{L})(?:${namesPattern(names)})(?!\p{L})`, 'iu').test(text));
const say = (here: readonly Asked[], asked: Asked): string =>
  here.length > 1 ? `Say it with their name: "${example(here, asked)}".` : 'Answer yes, no or not reached.';
const example = (here: readonly Asked[], asked: Asked): string => {
  const [one = asked, other] = here;
  return other ? `${one.name} agrees, ${other.name} does not: ...` : `no: ...`;
};
