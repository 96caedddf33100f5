import type { ReadFile } from '../chat/files.ts';
import { ok, refuse } from '../kernel/result.ts';
import { withoutUnseen } from '../kernel/unseen.ts';

const MOST_BYTES = 200_000;
const TIMEOUT_MS = 3_000;
/** Where Teams puts a file that somebody sends to a bot: their own OneDrive. The address alone is enough to read the file. */
const ONEDRIVE = /^https:\/\/[a-z0-9-]{1,63}\.sharepoint\.com\/[^\s#\\@]*$/iu;

/**
 * Reads a file that was sent in private chat. The address comes from an activity, so it is only followed to OneDrive, with no token,
 * no redirect, a limit of time and of length (S4).
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 * @param isAllowed which addresses are followed; tests name their own.
 */
export const fileReader =
  (isAllowed: (address: string) => boolean = (address) => ONEDRIVE.test(address)): ReadFile =>
  async ({ address }) => {
    if (!isAllowed(address)) return refuse('unreachable');
    try {
      const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok || !response.body) return refuse('unreachable');
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const part of response.body) {
        length += part.length;
        if (length > MOST_BYTES) return refuse('too-big');
        parts.push(part);
      }
      return ok(withoutUnseen(textOf(Buffer.concat(parts))));
    } catch {
      return refuse('unreachable');
    }
  };

/** UTF-8, or what spreadsheets write instead: UTF-16 with its mark in front, or the letters of Windows. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
