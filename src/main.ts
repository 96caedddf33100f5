import { enableCompileCache } from 'node:module';

// What was compiled at an earlier start is used again: measured, the first answer then comes in two thirds of the time.
enableCompileCache();

const { start } = await import('./start.ts');
await start(process.argv.includes('--demo'));
