import * as z from 'zod';
import { HIDDEN_SECRET } from './hide-secrets.ts';

/**
 * A field text that is shown to nobody once it is stored: password, token, key. Every property of a configuration that
 * holds one is called `secret`, so that `hideSecrets` finds it whatever the connector.
 */
export const secret = z
  .string()
  .min(1)
  .max(500)
  .refine((value) => value !== HIDDEN_SECRET, 'no secret is stored here yet');

/** The park's point for a point of a device. The value that is stored is `value × scale + offset`. */
export const pointMapping = z.object({
  /** Code of the park's point. */
  point: z.string().trim().min(1).max(100),
  scale: z
    .number()
    .refine((scale) => scale !== 0)
    .default(1),
  offset: z.number().default(0),
});
export type PointMapping = z.infer<typeof pointMapping>;

/** An account on the wire: MN number, phone number, unit, endpoint, topic, client id. */
export const ACCOUNT_STATES = ['active', 'blocked'] as const;
export const deviceCommon = z.object({
  account: z.string().trim().min(1).max(100),
  name: z.string().trim().max(200).default(''),
  state: z.enum(ACCOUNT_STATES).default('active'),
  /** Password, token or key that the device must show; absent: the protocol has none, or it is not checked. */
  secret: secret.optional(),
  /** Code of the park's moving object, for what sends positions. */
  object: z.string().trim().min(1).max(100).optional(),
  /** Silent for so long: the device is shown as silent. */
  staleS: z
    .int()
    .min(5)
    .max(7 * 86_400)
    .default(600),
  /** The protocol's name of a point → the park's point. What is not named here is listed, not stored. */
  points: z.record(z.string().min(1).max(300), pointMapping).default({}),
});

/** A device with the settings of its protocol. */
export type DeviceAccount<Device = unknown> = z.infer<typeof deviceCommon> & {
  readonly settings: Device;
};

/** What every configuration of a data source holds; `settings` and `devices[].settings` are the protocol's own. */
export const sourceCommon = z.object({
  settings: z.unknown(),
  devices: z.array(deviceCommon.extend({ settings: z.unknown() })).max(5000),
  /** First and longest pause before it is opened again. */
  backOff: z
    .object({ firstMs: z.int().min(100).max(60_000), longestMs: z.int().min(1000).max(600_000) })
    .default({ firstMs: 1000, longestMs: 60_000 }),
  /** Not running for so long although it is switched on: the park is told. Without it 300. */
  downAfterS: z.int().min(10).max(86_400).optional(),
});
export type SourceCommon = z.infer<typeof sourceCommon>;

/** The schema of a whole configuration: no two devices with one account. */
export function sourceConfig<S extends z.ZodType, D extends z.ZodType>(settings: S, device: D) {
  return sourceCommon
    .extend({
      settings,
      devices: z.array(deviceCommon.extend({ settings: device })).max(5000),
    })
    .superRefine(({ devices }, check) => {
      const seen = new Set<string>();
      for (const [index, { account }] of devices.entries()) {
        if (seen.has(account)) {
          const message = `the account ${account} is there twice`;
          check.addIssue({ code: 'custom', path: ['devices', index, 'account'], message });
        }
        seen.add(account);
      }
    });
}

/** Where a listening connector listens, and what it takes from whom. */
export const listenSettings = {
  host: z.string().min(1).max(100).default('0.0.0.0'),
  /** 0 takes a free one (tests). */
  port: z.int().min(0).max(65_535),
  limits: z
    .object({
      /** Most connections at a time; beyond it new ones are closed at once. */
      connections: z.int().min(1).max(100_000).default(2000),
      /** Most connections from one address. */
      perAddress: z.int().min(1).max(100_000).default(200),
      /** Most connections that have not yet shown an account that is admitted. */
      unidentified: z.int().min(1).max(10_000).default(200),
      /** An account must be shown within so long. */
      identifyS: z.int().min(1).max(600).default(30),
      /** A connection without a frame for so long is closed. */
      idleS: z.int().min(5).max(86_400).default(900),
      /** Frames a second and connection, over ten seconds; beyond it reading pauses. */
      framesPerS: z.int().min(1).max(100_000).default(200),
    })
    .prefault({}),
};
export type ListenLimits = {
  readonly connections: number;
  readonly perAddress: number;
  readonly unidentified: number;
  readonly identifyS: number;
  readonly idleS: number;
  readonly framesPerS: number;
};
