import type { Answers } from '../../forms/question.ts';
import type { Day } from '../../kernel/days.ts';
import { involvedIn } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import { namesPattern } from '../../questions/who-said.ts';
import { evidenceFrom, evidenceOn, evidenceWho, evidenceWords } from './rows.ts';

const SAID = String.raw`(?:(?:has|have|just|also)\s)?(?:said|says|told (?:me|us)|tells (?:me|us)|mentioned|reported|reports|noticed|saw|sees|has seen|rang to say|thinks)\b`;

/** "Sarah said on Fri she eats with her now": whoever is named first in it saw or said it, on the day that is told, and nobody else (R9). */
export function saidBy(typed: string, person: Pick<Person, 'circle'> | undefined, today: Day): Answers | undefined {
  const text = oneSpaced(typed);
  const around = person ? involvedIn(person).filter(({ heldBack }) => heldBack !== true) : [];
  const [by, ...others] = around.filter(({ name }) =>
    new RegExp(String.raw`^(?:${namesPattern([name, name.split(' ')[0] ?? ''])})\s${SAID}`, 'iu').test(text),
  );
  if (!by || others.length > 0) return undefined;
  const on = pastDayIn(text, today);
  return {
    [evidenceWords.key]: typed.trim(),
    [evidenceFrom.key]: by.part === 'support-worker' ? 'support-worker' : 'in-plan',
    [evidenceWho.key]: `${by.name}, ${by.relation ?? by.part.replaceAll('-', ' ')}`,
    ...(on !== undefined && { [evidenceOn.key]: on }),
  };
}
