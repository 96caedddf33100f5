import type { Command } from './commands.ts';
import { wordsIn } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const THANKS = set('thanks thank thx tx thnx ta cheers ty thankyou appreciated');
const GREETING = set('hello hi hiya hey heya helo greetings howdy');
/** "Morning" alone may be the answer to a question. */
const PART_OF_DAY = /^(?:morning|afternoon|evening)$/u;
const TO_SOMEBODY = set('me all everyone everybody mate love pal duck dear bot reable guys team again');
/** Said beside a greeting or thanks, and asking for nothing. */
const BESIDES = set(
  'you u very so much a lot ever again my me mate friend friends love pal duck dear all everyone everybody bot reable there good work job great ' +
    'brilliant lovely nice excellent super perfect well done one for your help that it is was were the and ok okay no really just only its i am im ' +
    'back how are doing happy have day helpful kind of then bye see later guys team many',
);
const MOST = 12;

/** Thanks and greetings in any length, as long as nothing else is said: "thank you very much my friend", "morning, only me again". */
export function kindWordsIn(text: string): Command | undefined {
  const words = wordsIn(text.slice(0, 200)).map(({ plain }) => plain);
  if (words.length === 0 || words.length > MOST) return undefined;
  const isHello = (word: string): boolean => GREETING.has(word) || PART_OF_DAY.test(word);
  if (!words.every((word) => THANKS.has(word) || isHello(word) || BESIDES.has(word))) return undefined;
  if (words.some((word) => THANKS.has(word))) return 'thanks';
  const isGreeting =
    words.some((word) => GREETING.has(word)) || (words.some(isHello) && words.some((word) => TO_SOMEBODY.has(word)));
  return isGreeting ? 'home' : undefined;
}
