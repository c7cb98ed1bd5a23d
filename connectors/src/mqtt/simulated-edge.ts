import type { MqttClient } from 'mqtt';
import type { SimulatedDevice, SimulatedPoint } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import { orAborted } from '../simulate/or-aborted.ts';
import { every, simulatedLine } from './simulated-line.ts';
import type { Running } from './simulated-line.ts';
import { parsePayload } from './sparkplug/decode.ts';
import { encodeSparkplug } from './sparkplug/encode.ts';
import type { SaidMetric, SaidPayload } from './sparkplug/encode.ts';
import { commandTopic, NAMESPACE } from './sparkplug/topic.ts';

/** What an edge node counts: messages of the session, and its sessions. */
type Edge = { readonly node: string; readonly client: MqttClient; seq: number; bdSeq: number };

/**
 * An edge node `group/node` with its devices: births at each connection and whenever a host asks, data by alias, its death as
 * the will. Its messages have QoS 0 (tck-id-payloads-nbirth-qos and its kin), so nothing is ever acknowledged to it.
 */
export async function runEdge(
  node: string,
  devices: readonly SimulatedDevice[],
  running: Running,
): Promise<void> {
  const client = simulatedLine(running, { will: deathOf(node, 0) });
  const edge: Edge = { node, client, seq: 0, bdSeq: 0 };
  client.on('connect', () => {
    client.subscribe(commandTopic(node), { qos: 1 });
    giveBirth(edge, devices, running.now());
    running.onReady();
  });
  client.on('close', () => {
    edge.bdSeq = (edge.bdSeq + 1) % 256;
    client.options.will = deathOf(node, edge.bdSeq);
  });
  client.on('message', (_topic, payload) => {
    if (asksForBirth(payload)) giveBirth(edge, devices, running.now());
  });
  const loops = devices.map((device) => runDevice(device, edge, running));
  await orAborted(Promise.all(loops), running.signal);
  if (client.connected) say(edge, { type: 'NDEATH' }, { metrics: [bdSeqOf(edge.bdSeq)] });
  await client.endAsync(true);
}

async function runDevice(device: SimulatedDevice, edge: Edge, running: Running) {
  const topic = topicOf(edge.node, 'DDATA', nameOf(device, edge.node));
  const send = (bytes: Uint8Array) => {
    if (edge.client.connected) edge.client.publish(topic, Buffer.from(bytes), { qos: 0 });
  };
  const writer = faultyWriter(send, running);
  await every(device.intervalMs, running, async (atMs) => {
    const faultsBefore = writer.faults;
    const metrics = device.points.flatMap((point, at) => dataOf(point, at, atMs));
    await writer.write(encodeSparkplug({ atMs, seq: nextSeq(edge), metrics }));
    running.counts.sent += 1;
    running.counts.faults += writer.faults - faultsBefore;
  });
}

function giveBirth(edge: Edge, devices: readonly SimulatedDevice[], atMs: number) {
  edge.seq = 0;
  const control: SaidMetric = { name: 'Node Control/Rebirth', type: 'Boolean', value: false };
  const metrics = [bdSeqOf(edge.bdSeq), control];
  say(edge, { type: 'NBIRTH' }, { atMs, seq: 0, metrics });
  for (const device of devices) {
    const ofDevice = device.points.map((point, at) => birthOf(point, at, atMs));
    const birth = { atMs, seq: nextSeq(edge), metrics: ofDevice };
    say(edge, { type: 'DBIRTH', device: nameOf(device, edge.node) }, birth);
  }
}

type Subject = { readonly type: string; readonly device?: string };

function say({ node, client }: Edge, { type, device }: Subject, payload: SaidPayload) {
  client.publish(topicOf(node, type, device ?? null), Buffer.from(encodeSparkplug(payload)), {
    qos: 0,
  });
}

function deathOf(node: string, bdSeq: number) {
  const payload = Buffer.from(encodeSparkplug({ metrics: [bdSeqOf(bdSeq)] }));
  return { topic: topicOf(node, 'NDEATH', null), payload, qos: 1, retain: false } as const;
}

function bdSeqOf(value: number): SaidMetric {
  return { name: 'bdSeq', type: 'UInt64', value };
}

function birthOf(simulated: SimulatedPoint, at: number, atMs: number): SaidMetric {
  const { point, unit } = simulated;
  const said = {
    name: point,
    alias: at,
    type: 'Double',
    value: simulated.valueAt(atMs),
    quality: 192,
  } as const;
  return unit === null ? said : { ...said, unit };
}

function dataOf(simulated: SimulatedPoint, at: number, atMs: number): SaidMetric[] {
  const value = simulated.valueAt(atMs);
  return value === null ? [] : [{ alias: at, atMs, type: 'Double', value, withoutType: true }];
}

function nextSeq(edge: Edge): number {
  edge.seq = (edge.seq + 1) % 256;
  return edge.seq;
}

/** `group/node/device` → `device`. */
function nameOf({ account }: SimulatedDevice, node: string): string {
  return account.slice(node.length + 1) || 'device';
}

function topicOf(node: string, type: string, device: string | null): string {
  const [group, edge] = node.split('/');
  return `${NAMESPACE}/${group}/${type}/${edge}${device === null ? '' : `/${device}`}`;
}

function asksForBirth(payload: Uint8Array): boolean {
  const command = parsePayload(payload);
  if ('rejected' in command) return false;
  return command.metrics.some(
    ({ name, raw }) => name === 'Node Control/Rebirth' && raw.bool === true,
  );
}
