import type { Told } from './file-fault.ts';

type Place = readonly [lon: number, lat: number];
/** GeoJSON of what a cell says. */
export type Places =
  | { readonly type: 'Point'; readonly coordinates: Place }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Place[])[] };

const MOST_PLACES = 500;
const NUMBER = '([+-]?\\d{1,3}(?:\\.\\d{1,12})?)';
const PLACE = new RegExp(`^${NUMBER}[\\s,]+${NUMBER}$`);

/**
 * Places as `lon lat` (or `lon,lat`) in degrees WGS 84 with `;` between them: one is a point, three and more an outline,
 * which is closed here where it is not.
 * @source RFC 7946, 3.1.6: the first and last position of a ring are the same
 */
export function parsePlaces(text: string): Places | { readonly wrong: Told } {
  const parts = text.split(/[;|\n]/).filter((part) => part.trim() !== '');
  if (parts.length > MOST_PLACES)
    return wrong(`超过 ${MOST_PLACES} 个点`, `More than ${MOST_PLACES} places`);
  const places: Place[] = [];
  for (const part of parts) {
    const found = PLACE.exec(part.trim());
    if (found === null) return wrong('坐标应为“经度 纬度; …”', 'Places are written as lon lat; …');
    const [lon, lat] = [Number(found[1]), Number(found[2])];
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
      return wrong(
        '坐标超出范围（先经度，后纬度）',
        'Out of range: longitude first, then latitude',
      );
    }
    places.push([lon, lat]);
  }
  const [first, last] = [places[0], places.at(-1)!];
  if (first === undefined) return wrong('没有坐标', 'There is no place');
  if (places.length === 1) return { type: 'Point', coordinates: first };
  const isClosed = first[0] === last[0] && first[1] === last[1];
  const ring = isClosed ? places : [...places, first];
  if (ring.length < 4) return wrong('轮廓至少三个点', 'An outline has at least three places');
  return { type: 'Polygon', coordinates: [ring] };
}

function wrong(zh: string, en: string) {
  return { wrong: { zh, en } };
}
