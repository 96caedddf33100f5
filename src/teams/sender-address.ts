import { BlockList, isIP, isIPv6 } from 'node:net';

/** Networks of one's own: a caller from there is a proxy in front of the bot, such as Azure's front end. */
const own = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  own.addSubnet(net, bits, 'ipv4');
}
own.addSubnet('::1', 128, 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

interface Sender {
  readonly remoteAddress: string | undefined;
  /** The header `X-Forwarded-For`. */
  readonly forwarded: string | undefined;
}

/**
 * Where a request came from. Behind a proxy of one's own network that is the last address in `X-Forwarded-For`, which the proxy wrote;
 * what stands before it the sender may have made up, and from any other network the whole header. Never used to let anybody in.
 * An IPv6 address counts by its first 64 bits, since one sender has all the rest.
 */
export function senderAddress({ remoteAddress = '', forwarded = '' }: Sender): string {
  const address = plain(remoteAddress);
  if (isIP(address) === 0) return '';
  if (!own.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return network(address);
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  // Azure adds the port: `203.0.113.9:50123`, `[2001:db8::1]:50123`.
  const written = isIP(last) === 0 ? last.replace(/:\d+$/u, '').replace(/^\[|\]$/gu, '') : last;
  return network(isIP(written) === 0 ? address : plain(written));
}

/** An IPv4 address as such, and an IPv6 one without the name of a network card. */
const plain = (address: string): string =>
  address
    .replace(/^::ffff:(?=\d+\.)/iu, '')
    .split('%', 1)
    .join('');

function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
