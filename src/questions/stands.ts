import type { Stand } from '../forms/stands.ts';
import { NOT_TO_BE_TOLD } from '../people/held-back.ts';
import { knownAround } from '../people/party.ts';
import { stoppedWords } from '../people/stopped.ts';
import type { AboutPerson } from './context.ts';

/**
 * What every form about a person rests upon: who is involved, said in the same words whether they left, are not wanted or may not be told, so that
 * nobody can tell one from the other (R24); and whether reablement goes on (P19).
 */
export const standsAround = ({ person, askInstead = [] }: AboutPerson): readonly Stand[] =>
  person
    ? [
        ...knownAround(person).others.map(({ key, name }) => ({
          key: `out.${key}`,
          is: 'out',
          words: [`${name} is not asked here any more. ${NOT_TO_BE_TOLD}.`, ...askInstead],
        })),
        {
          key: 'goes-on',
          is: person.stopped?.record ?? person.ended ?? '',
          words: [
            person.stopped
              ? stoppedWords(person.stopped)
              : person.ended
                ? 'Reablement has ended.'
                : 'Reablement goes on.',
          ],
        },
      ]
    : [];
