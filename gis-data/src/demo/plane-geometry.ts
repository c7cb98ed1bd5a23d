import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';

import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import { roundDegrees } from '../geometry/round-degrees.ts';

export function toPlane(position: Position, frame: LocalFrame): EastNorth {
  return frame.toMetres([position[0]!, position[1]!]);
}

export function planePolygons(geometry: Polygon | MultiPolygon, frame: LocalFrame): PlanePolygon[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map((position) => toPlane(position, frame))),
  );
}

export function toLonLat(place: EastNorth, frame: LocalFrame): [number, number] {
  const [lon, lat] = frame.toLonLat(place);
  return [roundDegrees(lon), roundDegrees(lat)];
}

export function pointAt(place: EastNorth, frame: LocalFrame): Point {
  return { type: 'Point', coordinates: toLonLat(place, frame) };
}

export function polygonOf(ring: readonly EastNorth[], frame: LocalFrame): Polygon {
  return { type: 'Polygon', coordinates: [ring.map((place) => toLonLat(place, frame))] };
}

export function lineOf(line: readonly EastNorth[], frame: LocalFrame): LineString {
  return { type: 'LineString', coordinates: line.map((place) => toLonLat(place, frame)) };
}
