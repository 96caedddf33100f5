import { drawList } from '../../../cards/list.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import { addDays, dayOf, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Records } from '../../kinds/records.ts';
import { orCounted, unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import type { PlanContent, Talked } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';
import { versionsOf } from '../../plans/versions.ts';
import type { MenuPage } from '../menu-page.ts';
import { isEnough, share } from './figures.ts';

type PlanFor = (viewer: Viewer, person: VisiblePerson['the'] & Subject) => Promise<Plan | undefined>;

/** Figures are of those who started within half a year, and of no more than these. */
const DAYS = 182;
const MOST_COUNTED = 400;

/** NICE QS173, statements 1, 3 and 4: of those who started, how many have what they should have; for those who lead, of whom they may see. */
export function starting(records: Records, directory: Directory, planFor: PlanFor): MenuPage {
  const { clock, zone } = records.services;
  return {
    id: 'board-starting',
    title: 'Figures of people starting',
    phrases: ['figures', 'figures of people starting', 'quality figures', 'nice figures', 'qs173', 'quality standard'],
    needs: { deed: 'see', guarded: 'care-record' },
    offer: { button: 'Figures', example: 'figures of people starting', group: 'waits', rank: 31 },
    async show(viewer) {
      const unreadable: Unreadable = new Set();
      const since = addDays(dayOf(clock.now(), zone), -DAYS);
      const led = await ledBy(records, viewer);
      const each = led.map((team) => directory.startedIn(viewer, team, since, unreadable));
      const people = (await Promise.all(each))
        .flat()
        .filter(({ the }) => the.started <= addDays(since, DAYS))
        .slice(0, MOST_COUNTED);
      const plans: (Plan | undefined)[] = [];
      for (const { the } of isEnough(people.length) ? people : [])
        plans.push(await orCounted(unreadable, the.id, () => planFor(viewer, the)));
      return drawList({
        title: 'Figures of people starting',
        intro: listed(
          led.length === 0
            ? 'Only those who lead a team see these figures.'
            : `Since ${wordsForDay(since)}, of your team as far as you may see it. No number is under five.`,
          unreadableWords(unreadable),
        ),
        groups: listed(
          led.length > 0 && { title: 'NICE QS173', items: items(plans), empty: 'Too few people started.' },
        ),
        buttons: [
          { title: 'Board', press: { do: 'page/show', x: 'board' } },
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };
}

async function ledBy({ services }: Records, viewer: Viewer) {
  const posts = await services.postsOf(viewer);
  return viewer.teams.filter((team) => posts.get(team)?.includes('leads'));
}

/** A line for each measure: of how many it is recorded, in their plan. */
export function items(plans: readonly (Plan | undefined)[]) {
  if (plans.length === 0) return [];
  const of = (isSo: (plan: Plan) => boolean): string =>
    share(plans.filter((plan) => plan !== undefined && isSo(plan)).length, plans.length);
  return [
    {
      title: '1: What the service does and does not do was talked about',
      detail: of(({ current }) => hasTalked(current, 'service')),
    },
    { title: '3: Outcomes were agreed with the person', detail: of(hasAgreedOutcomes) },
    {
      title: '4: A plan for afterwards was talked about',
      detail: of(({ current }) => hasTalked(current, 'afterwards')),
    },
    { title: '4: A plan for afterwards is written', detail: of(({ current }) => current?.afterwards !== undefined) },
  ];
}

const hasTalked = (current: PlanContent | undefined, of: Talked): boolean => current?.talked?.includes(of) === true;

const hasAgreedOutcomes = (plan: Plan): boolean =>
  versionsOf(plan).some(({ withoutAgreement, outcomes }) => !withoutAgreement && Object.keys(outcomes).length > 0);
