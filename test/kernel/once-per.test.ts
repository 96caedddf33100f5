import { expect, test } from '@jest/globals';
import { oncePer } from '../../src/kernel/once-per.ts';

test('what follows from a thing is made once for it, also when it is nothing, and for each thing its own', () => {
  const asked: string[] = [];
  const longName = oncePer(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name.length > 3 ? name : undefined;
  });
  const [ada, adele] = [{ name: 'Ada' }, { name: 'Adele' }];
  expect([ada, ada, adele, adele].map(longName)).toEqual([undefined, undefined, 'Adele', 'Adele']);
  expect(asked).toEqual(['Ada', 'Adele']);
});
