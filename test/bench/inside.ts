import tls from 'node:tls';

/**
 * Loaded into every measured server before its own code (`--import`), the same for all: tells what the process has used when asked,
 * and reaches Entra's token endpoint at the far end of this benchmark, since the SDK takes no other address for it.
 */
const ENTRA = 'login.microsoftonline.com';
const port = Number(process.env['BENCH_ENTRA_PORT']);
const { connect } = tls;

Object.defineProperty(tls, 'connect', {
  value: (options: tls.ConnectionOptions, done?: () => void) =>
    connect(options.host === ENTRA ? { ...options, host: '127.0.0.1', port, servername: ENTRA } : options, done),
});

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuUs: user + system, rss: process.memoryUsage.rss() });
});
process.once('disconnect', () => process.exit());
