import type { Button, Field } from '../../cards/views.ts';
import type { RecordId } from '../kernel/ids.ts';
import { NOTE, type Action } from '../kinds/kind.ts';

type Shown = Pick<Action<never>, 'part' | 'title' | 'asks'>;

/** What one can do in a record with one press, and the field above it when something is to be written. */
export function actionButtons(
  id: RecordId,
  actions: readonly Shown[],
): { readonly buttons: readonly Button[]; readonly field: Field | undefined } {
  const label = actions.flatMap(({ asks }) => asks ?? [])[0];
  return {
    buttons: actions.map(({ part, title, asks }) => ({
      title,
      press: { do: 'record/act', id, x: part },
      ...(asks !== undefined && { withInputs: true }),
    })),
    field: label === undefined ? undefined : { id: NOTE, kind: 'text', label, max: 500, lines: 'many' },
  };
}
