import type { MqttClient } from 'mqtt';
import type { SimulatedDevice } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import { orAborted } from '../simulate/or-aborted.ts';
import { every, simulatedLine } from './simulated-line.ts';
import type { Running } from './simulated-line.ts';

/** One connection for all of them, as a field gateway has; each message is confirmed by the broker. */
export async function runJsonDevices(devices: readonly SimulatedDevice[], running: Running) {
  const client = simulatedLine(running, {});
  client.once('connect', running.onReady);
  const loops = devices.map((device) => runDevice(device, client, running));
  await orAborted(Promise.all(loops), running.signal);
  await client.endAsync(true);
}

async function runDevice(device: SimulatedDevice, client: MqttClient, running: Running) {
  const { account } = device;
  const topic = `devices/${account}/data`;
  const send = async (bytes: Uint8Array) => {
    await client.publishAsync(topic, Buffer.from(bytes), { qos: 1 });
  };
  const writer = faultyWriter(send, running);
  await every(device.intervalMs, running, async (atMs) => {
    const faultsBefore = writer.faults;
    const happened = await writer.write(message(device, atMs));
    const { counts } = running;
    counts.sent += 1;
    counts.faults += writer.faults - faultsBefore;
    // A message that was duplicated is whole; of the others the broker has nothing, or not this.
    if (happened.some((fault) => fault !== 'duplicate')) return;
    counts.acknowledged += 1;
    running.onAcknowledged?.(account, atMs);
  });
}

function message({ points }: SimulatedDevice, atMs: number): Uint8Array {
  const data = points.flatMap((one) => {
    const { point, unit } = one;
    const value = one.valueAt(atMs);
    return value === null ? [] : [{ p: point, v: value, ...(unit === null ? {} : { u: unit }) }];
  });
  return Buffer.from(JSON.stringify({ t: atMs, data }));
}
