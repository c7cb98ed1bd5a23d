import type { StabilityClass } from '../../weather/turner-class.ts';
import { SIGMA_BRIGGS } from './sigma-briggs.ts';
import { distanceRange, type Sigma, type SigmaSet } from './sigma-set.ts';

/** σz = a·Xᵇ up to `toKm`, X in km. */
type Piece = readonly [toKm: number, a: number, b: number];

const SIGMA_Z: Readonly<Record<StabilityClass, readonly Piece[]>> = {
  A: [
    [0.1, 122.8, 0.9447],
    [0.15, 158.08, 1.0542],
    [0.2, 170.22, 1.0932],
    [0.25, 179.52, 1.1262],
    [0.3, 217.41, 1.2644],
    [0.4, 258.89, 1.4094],
    [0.5, 346.75, 1.7283],
    [Infinity, 453.85, 2.1166],
  ],
  B: [
    [0.2, 90.673, 0.93198],
    [0.4, 98.483, 0.98332],
    [Infinity, 109.3, 1.0971],
  ],
  C: [[Infinity, 61.141, 0.91465]],
  D: [
    [0.3, 34.459, 0.86974],
    [1, 32.093, 0.81066],
    [3, 32.093, 0.64403],
    [10, 33.504, 0.60486],
    [30, 36.65, 0.56589],
    [Infinity, 44.053, 0.51179],
  ],
  E: [
    [0.1, 24.26, 0.8366],
    [0.3, 23.331, 0.81956],
    [1, 21.628, 0.7566],
    [2, 21.628, 0.63077],
    [4, 22.534, 0.57154],
    [10, 24.703, 0.50527],
    [20, 26.97, 0.46713],
    [40, 35.42, 0.37615],
    [Infinity, 47.618, 0.29592],
  ],
  F: [
    [0.2, 15.209, 0.81558],
    [0.7, 14.457, 0.78407],
    [1, 13.953, 0.68465],
    [2, 13.953, 0.63227],
    [3, 14.823, 0.54503],
    [7, 16.187, 0.4649],
    [15, 17.836, 0.41507],
    [30, 22.651, 0.32681],
    [60, 27.074, 0.27436],
    [Infinity, 34.219, 0.21716],
  ],
};
/** Of classes A to C, m. */
const Z_CAP_M = 5000;

/** σy = 465.11628·X·tan(0.017453293·(c − d ln X)), X in km. */
const SIGMA_Y: Readonly<Record<StabilityClass, readonly [c: number, d: number]>> = {
  A: [24.167, 2.5334],
  B: [18.333, 1.8096],
  C: [12.5, 1.0857],
  D: [8.333, 0.72382],
  E: [6.25, 0.54287],
  F: [4.1667, 0.36191],
};

/**
 * Pasquill–Gifford curves of open country as ISC3 writes them, Briggs' urban ones in town; plumes, means over about 10 min; σx is
 * taken as σy. Where two pieces of σz meet they differ by up to 0.04 %: that is how they were published.
 * @source EPA-454/B-95-003b (ISC3, vol. II), tables 1-1 to 1-4; checked against GasDispersion.jl (MIT)
 */
export const SIGMA_ISC3: SigmaSet = {
  name: 'isc3',
  curves: (stability, terrain) => {
    if (terrain === 'urban') return SIGMA_BRIGGS.curves(stability, terrain);
    const y = sigmaY(SIGMA_Y[stability]);
    const range = distanceRange('isc3', [100, 100_000], 'EPA-454/B-95-003b');
    return { x: y, y, z: sigmaZ(stability), averagingS: 600, range };
  },
};

function sigmaY([c, d]: readonly [number, number]): Sigma {
  // The degree is rounded as it was published.
  return (xM) => {
    const xKm = xM / 1000;
    return 465.11628 * xKm * Math.tan(0.017453293 * (c - d * Math.log(xKm)));
  };
}

function sigmaZ(stability: StabilityClass): Sigma {
  const pieces = SIGMA_Z[stability];
  const cap = stability <= 'C' ? Z_CAP_M : Infinity;
  return (xM) => {
    const xKm = xM / 1000;
    let at = 0;
    while (xKm > pieces[at]![0]) at++;
    const [, a, b] = pieces[at]!;
    return Math.min(cap, a * xKm ** b);
  };
}
