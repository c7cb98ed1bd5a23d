import type { StabilityClass } from '../../weather/turner-class.ts';
import { distanceRange, type Sigma, type SigmaSet } from './sigma-set.ts';

/** σ = a·x·(1 + b·x)ᵖ */
type Growth = readonly [a: number, b: number, power: -1 | -0.5 | 0 | 0.5];
type Pair = { readonly y: Growth; readonly z: Growth };

const RURAL: Readonly<Record<StabilityClass, Pair>> = {
  A: { y: [0.22, 1e-4, -0.5], z: [0.2, 0, 0] },
  B: { y: [0.16, 1e-4, -0.5], z: [0.12, 0, 0] },
  C: { y: [0.11, 1e-4, -0.5], z: [0.08, 2e-4, -0.5] },
  // 0.0015: many texts print 0.00015 (Griffiths 1994, Atmos. Environ. 28, 2861).
  D: { y: [0.08, 1e-4, -0.5], z: [0.06, 1.5e-3, -0.5] },
  E: { y: [0.06, 1e-4, -0.5], z: [0.03, 3e-4, -1] },
  F: { y: [0.04, 1e-4, -0.5], z: [0.016, 3e-4, -1] },
};
const URBAN_AB: Pair = { y: [0.32, 4e-4, -0.5], z: [0.24, 1e-3, 0.5] };
const URBAN_EF: Pair = { y: [0.11, 4e-4, -0.5], z: [0.08, 1.5e-3, -0.5] };
const URBAN: Readonly<Record<StabilityClass, Pair>> = {
  A: URBAN_AB,
  B: URBAN_AB,
  C: { y: [0.22, 4e-4, -0.5], z: [0.2, 0, 0] },
  D: { y: [0.16, 4e-4, -0.5], z: [0.14, 3e-4, -0.5] },
  E: URBAN_EF,
  F: URBAN_EF,
};

/**
 * Briggs' interpolation formulas, open country and urban, plumes, means over about 10 min; σx is taken as σy.
 * @source Briggs 1973, ATDL-106, as tabulated in CCPS 1999 and EPA ISC3; coefficients checked against GasDispersion.jl (MIT)
 */
export const SIGMA_BRIGGS: SigmaSet = {
  name: 'briggs',
  curves: (stability, terrain) => {
    const pair = (terrain === 'urban' ? URBAN : RURAL)[stability];
    const y = growth(pair.y);
    const range = distanceRange('briggs', [100, 10_000], 'Briggs 1973');
    return { x: y, y, z: growth(pair.z), averagingS: 600, range };
  },
};

function growth([a, b, power]: Growth): Sigma {
  if (power === 0) return (xM) => a * xM;
  if (power === -1) return (xM) => (a * xM) / (1 + b * xM);
  if (power === 0.5) return (xM) => a * xM * Math.sqrt(1 + b * xM);
  return (xM) => (a * xM) / Math.sqrt(1 + b * xM);
}
