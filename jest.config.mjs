/** Types are stripped, nothing else: what the tests run is what Node runs. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Every core: left to itself jest keeps one back, which on two cores is half of them.
  maxWorkers: '100%',
  testTimeout: 20_000,
  // Tests that say they are concurrent start processes of their own, three each at the most.
  maxConcurrency: 2,
};
