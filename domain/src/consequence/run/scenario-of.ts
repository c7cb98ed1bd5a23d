import type { ConsequenceScenario } from '../../wire/consequence.ts';
import type { LeakStop, Scenario } from '../source-terms/scenario.ts';

/** A stub of wall or nozzle: short enough that a flashing liquid leaves as liquid. */
const HOLE_LENGTH_M = 0;
/** People see it and close a valve by hand: what holds when nobody says how a leak is found and stopped. */
const WORST_GRADE = 'C';

/** The person's choice in the form of the source terms. */
export function scenarioOf(chosen: ConsequenceScenario, horizonS: number): Scenario {
  const settings = { horizonS };
  switch (chosen.kind) {
    case 'hole':
      return {
        kind: 'hole',
        diameterM: chosen.holeDiameterMm / 1000,
        heightM: chosen.holeHeightM ?? 0,
        phase: 'auto',
        lengthM: HOLE_LENGTH_M,
        stop: stopOf(chosen),
        settings,
      };
    case 'pipe-rupture':
      return {
        kind: 'pipe-rupture',
        diameterM: chosen.pipeDiameterMm / 1000,
        heightM: 0,
        phase: 'auto',
        lengthM: chosen.pipeLengthM,
        feedKgPerS: null,
        stop: stopOf(chosen),
        settings,
      };
    case 'catastrophic':
      return { kind: 'catastrophic', settings };
    case 'spill':
      return { kind: 'pool', massKg: chosen.massKg, settings };
    case 'given-rate':
      return {
        kind: 'given-rate',
        rateKgPerS: chosen.rateKgPerS,
        durationS: chosen.durationS,
        heightM: chosen.heightM,
        temperatureK: null,
        settings,
      };
    case 'given-puff':
      return {
        kind: 'given-puff',
        massKg: chosen.massKg,
        heightM: 0,
        temperatureK: null,
        settings,
      };
  }
}

type Stop = {
  readonly durationS?: number | undefined;
  readonly detection?: 'A' | 'B' | 'C' | undefined;
  readonly isolation?: 'A' | 'B' | 'C' | undefined;
};

function stopOf({ durationS, detection, isolation }: Stop): LeakStop {
  if (durationS !== undefined) return { by: 'time', durationS };
  return {
    by: 'grades',
    detection: detection ?? WORST_GRADE,
    isolation: isolation ?? WORST_GRADE,
  };
}
