import { fraction, positive, zeroOrMore } from '../inputs.ts';

/** How readily a substance ignites, as both guides class it. */
export const IGNITION_CLASSES = [
  'gas-low',
  'gas-average-high',
  'class-1',
  'class-2',
  'class-3-4',
] as const;
export type IgnitionClass = (typeof IGNITION_CLASSES)[number];

/** Airborne or spilled: kg/s of a continuous release, or kg of an instantaneous one. */
export type ReleasedAmount =
  | { readonly kind: 'continuous'; readonly rateKgPerS: number }
  | { readonly kind: 'instantaneous'; readonly massKg: number };

/** Below the first, from the first to the second, above the second bound. */
const BY_SIZE: { readonly [name in IgnitionClass]: readonly [number, number, number] } = {
  'gas-low': [0.02, 0.04, 0.09],
  'gas-average-high': [0.2, 0.5, 0.7],
  'class-1': [0.065, 0.065, 0.065],
  'class-2': [0.01, 0.01, 0.01],
  'class-3-4': [0, 0, 0],
};

/**
 * Probability that a release ignites at once.
 * @param amount  over 0; exactly 10 or 100 kg/s (1000 or 10 000 kg) belongs to the middle band
 * @throws RangeError for an amount that is not positive
 * @source Purple Book table 4.5 and AQ/T 3046-2013 table G.1, which agree; classes 2 to 4 by the latter
 */
export function directIgnitionProbability(name: IgnitionClass, amount: ReleasedAmount): number {
  const [value, low, high] =
    amount.kind === 'continuous'
      ? [positive('rateKgPerS', amount.rateKgPerS), 10, 100]
      : [positive('massKg', amount.massKg), 1000, 10_000];
  const size = value < low ? 0 : value <= high ? 1 : 2;
  return BY_SIZE[name][size];
}

/** A tanker or ship, whose own engine ignites. */
export type Carrier = 'road-tanker' | 'rail-tanker' | 'ship';

/**
 * Probability of direct ignition in transport, for gases and class 0 liquids; other classes as {@link directIgnitionProbability}.
 * @returns null for an instantaneous release of a ship, for which the table has no value
 * @source AQ/T 3046-2013 table G.2; ship 0.5–0.7, of which the middle is taken
 */
export function carrierIgnitionProbability(
  carrier: Carrier,
  kind: ReleasedAmount['kind'],
): number | null {
  if (carrier === 'ship') return kind === 'continuous' ? 0.6 : null;
  if (kind === 'continuous') return 0.1;
  return carrier === 'road-tanker' ? 0.4 : 0.8;
}

/** Something in the cloud that may ignite it. */
export type IgnitionSource = {
  readonly kind: IgnitionSourceKind;
  /** Pieces; persons for people; 100 m lengths for power lines. */
  readonly count: number;
  /** Share of the time that it is there and at work, 0 to 1. */
  readonly presence: number;
};
export type IgnitionSourceKind = keyof typeof IGNITED_WITHIN_MINUTE;

/** Probability of ignition within one minute in the cloud. @source AQ/T 3046-2013 table G.5 */
export const IGNITED_WITHIN_MINUTE = {
  'motor-vehicle': 0.4,
  flame: 1,
  'outdoor-furnace': 0.9,
  'indoor-furnace': 0.45,
  'outdoor-boiler': 0.45,
  'indoor-boiler': 0.23,
  'diesel-locomotive': 0.4,
  'electric-locomotive': 0.8,
  'power-line-100m': 0.2,
  'chemical-plant': 0.9,
  refinery: 0.9,
  'heavy-industry': 0.7,
  resident: 0.01,
  worker: 0.01,
} as const;

/**
 * Probability that the sources in a cloud ignite it by some time, if it did not ignite at once.
 * @param minutes  for which the sources are in the cloud, ≥ 0
 * @returns 1 − Π over sources, each P(t) = P_present (1 − e^(−ωt)) with ω from the value of one minute
 * @throws RangeError for a presence outside 0 to 1 or negative counts
 * @source AQ/T 3046-2013 G.3, table G.5; Purple Book 4.7
 */
export function delayedIgnitionProbability(
  sources: readonly IgnitionSource[],
  minutes: number,
): number {
  const time = zeroOrMore('minutes', minutes);
  const none = sources.reduce((rest, { kind, count, presence }) => {
    const left = (1 - IGNITED_WITHIN_MINUTE[kind]) ** time;
    const unlit = 1 - fraction('presence', presence) * (1 - left);
    return rest * unlit ** zeroOrMore('count', count);
  }, 1);
  return 1 - none;
}
