import type { SimulatedDevice, SimulatedPoint } from '../simulate/contract.ts';
import { formatQn, formatTime } from './beijing-time.ts';

/** Interval of the minute data of simulated loggers (Table 4 allows 1 to 30 minutes). */
export const MINUTE_DATA_MS = 600_000;
export const HOUR_DATA_MS = 3_600_000;
/** HJ 212-2017 6.3: a CP has 950 bytes at most. */
const MOST_CP = 950;

/** What a logger uploads: the CP and the instant whose values it holds. */
export type SimulatedMessage = { readonly cn: string; readonly cp: string; readonly atMs: number };

/** Command under which a logger sends a point, by its suffix. */
const COMMANDS: Readonly<Record<string, string>> = {
  ...{ RS: '2021', Min: '2051', Avg: '2051', Max: '2051', Cou: '2051' },
  ...{ ZsMin: '2051', ZsAvg: '2051', ZsMax: '2051' },
};
const REAL_TIME = '2011';

/** Real-time data and states of an instant: all points but those of intervals. */
export function messagesAt(device: SimulatedDevice, atMs: number): SimulatedMessage[] {
  return [...messagesOf(device, '2011', atMs), ...messagesOf(device, '2021', atMs)];
}

/** Data of the interval that begins at `atMs`, as minute data (2051) or hour data (2061). */
export function intervalMessages(
  device: SimulatedDevice,
  cn: '2051' | '2061',
  atMs: number,
): SimulatedMessage[] {
  return messagesOf(device, '2051', atMs).map((message) => ({ ...message, cn }));
}

/** System code (ST) by what the first point measures. */
export function systemOf({ points }: SimulatedDevice): string {
  const code = points[0]?.point ?? '';
  if (code.startsWith('a')) return '31';
  return code.startsWith('L') ? '36' : '32';
}

/** Beginnings of the intervals from `fromMs` to `toMs`, at most so many. */
export function intervalsBetween(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  intervalMs: number,
  most: number,
): number[] {
  const first = Math.ceil(fromMs / intervalMs) * intervalMs;
  const count = Math.min(most, Math.floor((toMs - first) / intervalMs) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => first + at * intervalMs);
}

/**
 * Messages of one instant; what does not fit into a CP goes into another message with a QN of its own, so that each
 * 9014 says for certain what arrived.
 */
function messagesOf(device: SimulatedDevice, cn: string, atMs: number): SimulatedMessage[] {
  const items = itemsOf(device.points, cn, atMs);
  const head = `DataTime=${dataTime(atMs)}`;
  const messages: SimulatedMessage[] = [];
  let cp = head;
  for (const item of items) {
    if (cp.length + item.length + 1 > MOST_CP && cp !== head) {
      messages.push({ cn, cp, atMs });
      cp = head;
    }
    cp += `;${item}`;
  }
  return cp === head ? messages : [...messages, { cn, cp, atMs }];
}

/** Values by factor with their data flag. */
function itemsOf(points: readonly SimulatedPoint[], cn: string, atMs: number): string[] {
  const items = new Map<string, string[]>();
  for (const one of points) {
    const { point } = one;
    const dash = point.lastIndexOf('-');
    if ((COMMANDS[point.slice(dash + 1)] ?? REAL_TIME) !== cn) continue;
    const value = one.valueAt(atMs);
    if (value === null) continue;
    const code = point.slice(0, dash);
    items.set(code, [...(items.get(code) ?? []), `${point}=${value}`]);
  }
  const flag = (code: string) => (cn === '2021' ? [] : [`${code}-Flag=N`]);
  return [...items].map(([code, values]) => [...values, ...flag(code)].join(','));
}

/** Whole seconds as the standard has it; milliseconds as fast loggers send them. */
function dataTime(atMs: number): string {
  return atMs % 1000 === 0 ? formatTime(atMs) : formatQn(atMs);
}
