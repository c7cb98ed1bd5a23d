import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MqttSettings } from '@parkwatch/domain/sources/mqtt';
import { connect } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import * as z from 'zod';
import { matchTopic } from './match-topic.ts';
import { stateTopic } from './sparkplug/topic.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** The broker itself drops what is larger (MQTT 5.0 §3.1.2.11.4); the room above our limit is for a reason to be given. */
const MAX_PACKET_BYTES = 2 * 1_048_576;
/** How long a polite end may take before the socket is closed. */
const END_TIMEOUT_MS = 2000;

/** The client of a broker, connecting. Its own reconnecting is off: the supervisor opens the source again. */
export function connectLine(settings: MqttSettings, startedMs: number): MqttClient {
  const { tls } = settings;
  const options: IClientOptions = {
    protocolVersion: settings.protocolVersion,
    clientId: settings.clientId,
    clean: false,
    reconnectPeriod: 0,
    resubscribe: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // The broker's answers to pings are what confirms values that do not change.
    keepalive: Math.max(1, Math.floor(Math.min(settings.keepaliveS, settings.sparkplug.refreshS))),
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.secret === undefined ? {} : { password: settings.secret }),
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.cert === undefined || tls.secret === undefined
      ? {}
      : { cert: tls.cert, key: tls.secret }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    ...(settings.protocolVersion === 5 ? { properties: propertiesOf(settings) } : {}),
    ...willOf(settings, startedMs),
  };
  return connect(settings.url, options);
}

function propertiesOf({ sessionExpiryS, receiveMaximum }: MqttSettings) {
  return {
    sessionExpiryInterval: sessionExpiryS,
    receiveMaximum,
    maximumPacketSize: MAX_PACKET_BYTES,
  };
}

/** tck-id-host-topic-phid-death-payload: the will of a host says offline, with the time of the birth that follows. */
function willOf({ sparkplug: { hostId } }: MqttSettings, startedMs: number): IClientOptions {
  if (hostId === undefined) return {};
  const payload = Buffer.from(statePayload(false, startedMs));
  return { will: { topic: stateTopic(hostId), payload, qos: 1, retain: true } };
}

/** tck-id-host-topic-phid-birth-payload */
export function statePayload(online: boolean, timestamp: number): string {
  return JSON.stringify({ online, timestamp });
}

/** Rejects when the line breaks, with why; settles in no other way. */
export function whenBroken(client: MqttClient): Promise<never> {
  return new Promise((_, reject) => {
    client.on('error', (error) => reject(new Error(`broker: ${error.message}`)));
    client.on('disconnect', ({ reasonCode }) =>
      reject(new Error(`broker: it ended the session (reason code ${reasonCode ?? 0})`)),
    );
    client.on('close', () => reject(new Error('broker: the connection is closed')));
  });
}

/** Tells of everything that the broker sends but messages, which are heard when they were taken. */
export function onAnswer(client: MqttClient, heard: () => void): void {
  client.on('packetreceive', ({ cmd }) => {
    if (cmd !== 'publish') heard();
  });
}

export function whenConnected(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.once('connect', () => resolve()));
}

/**
 * Subscribes to what the settings name and ends what they named before: the broker keeps subscriptions with the session.
 * The folder of the source remembers them.
 */
export async function subscribe(client: MqttClient, settings: MqttSettings, folder: string) {
  const wanted = new Map(settings.subscriptions.map(({ topic, qos }) => [topic, { qos }]));
  const { hostId } = settings.sparkplug;
  const state = hostId === undefined ? null : stateTopic(hostId);
  // A second filter for one topic would bring each of its messages twice.
  const isCovered = state !== null && [...wanted.keys()].some((one) => matchTopic(one, state));
  if (state !== null && !isCovered) wanted.set(state, { qos: 1 });
  const file = join(folder, 'subscriptions.json');
  const gone = (await readFilters(file)).filter((filter) => !wanted.has(filter));
  // Known before they are there: after a crash in between they are ended all the same.
  await writeFile(file, JSON.stringify([...wanted.keys(), ...gone]));
  // rh 1: what the broker keeps is sent with a new subscription only, not at every start.
  const entries = [...wanted].map(([topic, { qos }]) => [topic, { qos, rh: 1 }] as const);
  await client.subscribeAsync(Object.fromEntries(entries));
  if (gone.length > 0) await client.unsubscribeAsync(gone);
  await writeFile(file, JSON.stringify([...wanted.keys()]));
}

async function readFilters(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return z.array(z.string()).catch([]).parse(parseOr(text));
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

/** Says good-bye, so that no will is sent and the session waits for us; closes the socket when that takes too long. */
export async function endLine(client: MqttClient) {
  const closed = new Promise<void>((resolve) => client.stream.once('close', () => resolve()));
  client.end(false);
  const timer = setTimeout(() => client.stream.destroy(), END_TIMEOUT_MS);
  await (client.stream.destroyed ? undefined : closed);
  clearTimeout(timer);
}

/** Ends the line without a word: what is not answered stays with the broker. */
export function cutLine(client: MqttClient) {
  client.stream.destroy();
  client.end(true);
}
