import type { ViewFactor } from './tilted-cylinder-view-factor.ts';

/** A flame on the ground: a circular foot around the origin, the same circle at the top, shifted along x. */
export type LeaningFlame = {
  readonly radiusM: number;
  readonly heightM: number;
  /** Of the top over the foot, along x; 0 for an upright flame. */
  readonly leanM: number;
};

type Vector = readonly [x: number, y: number, z: number];

/** Gauss–Legendre, 16 points: half of the nodes on [−1, 1] and their weights; the others mirror them. */
const GAUSS: readonly (readonly [node: number, weight: number])[] = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.45801677765722737, 0.1691565193950025],
  [0.6178762444026438, 0.1495959888165767],
  [0.755404408355003, 0.1246289712555339],
  [0.8656312023878318, 0.0951585116824928],
  [0.9445750230732326, 0.0622535239386479],
  [0.9894009349916499, 0.0271524594117541],
];

/** Whether a place on the ground is in the flame's foot or under the flame. */
export function isUnderFlame({ radiusM, leanM }: LeaningFlame, xM: number, yM: number): boolean {
  const along = leanM === 0 ? 0 : Math.max(0, Math.min(1, xM / leanM));
  return Math.hypot(xM - along * leanM, yM) <= radiusM;
}

/**
 * View factor of a leaning flame from any place on the ground outside it, not only in the plane of its lean.
 * The flame's visible outline is the near arc of the foot, the near arc of the top and the two sides through the foot's
 * tangents; Lambert's contour integral over it gives the flux as a vector. In the plane of the lean it is Mudan's closed form
 * (flame-view-factor.test.ts).
 * @param xM  of the target, along the lean; @param yM across it
 * @returns vertical: of an upright surface turned to where it receives most
 * @throws RangeError in the flame's foot
 * @source contour integration of view factors: Sparrow (1963), Trans. ASME C 85:81 (recalled); derived here
 */
export function flameViewFactor(flame: LeaningFlame, xM: number, yM: number): ViewFactor {
  const { radiusM, heightM, leanM } = flame;
  const distanceM = Math.hypot(xM, yM);
  if (!(distanceM > radiusM)) throw new RangeError(`(${xM}, ${yM}) m is in the flame's foot`);
  const towards = Math.atan2(yM, xM);
  const half = Math.acos(radiusM / distanceM);
  const foot = (angle: number): Vector => [
    radiusM * Math.cos(angle) - xM,
    radiusM * Math.sin(angle) - yM,
    0,
  ];
  const raised = ([x, y]: Vector): Vector => [x + leanM, y, heightM];
  const [right, left] = [foot(towards - half), foot(towards + half)];
  // The foot's arc lies in the ground: it adds the angle between its tangents, upwards only.
  const parts: Vector[] = [
    [0, 0, 2 * Math.asin(radiusM / distanceM)],
    sideIntegral(left, raised(left)),
    sideIntegral(raised(right), right),
    topIntegral(flame, { xM, yM, towards, half }),
  ];
  const sum = (axis: 0 | 1 | 2): number =>
    parts.reduce((total, part) => total + part[axis], 0) / (2 * Math.PI);
  const vertical = Math.hypot(sum(0), sum(1));
  const horizontal = Math.max(0, sum(2));
  return { vertical, horizontal, max: Math.hypot(vertical, horizontal) };
}

/** ∫ r × dr/r² along a straight line: the angle it is seen under, about the normal of its plane with the target. */
function sideIntegral(from: Vector, to: Vector): Vector {
  const normal = cross(from, to);
  const length = Math.sqrt(dot(normal, normal));
  const angle = Math.atan2(length, dot(from, to));
  const scale = length === 0 ? 0 : -angle / length;
  return [scale * normal[0], scale * normal[1], scale * normal[2]];
}

type Target = {
  readonly xM: number;
  readonly yM: number;
  readonly towards: number;
  readonly half: number;
};

/** The same along the near arc of the top, by quadrature: the integrand is smooth. */
function topIntegral({ radiusM, heightM, leanM }: LeaningFlame, target: Target): Vector {
  const { xM, yM, towards, half } = target;
  const total: [number, number, number] = [0, 0, 0];
  const add = (angle: number, weight: number): void => {
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const x = leanM + radiusM * cosine - xM;
    const y = radiusM * sine - yM;
    const scale = (weight * half * radiusM) / (x * x + y * y + heightM * heightM);
    total[0] += scale * -heightM * cosine;
    total[1] += scale * -heightM * sine;
    total[2] += scale * (x * cosine + y * sine);
  };
  for (const [node, weight] of GAUSS) {
    add(towards + node * half, weight);
    add(towards - node * half, weight);
  }
  return total;
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
