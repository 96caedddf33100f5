import { RecordId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { text } from '../../forms/kinds/text.ts';
import { newPartyName } from '../../questions/party-name.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import type { Records } from '../../kinds/records.ts';
import { isOpen } from '../../notices/ledger.ts';
import type { Administration } from '../../people/administration.ts';
import { joined } from '../../people/circle.ts';
import type { Directory } from '../../people/directory.ts';
import { isNotToBeTold } from '../../people/held-back.ts';
import { loadPerson, RECORD, type FlowContext, type Opening } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { UNNAMED_CARER } from '../../questions/parties.ts';
import type { Flow } from '../flow.ts';

interface CarerContext extends FlowContext {
  /** A carer whom the record names and the circle does not know. */
  readonly named: string | undefined;
}

const name = newPartyName<CarerContext>({ key: 'name', short: 'Name', label: 'What is the carer’s name?', max: 80 });

const relation = text<CarerContext>({
  key: 'relation',
  short: 'In plain words',
  label: 'What are they to the person?',
  example: 'For example: daughter, neighbour',
  max: 60,
  optional: true,
});

/** A carer whom a record names and nobody has put in the circle yet is put in it, from that record (R1, R15). */
export function carerJoins(administration: Administration, directory: Directory, records: Records): Flow<CarerContext> {
  return {
    id: 'carer-joins',
    version: 1,
    title: 'Put the carer in the circle',
    besideTold: 'unknown-carer',
    phrases: ['put the carer in the circle', 'put the carer in', 'the carer joins'],
    startsFrom: 'record',
    needs: { deed: 'arrange', guarded: 'person' },
    steps: [{ id: 'carer', title: 'The carer', questions: [name, relation] }],
    recordWords: 'Put them in',
    recordsAtOnce: true,
    load: (opening) => load(directory, records, opening),
    keepsContext: () => true,
    idle: ({ named }) => (named === undefined ? 'Every carer whom this record names is in the circle.' : undefined),
    fills: (_, { named }) => ({ answers: named === undefined ? {} : { [name.key]: named } }),
    async carryOut({ answers, token, openedFor }, { person }, viewer) {
      const called = name.of(answers);
      const record = RecordId.safeParse(openedFor[RECORD]).data;
      if (!person || !record || called === undefined) return MISSING;
      const carer = { key: token, name: called, part: 'carer' as const, relation: relation.of(answers) };
      const done = arranged(
        await administration.changePerson(viewer, person.id, 'joined: carer', (now) => joined(now, carer)),
      );
      if (!done.ok) return done;
      await records.personChanged(done.value, viewer.staff);
      return ok({ record, words: `${called} is in the circle.` });
    },
  };
}

async function load(directory: Directory, records: Records, opening: Opening): Promise<CarerContext> {
  const { today, person } = await loadPerson(directory, opening, 'arrange');
  const id = RecordId.safeParse(opening.session.openedFor[RECORD]).data;
  const record = id && (await records.read(id));
  const seen = record && (await seenBy(directory, opening.viewer, record));
  const line = seen && record.ledger?.lines.find((one) => one.key === UNNAMED_CARER && isOpen(one));
  const named = person && line && !isNotToBeTold(person, line.name) ? line.name : undefined;
  return { today, person, named };
}
