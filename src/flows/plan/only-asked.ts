import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { WENT_ON } from '../../plans/notices.ts';
import { nothingYet, type Plan } from '../../plans/plan.ts';
import { visitorKey } from '../../plans/visitors.ts';

/**
 * Staff whom a change names for a visit and who are not in the circle: they are asked whether they agree, and until it is agreed see that change
 * and nothing else of the person (R4, R15).
 */
export const asks = ({ proposal }: Plan): readonly StaffId[] =>
  (proposal?.joins ?? []).filter((staff) => proposal?.parties.some(({ key }) => key === visitorKey(staff)));

export const isOnlyAsked = (plan: Plan, { staff }: Viewer, { through }: Subject): boolean =>
  through === true && asks(plan).includes(staff);

/** The change, and what it would change. */
export const whatIsAsked = ({ current, monitoring, versions, proposal }: Plan): Plan => ({
  ...nothingYet,
  current,
  monitoring,
  versions,
  proposal,
});

export const ASKED_PAGES: readonly string[] = ['proposal', 'changes', 'evidence'];
/** What they press: their own answer. */
export const ANSWERS = /^(?:agree|not-right)\./u;

/** It was withdrawn, or another took its place: who is asked no longer sees nothing of the person any more, and no name. */
export const plainNotice = (what: string): Card | undefined =>
  what === WENT_ON
    ? drawPage({
        title: 'A change that you said no to goes on',
        paragraphs: [
          'You are no longer in that plan. A coordinator or manager of the team decided that the change goes on. Your no, and why, stay in the record.',
          'If you think that this is wrong, please tell the manager of the team, who can raise it as an issue.',
        ],
        buttons: [{ title: 'Home', press: { do: 'home/show' } }],
      })
    : ['please-agree', 'agree-reminder', 'withdrawn'].includes(what)
      ? drawPage({
          title: 'You are not asked any more',
          paragraphs: ['The change of a plan that you were asked about is no longer open. You have nothing to do.'],
          buttons: [{ title: 'Home', press: { do: 'home/show' } }],
        })
      : undefined;
