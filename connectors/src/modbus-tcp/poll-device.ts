import type { ModbusTcpDevice } from '@parkwatch/domain/sources/modbus-tcp';
import type { Decoded, Host } from '../contract.ts';
import type { PolledDevice } from './lines.ts';
import type { Answer, ModbusClient } from './modbus-client.ts';
import { planReads } from './plan-reads.ts';
import type { Block, Need, ReadPlan } from './plan-reads.ts';
import { readPoints } from './read-points.ts';
import type { BlockResult } from './read-points.ts';
import { RequestFailed } from './request-failed.ts';

/** A device with what was learnt of it. */
export type DeviceState = {
  readonly device: PolledDevice;
  readonly from: { readonly account: string; readonly address: string };
  needs: readonly Need[];
  plan: ReadPlan;
  /** Last good values by point. */
  readonly last: Map<string, number>;
  /** Polls in a row without an answer. */
  failures: number;
  isConnected: boolean | null;
  dueMs: number;
};

export function deviceState(device: PolledDevice, address: string): DeviceState {
  const { account, needs } = device;
  const from = { account, address };
  const plan = planReads(needs, device);
  return {
    ...{ device, from, needs, plan, last: new Map<string, number>() },
    ...{ failures: 0, isConnected: null, dueMs: 0 },
  };
}

/** What a poll brought. */
export type Polled = {
  readonly plan: ReadPlan;
  readonly results: readonly BlockResult[];
  readonly answers: readonly Answer[];
  /** What ended it early; null: the device answered. */
  readonly failure: RequestFailed | null;
};

/**
 * Asks for everything of a device, in order. After an exception the next request follows; without an answer the rest is
 * not asked.
 */
export async function askDevice(
  { device, plan }: DeviceState,
  client: ModbusClient,
): Promise<Polled> {
  const results: BlockResult[] = [];
  const answers: Answer[] = [];
  for (const block of plan.blocks) {
    const answer = await client.read(device.unit, block, device.timeoutMs).catch(asFailure);
    if (answer instanceof RequestFailed) return { plan, results, answers, failure: answer };
    answers.push(answer);
    results.push('data' in answer ? { data: answer.data } : { exception: answer.exception });
  }
  return { plan, results, answers, failure: null };
}

function asFailure(error: unknown): RequestFailed {
  if (error instanceof RequestFailed) return error;
  throw error;
}

/** Illegal data address or value: one of the registers is not there. */
function isAboutRegisters(code: number): boolean {
  return code === 2 || code === 3;
}

/**
 * Shows the frames and delivers their readings.
 * @throws what `deliver` throws
 */
export async function tellPolled(
  state: DeviceState,
  { plan, results, answers, failure }: Polled,
  host: Host<ModbusTcpDevice>,
): Promise<void> {
  const { device, from, last } = state;
  const context = { plan, results, atMs: host.now(), last };
  const placed = readPoints(device.points, context);
  for (const [index, answer] of answers.entries()) {
    const own = placed.filter(({ block }) => block === index).map(({ reading }) => reading);
    const decoded: Decoded = 'data' in answer ? { readings: own } : { rejected: answer.exception };
    host.saw(from, answer.frame, decoded);
  }
  if (failure !== null && failure.heard.length > 0)
    host.saw(from, failure.heard, { rejected: failure.message });
  for (const { reading } of placed)
    if (reading.quality !== 'bad') last.set(reading.point, reading.value);
  if (placed.length > 0)
    await host.deliver(
      from,
      placed.map(({ reading }) => reading),
    );
}

/**
 * Registers that were read together for speed, and that the device refused together: from now on each value is asked for
 * alone, so that the one that is not there takes no other with it.
 */
export function splitRefused(state: DeviceState, { plan, answers }: Polled): void {
  const refused = answers.flatMap((answer, block) =>
    'code' in answer && isAboutRegisters(answer.code) ? [block] : [],
  );
  const isSplit = (need: Need, at: number) => {
    const { block } = plan.places[at]!;
    return refused.includes(block) && !isWhole(need, plan.blocks[block]!);
  };
  if (!state.needs.some(isSplit)) return;
  state.needs = state.needs.map((need, at) =>
    refused.includes(plan.places[at]!.block) ? { ...need, isAlone: true } : need,
  );
  state.plan = planReads(state.needs, state.device);
  state.dueMs = 0;
}

function isWhole({ address, count }: Need, block: Block): boolean {
  return address === block.address && count === block.count;
}
