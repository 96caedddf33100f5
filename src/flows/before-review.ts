import { wordsForDay } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { sentence, sentences } from '../kernel/sentence.ts';
import type { Records } from '../kinds/records.ts';
import { inOrder, standingOn, type PlanContent } from '../plans/content.ts';
import { inUse } from '../plans/plan.ts';
import { achievedWords, whatWords, whenWords } from '../plans/words.ts';
import { standing } from '../plans/standing.ts';
import type { SeenIssue } from './issue/facts.ts';
import type { Issues } from './issue/flows.ts';
import { agreedWords, outcomeWords, sortWords } from './issue/words.ts';
import { rules as issueRules } from './issue/rules.ts';
import { evidenceWords } from './plan/in-words.ts';
import type { Plans } from './plan/plans.ts';
import type { progressParts } from './progress/parts.ts';
import { equipmentWords, marksWords, stepWords } from './progress/words.ts';
import type { KnownBefore } from './review/known.ts';

/** So much of each is filled in: a card has to hold all of it (S43). */
const MOST = 1_500;
const upTo = (lines: readonly string[]): string => {
  const words = lines.join('\n');
  return words.length > MOST ? `${words.slice(0, MOST)}…` : words;
};

interface Before {
  readonly records: Records;
  readonly plans: Plans;
  readonly issues: Issues;
  readonly progressOf: ReturnType<typeof progressParts>['progressOf'];
}

/** What the plan, its evidence and the issues say before a review, and whence each of it is (R29). */
export const knownBeforeReview =
  ({ records, plans, issues, progressOf }: Before): KnownBefore =>
  async (viewer, person, today) => {
    const plan = await plans.planFor(viewer, person);
    const [line, now] = [plan && inUse(plan), plan && standing(plan, today)];
    const whence = line ? `From the plan, version ${line.version}:` : 'No plan is agreed yet.';
    const progress = await progressOf(viewer, person);
    const all = await records.ofKind(issueRules.kind, person.id);
    const seen = await Promise.all(all.map(async ({ id }) => issues.seen(id, viewer, person)));
    const told = seen.flatMap((one) => (one && mayStandIn(one) ? [issueWords(one)] : []));
    return {
      inPlace: upTo(
        listed(
          whence,
          ...(now ? inOrder(standingOn(now, today).visits) : []).map((one) => `${whenWords(one)}: ${whatWords(one)}`),
          now && now.equipment.length > 0 && `Equipment: ${now.equipment.join(', ')}`,
          now && now.monitoring !== '' && sentence(`Monitoring: ${now.monitoring}`),
          ...(plan?.evidence ?? []).map((one) => `Seen: ${evidenceWords(one)}`),
        ),
      ),
      progress: upTo([
        whence,
        ...(progress?.outcomes ?? []).map((one) =>
          sentences(
            `${one.words}: ${achievedOf(now, one.key)}`,
            ...listed(
              now?.outcomes.find(({ key }) => key === one.key)?.now || undefined,
              one.marks.length > 0 && marksWords(one).replaceAll('\n', '; '),
              one.open.length > 0 && `Smaller steps: ${one.open.map(stepWords).join('; ')}`,
              one.waitsFor.length > 0 && `Waits for: ${one.waitsFor.map(equipmentWords).join('; ')}`,
            ),
          ),
        ),
      ]),
      issues: told.length > 0 ? upTo(['From the issues:', ...told]) : '',
    };
  };

const achievedOf = (now: PlanContent | undefined, key: string): string =>
  achievedWords[now?.outcomes.find((one) => one.key === key)?.achieved ?? 'not-yet'].toLowerCase();

/** R24: a review is read by everybody around the person, so an issue that is kept from one of them does not stand in it. */
const mayStandIn = ({ about }: SeenIssue): boolean =>
  about.every(({ atRisk, staff }) => !atRisk && staff === undefined);

const issueWords = (issue: SeenIssue): string =>
  sentences(
    `${wordsForDay(issue.on)}, ${sortWords(issue)}: ${issue.closed ? outcomeWords(issue.closed).toLowerCase() : 'open'}`,
    agreedWords(issue),
  );
