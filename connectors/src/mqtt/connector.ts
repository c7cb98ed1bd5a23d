import { setTimeout as sleep } from 'node:timers/promises';
import { mqttDevice, mqttSettings } from '@parkwatch/domain/sources/mqtt';
import type { MqttDevice, MqttSettings, MqttSubscription } from '@parkwatch/domain/sources/mqtt';
import type { MqttClient } from 'mqtt';
import type { Connector, Decoded, Host, SourceConfig } from '../contract.ts';
import { inbox } from './inbox.ts';
import { decodeByPointers } from './json/decode-json.ts';
import { takeJson } from './json/take-json.ts';
import { connectLine, cutLine, endLine, statePayload } from './line.ts';
import { onAnswer, subscribe, whenBroken, whenConnected } from './line.ts';
import { matchTopic } from './match-topic.ts';
import { ACK, sourceDesk } from './source-desk.ts';
import type { SourceDesk } from './source-desk.ts';
import { decodeSparkplug } from './sparkplug/decode.ts';
import { takeSparkplug } from './sparkplug/take-sparkplug.ts';
import { stateTopic } from './sparkplug/topic.ts';
import { NOTHING_STORED } from './take.ts';
import type { Take } from './take.ts';

const PATIENCE_MS = 1000;
const BEAT_MS = 500;

type Config = SourceConfig<MqttSettings, MqttDevice>;

/** MQTT 5.0 and 3.1.1: JSON by mapping, Sparkplug B 3.0. */
const connector: Connector<MqttSettings, MqttDevice> = {
  id: 'mqtt',
  settings: mqttSettings,
  device: mqttDevice,
  decode,
  open,
};
export default connector;

/**
 * A payload without its topic: JSON by the first JSON subscription, all else as Sparkplug B. The two cannot be confused:
 * `{` and `[` would be groups of fields 15 and 11, which no Sparkplug payload has.
 */
function decode(frame: Uint8Array, { subscriptions, maxPayloadBytes }: MqttSettings): Decoded {
  if (!isJson(frame)) return decodeSparkplug(frame);
  const subscription = subscriptions.find(({ format }) => format === 'json');
  if (subscription?.format !== 'json') {
    return {
      rejected: 'no-mapping: the payload is JSON, but no subscription has a mapping for it',
    };
  }
  return decodeByPointers(frame, subscription, maxPayloadBytes);
}

function isJson(frame: Uint8Array): boolean {
  const first = frame.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d);
  return first === 0x7b || first === 0x5b;
}

async function open(config: Config, host: Host<MqttDevice>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { settings } = config;
  const startedMs = host.now();
  const accounts = deliveringAccounts(config);
  const desk = sourceDesk(host, accounts);
  let publish: (topic: string, payload: Uint8Array) => void = () => {};
  const sparkplug = takeSparkplug({ settings, desk, accounts, publish: (...to) => publish(...to) });
  const takers = settings.subscriptions.map((one) => ({
    filter: one.topic,
    take: takeOf(one, { desk, settings, sparkplug: sparkplug.take }),
  }));
  const client = connectLine(settings, startedMs);
  publish = (topic, payload) => void client.publish(topic, Buffer.from(payload), { qos: 0 });
  const failed = Promise.withResolvers<never>();
  const take = route({
    takers,
    desk,
    state: () => announce(client, settings, startedMs),
    settings,
  });
  let heardMs = startedMs;
  const leaving = leaveAfter(signal);
  onAnswer(client, () => (heardMs = host.now()));
  const box = inbox(client, {
    ...{ limit: settings.receiveMaximum, now: host.now, fail: failed.reject },
    ...{ waitsForCommit: settings.acknowledge === 'commit', leaving: leaving.signal },
    async take(message) {
      const taken = await take(message);
      heardMs = message.atMs;
      return taken;
    },
  });
  const beat = () => {
    const heardOfAllMs = Math.min(heardMs, box.oldestUnansweredMs() ?? Infinity);
    void sparkplug.beat(host.now(), heardOfAllMs).catch(failed.reject);
  };
  const broken = Promise.race([whenBroken(client), failed.promise]);
  try {
    const line = { client, settings, startedMs, folder: host.folder };
    const run = runUntilAborted(line, beat, signal);
    if ((await Promise.race([run, broken])) === 'running') {
      await Promise.race([box.drained(), broken]);
      await Promise.race([sayOffline(client, settings, host.now()), broken, patience()]);
      await endLine(client);
    }
    desk.allDisconnected('the source was stopped');
  } catch (error) {
    desk.allDisconnected('the line to the broker broke');
    throw error;
  } finally {
    leaving.abort();
    cutLine(client);
  }
}

/** Aborted a moment after the source is stopped: commits that are under way are waited for, an api that is away is not. */
function leaveAfter(signal: AbortSignal): AbortController {
  const leaving = new AbortController();
  const leave = () => void setTimeout(() => leaving.abort(), PATIENCE_MS).unref();
  signal.addEventListener('abort', leave, { once: true });
  return leaving;
}

/** A broker that does not answer does not hold us up. */
function patience(): Promise<void> {
  return sleep(PATIENCE_MS, undefined, { ref: false });
}

/** A device has nothing here to show its secret with, so one that must show it may not deliver. */
function deliveringAccounts({ devices }: Config): Set<string> {
  const open = devices.filter(({ state, secret }) => state === 'active' && secret === undefined);
  return new Set(open.map(({ account }) => account));
}

type Line = {
  readonly client: MqttClient;
  readonly settings: MqttSettings;
  readonly startedMs: number;
  readonly folder: string;
};

/** Whether the line was up when it was ended. */
async function runUntilAborted(
  { client, settings, startedMs, folder }: Line,
  beat: () => void,
  signal: AbortSignal,
): Promise<'running' | 'connecting'> {
  const aborted = new Promise<'aborted'>((resolve) =>
    signal.addEventListener('abort', () => resolve('aborted'), { once: true }),
  );
  if ((await Promise.race([whenConnected(client), aborted])) === 'aborted') return 'connecting';
  await subscribe(client, settings, folder);
  announce(client, settings, startedMs);
  beat();
  const timer = setInterval(beat, BEAT_MS);
  client.once('close', () => clearInterval(timer));
  await aborted;
  clearInterval(timer);
  return 'running';
}

/** tck-id-operational-behavior-host-application-termination: a DISCONNECT drops the will, so it is said before. */
async function sayOffline(
  client: MqttClient,
  { sparkplug: { hostId } }: MqttSettings,
  atMs: number,
) {
  if (hostId === undefined) return;
  const said = statePayload(false, atMs);
  await client.publishAsync(stateTopic(hostId), said, { qos: 1, retain: true });
}

function announce(client: MqttClient, settings: MqttSettings, startedMs: number) {
  const { hostId } = settings.sparkplug;
  if (hostId === undefined) return;
  client.publish(stateTopic(hostId), statePayload(true, startedMs), { qos: 1, retain: true });
}

function takeOf(
  subscription: MqttSubscription,
  parts: { desk: SourceDesk; settings: MqttSettings; sparkplug: Take },
): Take {
  if (subscription.format === 'sparkplug') return parts.sparkplug;
  return takeJson(subscription, parts.desk, parts.settings.maxPayloadBytes);
}

type Routes = {
  readonly takers: readonly { readonly filter: string; readonly take: Take }[];
  readonly desk: SourceDesk;
  readonly settings: MqttSettings;
  readonly state: () => void;
};

/** The first subscription that matches takes a message. */
function route({ takers, desk, settings, state }: Routes): Take {
  const { hostId } = settings.sparkplug;
  const ownState = hostId === undefined ? null : stateTopic(hostId);
  return async (message) => {
    if (message.topic === ownState) {
      // tck-id-operational-behavior-host-application-multi-server-timestamp: nobody else may say that we are gone.
      if (!isOnline(message.payload)) state();
      return { answer: ACK.taken, stored: NOTHING_STORED };
    }
    const taker = takers.find(({ filter }) => matchTopic(filter, message.topic));
    if (taker !== undefined) return taker.take(message);
    const faults = ['no-subscription: the broker sends a topic that nobody asked for'];
    desk.refuse('', message.topic, { frame: message.payload, faults });
    return { answer: ACK.badPayload, stored: NOTHING_STORED };
  };
}

function isOnline(payload: Uint8Array): boolean {
  return Buffer.from(payload).toString('latin1').includes('"online":true');
}
