import { jt808Device, jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Jt808Device, Jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Connector } from '../contract.ts';
import { listenTcp } from '../runtime/listen-tcp.ts';
import { listenUdp } from '../runtime/listen-udp.ts';
import type { Session, TcpService } from '../runtime/listen-tcp.ts';
import { accounts } from './accounts.ts';
import { decode } from './decode.ts';
import { framer } from './framer.ts';
import { saw } from './line.ts';
import type { Platform } from './line.ts';
import { tokens } from './tokens.ts';
import { vehicle } from './vehicle.ts';
import type { Vehicle } from './vehicle.ts';

const TICK_MS = 1000;

/** JT/T 808-2011, 2013 and 2019: vehicles connect to us. */
export default {
  id: 'jt808',
  settings: jt808Settings,
  device: jt808Device,
  decode,
  async open({ settings, devices }, host, signal) {
    const platform = { settings, host, accounts: accounts(devices), tokens: tokens(host.folder) };
    const { service, tick } = serve(platform);
    const timer = setInterval(tick, TICK_MS);
    const listens = LISTENS[settings.transport];
    try {
      await together(listens, signal, (listen, ended) => listen(settings, service, host, ended));
    } finally {
      clearInterval(timer);
    }
  },
} satisfies Connector<Jt808Settings, Jt808Device>;

const LISTENS = {
  ...{ tcp: [listenTcp], udp: [listenUdp] },
  both: [listenTcp, listenUdp],
} as const;

/** All of them, or none: when one cannot listen the others end too. */
async function together<L>(
  listens: readonly L[],
  signal: AbortSignal,
  run: (listen: L, ended: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  const running = listens.map((listen) =>
    run(listen, ended).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  const wrong = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
  if (wrong?.status === 'rejected') throw wrong.reason;
}

function serve(platform: Platform): { readonly service: TcpService; readonly tick: () => void } {
  const lines = new Map<Session, Vehicle>();
  const lineOf = (session: Session): Vehicle => {
    const known = lines.get(session) ?? vehicle(platform, session);
    lines.set(session, known);
    return known;
  };
  const service: TcpService = {
    framer,
    onFrame: (session, frame) => lineOf(session).onFrame(frame),
    onNoise: ({ account, address }, frame, reason) =>
      saw(platform, { from: { account, address }, frame }, { rejected: reason }),
    onClose: (session) => void lines.delete(session),
  };
  // A terminal that is gone is not asked again: its parts are gone with its line.
  const tick = () => lines.forEach((one) => void one.tick().catch(() => undefined));
  return { service, tick };
}
