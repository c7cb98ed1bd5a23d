import { isLonLat, type LonLat } from '@parkwatch/domain/geo/lon-lat';

/** A positive id of the address; undefined for anything else. */
export function idOf(text: string | undefined): number | undefined {
  const id = Number(text);
  return text && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A place of the address; undefined when a part is missing or out of range. */
export function placeOf(lon: string | undefined, lat: string | undefined): LonLat | undefined {
  if (!lon || !lat) return undefined;
  const place = [Number(lon), Number(lat)];
  return isLonLat(place) ? place : undefined;
}
