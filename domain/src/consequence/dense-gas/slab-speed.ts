import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { topOf } from './slab-entrainment.ts';
import type { SurfaceAir } from './surface-air.ts';

/** Weight of the slab's pressure in the momentum along the wind, while it lies on the ground. */
export const SPREADING_PRESSURE = 0.25;

/** Relative difference of speeds that does not matter. */
const SETTLED = 1e-9;

/** What fixes speed and shape of a section of a steady plume. */
export type SpeedInputs = {
  readonly air: SurfaceAir;
  /** Half of the mass flow, ρ U B h, kg/s. */
  readonly flowKgPerS: number;
  readonly densityKgPerM3: number;
  readonly massFraction: number;
  /** R (U − (1 − m) ū) and the slab's pressure, N. */
  readonly momentumN: number;
  /** Half width before the section stretches, m. */
  readonly unstretchedM: number;
  readonly middleM: number;
  readonly pressure: 0 | typeof SPREADING_PRESSURE;
  /** The section at the beginning of the step, from which it stretches. */
  readonly from: {
    readonly densityKgPerM3: number;
    readonly speedMPerS: number;
    readonly isJet: boolean;
  };
};

export type SectionShape = {
  readonly speedMPerS: number;
  readonly windMPerS: number;
  readonly heightM: number;
  readonly halfWidthM: number;
  /** No speed fulfils the balance: the section would have to be wider by this factor; else 1. */
  readonly widenBy: number;
};

/**
 * Solves U³ − U_e U² + U_g³ = 0 for the fast root together with height, width and mean wind, which depend on U. A section
 * that gets lighter or slower swells alike in height and width, so that a wide one mainly thickens.
 * @param guessMPerS  a speed to start from
 * @source Ermak 1990 (SLAB), eq. 4b–4e, as documented by slabx (MIT)
 */
export function sectionShape(inputs: SpeedInputs, guessMPerS: number): SectionShape {
  let [speed, lastSpeed, lastGap] = [guessMPerS, 0, 0];
  let shape = shapeAt(inputs, speed, inputs.unstretchedM);
  for (let turn = 0; turn < 60; turn++) {
    const gap = Math.log(shape.speedMPerS / speed);
    if (Math.abs(gap) < SETTLED) break;
    const slope = lastSpeed > 0 ? (gap - lastGap) / Math.log(speed / lastSpeed) : 0;
    // The secant where it leads on, else a step short enough that a slow dense section does not swing.
    const change = slope < -0.1 ? -gap / slope : (2 / 3) * gap;
    [lastSpeed, lastGap] = [speed, gap];
    speed *= Math.exp(Math.max(-0.7, Math.min(0.7, change)));
    shape = shapeAt(inputs, speed, shape.halfWidthM);
  }
  return { ...shape, speedMPerS: speed };
}

/** The section if it had this speed; its `speedMPerS` is what the momentum would then give. */
function shapeAt(inputs: SpeedInputs, speed: number, lastHalfM: number): SectionShape {
  const { air, flowKgPerS: flow, densityKgPerM3: density, from } = inputs;
  const swelling = (from.densityKgPerM3 / density) * (from.isJet ? from.speedMPerS / speed : 1);
  const lastHeightM = flow / (density * speed * lastHalfM);
  const share = lastHeightM / (lastHeightM + 2 * lastHalfM);
  // Never taller than wide.
  const halfWidthM = Math.max(
    inputs.unstretchedM * swelling ** share,
    Math.sqrt(flow / (2 * density * speed)),
  );
  const heightM = Math.min(flow / (density * speed * halfWidthM), air.mixingHeightM);
  const windMPerS = air.meanWindBelow(topOf(inputs.middleM, heightM));
  const carried = windMPerS * (1 - inputs.massFraction) + inputs.momentumN / flow;
  const excess = Math.max(0, density - air.densityKgPerM3);
  const pull =
    (inputs.pressure * GRAVITY_M_PER_S2 * excess * flow) / (2 * halfWidthM * density ** 2);
  const { root, widenBy } = fastRoot(carried, pull);
  return { speedMPerS: root, windMPerS, heightM, halfWidthM, widenBy };
}

/** Largest root of U³ − e U² + p = 0; without one 2e/3, where the slab's pressure just holds it. */
function fastRoot(e: number, p: number): { root: number; widenBy: number } {
  if (p <= 0) return { root: Math.max(e, 1e-3), widenBy: 1 };
  const most = (4 / 27) * e ** 3;
  if (!(e > 0) || p > most)
    return { root: Math.max((2 * e) / 3, 1e-3), widenBy: e > 0 ? Math.max(1, p / most) : 2 };
  const angle = Math.acos(1 - (2 * p) / most);
  return { root: (e * (1 + 2 * Math.cos(angle / 3))) / 3, widenBy: 1 };
}
