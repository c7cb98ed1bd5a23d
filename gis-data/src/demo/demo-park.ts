import { bboxOf } from '@parkwatch/domain/geo/bbox';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';

import type { BuildingSeed } from './buildings.ts';
import { makeBuildings } from './buildings.ts';
import { makeCameras } from './cameras.ts';
import type {
  Coast,
  DemoPark,
  Lot,
  Park,
  Pipeline,
  PowerLine,
  Substance,
} from './demo-park-types.ts';
import type { EnterpriseRow } from './enterprises.ts';
import { makeEnterprises } from './enterprises.ts';
import { makeFacilities } from './facilities.ts';
import { makeGates } from './gates.ts';
import { majorHazardFacilities, makeHazardUnits } from './hazard-units.ts';
import { makeFloodAreas, withGround } from './ground.ts';
import type { VesselRow } from './moving-objects.ts';
import { makeMovingObjects } from './moving-objects.ts';
import { makePoints } from './points.ts';
import { makePopulation } from './population.ts';
import { makeProtectedTargets } from './protected-targets.ts';
import { readSeedFeatures, readSeedRows } from './read-seeds.ts';
import { makeRescueStations, makeSupplies } from './rescue.ts';
import type { RoadSeed } from './roads.ts';
import { makeRoads } from './roads.ts';

/** Metres of the demo are taken in a flat frame here: the middle of the island. */
const CENTRE: LonLat = [103.6985, 1.26];

/** The whole demo park from gis-data/seeds; the same on every call. Takes about a second: keep the result. */
export function readDemoPark(): DemoPark {
  const frame = localFrame(CENTRE);
  const lots = readLayer<Lot>('lots');
  const roads = makeRoads(readLayer<RoadSeed>('roads'), frame);
  const buildings = makeBuildings(readLayer<BuildingSeed>('buildings'), lots, frame);
  const substances = readSeedRows<Substance>('substances.json');
  const enterprises = makeEnterprises(readSeedRows<EnterpriseRow>('enterprises.json'));
  const byCas = new Map(substances.map((substance) => [substance.cas, substance]));
  const coast = readLayer<Coast>('coast');
  const planned = makeFacilities({
    enterprises,
    lots,
    buildings,
    roads: roads.map((road) => road.geometry),
    substances: byCas,
    frame,
  });
  const hazardUnits = makeHazardUnits({ enterprises, facilities: planned, substances: byCas });
  const major = majorHazardFacilities(hazardUnits);
  const facilities = withGround(
    planned.map((one) => ({ ...one, isMajorHazard: major.has(one.ref) })),
    frame,
  );
  const gates = makeGates({ enterprises, lots, roads, frame });
  const rescueStations = makeRescueStations(lots, frame);
  const protectedTargets = makeProtectedTargets(coast, frame);
  return {
    park: parkOf(lots),
    enterprises,
    lots,
    buildings,
    facilities,
    hazardUnits,
    substances,
    points: makePoints({ enterprises, facilities, substances: byCas, lots, frame }),
    floodAreas: makeFloodAreas(facilities, frame),
    protectedTargets,
    populationCells: makePopulation({
      ...{ enterprises, lots, buildings, protectedTargets, coast, frame },
    }),
    rescueStations,
    supplies: makeSupplies(rescueStations),
    gates,
    cameras: makeCameras({ facilities, gates, frame }),
    movingObjects: makeMovingObjects({
      vessels: readSeedRows<VesselRow>('signals/vessels.json'),
      roads,
      facilities,
      lots,
      coast,
      frame,
    }),
    roads,
    pipelines: readLayer<Pipeline>('pipelines'),
    powerLines: readLayer<PowerLine>('power_lines'),
    coast,
  };
}

type Shape = LineString | Polygon | MultiPolygon;

function readLayer<Row extends { readonly geometry: Shape }>(layer: string): Row[] {
  return readSeedFeatures<Row['geometry'], Omit<Row, 'geometry'>>(layer).map(
    ({ properties, geometry }) => ({ ...properties, geometry }) as unknown as Row,
  );
}

function parkOf(lots: readonly Lot[]): Park {
  const places = lots.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  );
  const bounds = bboxOf(places.map((place: Position): LonLat => [place[0]!, place[1]!]));
  if (bounds === null) throw new Error('seeds/lots.geojson has no lots');
  return {
    code: 'DEMO',
    nameZh: '澜屿化工园区（演示）',
    nameEn: 'Lanyu Chemical Park (demo)',
    centre: [...CENTRE],
    bounds,
    timeZone: 'Asia/Shanghai',
  };
}
