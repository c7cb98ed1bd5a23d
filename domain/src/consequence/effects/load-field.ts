import type { ToxicProbit } from '../chemicals/chemical.ts';
import type { Cloud, WindGrid } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { lethalConcentration, TOXIC_EXPOSURE_CAP_MIN } from './toxic-load.ts';

export type LoadFieldOptions = {
  readonly grid: WindGrid;
  readonly probit: ToxicProbit;
  /** From kg/m³ to the unit of the probit: `probitUnitPerKgPerM3`. */
  readonly unitPerKgPerM3: number;
  /** Air changes of buildings for which a load indoors is asked, per hour. */
  readonly airChangesPerH?: readonly number[];
  /** Time steps over the whole passage; default 120. */
  readonly steps?: number;
  /** When to stop, s; needed for a release without an end, else the passage over the whole grid. */
  readonly untilS?: number;
};

/** Toxic loads per cell of the grid, unitⁿ·min. */
export type LoadFields = {
  readonly outdoors: Float64Array;
  /** One per entry of `airChangesPerH`. */
  readonly indoors: readonly Float64Array[];
};

/**
 * Toxic load over a grid, outdoors and in buildings: the sum over time steps of the cloud's concentration to the power n. Each
 * cell counts from the arrival of a concentration that could hurt, for 30 min at most. Indoors the air follows the outside by
 * its air changes.
 * @returns zeros where the cloud never becomes dangerous
 * @throws RangeError for fewer than one step, or a cloud without an end and no `untilS`
 * @source Purple Book 5.2.2 (30 min); dC/dt = λ(C_out − C), solved exactly within a step
 */
export function toxicLoadFields(cloud: Cloud, options: LoadFieldOptions): LoadFields {
  const { grid, probit, unitPerKgPerM3, airChangesPerH = [], steps = 120 } = options;
  const cells = grid.columns * grid.rows;
  const harmless = harmlessConcentration(probit);
  const lastXM = grid.startXM + (grid.columns - 1) * grid.cellM;
  const goneS = cloud.goneAfterS(lastXM, harmless / unitPerKgPerM3);
  const untilS = positive('untilS', Math.min(goneS, options.untilS ?? Infinity));
  const stepMin = untilS / positive('steps', Math.floor(steps)) / 60;
  const state: Passage = {
    concentration: new Float64Array(cells),
    exposedMin: new Float64Array(cells),
    outdoors: new Float64Array(cells),
    rooms: airChangesPerH.map((perH) => roomOf(perH, cells, stepMin)),
  };
  for (let step = 0; step < Math.floor(steps); step++) {
    cloud.fill(grid, (step + 0.5) * stepMin * 60, state.concentration);
    addStep(state, { n: probit.n, unitPerKgPerM3, harmless, stepMin });
  }
  return { outdoors: state.outdoors, indoors: state.rooms.map(({ load }) => load) };
}

/** A cloud below this for half an hour kills less than one in ten thousand: what counts as its arrival. */
function harmlessConcentration(probit: ToxicProbit): number {
  return lethalConcentration(probit, { share: 1e-4, minutes: TOXIC_EXPOSURE_CAP_MIN });
}

type Room = { readonly kept: number; readonly air: Float64Array; readonly load: Float64Array };

/** `kept`: share of the difference to the outside that is left after a step. */
function roomOf(perH: number, cells: number, stepMin: number): Room {
  const kept = Math.exp((-positive('airChangesPerH', perH) * stepMin) / 60);
  return { kept, air: new Float64Array(cells), load: new Float64Array(cells) };
}

type Passage = {
  readonly concentration: Float64Array;
  readonly exposedMin: Float64Array;
  readonly outdoors: Float64Array;
  readonly rooms: readonly Room[];
};
type Step = {
  readonly n: number;
  readonly unitPerKgPerM3: number;
  readonly harmless: number;
  readonly stepMin: number;
};

function addStep(state: Passage, { n, unitPerKgPerM3, harmless, stepMin }: Step): void {
  const { concentration, exposedMin, outdoors, rooms } = state;
  for (let cell = 0; cell < concentration.length; cell++) {
    const outside = concentration[cell]! * unitPerKgPerM3;
    const before = exposedMin[cell]!;
    if (before === 0 && outside < harmless) continue;
    const counted = Math.min(stepMin, TOXIC_EXPOSURE_CAP_MIN - before);
    if (counted <= 0) continue;
    exposedMin[cell] = before + counted;
    outdoors[cell]! += outside ** n * counted;
    for (const { kept, air, load } of rooms) {
      const was = air[cell]!;
      const is = outside + (was - outside) * kept;
      air[cell] = is;
      load[cell]! += ((was + is) / 2) ** n * counted;
    }
  }
}
