import { circleOf } from '../../people/party.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { nothingYet, seenNow } from '../../plans/plan.ts';
import type { Asking } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { saidSoFar, unnamedCarer } from './agreement.ts';
import { contentOf, evidenceOf, SEEN } from './content.ts';
import { partiesOf, recipientOf } from '../../plans/parties.ts';
import * as ask from './questions.ts';

type Propose = Extract<PlanCommand, { type: 'propose' }>;

/** The answers as one command; undefined when they do not add up to one. */
export function commandOf({ answers, token }: Session, asking: Asking): Propose | undefined {
  const { person, plan } = asking;
  const content = contentOf(answers);
  if (!person || !content) return undefined;
  const parties = partiesOf(circleOf(person), plan, unnamedCarer(answers, asking));
  const copyKeys = ask.copyKeysOf(answers);
  const [why, reason] = [ask.copyWhy.of(answers), ask.copyReason.of(answers)];
  const others = ask.othersThanBefore(answers, asking);
  const revision = plan?.current !== undefined;
  const trigger = revision ? ask.trigger.of(answers) : undefined;
  const otherwise = ask.otherwise.when(answers, asking) ? ask.otherwise.of(answers) : undefined;
  return {
    type: 'propose',
    proposed: {
      id: token,
      content,
      kinds: revision ? [...(ask.kinds.of(answers) ?? [])] : [],
      evidence: revision ? [...evidenceOf(answers, asking)] : [],
      copyTo: parties.filter(({ key }) => copyKeys.includes(key)).map(recipientOf),
      carries: revision ? [...(ask.carries.of(answers) ?? [])] : [],
      ...(trigger !== undefined && { trigger }),
      ...(otherwise !== undefined && { otherwise }),
      ...(others && why !== undefined && { copyChange: { why, reason: reason ?? '' } }),
    },
    seen: answers[SEEN] ?? seenNow(nothingYet),
    reablementStarted: person.started,
    answers: saidSoFar(answers, asking),
    carer: unnamedCarer(answers, asking),
  };
}
