import { setTimeout as sleep } from 'node:timers/promises';
import { modbusTcpDevice, modbusTcpSettings } from '@parkwatch/domain/sources/modbus-tcp';
import type { ModbusTcpDevice, ModbusTcpSettings } from '@parkwatch/domain/sources/modbus-tcp';
import type { Connector, Host, SourceConfig } from '../contract.ts';
import { decode } from './decode.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import { runLine } from './run-line.ts';

type Config = SourceConfig<ModbusTcpSettings, ModbusTcpDevice>;

/** Modbus TCP, and RTU over TCP: we ask gas controllers and PLCs for their registers and never write. */
const connector: Connector<ModbusTcpSettings, ModbusTcpDevice> = {
  id: 'modbus-tcp',
  settings: modbusTcpSettings,
  device: modbusTcpDevice,
  decode,
  open,
};
export default connector;

/**
 * Rejects when every line is down, and the supervisor opens it again; a line that is down alone is tried again here,
 * because the others must go on meanwhile.
 */
async function open(
  config: Config,
  host: Host<ModbusTcpDevice>,
  signal: AbortSignal,
): Promise<void> {
  const admitted = config.devices.filter(({ account }) => !('refused' in host.admit({ account })));
  const lines = linesOf(config.settings, admitted);
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const down = new Set<Line>();
  const running = lines.map((line) =>
    keepLine({ line, host, signal: ended, down, count: lines.length, backOff: config.backOff }),
  );
  try {
    await Promise.all([...running, aborted(ended)]);
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}

type Kept = {
  readonly line: Line;
  readonly host: Host<ModbusTcpDevice>;
  readonly signal: AbortSignal;
  readonly down: Set<Line>;
  readonly count: number;
  readonly backOff: Config['backOff'];
};

async function keepLine({ line, host, signal, down, count, backOff }: Kept): Promise<void> {
  let waitMs = backOff.firstMs;
  const onOpen = () => {
    down.delete(line);
    waitMs = backOff.firstMs;
  };
  while (!signal.aborted) {
    try {
      await runLine({ line, host, signal, onOpen });
    } catch (error) {
      down.add(line);
      if (down.size === count) throw error;
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, backOff.longestMs);
    }
  }
}

/** A source without devices waits for better ones. */
async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
