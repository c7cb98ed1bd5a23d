import type { WireReading } from '../../runtime/ingest-client.ts';
import type { Parcel } from '../parcel.ts';

/** Readings whose values count up from `first`. */
export function readings(source: string, first: number, count: number): Parcel {
  const items = Array.from({ length: count }, (_, at): WireReading => {
    return { point: `${source}-P1`, time: '2026-01-01T00:00:00.000Z', value: first + at };
  });
  return { source, kind: 'observations', items };
}
