import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { needsWhereAsked } from '../../people/needs.ts';
import { counts, type AskedParty } from '../../plans/proposal.ts';
import { openLater } from './answer-about.ts';
import { whoDecidesOption } from './deciding-open.ts';
import { noLongerAsked, partyOf } from '../../questions/not-asked.ts';
import type { PlanContext } from './plans.ts';

export interface AnswerContext extends PlanContext {
  readonly asLead: boolean;
  /** Whose answer it is, as chosen so far. */
  readonly whose?: string | undefined;
  readonly me: StaffId;
}

/**
 * Those who use Teams answer there; one who leads the team may note what a colleague said (P11). Who has agreed may change their mind
 * while it is open.
 */
export function answering(context: AnswerContext): readonly AskedParty[] {
  const { plan, asLead, me } = context;
  const change = plan?.proposal;
  if (!change) return plan ? openLater(plan) : [];
  const asked = change.parties.filter(
    (party) =>
      !party.gone &&
      (party.staff === undefined || (asLead && party.staff !== me)) &&
      (party.part !== 'person' || counts(party, change.deciding)),
  );
  return [...asked, ...noLonger(context)];
}

/** R2, R24: the carer of whom it was chosen before they left or were held back: a no that they gave before stays. */
export const noLonger = ({ person, plan, whose }: AnswerContext) =>
  plan?.proposal
    ? noLongerAsked({ person })
        .filter(({ key }) => key === whose)
        .map(partyOf)
    : [];

const soFar = {
  yes: ', agrees so far',
  no: ', does not agree so far',
  'not-reached': ', not reached so far',
  none: '',
} as const;

export const who = choice({
  key: 'who',
  names: true,
  short: 'Whose answer',
  label: 'Whose answer is it?',
  schema: z.string().min(1),
  options: (context: AnswerContext) => [
    ...answering(context).map(({ key, name, role, answer, staff }) => ({
      value: key,
      title: `${name}${staff === undefined ? '' : ', as told to you'}${soFar[answer?.answer ?? 'none']} (${role})`,
      also: [name],
    })),
    ...whoDecidesOption(context),
  ],
  help: (context) => needsWhereAsked(context.person, answering(context)),
  none: 'Everybody who is asked uses Teams, and answers there.',
});
