import { finite } from '../inputs.ts';

/** Piece of a line of the workbook's figure: β = slope α + intercept up to α = `toAlpha`. */
type Piece = readonly [toAlpha: number, slope: number, intercept: number];

/** Where the mean concentration has fallen to `share` of that at the source. */
type Line = { readonly share: number; readonly pieces: readonly Piece[] };

const END = Infinity;

const PLUME_LINES: readonly Line[] = [
  {
    share: 0.1,
    pieces: [
      [-0.55, 0, 1.75],
      [-0.14, 0.24, 1.88],
      [END, -0.5, 1.78],
    ],
  },
  {
    share: 0.05,
    pieces: [
      [-0.68, 0, 1.92],
      [-0.29, 0.36, 2.16],
      [-0.18, 0, 2.06],
      [END, -0.56, 1.96],
    ],
  },
  {
    share: 0.02,
    pieces: [
      [-0.69, 0, 2.08],
      [-0.31, 0.45, 2.39],
      [-0.16, 0, 2.25],
      [END, -0.54, 2.16],
    ],
  },
  {
    share: 0.01,
    pieces: [
      [-0.7, 0, 2.25],
      [-0.29, 0.49, 2.59],
      [-0.2, 0, 2.45],
      [END, -0.52, 2.35],
    ],
  },
  {
    share: 0.005,
    pieces: [
      [-0.67, 0, 2.4],
      [-0.28, 0.59, 2.8],
      [-0.15, 0, 2.63],
      [END, -0.48, 2.56],
    ],
  },
  {
    share: 0.002,
    pieces: [
      [-0.69, 0, 2.6],
      [-0.25, 0.39, 2.87],
      [-0.13, 0, 2.77],
      [END, -0.5, 2.71],
    ],
  },
];

const PUFF_LINES: readonly Line[] = [
  {
    share: 0.1,
    pieces: [
      [-0.44, 0, 0.7],
      [0.43, 0.26, 0.81],
      [END, 0, 0.93],
    ],
  },
  {
    share: 0.05,
    pieces: [
      [-0.56, 0, 0.85],
      [0.31, 0.26, 1],
      [END, -0.12, 1.12],
    ],
  },
  {
    share: 0.02,
    pieces: [
      [-0.66, 0, 0.95],
      [0.32, 0.36, 1.19],
      [END, -0.26, 1.38],
    ],
  },
  {
    share: 0.01,
    pieces: [
      [-0.71, 0, 1.15],
      [0.37, 0.34, 1.39],
      [END, -0.38, 1.66],
    ],
  },
  {
    share: 0.005,
    pieces: [
      [-0.52, 0, 1.48],
      [0.24, 0.26, 1.62],
      [END, -0.3, 1.75],
    ],
  },
  {
    share: 0.002,
    pieces: [
      [0.27, 0, 1.83],
      [END, -0.32, 1.92],
    ],
  },
  {
    share: 0.001,
    pieces: [
      [-0.1, 0, 2.075],
      [END, -0.27, 2.05],
    ],
  },
];

/** A point of the decay curve: `share` of the source concentration at `beta` = log10 of the scaled distance. */
export type DecayPoint = { readonly share: number; readonly beta: number };

/**
 * Decay of a dense plume with distance, β = log10(x/(Q/u)^½), for one α = 0.2 log10(g₀² Q/u⁵).
 * @returns the points of 10, 5, 2, 1, 0.5 and 0.2 % of the source concentration, nearest first
 * @source Britter & McQuaid 1988, digitised by CCPS 1999 (segments as in notes §4)
 */
export function plumeDecay(alpha: number): DecayPoint[] {
  return PLUME_LINES.map((line) => pointOf(line, finite('alpha', alpha)));
}

/**
 * Decay of a dense puff with distance, β = log10(x/V₀^⅓), for one α = 0.5 log10(g₀ V₀^⅓/u²).
 * @returns the points of 10, 5, 2, 1, 0.5, 0.2 and 0.1 % of the source concentration, nearest first
 * @source Britter & McQuaid 1988, digitised by CCPS 1999 (segments as in notes §4)
 */
export function puffDecay(alpha: number): DecayPoint[] {
  return PUFF_LINES.map((line) => pointOf(line, finite('alpha', alpha)));
}

function pointOf({ share, pieces }: Line, alpha: number): DecayPoint {
  const piece = pieces.find(([toAlpha]) => alpha <= toAlpha) ?? pieces.at(-1)!;
  const [, slope, intercept] = piece;
  return { share, beta: slope * alpha + intercept };
}

/** Mean concentration, as a share of the source's, against scaled distance: falls all the way. */
export type DecayCurve = {
  /** 1 at the source; `scaled` is x/D or x/V₀^⅓. */
  shareAt(scaled: number): number;
  /** The scaled distance at which the share has fallen to `share`; 0 for a share of 1 or more. */
  distanceTo(share: number): number;
  /** The farthest point that the workbook supports; beyond it the share falls with the square of the distance. */
  readonly last: { readonly scaled: number; readonly share: number };
};

/** Near the source, c/c₀ = k/(k + scaled²). */
export type NearField = { readonly k: number; readonly toScaled: number };

/**
 * The curve through the points: the near field up to `near.toScaled` or to the first point if that is closer, then straight
 * lines of the share over β, then (x_last/x)². Where lines of the figure cross (far outside its α), the later point is
 * moved to the earlier one, so that the curve still falls.
 */
export function decayCurve(points: readonly DecayPoint[], near: NearField): DecayCurve {
  const nearShare = (scaled: number): number => near.k / (near.k + scaled * scaled);
  const first = points[0]!;
  const nearEnd = Math.min(near.toScaled, 10 ** first.beta);
  const join: DecayPoint = {
    share: Math.max(first.share, nearShare(nearEnd)),
    beta: Math.log10(nearEnd),
  };
  const nodes = falling(nearEnd < 10 ** first.beta ? [join, ...points] : points);
  const end = nodes.at(-1)!;
  const last = { scaled: 10 ** end.beta, share: end.share };
  return {
    last,
    shareAt: (scaled) => {
      if (scaled <= 0) return 1;
      if (scaled <= nearEnd) return Math.max(first.share, nearShare(scaled));
      if (scaled >= last.scaled) return last.share * (last.scaled / scaled) ** 2;
      return between(nodes, Math.log10(scaled));
    },
    distanceTo: (share) => {
      if (share >= 1) return 0;
      if (share > nodes[0]!.share)
        return Math.min(nearEnd, Math.sqrt((near.k * (1 - share)) / share));
      if (share <= last.share) return last.scaled * Math.sqrt(last.share / share);
      return 10 ** betaOf(nodes, share);
    },
  };
}

function falling(points: readonly DecayPoint[]): DecayPoint[] {
  let reached = -Infinity;
  return points.map(({ share, beta }) => {
    reached = Math.max(reached, beta);
    return { share, beta: reached };
  });
}

/** Asked for each place of a cloud: a plain loop. */
function between(nodes: readonly DecayPoint[], beta: number): number {
  let at = 1;
  while (at < nodes.length - 1 && nodes[at]!.beta < beta) at++;
  const [from, to] = [nodes[at - 1]!, nodes[at]!];
  if (to.beta === from.beta) return to.share;
  return from.share + ((to.share - from.share) * (beta - from.beta)) / (to.beta - from.beta);
}

function betaOf(nodes: readonly DecayPoint[], share: number): number {
  const at = nodes.findIndex((node) => node.share <= share);
  const [from, to] = [nodes[Math.max(0, at - 1)]!, nodes[at]!];
  if (to.share === from.share) return to.beta;
  return from.beta + ((to.beta - from.beta) * (share - from.share)) / (to.share - from.share);
}
