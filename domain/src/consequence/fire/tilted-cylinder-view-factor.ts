import { finite, positive } from '../inputs.ts';

/** Shares of what a surface could receive that it does receive from a flame, 0 to 1. */
export type ViewFactor = {
  /** Of an upright surface that faces the flame. */
  readonly vertical: number;
  /** Of a surface that lies on the ground. */
  readonly horizontal: number;
  /** Of the surface turned so that it receives most. */
  readonly max: number;
};

export type TiltedCylinder = {
  readonly lengthM: number;
  readonly radiusM: number;
  /** Towards the target positive, away from it negative; within ±90. */
  readonly tiltDeg: number;
};

/**
 * View factor of a tilted cylinder (its ends level) from the ground, in the plane of its tilt.
 * @param distanceM  from the centre of the flame's foot, m, beyond the foot's edge
 * @throws RangeError when the target is in the foot or under the flame: there this form does not hold
 * @source Mudan (1987), Geometric view factors for thermal radiation hazard assessment; Yellow Book app. 6.A, example 6.6.3
 */
export function tiltedCylinderViewFactor(flame: TiltedCylinder, distanceM: number): ViewFactor {
  const a = positive('lengthM', flame.lengthM) / positive('radiusM', flame.radiusM);
  const b = positive('distanceM', distanceM) / flame.radiusM;
  const tilt = (checkedTilt(flame.tiltDeg) / 180) * Math.PI;
  const [s, c] = [Math.sin(tilt), Math.cos(tilt)];
  if (!(b > 1)) throw new RangeError(`distanceM must be beyond the flame's foot, got ${distanceM}`);
  if (b < 1 + a * s) throw new RangeError(`the flame overhangs the target at ${distanceM} m`);
  const far = Math.sqrt(a ** 2 + (b + 1) ** 2 - 2 * a * (b + 1) * s);
  const near = Math.sqrt(a ** 2 + (b - 1) ** 2 - 2 * a * (b - 1) * s);
  const root = Math.sqrt(1 + (b ** 2 - 1) * c ** 2);
  const ratio = Math.sqrt((b - 1) / (b + 1));
  const lean = (a * c) / (b - a * s);
  const foot = Math.sqrt(b ** 2 - 1);
  const sides = Math.atan((a * b - foot ** 2 * s) / (foot * root)) + Math.atan((foot * s) / root);
  const top = Math.atan((far * ratio) / near) / (far * near);
  const vertical =
    (-lean * Math.atan(ratio) +
      lean * (a ** 2 + (b + 1) ** 2 - 2 * b * (1 + a * s)) * top +
      (c / root) * sides) /
    Math.PI;
  const horizontal =
    (Math.atan(1 / ratio) +
      (s / root) * sides -
      (a ** 2 + (b + 1) ** 2 - 2 * (b + 1 + a * b * s)) * top) /
    Math.PI;
  return { vertical, horizontal, max: Math.hypot(vertical, horizontal) };
}

/**
 * View factor of an upright cylinder from the ground.
 * @param heightOverRadius    > 0
 * @param distanceOverRadius  from its axis, > 1
 * @throws RangeError inside the cylinder
 * @source Raj's table, Yellow Book table 6.A.1 (two of its F_max are misprints: x/r 1.2, h/r 0.1 and 1.4, 0.2)
 */
export function uprightCylinderViewFactor(
  heightOverRadius: number,
  distanceOverRadius: number,
): ViewFactor {
  const flame = { lengthM: heightOverRadius, radiusM: 1, tiltDeg: 0 };
  return tiltedCylinderViewFactor(flame, distanceOverRadius);
}

function checkedTilt(tiltDeg: number): number {
  if (!(Math.abs(finite('tiltDeg', tiltDeg)) < 90))
    throw new RangeError(`tiltDeg must be within ±90, got ${tiltDeg}`);
  return tiltDeg;
}
