import type { Story } from '../story.ts';
import { byCard } from './by-card.ts';
import { byTyping } from './by-typing.ts';
import { capacity } from './capacity.ts';
import { halfWay } from './half-way.ts';
import { hello } from './hello.ts';
import { hospital } from './hospital.ts';
import { issueToFollowUp } from './issue-to-follow-up.ts';
import { oldCards } from './old-cards.ts';
import { pause } from './pause.ts';
import { phoneWidth } from './phone-width.ts';
import { planByHand } from './plan-by-hand.ts';
import { planCompared } from './plan-compared.ts';
import { planCopies } from './plan-copies.ts';
import { planRevised } from './plan-revised.ts';
import { plan } from './plan.ts';
import { settingUp } from './setting-up.ts';
import { teamChannel } from './team-channel.ts';
import { toldInTeams } from './told-in-teams.ts';
import { toldOtherwise } from './told-otherwise.ts';
import { visitEnds } from './visit-ends.ts';

/** In the order in which they are played: later ones go on with what earlier ones left. */
export const stories: readonly Story[] = [
  hello,
  byCard,
  teamChannel,
  toldInTeams,
  settingUp,
  toldOtherwise,
  byTyping,
  halfWay,
  oldCards,
  plan,
  planRevised,
  planByHand,
  planCopies,
  planCompared,
  capacity,
  phoneWidth,
  visitEnds,
  hospital,
  issueToFollowUp,
  pause,
];
