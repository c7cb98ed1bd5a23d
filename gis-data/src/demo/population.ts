// Rule: people stand at the centres of a grid of 100 m cells over the demo's flat frame; every number is invented.
//   Residents: the population of a protected target fills the cells on the mainland that are nearest to it, 80 people a cell
//   (8 000 per km²) in residential areas, 400 a cell in schools and hospitals. By day 70 % of a residential area, all of a
//   school and of a hospital; by night all of a residential area, nobody of a school, 70 % of a hospital.
//   Staff: a headcount by kind of enterprise, drawn with a fixed seed, shared out over the floor area (ground area × storeys of
//   4 m) of the buildings on its lots; without buildings it stands in the middle of its largest lot. By day 100 %, by night 35 %;
//   a quarter of them is outdoors by day. Nobody lives on the sites; who is elsewhere by night lives there. People are whole: parts go to the largest remainders.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { isInRings } from '@parkwatch/domain/geo/polygon';
import type { SeededRandom } from '@parkwatch/domain/random/seeded-random';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';

import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import { lengthBetween } from '../geometry/plane-shapes.ts';
import { centreOf } from './buildings.ts';
import type {
  Building,
  Coast,
  Enterprise,
  Lot,
  PopulationCell,
  ProtectedTarget,
} from './demo-park-types.ts';
import { planePolygons, pointAt, toPlane } from './plane-geometry.ts';
import { mainlandOf } from './protected-targets.ts';

const SEED = 20_260_400;
const CELL_M = 100;
const STOREY_M = 4;
const STAFF = { day: 1, night: 0.35, indoorDay: 0.75 } as const;

type Shares = { readonly perCell: number; readonly day: number; readonly night: number };
const RESIDENTS: Readonly<Record<ProtectedTarget['kind'], Shares>> = {
  residential: { perCell: 80, day: 0.7, night: 1 },
  school: { perCell: 400, day: 1, night: 0 },
  hospital: { perCell: 400, day: 1, night: 0.7 },
};
/** Least and most people of an enterprise on its site in the day shift. */
const HEADCOUNTS: Readonly<Record<Enterprise['kind'], readonly [low: number, high: number]>> = {
  chemical: [90, 420],
  storage: [25, 90],
  energy: [60, 160],
  logistics: [20, 80],
  utility: [20, 70],
  gas: [20, 60],
  service: [10, 60],
};

export type PopulationWorld = {
  readonly enterprises: readonly Enterprise[];
  readonly lots: readonly Lot[];
  readonly buildings: readonly Building[];
  readonly protectedTargets: readonly ProtectedTarget[];
  readonly coast: readonly Coast[];
  readonly frame: LocalFrame;
};

/** Column and row of a cell of the grid whose corner is the frame's origin. */
type Cell = readonly [column: number, row: number];
type People = { day: number; night: number };

export function makePopulation(world: PopulationWorld): PopulationCell[] {
  const random = seededRandom(SEED);
  return [
    ...cellsOf(residents(world), 'residents', world.frame),
    ...cellsOf(staff(world, random), 'staff', world.frame),
  ];
}

function cellsOf(
  people: ReadonlyMap<string, People>,
  group: 'residents' | 'staff',
  frame: LocalFrame,
): PopulationCell[] {
  return [...people].map(([key, { day, night }]) => ({
    ref: `people-${group}-${key}`,
    dayPeople: Math.round(day),
    nightPeople: Math.round(night),
    residentPeople: group === 'staff' ? 0 : Math.round(night),
    indoorShareDay: group === 'staff' ? STAFF.indoorDay : null,
    source: `demo: invented ${group}`,
    geometry: pointAt(centreOfCell(key.split('_').map(Number) as unknown as Cell), frame),
  }));
}

/** Summed by cell: the discs of two targets may meet. */
function residents({ protectedTargets, coast, frame }: PopulationWorld): Map<string, People> {
  const mainland = mainlandOf(coast, frame);
  const sums = new Map<string, People>();
  for (const { kind, population, geometry } of protectedTargets) {
    const { perCell, day, night } = RESIDENTS[kind];
    const cells = nearestOnLand(
      toPlane(geometry.coordinates, frame),
      mainland,
      population / perCell,
    );
    for (const [at, people] of wholeShares(
      population,
      cells.map(() => 1),
    ).entries()) {
      add(sums, cells[at]!, { day: day * people, night: night * people });
    }
  }
  return sums;
}

/** The cells on land around a place, nearest first, as many as asked for. */
function nearestOnLand(centre: EastNorth, land: PlanePolygon, count: number): Cell[] {
  const wanted = Math.max(1, Math.ceil(count));
  // A half disc (a straight shore through the centre) of this reach holds them all, with room to spare.
  const reach = Math.ceil(Math.sqrt((2 * wanted) / Math.PI)) + 3;
  const [column, row] = cellAt(centre);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, step) => step - reach);
  return steps
    .flatMap((up) => steps.map((right): Cell => [column + right, row + up]))
    .map((cell) => ({ cell, awayM: lengthBetween(centreOfCell(cell), centre) }))
    .filter(({ cell }) => isInRings(centreOfCell(cell), land))
    .sort((a, b) => a.awayM - b.awayM)
    .slice(0, wanted)
    .map(({ cell }) => cell);
}

function staff(world: PopulationWorld, random: SeededRandom): Map<string, People> {
  const sums = new Map<string, People>();
  for (const enterprise of world.enterprises) {
    const [low, high] = HEADCOUNTS[enterprise.kind];
    const headcount = Math.round(random.between(low, high));
    const floors = floorsOf(enterprise, world);
    const shares = wholeShares(
      headcount,
      floors.map(({ floorM2 }) => floorM2),
    );
    for (const [at, people] of shares.entries()) {
      add(sums, cellAt(floors[at]!.centre), {
        day: STAFF.day * people,
        night: STAFF.night * people,
      });
    }
  }
  return sums;
}

type Floor = { readonly centre: EastNorth; readonly floorM2: number };

function floorsOf({ ref }: Enterprise, { buildings, lots, frame }: PopulationWorld): Floor[] {
  const centre = (geometry: Building['geometry']) =>
    centreOf(planePolygons(geometry, frame)[0]?.[0] ?? []);
  const own = buildings.filter(({ enterpriseRef }) => enterpriseRef === ref);
  if (own.length > 0) {
    return own.map(({ geometry, areaM2, heightM }) => ({
      centre: centre(geometry),
      floorM2: areaM2 * Math.max(1, Math.floor(heightM / STOREY_M)),
    }));
  }
  const [largest] = lots
    .filter(({ enterpriseRef }) => enterpriseRef === ref)
    .sort((a, b) => b.areaM2 - a.areaM2);
  return largest === undefined ? [] : [{ centre: centre(largest.geometry), floorM2: 1 }];
}

/** A whole number shared out by weights into whole numbers: parts go to the largest remainders, ties to the first. */
export function wholeShares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((all, share) => all + share, 0);
  const order = exact.map((_, at) => at);
  order.sort((a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b);
  for (const at of order.slice(0, missing)) shares[at]!++;
  return shares;
}

function add(sums: Map<string, People>, [column, row]: Cell, { day, night }: People): void {
  const key = `${column}_${row}`;
  const known = sums.get(key) ?? { day: 0, night: 0 };
  sums.set(key, { day: known.day + day, night: known.night + night });
}

function cellAt([eastM, northM]: EastNorth): Cell {
  return [Math.floor(eastM / CELL_M), Math.floor(northM / CELL_M)];
}

function centreOfCell([column, row]: Cell): EastNorth {
  return [(column + 0.5) * CELL_M, (row + 0.5) * CELL_M];
}
