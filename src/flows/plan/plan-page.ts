import type { Card } from '../../../cards/card.ts';
import { drawPlan } from '../../../cards/plan.ts';
import type { PlanView } from '../../../cards/plan-views.ts';
import type { Button, Row } from '../../../cards/views.ts';
import { outstanding } from '../../notices/ledger.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { inOrder, minutesAWeek, type PlanContent } from '../../plans/content.ts';
import { stillDue, withoutCopy, type Plan } from '../../plans/plan.ts';
import { applyingOn, type VersionLine } from '../../plans/versions.ts';
import { unanswered } from '../../plans/proposal.ts';
import { achievedShare, achievedWords, minutesWords, whenWords } from '../../plans/words.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { untilACopy } from './wording.ts';

/** How many visits stand on the first card; the others are one press away (S43). */
const MOST_VISITS = 8;
export const VISITS_A_PAGE = 12;
const MOST_OUTCOMES = 6;
/** A longer list of who has been told gets a page of its own. */
const MOST_TOLD = 8;
const MOST_BUTTONS = 6;

/** The plan as it holds now: what matters, the visits, the outcomes, what is open, and the ways on. */
export function planPage(plan: Plan, current: PlanContent, version: VersionLine, at: Reading): Card {
  const untold = outstanding(at.ledger).length > 0;
  return drawPlan({
    ...contentView(current, at, { from: 0, most: MOST_VISITS }),
    title: 'Reablement plan',
    ...(at.news !== undefined && { news: at.news }),
    version: versionWords(version),
    flags: flagsOf(plan, version, at),
    doors: doorsOf(plan, version.version, at, untold),
    ...(untold && (at.ledger?.lines.length ?? 0) <= MOST_TOLD && at.ledgerView && { ledger: at.ledgerView }),
    buttons: buttonsOf(plan, version, at),
    refresh: at.refresh,
  });
}

/** The rest of a long list of visits; all of them where an old card leads past the end of what has become a shorter one. */
export const moreVisits = (content: PlanContent, version: VersionLine, at: Reading, from: number): Card =>
  drawPlan({
    ...contentView(content, at, { from: from < content.visits.length ? from : 0, most: VISITS_A_PAGE }),
    title: `Version ${version.version}`,
    version: versionWords(version),
    flags: [],
    doors: [],
    buttons: [openButton(at), { title: 'Home', press: { do: 'home/show' } }],
  });

type Said = Pick<
  PlanView,
  'about' | 'reference' | 'matters' | 'outcomes' | 'moreOutcomes' | 'minutes' | 'visits' | 'rows' | 'more'
>;

function contentView(
  content: PlanContent,
  at: Reading,
  { from, most }: { readonly from: number; readonly most: number },
): Said {
  const visits = inOrder(content.visits);
  const left = visits.length - from - most;
  const first = from === 0;
  return {
    about: aboutWords(at.person),
    reference: at.reference,
    matters: first ? content.matters : '',
    outcomes: (first ? content.outcomes.slice(0, MOST_OUTCOMES) : []).map(({ words, now, achieved }) => ({
      words,
      now,
      achieved: achievedWords[achieved],
      share: achievedShare(achieved),
    })),
    ...(first &&
      content.outcomes.length > MOST_OUTCOMES && {
        moreOutcomes: {
          words: moreOutcomesWords(content.outcomes.length - MOST_OUTCOMES),
          press: { do: 'record/view', id: at.id, x: `progress.${MOST_OUTCOMES}` },
        },
      }),
    minutes: minutesAWeekWords(content),
    visits: visits.slice(from, from + most).map((visit) => ({
      when: whenWords(visit),
      length: minutesWords(visit.minutes),
      support: visit.support,
      by: visit.by,
    })),
    ...(left > 0 && {
      more: {
        words: `${left} more ${left === 1 ? 'visit' : 'visits'}`,
        press: { do: 'record/view', id: at.id, x: `visits.${from + most}` },
      },
    }),
    rows: first ? rowsOf(content) : [],
  };
}

export const moreOutcomesWords = (left: number): string => `${left} more ${left === 1 ? 'outcome' : 'outcomes'}`;

export const minutesAWeekWords = (content: PlanContent): string =>
  `${minutesWords(minutesAWeek(content))} of support a week`;

const rowsOf = ({ equipment, monitoring, startsOn, temporaryUntil }: PlanContent): readonly Row[] => [
  ...(equipment.length > 0 ? [{ label: 'Equipment', value: equipment.join('\n') }] : []),
  ...(monitoring === '' ? [] : [{ label: 'Monitoring', value: monitoring }]),
  { label: 'From', value: wordsForDay(startsOn) },
  ...(temporaryUntil === undefined ? [] : [{ label: 'Until', value: wordsForDay(temporaryUntil) }]),
];

/** "applies now", or from when. */
export const appliesWords = ({ startsOn }: Pick<VersionLine, 'startsOn'>, today: Day): string =>
  startsOn > today ? `applies from ${wordsForDay(startsOn)}` : 'applies now';

export const versionWords = ({ version, agreedOn, withoutAgreement }: VersionLine): string =>
  `Version ${version}, ${withoutAgreement ? 'decided without everybody’s agreement' : 'agreed'} ${wordsForDay(agreedOn)}`;

/** What the eye must meet first: a change that is being agreed, what was written by hand, that a copy is still to come. */
function flagsOf(plan: Plan, version: VersionLine, at: Reading): PlanView['flags'] {
  const [due] = stillDue(plan);
  const until = plan.current?.temporaryUntil;
  return [
    ...(version.startsOn > at.today ? [{ words: untilItApplies(plan, version, at), tone: 'warning' as const }] : []),
    ...(plan.proposal
      ? [{ words: 'A change of this is being agreed. It does not apply yet.', tone: 'warning' as const }]
      : []),
    ...(due
      ? [
          {
            words: `Changed by hand in the home on ${wordsForDay(due.on)}: formal record due`,
            tone: 'warning' as const,
          },
        ]
      : []),
    ...(until !== undefined && until < at.today
      ? [
          {
            words: `The extra support was until ${wordsForDay(until)}: time to look at it again`,
            tone: 'warning' as const,
          },
        ]
      : []),
    ...(copyIsDue(plan, at) ? [{ words: untilACopy(version.version), tone: 'neutral' as const }] : []),
  ];
}

/** Agreed is not begun: whoever visits before that follows the version before. */
function untilItApplies(plan: Plan, { version, startsOn }: VersionLine, { today }: Reading): string {
  const before = applyingOn(plan, today);
  return `Version ${version} applies from ${wordsForDay(startsOn)}. ${
    before ? `Until then version ${before.version} applies.` : 'Nothing applies before.'
  }`;
}

/** R16: true until a copy of this version has reached the reader; for whoever gets none, until it has reached the person's home. */
export function copyIsDue(plan: Plan, { viewer }: Pick<Reading, 'viewer'>): boolean {
  const missing = withoutCopy(plan);
  const own = plan.copies.filter(({ staff, wanted }) => wanted && staff === viewer.staff);
  return own.length > 0
    ? own.every(({ key }) => missing.some((one) => one.key === key))
    : missing.some(({ key }) => key === 'the-person');
}

function doorsOf(plan: Plan, version: number, at: Reading, untold: boolean): PlanView['doors'] {
  const door = (title: string, detail: string, x: string) => ({
    title,
    detail,
    press: { do: 'record/view', id: at.id, x },
  });
  const before = applyingOn(plan, at.today);
  const [missing, waiting] = [withoutCopy(plan).length, plan.proposal ? unanswered(plan.proposal).length : 0];
  return [
    ...(plan.proposal
      ? [
          door(
            'The change being agreed',
            waiting === 0 ? 'Somebody does not agree' : `${waiting} still to answer`,
            'proposal',
          ),
        ]
      : []),
    ...(before && before.version < version
      ? [door(`Version ${before.version}`, 'Applies until this one does', `version.${before.version}.0`)]
      : []),
    ...(untold && at.ledgerView && at.ledgerView.lines.length > MOST_TOLD
      ? [door('Who has been told', at.ledgerView.progress, 'told')]
      : []),
    door('Copies', missing === 0 ? 'Everybody has this version' : `${missing} still to be delivered`, 'copies'),
    door('Versions', version === 1 ? 'One so far' : `${version} so far`, 'versions'),
    door('In full', 'Every word of this version', `version.${version}.0`),
    door('Progress', 'Minutes of support and outcomes over time', 'progress'),
    ...(plan.amendments.length > 0
      ? [
          door(
            'Written by hand',
            stillDue(plan).length > 0 ? 'Formal record due' : 'All in the formal record',
            'amendments',
          ),
        ]
      : []),
    ...at.related.map(({ how, id, title, reference }) => ({
      title: `${title} ${reference}`,
      detail: how,
      press: { do: 'record/open', id },
    })),
    ...(at.moreRelated ? [door('Related records', 'What the plan led to', 'related.0')] : []),
    { title: 'History', detail: 'Who did what, and when', press: { do: 'record/history', id: at.id } },
  ];
}

/** What its reader most likely came for stands first. */
function buttonsOf(plan: Plan, { version }: VersionLine, at: Reading): readonly Button[] {
  const person = at.person.id;
  const mine = outstanding(at.ledger).some(({ staff }) => staff === at.viewer.staff);
  const asked = plan.proposal && unanswered(plan.proposal).some(({ staff }) => staff === at.viewer.staff);
  const start = (title: string, x: string): Button => ({ title, press: { do: 'flow/start', id: person, x } });
  const buttons: readonly Button[] = [
    ...(asked ? [{ title: 'See what would change', press: { do: 'record/view', id: at.id, x: 'proposal' } }] : []),
    ...(mine ? [{ title: "I've been told", press: { do: 'telling/confirm', id: at.id, x: 'page' } }] : []),
    ...(at.mayTell && outstanding(at.ledger).length > 0 && !(mine && asked)
      ? [{ title: 'Note who was told', press: { do: 'telling/start', id: at.id } }]
      : []),
    ...(at.mayRecord ? [start('Change the plan', 'plan-revision')] : []),
    ...(at.formats.length > 0
      ? [{ title: 'Get a copy', press: { do: 'copy/get', id: at.id, x: String(version) } }]
      : []),
    ...(at.mayRecord ? [start('Written by hand', 'plan-amendment')] : []),
  ];
  return [
    ...buttons
      .slice(0, MOST_BUTTONS - 1)
      .map((button, index) => (index === 0 ? { ...button, tone: 'main' as const } : button)),
    { title: 'Home', press: { do: 'home/show' } },
  ];
}

export const openButton = ({ id }: Pick<Reading, 'id'>): Button => ({
  title: 'Open the plan',
  press: { do: 'record/open', id },
  tone: 'main',
});
