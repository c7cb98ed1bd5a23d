import { zeroOrMore } from '../inputs.ts';
import type { PlumeSource } from './plume.ts';
import { verticalPerM } from './vertical-spread.ts';

/** Deposition velocities are measured over about this height, m. */
const REFERENCE_M = 1;
const [FROM_M, TO_M, NODES] = [1, 1e6, 1024];
const STEP = Math.log(TO_M / FROM_M) / (NODES - 1);

/**
 * What is left of the source strength after `xM`: exp(−v_d/u ∫ V(1 m, x′) dx′), summed from 1 m on. The whole plume thins at
 * once, as if it were mixed again (source depletion): near a ground source in stable air it takes away too much.
 * @returns a function of the distance, 1 to 0; always 1 without a deposition velocity
 * @throws RangeError for a negative velocity
 * @source Van der Hoven 1968, as ISC3 (EPA-454/B-95-003b, 1.3.2) uses it (recalled)
 */
export function depletion(source: PlumeSource, lidM: number | null): (xM: number) => number {
  const velocity = zeroOrMore('depositionMPerS', source.depositionMPerS ?? 0);
  if (velocity === 0) return () => 1;
  const { curves, heightM, windMPerS } = source;
  /** d(exponent)/d(ln x) */
  const slopeAt = (node: number): number => {
    const xM = FROM_M * Math.exp(node * STEP);
    return (velocity / windMPerS) * xM * verticalPerM(REFERENCE_M, heightM, curves.z(xM), lidM);
  };
  const sums = new Float64Array(NODES);
  for (let node = 1; node < NODES; node++) {
    const [start, middle, end] = [slopeAt(node - 1), slopeAt(node - 0.5), slopeAt(node)];
    sums[node] = sums[node - 1]! + (STEP / 6) * (start + 4 * middle + end);
  }
  return (xM) => Math.exp(-interpolated(sums, Math.log(xM / FROM_M) / STEP));
}

/** Linear between nodes, level at both ends. */
function interpolated(sums: Float64Array, at: number): number {
  if (!(at > 0)) return 0;
  if (at >= NODES - 1) return sums[NODES - 1]!;
  const node = Math.floor(at);
  return sums[node]! + (at - node) * (sums[node + 1]! - sums[node]!);
}
