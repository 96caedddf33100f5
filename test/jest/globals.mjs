/** What a test imports from `@jest/globals`: that of the suite that is being loaded. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } =
  globalThis[Symbol.for('reable.suite')];
