import * as z from 'zod';
import { instant } from './common.ts';

/**
 * A data source (数据源) is one configured connector; a gateway (网关) is the process that runs the sources given to
 * its API key. The gateway asks and reports; nothing calls it. What it says is hostile input like any other: bounded.
 */
export const line = (most: number) => z.string().max(most);
export const count = z.int().nonnegative();
const rate = z.number().nonnegative();

/** starting, running, waiting (the line broke, it is tried again), stopped (switched off), invalid (configuration). */
export const SOURCE_STATES = ['starting', 'running', 'waiting', 'stopped', 'invalid'] as const;
export const DEVICE_STATES = ['connected', 'disconnected', 'silent', 'blocked', 'never'] as const;

/** What a device says of itself, not of what it measures: identification that an engineer looks for. */
export const DEVICE_FACTS = [
  ...(['maker', 'model', 'terminalId', 'plate', 'iccid', 'imei'] as const),
  ...(['hardware', 'firmware', 'software'] as const),
] as const;
export type DeviceFact = (typeof DEVICE_FACTS)[number];
export const MAX_FACT = 60;
const deviceFacts = z.partialRecord(z.enum(DEVICE_FACTS), line(MAX_FACT));
export type DeviceFacts = z.infer<typeof deviceFacts>;

export const deviceStatus = z.object({
  account: line(100),
  state: z.enum(DEVICE_STATES),
  since: instant.nullable(),
  lastFrameAt: instant.nullable(),
  frames: count,
  rejected: count,
  address: line(100).nullable(),
  /** Absent: it has said nothing of itself, or its protocol has no words for it. */
  facts: deviceFacts.optional(),
});
/** An account that was turned away: unknown, blocked, or with a wrong secret. */
export const refusedAccount = z.object({
  account: line(100),
  why: z.enum(['unknown', 'blocked', 'secret']),
  address: line(100).nullable(),
  count,
  lastAt: instant,
});
/** A frame as the engineer sees it: its first 512 bytes as hex, and what became of it. */
export const shownFrame = z.object({
  at: instant,
  account: line(100),
  hex: line(1024),
  length: count,
  outcome: z.union([
    z.object({ rejected: line(500) }),
    /** At most 50 of them, in words. */
    z.object({ readings: z.array(line(300)).max(50), count }),
  ]),
});
export type ShownFrame = z.infer<typeof shownFrame>;
/** A point that came and that no mapping names. */
export const unmappedPoint = z.object({
  account: line(100),
  point: line(300),
  value: z.number().nullable(),
  unit: line(30).nullable(),
  lastAt: instant,
});
export const sourceStatus = z.object({
  version: z.int().nonnegative(),
  state: z.enum(SOURCE_STATES),
  since: instant,
  error: line(500).nullable(),
  port: z.int().min(0).max(65_535).nullable(),
  frames: count,
  rejected: count,
  readings: count,
  framesPerS: rate,
  rejectedPerS: rate,
  lastFrameAt: instant.nullable(),
  /** Readings in the spool that the api has not yet. */
  waitingReadings: count,
  devices: z.array(deviceStatus).max(5000),
  refused: z.array(refusedAccount).max(100),
  rejections: z.array(shownFrame).max(20),
  unmapped: z.array(unmappedPoint).max(200),
  /** Readings of unmapped points that its gateway keeps for the day on which they are mapped. */
  keptUnmapped: count.optional(),
});
export type SourceStatus = z.infer<typeof sourceStatus>;

export const spoolStatus = z.object({
  bytes: count,
  capacityBytes: count,
  waitingReadings: count,
  oldestAt: instant.nullable(),
  /** What the api refused for good and the gateway keeps with the reason (bounded). */
  refusedReadings: count,
  /** Stretches of it that could not be read since its gateway started: what they held was not delivered. */
  damagedStretches: count.optional(),
  state: z.enum(['ok', 'filling', 'full', 'broken']),
});
export type SpoolStatus = z.infer<typeof spoolStatus>;
