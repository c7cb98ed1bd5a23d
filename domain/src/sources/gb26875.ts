import * as z from 'zod';
import { clockWindow } from './clock-window.ts';
import { listenSettings } from './data-source.ts';

/** GB/T 26875.3-2011: the user information transmission devices (用户信息传输装置) of fire panels connect to us. */
export const gb26875Settings = z.object({
  ...listenSettings,
  /** The standard names no port. */
  port: listenSettings.port.default(26_875),
  /** The device's clock is set (type 90) when it connects, and again until it confirms. */
  syncClock: z.boolean().default(true),
  /**
   * The states of the mapped systems and parts are read when a device connects, so that what happened in a gap is known,
   * and then every so many seconds, so that a quiet point is known to be quiet. 0: only when it connects.
   */
  readStatesS: z.int().min(0).max(86_400).default(600),
  /** Type flags that are confirmed although they carry nothing that we read: heartbeats of a maker's own (128 to 254). */
  confirmTypes: z.array(z.int().min(0).max(255)).max(64).default([]),
  /** Times outside of this window come from a clock that is not set: the time of arrival stands in, as uncertain. */
  clock: clockWindow({ aheadS: 60, behindH: 720, mostAheadS: 3600 }),
});
export type Gb26875Settings = z.infer<typeof gb26875Settings>;

/** The account is the device's source address as a decimal number; the protocol has no secret. */
export const gb26875Device = z.object({}).prefault({});
export type Gb26875Device = z.infer<typeof gb26875Device>;
