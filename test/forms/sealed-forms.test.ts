import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { moveForm } from '../../src/app/forms.ts';
import { everyday, staff } from '../../src/demo/world.ts';
import { drawSession } from '../../src/forms/draw.ts';
import type { Move } from '../../src/forms/outcome.ts';
import type { Answers } from '../../src/forms/question.ts';
import { SealedForms } from '../../src/forms/sealed-forms.ts';
import { newSession } from '../../src/forms/session.ts';
import { defineFlow } from '../../src/flows/flow.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { TODAY } from '../support/form.ts';
import { callAt, roundFlow } from '../support/round.ts';
import { textsIn, World } from '../support/talk.ts';
import { turnOf } from '../support/turn.ts';

const KEY = randomBytes(32);
const PRIYA = everyday.priya;

/** A form that a dialog holds: what goes to Teams and comes back is the card and the sealed text, and nothing else is kept. */
class Dialog {
  readonly world: World;
  readonly faulty: FaultyStore;
  readonly #flow = defineFlow(roundFlow());
  /** What the card in view carries. */
  sealed = '';
  revision = 0;
  card: Card | undefined;

  private constructor(world: World, faulty: FaultyStore) {
    this.faulty = faulty;
    this.world = world.with({ flows: [this.#flow] });
  }

  static async open(): Promise<Dialog> {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    if (!faulty) throw new Error('no store');
    const dialog = new Dialog(world, faulty);
    faulty.plan({});
    const fresh = newSession({ id: 'round', version: 1 }, world.app.forms.now());
    const { form, session } = await dialog.#flow.opened({ viewer: viewerOf(PRIYA), session: fresh, today: TODAY });
    dialog.card = drawSession({ form, session, owner: PRIYA.teamsId });
    dialog.sealed = await dialog.keeper().keep({ kind: 'asked', session });
    return dialog;
  }

  keeper(staff = PRIYA.id, flow = 'round', key: Uint8Array = KEY): SealedForms {
    return new SealedForms({ key, staff, flow, clock: this.world.clock });
  }

  /** Presses a button on the card in view; gives everything that can be read afterwards. */
  async press(move: Move, inputs: Answers = {}, sealed = this.sealed, revision = this.revision): Promise<string> {
    const turn = turnOf(this.world, PRIYA, { do: `flow/${move.to}` }, inputs);
    const keeper = this.keeper();
    const outbound = await moveForm(turn, keeper, sealed, { kind: 'pressed', move, revision, inputs });
    this.sealed = keeper.sealed;
    const [now] = outbound;
    this.card = now?.kind === 'replace' ? now.card : undefined;
    const found = await keeper.open(this.sealed);
    this.revision = found.kind === 'open' ? found.session.revision : 0;
    return textsIn(this.card).join('\n');
  }

  /** Up to the check page, with one call on the list. */
  async filled(): Promise<string> {
    await this.press({ to: 'next' }, { whose: 'Betty Lewis' });
    await this.press({ to: 'row', x: 'calls.new' });
    await this.press({ to: 'next' }, callAt('08:00', { callWhat: 'Tea in secret' }));
    await this.press({ to: 'next' });
    return this.press({ to: 'next' }, { after: 'Home' });
  }
}

let dialog: Dialog;
beforeEach(async () => {
  dialog = await Dialog.open();
});
const NOT_OPEN = 'This form is no longer open';

describe('a form that is kept in what its card carries', () => {
  test('goes from the first question to the end, back and forth, and nothing is ever written to the store', async () => {
    expect(textsIn(dialog.card).join('\n')).toContain('Whose round is it?');
    expect(await dialog.press({ to: 'next' }, {})).toContain('Please write something here.');
    expect(await dialog.filled()).toContain('08:00, front: 30 minutes · Tea in secret');
    expect(await dialog.press({ to: 'step', x: 'whose' })).toContain('Whose round is it?');
    expect(await dialog.press({ to: 'next' }, { whose: 'Ada Palmer' })).toContain('Ada Palmer');
    expect(await dialog.press({ to: 'record' })).toContain('"what":"Tea in secret"');
    expect([dialog.sealed, dialog.faulty.writes]).toEqual(['', []]);
    expect(dialog.world.surprises).toEqual([]);
  });

  test('no word of it can be read in what is carried, and no two of them are alike', async () => {
    const carried = [dialog.sealed];
    await dialog.filled();
    carried.push(dialog.sealed);
    await dialog.press({ to: 'show' });
    carried.push(dialog.sealed);
    const plain = carried.map((sealed) => Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1'));
    for (const text of [...carried, ...plain]) expect(text).not.toMatch(/Betty|secret|whose|round/u);
    expect(new Set(carried).size).toBe(3);
  });

  test('a second click on an older card changes nothing that came after it', async () => {
    const [sealed, revision] = [dialog.sealed, dialog.revision];
    await dialog.press({ to: 'next' }, { whose: 'Betty Lewis' });
    expect(await dialog.press({ to: 'next' }, { whose: 'Ada Palmer' }, dialog.sealed, revision)).toContain(
      'had gone on',
    );
    // The older card carries the form as it stood then, and goes on from there by itself.
    expect(await dialog.press({ to: 'next' }, {}, sealed, revision)).toContain('Please write something here.');
  });

  test('is over when it is cancelled or put aside: nothing is left of it', async () => {
    for (const to of ['cancel', 'save'] as const) {
      dialog = await Dialog.open();
      await dialog.press({ to }, { whose: 'Betty Lewis' });
      expect([dialog.sealed, dialog.faulty.writes]).toEqual(['', []]);
      expect(await dialog.press({ to: 'next' })).toContain(NOT_OPEN);
    }
  });

  test('is over when it was not touched for two hours, and every step begins them anew', async () => {
    const after = (minutes: number) =>
      dialog.world.clock.set(new Date(dialog.world.clock.now().getTime() + minutes * 60_000).toISOString());
    after(110);
    await dialog.press({ to: 'next' }, { whose: 'Betty Lewis' });
    after(110);
    expect(await dialog.press({ to: 'back' })).toContain('Betty Lewis');
    after(121);
    expect(await dialog.press({ to: 'next' }, { whose: 'Betty Lewis' })).toContain(NOT_OPEN);
  });
});

describe('what was not sealed for this form is refused', () => {
  const opens = async (keeper: SealedForms, carried = dialog.sealed) => (await keeper.open(carried)).kind;

  test('for another member of staff, another flow, or under another key', async () => {
    const others = staff.filter(({ id }) => id !== PRIYA.id).map(({ id }) => id);
    expect(await opens(dialog.keeper())).toBe('open');
    for (const other of [...others, StaffId.parse(`${PRIYA.id}a`)])
      expect(await opens(dialog.keeper(other))).toBe('over');
    for (const flow of ['round2', 'roun', 'team', '']) expect(await opens(dialog.keeper(PRIYA.id, flow))).toBe('over');
    expect(await opens(dialog.keeper(PRIYA.id, 'round', randomBytes(32)))).toBe('over');
  });

  test('with any bit of it changed, cut short or made longer', async () => {
    const bytes = Buffer.from(dialog.sealed.slice(2), 'base64url');
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(await opens(dialog.keeper(), `1.${changed.toString('base64url')}`)).toBe('over');
    }
    for (let length = 0; length < bytes.length; length += 7)
      expect(await opens(dialog.keeper(), `1.${bytes.subarray(0, length).toString('base64url')}`)).toBe('over');
    expect(await opens(dialog.keeper(), `${dialog.sealed}AAAA`)).toBe('over');
  });

  test.each(['', '.', '1', '1.', '2.abc', 'null', '{}', '1.__proto__'])('%j', async (carried) => {
    expect(await opens(dialog.keeper(), carried)).toBe('over');
    expect(await dialog.press({ to: 'next' }, { whose: 'Betty Lewis' }, carried)).toContain(NOT_OPEN);
    expect(dialog.faulty.writes).toEqual([]);
  });

  test('by an earlier version of the sealing', async () => {
    expect(await opens(dialog.keeper(), dialog.sealed.replace(/^1/u, '0'))).toBe('over');
  });
});
