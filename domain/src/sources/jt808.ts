import * as z from 'zod';
import { clockWindow } from './clock-window.ts';
import { listenSettings } from './data-source.ts';

/** What the coordinates of a terminal are in: those of its GNSS module, or shifted as Chinese online maps want them. */
export const DATUMS = ['wgs84', 'gcj02'] as const;

/** JT/T 808-2011/2013/2019: the park's platform, which vehicles connect to. */
export const jt808Settings = z.object({
  ...listenSettings,
  port: listenSettings.port.default(6808),
  transport: z.enum(['tcp', 'udp', 'both']).default('tcp'),
  datum: z.enum(DATUMS).default('wgs84'),
  /** `none`: a known phone number is enough, for terminals that never authenticate. */
  authentication: z.enum(['required', 'none']).default('required'),
  /** Parts of a message that have not come within so long are asked for again. */
  partWaitS: z.int().min(1).max(60).default(5),
  /** `none`: for terminals that break off when they are asked what they do not know (0x8107, not in 2011). */
  properties: z.enum(['ask', 'none']).default('ask'),
  /**
   * Times outside of this window come from a clock that is not set. The park takes five minutes ahead, of which one is
   * left to the gateway's own clock, and what is younger than its retention, 90 days unless it is configured otherwise.
   */
  clock: clockWindow({ aheadS: 240, behindH: 89 * 24, mostAheadS: 300 }),
});
export type Jt808Settings = z.infer<typeof jt808Settings>;

/** The account of a device is its phone number (终端手机号), without leading zeros or with them. */
export const jt808Device = z.object({
  /** Instead of the source's. */
  datum: z.enum(DATUMS).optional(),
  /** Number plate that the terminal must register with: 粤B12345. */
  plate: z.string().trim().min(1).max(20).optional(),
  /** Terminal id that it must register with; a configured authentication code is told to this terminal only. */
  terminalId: z.string().trim().min(1).max(30).optional(),
});
export type Jt808Device = z.infer<typeof jt808Device>;
