import type { Chemical } from '../chemicals/chemical.ts';
import type { LossKind } from '../risk/loc-frequencies.ts';
import { releaseFrom } from '../source-terms/release-from.ts';
import type { Scenario, Vessel } from '../source-terms/scenario.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import type { Weather } from '../weather/weather.ts';

/** Nothing leaks longer without being noticed and stopped. @source Purple Book 4.2: 30 min (recalled) */
const LONGEST_S = 1800;
const TEN_MINUTES_S = 600;
/** Arm of a loading bay. */
const ARM_M = 0.1;
const SMALL_HOLE_M = 0.01;
/** Largest hole that is tried for a vessel that empties within ten minutes. */
const LARGEST_HOLE_M = 1;

export type LossCase = {
  readonly kind: LossKind;
  readonly vessel: Vessel;
  readonly chemical: Chemical;
};

/**
 * What gets out in a loss of containment of the Purple Book.
 * @throws RangeError or NotComputable as {@link releaseFrom}
 */
export function lossRelease({ kind, vessel, chemical }: LossCase, air: Weather): SourceTerm {
  const by = (scenario: Scenario) => releaseFrom(scenario, vessel, chemical, air);
  switch (kind) {
    case 'instantaneous':
    case 'rupture':
      return by({ kind: 'catastrophic' });
    case '10-min':
      return by(hole(emptyingHoleM(vessel, by), TEN_MINUTES_S));
    case 'full-bore':
      return by(hole(ARM_M, LONGEST_S));
    default:
      return by(hole(SMALL_HOLE_M, LONGEST_S));
  }
}

function hole(diameterM: number, durationS: number): Scenario {
  return {
    ...{ kind: 'hole', diameterM, heightM: 0, phase: 'auto', lengthM: 0 },
    stop: { by: 'time', durationS },
  };
}

/** The hole through which all of the contents leave in ten minutes: the flow goes with its area. */
function emptyingHoleM({ contentsKg }: Vessel, by: (scenario: Scenario) => SourceTerm): number {
  const trialM = ARM_M;
  const { spilledKg } = by(hole(trialM, TEN_MINUTES_S));
  if (spilledKg >= 0.99 * contentsKg) return trialM;
  return Math.min(LARGEST_HOLE_M, trialM * Math.sqrt(contentsKg / spilledKg));
}
