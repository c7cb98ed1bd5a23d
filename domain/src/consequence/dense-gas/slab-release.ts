import { positive } from '../inputs.ts';
import { slabPlume, type SlabCase, type SlabPlumeRow } from './slab-plume.ts';
import { slabPuff, type SlabPuffRow } from './slab-puff.ts';

/** A release that lasts for a while: a plume, and beyond where its middle is when it ends, a puff. */
export type SlabRelease = {
  readonly plume: readonly SlabPlumeRow[];
  /** Empty while the middle of the cloud has not left the range when the release ends. */
  readonly puff: readonly SlabPuffRow[];
  readonly sourceHalfM: number;
};

/**
 * A slab release of limited duration. The plume holds up to the place that half of the substance has passed when the release
 * ends; there it is turned into a puff that carries the whole mass.
 * @param durationS  Infinity for a lasting release
 * @throws RangeError as slabPlume
 * @source Ermak 1990 (SLAB), 2.3.3 and eq. 29–30, as documented by slabx (MIT)
 */
export function slabRelease(inputs: SlabCase, durationS: number, toM: number): SlabRelease {
  const { rows, sourceHalfM } = slabPlume(inputs, toM);
  const halfwayS = 0.5 * positive('durationS', durationS === Infinity ? 1 : durationS);
  const at = durationS === Infinity ? -1 : rows.findIndex(({ travelS }) => travelS >= halfwayS);
  if (at < 1) return { plume: rows, puff: [], sourceHalfM };
  const turn = between(rows[at - 1]!, rows[at]!, halfwayS);
  const { source, substance, air } = inputs;
  const puff = slabPuff(
    {
      substance,
      air,
      massKg: source.rateKgPerS * durationS,
      temperatureK: source.temperatureK,
      liquidFraction: source.liquidFraction,
    },
    {
      atS: durationS,
      row: turn,
      heatJPerKg: (turn.heatW * turn.massFraction) / (0.5 * source.rateKgPerS),
      isSpreading: turn.spreadMPerS !== 0,
    },
    toM,
  );
  return { plume: [...rows.slice(0, at), turn], puff, sourceHalfM };
}

function between(a: SlabPlumeRow, b: SlabPlumeRow, travelS: number): SlabPlumeRow {
  const share = (travelS - a.travelS) / (b.travelS - a.travelS);
  const mixed = (from: number, to: number): number => from + share * (to - from);
  return {
    xM: mixed(a.xM, b.xM),
    travelS,
    heightM: mixed(a.heightM, b.heightM),
    middleM: mixed(a.middleM, b.middleM),
    halfWidthM: mixed(a.halfWidthM, b.halfWidthM),
    coreM: mixed(a.coreM, b.coreM),
    speedMPerS: mixed(a.speedMPerS, b.speedMPerS),
    windMPerS: mixed(a.windMPerS, b.windMPerS),
    spreadMPerS: mixed(a.spreadMPerS, b.spreadMPerS),
    riseMPerS: mixed(a.riseMPerS, b.riseMPerS),
    massFraction: mixed(a.massFraction, b.massFraction),
    heatW: mixed(a.heatW, b.heatW),
    mixture: {
      temperatureK: mixed(a.mixture.temperatureK, b.mixture.temperatureK),
      densityKgPerM3: mixed(a.mixture.densityKgPerM3, b.mixture.densityKgPerM3),
      heatCapacityJPerKgK: mixed(a.mixture.heatCapacityJPerKgK, b.mixture.heatCapacityJPerKgK),
      moleFraction: mixed(a.mixture.moleFraction, b.mixture.moleFraction),
      liquidFraction: mixed(a.mixture.liquidFraction, b.mixture.liquidFraction),
    },
  };
}
