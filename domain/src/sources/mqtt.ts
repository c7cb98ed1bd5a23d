import * as z from 'zod';
import { HIDDEN_SECRET } from './hide-secrets.ts';
import { secret } from './data-source.ts';

/**
 * Where a field of a reading stands. Begins with `/`: JSON pointer (RFC 6901) within the item; `^/…`: within the whole
 * payload; empty: the item itself. Anything else is a template: text with `{0}`, `{1}` … for the levels of the topic
 * (the first is 0, as in JSONata's `$topic[0]`), `{topic}` for the whole and `{key}` for the name of the property.
 */
const fieldAt = z.string().max(300);

/** Readings by pointers: what most devices need, evaluated without an expression language. */
export const pointerMapping = z.object({
  by: z.literal('pointers'),
  /** JSON pointer to the list of readings in the payload; empty: the payload itself. One object counts as a list of one. */
  list: z
    .string()
    .max(300)
    .regex(/^(\/|$)/)
    .default(''),
  /** `array`: each element is a reading. `properties`: each property is one, its name is `{key}`. */
  items: z.enum(['array', 'properties']).default('array'),
  /** Account of the device. */
  device: fieldAt.default('{topic}'),
  point: fieldAt.min(1),
  value: fieldAt.default('/value'),
  /** Absent: the time at which the message came. */
  time: fieldAt.optional(),
  unit: fieldAt.optional(),
  /** `good`, `uncertain`, `bad`, true, false, or the numbers of OPC (192, 64, 0). Absent: good. Other words: uncertain. */
  quality: fieldAt.optional(),
});
export type PointerMapping = z.infer<typeof pointerMapping>;

/** A JSONata expression that gives a list of `{ device?, point, value, time?, unit?, quality? }`. */
export const jsonataMapping = z.object({
  by: z.literal('jsonata'),
  expression: z.string().min(1).max(10_000),
});
export type JsonataMapping = z.infer<typeof jsonataMapping>;

/** MQTT 5.0 §4.7.1: `+` and `#` stand alone in their level, `#` only in the last. */
export function isTopicFilter(filter: string): boolean {
  const levels = filter.split('/');
  return levels.every((level, at) =>
    level === '#' ? at === levels.length - 1 : level === '+' || !/[+#\0]/.test(level),
  );
}
const topicFilter = z
  .string()
  .min(1)
  .max(500)
  .refine(isTopicFilter, '+ and # stand alone in their level, # only in the last');

const jsonSubscription = z.object({
  format: z.literal('json'),
  topic: topicFilter,
  qos: z.union([z.literal(0), z.literal(1)]).default(1),
  mapping: z.discriminatedUnion('by', [pointerMapping, jsonataMapping]),
  /** For times that are written without an offset; absent: such times are refused. */
  utcOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .optional(),
});
export type JsonSubscription = z.infer<typeof jsonSubscription>;

const sparkplugSubscription = z.object({
  format: z.literal('sparkplug'),
  topic: topicFilter.refine((filter) => filter.startsWith('spBv1.0/'), 'begins with spBv1.0/'),
  qos: z.union([z.literal(0), z.literal(1)]).default(1),
});

const subscription = z.discriminatedUnion('format', [jsonSubscription, sparkplugSubscription]);
export type MqttSubscription = z.infer<typeof subscription>;

const pem = z.string().max(50_000);
/** Texts, not paths: the configuration is one document that travels to the gateway. */
const tls = z.object({
  /** Certificates of authorities that are trusted instead of the system's. */
  ca: pem.optional(),
  /** Our own certificate, and as `secret` its private key. */
  cert: pem.optional(),
  secret: pem
    .min(1)
    .refine((value) => value !== HIDDEN_SECRET, 'no secret is stored here yet')
    .optional(),
  /** Name that the broker's certificate must bear, where it is not that of the URL. */
  serverName: z.string().min(1).max(253).optional(),
});

export const mqttSettings = z
  .object({
    url: z
      .string()
      .max(500)
      .regex(/^(mqtts?|wss?):\/\/[^@\s]+$/, 'mqtt://, mqtts://, ws:// or wss://, no user name')
      .default('mqtt://localhost:1883'),
    /** 5 by default; 4 is MQTT 3.1.1, for brokers that know no other. */
    protocolVersion: z.union([z.literal(4), z.literal(5)]).default(5),
    /** The broker keeps our session under it: unique per broker, and the same after every start. */
    clientId: z
      .string()
      .regex(/^[\w.:-]{1,100}$/)
      .default('parkwatch'),
    username: z.string().max(200).optional(),
    secret: secret.optional(),
    tls: tls.prefault({}),
    keepaliveS: z.int().min(5).max(600).default(30),
    /** How long the broker keeps what comes while we are away (MQTT 5). */
    sessionExpiryS: z.int().min(0).max(4_294_967_295).default(86_400),
    /** Messages of QoS 1 that may be under way to the spool at a time (receive maximum of MQTT 5). */
    receiveMaximum: z.int().min(1).max(1000).default(100),
    /**
     * When the broker is told that we have a message (PUBACK): when the park's api has committed it, or already when the
     * gateway's spool has it. `spool` is for brokers whose own queue is too short for the time that the api may be away.
     */
    acknowledge: z.enum(['commit', 'spool']).default('commit'),
    /** Larger payloads are refused. */
    maxPayloadBytes: z.int().min(100).max(1_048_576).default(1_048_576),
    subscriptions: z
      .array(subscription)
      .min(1)
      .max(200)
      .default([{ format: 'sparkplug', topic: 'spBv1.0/#', qos: 1 }]),
    sparkplug: z
      .object({
        /** Host id of a primary host application: its STATE is published online and offline. Absent: no STATE. */
        hostId: z
          .string()
          .regex(/^[^+#/]{1,100}$/)
          .optional(),
        /** An edge node is asked for its birth certificates at most so often. */
        rebirthEveryS: z.int().min(1).max(3600).default(10),
        /** A value that does not change is delivered again while its edge node is not dead, at most so often. */
        refreshS: z.int().min(10).max(3600).default(300),
      })
      .prefault({}),
  })
  .refine(({ tls: { cert, secret } }) => (cert === undefined) === (secret === undefined), {
    path: ['tls'],
    message: 'cert and its private key (secret) belong together',
  });
export type MqttSettings = z.infer<typeof mqttSettings>;

/** A device is an account in the mapping's words: a topic, an id in the payload, `group/node` or `group/node/device`. */
export const mqttDevice = z.object({}).prefault({});
export type MqttDevice = z.infer<typeof mqttDevice>;
