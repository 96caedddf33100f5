import { circleOf } from '../../people/party.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { nothingYet, seenNow } from '../../plans/plan.ts';
import type { Session } from '../../forms/session.ts';
import type { PlanContext } from './plans.ts';
import { saidSoFar, unnamedCarer } from './agreement.ts';
import { baseOf, contentOf, evidenceOf } from './content.ts';
import { partiesOf, recipientOf } from '../../plans/parties.ts';
import * as ask from './questions.ts';

type Propose = Extract<PlanCommand, { type: 'propose' }>;

/** The answers as one command; undefined when they do not add up to one. */
export function commandOf(session: Session, context: PlanContext): Propose | undefined {
  const { answers, token } = session;
  const { person, plan } = context;
  const content = contentOf(session);
  if (!person || !content) return undefined;
  const carer = unnamedCarer(answers, context);
  const parties = partiesOf(circleOf(person), plan, carer);
  const copyKeys = ask.copyKeysOf(answers);
  const [why, reason] = [ask.copyWhy.of(answers), ask.copyReason.of(answers)];
  const others = ask.othersThanBefore(answers, context);
  const revision = plan?.current !== undefined;
  return {
    type: 'propose',
    proposed: {
      id: token,
      content,
      trigger: revision ? ask.trigger.of(answers) : undefined,
      kinds: revision ? [...(ask.kinds.of(answers) ?? [])] : [],
      otherwise: ask.otherwise.when(answers, context) ? ask.otherwise.of(answers) : undefined,
      evidence: revision ? [...evidenceOf(session, context)] : [],
      copyTo: parties.filter(({ key }) => copyKeys.includes(key)).map(recipientOf),
      carries: revision ? [...(ask.carries.of(answers) ?? [])] : [],
      copyChange: others && why !== undefined ? { why, reason: reason ?? '' } : undefined,
    },
    seen: baseOf(session).seen ?? seenNow(nothingYet),
    reablementStarted: person.started,
    answers: saidSoFar(answers, context),
    carer,
  };
}
