import { contourPolygons, type MetrePolygon, type NodeGrid } from '../effects/contours.ts';
import { RISK_CONTOUR_LEVELS } from './risk-criteria.ts';
import { checkScenarios, type RiskScenario } from './risk-scenario.ts';
import {
  prepareScenario,
  type PreparedScenario,
  RADIAL_ROWS,
  type RiskTable,
  riskTable,
  ROWS,
  scenarioRiskAt,
} from './risk-table.ts';
import { turnsOf } from './turns-of.ts';
import type { WindRose } from './wind-rose.ts';

/** Everything that is asked again and again once the scenarios are settled. */
export type RiskModel = {
  /** One per place where somebody can die. */
  readonly places: readonly RiskTable[];
  readonly scenarios: readonly PreparedScenario[];
};

/**
 * Individual risk of scenarios in the air of a year.
 * @throws RangeError as `checkScenarios`
 */
export function riskModel(scenarios: readonly RiskScenario[], rose: WindRose): RiskModel {
  checkScenarios(scenarios);
  const prepared = scenarios.map((scenario) => prepareScenario(scenario, rose));
  const byPlace = Map.groupBy(prepared, ({ scenario }) => `${scenario.eastM} ${scenario.northM}`);
  const places = [...byPlace.values()].flatMap((here) => riskTable(here, rose) ?? []);
  return { places, scenarios: prepared };
}

/** Location-specific individual risk (个人风险) at one point, per year. */
export function riskAt({ places }: RiskModel, eastM: number, northM: number): number {
  return places.reduce(
    (sum, table) => sum + lookUp(table, eastM - table.eastM, northM - table.northM),
    0,
  );
}

/** A scenario's part of the risk at a point. */
export type Contribution = {
  readonly scenario: RiskScenario;
  readonly riskPerYear: number;
  /** Of the whole risk there, 0 to 1. */
  readonly share: number;
};

/** Scenarios that make up the risk at a point, the greatest first, ties by id; empty where there is none. Exact, not by table. */
export function contributionsAt(model: RiskModel, eastM: number, northM: number): Contribution[] {
  const parts = model.scenarios
    .map((prepared) => {
      const { scenario } = prepared;
      const [east, north] = [eastM - scenario.eastM, northM - scenario.northM];
      return { scenario, riskPerYear: scenarioRiskAt(prepared, east, north) };
    })
    .filter(({ riskPerYear }) => riskPerYear > 0)
    .sort(
      (one, other) =>
        other.riskPerYear - one.riskPerYear || (one.scenario.id < other.scenario.id ? -1 : 1),
    );
  const total = parts.reduce((sum, { riskPerYear }) => sum + riskPerYear, 0);
  return parts.map((part) => ({ ...part, share: part.riskPerYear / total }));
}

/** Risk at every node of a grid in the park's local frame (x east, y north), per year. */
export function riskOnGrid({ places }: RiskModel, grid: NodeGrid): Float64Array {
  const values = new Float64Array(grid.columns * grid.rows);
  for (const table of places) {
    const { fromColumn, toColumn, fromRow, toRow } = windowOf(table, grid);
    for (let row = fromRow; row <= toRow; row++) {
      const north = grid.startYM + row * grid.cellM - table.northM;
      for (let column = fromColumn; column <= toColumn; column++) {
        const east = grid.startXM + column * grid.cellM - table.eastM;
        values[row * grid.columns + column]! += lookUp(table, east, north);
      }
    }
  }
  return values;
}

/** Nodes within the square around a place. */
function windowOf({ eastM, northM, reachM }: RiskTable, grid: NodeGrid) {
  const { startXM, startYM, cellM, columns, rows } = grid;
  return {
    fromColumn: Math.max(0, Math.ceil((eastM - reachM - startXM) / cellM)),
    toColumn: Math.min(columns - 1, Math.floor((eastM + reachM - startXM) / cellM)),
    fromRow: Math.max(0, Math.ceil((northM - reachM - startYM) / cellM)),
    toRow: Math.min(rows - 1, Math.floor((northM + reachM - startYM) / cellM)),
  };
}

/** Risk contours, in the order of the levels. */
export type RiskContour = {
  readonly levelPerYear: number;
  readonly polygons: readonly MetrePolygon[];
};

/**
 * Contours of individual risk, linear in its logarithm between nodes.
 * @param values  of `riskOnGrid`
 * @param levels  per year; those of GB 36894-2018 unless others are asked for
 */
export function riskContours(
  grid: NodeGrid,
  values: Float64Array,
  levels: readonly number[] = RISK_CONTOUR_LEVELS,
): RiskContour[] {
  return levels.map((levelPerYear) => ({
    levelPerYear,
    polygons: contourPolygons({ grid, values, scale: 'log' }, levelPerYear),
  }));
}

/**
 * Linear between the four values around a place, in the root of the distance and the bearing. `| 0` cuts what is never negative
 * to a whole number, three times as fast as Math.floor where it indexes an array; the map asks this 10⁷ times.
 */
function lookUp(table: RiskTable, east: number, north: number): number {
  const { polar, radial, angles, reachM } = table;
  const distanceM = Math.sqrt(east * east + north * north);
  if (distanceM > reachM) return 0;
  const root = Math.sqrt(distanceM / reachM);
  let risk = 0;
  if (radial.length > 0) {
    const at = root * (RADIAL_ROWS - 1);
    const row = Math.min(at, RADIAL_ROWS - 2) | 0;
    risk = radial[row]! + (radial[row + 1]! - radial[row]!) * (at - row);
  }
  if (polar.length === 0) return risk;
  const angle = turnsOf(east, north) * angles;
  const column = Math.min(angle, angles - 1) | 0;
  const at = root * (ROWS - 1);
  const row = Math.min(at, ROWS - 2) | 0;
  const near = row * (angles + 1) + column;
  const far = near + angles + 1;
  const aside = angle - column;
  const inner = polar[near]! + (polar[near + 1]! - polar[near]!) * aside;
  const outer = polar[far]! + (polar[far + 1]! - polar[far]!) * aside;
  return risk + inner + (outer - inner) * (at - row);
}
