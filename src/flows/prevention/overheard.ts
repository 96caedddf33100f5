import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Service } from '../../content/services.ts';
import type { Overheard } from '../flow.ts';

/** "Ada is lonely", "pendant alarm for Ada", "lunch club near Ada": other help is offered, never begun unasked (R34, R35). */
const LONELY =
  /^@\s+(?:\p{L}+ly\s+)?(?:is|feels|seems|has been|gets)\s+(?:\p{L}+\s+)?(?:lonely|isolated|on (?:her|his|their) own (?:all day|a lot))\b/iu;
export const HELP = String.raw`(?:pendant|careline|community|door|fall)?\s*alarms?|telecare|key ?safes?|lunch clubs?|day centres?|befriend\w*|meals on wheels|memory cafés?|memory cafes?|carers?['’]? (?:group|break|support)s?|falls? (?:class|group)(?:es|s)?|exercise (?:class|group)(?:es|s)?|shopping (?:service|help)|handy ?(?:man|person)|transport|local services?|services`;
const FOR = new RegExp(
  String.raw`^(?:an?\s+|the\s+|some\s+|any\s+|is there (?:an?\s+)?)?(?:${HELP})\s+(?:near here\s+|nearby\s+|here\s+)?(?:for|near|around)\s+@\s*[.?!]*$|^@\s+(?:might like|would like|could use|needs|wants)\s+(?:an?\s+|the\s+)?(?:${HELP})\s*[.?!]*$`,
  'iu',
);

const TOLD_ABOUT =
  /^(?:i\s+(?:have\s+)?told\s+@|@\s+(?:was|has been|is|were)\s+(?:now\s+)?told)\s+(?:about|of)\s+(?:the\s+)?(?<what>.+?)[.!]?$/iu;

/** "Ada was told about Steady Steps": a service of the list, and no news of a change that is being told (R34, R4). */
export function toldAbout(text: string, services: readonly Pick<Service, 'name'>[]): Overheard | undefined {
  const what = TOLD_ABOUT.exec(oneSpaced(text))?.groups?.['what']?.toLowerCase();
  const service = services.find(({ name }) => name.toLowerCase() === what);
  return (
    service && {
      rest: '@',
      answers: { step: 'told' },
      offer: {
        title: 'Other help',
        says: 'other help for',
        words: `${service.name} is on the list of local services. Shall I open "Other help", to note that they were told about it?`,
      },
    }
  );
}

export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@')) return undefined;
  const said = oneSpaced(text);
  return LONELY.test(said) || FOR.test(said)
    ? {
        rest: '@',
        answers: {},
        offer: {
          title: 'Other help',
          says: 'other help for',
          words: 'A service or group nearby may help. Shall I open "Other help", with what is on the list?',
        },
      }
    : undefined;
}
