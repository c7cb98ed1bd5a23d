/** One direction error of a quadrature. */
export type DirectionNode = { readonly sds: number; readonly weight: number };
export type DirectionNodes = {
  readonly nodes: readonly DirectionNode[];
  /** Standard deviation within what one node stands for, in deviations of the error. */
  readonly withinSds: number;
};

/** Many sensors see where a plume lies to a part of its width: with steps of two widths 90 % regions held 70 %. */
const WIDTHS_PER_STEP = 1;
/** Beyond ±2.5 deviations lie 1.2 %. */
const REACH_SDS = 2.5;
const FEWEST = 5;
/** More cost time and change nothing: each node's plume is widened to meet its neighbours. */
const MOST = 21;

/**
 * Quadrature over the error of a wind direction: normal, in equal steps of at most one plume width where that
 * takes no more than 21.
 * @param plumeWidths  standard deviation of the error in plume widths (standard deviations of the plume, as an angle), ≥ 0;
 *   0 gives one node
 */
export function directionNodes(plumeWidths: number): DirectionNodes {
  if (plumeWidths === 0) return { nodes: [{ sds: 0, weight: 1 }], withinSds: 0 };
  const wanted = Math.ceil((2 * REACH_SDS * plumeWidths) / WIDTHS_PER_STEP) + 1;
  const count = Math.min(MOST, Math.max(FEWEST, wanted)) | 1;
  const stepSds = (2 * REACH_SDS) / (count - 1);
  const raw = Array.from({ length: count }, (_, at) => {
    const sds = at * stepSds - REACH_SDS;
    return { sds, weight: Math.exp(-(sds * sds) / 2) };
  });
  const total = raw.reduce((sum, { weight }) => sum + weight, 0);
  return {
    nodes: raw.map(({ sds, weight }) => ({ sds, weight: weight / total })),
    withinSds: stepSds / Math.sqrt(12),
  };
}
