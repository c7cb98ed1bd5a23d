/** A system of first-order equations, stepped with an embedded pair. */
export type OdeProblem = {
  /** dy/dx into `out`. */
  slopes(x: number, y: Float64Array, out: Float64Array): void;
  /** Size of each unknown below which its error does not matter. */
  readonly floors: readonly number[];
  /** Largest relative error of a step. */
  readonly tolerance: number;
  readonly firstStep: number;
  /** Longest step that may be taken at `x`. */
  longestStep(x: number): number;
  /** Called after each accepted step; may change `y`. Returns true to stop. */
  accept(x: number, y: Float64Array): boolean;
};

/** A step this much smaller than x leads nowhere. */
const SMALLEST = 1e-9;
const MAX_STEPS = 5000;

/** Where the integration ended; `isStalled`: no step was small enough, or there were too many. */
export type OdeEnd = { readonly x: number; readonly isStalled: boolean };

/**
 * Integrates from `fromX` to `toX` with steps that keep the estimated error within the tolerance; `y` is advanced in place.
 * @returns where it stopped: `toX`, or where `accept` said so, or where it stalled
 * @source Bogacki & Shampine, A 3(2) pair of Runge–Kutta formulas, Appl. Math. Lett. 2 (1989) 321
 */
export function integrate(
  problem: OdeProblem,
  y: Float64Array,
  { fromX, toX }: { readonly fromX: number; readonly toX: number },
): OdeEnd {
  const work = workspace(y.length);
  let [x, step] = [fromX, Math.min(problem.firstStep, toX - fromX)];
  for (let turn = 0; turn < MAX_STEPS; turn++) {
    if (x >= toX) return { x, isStalled: false };
    step = Math.min(step, problem.longestStep(x));
    const isLast = x + step >= toX;
    if (isLast) step = toX - x;
    const error = tryStep(problem, { x, step, y }, work);
    if (error <= 1) {
      x = isLast ? toX : x + step;
      y.set(work.next);
      if (problem.accept(x, y)) return { x, isStalled: false };
    } else if (step < SMALLEST * Math.max(1, Math.abs(x))) break;
    step *= Math.min(4, Math.max(0.2, 0.9 * Math.cbrt(1 / Math.max(error, 1e-9))));
  }
  return { x, isStalled: true };
}

type Workspace = {
  readonly k1: Float64Array;
  readonly k2: Float64Array;
  readonly k3: Float64Array;
  readonly k4: Float64Array;
  readonly trial: Float64Array;
  readonly next: Float64Array;
};

function workspace(size: number): Workspace {
  const array = (): Float64Array => new Float64Array(size);
  return { k1: array(), k2: array(), k3: array(), k4: array(), trial: array(), next: array() };
}

type Step = { readonly x: number; readonly step: number; readonly y: Float64Array };

/** One step into `work.next`. @returns the error over the tolerance; Infinity when a slope is no number */
function tryStep(problem: OdeProblem, { x, step, y }: Step, work: Workspace): number {
  const { k1, k2, k3, k4, trial, next } = work;
  problem.slopes(x, y, k1);
  for (let i = 0; i < y.length; i++) trial[i] = y[i]! + 0.5 * step * k1[i]!;
  problem.slopes(x + 0.5 * step, trial, k2);
  for (let i = 0; i < y.length; i++) trial[i] = y[i]! + 0.75 * step * k2[i]!;
  problem.slopes(x + 0.75 * step, trial, k3);
  for (let i = 0; i < y.length; i++)
    next[i] = y[i]! + (step * (2 * k1[i]! + 3 * k2[i]! + 4 * k3[i]!)) / 9;
  problem.slopes(x + step, next, k4);
  let worst = 0;
  for (let i = 0; i < y.length; i++) {
    const error = (step * (-5 * k1[i]! + 6 * k2[i]! + 8 * k3[i]! - 9 * k4[i]!)) / 72;
    const size = Math.max(Math.abs(y[i]!), Math.abs(next[i]!), problem.floors[i]!);
    const share = Math.abs(error) / (problem.tolerance * size);
    if (!(share <= worst)) worst = Number.isNaN(share) ? Infinity : share;
  }
  return worst;
}
