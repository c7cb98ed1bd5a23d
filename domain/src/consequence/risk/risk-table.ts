import { arcProfile, fillArcProfile, meanOverSectors, type Sector } from './arc-profile.ts';
import type { RadialLethality } from './lethality.ts';
import type { RiskScenario } from './risk-scenario.ts';
import { type Blow, sectorCollapse } from './sector-collapse.ts';
import type { WindRose } from './wind-rose.ts';

/**
 * Individual risk around one place by distance and bearing, per year: all scenarios there, weathers, directions and outcomes are
 * in it, so that a point of the map costs one look-up whatever their number. Rows lie at reach · (row / last)²: close to each
 * other near the source.
 */
export type RiskTable = {
  readonly eastM: number;
  readonly northM: number;
  readonly reachM: number;
  /** ROWS × (angles + 1), bearings clockwise from north, the first repeated; empty when nothing depends on the wind. */
  readonly polar: Float32Array;
  readonly angles: number;
  /** RADIAL_ROWS values of what is the same in all directions; empty when there is none. */
  readonly radial: Float32Array;
};

export const ROWS = 64;
/** Circles end in a step: more rows keep it sharp. */
export const RADIAL_ROWS = 512;

/** A scenario with the lethality of each outcome in each class of air, asked for once. */
export type PreparedScenario = {
  readonly scenario: RiskScenario;
  readonly reachM: number;
  readonly blows: readonly Blow[];
  readonly circles: readonly { readonly lethality: RadialLethality; readonly perYear: number }[];
};

export function prepareScenario(scenario: RiskScenario, rose: WindRose): PreparedScenario {
  const { frequencyPerYear, outcomes } = scenario;
  const airs = rose.classes.filter(({ fromSectors }) => fromSectors.some((p) => p > 0));
  const blows = outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'directional') return [];
    const perYear = frequencyPerYear * outcome.probability;
    return airs.map((air) => ({
      lethality: outcome.lethality(air),
      perYear: Float64Array.from(air.fromSectors, (p) => p * perYear),
    }));
  });
  const circles = outcomes.flatMap((outcome) =>
    outcome.kind === 'radial'
      ? [{ lethality: outcome.lethality, perYear: frequencyPerYear * outcome.probability }]
      : [],
  );
  const reachM = [...blows, ...circles].reduce(
    (far, one) => Math.max(far, one.lethality.reachM),
    0,
  );
  return { scenario, reachM, blows, circles };
}

/**
 * The table of a place.
 * @param here  the scenarios there, at least one
 * @returns null when nobody dies anywhere
 * @source Purple Book eq. 6.1–6.2, AQ/T 3046-2013 11.2; checked against direct integration in risk-field.test.ts
 */
export function riskTable(here: readonly PreparedScenario[], rose: WindRose): RiskTable | null {
  const { eastM, northM } = here[0]!.scenario;
  const reachM = Math.max(...here.map((one) => one.reachM));
  if (reachM === 0) return null;
  const blows = here.flatMap((one) => one.blows);
  const circles = here.flatMap((one) => one.circles);
  const radial = radialOf(circles, reachM);
  return { eastM, northM, reachM, radial, ...polarOf(blows, rose.sectors, reachM) };
}

function polarOf(blows: readonly Blow[], sectors: number, tableM: number) {
  const collapse = sectorCollapse(sectors);
  const stride = collapse.angles + 1;
  const polar = new Float32Array(blows.length > 0 ? ROWS * stride : 0);
  for (let row = 0; row * stride < polar.length; row++) {
    const distanceM = rowDistanceM(row, ROWS, tableM);
    for (const blow of blows) if (distanceM <= blow.lethality.reachM) collapse.add(blow, distanceM);
    collapse.write(polar, row * stride);
  }
  return { polar, angles: collapse.angles };
}

function radialOf(circles: PreparedScenario['circles'], tableM: number): Float32Array {
  const radial = new Float32Array(circles.length > 0 ? RADIAL_ROWS : 0);
  for (let row = 0; row < radial.length; row++) {
    const distanceM = rowDistanceM(row, RADIAL_ROWS, tableM);
    for (const { lethality, perYear } of circles)
      if (distanceM <= lethality.reachM)
        radial[row]! += perYear * lethality.fractionsAt(distanceM).unprotected;
  }
  return radial;
}

/** The first row stands a little off the source, where a plume has a direction. */
function rowDistanceM(row: number, rows: number, reachM: number): number {
  return reachM * (Math.max(row, 0.5) / (rows - 1)) ** 2;
}

/** Steps of an arc when one point is asked for. */
const PIECES_AT_POINT = 48;

/**
 * Risk of one scenario at one point, per year, without a table: by the integral over the arc through it.
 * @param eastM, northM  from the scenario's place
 */
export function scenarioRiskAt(prepared: PreparedScenario, eastM: number, northM: number): number {
  const distanceM = Math.max(Math.hypot(eastM, northM), NEAREST_M);
  if (distanceM > prepared.reachM) return 0;
  const bearingRad = Math.atan2(eastM, northM);
  const profile = arcProfile(PIECES_AT_POINT);
  let risk = 0;
  for (const { lethality, perYear } of prepared.blows) {
    if (distanceM > lethality.reachM) continue;
    fillArcProfile(profile, lethality, distanceM);
    risk += meanOverSectors(profile, bearingRad, towards(perYear));
  }
  for (const { lethality, perYear } of prepared.circles)
    risk += perYear * lethality.fractionsAt(distanceM).unprotected;
  return risk;
}

/** On the source itself a plume has no direction. */
const NEAREST_M = 0.1;

/** Sectors that the cloud goes to. */
function towards(perYear: Float64Array): Sector[] {
  const widthRad = (2 * Math.PI) / perYear.length;
  return Array.from(perYear, (probability, at) => ({
    centreRad: at * widthRad + Math.PI,
    widthRad,
    probability,
  }));
}
