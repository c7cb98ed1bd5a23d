import { positive, zeroOrMore } from '../inputs.ts';
import type { ReleaseStep } from '../release.ts';
import { eachOnce, type Caveat } from '../validity.ts';
import type { Terrain } from '../weather/weather.ts';
import { passiveCaveats } from './passive-caveats.ts';
import { lidAbove } from './plume.ts';
import { boxOf, fillPuffs, puffsKgPerM3 } from './puff-fill.ts';
import type { EastNorthBox, EastNorthGrid, Puff } from './puff-fill.ts';
import { checkSteps } from './release-strength.ts';
import { FLOOR_KG_PER_M3 } from './section-fill.ts';
import type { SigmaSetName } from './sigma-set.ts';
import { SIGMA_SETS } from './sigma-sets.ts';
import { verticalPerM } from './vertical-spread.ts';
import { windHistory, type WindHistory, type WindSpell } from './wind-history.ts';

/** A release into a wind that turns and changes. */
export type PuffTrainInput = {
  /** Rates over time, in order; empty when all went at once. */
  readonly steps: readonly ReleaseStep[];
  /** What went at once, at 0 s, kg; left out: nothing. */
  readonly instantKg?: number;
  readonly wind: readonly WindSpell[];
  readonly terrain: Terrain;
  readonly sigmaSet: SigmaSetName;
  readonly heightM: number;
  readonly receptorHeightM: number;
  /** Lid of the mixing layer, m; null or left out: none. */
  readonly mixingHeightM?: number | null;
  /** Density of the undiluted gas, which no concentration exceeds; left out: not known. */
  readonly ceilingKgPerM3?: number;
};

/** Concentrations over flat ground in metres east and north of the source, t seconds after the release began. */
export type PuffTrain = {
  readonly model: 'puff-train';
  readonly caveats: readonly Caveat[];
  readonly receptorHeightM: number;
  /** Of the curves of spread, s; 0: of the moment. */
  readonly averagingS: number;
  puffsAt(tS: number): readonly Puff[];
  concentrationKgPerM3(eastM: number, northM: number, tS: number): number;
  /** Fills `out` (columns × rows, row by row) for one time; puff by puff, each the product of a row and a column. */
  fill(grid: EastNorthGrid, tS: number, out: Float64Array): void;
  /** Outside of it the level is not met at that time; null: it is met nowhere. */
  boxM(levelKgPerM3: number, tS: number): EastNorthBox | null;
};

/** Of a σ between neighbours: bells so close add up to a line without ripples (at a whole σ they are 5e-9 of it). */
const SPACING = 0.5;
/** Near the source puffs are as close together as at this distance, m. */
const NEAR_M = 1;
/**
 * The release as a train of puffs. For each time the train is laid out anew, from the youngest puff back: each stands for as
 * long a piece of the release as keeps neighbours half a σ apart. Old puffs are wide and stand for minutes, young ones for
 * parts of a second; a hundred to a few hundred do for any history, and none has to be merged.
 * Puffs are round (σx = σy) and do not shear; the wind is the same everywhere at one time.
 * @throws RangeError for inputs that make no sense, naming them
 * @source Gaussian puffs, CCPS 1999; spacing after Ludwig et al. 1977 (recalled)
 */
export function puffTrain(input: PuffTrainInput): PuffTrain {
  const layout = layoutOf(input);
  const ceiling = positive('ceilingKgPerM3', input.ceilingKgPerM3 ?? Number.MAX_VALUE);
  let latest: { readonly tS: number; readonly puffs: readonly Puff[] } = { tS: 0, puffs: [] };
  const puffsAt = (tS: number): readonly Puff[] => {
    if (latest.tS !== tS) latest = { tS, puffs: layout(tS) };
    return latest.puffs;
  };
  const windMPerS = Math.min(...input.wind.map((spell) => spell.windMPerS));
  return {
    model: 'puff-train',
    caveats: eachOnce(passiveCaveats({ ...input, windMPerS })),
    receptorHeightM: input.receptorHeightM,
    averagingS: SIGMA_SETS[input.sigmaSet].curves('D', input.terrain).averagingS ?? 0,
    puffsAt,
    concentrationKgPerM3: (eastM, northM, tS) =>
      Math.min(ceiling, puffsKgPerM3(puffsAt(tS), eastM, northM)),
    fill: (grid, tS, out) => {
      fillPuffs(puffsAt(tS), grid, out);
      if (ceiling < Number.MAX_VALUE)
        for (const [cell, value] of out.entries()) out[cell] = Math.min(ceiling, value);
    },
    boxM: (level, tS) => boxOf(puffsAt(tS), positive('levelKgPerM3', level)),
  };
}

type Layout = (tS: number) => Puff[];

function layoutOf(input: PuffTrainInput): Layout {
  const { steps, instantKg = 0, heightM, receptorHeightM, mixingHeightM = null } = input;
  const history = windHistory(input.wind, input.sigmaSet, input.terrain);
  if (steps.length > 0 || instantKg === 0) checkSteps(steps);
  zeroOrMore('instantKg', instantKg);
  const zM = zeroOrMore('receptorHeightM', receptorHeightM);
  const lidM = lidAbove({ heightM: zeroOrMore('heightM', heightM), mixingHeightM });
  const puffOf = ({ fromS, massKg }: Emission, tS: number): Puff => {
    const { eastM, northM, sigmaYM, sigmaZM } = history.drifted(fromS, tS);
    const upwards = verticalPerM(zM, heightM, sigmaZM, lidM);
    const peakKgPerM3 = (massKg * upwards) / (2 * Math.PI * sigmaYM * sigmaYM);
    return { eastM, northM, massKg, sigmaM: sigmaYM, peakKgPerM3 };
  };
  return (tS) => {
    const puffs: Puff[] = [];
    if (instantKg > 0 && tS > 0) puffs.push(puffOf({ fromS: 0, massKg: instantKg }, tS));
    for (const step of steps)
      for (const emission of emissionsOf(step, tS, history)) puffs.push(puffOf(emission, tS));
    return puffs.filter(({ peakKgPerM3 }) => peakKgPerM3 >= FLOOR_KG_PER_M3);
  };
}

type Emission = { readonly fromS: number; readonly massKg: number };

/** Pieces of a step as of `tS`, the youngest first, each at its middle. */
function* emissionsOf(step: ReleaseStep, tS: number, history: WindHistory): Generator<Emission> {
  let endS = Math.min(step.toS, tS);
  while (endS > step.fromS) {
    const { windMPerS, fromS } = history.before(endS);
    const youngS = Math.min(endS, tS - NEAR_M / windMPerS);
    const { sigmaYM } = history.drifted(youngS, tS);
    const startS = Math.max(step.fromS, fromS, endS - (SPACING * sigmaYM) / windMPerS);
    yield { fromS: (startS + endS) / 2, massKg: step.rateKgPerS * (endS - startS) };
    endS = startS;
  }
}
