import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Described, Milestone } from '../../kinds/kind.ts';
import type { Plan } from '../../plans/plan.ts';
import { versionsOf } from '../../plans/versions.ts';
import { decidingRows, matterWords } from '../../people/capacity.ts';
import { meansWords } from '../../people/means.ts';
import { notMetWords } from '../../people/needs-met.ts';
import type { Around } from '../../plans/evolve-around.ts';
import type { PlanFact } from '../../plans/facts.ts';
import { listWords, namesOf, reviewWords } from '../../plans/words.ts';
import { answerParts } from './agreement-words.ts';
import { basisWords, evidenceWords, recordWords, whyRows } from './in-words.ts';
import { copyMeansWords } from './wording.ts';

type Of<T extends PlanFact['type']> = Extract<PlanFact, { type: T }>;

const newWayLine = ({ version, done, why }: Of<'new-way'>): Described => ({
  what: done ? `Version ${version} is done the new way` : `Version ${version} was not done`,
  detail: why,
});

const copyLine = ({ name, version, on, how, inForm }: Of<'copy-given'>): Described => ({
  what: `${name} has a copy of version ${version}`,
  detail: sentences(`${wordsForDay(on)}, ${copyMeansWords[how]}`, ...listed(notMetWords(inForm))),
});

const saidLine = { yes: 'agrees', no: 'does not agree', 'not-reached': 'was not reached' } as const;

function answerLine(fact: Of<'answered' | 'answered-late' | 'answer-corrected'>): Described {
  const { name, answer } = fact;
  if (fact.type === 'answer-corrected')
    return {
      what: `Put right: ${name} ${answer === 'no' ? saidLine.no : 'was never asked'}`,
      detail: sentences(
        ...listed(fact.reason !== undefined && `Because: ${fact.reason}`),
        `A yes had been noted: ${fact.why}`,
      ),
    };
  const { type, regard } = fact;
  return {
    what: type === 'answered-late' ? `Asked later: ${name} ${saidLine[answer]}` : `${name} ${saidLine[answer]}`,
    detail: listed(
      ...answerParts(fact),
      regard && `It goes ahead. Effect on wellbeing: ${regard.wellbeingImpact}`,
    ).join('. '),
  };
}

/** A line of the history: what happened, and the words that were given for it. */
export function describe(fact: PlanFact): Described {
  switch (fact.type) {
    case 'proposed': {
      const { version, trigger } = fact.proposed;
      const why = whyRows(fact.proposed).map(({ value }) => value);
      return {
        what: version === 1 ? 'Proposed a plan' : `Proposed version ${version}`,
        detail: trigger && why.join('. '),
      };
    }
    case 'answered':
    case 'answered-late':
    case 'answer-corrected':
      return answerLine(fact);
    case 'note-questioned':
      return { what: `${fact.name} says that what was noted for them is not right` };
    case 'note-accepted':
      return acceptedLine(fact);
    case 'capacity-noted':
      return describeCapacity(fact);
    case 'looked-at':
      return {
        what: 'The mental capacity lead has looked at it',
        detail: sentences(matterWords[fact.matter], fact.note),
      };
    case 'evidence-added':
      return { what: 'Added evidence', detail: evidenceWords(fact.evidence) };
    case 'evidence-decided':
      return { what: 'Evidence was looked at: no change is needed', detail: fact.reason };
    case 'version-agreed':
      return {
        what: 'Everybody who was asked has been heard: it is decided',
        detail:
          fact.startsOn && `Decided after the day it was meant for, so it begins on ${wordsForDay(fact.startsOn)}`,
      };
    case 'people-changed':
    case 'visitors-seen':
    case 'end-told':
    case 'visitor-kept':
    case 'monitoring-changed':
    case 'monitoring-written':
    case 'review-planned':
    case 'steps-followed':
    case 'copies-followed':
    case 'people-followed':
    case 'screened':
      return describeAround(fact);
    case 'withdrawn':
      return { what: 'Withdrew the change', detail: fact.reason };
    case 'went-on-without':
      return {
        what: `Decided that it goes on without the agreement of ${listWords(fact.names)}`,
        detail: sentences(fact.reason, `Effect on wellbeing: ${fact.effect.wellbeingImpact}`),
      };
    case 'closed':
      return { what: 'Closed what was unfinished', detail: fact.why };
    case 'amended-by-hand':
    case 'found-in-record':
    case 'by-hand-corrected':
    case 'by-hand-taken-back':
    case 'folder-written':
      return ofHandwriting(fact);
    case 'new-way':
      return newWayLine(fact);
    case 'copy-given':
      return copyLine(fact);
    case 'copy-taken-back':
      return copyBackLine(fact);
    default:
      return assertNever(fact);
  }
}

const acceptedLine = ({ name, asLead }: Of<'note-accepted'>): Described => ({
  what: asLead ? `What was noted for ${name} stands: they are no longer in the plan` : `${name} agrees all the same`,
});

const copyBackLine = ({ name, version, why, fetched }: Extract<PlanFact, { type: 'copy-taken-back' }>): Described => ({
  what: fetched
    ? `The copy of version ${version} that ${name} had is back`
    : `${name} has no copy of version ${version}: the note was wrong`,
  detail: why,
});

type Handwriting = Extract<
  PlanFact,
  { type: 'amended-by-hand' | 'found-in-record' | 'by-hand-corrected' | 'by-hand-taken-back' | 'folder-written' }
>;

function ofHandwriting(fact: Handwriting): Described {
  switch (fact.type) {
    case 'amended-by-hand': {
      const { who, on, written } = fact.amendment;
      return {
        what: `${who} wrote into the plan in the home by hand`,
        detail: `${wordsForDay(on)}, ${basisWords(fact.amendment)}: ${written}`,
      };
    }
    case 'found-in-record':
      return { what: `Version ${fact.version} says already what was written by hand` };
    case 'by-hand-corrected': {
      const { was, written, reason } = fact;
      return {
        what: 'Corrected a note of what was written by hand',
        detail: `Now: ${written}. Before: ${was}. Because: ${reason}`,
      };
    }
    case 'by-hand-taken-back':
      return {
        what: 'Took back a note of what was written by hand',
        detail: `It said: ${fact.written}. Because: ${fact.reason}`,
      };
    case 'folder-written':
      return { what: `Version ${fact.version} was written into the folder in the home` };
    default:
      return assertNever(fact);
  }
}

/** What came from outside: the circle, and records of their own. */
function describeAround(fact: Around | Extract<PlanFact, { type: 'people-changed' }>): Described {
  switch (fact.type) {
    case 'people-changed': {
      const joined = fact.joined.map(({ name }) => name).join(', ');
      return {
        what: 'Who is asked has changed, because the people in the plan have',
        detail: joined === '' ? undefined : `Asked as well: ${joined}`,
        around: true,
      };
    }
    case 'screened':
      return { what: 'Screened for liberty: the mental capacity lead is asked there' };
    case 'visitors-seen':
      return { what: 'The circle changed: who is to visit was looked at again', around: true };
    case 'end-told':
      return {
        what: `Told that it ends: ${namesOf(fact.told)}`,
        detail: sentences(`${wordsForDay(fact.on)}, ${meansWords[fact.how]}`, fact.words),
      };
    case 'visitor-kept':
      return { what: `${fact.name} stays in the circle, though they visit no longer` };
    case 'copies-followed':
      return { what: 'Who gets copies follows who is in the plan', detail: followedWords(fact), around: true };
    case 'people-followed':
      return {
        what: 'Who is in the plan has changed',
        detail: listed(
          fact.left.length > 0 && `Left: ${namesOf(fact.left)}`,
          fact.joined.length > 0 && `Joined: ${namesOf(fact.joined)}`,
        ).join('. '),
        around: true,
      };
    case 'review-planned':
      return fact.review
        ? { what: 'Says when it is reviewed', detail: reviewWords(fact.review) }
        : { what: 'Says no more when it is reviewed' };
    case 'steps-followed':
      return { what: 'Says the smaller steps', detail: fact.steps.map(({ words }) => words).join('; ') || undefined };
    case 'monitoring-written':
      return { what: 'The folder in the home was made to say how it is monitored now' };
    case 'monitoring-changed': {
      const { words, startsOn, recorded, record, overtakenBy, withoutAgreement } = fact;
      const by = listed(
        recorded && `Recorded on ${wordsForDay(recorded.on)} by ${recorded.name ?? 'Reable'}`,
        recordWords(record),
      );
      if (words !== undefined)
        return {
          what: 'Took over a change of monitoring from its own record',
          detail: sentences(
            `From ${wordsForDay(startsOn)}: ${words}`,
            ...listed(withoutAgreement && 'Decided without everybody’s agreement'),
            by.join(', '),
          ),
        };
      const other = recordWords(overtakenBy);
      return {
        what: other ? 'Another change of monitoring took the place of one' : 'A change of monitoring was taken back',
        detail: sentences(by.join(', '), ...listed(other && `In its place ${other}`)),
      };
    }
    default:
      return assertNever(fact);
  }
}

const followedWords = ({ ended, joined }: Extract<PlanFact, { type: 'copies-followed' }>): string =>
  listed(
    ended.length > 0 &&
      `No more: ${ended.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ')}`,
    joined.length > 0 && `From now on: ${joined.map(({ name }) => name).join(', ')}`,
  ).join('. ');

/** The days on which its versions begin, for the person's timeline. */
export const milestonesOf = (plan: Plan): readonly Milestone[] =>
  versionsOf(plan).map(({ version, startsOn, withoutAgreement }) => ({
    on: startsOn,
    words: `Version ${String(version)} of the plan begins${withoutAgreement ? ', decided without everybody agreeing' : ''}`,
  }));

const describeCapacity = ({ deciding, notBy }: Extract<PlanFact, { type: 'capacity-noted' }>): Described => ({
  what:
    notBy === undefined
      ? 'Noted capacity for this decision, and who decides'
      : `${notBy} says that they did not assess capacity for this decision`,
  detail: decidingRows(deciding)
    .map(({ label, value }) => `${label}: ${value}`)
    .join(' '),
});
