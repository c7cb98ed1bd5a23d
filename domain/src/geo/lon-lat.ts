/** A place in WGS 84 degrees, in GeoJSON order. */
export type LonLat = [lon: number, lat: number];
/** A closed line: the last place repeats the first. */
export type Ring = LonLat[];
/** GeoJSON polygon coordinates: the outer ring, then holes. */
export type Rings = Ring[];

/** Whether a value from outside is a place in range. */
export function isLonLat(value: unknown): value is LonLat {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [lon, lat] = value as unknown[];
  return isWithin(lon, 180) && isWithin(lat, 90);
}

function isWithin(value: unknown, limitDeg: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= limitDeg;
}
