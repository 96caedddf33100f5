import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import { authorityWords } from '../../people/authority.ts';
import { basisWords, consentHistory, consentWords, needsConsent } from '../../people/consent.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { NOT_TO_BE_TOLD } from '../../people/held-back.ts';
import { knownAround } from '../../people/party.ts';
import { aboutWords, memberWords, type CircleMember } from '../../people/person.ts';
import type { MenuPage } from '../menu-page.ts';
import { whosePage } from '../../questions/whose.ts';

type About = VisiblePerson['the'];

/** What stands on one card (S43). */
const MOST_AROUND = 6;

const HOME: Button = { title: 'Home', press: { do: 'home/show' } };

/** Who around the person is involved in their plan, and what they agreed to (R15-R17). */
export function whoMayKnow(directory: Directory): MenuPage {
  return {
    id: 'who-may-know',
    title: 'Who may know',
    phrases: ['who may know', 'who may know about', 'who may know for', 'who is involved with', 'consent'],
    startsFrom: 'person',
    offer: { button: 'Who may know', example: 'who may know about Ada Palmer', group: 'person', rank: 45 },
    async show(viewer, _, part = '', person) {
      return person ? page(viewer, person, partFrom(part)) : whosePage(directory, viewer, this, 'About whom?');
    },
  };
}

function page(viewer: Viewer, person: About, from: number): Card {
  const { involved, others } = knownAround(person);
  const all = [...involved.map(({ key }) => key), ...others.map(({ key }) => key)];
  const shown = all.slice(from, from + MOST_AROUND);
  const mayNote = may(viewer, 'record', 'person', person);
  const mayKnowWhy = may(viewer, 'hold-back', 'person', person);
  return drawPage({
    title: 'Who may know',
    paragraphs: [aboutWords(person), ...(all.length === 0 ? ['Nobody is in their circle yet.'] : [])],
    list: [...involved, ...others]
      .filter(({ key }) => shown.includes(key))
      .flatMap((one) => {
        const open =
          involved.find(({ key }) => key === one.key) ?? (mayKnowWhy ? refusedBy(person, one.key) : undefined);
        return [
          {
            title: `${one.name} (${memberWords(one)})`,
            detail: open ? detailOf(open) : `${NOT_TO_BE_TOLD}.`,
          },
          ...(mayNote && open && needsConsent(open)
            ? [
                {
                  title: `${open.consent ? 'Change' : 'Note'} what was agreed about ${open.name}`,
                  press: { do: 'flow/start', id: person.id, x: `consent.${open.key}` },
                },
              ]
            : []),
        ];
      }),
    buttons: listed<Button>(
      all.length > from + MOST_AROUND && {
        title: 'More people',
        press: { do: 'page/show', id: person.id, x: `who-may-know.${from + MOST_AROUND}` },
      },
      HOME,
    ),
  });
}

/** Whom the person does not want involved, and who is not held back besides: read by those who may know who is (R24). */
const refusedBy = ({ circle }: About, wanted: string): CircleMember | undefined =>
  circle.find(({ key, heldBack }) => key === wanted && heldBack !== true);

/** How many former answers stand beside the present one. */
const MOST_BEFORE = 3;

function detailOf(one: CircleMember): string {
  const authority = (one.authority ?? []).map((each) => authorityWords[each]).join(', ');
  return listed(...involvement(one), authority !== '' && `${authority}.`).join('\n');
}

function involvement(one: CircleMember): readonly string[] {
  if (!needsConsent(one)) return [one.staff === undefined ? 'Involved as their carer.' : 'Works with them.'];
  const [now, ...before] = consentHistory(one);
  if (!now) return ['The person has not been asked yet.'];
  return [
    `${consentWords(now)} (${basisWords(now)}).`,
    ...before.slice(0, MOST_BEFORE).map((was, index) => {
      const until = [now, ...before][index]?.on;
      return `Until ${until ? wordsForDay(until) : 'then'}: ${consentWords(was).toLowerCase()} (${basisWords(was)}).`;
    }),
  ];
}
