import { readFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks, stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configureGlobal } from 'fast-check';

/**
 * Jest's own runner of a suite (a file of tests), with modules loaded by Node and not by jest. Jest loads the whole application anew for
 * each suite, into a sandbox in which every use of a global is slow: that was more than half of the time that all tests took. Node strips
 * the types as it does for `npm start`, and loads what is in src/ and node_modules/ once for all suites of a process. So nothing in src/
 * may keep in a module what one test has done. What is in test/ is loaded for each suite: its modules do keep such things, and register
 * hooks.
 */
const require = createRequire(import.meta.url);
const { default: runWithCircus } = require('jest-circus/runner');
const TESTS = new URL('../', import.meta.url).href;
/** The one file of test/ that is loaded once for all. */
const FOR_ALL = new URL('../support/for-all-suites.ts', import.meta.url).href;
const GLOBALS = new URL('globals.mjs', import.meta.url).href;
/** Circus adds its listeners to those that are here: the ones of the suite before would be told of this one's tests, too. */
const LISTENERS = Symbol.for('EVENT_HANDLERS');

// What was compiled for an earlier run is used again, also by the processes that tests start.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
enableCompileCache();

// The same cases each time, so that what fails is the change that was made: `SEED=random npm test` looks for others.
const { SEED = '61' } = process.env;
process.env.SEED = SEED === 'random' ? String(Date.now() % 1_000_000_007) : SEED;
configureGlobal({ seed: Number(process.env.SEED) });

/** The number of the suite that this process runs now. */
let suite = 0;

/** What is in test/ without its types: most suites load the same files. */
const stripped = new Map();
function withoutTypes(file) {
  const source = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(file, 'utf8'));
  stripped.set(file, source);
  return source;
}

registerHooks({
  resolve(specifier, context, next) {
    const found = specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : next(specifier, context);
    const isOfSuite = found.url.startsWith(TESTS) && found.url !== import.meta.url && found.url !== FOR_ALL;
    return isOfSuite ? { ...found, url: `${found.url}?suite=${suite}` } : found;
  },
  load(url, context, next) {
    if (!url.startsWith(TESTS) || !url.endsWith(`.ts?suite=${suite}`)) return next(url, context);
    return { format: 'module', source: withoutTypes(fileURLToPath(url)), shortCircuit: true };
  },
});

/** https://jestjs.io/docs/configuration#testrunner-string */
export default function runSuite(globalConfig, config, environment, runtime, path, tell) {
  suite += 1;
  Object.assign(runtime, {
    // Circus itself: its state is made when it is loaded.
    requireInternalModule(file) {
      delete globalThis[LISTENERS];
      delete require.cache[file];
      return require(file);
    },
    setGlobalsForRuntime(globals) {
      globalThis[Symbol.for('reable.suite')] = { ...globals, jest: environment.moduleMocker };
    },
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (file) => import(pathToFileURL(file).href),
  });
  return runWithCircus(globalConfig, config, environment, runtime, path, tell);
}
