import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { authorityWords } from '../../people/authority.ts';
import { consentWords } from '../../people/consent.ts';
import { NOT_TO_BE_TOLD } from '../../people/held-back.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { leftWords } from '../../people/leaving.ts';
import { memberWords, type CircleMember, type PastMember } from '../../people/person.ts';

const HOME: Button = { title: 'Home', press: { do: 'home/show' } };

/** A person as they are set up: only for viewers who may arrange that. */
export const personPage = (words: string, { the: person }: VisiblePerson): Card =>
  drawPage({
    title: person.name,
    paragraphs: [
      words,
      listed(
        person.reference,
        `reablement began ${wordsForDay(person.started)}`,
        person.ended && `ended ${wordsForDay(person.ended)}`,
      ).join(' · '),
      person.circle.length === 0 ? 'Nobody is in their circle yet.' : 'In their circle:',
    ],
    list: [
      ...person.circle.slice(0, MOST_SHOWN).map((member) => ({ title: member.name, detail: detailOf(member) })),
      ...(person.past ?? []).slice(-MOST_PAST).toReversed().map(pastLine),
    ],
    tone: 'good',
    buttons: [
      { title: 'Change something else', press: { do: 'flow/start', id: person.id, x: 'person' }, tone: 'main' },
      HOME,
    ],
  });

const MOST_SHOWN = 30;
const MOST_PAST = 6;

const detailOf = (member: CircleMember): string =>
  [
    memberWords(member),
    ...(member.authority ?? []).map((one) => authorityWords[one]),
    ...(member.staff === undefined ? [] : ['told in Teams']),
    ...(member.consent ? [consentWords(member.consent)] : []),
    ...(member.heldBack ? [NOT_TO_BE_TOLD] : []),
  ].join(' · ');

const pastLine = (member: PastMember) => ({
  title: `No longer in it: ${member.name}`,
  detail: `${memberWords(member)} · since ${wordsForDay(member.left.on)} · ${leftWords(member.left)}`,
});

export const importedPage = (words: string): Card =>
  drawPage({ title: 'Imported', paragraphs: [words], tone: 'good', buttons: [HOME] });
