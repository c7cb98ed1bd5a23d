import exifr from 'exifr';
import { msFromIso } from '@parkwatch/domain/time/instant';

/** When and where a picture says that it was taken. Evidence beside the time of its upload, never instead of it. */
export type Taken = {
  readonly at: Date | null;
  readonly location: readonly [lon: number, lat: number] | null;
};

const NOTHING: Taken = { at: null, location: null };

/** A camera clock without a zone is taken for the park's: China has one zone, the whole year. */
const PARK_OFFSET = '+08:00';

const OPTIONS = {
  pick: ['DateTimeOriginal', 'OffsetTimeOriginal', 'latitude', 'longitude'],
  gps: true,
  // The library would read a wall time in the zone of this machine.
  reviveValues: false,
};

/** Total: a picture without an EXIF block, or with a damaged one, simply says nothing. */
export async function readExif(content: Buffer): Promise<Taken> {
  try {
    const tags = (await exifr.parse(content, OPTIONS)) as Record<string, unknown> | undefined;
    if (tags === undefined) return NOTHING;
    return { at: takenAt(tags), location: await takenLocation(content) };
  } catch {
    return NOTHING;
  }
}

/** `2026:07:21 08:30:00`, as EXIF writes it (CIPA DC-008, 4.6.5). */
function takenAt(tags: Record<string, unknown>): Date | null {
  const { DateTimeOriginal: wall, OffsetTimeOriginal: offset } = tags;
  if (typeof wall !== 'string') return null;
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(wall);
  if (parts === null) return null;
  const [, year, month, day, time] = parts;
  const hasOffset = typeof offset === 'string' && /^[+-]\d{2}:\d{2}$/.test(offset);
  const ms = msFromIso(`${year}-${month}-${day}T${time}${hasOffset ? offset : PARK_OFFSET}`);
  return ms === null ? null : new Date(ms);
}

async function takenLocation(content: Buffer): Promise<Taken['location']> {
  const gps = (await exifr.gps(content).catch(() => undefined)) as
    { latitude?: unknown; longitude?: unknown } | undefined;
  const { latitude: lat, longitude: lon } = gps ?? {};
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  // What receivers write before their first fix.
  return lat === 0 && lon === 0 ? null : [lon, lat];
}
