import type { SimulatedDevice } from '../simulate/contract.ts';
import { parseTime } from './beijing-time.ts';
import type { ParsedFrame } from './parse-frame.ts';
import { readParts } from './read-parts.ts';
import {
  HOUR_DATA_MS,
  intervalMessages,
  intervalsBetween,
  MINUTE_DATA_MS,
} from './simulated-messages.ts';

/** What a logger says to a request, in order: command and CP under the QN of the request, no answer wanted. */
export type Said = { readonly cn: string; readonly cp: string };

const READY: Said = { cn: '9011', cp: 'QnRtn=1' };
const DONE: Said = { cn: '9012', cp: 'ExeRtn=1' };
const NO_DATA: Said = { cn: '9012', cp: 'ExeRtn=100' };
const WRONG_CN: Said = { cn: '9011', cp: 'QnRtn=8' };
const CONDITIONS_WRONG: Said = { cn: '9012', cp: 'ExeRtn=3' };

/** Most intervals that a logger gives for one request. */
const MOST_INTERVALS = 2000;
const SETTINGS = new Set(['1000', '1012', '1062', '1064']);
const NOTICES = new Set(['2012', '2022']);

/** A logger's side of Annex C: settings, stops, history. */
export function saidTo(parsed: ParsedFrame, device: SimulatedDevice, nowMs: number): Said[] {
  const { cn } = parsed.header;
  if (SETTINGS.has(cn)) return [READY, DONE];
  if (NOTICES.has(cn)) return [{ cn: '9013', cp: '' }];
  if (cn === '2051' || cn === '2061') return history(parsed, device, { cn, nowMs });
  return [WRONG_CN];
}

function history(
  { text, from, to }: ParsedFrame,
  device: SimulatedDevice,
  { cn, nowMs }: { cn: '2051' | '2061'; nowMs: number },
): Said[] {
  const parts = readParts(text, from, to);
  const timeOf = (name: string) =>
    'rejected' in parts ? NaN : parseTime(parts.find((one) => one.name === name)?.value ?? '');
  const [fromMs, toMs] = [timeOf('BeginTime'), timeOf('EndTime')];
  if (!(fromMs <= toMs)) return [READY, CONDITIONS_WRONG];
  const intervalMs = cn === '2051' ? MINUTE_DATA_MS : HOUR_DATA_MS;
  // An interval is stored when it is over.
  const span = { fromMs, toMs: Math.min(toMs, nowMs - intervalMs) };
  const starts = intervalsBetween(span, intervalMs, MOST_INTERVALS);
  const data = starts.flatMap((atMs) => intervalMessages(device, cn, atMs));
  return [READY, ...data, data.length === 0 ? NO_DATA : DONE];
}
