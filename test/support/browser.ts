/** Starts the chromium that is on this machine: no download, and nothing that it does by itself reaches the network. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chromium from CHROMIUM_PATH, else from PATH, else from /usr/bin. Whoever starts it closes it.
 * Throws when there is none: what asks for a browser fails without one and never skips.
 */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: quiet });
}

function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin'];
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(canRun);
  if (found === undefined) throw new Error('No chromium found. Put one on PATH or name it in CHROMIUM_PATH.');
  return found;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
