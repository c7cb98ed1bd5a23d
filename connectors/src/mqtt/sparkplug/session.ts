import type { ValueReading } from '../../contract.ts';
import { isControl, readMetric } from './decode.ts';
import type { Metric, Payload } from './decode.ts';
import { badFrom, confirmedAt, keepLast, knownMetric } from './known-metric.ts';
import type { KnownMetric } from './known-metric.ts';
import type { MessageType } from './topic.ts';

/** Bounds of what one edge node can make us remember. */
const MAX_DEVICES = 2000;
const MAX_METRICS_OF_OWNER = 10_000;

/** The node itself or one of its devices: what its last birth certificate said. */
type Owner = {
  readonly account: string;
  isAlive: boolean;
  /** Its names and aliases hold; a new birth of the node ends that. */
  isBorn: boolean;
  readonly byName: Map<string, KnownMetric>;
  readonly byAlias: Map<number, KnownMetric>;
};

/** What a host knows of an edge node (Sparkplug 3.0.0, chapter Operational Behavior); plain state, changed by `receive` only. */
export type EdgeNode = {
  readonly account: string;
  bdSeq: number | null;
  seq: number | null;
  /** A message is missing: what comes until the next birth may stand under names that are not valid any more. */
  hasGap: boolean;
  rebirthAskedMs: number;
  /** `''` is the node itself. */
  readonly owners: Map<string, Owner>;
};

export type Message = {
  readonly type: MessageType;
  readonly device: string | null;
  readonly payload: Payload;
  /** When it came. */
  readonly atMs: number;
  /** Sent again by the broker (DUP): its number was counted before. */
  readonly isAgain?: boolean;
};

export type Outcome = {
  /** Of the message's own account, and of devices whose values died with it. */
  readonly deliveries: { readonly account: string; readonly readings: readonly ValueReading[] }[];
  /** Why something of it was refused; begins with a short word. */
  readonly faults: string[];
  readonly states: {
    readonly account: string;
    readonly state: 'connected' | 'disconnected';
    readonly reason: string;
  }[];
  /** The node should be asked for its birth certificates. */
  needsBirth: boolean;
};

export function edgeNode(account: string): EdgeNode {
  return {
    ...{ account, bdSeq: null, seq: null, hasGap: false, rebirthAskedMs: -Infinity },
    owners: new Map(),
  };
}

/** Takes a message of the node. Deterministic and total; the only effect is on `node`. */
export function receive(node: EdgeNode, message: Message): Outcome {
  const outcome: Outcome = { deliveries: [], faults: [], states: [], needsBirth: false };
  TAKES[message.type](node, message, outcome);
  return outcome;
}

/** Whether to ask now: at most one request in `everyMs`, for the node that answers is busy with it. */
export function mayAskForBirth(node: EdgeNode, atMs: number, everyMs: number): boolean {
  if (atMs - node.rebirthAskedMs < everyMs) return false;
  node.rebirthAskedMs = atMs;
  return true;
}

/** The accounts of the node and its devices that are there now. */
export function aliveAccounts(node: EdgeNode): string[] {
  return [...node.owners.values()].filter(({ isAlive }) => isAlive).map(({ account }) => account);
}

/** Its births are missing, or what it says since a gap may stand under wrong names. */
export function isBirthMissing(node: EdgeNode): boolean {
  return node.hasGap || !isNodeAlive(node);
}

/**
 * Values that a node did not change (report by exception): while it is born, not dead, and no message is missing, they hold as
 * of the time at which the broker, which keeps the node's will, was heard. Stops once `most` readings are found; the rest is
 * found the next time.
 */
export function confirm(
  node: EdgeNode,
  { heardMs, refreshMs, most }: { heardMs: number; refreshMs: number; most: number },
): Outcome['deliveries'] {
  const deliveries: Outcome['deliveries'] = [];
  if (isBirthMissing(node)) return deliveries;
  let room = most;
  for (const { account, isAlive, isBorn, byName } of node.owners.values()) {
    if (!isAlive || !isBorn) continue;
    const readings: ValueReading[] = [];
    for (const known of byName.values()) {
      if (room <= 0) break;
      const confirmed = confirmedAt(known, heardMs, refreshMs);
      room -= confirmed.length;
      readings.push(...confirmed);
    }
    if (readings.length > 0) deliveries.push({ account, readings });
  }
  return deliveries;
}

const TAKES: Record<MessageType, (node: EdgeNode, message: Message, outcome: Outcome) => void> = {
  ...{ NBIRTH: takeNodeBirth, DBIRTH: takeDeviceBirth, NDATA: takeData, DDATA: takeData },
  ...{ NDEATH: takeNodeDeath, DDEATH: takeDeviceDeath },
};

function takeNodeBirth(node: EdgeNode, message: Message, outcome: Outcome) {
  const bdSeq = bdSeqOf(message.payload);
  // tck-id-topics-nbirth-bdseq-increment: a new bdSeq is a new MQTT session of the node; a rebirth keeps it.
  // Chapter NBIRTH: the metrics of its devices are stale until they are born in the new session.
  const isNewSession = node.bdSeq !== bdSeq || !isNodeAlive(node);
  for (const [name, owner] of node.owners) {
    if (name === '') continue;
    owner.isBorn = false;
    if (isNewSession)
      die(owner, { atMs: message.atMs, reason: 'its edge node was born anew' }, outcome);
  }
  Object.assign(node, { bdSeq, seq: message.payload.seq ?? 0, hasGap: false });
  learn(node, message, outcome);
}

function takeDeviceBirth(node: EdgeNode, message: Message, outcome: Outcome) {
  if (!isNodeAlive(node)) {
    outcome.faults.push('before-birth: a device was born before its edge node');
    outcome.needsBirth = true;
    return;
  }
  count(node, message, outcome);
  learn(node, message, outcome);
}

function takeData(node: EdgeNode, message: Message, outcome: Outcome) {
  if (isNodeAlive(node)) count(node, message, outcome);
  const owner = node.owners.get(message.device ?? '');
  if (owner === undefined || !owner.isBorn || !isNodeAlive(node)) {
    outcome.faults.push(
      'before-birth: data came without a birth certificate, which has been asked for',
    );
    outcome.needsBirth = true;
    return;
  }
  const readings: ValueReading[] = [];
  for (const metric of message.payload.metrics) {
    if (isControl(metric.name)) continue;
    const known = knownOf(owner, metric);
    if (known === undefined) {
      const word = metric.name ?? `alias ${metric.alias ?? '?'}`;
      outcome.faults.push(`unknown-metric: ${word.slice(0, 100)} is not in the birth certificate`);
      outcome.needsBirth = true;
    } else readings.push(...readingsOf(known, metric, { node, message, outcome }));
  }
  outcome.deliveries.push({ account: owner.account, readings });
}

/** tck-id-topics-nbirth-bdseq-matching: only the death with the bdSeq of the last birth is that of its session. */
function takeNodeDeath(node: EdgeNode, message: Message, outcome: Outcome) {
  const bdSeq = bdSeqOf(message.payload);
  if (bdSeq !== null && node.bdSeq !== null && bdSeq !== node.bdSeq) {
    outcome.faults.push(`stale-death: bdSeq ${bdSeq}, but the node was born with ${node.bdSeq}`);
    return;
  }
  const known = [...node.owners.values()];
  if (!node.owners.has('')) outcome.states.push(deadState(node.account));
  for (const owner of known) {
    owner.isBorn = false;
    die(owner, { atMs: message.atMs, reason: 'death certificate' }, outcome);
  }
}

function takeDeviceDeath(node: EdgeNode, message: Message, outcome: Outcome) {
  if (isNodeAlive(node)) count(node, message, outcome);
  const owner = node.owners.get(message.device ?? '');
  if (owner === undefined) {
    outcome.states.push(deadState(`${node.account}/${message.device}`));
    return;
  }
  owner.isBorn = false;
  die(owner, { atMs: message.atMs, reason: 'death certificate' }, outcome);
}

function deadState(account: string) {
  return { account, state: 'disconnected', reason: 'death certificate' } as const;
}

/**
 * tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-tags-stale and its kin: after a death all values
 * are stale, from the time at which we learn it (a will was written long before). The last one is said again as bad.
 */
function die(owner: Owner, death: { atMs: number; reason: string }, outcome: Outcome) {
  if (!owner.isAlive) return;
  owner.isAlive = false;
  const { account } = owner;
  outcome.states.push({ account, state: 'disconnected', reason: death.reason });
  const readings = [...owner.byName.values()].flatMap((known) => badFrom(known, death.atMs));
  if (readings.length > 0) outcome.deliveries.push({ account, readings });
}

/** A birth certificate says all names, aliases, types and values anew. */
function learn(node: EdgeNode, message: Message, outcome: Outcome) {
  const owner = ownerOf(node, message.device);
  if (owner === null || message.payload.metrics.length > MAX_METRICS_OF_OWNER) {
    outcome.faults.push('too-many: the node has more devices or metrics than are kept');
    return;
  }
  const before = new Map(owner.byName);
  owner.byName.clear();
  owner.byAlias.clear();
  const readings: ValueReading[] = [];
  for (const metric of message.payload.metrics) {
    if (isControl(metric.name)) continue;
    if (metric.name === null) {
      outcome.faults.push('no-name: a metric of a birth certificate has no name');
      continue;
    }
    const { name, datatype } = metric;
    const known = knownMetric({ name, datatype }, before.get(name));
    owner.byName.set(name, known);
    if (metric.alias !== null) owner.byAlias.set(metric.alias, known);
    readings.push(...readingsOf(known, metric, { node, message, outcome }));
  }
  outcome.deliveries.push({ account: owner.account, readings });
  const { account } = owner;
  if (!owner.isAlive) outcome.states.push({ account, state: 'connected', reason: '' });
  Object.assign(owner, { isAlive: true, isBorn: true });
}

function ownerOf(node: EdgeNode, device: string | null): Owner | null {
  const found = node.owners.get(device ?? '');
  if (found !== undefined) return found;
  if (node.owners.size > MAX_DEVICES) return null;
  const account = device === null ? node.account : `${node.account}/${device}`;
  const maps = { byName: new Map<string, KnownMetric>(), byAlias: new Map<number, KnownMetric>() };
  const owner: Owner = { account, isAlive: false, isBorn: false, ...maps };
  node.owners.set(device ?? '', owner);
  return owner;
}

function knownOf(owner: Owner, metric: Metric): KnownMetric | undefined {
  if (metric.name !== null) return owner.byName.get(metric.name);
  return metric.alias === null ? undefined : owner.byAlias.get(metric.alias);
}

/** Values of a metric under the name of its birth; null values make the last known one bad. */
function readingsOf(
  known: KnownMetric,
  metric: Metric,
  { node, message, outcome }: { node: EdgeNode; message: Message; outcome: Outcome },
): readonly ValueReading[] {
  const atMs = metric.atMs ?? message.atMs;
  if (metric.isNull) {
    const bad = known.last.map((last) => ({ ...last, atMs, quality: 'bad' as const }));
    if (!metric.isHistorical) keepLast(known, bad);
    return bad;
  }
  const datatype = metric.datatype ?? known.datatype;
  const read = readMetric(metric, { point: known.name, datatype, atMs });
  if (typeof read === 'string') {
    outcome.faults.push(read);
    known.isGone ||= !metric.isHistorical;
    return [];
  }
  // is_historical: "should not be considered a real time/current value".
  if (!metric.isHistorical) keepLast(known, read);
  if (!node.hasGap) return read;
  return read.map((one) => (one.quality === 'good' ? { ...one, quality: 'uncertain' } : one));
}

/**
 * tck-id-payloads-sequence-num-incrementing: every message but the death of the node counts from 0 to 255. A gap asks for a
 * rebirth at once (reorder timeout 0): one broker keeps the order of a publisher.
 */
function count(node: EdgeNode, { payload, isAgain }: Message, outcome: Outcome) {
  if (isAgain === true) return;
  const expected = node.seq === null ? null : (node.seq + 1) % 256;
  node.seq = payload.seq ?? expected;
  if (expected === null || payload.seq === expected) {
    outcome.needsBirth ||= node.hasGap;
    return;
  }
  node.hasGap = true;
  outcome.needsBirth = true;
  outcome.faults.push(`seq-gap: ${expected} was expected, ${payload.seq} came`);
}

function isNodeAlive(node: EdgeNode): boolean {
  const own = node.owners.get('');
  return own !== undefined && own.isAlive && own.isBorn;
}

function bdSeqOf({ metrics }: Payload): number | null {
  const metric = metrics.find(({ name }) => name === 'bdSeq');
  if (metric === undefined) return null;
  const read = readMetric(metric, { point: 'bdSeq', datatype: metric.datatype, atMs: 0 });
  return typeof read === 'string' ? null : (read[0]?.value ?? null);
}
