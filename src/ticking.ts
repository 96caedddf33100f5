/**
 * Does something every `ms` and whenever woken, one at a time; again at once while it says there is more. It may ask `going`
 * whether to carry on with what it has begun.
 */
export function repeatedly(
  ms: number,
  once: (going: () => boolean) => Promise<boolean>,
  failed: (error: unknown) => void,
) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let on = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        again = (await once(() => on)) || again;
      } catch (error) {
        failed(error);
      }
    } while (again && on);
  }

  const now = (): void => {
    if (!on) return;
    again = true;
    running ??= run().finally(() => {
      running = undefined;
    });
  };

  return {
    begin(): void {
      on = true;
      timer = setInterval(now, ms);
      timer.unref();
    },
    /** Does it now, or once more as soon as the one under way is done. */
    now,
    /** No more of it; resolves when the one under way is done. */
    async end(): Promise<void> {
      on = false;
      clearInterval(timer);
      await running;
    },
  };
}
