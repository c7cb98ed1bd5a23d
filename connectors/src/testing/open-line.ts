import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { after } from 'node:test';

/** A line to a port that can fall silent without breaking; it is closed after the test. */
export async function openLine(port: number) {
  const sockets: Socket[] = [];
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    sockets.push(near, far);
    near.on('error', () => far.destroy()).pipe(far);
    far.on('error', () => near.destroy()).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', () => resolve()));
  const freeze = () => sockets.forEach((socket) => socket.unpipe().pause());
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    line.close();
  };
  // Also after a test that failed, which would else never end.
  after(close);
  return { port: (line.address() as AddressInfo).port, freeze, close };
}
