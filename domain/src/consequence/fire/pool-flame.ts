import { positive } from '../inputs.ts';
import { mudanEmissivePowerWPerM2, SOOT, sootyEmissivePower } from './emissive-power.ts';
import { agaFlameTilt, flameTilt, stillFlameLengthM, windFlame } from './flame-shape.ts';
import { flameViewFactor, isUnderFlame, type LeaningFlame } from './flame-view-factor.ts';
import type { Facing } from './radiation-field.ts';

/** Where the surface emissive power comes from: a formula for smoky fires, the burning heat and soot, or a measured value. */
export type Emission =
  | { readonly method: 'mudan' }
  | {
      readonly method: 'soot';
      readonly radiantFraction: number;
      readonly heatOfCombustionJPerKg: number;
      /** Default `SOOT`. */
      readonly sootFraction?: number;
      readonly sootWPerM2?: number;
    }
  | { readonly method: 'given'; readonly wPerM2: number };

/** The air around a flame; `still` takes Thomas's form for still air and an upright flame. */
export type FlameAir =
  | { readonly form: 'still'; readonly densityKgPerM3: number }
  | {
      readonly form: 'wind';
      readonly densityKgPerM3: number;
      /** At 10 m. */
      readonly windMPerS: number;
      readonly viscosityM2PerS: number;
      /** Default the Yellow Book's. */
      readonly tilt?: 'yellow-book' | 'aga';
    };

export type BurningPool = {
  readonly diameterM: number;
  readonly burningFluxKgPerM2S: number;
  readonly emission: Emission;
};

/** A flame as a radiating tilted cylinder. */
export type PoolFlameShape = {
  readonly radiusM: number;
  /** Along the axis. */
  readonly lengthM: number;
  readonly tiltDeg: number;
  readonly emissivePowerWPerM2: number;
  readonly body: LeaningFlame;
};

/**
 * Length, tilt and emissive power of a pool flame.
 * @throws RangeError for values that make no sense
 * @source Yellow Book (CPR 14E, 2005), 6.5.4; see the parts: flame-shape.ts, emissive-power.ts
 */
export function poolFlameShape(pool: BurningPool, air: FlameAir): PoolFlameShape {
  const { diameterM, burningFluxKgPerM2S, emission } = pool;
  const flame = { diameterM, burningFluxKgPerM2S, airDensityKgPerM3: air.densityKgPerM3 };
  const { lengthM, tiltDeg } =
    air.form === 'still'
      ? { lengthM: stillFlameLengthM(flame), tiltDeg: 0 }
      : inWind(windFlame(flame, air.windMPerS), air, diameterM);
  const tilt = (tiltDeg / 180) * Math.PI;
  return {
    radiusM: diameterM / 2,
    lengthM,
    tiltDeg,
    emissivePowerWPerM2: emissivePowerWPerM2(emission, pool, lengthM / diameterM),
    body: {
      radiusM: diameterM / 2,
      heightM: lengthM * Math.cos(tilt),
      leanM: lengthM * Math.sin(tilt),
    },
  };
}

function inWind(
  { lengthM, windRatio }: ReturnType<typeof windFlame>,
  air: FlameAir & { readonly form: 'wind' },
  diameterM: number,
): { readonly lengthM: number; readonly tiltDeg: number } {
  const { tiltDeg } =
    air.tilt === 'aga'
      ? agaFlameTilt(windRatio)
      : flameTilt(air.windMPerS, diameterM, air.viscosityM2PerS);
  return { lengthM, tiltDeg };
}

function emissivePowerWPerM2(
  emission: Emission,
  { diameterM, burningFluxKgPerM2S }: BurningPool,
  lengthOverDiameter: number,
): number {
  switch (emission.method) {
    case 'mudan':
      return mudanEmissivePowerWPerM2(diameterM);
    case 'soot': {
      const sooty = { ...SOOT, ...emission, burningFluxKgPerM2S, lengthOverDiameter };
      return sootyEmissivePower(sooty).meanWPerM2;
    }
    case 'given':
      return positive('emissive power', emission.wPerM2);
  }
}

/**
 * Flux from a pool flame on the ground: emissive power × view factor × transmissivity. In the flame's foot and under the leaning
 * flame no view factor holds: the target is taken as engulfed, the flux is the emissive power.
 * @param transmissivityAt  of the distance from the edge of the flame's foot, m
 * @source solid flame model, Yellow Book eq. 6.15 (number recalled)
 */
export function poolFlameFluxWPerM2(
  { body, emissivePowerWPerM2 }: PoolFlameShape,
  transmissivityAt: (pathM: number) => number,
): (xM: number, yM: number, facing: Facing) => number {
  return (xM, yM, facing) => {
    if (isUnderFlame(body, xM, yM)) return emissivePowerWPerM2;
    const pathM = Math.hypot(xM, yM) - body.radiusM;
    return emissivePowerWPerM2 * flameViewFactor(body, xM, yM)[facing] * transmissivityAt(pathM);
  };
}
