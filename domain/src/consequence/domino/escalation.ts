import { fractionOfProbit, type Probit, probitOfDose } from '../effects/probit.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';

/** How equipment answers to a pressure wave. */
export const EQUIPMENT_KINDS = ['atmospheric', 'pressurised', 'elongated', 'small'] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** How a vessel answers to fire; columns and small equipment have no correlation of their own. */
export type FireKind = 'atmospheric' | 'pressurised';

/** Value below which no escalation is assumed. */
export type EscalationThreshold = { readonly value: number; readonly source: string };

const COZZANI = 'Cozzani, Gubinelli & Salzano 2006, J. Hazard. Mater. 129';

/** W/m². */
export const HEAT_THRESHOLDS: { readonly [kind in FireKind]: EscalationThreshold } = {
  atmospheric: { value: 15_000, source: `${COZZANI} (recalled), exposure of 10 min and more` },
  pressurised: { value: 45_000, source: `${COZZANI} (recalled), exposure of 10 min and more` },
};

/** Pa. Publications differ from 7 to 37 kPa by the severity of what follows. */
export const OVERPRESSURE_THRESHOLDS: { readonly [kind in EquipmentKind]: EscalationThreshold } = {
  atmospheric: { value: 22_000, source: `${COZZANI} (recalled)` },
  pressurised: { value: 16_000, source: `${COZZANI} (recalled)` },
  elongated: { value: 31_000, source: `${COZZANI} (recalled)` },
  small: { value: 37_000, source: `${COZZANI} (recalled)` },
};

/** Pr = a + b ln(p/Pa) of damage that sets the content free. */
export const OVERPRESSURE_DAMAGE_PROBITS: { readonly [kind in EquipmentKind]: Probit } = {
  atmospheric: { a: -18.96, b: 2.44, source: 'Cozzani & Salzano 2004' },
  pressurised: { a: -42.44, b: 4.33, source: 'Cozzani & Salzano 2004' },
  elongated: { a: -28.07, b: 3.16, source: 'Cozzani & Salzano 2004' },
  small: { a: -17.79, b: 2.18, source: 'Cozzani & Salzano 2004' },
};

/** Pr = a + b ln(ttf/min): the fire is fought within 5 min in one case of ten, within 20 min in nine. */
const FIRE_PROBIT: Probit = { a: 9.25, b: -1.847, source: 'Landucci et al. 2009' };

/** A vessel in a fire. */
export type HeatedVessel = {
  readonly kind: FireKind;
  readonly heatWPerM2: number;
  readonly volumeM3: number;
};

/**
 * Time until an unprotected vessel fails in the heat of a fire.
 * @param vessel.heatWPerM2  on its wall, > 0
 * @param vessel.volumeM3    > 0
 * @returns s
 * @source ln t = −1.128 ln I − 2.667·10⁻⁵ V + 9.877 (atmospheric), −0.947 ln I + 8.835 V^0.032 (pressurised), I kW/m², V m³:
 *   Cozzani, Gubinelli & Salzano 2006
 */
export function timeToFailureS({ kind, heatWPerM2, volumeM3 }: HeatedVessel): number {
  const logHeat = Math.log(positive('heatWPerM2', heatWPerM2) / 1000);
  const volume = positive('volumeM3', volumeM3);
  return kind === 'atmospheric'
    ? Math.exp(-1.128 * logHeat - 2.667e-5 * volume + 9.877)
    : Math.exp(-0.947 * logHeat + 8.835 * volume ** 0.032);
}

/**
 * Probability that a fire brings a vessel down before it is fought.
 * @param ttfS  time to failure, s, > 0
 * @source Y = 9.25 − 1.847 ln(ttf/min): Landucci et al. 2009; 90 % at 5 min, 10 % at 20 min
 */
export function fireEscalationProbability(ttfS: number): number {
  return fractionOfProbit(probitOfDose(FIRE_PROBIT, positive('ttfS', ttfS) / 60));
}

/**
 * Probability that a pressure wave breaks equipment so that its content gets out; without regard to the threshold.
 * @param overpressurePa  ≥ 0
 */
export function overpressureEscalationProbability(
  kind: EquipmentKind,
  overpressurePa: number,
): number {
  const pressure = zeroOrMore('overpressurePa', overpressurePa);
  return fractionOfProbit(probitOfDose(OVERPRESSURE_DAMAGE_PROBITS[kind], pressure));
}

/** At least one of several independent causes: 1 − Π(1 − Pᵢ). @throws RangeError outside 0 to 1 */
export function combinedProbability(probabilities: readonly number[]): number {
  const none = probabilities.reduce((rest, one) => rest * (1 - fraction('probability', one)), 1);
  return 1 - none;
}

/** What a target gets of an event: heat for a while, and a pressure wave. */
export type Exposure = {
  readonly heatWPerM2: number;
  /** How long it burns, s; Infinity: until it is fought. */
  readonly durationS: number;
  readonly overpressurePa: number;
};

/** What matters of the target. */
export type DominoTarget = {
  readonly equipment: EquipmentKind;
  readonly fireKind: FireKind;
  readonly volumeM3: number;
};

/**
 * Probability that an event makes a target fail: by its heat if that passes the threshold and burns longer than the vessel
 * holds, or by its pressure wave if that passes the threshold.
 * @returns 0 below both thresholds
 */
export function escalationProbability(target: DominoTarget, exposure: Exposure): number {
  return combinedProbability([byHeat(target, exposure), byOverpressure(target, exposure)]);
}

function byHeat({ fireKind, volumeM3 }: DominoTarget, { heatWPerM2, durationS }: Exposure): number {
  if (heatWPerM2 < HEAT_THRESHOLDS[fireKind].value) return 0;
  const ttfS = timeToFailureS({ kind: fireKind, heatWPerM2, volumeM3 });
  return ttfS > durationS ? 0 : fireEscalationProbability(ttfS);
}

function byOverpressure({ equipment }: DominoTarget, { overpressurePa }: Exposure): number {
  if (overpressurePa < OVERPRESSURE_THRESHOLDS[equipment].value) return 0;
  return overpressureEscalationProbability(equipment, overpressurePa);
}
