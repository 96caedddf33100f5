/** Says whether the bot may talk to this service address. */
export type ServiceHosts = (serviceUrl: string) => boolean;

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/u;
const ADDRESS = /^(https?):\/\/([A-Za-z0-9.:[\]-]+)(?:\/[^\s?#\\@]*)?$/u;

/**
 * The allow-list of hosts that may get the bot's words and its bearer token (S4).
 * The host is compared as it is written, not as a URL parser reads it: user names, ports, trailing dots, numbers for
 * addresses and look-alikes then need no rule of their own, they are simply not on the list.
 * @param hosts exact hosts such as `smba.trafficmanager.net`, with a port only where one is meant.
 * @param loopback true when the bot runs without credentials: then this machine may be talked to, by http as well.
 */
export function serviceHosts(hosts: readonly string[], loopback: boolean): ServiceHosts {
  const listed = new Set(hosts.map((host) => host.toLowerCase()));
  return (serviceUrl) => {
    const [, scheme, host = ''] = ADDRESS.exec(serviceUrl) ?? [];
    if (scheme === undefined) return false;
    if (loopback && LOOPBACK.test(host)) return true;
    return scheme === 'https' && listed.has(host.toLowerCase());
  };
}

/** True for the addresses on which only this machine can be reached. */
export const isLoopback = (host: string): boolean => host === '::1' || LOOPBACK.test(host);
