import type { MqttSettings } from '@parkwatch/domain/sources/mqtt';
import { matchTopic } from '../match-topic.ts';
import { ACK } from '../source-desk.ts';
import type { SourceDesk } from '../source-desk.ts';
import type { Stored } from '../../contract.ts';
import { NOTHING_STORED } from '../take.ts';
import type { MqttMessage, Take } from '../take.ts';
import { parsePayload } from './decode.ts';
import type { Payload } from './decode.ts';
import { encodeSparkplug } from './encode.ts';
import { confirm, edgeNode, isBirthMissing, mayAskForBirth, receive } from './session.ts';
import type { EdgeNode, Outcome } from './session.ts';
import { birthTopic, commandTopic, parseTopic } from './topic.ts';
import type { SparkplugTopic } from './topic.ts';

type Parts = {
  readonly settings: MqttSettings;
  readonly desk: SourceDesk;
  /** Those that may deliver. */
  readonly accounts: Iterable<string>;
  readonly publish: (topic: string, payload: Uint8Array) => void;
};
/** Of one beat: births are long, and a disk has its pace. */
const MOST_ASKED = 20;
const MOST_CONFIRMED = 5000;

export type Sparkplug = {
  readonly take: Take;
  /**
   * To be called every second or so. Asks configured nodes for births that are missing, and confirms values that did not change
   * as of the time at which the broker was last heard; resolves when those are durable.
   */
  readonly beat: (nowMs: number, heardMs: number) => Promise<void>;
};
const DONE = { answer: ACK.taken, stored: NOTHING_STORED };

/** Messages of edge nodes; only those are remembered of which the configuration names the node or a device. */
export function takeSparkplug({ settings, desk, accounts, publish }: Parts): Sparkplug {
  const { rebirthEveryS, refreshS, hostId } = settings.sparkplug;
  const named = new Set([...accounts].map((account) => account.split('/', 2).join('/')));
  const nodes = new Map<string, EdgeNode>();
  const nodeOf = (account: string) => {
    const node = nodes.get(account) ?? edgeNode(account);
    nodes.set(account, node);
    return node;
  };
  const ask = (node: EdgeNode, atMs: number, everyS: number) => {
    if (!mayAskForBirth(node, atMs, everyS * 1000)) return false;
    publish(commandTopic(node.account), rebirthCommand(atMs));
    return true;
  };
  const take: Take = async (message) => {
    const topic = parseTopic(message.topic);
    if (topic === null) return DONE; // commands to nodes, STATE of hosts
    const account = topic.device === null ? topic.node : `${topic.node}/${topic.device}`;
    const isAdmitted = desk.admits(account, message.topic, message.payload);
    if (!named.has(topic.node)) return { ...DONE, answer: ACK.notAuthorized };
    const read = readMessage(topic, message);
    if ('rejected' in read) {
      desk.refuse(account, message.topic, { frame: message.payload, faults: [read.rejected] });
      return { ...DONE, answer: ACK.badPayload };
    }
    const node = nodeOf(topic.node);
    const outcome = receive(node, read);
    if (outcome.needsBirth) ask(node, message.atMs, rebirthEveryS);
    const isDelivered = outcome.deliveries.some((one) => one.account === account);
    if (outcome.faults.length > 0 && isAdmitted && !isDelivered) {
      desk.refuse(account, message.topic, { frame: message.payload, faults: outcome.faults });
    }
    const stored = tell(desk, { account, message }, outcome);
    const answer = isAdmitted ? ACK.taken : ACK.notAuthorized;
    return { answer, stored, isOnce: 'payload' in read && isUntimed(read) };
  };
  const subscribed = [...named].filter((account) => isSubscribed(account, settings));
  let firstMs: number | null = null;
  let isStoring = false;
  const beat = async (nowMs: number, heardMs: number) => {
    firstMs ??= nowMs;
    // A primary host says by its STATE that it is there: its nodes are born without being asked.
    const isEarly = hostId !== undefined && nowMs - firstMs < rebirthEveryS * 1000;
    let asked = isEarly ? MOST_ASKED : 0;
    for (const account of subscribed) {
      if (asked >= MOST_ASKED) break;
      const node = nodeOf(account);
      if (isBirthMissing(node) && ask(node, nowMs, Math.max(rebirthEveryS, refreshS))) asked += 1;
    }
    if (isStoring) return;
    isStoring = true;
    await confirmAll(desk, nodes.values(), { heardMs, refreshMs: refreshS * 1000 });
    isStoring = false;
  };
  return { take, beat };
}

/** An account of the configuration that is an edge node by its form, and whose births would come to us. */
function isSubscribed(account: string, { subscriptions }: MqttSettings): boolean {
  const birth = birthTopic(account);
  if (birth === null) return false;
  return subscriptions.find(({ topic }) => matchTopic(topic, birth))?.format === 'sparkplug';
}

/** Many at a time; those that are left come with the next beat. */
async function confirmAll(
  desk: SourceDesk,
  nodes: Iterable<EdgeNode>,
  as: { readonly heardMs: number; readonly refreshMs: number },
) {
  const stored: Promise<void>[] = [];
  let most = MOST_CONFIRMED;
  for (const node of nodes) {
    if (most <= 0) break;
    for (const { account, readings } of confirm(node, { ...as, most })) {
      if (!desk.mayDeliver(account)) continue;
      most -= readings.length;
      stored.push(desk.confirm(account, readings));
    }
  }
  await Promise.all(stored);
}

/** A death holds as of its arrival, and so does a metric for which the payload has no time. */
function isUntimed({ type, payload }: { readonly type: string; readonly payload: Payload }) {
  return type.endsWith('DEATH') || payload.metrics.some(({ atMs }) => atMs === null);
}

/** tck-id-topics-nbirth-mqtt and its kin forbid to retain: what the broker kept says nothing about now. */
function readMessage(topic: SparkplugTopic, message: MqttMessage) {
  if (message.isRetained) return { rejected: 'retained: a Sparkplug message must not be retained' };
  const payload = parsePayload(message.payload);
  if ('rejected' in payload) return payload;
  const { atMs, isAgain } = message;
  return { type: topic.type, device: topic.device, payload, atMs, isAgain };
}

/** States in order, and what is to be stored of accounts that the configuration names. */
async function tell(
  desk: SourceDesk,
  about: { readonly account: string; readonly message: MqttMessage },
  outcome: Outcome,
): Promise<readonly Stored[]> {
  const { topic, payload: frame } = about.message;
  for (const { account, state, reason } of outcome.states) {
    if (state === 'connected') desk.connected(account, topic);
    else desk.disconnected(account, reason);
  }
  const ours = outcome.deliveries.filter(({ account }) => desk.mayDeliver(account));
  const all = await Promise.all(
    ours.map(({ account, readings }) => {
      const faults = account === about.account ? outcome.faults : [];
      return desk.deliver(account, topic, { frame, readings, faults });
    }),
  );
  return all.flat();
}

/** tck-id-operational-behavior-data-commands-ncmd-rebirth-name: NCMD with `Node Control/Rebirth`, a boolean that is true. */
function rebirthCommand(atMs: number): Uint8Array {
  const metric = { name: 'Node Control/Rebirth', atMs, type: 'Boolean', value: true } as const;
  return encodeSparkplug({ atMs, metrics: [metric] });
}
