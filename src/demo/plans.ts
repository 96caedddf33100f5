import { addDays, type Day } from '../kernel/days.ts';
import { visibleTo } from '../access/visible.ts';
import { Directory } from '../people/directory.ts';
import { lacksCapacity, type Deciding } from '../people/capacity.ts';
import { PERSON_FIELDS, type Person } from '../people/person.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import type { PlanCommand } from '../plans/commands.ts';
import { WEEK, type Outcome, type PlanContent, type Visit } from '../plans/content.ts';
import { nothingYet } from '../plans/plan.ts';
import { seenNow } from '../plans/seen.ts';
import { newest } from '../plans/versions.ts';
import type { Proposed } from '../plans/proposal.ts';
import { recipientOf } from '../notices/ledger.ts';
import { partiesOf, planIdOf } from '../plans/parties.ts';
import { plansIn } from '../flows/plan/plans.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { RecordServices } from '../records/services.ts';
import { THE_PERSON } from '../people/needs.ts';
import { circleOf } from '../people/party.ts';
import { followPlan, planReview, type Came } from './follow-plan.ts';
import { accepted, onDay } from './past.ts';
import { everyday, personId } from './world.ts';

const { tom, ana, priya, kofi, wendy } = everyday;

/** A version of a person's plan as it was agreed on its day: by everybody, told to everybody, with copies delivered. */
interface PastVersion {
  readonly person: string;
  readonly by: Staff;
  readonly daysAgo: number;
  readonly content: Omit<PlanContent, 'startsOn'>;
  /** Who decides, for somebody who lacks capacity. */
  readonly deciding?: (day: Day) => Deciding;
  readonly came?: Came;
  readonly why?: Pick<Proposed, 'trigger' | 'kinds'> & { readonly seen: string };
}

const visit = (key: string, at: string, minutes: number, support: string, by: Visit['by']): Visit => ({
  key,
  days: [...WEEK],
  at,
  minutes,
  support,
  by,
  workers: 1,
});

const comes = ({ id, name }: Staff): Visit['by'] => ({ kind: 'staff', staff: id, name });
const BY_TOM = comes(tom);
const ANY = { kind: 'pool', words: 'a support worker' } as const;

const outcome = (key: string, words: string, now: string, achieved: Outcome['achieved']): Outcome => ({
  key,
  words,
  now,
  achieved,
});

const ADA = {
  matters: 'Her garden, and her daughter Sarah’s visits on Sundays. She likes to be asked, not told.',
  equipment: ['Walking frame', 'Bath board'],
  monitoring: 'A phone call every morning; Ada marks her own walking chart',
  visits: [
    visit('morning', '08:00', 45, 'Washing and dressing, breakfast', BY_TOM),
    visit('lunch', '12:30', 30, 'Lunch, walking with the frame', BY_TOM),
  ],
};
const TO_THE_GATE = 'I want to walk to the garden gate by myself';
const BY_HERSELF = 'I want to wash and dress without help';

/** What Ada, her daughter and her therapist said of the same outcomes: the plan says it in Ana's words. */
const adaCame = (when: Came['when'], [walk, wash]: readonly [number, number], confidence: number): Came => {
  const marks = [
    { outcome: 'walk', attainment: walk },
    { outcome: 'wash', attainment: wash },
  ];
  return {
    when,
    judged: [
      { who: 'person', key: THE_PERSON, name: 'Ada Palmer', marks, confidence },
      { who: 'worker', key: ana.id, name: ana.name, marks },
      { who: 'carer', key: 'sarah', name: 'Sarah Palmer', marks, managing: when === 'start' ? 'just' : 'well' },
    ],
  };
};

const versions: readonly PastVersion[] = [
  {
    person: 'ada',
    by: ana,
    daysAgo: 13,
    came: adaCame('start', [-2, -2], 3),
    content: {
      ...ADA,
      monitoring: 'A phone call every morning; steps written in the folder',
      outcomes: [
        outcome('walk', TO_THE_GATE, 'Walks to the door with the frame', 'not-yet'),
        outcome('wash', BY_HERSELF, 'Needs help with stockings and buttons', 'some-way'),
      ],
      visits: [...ADA.visits, visit('evening', '19:00', 30, 'Supper, getting ready for bed', ANY)],
    },
  },
  {
    person: 'ada',
    by: ana,
    // On the day on which its monitoring changed.
    daysAgo: 7,
    came: adaCame('review', [-1, -1], 6),
    why: {
      trigger: 'progress',
      kinds: ['fewer'],
      seen: 'Makes her own supper, and went to bed by herself five evenings running.',
    },
    content: {
      ...ADA,
      outcomes: [
        outcome('walk', TO_THE_GATE, 'Walks to the gate with the frame', 'mostly'),
        outcome('wash', BY_HERSELF, 'Only the stockings are left', 'mostly'),
      ],
    },
  },
  {
    person: 'farida',
    by: tom,
    daysAgo: 16,
    content: {
      matters: 'Praying on time, cooking for her husband, and female workers for washing.',
      equipment: ['Perching stool', 'Grab rail at the bath'],
      monitoring: 'Weight once a month; the support worker notes after each visit what Farida did by herself',
      outcomes: [
        outcome('cook', 'I want to cook our dinner again', 'Cuts vegetables sitting down', 'some-way'),
        outcome('bath', 'I want to bath by myself', 'Gets in and out with somebody beside her', 'some-way'),
      ],
      visits: [
        visit('morning', '08:00', 45, 'Washing, getting dressed', comes(wendy)),
        visit('noon', '12:30', 30, 'Cooking lunch together', BY_TOM),
        visit('evening', '18:00', 45, 'Cooking together, evening wash', comes(wendy)),
      ],
    },
  },
  {
    person: 'betty',
    by: priya,
    daysAgo: 20,
    deciding: (day) => ({
      capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day },
      wishes: { shown: 'Betty takes Kofi’s arm to the kitchen, and sends him away from the bathroom.', objects: 'no' },
      authority: {
        kind: 'best-interests',
        decidedBy: 'Priya Shah, social worker',
        on: day,
        consulted: 'Owen, her brother, who has no power of attorney: he would like her to wash by herself again.',
        lessRestrictive: 'Kofi waits outside the bathroom door instead of helping inside.',
      },
    }),
    content: {
      matters: 'Washing by herself, her brother Owen’s visits, and the radio in the kitchen.',
      equipment: ['Bath step', 'Pill box with a timer'],
      monitoring: 'Kofi writes after each visit what Betty did by herself',
      outcomes: [
        outcome('tea', 'I make my own tea', 'Fills the kettle and finds the cups', 'some-way'),
        outcome('wash', 'Washes by herself, as she shows that she wants to', 'Washes at the basin alone', 'mostly'),
      ],
      visits: [
        visit('morning', '08:30', 45, 'Washing and breakfast', comes(kofi)),
        visit('evening', '18:30', 30, 'Supper', comes(kofi)),
      ],
    },
  },
];

/** The plans that people have when the demo begins. */
export async function relivePlans(services: RecordServices, today: Day, everybody: readonly Person[]): Promise<void> {
  for (const past of versions) {
    const person = everybody.find(({ id }) => id === personId(past.person));
    if (person) await relive(services, addDays(today, -past.daysAgo), person, past);
  }
  // Each is reviewed some time: what the plan says of that follows from today.
  for (const key of new Set(versions.map(({ person }) => person))) {
    const person = everybody.find(({ id }) => id === personId(key));
    if (person) await planReview(services, person);
  }
}

async function relive(services: RecordServices, day: Day, person: Person, past: PastVersion): Promise<void> {
  const { by, content, why, came, deciding = () => ({ capacity: { answer: 'has' } }) } = past;
  const then = onDay(services, day);
  const plans = plansIn(then, new Directory(then.store), {});
  const id = planIdOf(person.id);
  const give = async (command: PlanCommand, who: Staff = by): Promise<OpenRecord> =>
    accepted(await plans.record.begin(id, { command, viewer: viewerOf(who), team: person.team }));
  const shown = visibleTo(viewerOf(by), 'person', person, person, PERSON_FIELDS)?.the;
  if (!shown) throw new Error('the demo lets somebody write who may not');
  const plan = await plans.planFor(viewerOf(by), shown);
  const parties = partiesOf(circleOf(shown), plan);
  const token = `demo${day.replaceAll('-', '')}`;
  let now = await give({
    type: 'propose',
    proposed: {
      id: token,
      content: { ...content, startsOn: day },
      deciding: deciding(day),
      trigger: why?.trigger,
      kinds: [...(why?.kinds ?? [])],
      evidence: why
        ? [
            {
              key: 'first',
              from: 'support-worker',
              who: 'Tom Reed, support worker',
              on: addDays(day, -1),
              words: why.seen,
            },
          ]
        : [],
      copyTo: parties.map(recipientOf),
      carries: [],
    },
    seen: seenNow(plan ?? nothingYet),
    reablementStarted: person.started,
    answers: {},
  });
  const lacks = lacksCapacity(deciding(day));
  for (const { key, staff, part } of parties.filter((one) => one.staff !== by.id)) {
    if (lacks && part === 'person') continue;
    const how = part === 'person' ? 'in-person' : staff ? 'teams' : 'phone';
    const who = Object.values(everyday).find((one) => one.id === staff) ?? by;
    now = await give({ type: 'answer', id: token, key, answer: 'yes', how, on: day }, who);
  }
  const version = ((plan && newest(plan)?.version) ?? 0) + 1;
  for (const { key } of parties) now = await give({ type: 'give-copy', key, version, how: 'by-hand', on: day });
  for (const { key, staff } of now.ledger?.lines ?? []) {
    const noted = staff
      ? await now.tell({ type: 'confirm-told' }, staff)
      : await now.tell({ type: 'note-told', key, how: 'in-person', on: day }, by.id);
    if (noted.ok) now = noted.value;
  }
  await now.keepNotices(now.notices.map((notice) => ({ ...notice, status: 'sent' })));
  await followPlan(then, { plan: now, person: shown, by, equipment: content.equipment, came });
}
