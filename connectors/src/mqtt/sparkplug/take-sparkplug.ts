import type { MqttSettings } from '@parkwatch/domain/sources/mqtt';
import { ACK } from '../source-desk.ts';
import type { SourceDesk } from '../source-desk.ts';
import type { MqttMessage, Take } from '../take.ts';
import { parsePayload } from './decode.ts';
import { encodeSparkplug } from './encode.ts';
import { edgeNode, mayAskForBirth, receive } from './session.ts';
import type { EdgeNode, Outcome } from './session.ts';
import { commandTopic, parseTopic } from './topic.ts';
import type { SparkplugTopic } from './topic.ts';

type Parts = {
  readonly settings: MqttSettings;
  readonly desk: SourceDesk;
  /** Those that may deliver. */
  readonly accounts: Iterable<string>;
  readonly publish: (topic: string, payload: Uint8Array) => void;
};
const DONE = { answer: ACK.taken, stored: Promise.resolve() };

/** Messages of edge nodes; only those are remembered of which the configuration names the node or a device. */
export function takeSparkplug({ settings, desk, accounts, publish }: Parts): Take {
  const named = new Set([...accounts].map((account) => account.split('/', 2).join('/')));
  const nodes = new Map<string, EdgeNode>();
  const nodeOf = (account: string) => {
    const node = nodes.get(account) ?? edgeNode(account);
    nodes.set(account, node);
    return node;
  };
  return async (message) => {
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
    const everyMs = settings.sparkplug.rebirthEveryS * 1000;
    if (outcome.needsBirth && mayAskForBirth(node, message.atMs, everyMs)) {
      publish(commandTopic(topic.node), rebirthCommand(message.atMs));
    }
    const isDelivered = outcome.deliveries.some((one) => one.account === account);
    if (outcome.faults.length > 0 && isAdmitted && !isDelivered) {
      desk.refuse(account, message.topic, { frame: message.payload, faults: outcome.faults });
    }
    const stored = tell(desk, { account, message }, outcome);
    return { answer: isAdmitted ? ACK.taken : ACK.notAuthorized, stored };
  };
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
function tell(
  desk: SourceDesk,
  about: { readonly account: string; readonly message: MqttMessage },
  outcome: Outcome,
) {
  const { topic, payload: frame } = about.message;
  for (const { account, state, reason } of outcome.states) {
    if (state === 'connected') desk.connected(account, topic);
    else desk.disconnected(account, reason);
  }
  const ours = outcome.deliveries.filter(({ account }) => desk.mayDeliver(account));
  return Promise.all(
    ours.map(({ account, readings }) => {
      const faults = account === about.account ? outcome.faults : [];
      return desk.deliver(account, topic, { frame, readings, faults });
    }),
  );
}

/** tck-id-operational-behavior-data-commands-ncmd-rebirth-name: NCMD with `Node Control/Rebirth`, a boolean that is true. */
function rebirthCommand(atMs: number): Uint8Array {
  const metric = { name: 'Node Control/Rebirth', atMs, type: 'Boolean', value: true } as const;
  return encodeSparkplug({ atMs, metrics: [metric] });
}
