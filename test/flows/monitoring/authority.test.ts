import { beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const LOCKED = {
  to: 'A sensor on the front door',
  direction: 'increase',
  startsOn: '2026-11-24',
  rationale: 'He went out at night.',
};
const ASSESSED = {
  capacity: 'lacks',
  assessedBy: 'Ana Lopez, occupational therapist',
  assessedOn: '2026-11-20',
  wishes: 'Pushes at the door.',
  objects: 'no',
};

describe('R25, R45: who decides follows what is on record', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  const begun = async (chat: Chat, who: string) => {
    await chat.says(`change monitoring for ${who}`);
    return chat.presses('Next', LOCKED);
  };
  const leaves = async (chat: Chat) => {
    await chat.says('cancel');
    await chat.says('yes');
  };

  test('R25, R45: a relative is consulted, and is not taken as who decided in best interests', async () => {
    const kofi = world.chat('Kofi Mensah');
    await begun(kofi, 'Betty Lewis');
    const asked = textsIn(kofi.card).join('\n');
    expect(asked).not.toContain('Owen Lewis (brother, carer), as attorney');
    await kofi.presses('Next', { ...ASSESSED, decides: 'best-interests' });
    for (const decidedBy of ['Owen Lewis, brother', 'her brother', 'Owen']) {
      const refused = await kofi.presses('Next', {
        decidedBy,
        decidedOn: '2026-11-20',
        consulted: 'nobody',
        lessRestrictive: 'A chime was tried.',
      });
      expect(refused.text).toContain('Owen Lewis is consulted, and does not decide in best interests.');
    }
    await leaves(kofi);
  });

  test('R45: recorded as attorney for property and affairs, she is offered as attorney for care no more', async () => {
    const ana = world.chat('Ana Lopez');
    await ana.sends({ do: 'flow/start', id: personId('arthur'), x: 'person-reach.helen' });
    await ana.presses('Save this', { relation: 'attorney for property and affairs' });
    const helen = (await world.app.directory.person(personId('arthur')))?.circle.find(({ key }) => key === 'helen');
    expect(helen).toMatchObject({ relation: 'attorney for property and affairs', authority: ['attorney-property'] });
    await begun(ana, 'Arthur Bell');
    expect(textsIn(ana.card).join('\n')).not.toContain('as attorney or deputy');
    await leaves(ana);
  });
});
