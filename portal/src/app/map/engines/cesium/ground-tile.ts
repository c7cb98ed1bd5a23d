import type { Geometry, Position } from 'geojson';
import { bboxOf, isBboxOverlap, type Bbox } from '@parkwatch/domain/geo/bbox';
import {
  isDrawnAt,
  type LayerData,
  type LayerState,
  type LayerStateOf,
  type MapFeature,
} from '@parkwatch/domain/map/layer-state';
import { contourLook } from '../../look/contour-look.ts';
import type { Look } from '../../look/look.ts';
import { placesOf, tankFootprint } from '../../look/tank-footprint.ts';
import { zoneToken, type ZoneColour } from '../../look/zone-token.ts';

/** A square of the ground that is painted. */
export type GroundTile = {
  readonly bounds: Bbox;
  readonly sizePx: number;
  /** Metres per screen pixel at which it is looked at. */
  readonly mPerPx: number;
};
type Ink = {
  readonly context: CanvasRenderingContext2D;
  readonly path: (geometry: Geometry) => Path2D;
  readonly tile: GroundTile;
  readonly look: Look;
};

const M_PER_DEG = 111_320;
const boxes = new WeakMap<LayerData, readonly (readonly [MapFeature, Bbox])[]>();

/** Paints layers that lie flat on the ground, bottom first, the way the flat map paints them. */
export function paintGround(
  context: CanvasRenderingContext2D,
  tile: GroundTile,
  { states, look }: { readonly states: readonly LayerState[]; readonly look: Look },
): void {
  const ink: Ink = { context, tile, look, path: (geometry) => tracePath(geometry, tile) };
  for (const state of states) {
    if (!isDrawnAt(state.spec, tile.mPerPx)) continue;
    context.globalAlpha = state.opacity;
    paintLayer(state, ink);
  }
}

function paintLayer(state: LayerState, ink: Ink): void {
  const { kind } = state.spec;
  for (const feature of featuresIn(state.data, ink.tile.bounds)) {
    if (kind === 'zone') paintZone(state as LayerStateOf<'zone'>, feature, ink);
    else if (kind === 'contour') paintContour(state as LayerStateOf<'contour'>, feature, ink);
    else if (kind === 'radius') paintRadius(state as LayerStateOf<'radius'>, feature, ink);
    else paintPlain(state, feature, ink);
  }
}

/** The features that touch a box; boxes are kept as long as the data is. */
export function featuresIn(data: LayerData, bounds: Bbox): readonly MapFeature[] {
  let known = boxes.get(data);
  if (!known) {
    known = data.features.flatMap((feature) => {
      const box = bboxOf(reach(feature));
      return box ? [[feature, box] as const] : [];
    });
    boxes.set(data, known);
  }
  return known.flatMap(([feature, box]) => (isBboxOverlap(box, bounds) ? [feature] : []));
}

/** The corners of what a feature covers: an incident reaches as far as its radius. */
function reach(feature: MapFeature): [number, number][] {
  const places = placesOf(feature.geometry) as [number, number][];
  const radiusM = Number(feature.properties['radiusM'] ?? 0);
  if (!(radiusM > 0)) return places;
  const { centre } = tankFootprint(feature);
  const dLat = radiusM / M_PER_DEG;
  const dLon = dLat / Math.cos((centre[1] * Math.PI) / 180);
  return [
    [centre[0] - dLon, centre[1] - dLat],
    [centre[0] + dLon, centre[1] + dLat],
  ];
}

function paintPlain({ spec }: LayerState, feature: MapFeature, { context, path, look }: Ink): void {
  const trace = path(feature.geometry);
  context.setLineDash([]);
  if (spec.kind === 'line') {
    context.setLineDash([...(spec.style.dash ?? [])]);
    stroke(context, trace, { colour: look.colour(spec.style.stroke), width: spec.style.widthPx });
  } else if (spec.kind === 'base') {
    context.fillStyle = look.colour(spec.style.land);
    context.fill(trace, 'evenodd');
    stroke(context, trace, { colour: look.colour(spec.style.shore), width: 1 });
  } else if (spec.kind === 'polygon') {
    const { fillBy } = spec.style;
    const token = fillBy?.cases[String(feature.properties[fillBy.property])] ?? spec.style.fill;
    context.fillStyle = look.colour(token);
    context.fill(trace, 'evenodd');
    stroke(context, trace, { colour: look.colour(spec.style.stroke), width: spec.style.widthPx });
  }
}

function paintZone({ spec }: LayerStateOf<'zone'>, feature: MapFeature, ink: Ink): void {
  const { context, look } = ink;
  const colour = feature.properties['colour'] as ZoneColour;
  const { patterns, dash = [] } = spec.style;
  const trace = ink.path(feature.geometry);
  const token = zoneToken(colour);
  if (patterns !== null) {
    const pattern = patterns[colour];
    if (pattern === undefined) return;
    context.fillStyle =
      context.createPattern(look.pattern(pattern, token), 'repeat') ?? look.faded(token, 0.25);
    context.fill(trace, 'evenodd');
  }
  context.setLineDash([...dash]);
  stroke(context, trace, { colour: look.colour(token), width: colour === 'red' ? 2 : 1.4 });
  context.setLineDash([]);
}

function paintContour(state: LayerStateOf<'contour'>, feature: MapFeature, ink: Ink): void {
  const { context, look } = ink;
  const at = contourLook(state.spec, feature);
  if (!at) return;
  const trace = ink.path(feature.geometry);
  if (at.pattern !== null) {
    const canvas = look.pattern(at.pattern, at.token);
    context.fillStyle = context.createPattern(canvas, 'repeat') ?? look.faded(at.token, 0.2);
    context.fill(trace, 'evenodd');
  }
  context.setLineDash([]);
  stroke(context, trace, { colour: look.faded('label-halo', 0.8), width: at.widthPx + 2.5 });
  context.setLineDash([...at.dash]);
  stroke(context, trace, { colour: look.colour(at.token), width: at.widthPx });
}

function paintRadius({ spec }: LayerStateOf<'radius'>, feature: MapFeature, ink: Ink): void {
  const { context, tile, look } = ink;
  const { centre } = tankFootprint(feature);
  const radiusDeg = Number(feature.properties['radiusM'] ?? 0) / M_PER_DEG;
  const [x, y] = toPixel(centre, tile);
  const yPx = (radiusDeg / (tile.bounds[3] - tile.bounds[1])) * tile.sizePx;
  const trace = new Path2D();
  // Tiles are in degrees: a circle on the ground is a little wider there than high.
  trace.ellipse(x, y, yPx / Math.cos((centre[1] * Math.PI) / 180), yPx, 0, 0, 2 * Math.PI);
  context.fillStyle = look.faded(spec.style.fill, 0.08);
  context.fill(trace);
  context.setLineDash([8, 6]);
  stroke(context, trace, { colour: look.colour(spec.style.stroke), width: 2 });
}

type Pen = { readonly colour: string; readonly width: number };
function stroke(context: CanvasRenderingContext2D, path: Path2D, { colour, width }: Pen): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function toPixel(
  place: Position | readonly [number, number],
  { bounds, sizePx }: GroundTile,
): [number, number] {
  const [west, south, east, north] = bounds;
  return [
    (((place[0] ?? 0) - west) / (east - west)) * sizePx,
    ((north - (place[1] ?? 0)) / (north - south)) * sizePx,
  ];
}

function tracePath(geometry: Geometry, tile: GroundTile): Path2D {
  const path = new Path2D();
  const line = (places: readonly Position[]): void => {
    places.forEach((place, index) => {
      const [x, y] = toPixel(place, tile);
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
  };
  for (const places of linesOf(geometry)) line(places);
  return path;
}

/** The lines and rings of a geometry. */
export function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}
