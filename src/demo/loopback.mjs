// The Playground listens on every address and has no setting for it. Loaded into its process before it starts, this keeps it on
// this machine's own address, so that nobody else on the network can open the demo.
import net from 'node:net';

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenOnLoopback(...given) {
  if (typeof given[0] === 'number' && typeof given[1] !== 'string') given.splice(1, 0, '127.0.0.1');
  else if (given[0] && typeof given[0] === 'object' && 'port' in given[0] && !given[0].host)
    given[0] = { ...given[0], host: '127.0.0.1' };
  return listen.apply(this, given);
};
