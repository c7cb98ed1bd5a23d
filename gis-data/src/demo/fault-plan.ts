// Rule: the first process unit of each of the first twelve enterprises that have one runs a recorded fault, in turn
// d06 (loss of a feed: pressure), d14 (sticking valve: temperature swings), d01 (feed ratio: pressure), d11 and d04
// (cooling water). Phases are spread evenly over the 6 hours of a pass, so that a fault begins every half hour.
import type { TepRun } from '../signals/tep.ts';
import { FAULT_PROGRAM_ROWS, TEP_ROW_MS } from '../signals/tep.ts';
import type { Facility } from './demo-park-types.ts';

export type PlantRun = { readonly program: TepRun; readonly phaseS: number };

const FAULTS: readonly TepRun[] = ['d06', 'd14', 'd01', 'd11', 'd04'];
const PLANTS = 12;

export function faultPlan(facilities: readonly Facility[]): ReadonlyMap<string, PlantRun> {
  const units = facilities.filter((facility) => facility.kind === 'process-unit');
  const firstOfEach = units.filter(
    (unit, at) => units.findIndex((other) => other.enterpriseRef === unit.enterpriseRef) === at,
  );
  const passS = (FAULT_PROGRAM_ROWS * TEP_ROW_MS) / 1000;
  return new Map(
    firstOfEach.slice(0, PLANTS).map((unit, at) => {
      const program = FAULTS[at % FAULTS.length]!;
      return [unit.ref, { program, phaseS: Math.round((at * passS) / PLANTS) }];
    }),
  );
}
