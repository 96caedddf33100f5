import { z } from 'zod';

/** What an instance is told while it runs. */
export const Told = z.union([
  z.strictObject({
    trouble: z.strictObject({
      down: z.boolean().exactOptional(),
      slowMs: z.number().exactOptional(),
      lostCalls: z.number().exactOptional(),
      lostAnswers: z.number().exactOptional(),
    }),
    seed: z.number(),
  }),
  z.literal('usage'),
]);
export type Told = z.infer<typeof Told>;

/** What it says. */
export const Heard = z.union([
  z.strictObject({ port: z.number() }),
  z.strictObject({
    rss: z.number(),
    heap: z.number(),
    resources: z.record(z.string(), z.number()),
    events: z.record(z.string(), z.number()),
  }),
]);
/** Memory in bytes; timers, sockets and so on by kind; what was logged, by event. */
export type Usage = Exclude<z.infer<typeof Heard>, { port: number }>;
