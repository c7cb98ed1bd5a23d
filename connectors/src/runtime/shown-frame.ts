import type { ShownFrame } from '@parkwatch/domain/wire/source-status';
import { isPosition } from '../contract.ts';
import type { Decoded, From, Reading } from '../contract.ts';

const MOST_BYTES = 512;
const MOST_LINES = 50;
const MOST_LINE = 300;

/** A frame as the engineer sees it: its beginning as hexadecimal, and what became of it in words. */
export function shownFrame(
  from: From,
  { frame, decoded }: { readonly frame: Uint8Array; readonly decoded: Decoded },
  atMs: number,
): ShownFrame {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, Math.min(frame.length, MOST_BYTES));
  return {
    at: new Date(atMs).toISOString(),
    account: from.account.slice(0, 100),
    hex: bytes.toString('hex'),
    length: frame.length,
    outcome: outcomeOf(decoded),
  };
}

function outcomeOf(decoded: Decoded): ShownFrame['outcome'] {
  if ('rejected' in decoded) return { rejected: decoded.rejected.slice(0, 500) };
  const { readings, notes = [] } = decoded;
  const lines = [...notes.slice(0, MOST_LINES), ...readings.slice(0, MOST_LINES).map(inWords)];
  return {
    readings: lines.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_LINE)),
    count: readings.length,
  };
}

function inWords(reading: Reading): string {
  if (isPosition(reading)) {
    const { lon, lat, speedKmh, alarms = [] } = reading;
    const speed = speedKmh === undefined ? '' : `, ${speedKmh} km/h`;
    return `${reading.point} at ${lon}, ${lat}${speed}${alarms.map((alarm) => `, ${alarm}`).join('')}`;
  }
  const { point, value, unit, quality } = reading;
  return `${point} = ${value}${unit === null ? '' : ` ${unit}`}${quality === 'good' ? '' : ` (${quality})`}`;
}
