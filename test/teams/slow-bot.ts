import type { Outbound } from '../../src/chat/outbound.ts';
import type { Patience } from '../../src/teams/index.ts';
import { gate, start, type UnderTest } from './under-test.ts';

/** Patience that runs out when the test says so, for every turn that is under way. */
function patienceInHand(): { readonly patience: Patience; readonly runOut: () => void } {
  const waiting = new Set<() => void>();
  return {
    patience: (late) => {
      waiting.add(late);
      return () => waiting.delete(late);
    },
    runOut: () => {
      for (const late of waiting) late();
    },
  };
}

interface Slow extends UnderTest {
  /** Resolves when the application has been asked; then patience runs out. */
  readonly runOut: () => Promise<void>;
  /** The application is done. */
  readonly finish: () => void;
  readonly said: () => readonly unknown[];
}

/** A bot whose application answers the first request when the test says so, and later ones at once. */
export async function slowBot(result: () => readonly Outbound[], advice: readonly Outbound[] = []): Promise<Slow> {
  const { passed, open } = gate();
  const waits = [passed];
  const begun = gate();
  const { patience, runOut } = patienceInHand();
  const bot = await start(
    async () => {
      const wait = waits.shift();
      begun.open();
      await wait;
      return result();
    },
    { patience, advise: () => advice },
  );
  return {
    ...bot,
    finish: open,
    runOut: async () => {
      await begun.passed;
      runOut();
    },
    said: () => bot.connector.requests.map(({ activity: { text, attachments } }) => text ?? attachments),
  };
}

/** What somebody is told to quote. */
export const referenceIn = (text: unknown): string =>
  /reference is ([A-Z0-9]{6})/u.exec(JSON.stringify(text))?.[1] ?? 'none';
