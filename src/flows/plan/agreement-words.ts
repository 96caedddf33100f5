import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { decidingRows, type Deciding } from '../../people/capacity.ts';
import { meansWords } from '../../people/means.ts';
import { effectIn, type Agreement } from '../../plans/agreement.ts';
import type { Actor } from '../../records/fact.ts';
import type { Plan } from '../../plans/plan.ts';
import {
  counts,
  isUnconfirmed,
  isWithoutAgreement,
  type AskedParty,
  type PartyAnswer,
  type Proposal,
} from '../../plans/proposal.ts';
import { effectRows as wordedEffect } from '../../questions/agreement.ts';

/** How it reads what everybody said, each in their own name (P5), and what was weighed. */

const saidWords = {
  yes: 'Agrees',
  no: 'Does not agree',
  'not-reached': 'Was not reached',
} as const satisfies Record<PartyAnswer['answer'], string>;

/** The day and how, and in their own words what they think. `noted`: who noted it, where that is known. */
export function answerParts(answer: Omit<PartyAnswer, 'by'>, noted?: string): readonly string[] {
  const { on, how, reason, waits, tries, regard, late, earlier, corrected } = answer;
  const by = noted === undefined || how === 'teams' ? '' : `, noted by ${noted}`;
  return listed(
    `${late ? 'Asked later: ' : ''}${wordsForDay(on)}${how === undefined ? '' : `, ${meansWords[how]}`}${by}`,
    reason !== undefined && `Because: ${reason}`,
    waits !== undefined && `It waits, because: ${waits}`,
    tries !== undefined && `Tries: ${tries}`,
    regard && `${tries === undefined ? 'Their views' : 'What is known of their views'}: ${regard.views}`,
    corrected && wrongYesWords(corrected),
    earlier?.tries !== undefined && `Before that they were not reached: ${earlier.tries}`,
    earlier?.regard && `What was known of their views: ${earlier.regard.views}`,
  );
}

/** P18: the yes that stood before, and what was wrong with it. */
const wrongYesWords = ({ was, why, on }: NonNullable<PartyAnswer['corrected']>): string =>
  `A yes noted for ${wordsForDay(was.on)} was put right on ${wordsForDay(on)}: ${why}`;

/** R19: their own no before what holds now, with its reason. */
export const beforeParts = (party: AskedParty, nameOf?: (by: Actor) => string): readonly string[] => [
  ...(party.saidBefore ? ['Said no before', ...answerParts(party.saidBefore, nameOf?.(party.saidBefore.by))] : []),
  ...deniedParts(party),
];

export const deniedParts = ({ denied }: Pick<AskedParty, 'denied'>): readonly string[] =>
  denied === undefined ? [] : [`Said on ${wordsForDay(denied)} that what was noted for them was not right`];

/** R19: that they left after their no, and what was decided about it. */
export const goneParts = (
  { on, decided }: NonNullable<AskedParty['gone']>,
  nameOf?: (by: Actor) => string,
): readonly string[] =>
  listed(
    `No longer in the plan since ${wordsForDay(on)}`,
    decided &&
      `It went on all the same, decided ${nameOf ? `by ${nameOf(decided.by)} ` : ''}on ${wordsForDay(decided.on)}: ${decided.reason}`,
  );

/** What they said; once it is decided about their no, nothing waits for it any more. */
export const asDecided = ({ gone }: Pick<AskedParty, 'gone'>, answer: PartyAnswer): PartyAnswer =>
  gone?.decided ? { ...answer, waits: undefined } : answer;

const partyRow = (party: AskedParty, deciding: Deciding): Row => {
  const { name, role, answer, questioned, gone } = party;
  const consulted = counts(party, deciding) ? [] : ['Consulted'];
  return {
    label: `${name}, ${role}`,
    value: sentences(
      ...consulted,
      ...(answer
        ? [
            saidWords[answer.answer],
            ...answerParts(asDecided(party, answer)),
            ...beforeParts(party),
            ...(gone ? goneParts(gone) : []),
          ]
        : consulted.length > 0
          ? []
          : ['Has not answered']),
      ...(questioned === undefined ? [] : [`Says that this was noted wrongly (${wordsForDay(questioned)})`]),
    ),
  };
};

/** The effect on wellbeing, and which parts of it (P24). */
export function effectRows(of: Pick<Agreement, 'parties' | 'effect'>): readonly Row[] {
  const effect = effectIn(of);
  return effect ? wordedEffect(effect) : [];
}

/** Capacity and who decided; nothing where somebody has capacity, which is presumed. */
export const capacityRows = (deciding: Deciding): readonly Row[] =>
  deciding.capacity.answer === 'has' && deciding.capacity.by === undefined ? [] : decidingRows(deciding);

/** Who agreed to a version, and how; what was weighed; who decided in whose place. */
export const agreementRows = (agreement: Pick<Agreement, 'deciding' | 'parties' | 'effect'>): readonly Row[] => [
  ...capacityRows(agreement.deciding),
  ...agreement.parties
    .filter((party) => party.answer ?? counts(party, agreement.deciding))
    .map((party) => partyRow(party, agreement.deciding)),
  ...effectRows(agreement),
];

/** What has to be read at a glance: only where not everybody agreed, or somebody else decided, or it is under question. */
export const agreementInShort = (agreement: Agreement | undefined): readonly Row[] =>
  !agreement
    ? []
    : isWithoutAgreement(agreement) || agreement.parties.some(isUnconfirmed)
      ? agreementRows({
          ...agreement,
          parties: agreement.parties.filter(
            (party) => party.answer?.answer !== 'yes' || party.questioned || isUnconfirmed(party),
          ),
        })
      : capacityRows(agreement.deciding);

/** R14: what of the handwriting this version would say. */
export const carriedRows = ({ amendments }: Plan, { carries }: Proposal): readonly Row[] =>
  amendments
    .filter(({ key }) => carries.includes(key))
    .map(({ who, on, written }) => ({
      label: 'Into the formal record',
      value: `Written by hand on ${wordsForDay(on)}, ${who}: ${written}`,
    }));
