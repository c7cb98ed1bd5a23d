import { setTimeout as sleep } from 'node:timers/promises';
import type { ModbusTcpDevice } from '@parkwatch/domain/sources/modbus-tcp';
import type { Host } from '../contract.ts';
import type { Line } from './lines.ts';
import { modbusClient } from './modbus-client.ts';
import type { ModbusClient } from './modbus-client.ts';
import { askDevice, deviceState, splitRefused, tellPolled } from './poll-device.ts';
import type { DeviceState } from './poll-device.ts';
import type { RequestFailed } from './request-failed.ts';

/** A line on which nobody answered for so many polls in a row is taken for broken. */
const SILENT_POLLS = 3;
/** A device that does not answer holds up the others of its line: it is asked less and less often, up to this. */
const LONGEST_MS = 60_000;

export type LineContext = {
  readonly line: Line;
  readonly host: Host<ModbusTcpDevice>;
  readonly signal: AbortSignal;
  /** The line is connected. */
  readonly onOpen: () => void;
};

/**
 * Polls the devices of one connection, one after the other as they are due.
 * @returns when the signal is aborted
 * @throws Error when the line cannot be opened or breaks, or nobody on it answers
 */
export async function runLine(context: LineContext): Promise<void> {
  const { line, host, signal, onOpen } = context;
  const states = line.devices.map((device) => deviceState(device, `${line.host}:${line.port}`));
  let client: ModbusClient | null = null;
  let silentPolls = 0;
  try {
    while (!signal.aborted) {
      const state = await nextDue(states, signal);
      if (signal.aborted) return;
      if (client?.isOpen !== true) {
        client = await modbusClient(line, signal);
        onOpen();
      }
      const startedMs = performance.now();
      state.dueMs = startedMs + state.device.pollMs;
      const polled = await askDevice(state, client);
      if (signal.aborted) return;
      const { failure } = polled;
      settle(state, failure, host);
      await tellPolled(state, polled, host);
      splitRefused(state, polled);
      silentPolls = failure === null ? 0 : silentPolls + 1;
      if (failure?.kind === 'line') throw failure;
      if (silentPolls >= SILENT_POLLS && states.every((one) => one.isConnected !== true))
        throw failure!;
      if (failure !== null && isLineSpoilt(failure, line)) client.close();
    }
  } catch (error) {
    if (signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    for (const state of states) leave(state, reason, host);
    throw new Error(`${line.host}:${line.port}: ${reason}`, { cause: error });
  } finally {
    client?.close();
  }
}

/**
 * On RTU an answer says not to which request: a late one would be taken for that to the next. With TCP only the rest of an
 * answer that was none is in the way. Either way the line goes on as a new one.
 */
function isLineSpoilt({ kind, heard }: RequestFailed, { mode }: Line): boolean {
  return mode === 'rtu-over-tcp' || kind === 'broken' || heard.length > 0;
}

async function nextDue(states: readonly DeviceState[], signal: AbortSignal): Promise<DeviceState> {
  const state = states.reduce((first, one) => (one.dueMs < first.dueMs ? one : first));
  const waitMs = state.dueMs - performance.now();
  if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  return state;
}

function settle(
  state: DeviceState,
  failure: RequestFailed | null,
  host: LineContext['host'],
): void {
  if (failure === null) {
    state.failures = 0;
    if (state.isConnected !== true) host.device(state.from, 'connected');
    state.isConnected = true;
    return;
  }
  state.failures++;
  const { pollMs } = state.device;
  const longerMs = Math.min(pollMs * 2 ** (state.failures - 1), Math.max(pollMs, LONGEST_MS));
  state.dueMs = performance.now() + longerMs;
  leave(state, failure.message, host);
}

function leave(state: DeviceState, reason: string, host: LineContext['host']): void {
  if (state.isConnected !== false) host.device(state.from, 'disconnected', reason);
  state.isConnected = false;
}
