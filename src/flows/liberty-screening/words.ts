import type { Row } from '../../../cards/views.ts';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { decidingRows } from '../../people/capacity.ts';
import type { Outcome, Screening } from './facts.ts';
import { endOf, isAskedAgain, isAssessedToday, isAuthority, outcomeOf, reachesDols } from './outcome.ts';
import * as ask from './questions.ts';

/** What it is screened by: the day on which it was last checked is always shown. */
export const GUIDANCE = {
  asOf: Day.parse('2026-11-29'),
  /** Until then somebody looks whether it still holds. */
  reviewBy: Day.parse('2027-05-29'),
  source:
    'UK Supreme Court, 2 June 2026 ([2026] UKSC 16): no single test decides. DoLS and the Court of Protection apply. Liberty Protection Safeguards are not in force',
};

export const guidanceWords = (asOf: Day, today: Day): string =>
  sentences(
    `Guidance of ${wordsForDay(asOf)}: ${GUIDANCE.source}`,
    'This is no legal conclusion',
    ...(today > GUIDANCE.reviewBy
      ? [
          `It was to be checked by ${wordsForDay(GUIDANCE.reviewBy)}: ask the mental capacity lead whether it still holds`,
        ]
      : []),
  );

const COURT = 'the Court of Protection (form COPDOL11), not DoLS';
const ADULT_ROUTES: Readonly<Record<Screening['setting'], string>> = {
  'own-home': `At home it is ${COURT}`,
  'family-home': `In a family home it is ${COURT}`,
  supported: `In supported living it is ${COURT}`,
  'care-home': 'In a care home it is DoLS: the care home asks the council',
  hospital: 'In a hospital it is DoLS: the hospital asks the council',
  other: `DoLS is for care homes and hospitals. Anywhere else it is ${COURT}`,
};
const ARRANGED: Readonly<Record<Screening['arrangedBy'], string>> = {
  public: 'Whoever arranges the care, council or NHS, applies',
  private: 'The care is arranged privately: ask the council’s legal advice who applies',
  'not-known': 'It is not known who arranges the care: find out, for they apply',
};

/** To whom, and by which route in this setting. */
export function routeWords({ setting, age, arrangedBy }: Screening): string {
  if (age === 'under-16')
    return 'Under 16 this is not the route: ask children’s services and legal advice who can authorise it.';
  return age === 'adult'
    ? sentences(...listed(ADULT_ROUTES[setting], !reachesDols({ setting, age }) && ARRANGED[arrangedBy]))
    : sentences('At 16 or 17 it is the Court of Protection, in any setting: DoLS begins at 18', ARRANGED[arrangedBy]);
}

const AGAIN = 'Ask again when a restriction, the setting, capacity or what they want changes';

export const OUTCOME_TITLES: Readonly<Record<Outcome, string>> = {
  consider: 'Consider authorisation',
  'under-16': 'Under 16: another route',
  assess: 'Stands open: capacity is not known',
  ask: 'Stands open: an objection is not known',
  'not-indicated': 'Not indicated on these answers',
};

/** What came out, in a line: an authority that is noted stands in it. */
export function outcomeTitle(screening: Screening): string {
  const outcome = outcomeOf(screening);
  const end = outcome === 'consider' ? endOf(screening) : undefined;
  return end ? `${OUTCOME_TITLES.consider}: one is noted until ${wordsForDay(end.endsOn)}` : OUTCOME_TITLES[outcome];
}

/** A screening, and the day on which it was made where that is known. */
type AsOf = Screening & { readonly on?: Day };

/** What is to be done about an authority that is noted, as of the day of the screening. */
function renewWords(screening: AsOf): string | undefined {
  const end = endOf(screening);
  if (!end) return undefined;
  return screening.on !== undefined && end.since <= screening.on
    ? 'It ends soon: ask now for what follows it'
    : `Ask for what follows it by ${wordsForDay(end.since)}`;
}

const OBJECTION_NOT_KNOWN = 'Find out whether anybody objects, by words or behaviour';

export function outcomeWords(screening: AsOf): string {
  const isNotHeard = screening.asked?.objection === 'not-known' && OBJECTION_NOT_KNOWN;
  switch (outcomeOf(screening)) {
    case 'consider':
      return sentences(
        ...listed(
          endOf(screening)
            ? 'The mental capacity lead is asked whether it covers these restrictions'
            : 'The mental capacity lead is asked to consider authorisation',
          renewWords(screening),
          screening.restricted?.existing === 'not-known' && 'Find out whether it is authorised already',
          isNotHeard,
          routeWords(screening),
        ),
      );
    case 'under-16':
      return sentences('The mental capacity lead is asked to see to it', routeWords(screening));
    case 'assess':
      return sentences(
        ...listed(
          isAssessedToday(screening)
            ? 'It may deprive them now: the mental capacity lead is asked to have capacity for this decision assessed today'
            : 'Whoever screened has capacity for this decision assessed within five working days',
          'Then screen again. Not known is not read as “has”',
          isNotHeard,
        ),
      );
    case 'ask':
      return sentences(
        OBJECTION_NOT_KNOWN,
        'Then screen again, within five working days. Not known is not read as “nobody”',
      );
    case 'not-indicated':
      return sentences(AGAIN, ...(isAskedAgain(screening) ? ['At the latest in four weeks'] : []));
  }
}

/** What an authority that is noted does not do; undefined where there is nothing to say. */
export function existingWords({ restricted }: Screening): string | undefined {
  if (!restricted) return undefined;
  const { existing, endsOn } = restricted;
  return sentences(
    ...listed(
      ask.existing.words(existing, {}),
      endsOn && `Until ${wordsForDay(endsOn)}`,
      existing === 'attorney' && 'An attorney or deputy cannot authorise a deprivation of liberty',
      isAuthority({ existing }) && 'See that it covers these restrictions',
    ),
  );
}

const restrictionsIn = ({ restrictions, restrictionWords }: Screening): string =>
  listed(ask.restrictions.words(restrictions.join(','), NOBODY) || undefined, restrictionWords).join('\n') ||
  'None now, and none needed';

/** A screening in lines, what came of it first. */
export function screeningRows(screening: AsOf): readonly Row[] {
  const { setting, age, arrangedBy, restricted, asked, inForce } = screening;
  return listed<Row>(
    { label: outcomeTitle(screening), value: outcomeWords(screening) },
    { label: 'Where', value: `${ask.setting.words(setting, {})}, ${ask.age.words(age, NOBODY)}` },
    { label: 'Care arranged by', value: ask.arrangedBy.words(arrangedBy, {}) },
    { label: 'Restrictions', value: restrictionsIn(screening) },
    inForce && { label: 'In monitoring or the plan', value: inForce.join('\n') },
    restricted && { label: 'May deprive them now', value: ask.now.words(restricted.now, NOBODY) },
    restricted && { label: 'What is needed may', value: ask.needed.words(restricted.needed, NOBODY) },
    ...(asked?.capacity ? decidingRows({ capacity: asked.capacity }) : []),
    asked && { label: 'Wishes and feelings', value: asked.wishes },
    asked && {
      label: 'Objection',
      value: sentences(...listed(ask.objection.words(asked.objection, NOBODY), asked.objectionHow)),
    },
    restricted && { label: 'Authority', value: existingWords(screening) ?? '' },
    { label: 'Guidance', value: guidanceWords(screening.guidance, screening.guidance) },
  );
}

/** Options that name nobody in particular. */
const NOBODY = { today: GUIDANCE.asOf };
