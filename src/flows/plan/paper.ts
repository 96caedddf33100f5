import { wordsForDay } from '../../kernel/days.ts';
import { inOrder } from '../../plans/content.ts';
import { differences } from '../../plans/difference.ts';
import { achievedWords, minutesWords, whenWords } from '../../plans/words.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanVersion } from './full-page.ts';
import { minutesAWeekWords } from './plan-page.ts';
import type { PlanCopy } from './plan-sheet.ts';

/** A version of the plan as it goes on paper. `before` is the version that it takes the place of. */
export function copyOf(
  { line, content, copyTo }: PlanVersion,
  before: PlanVersion | undefined,
  { person, reference }: Reading,
  contact: string | undefined,
): PlanCopy {
  return {
    person: person.name,
    preferredName: person.preferredName,
    reference,
    version: line.version,
    agreedOn: wordsForDay(line.agreedOn),
    startsOn: wordsForDay(content.startsOn),
    ...(content.temporaryUntil !== undefined && { temporaryUntil: wordsForDay(content.temporaryUntil) }),
    ...(before && {
      replaces: `It takes the place of version ${before.line.version} of ${wordsForDay(before.line.agreedOn)}.`,
    }),
    matters: content.matters,
    outcomes: content.outcomes.map(({ words, now, achieved }) => ({ words, now, achieved: achievedWords[achieved] })),
    visits: inOrder(content.visits).map((visit) => ({
      when: whenWords(visit),
      length: minutesWords(visit.minutes),
      support: visit.support,
      by: visit.by,
    })),
    minutes: minutesAWeekWords(content),
    equipment: content.equipment,
    monitoring: content.monitoring,
    changes: before ? differences(before.content, content) : [],
    copyTo: copyTo.map(({ name, role }) => `${name} (${role})`),
    ...(contact !== undefined && { contact }),
  };
}
