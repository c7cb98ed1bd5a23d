import type { EvaporationModel } from './pool-evaporation.ts';
import type { GroundKind } from './ground.ts';
import type { Grade } from './leak-duration.ts';
import type { RainOutRule } from './rain-out.ts';
import type { VesselShape } from './vessel-shape.ts';

/** What is known of the vessel or pipe that leaks. */
export type Vessel = {
  /**
   * `atmospheric-tank`: liquid below its boiling point; `liquefied-gas`: liquid kept by pressure or cold;
   * `gas-vessel`: gas alone.
   */
  readonly kind: 'atmospheric-tank' | 'liquefied-gas' | 'gas-vessel';
  readonly capacityKg: number;
  /** What is in it now (`inventory`). */
  readonly contentsKg: number;
  /** Null: an upright cylinder as high as wide is assumed, and said so. */
  readonly shape: VesselShape | null;
  /** Height of its bottom above the ground, m. */
  readonly bottomM: number;
  readonly temperatureK: number;
  /** Absolute, over the liquid; null: open to the air, or the vapour pressure of a liquefied gas. */
  readonly pressurePa: number | null;
  /** Area inside the bund (围堰), m²; null: none, or not known. */
  readonly bundAreaM2: number | null;
  /** What a pool lies on. */
  readonly ground: GroundKind;
};

/** When the leak ends, unless the vessel is empty before. */
export type LeakStop =
  | { readonly by: 'time'; readonly durationS: number }
  | { readonly by: 'grades'; readonly detection: Grade; readonly isolation: Grade }
  | { readonly by: 'nothing' };

type Opening = {
  readonly diameterM: number;
  /** Above the ground, m. */
  readonly heightM: number;
  readonly stop: LeakStop;
};

/** What happens. */
export type Scenario = { readonly settings?: Partial<SourceSettings> } & (
  | (Opening & {
      readonly kind: 'hole';
      /** `auto`: by the level of the liquid and the height of the hole. */
      readonly phase: 'auto' | 'liquid' | 'vapour';
      /** Length of the way out, m: 0 for a hole in a wall, else the length of the nozzle or pipe stub. */
      readonly lengthM: number;
    })
  | (Opening & {
      readonly kind: 'pipe-rupture';
      readonly phase: 'auto' | 'liquid' | 'vapour';
      /** From the vessel to the break, m. */
      readonly lengthM: number;
      /** What a pump or compressor goes on delivering, kg/s; null: the vessel itself drives the flow. */
      readonly feedKgPerS: number | null;
    })
  /** Gas through a safety valve that stays open at `pressurePa` absolute; the diameter is that of its orifice. */
  | (Opening & { readonly kind: 'relief'; readonly pressurePa: number })
  /** The vessel falls apart at once. */
  | { readonly kind: 'catastrophic' }
  /** So much of the vessel's liquid on the ground at once. */
  | { readonly kind: 'pool'; readonly massKg: number }
  | {
      readonly kind: 'given-rate';
      readonly rateKgPerS: number;
      readonly durationS: number;
      readonly heightM: number;
      /** Of the gas; null: that of the air. */
      readonly temperatureK: number | null;
    }
  | {
      readonly kind: 'given-puff';
      readonly massKg: number;
      readonly heightM: number;
      readonly temperatureK: number | null;
    }
);

/** Choices of the models, each with the default that is used where the scenario says nothing. */
export type SourceSettings = {
  /** Of a liquid through a hole. */
  readonly liquidDischargeCoefficient: number;
  /** Of a gas through a hole. */
  readonly gasDischargeCoefficient: number;
  /** Of a safety valve. */
  readonly reliefDischargeCoefficient: number;
  readonly rainOut: RainOutRule;
  readonly blowDown: 'adiabatic' | 'isothermal';
  readonly evaporation: EvaporationModel;
  /** Depth at which a pool stops spreading, m. */
  readonly minimumPoolDepthM: number;
  /** Net heat of sun and sky on a pool, W/m². */
  readonly radiationWPerM2: number;
  /** Roughness of pipes, m. */
  readonly pipeRoughnessM: number;
  /** Nothing that happens later is computed, s. */
  readonly horizonS: number;
};

/**
 * @source 0.62 sharp-edged holes (TNO Yellow Book and CCPS examples of the vectors); 0.85 gas (CCPS 1999, p. 47); 0.975 safety
 *   valves (API 520, recalled); 5 mm and one hour as ALOHA (NOAA TM NOS OR&R 43); 0.0457 mm commercial steel (Crane)
 */
export const DEFAULT_SOURCE_SETTINGS: SourceSettings = {
  liquidDischargeCoefficient: 0.62,
  gasDischargeCoefficient: 0.85,
  reliefDischargeCoefficient: 0.975,
  rainOut: 'double-flash',
  blowDown: 'adiabatic',
  evaporation: 'mackay-matsugu',
  minimumPoolDepthM: 0.005,
  radiationWPerM2: 0,
  pipeRoughnessM: 4.57e-5,
  horizonS: 3600,
};
