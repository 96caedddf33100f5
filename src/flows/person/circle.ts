import { askInstead } from '../../people/ask-instead.ts';
import { goneAmong } from '../../people/gone.ts';
import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Button, PageView } from '../../../cards/views.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import { authorityWords } from '../../people/authority.ts';
import { basisWords, consentHistory, consentWords, needsConsent } from '../../people/consent.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { NOT_TO_BE_TOLD } from '../../people/held-back.ts';
import { leftWords } from '../../people/leaving.ts';
import { needsWords } from '../../people/needs.ts';
import { knownAround } from '../../people/party.ts';
import { aboutWords, memberWords, reachWords, type CircleMember, type PastMember } from '../../people/person.ts';
import type { MenuPage } from '../menu-page.ts';
import { whosePage } from '../../questions/whose.ts';

type About = VisiblePerson['the'];
type Line = NonNullable<PageView['list']>[number];

/** What stands on one card (S43). */
const MOST_AROUND = 8;
const MOST_PAST = 6;

const HOME: Button = { title: 'Home', press: { do: 'home/show' } };

/** Who is around the person: how to reach them, what they need, and what was agreed about them (R15-R17). */
export function personCircle(directory: Directory): MenuPage {
  return {
    id: 'person-circle',
    title: 'Circle',
    phrases: [
      'who is around',
      'circle of',
      'change the circle',
      'change their circle',
      'change the circle of',
      'show the circle of',
      'who may know',
      'who may know about',
      'who may know for',
      'who can i tell about',
      'who am i allowed to tell about',
      'who can know about',
      'who is allowed to know about',
      'who is involved with',
      'consent',
    ],
    startsFrom: 'person',
    showsCircle: true,
    putsRight: {
      flows: ['person-join', 'person-reach'],
      words: 'To take somebody out again, press "Take somebody out". To change how to reach them, press their name.',
    },
    offer: {
      button: 'Circle',
      example: 'circle of Ada Palmer',
      onPerson: 'Details and circle',
      group: 'person',
      rank: 0,
    },
    async show(viewer, _, part = '', person) {
      return person
        ? circlePage(directory, viewer, person, { from: partFrom(part) })
        : whosePage(directory, viewer, this, 'About whom?');
    },
  };
}

/** The circle as a list; `words` say what was just saved. Touching somebody changes how to reach them. */
export async function circlePage(
  directory: Directory,
  viewer: Viewer,
  person: About,
  { from = 0, words }: { readonly from?: number; readonly words?: string },
): Promise<Card> {
  const { involved, others } = knownAround(person);
  const gone = await goneAmong(
    directory,
    person.circle.map(({ staff }) => staff),
  );
  const start = (x: string) => ({ do: 'flow/start', id: person.id, x });
  const mayArrange = may(viewer, 'arrange', 'person', person);
  const left = mayArrange ? (person.past ?? []).slice(-MOST_PAST).toReversed() : [];
  // Who set up the circle reads why somebody left, and nobody twice.
  const all = [...involved, ...others.filter(({ key }) => left.every((one) => one.key !== key))];
  return drawPage({
    title: `Circle of ${person.name}`,
    ...(words !== undefined && { tone: 'good' }),
    paragraphs: listed(
      words,
      aboutWords(person),
      person.started && `Reablement began ${wordsForDay(person.started)}.`,
      all.length === 0 && 'Nobody is in their circle yet.',
      ...(await askInstead(directory, viewer, person)),
    ),
    list: [
      ...all.slice(from, from + MOST_AROUND).flatMap(({ key }) => linesOf(viewer, person, key, gone)),
      ...(from === 0 ? left : []).map(pastLine),
    ],
    buttons: listed<Button>(
      mayArrange && { title: 'Add somebody', press: start('person-join'), tone: 'main' },
      mayArrange && involved.length > 0 && { title: 'Take somebody out', press: start('person-leave') },
      mayArrange && { title: 'Change their details or team', press: start('person-details.details') },
      all.length > from + MOST_AROUND && {
        title: 'More people',
        press: { do: 'page/show', id: person.id, x: `person-circle.${from + MOST_AROUND}` },
      },
      HOME,
    ),
  });
}

/** Somebody around them, and what can be noted of them. */
function linesOf(viewer: Viewer, person: About, wanted: string, gone?: ReadonlySet<StaffId>): readonly Line[] {
  const { involved, others } = knownAround(person);
  const mayNote = may(viewer, 'record', 'person', person);
  const start = (x: string) => ({ do: 'flow/start', id: person.id, x });
  const other = others.find(({ key }) => key === wanted);
  const open =
    involved.find(({ key }) => key === wanted) ??
    (may(viewer, 'hold-back', 'person', person) ? refusedBy(person, wanted) : undefined);
  if (!open) return other ? [{ title: `${other.name} (${memberWords(other)})`, detail: `${NOT_TO_BE_TOLD}.` }] : [];
  return listed<Line>(
    {
      title: `${open.name} (${memberWords(open)})`,
      detail: detailOf(open, may(viewer, 'see', 'person', person), gone),
      ...(mayNote && open.staff === undefined && { press: start(`person-reach.${open.key}`) }),
    },
    mayNote &&
      (needsConsent(open) || open.consent) && {
        title: `${open.consent ? 'Change' : 'Note'} what was agreed about ${open.name}`,
        press: start(`consent.${open.key}`),
      },
  );
}

/** Whom the person does not want involved, and who is not held back besides: read by those who may know who is (R24). */
const refusedBy = ({ circle }: About, wanted: string): CircleMember | undefined =>
  circle.find(({ key, heldBack }) => key === wanted && heldBack !== true);

/** How many former answers stand beside the present one. */
const MOST_BEFORE = 3;

function detailOf(one: CircleMember, withNeeds: boolean, gone?: ReadonlySet<StaffId>): string {
  const authority = (one.authority ?? []).map((each) => authorityWords[each]).join(', ');
  const needs = withNeeds && one.needs ? needsWords(one.needs) : '';
  return listed(
    reachWords(one, gone) || (one.staff === undefined && 'No telephone number is noted.'),
    needs !== '' && `Needs: ${needs}`,
    ...involvement(one),
    authority !== '' && `${authority}.`,
  ).join('\n');
}

function involvement(one: CircleMember): readonly string[] {
  const [now, ...before] = consentHistory(one);
  // Of a carer and of staff what they are says that they are involved.
  if (!now) return needsConsent(one) ? ['The person has not been asked yet.'] : [];
  return [
    `${consentWords(now)} (${basisWords(now)}).`,
    ...before.slice(0, MOST_BEFORE).map((was, index) => {
      const until = [now, ...before][index]?.on;
      return `Until ${until ? wordsForDay(until) : 'then'}: ${consentWords(was).toLowerCase()} (${basisWords(was)}).`;
    }),
  ];
}

const pastLine = (member: PastMember): Line => ({
  title: `No longer in it: ${member.name}`,
  detail: `${memberWords(member)} · since ${wordsForDay(member.left.on)} · ${leftWords(member.left)}`,
});
