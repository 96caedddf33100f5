import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileReader } from '../../src/teams/files.ts';

const server = createServer((request, response) => {
  asked.push(request.headers.authorization);
  response.statusCode = request.url === '/moved' ? 302 : request.url === '/gone' ? 404 : 200;
  response.setHeader('location', '/file');
  if (request.url === '/windows') return response.end(Buffer.from('RB-1,Siân', 'latin1'));
  if (request.url === '/utf-16be') return response.end(Buffer.from('\uFEFFRB-1\tSiân', 'utf16le').swap16());
  if (request.url === '/utf-16') return response.end(Buffer.from('\uFEFFRB-1\tSiân', 'utf16le'));
  return response.end(request.url === '/long' ? 'x'.repeat(200_001) : 'reference,name\nRB-1,Zoë');
});
const asked: (string | undefined)[] = [];
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const file = (address: string) => ({ name: 'people.csv', kind: 'csv', address });

describe('a file that somebody sent', () => {
  test.each([
    ['UTF-8', '/file', 'reference,name\nRB-1,Zoë'],
    ['as Excel on Windows writes "CSV"', '/windows', 'RB-1,Siân'],
    ['as Excel writes "Unicode text"', '/utf-16', 'RB-1\tSiân'],
    ['in UTF-16 with the other byte first', '/utf-16be', 'RB-1\tSiân'],
  ])('%s: its letters are read as they are', async (_, path, text) => {
    const read = await fileReader(() => true)(file(`${base}${path}`));
    expect(read.ok && read.value.replace('\uFEFF', '')).toBe(text);
  });

  test('is read as text, without any token', async () => {
    expect(await fileReader(() => true)(file(`${base}/file`))).toEqual({ ok: true, value: 'reference,name\nRB-1,Zoë' });
    expect(new Set(asked)).toEqual(new Set([undefined]));
  });

  test.each([
    ['/moved', 'unreachable'],
    ['/gone', 'unreachable'],
    ['/long', 'too-big'],
  ])('%s: %s', async (path, refusal) => {
    expect(await fileReader(() => true)(file(`${base}${path}`))).toEqual({ ok: false, refusal });
  });

  test.each([
    'http://contoso-my.sharepoint.com/file',
    'https://contoso.sharepoint.com.evil.example/file',
    'https://contoso.sharepoint.com@evil.example/file',
    'https://evil.example/contoso.sharepoint.com/',
    'https://contoso-my.sharepoint.com:8443/file',
    'https://contoso-my.sharepoint.com./file',
    'https://169.254.169.254/latest',
    'https://sharepoint.com/file',
    'file:///etc/passwd',
    'https://a.b.sharepoint.com/file',
    '',
  ])('S4: nothing is fetched from %p', async (address) => {
    const fetched = globalThis.fetch;
    const calls: unknown[] = [];
    globalThis.fetch = async (...given) => {
      calls.push(given);
      throw new Error('not to be called');
    };
    try {
      expect(await fileReader()(file(address))).toEqual({ ok: false, refusal: 'unreachable' });
      expect(calls).toEqual([]);
      await fileReader()(file('https://contoso-my.sharepoint.com/personal/a/file.csv?tempauth=x'));
      expect(calls).toHaveLength(1);
    } finally {
      globalThis.fetch = fetched;
    }
  });
});
