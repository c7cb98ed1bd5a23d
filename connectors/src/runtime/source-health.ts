import type { SourceStatus } from '@parkwatch/domain/wire/source-status';
import type { Decoded, From, Log } from '../contract.ts';
import { deviceHealth } from './device-health.ts';
import type { DeviceHealth } from './device-health.ts';
import { frameLog } from './frame-log.ts';
import type { FrameLog } from './frame-log.ts';
import { rateCounter } from './rate-counter.ts';
import { setAside } from './set-aside.ts';
import type { SetAside } from './set-aside.ts';

type Counted = Omit<SourceStatus, 'version' | 'state' | 'since' | 'error' | 'waitingReadings'>;

export type SourceHealth = Pick<DeviceHealth, 'configure'> &
  Pick<FrameLog, 'watch' | 'take'> &
  Pick<SetAside, 'refused' | 'unmapped'> & {
    saw(from: From, frame: Uint8Array, decoded: Decoded): void;
    device: DeviceHealth['state'];
    describe: DeviceHealth['describe'];
    /** So many readings of it are durable. */
    delivered(from: From, count: number): void;
    /** A reading that cannot be stored, for a reason that is none of the mapping's. */
    dropped(from: From, reason: string): void;
    listening(port: number): void;
    /** The line is down or the source was stopped. */
    gone(): void;
    status(): Counted;
  };

type Options = { readonly source: string; readonly now: () => number; readonly log: Log };

/** Everything that is counted and shown of a source: bounded, however many accounts, points and frames there are. */
export function sourceHealth(options: Options): SourceHealth {
  const { now } = options;
  const devices = deviceHealth(options);
  const [frames, aside] = [frameLog(now), setAside(now)];
  const rates = { frames: rateCounter(), rejected: rateCounter() };
  const counts = { frames: 0, rejected: 0, readings: 0 };
  let lastFrameMs: number | null = null;
  let port: number | null = null;
  return {
    ...{ watch: frames.watch, take: frames.take },
    ...{ device: devices.state, describe: devices.describe },
    ...{ refused: aside.refused, unmapped: aside.unmapped },
    configure(configured) {
      devices.configure(configured);
      aside.configure(configured);
    },
    saw(from, frame, decoded) {
      lastFrameMs = now();
      counts.frames += 1;
      rates.frames.add(1, lastFrameMs);
      if ('rejected' in decoded) {
        counts.rejected += 1;
        rates.rejected.add(1, lastFrameMs);
      }
      devices.saw(from, decoded);
      frames.saw(from, frame, decoded);
    },
    delivered(from, count) {
      counts.readings += count;
      devices.delivered(from);
    },
    dropped: (from, reason) => frames.saw(from, new Uint8Array(), { rejected: reason }),
    listening: (taken) => void (port = taken),
    gone() {
      port = null;
      devices.allGone();
    },
    status: () => ({
      ...counts,
      port,
      framesPerS: rates.frames.perS(now()),
      rejectedPerS: rates.rejected.perS(now()),
      lastFrameAt: lastFrameMs === null ? null : new Date(lastFrameMs).toISOString(),
      devices: devices.statuses(),
      rejections: frames.rejections(),
      ...aside.lists(),
    }),
  };
}
