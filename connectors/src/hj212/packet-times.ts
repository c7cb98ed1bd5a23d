import type { Decoded } from '../contract.ts';
import { decodeParsed, timeOf } from './decode.ts';
import type { WireOptions } from './decode.ts';
import type { Header } from './header.ts';
import type { ParsedFrame } from './parse-frame.ts';

/** DataTime of the first packets of messages that are under way, by message, the oldest first. */
export type PacketTimes = Map<string, { readonly dataMs: number; readonly heardMs: number }>;

/** A device sends one message after the other; back-fill and live data may cross. */
const MOST_MESSAGES = 8;
/** Longer than all resends of a message take (Table 10: 10 s, three times, for each packet). */
const KEPT_MS = 15 * 60_000;

/**
 * A frame of one device as readings. A later packet (PNO > 1) that has no DataTime takes that of packet 1 of the same
 * QN; while that is not known it is rejected, not answered, and the device sends it again.
 */
export function decodePacket(
  times: PacketTimes,
  parsed: ParsedFrame,
  { options, nowMs }: { options: WireOptions; nowMs: number },
): Decoded {
  const { header } = parsed;
  if (header.pnum === 1 || header.qn === '') return decodeParsed(parsed, options);
  forget(times, nowMs);
  const key = keyOf(header);
  if (header.pno > 1) return decodeParsed(parsed, options, times.get(key)?.dataMs);
  const decoded = decodeParsed(parsed, options);
  const dataMs = 'rejected' in decoded ? NaN : timeOf(parsed, options);
  if (!Number.isNaN(dataMs)) {
    times.delete(key);
    times.set(key, { dataMs, heardMs: nowMs });
    forget(times, nowMs);
  }
  return decoded;
}

function keyOf({ cn, qn, pnum }: Header): string {
  return `${cn} ${qn} ${pnum}`;
}

function forget(times: PacketTimes, nowMs: number): void {
  for (const [key, { heardMs }] of times) {
    if (times.size <= MOST_MESSAGES && nowMs - heardMs <= KEPT_MS) return;
    times.delete(key);
  }
}
