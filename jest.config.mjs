/** What the tests run is what Node runs: it loads the code itself, and nothing is transformed. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testRunner: '<rootDir>/test/jest/run-suite.mjs',
  transform: {},
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Every core: left to itself jest keeps one back, which on two cores is half of them.
  maxWorkers: '100%',
  testTimeout: 120_000,
  // Tests that say they are concurrent start processes of their own, three each at the most.
  maxConcurrency: 2,
};
