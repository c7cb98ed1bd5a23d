import type { StabilityClass } from '../../weather/turner-class.ts';
import { distanceRange, powerLaw, type SigmaSet } from './sigma-set.ts';

/** σ = a·xᵇ, across the wind and upwards. */
type PowerLaws = { readonly y: readonly [number, number]; readonly z: readonly [number, number] };
type Table = Readonly<Record<StabilityClass, PowerLaws>>;

const CCPS_PUFF: Table = {
  A: { y: [0.18, 0.92], z: [0.6, 0.75] },
  B: { y: [0.14, 0.92], z: [0.53, 0.73] },
  C: { y: [0.1, 0.92], z: [0.34, 0.71] },
  D: { y: [0.06, 0.92], z: [0.15, 0.7] },
  E: { y: [0.04, 0.92], z: [0.1, 0.65] },
  F: { y: [0.02, 0.89], z: [0.05, 0.61] },
};
const TNO_PLUME: Table = {
  A: { y: [0.527, 0.865], z: [0.28, 0.9] },
  B: { y: [0.371, 0.866], z: [0.23, 0.85] },
  C: { y: [0.209, 0.897], z: [0.22, 0.8] },
  D: { y: [0.128, 0.905], z: [0.2, 0.76] },
  E: { y: [0.098, 0.902], z: [0.15, 0.73] },
  F: { y: [0.065, 0.902], z: [0.12, 0.67] },
};
const TNO_SIGMA_X = powerLaw(0.13, 1);

/**
 * Instantaneous releases; σx = σy.
 * @source CCPS 1999; Crowl & Louvar, Chemical Process Safety, table 5-3; checked against GasDispersion.jl (MIT)
 */
export const SIGMA_CCPS_PUFF: SigmaSet = {
  name: 'ccps-puff',
  curves: (stability) => {
    const y = powerLaw(...CCPS_PUFF[stability].y);
    const range = distanceRange('ccps-puff', [100, 10_000], 'CCPS 1999');
    return { x: y, y, z: powerLaw(...CCPS_PUFF[stability].z), averagingS: null, range };
  },
};

/**
 * Plumes, means over 10 min, roughness length 0.1 m; σx = 0.13 x.
 * @source TNO Yellow Book, CPR 14E, 3rd ed. 2005, table 4.8, as coded in GasDispersion.jl (MIT)
 */
export const SIGMA_TNO_PLUME: SigmaSet = {
  name: 'tno-plume',
  curves: (stability) => {
    const { y, z } = TNO_PLUME[stability];
    const range = distanceRange('tno-plume', [100, 10_000], 'TNO CPR 14E');
    return { x: TNO_SIGMA_X, y: powerLaw(...y), z: powerLaw(...z), averagingS: 600, range };
  },
};

/**
 * Instantaneous releases: σy half of the plume's, σx = 0.13 x, σz that of the plume.
 * @source TNO Yellow Book, CPR 14E; σz (recalled): GasDispersion.jl has it grow with x itself
 */
export const SIGMA_TNO_PUFF: SigmaSet = {
  name: 'tno-puff',
  curves: (stability) => {
    const { y, z } = TNO_PLUME[stability];
    const range = distanceRange('tno-puff', [100, 10_000], 'TNO CPR 14E');
    const half = powerLaw(y[0] / 2, y[1]);
    return { x: TNO_SIGMA_X, y: half, z: powerLaw(...z), averagingS: null, range };
  },
};
