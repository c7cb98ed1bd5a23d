import type { Caveat } from './validity.ts';

/** Rate that holds for a while after the release began. */
export type ReleaseStep = {
  readonly fromS: number;
  readonly toS: number;
  readonly rateKgPerS: number;
};

/**
 * What a source term hands to dispersion, fire and explosion: how much gets into the air, when, in which state.
 * `steps` is empty for an instantaneous release.
 */
export type Release = {
  readonly kind: 'continuous' | 'instantaneous';
  readonly cas: string;
  /** Airborne mass over time, in order, without overlap. */
  readonly steps: readonly ReleaseStep[];
  /** Airborne mass in all, kg. */
  readonly airborneKg: number;
  /** What left the containment in all, kg; the rest stays as a pool. */
  readonly spilledKg: number;
  readonly phase: 'gas' | 'two-phase' | 'liquid';
  /** Liquid droplets in the airborne mass, fraction 0 to 1. */
  readonly aerosolFraction: number;
  /** Of the cloud at the source, after expansion to ambient pressure. */
  readonly temperatureK: number;
  readonly densityKgPerM3: number;
  readonly heightM: number;
  /** Gas or two-phase jet: diameter of the opening; null for pools and ruptures. */
  readonly openingM: number | null;
  /** Exit velocity of a jet, m/s; null when there is none. */
  readonly exitVelocityMPerS: number | null;
  /** Pool that feeds the cloud or burns; null: none. */
  readonly pool: { readonly diameterM: number; readonly isBoiling: boolean } | null;
  readonly caveats: readonly Caveat[];
};
