import type { StabilityClass } from '../../weather/turner-class.ts';
import { distanceRange, powerLaw, type Sigma, type SigmaSet } from './sigma-set.ts';

/** σy = a·xᵇ; σz = c·xᵈ up to `nearToM`, beyond it log10 σz = e + f·L + g·L², L = log10 x. */
type Row = {
  readonly y: readonly [a: number, b: number];
  readonly near: readonly [c: number, d: number];
  readonly nearToM: number;
  readonly far: readonly [e: number, f: number, g: number];
  readonly toM: number;
};

const ROWS: Readonly<Record<StabilityClass, Row>> = {
  A: row([0.493, 0.88], [0.087, 1.1], { to: 300, far: [-1.67, 0.902, 0.181], toM: 3000 }),
  B: row([0.337, 0.88], [0.135, 0.95], { to: 500, far: [-1.25, 1.09, 0.0018], toM: 20_000 }),
  C: row([0.195, 0.9], [0.112, 0.91], { to: Infinity, far: [0, 0, 0], toM: 100_000 }),
  D: row([0.128, 0.9], [0.093, 0.85], { to: 500, far: [-1.22, 1.08, -0.061], toM: 100_000 }),
  E: row([0.091, 0.91], [0.082, 0.82], { to: 500, far: [-1.18, 1.04, -0.07], toM: 100_000 }),
  F: row([0.067, 0.9], [0.057, 0.8], { to: 500, far: [-1.91, 1.37, -0.119], toM: 100_000 }),
};

function row(
  y: Row['y'],
  near: Row['near'],
  { to, far, toM }: { to: number; far: Row['far']; toM: number },
): Row {
  return { y, near, nearToM: to, far, toM };
}

/**
 * Fits to Turner's workbook curves, plumes over open country, means over 10 min; σx is taken as σy. At 300 or 500 m, where the
 * two fits of σz meet, they differ by up to 2.7 %: that is how they were published.
 * @source Turner 1970, as Lees, Loss Prevention, 2nd ed. 1996, prints the fits and GasDispersion.jl (MIT) codes them
 */
export const SIGMA_TURNER: SigmaSet = {
  name: 'turner',
  curves: (stability) => {
    const { y: law, toM } = ROWS[stability];
    const y = powerLaw(...law);
    const range = distanceRange('turner', [100, toM], 'Turner 1970, Lees 1996');
    return { x: y, y, z: sigmaZ(ROWS[stability]), averagingS: 600, range };
  },
};

function sigmaZ({ near, nearToM, far: [e, f, g] }: Row): Sigma {
  const law = powerLaw(...near);
  return (xM) => {
    if (xM <= nearToM) return law(xM);
    const decades = Math.log10(xM);
    return 10 ** (e + f * decades + g * decades ** 2);
  };
}
