import type { Afterwards, OpenKind } from '../kinds/open-kind.ts';
import type { Directory } from '../people/directory.ts';
import { readerOf } from '../people/reader.ts';
import { THE_PERSON } from '../people/needs.ts';
import type { Endings } from './ending/flows.ts';
import type { SeenPrevention } from './prevention/record.ts';

interface Parts {
  readonly directory: Directory;
  readonly endings: Endings;
  readonly prevention: Pick<OpenKind<never, SeenPrevention>, 'seen'>;
}

/** What was done for a carer from an ending is noted there: whoever wants an assessment waits until they are referred, or want it no more (Care Act 2014, section 10). */
export const carerReferred =
  ({ directory, endings, prevention }: Parts): Afterwards =>
  async ({ id, from, team, person: whose, author }, by) => {
    const found = from && (await readerOf(directory, whose, [by, author]));
    if (!found) return;
    const { viewer, person } = found;
    const the = await prevention.seen(id, viewer, person);
    if (!the || the.forKey === THE_PERSON || !(await endings.seen(from, viewer, person))) return;
    const command =
      the.step === 'referred'
        ? ({ type: 'carer-referred' } as const)
        : the.step === 'declined' && ({ type: 'offer', answer: 'declined' } as const);
    if (command) await endings.begin(from, { command, viewer, team });
  };
