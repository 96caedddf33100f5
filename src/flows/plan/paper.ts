import { wordsForDay } from '../../kernel/days.ts';
import { inOrder, type PlanContent } from '../../plans/content.ts';
import type { PlanCopy } from '../../plans/copy.ts';
import { differences } from '../../plans/difference.ts';
import type { Plan } from '../../plans/plan.ts';
import type { VersionLine } from '../../plans/versions.ts';
import { achievedWords, minutesWords, whenWords } from '../../plans/words.ts';
import type { Reading } from '../engine/own-pages.ts';
import { minutesAWeekWords } from './plan-page.ts';

/** A version of the plan as it goes on paper. `before` is the version that it takes the place of. */
export function paperOf(
  plan: Plan,
  line: VersionLine,
  content: PlanContent,
  before: { readonly line: VersionLine; readonly content: PlanContent } | undefined,
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
    copyTo: plan.copyTo.map(({ name, role }) => `${name} (${role})`),
    ...(contact !== undefined && { contact }),
  };
}
