import type { Cloud, Extent } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { checkWindow, type TimeWindow } from './time-window.ts';
import { widestMoments, type WidestMoment } from './widest-moment.ts';

/** What a cloud covers at any time within a window: by x, in equal steps. */
export type Envelope = {
  readonly startXM: number;
  readonly stepM: number;
  /** Half width at the widest moment; 0 at both ends. */
  readonly halfWidthsM: Float64Array;
  /** When that is, s. */
  readonly peaksS: Float64Array;
  readonly widestM: number;
};

/**
 * How closely an envelope is looked at: `nodes` places along the axis at which the widest moment is sought, closer together at
 * the ends, where the outline turns; `scan` of them do to see from where to where the level comes at all; `halvings` of the
 * way between two of those find the ends.
 */
export type EnvelopeDetail = {
  readonly nodes: number;
  readonly scan: number;
  readonly halvings: number;
};
/** For what is drawn: ends to a few centimetres. */
const FINE: EnvelopeDetail = { nodes: 48, scan: 16, halvings: 12 };
/** For one of a hundred members: they differ among each other by far more. Halves the time of an ensemble. */
export const COARSE: EnvelopeDetail = { nodes: 24, scan: 12, halvings: 8 };
const TABLE = 256;

/**
 * @returns null when the level is met nowhere within the window
 * @throws RangeError for a level that is not positive or a window that makes no sense
 */
export function envelopeOf(
  cloud: Cloud,
  levelKgPerM3: number,
  window: TimeWindow,
  detail: EnvelopeDetail = FINE,
): Envelope | null {
  positive('levelKgPerM3', levelKgPerM3);
  checkWindow(window);
  const extent = cloud.extentM(levelKgPerM3);
  if (extent === null) return null;
  const nodes = coveredNodes(widestMoments(cloud, levelKgPerM3, window), extent, detail);
  if (nodes === null) return null;
  const [startXM, endXM] = [nodes[0]!.xM, nodes.at(-1)!.xM];
  return {
    startXM,
    stepM: (endXM - startXM) / TABLE,
    ...tabulated(nodes),
    widestM: Math.max(...nodes.map(({ halfWidthM }) => halfWidthM)),
  };
}

/** Half width of an envelope at `xM`, m; 0 outside. */
export function halfWidthAt(envelope: Envelope, xM: number): number {
  const at = (xM - envelope.startXM) / envelope.stepM;
  return at >= 0 && at < TABLE ? between(envelope.halfWidthsM, at) : 0;
}

/** When the envelope is reached at `xM`, s; `xM` lies within it. */
export function peakAtS(envelope: Envelope, xM: number): number {
  return between(envelope.peaksS, (xM - envelope.startXM) / envelope.stepM);
}

function between(values: Float64Array, at: number): number {
  const before = Math.min(Math.floor(at), values.length - 2);
  const low = values[before]!;
  return low + (at - before) * (values[before + 1]! - low);
}

type MomentAt = (xM: number) => WidestMoment;

/**
 * Widest moments from where to where the level comes within the window; null: nowhere. A cloud's extent is an outer bound for all
 * time: of one that is still under way when the window ends it says far too much. So the edges are sought.
 */
function coveredNodes(
  momentAt: MomentAt,
  { upwindM, downwindM }: Extent,
  detail: EnvelopeDetail,
): WidestMoment[] | null {
  const nodes = nodesBetween([-upwindM, downwindM], detail.scan, momentAt);
  const first = nodes.findIndex(({ halfWidthM }) => halfWidthM > 0);
  if (first < 0) return null;
  const last = nodes.findLastIndex(({ halfWidthM }) => halfWidthM > 0);
  const edgeBetween = edgeFinder(momentAt, detail.halvings);
  const fromXM = edgeBetween(nodes[first]!.xM, nodes[first - 1]?.xM);
  const toXM = edgeBetween(nodes[last]!.xM, nodes[last + 1]?.xM);
  return nodesBetween([fromXM, toXM], detail.nodes, momentAt);
}

/** Where the width becomes 0 between a place inside and one outside. */
function edgeFinder(momentAt: MomentAt, halvings: number) {
  return (insideXM: number, outsideXM = insideXM): number => {
    let [within, beyond] = [insideXM, outsideXM];
    for (let halving = 0; halving < halvings; halving++) {
      const middle = (within + beyond) / 2;
      if (momentAt(middle).halfWidthM > 0) within = middle;
      else beyond = middle;
    }
    return beyond;
  };
}

function nodesBetween(
  [fromXM, toXM]: readonly [number, number],
  count: number,
  momentAt: MomentAt,
): WidestMoment[] {
  return Array.from({ length: count + 1 }, (_, node) =>
    momentAt(fromXM + ((toXM - fromXM) * (1 - Math.cos((Math.PI * node) / count))) / 2),
  );
}

function tabulated(nodes: readonly WidestMoment[]): Pick<Envelope, 'halfWidthsM' | 'peaksS'> {
  const [halfWidthsM, peaksS] = [new Float64Array(TABLE + 1), new Float64Array(TABLE + 1)];
  const [startXM, endXM] = [nodes[0]!.xM, nodes.at(-1)!.xM];
  let node = 0;
  for (let at = 0; at <= TABLE; at++) {
    const xM = startXM + ((endXM - startXM) * at) / TABLE;
    while (node < nodes.length - 2 && nodes[node + 1]!.xM < xM) node++;
    const [before, after] = [nodes[node]!, nodes[node + 1]!];
    const share = Math.min(1, Math.max(0, (xM - before.xM) / (after.xM - before.xM)));
    halfWidthsM[at] = before.halfWidthM + share * (after.halfWidthM - before.halfWidthM);
    peaksS[at] = before.peakS + share * (after.peakS - before.peakS);
  }
  return { halfWidthsM, peaksS };
}
