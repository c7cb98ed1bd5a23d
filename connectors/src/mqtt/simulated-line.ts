import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { SimulateOptions } from '../simulate/contract.ts';

const RECONNECT_MS = 500;

export type Running = Omit<SimulateOptions, 'onReady'> & {
  readonly onReady: () => void;
  readonly counts: { sent: number; acknowledged: number; faults: number };
};

/** A client that connects again by itself, as devices do. */
export function simulatedLine({ target }: Running, options: IClientOptions): MqttClient {
  const client = connect(`mqtt://${target.host}:${target.port}`, {
    ...{ protocolVersion: 5, reconnectPeriod: RECONNECT_MS, connectTimeout: 5000 },
    ...options,
  });
  client.on('error', () => undefined); // it tries again
  return client;
}

/** Calls `act` every `intervalMs`, on the interval's own grid, until the signal is aborted. */
export async function every(
  intervalMs: number,
  { signal, now }: Pick<SimulateOptions, 'signal' | 'now'>,
  act: (atMs: number) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const waitMs = intervalMs - (now() % intervalMs);
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await act(Math.floor(now() / intervalMs) * intervalMs);
  }
}
