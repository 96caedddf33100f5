import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export const AT_ONCE = 16;

/** One delivery from Teams: its body, and whether the answer is the right one. */
export interface Delivery {
  readonly body: string;
  readonly fits: (answer: string) => boolean;
}

/** Delivers as Teams' connector does: over connections that stay open. */
export interface Line {
  deliver(delivery: Delivery): Promise<void>;
  close(): void;
}

export function openLine(port: number, authorization: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const deliver = ({ body, fits }: Delivery): Promise<void> =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(body);
      const headers = { 'content-type': 'application/json', 'content-length': bytes.length, authorization };
      const options = { agent, host: '127.0.0.1', port, method: 'POST', path: '/api/messages', headers };
      const sending = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200 && fits(text)) resolve();
          else reject(new Error(`a wrong answer: ${response.statusCode ?? 0} ${text.slice(0, 300)}`));
        });
        response.on('error', reject);
      });
      sending.on('error', (error) => {
        // The bot closed an idle connection at the moment it was used again (https://nodejs.org/api/http.html#requestreusedsocket).
        const isIdle = sending.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        if (isIdle) resolve(deliver({ body, fits }));
        else reject(error);
      });
      sending.end(bytes);
    });
  return { deliver, close: () => agent.destroy() };
}

/** How a round went: how long it took, and how long each delivery waited for its answer. Milliseconds. */
export interface Round {
  readonly tookMs: number;
  readonly waitsMs: readonly number[];
}

/**
 * Delivers all of `chains`, sixteen at once. A chain is what one member of staff does: its deliveries come one after the other.
 * Rejects at the first wrong answer.
 */
export async function deliverAll(line: Line, chains: readonly (readonly Delivery[])[]): Promise<Round> {
  const waitsMs: number[] = [];
  const queue = chains.values();
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (const chain of queue) {
      for (const delivery of chain) {
        const sent = performance.now();
        await line.deliver(delivery);
        waitsMs.push(performance.now() - sent);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { tookMs: performance.now() - began, waitsMs };
}

/** Delivers at a steady rate, whether or not the answers before have come. */
export async function deliverSteadily(line: Line, deliveries: readonly Delivery[], perSecond: number): Promise<void> {
  await Promise.all(
    deliveries.map(async (delivery, index) => {
      await pause((index * 1_000) / perSecond);
      await line.deliver(delivery);
    }),
  );
}

const PATIENCE_MS = 20_000;

/** Delivers as soon as somebody listens. Rejects when nobody does. */
export async function deliverFirst(line: Line, delivery: Delivery): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    try {
      return await line.deliver(delivery);
    } catch (error) {
      const isDeaf = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
      if (!isDeaf || performance.now() > until) throw error;
      await pause(3);
    }
  }
}
