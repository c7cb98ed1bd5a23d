import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { KARMAN, type SurfaceAir } from './surface-air.ts';

/** A section of the cloud as its mixing with the air depends on it. */
export type SlabSection = {
  readonly heightM: number;
  readonly halfWidthM: number;
  /** Height of the middle, m; 0 for a cloud that lies on the ground. */
  readonly middleM: number;
  readonly speedMPerS: number;
  /** Mean wind over the cloud. */
  readonly windMPerS: number;
  readonly densityKgPerM3: number;
  readonly temperatureK: number;
  readonly heatCapacityJPerKgK: number;
  /** Spreading across the wind by its own weight. */
  readonly spreadMPerS: number;
  /** Spreading along the wind; puffs only, else 0. */
  readonly stretchMPerS: number;
  readonly riseMPerS: number;
  /** Upward speed of gas from a pool under this section; 0 elsewhere. */
  readonly sourceMPerS: number;
  readonly halfLengthM: number;
};

/** What air and ground do to a section. Entrainment velocities are to be multiplied by √3. */
export type Mixing = {
  readonly topMPerS: number;
  readonly sideMPerS: number;
  readonly endMPerS: number;
  /** Forces per metre of plume: along the wind, along by its own weight (puffs), across, upward, N/m. */
  readonly alongN: number;
  readonly stretchN: number;
  readonly acrossN: number;
  readonly upwardN: number;
  /** Heat from the ground, W/m. */
  readonly heatW: number;
};

export const ROOT3 = Math.sqrt(3);
const ENTRAINMENT = 1.5;
const TOP_DRAG = 0.02;
const SOURCE_SHEAR = 0.05;
const CONVECTION = 0.14;
const STRATIFICATION = 0.025;
const SIDE_DAMPING = 0.0004;
const END_SHEAR = 0.6;
/** Heights of the wind at which the closures were fitted, m. */
const TOP_REFERENCE_M = 4;
const SIDE_REFERENCE_M = 2;

/** Top of a section: of a cloud that has left the ground half its height above its middle. */
export function topOf(middleM: number, heightM: number): number {
  return middleM > 0.5 * heightM ? middleM + 0.5 * heightM : heightM;
}

/**
 * Turbulent mixing of a section: ground friction, drag at the top and convection over warm ground make the friction velocity
 * in the cloud; its own density and the air's stability damp the mixing through the top.
 * @source Ermak 1990 (SLAB), 2.5.2–2.5.3, as documented by slabx (MIT), whose equations and constants were read
 */
export function mixingOf(section: SlabSection, air: SurfaceAir): Mixing {
  const { densityKgPerM3: density, windMPerS, heightM, halfWidthM } = section;
  const lighter = air.densityKgPerM3 / density;
  const slip = (windMPerS - section.speedMPerS) * lighter;
  const topM = topOf(section.middleM, heightM);
  const isLofted = topM > heightM * (1 + 1e-9);
  const friction = frictionOf(section, { air, slip, isLofted, topM });
  const { topMPerS, sideMPerS, endMPerS } = velocities(section, { air, slip, topM, friction });
  const drag = (speed: number): number => TOP_DRAG * Math.abs(speed) * speed;
  const forces = { topMPerS, sideMPerS, endMPerS };
  if (isLofted)
    return {
      ...forces,
      alongN: density * (2 * halfWidthM + heightM) * drag(slip),
      stretchN: 0,
      acrossN: 0,
      upwardN: -density * heightM * drag(section.riseMPerS),
      heatW: 0,
    };
  const ground = (speed: number): number => (friction.share * speed) ** 2 * Math.sign(speed);
  const [across, stretch] = [0.5 * section.spreadMPerS, 0.5 * section.stretchMPerS];
  return {
    ...forces,
    alongN:
      -density *
      (halfWidthM * (ground(section.speedMPerS) - air.frictionMPerS ** 2) -
        (halfWidthM + heightM) * drag(slip)),
    stretchN: -density * halfWidthM * (ground(stretch) + drag(stretch * lighter)),
    acrossN: -density * halfWidthM * (ground(across) + drag(across * lighter)),
    upwardN: 0,
    heatW:
      density *
      halfWidthM *
      friction.transferMPerS *
      section.heatCapacityJPerKgK *
      (air.temperatureK - section.temperatureK),
  };
}

type Friction = {
  /** u* of the air over its mean wind. */
  readonly share: number;
  readonly velocityMPerS: number;
  /** Heat transfer velocity at the ground. */
  readonly transferMPerS: number;
  readonly inverseLPerM: number;
};

type Around = {
  readonly air: SurfaceAir;
  readonly slip: number;
  readonly isLofted: boolean;
  readonly topM: number;
};

function frictionOf(section: SlabSection, { air, slip, isLofted, topM }: Around): Friction {
  const { densityKgPerM3: density, temperatureK } = section;
  const share = air.frictionMPerS / section.windMPerS;
  const across = 0.5 * section.spreadMPerS;
  const top = TOP_DRAG * (slip ** 2 + ((across * air.densityKgPerM3) / density) ** 2);
  const ground = isLofted
    ? air.frictionMPerS ** 2 + top
    : (share * section.speedMPerS) ** 2 +
      (share * across) ** 2 +
      SOURCE_SHEAR * section.sourceMPerS * section.windMPerS;
  const transferMPerS = share * Math.sqrt(ground);
  const warmerK = isLofted ? 0 : Math.max(0, air.temperatureK - temperatureK);
  const buoyancy =
    (GRAVITY_M_PER_S2 * warmerK * transferMPerS * section.heightM) /
    (0.5 * (air.temperatureK + temperatureK));
  const square = ground + top + (CONVECTION * buoyancy) ** (2 / 3);
  const weight = STRATIFICATION * GRAVITY_M_PER_S2 * Math.max(0, 1 - air.densityKgPerM3 / density);
  const inverseLPerM = (air.inverseLAt(topM) * air.frictionMPerS ** 2 + weight) / square;
  return { share, velocityMPerS: Math.sqrt(square), transferMPerS, inverseLPerM };
}

type Speeds = {
  readonly air: SurfaceAir;
  readonly slip: number;
  readonly topM: number;
  readonly friction: Friction;
};

function velocities(
  section: SlabSection,
  { air, slip, topM, friction }: Speeds,
): Pick<Mixing, 'topMPerS' | 'sideMPerS' | 'endMPerS'> {
  const { heightM, middleM } = section;
  const openness = (zM: number): number =>
    Math.max(0, 1 - zM / air.mixingHeightM) / heatFunction(zM, friction.inverseLPerM);
  const belowM = topM - heightM;
  const faces = openness(topM) + (topM > 1.01 * heightM ? openness(belowM) : 0);
  const reference = air.windAt(TOP_REFERENCE_M) / air.windAt(topM);
  const spread = sideSpread(air);
  const ambient = (halfM: number): number =>
    (spread * section.windMPerS) / (1 + ((0.5 * SIDE_DAMPING) / spread) * (halfM / ROOT3));
  const shear = Math.sqrt(TOP_DRAG) * ENTRAINMENT * KARMAN * slip;
  const sigmaM = middleM > 0.5 * heightM ? (0.5 * heightM) / ROOT3 : (heightM - middleM) / ROOT3;
  const shearM = middleM + 0.5 * sigmaM;
  const endShear =
    ((END_SHEAR * air.frictionMPerS) / KARMAN) *
    (shearM / (shearM + air.roughnessM)) *
    air.momentumFunction(shearM) *
    Math.max(0, 1 - shearM / air.mixingHeightM);
  return {
    topMPerS: reference * ENTRAINMENT * KARMAN * friction.velocityMPerS * faces,
    sideMPerS: Math.hypot(ambient(section.halfWidthM), shear),
    endMPerS: Math.hypot(ambient(section.halfLengthM), endShear),
  };
}

function heatFunction(zM: number, inverseLPerM: number): number {
  if (inverseLPerM < 0) return 1 / Math.sqrt(1 - 16 * zM * inverseLPerM);
  return 1 + 5 * zM * inverseLPerM;
}

/** How fast turbulence widens a passive plume at first, dσ_y/dx, without meander. */
export function sideSpread(air: SurfaceAir): number {
  const ratio = Math.sqrt(air.frictionMPerS / air.windAt(SIDE_REFERENCE_M) / 0.086);
  const stability = ratio * 10 * air.inverseLPerM;
  const damping = stability < 0 ? 1 - stability : 1 / (1 + stability);
  return 0.08 * damping * meanderShare(0);
}

/** Grows with the averaging time, because a plume swings: F_θ of SLAB, 15 min its unit. */
export function meanderShare(averagingS: number): number {
  return ((averagingS + 10 * Math.exp(-averagingS / 10)) / 900) ** 0.2;
}

/** Variance that swinging adds to a plume after `xM`, m². @source Ermak 1990, eq. 50b and 51b, as documented by slabx */
export function meanderVariance(air: SurfaceAir, xM: number, averagingS: number): number {
  const growth = (meanderShare(averagingS) / meanderShare(0)) ** 2 - 1;
  const reach = (2 * sideSpread(air)) / SIDE_DAMPING;
  const sigma = reach * (Math.sqrt(1 + SIDE_DAMPING * Math.max(0, xM)) - 1);
  return Math.max(0, growth) * sigma ** 2;
}
