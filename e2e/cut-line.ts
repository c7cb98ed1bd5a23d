import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type CutLine = {
  /** Where the park is reached by way of this line. */
  readonly url: string;
  /** All connections break and no new one comes through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** A network between a browser and the park that can be cut: the browser's own offline switch leaves sockets open. */
export async function cutLine(parkUrl: string): Promise<CutLine> {
  const { hostname, port } = new URL(parkUrl);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
