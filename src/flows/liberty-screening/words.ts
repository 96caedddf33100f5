import type { Row } from '../../../cards/views.ts';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { decidingRows } from '../../people/capacity.ts';
import type { Outcome, Screening } from './facts.ts';
import { isAuthority, outcomeOf } from './outcome.ts';
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
  const isDols = age === 'adult' && (setting === 'care-home' || setting === 'hospital');
  return age === 'adult'
    ? sentences(...listed(ADULT_ROUTES[setting], !isDols && ARRANGED[arrangedBy]))
    : sentences('At 16 or 17 it is the Court of Protection, in any setting: DoLS begins at 18', ARRANGED[arrangedBy]);
}

const AGAIN = 'Ask again when a restriction, the setting, capacity or what they want changes';

export const OUTCOME_TITLES: Readonly<Record<Outcome, string>> = {
  consider: 'Consider authorisation',
  'under-16': 'Under 16: another route',
  assess: 'Stands open: capacity is not known',
  'not-indicated': 'Not indicated on these answers',
};

export function outcomeWords(screening: Screening): string {
  switch (outcomeOf(screening)) {
    case 'consider':
      return sentences('The mental capacity lead is asked to consider authorisation', routeWords(screening));
    case 'under-16':
      return sentences('The mental capacity lead is asked to see to it', routeWords(screening));
    case 'assess':
      return 'Have capacity for this decision assessed, and screen again. Not known is not read as “has”.';
    case 'not-indicated':
      return sentences(AGAIN, ...(screening.restricted ? ['At the latest in four weeks'] : []));
  }
}

/** What an authority that is noted does not do; undefined where there is nothing to say. */
export function existingWords({ restricted, setting, age }: Screening): string | undefined {
  if (!restricted) return undefined;
  const { existing, endsOn } = restricted;
  const isDols = existing === 'urgent' || existing === 'standard';
  return sentences(
    ...listed(
      ask.existing.words(existing, {}),
      endsOn && `Until ${wordsForDay(endsOn)}`,
      existing === 'attorney' && 'An attorney or deputy cannot authorise a deprivation of liberty',
      isDols && setting !== 'care-home' && setting !== 'hospital' && 'DoLS does not reach this setting',
      isDols && age !== 'adult' && 'DoLS begins at 18',
      isAuthority({ existing }) && 'See that it covers these restrictions',
    ),
  );
}

const restrictionsIn = ({ restrictions, restrictionWords }: Screening): string =>
  listed(ask.restrictions.words(restrictions.join(','), {}) || undefined, restrictionWords).join('\n') ||
  'None now, and none needed';

/** A screening in lines, what came of it first. */
export function screeningRows(screening: Screening): readonly Row[] {
  const { setting, age, arrangedBy, restricted } = screening;
  const how = restricted?.objectionHow;
  return listed<Row>(
    { label: OUTCOME_TITLES[outcomeOf(screening)], value: outcomeWords(screening) },
    { label: 'Where', value: `${ask.setting.words(setting, {})}, ${ask.age.words(age, {})}` },
    { label: 'Care arranged by', value: ask.arrangedBy.words(arrangedBy, {}) },
    { label: 'Restrictions', value: restrictionsIn(screening) },
    restricted && { label: 'May deprive them now', value: ask.now.words(restricted.now, NOBODY) },
    restricted && { label: 'What is needed may', value: ask.needed.words(restricted.needed, NOBODY) },
    ...(restricted?.capacity ? decidingRows({ capacity: restricted.capacity }) : []),
    restricted && { label: 'Wishes and feelings', value: restricted.wishes },
    restricted && {
      label: 'Objection',
      value: sentences(...listed(ask.objection.words(restricted.objection, NOBODY), how)),
    },
    restricted && { label: 'Authority', value: existingWords(screening) ?? '' },
    { label: 'Guidance', value: guidanceWords(screening.guidance, screening.guidance) },
  );
}

/** Options that name nobody in particular. */
const NOBODY = { today: GUIDANCE.asOf };
