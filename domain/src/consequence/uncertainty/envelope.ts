import type { Cloud } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { peakTime } from './peak-time.ts';
import { checkWindow, type TimeWindow } from './time-window.ts';

/** What a cloud covers at any time within a window: half width by x, in equal steps, 0 at both ends. */
export type Envelope = {
  readonly startXM: number;
  readonly stepM: number;
  readonly halfWidthsM: Float64Array;
  readonly widestM: number;
};

/** Places along the axis at which the widest moment is sought, closer together at the ends, where the outline turns. */
const NODES = 48;
const TABLE = 256;

/**
 * @returns null when the level is met nowhere within the window
 * @throws RangeError for a level that is not positive or a window that makes no sense
 */
export function envelopeOf(
  cloud: Cloud,
  levelKgPerM3: number,
  window: TimeWindow,
): Envelope | null {
  positive('levelKgPerM3', levelKgPerM3);
  checkWindow(window);
  const extent = cloud.extentM(levelKgPerM3);
  if (extent === null) return null;
  const lengthM = extent.upwindM + extent.downwindM;
  const nodes = Array.from({ length: NODES + 1 }, (_, node) => {
    const xM = -extent.upwindM + (lengthM * (1 - Math.cos((Math.PI * node) / NODES))) / 2;
    return { xM, halfWidthM: widestAt(cloud, xM, levelKgPerM3, window) };
  });
  const widestM = Math.max(...nodes.map(({ halfWidthM }) => halfWidthM));
  if (!(widestM > 0)) return null;
  const stepM = lengthM / TABLE;
  return { startXM: -extent.upwindM, stepM, halfWidthsM: tabulated(nodes, stepM), widestM };
}

/** Half width of an envelope at `xM`, m; 0 outside. */
export function halfWidthAt({ startXM, stepM, halfWidthsM }: Envelope, xM: number): number {
  const at = (xM - startXM) / stepM;
  const before = Math.floor(at);
  if (!(at >= 0) || before >= halfWidthsM.length - 1) return 0;
  const low = halfWidthsM[before]!;
  return low + (at - before) * (halfWidthsM[before + 1]! - low);
}

/** Largest half width at one x within the window. */
function widestAt(cloud: Cloud, xM: number, level: number, { fromS, toS }: TimeWindow): number {
  const lastS = Math.min(toS, cloud.goneAfterS(xM, level));
  if (lastS < fromS) return 0;
  // Where the level is not met the axis leads the search uphill.
  const scoreAt = (tS: number): number =>
    cloud.halfWidthM(xM, tS, level) || Math.min(0, Math.log(cloud.axisKgPerM3(xM, tS) / level));
  return cloud.halfWidthM(xM, peakTime(scoreAt, { fromS, toS: lastS }), level);
}

type Node = { readonly xM: number; readonly halfWidthM: number };

function tabulated(nodes: readonly Node[], stepM: number): Float64Array {
  const startXM = nodes[0]!.xM;
  let node = 0;
  return Float64Array.from({ length: TABLE + 1 }, (_, at) => {
    const xM = startXM + at * stepM;
    while (node < NODES - 1 && nodes[node + 1]!.xM < xM) node++;
    const [before, after] = [nodes[node]!, nodes[node + 1]!];
    const share = Math.min(1, Math.max(0, (xM - before.xM) / (after.xM - before.xM)));
    return before.halfWidthM + share * (after.halfWidthM - before.halfWidthM);
  });
}
