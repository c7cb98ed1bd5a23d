import { area } from '@turf/area';
import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';

import { roundDegrees } from '../geometry/round-degrees.ts';
import type { OwnerTable } from './owner-names.ts';
import { repairPolygon } from './repair-polygon.ts';
import type { SeedFeature } from './seed-format.ts';
import type { RoadName, SourceLayer } from './source-layers.ts';
import { SOURCE_LAYERS } from './source-layers.ts';

/** One line of seeds/repairs.json: what was wrong, what was done, and how much land it changed. */
export type Repair = {
  readonly layer: string;
  readonly ref: string;
  readonly problem: string;
  readonly action: 'repaired' | 'dropped' | 'kept';
  readonly areaBeforeM2: number | null;
  readonly areaAfterM2: number | null;
  readonly sliversDropped?: number;
};

export type ImportInput = {
  /** File name without extension → its features. A missing file is an empty layer, and is reported. */
  readonly sources: ReadonlyMap<string, FeatureCollection>;
  readonly owners: OwnerTable;
  readonly roadNames: readonly RoadName[];
};

export type ImportResult = {
  readonly seeds: ReadonlyMap<string, readonly SeedFeature[]>;
  readonly repairs: readonly Repair[];
  readonly read: number;
};

type Taken = { readonly feature: SeedFeature | null; readonly repairs: readonly Repair[] };

/** Pure: source layers in, seed layers and the repair log out. Each source feature ends in one of them. */
export function importLayers(input: ImportInput): ImportResult {
  const seeds = new Map<string, SeedFeature[]>();
  const repairs: Repair[] = [];
  let read = 0;
  for (const layer of SOURCE_LAYERS) {
    const kept = seeds.get(layer.seed) ?? [];
    seeds.set(layer.seed, kept);
    for (const [index, feature] of (input.sources.get(layer.file)?.features ?? []).entries()) {
      read += 1;
      const taken = takeFeature(layer, feature, { ...input, index });
      if (taken.feature !== null) kept.push(taken.feature);
      repairs.push(...taken.repairs);
    }
  }
  return { seeds, repairs, read };
}

function takeFeature(
  layer: SourceLayer,
  source: Feature,
  context: ImportInput & { index: number },
): Taken {
  const ref = `${layer.refPrefix}-${String(context.index + 1).padStart(4, '0')}`;
  const shaped = shapeOf(layer, ref, source.geometry);
  if (shaped.geometry === null) return { feature: null, repairs: shaped.repairs };
  const { properties, remark } = layer.describe(source.properties ?? {}, context);
  const remarks: Repair[] =
    remark === undefined
      ? []
      : [{ ...entry(layer, ref), problem: remark, action: 'kept', ...areas(shaped.geometry) }];
  const areaM2 = isPolygonal(shaped.geometry)
    ? { areaM2: Math.round(area(shaped.geometry) * 10) / 10 }
    : {};
  return {
    feature: {
      type: 'Feature',
      id: ref,
      geometry: shaped.geometry,
      properties: { ref, ...properties, ...areaM2 },
    },
    repairs: [...shaped.repairs, ...remarks],
  };
}

type Shaped = { readonly geometry: Geometry | null; readonly repairs: readonly Repair[] };

function shapeOf(layer: SourceLayer, ref: string, geometry: Geometry | null): Shaped {
  const at = entry(layer, ref);
  const dropped = (problem: string): Shaped => ({
    geometry: null,
    repairs: [{ ...at, problem, action: 'dropped', areaBeforeM2: null, areaAfterM2: null }],
  });
  if (geometry === null) return dropped('no geometry');
  if (geometry.type === 'Point') return { geometry: roundPoint(geometry), repairs: [] };
  if (geometry.type === 'LineString') {
    const line = roundLine(geometry);
    if (line.coordinates.length < 2) return dropped('a line of one point');
    return { geometry: line, repairs: [] };
  }
  if (!isPolygonal(geometry)) return dropped(`${geometry.type} is not expected here`);
  const repair = repairPolygon(geometry);
  if (repair.status === 'valid') return { geometry: repair.geometry, repairs: [] };
  if (repair.status === 'unusable') return dropped(repair.problem);
  const logged: Repair = {
    ...at,
    problem: repair.problem,
    action: 'repaired',
    areaBeforeM2: Math.round(area(geometry) * 10) / 10,
    areaAfterM2: Math.round(area(repair.geometry) * 10) / 10,
    sliversDropped: repair.sliversDropped,
  };
  return { geometry: repair.geometry, repairs: [logged] };
}

function entry(layer: SourceLayer, ref: string): { layer: string; ref: string } {
  return { layer: layer.seed, ref };
}

function areas(geometry: Geometry): { areaBeforeM2: number | null; areaAfterM2: number | null } {
  const areaM2 = isPolygonal(geometry) ? Math.round(area(geometry) * 10) / 10 : null;
  return { areaBeforeM2: areaM2, areaAfterM2: areaM2 };
}

function isPolygonal(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function roundPoint(point: Point): Point {
  return { type: 'Point', coordinates: point.coordinates.slice(0, 2).map(roundDegrees) };
}

function roundLine(line: LineString): LineString {
  const rounded = line.coordinates.map((position) => position.slice(0, 2).map(roundDegrees));
  const coordinates = rounded.filter((position, index) => {
    const previous = rounded[index - 1];
    return previous === undefined || String(previous) !== String(position);
  });
  return { type: 'LineString', coordinates };
}
