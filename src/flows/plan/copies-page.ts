import { flagFor } from '../../people/needs.ts';
import { drawCopies } from '../../../cards/copies.ts';
import type { Card } from '../../../cards/card.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import { daysBetween, wordsForDay } from '../../kernel/days.ts';
import { stillDue, withoutCopy, type CopyLine, type CopyMeans, type Plan } from '../../plans/plan.ts';
import { ageWords } from '../../plans/words.ts';
import { newest } from '../../plans/versions.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { appliesWords, openButton } from './plan-page.ts';

export const copyMeansWords: Readonly<Record<CopyMeans, string>> = {
  link: 'fetched through their own link',
  'by-hand': 'by hand',
  post: 'by post',
  'secure-email': 'by secure e-mail',
};

/** Who has which version (R17, R20). */
export function copiesPage(plan: Plan, at: Reading): Card {
  const line = newest(plan);
  const version = line?.version ?? 0;
  const missing = withoutCopy(plan);
  const undelivered = missing.some(({ staff }) => staff === undefined || at.formats.length === 0);
  return drawCopies({
    title: 'Copies',
    about: aboutWords(at.person),
    reference: at.reference,
    ...(at.news !== undefined && { news: at.news }),
    intro: `Version ${version}${line ? ` ${appliesWords(line, at.today)}` : ''}. ${missing.length === 0 ? 'Everybody who gets a copy has it.' : `${missing.length} still to be delivered.`}`,
    lines: plan.copies.map((copy) => ({
      name: copy.name,
      role: copy.role,
      state: stateOf(copy, version),
      detail: [detailOf(copy, version, at), ...needsIn(copy, at)].join('. '),
    })),
    buttons: [
      ...(at.formats.length > 0
        ? [{ title: 'Get a copy', press: { do: 'copy/get', id: at.id, x: String(version) } }]
        : []),
      ...(at.mayTell && undelivered
        ? [
            {
              title: 'Note a copy delivered',
              press: { do: 'flow/start', id: at.person.id, x: 'plan-copy' },
              tone: 'main' as const,
            },
          ]
        : []),
      { title: 'Open the plan', press: { do: 'record/open', id: at.id } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });
}

const needsIn = ({ key, wanted }: CopyLine, { person }: Reading): readonly string[] => {
  const needs = wanted ? flagFor(person, key) : undefined;
  return needs === undefined ? [] : [`Needs: ${needs}`];
};

const stateOf = ({ has, wanted }: CopyLine, version: number) =>
  has?.version === version ? 'has' : wanted ? 'due' : 'ended';

function detailOf({ has, wanted, staff }: CopyLine, version: number, at: Reading): string {
  if (!has)
    return staff === undefined || at.formats.length === 0
      ? 'To be delivered: by hand, post or secure e-mail'
      : 'Can fetch it here: "Get a copy"';
  const who = has.how === 'link' ? '' : `, noted by ${at.nameOf(has.by)}`;
  const words = `Version ${has.version}, ${copyMeansWords[has.how]}, ${wordsForDay(has.on)}${who}`;
  if (!wanted) return `${words}. Gets no copies any more.`;
  return has.version === version ? words : `${words}. Version ${version} is still to be delivered.`;
}

/** What was written into the plan in the home by hand, and whether the formal record says it (R13, R14). */
export function amendmentsPage(plan: Plan, at: Reading): Card {
  return drawTimeline({
    title: 'Written by hand',
    about: aboutWords(at.person),
    reference: at.reference,
    ...(at.news !== undefined && { news: at.news }),
    ...(stillDue(plan).length > 0 && {
      part: 'Formal record due. It is done once a version that says so is agreed, or its copy has reached the home.',
    }),
    entries: plan.amendments
      .toReversed()
      .slice(0, MOST_SHOWN)
      .map(({ who, on, written, version, inRecord, done }) => ({
        when: wordsForDay(on),
        who,
        what: done
          ? `In the formal record with version ${done.version}, ${wordsForDay(done.on)}`
          : `Formal record due for ${ageWords(daysBetween(on, at.today))}`,
        detail: `After version ${version} was agreed: ${written}${
          done ? '' : inRecord ? ' (Version says it already: its copy has still to reach the home.)' : ''
        }`,
      })),
    buttons: [
      openButton(at),
      ...(at.mayRecord && stillDue(plan).some(({ inRecord }) => !inRecord)
        ? [{ title: 'Change the plan', press: { do: 'flow/start', id: at.person.id, x: 'plan-revision' } }]
        : []),
      ...(at.mayTell && stillDue(plan).some(({ inRecord }) => inRecord)
        ? [{ title: 'Note a copy delivered', press: { do: 'flow/start', id: at.person.id, x: 'plan-copy' } }]
        : []),
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });
}

const MOST_SHOWN = 12;
