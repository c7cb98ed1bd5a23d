import type { WeatherWarningKind, WeatherWarningLevel } from '../weather/warning-words.ts';
import type { MeasuredQuantity } from './weather-rule.ts';

/** A warning signal in force. */
export type WarningInForce = {
  readonly id: number;
  readonly kind: WeatherWarningKind;
  readonly level: WeatherWarningLevel;
};

/** One instrument of a station that is in service. */
export type WeatherInstrument = {
  readonly quantity: MeasuredQuantity;
  /** Its last usable value, in the unit of the quantity; null: it never sent one. */
  readonly value: number | null;
  /** Whether the value is of now: it is usable and not too old. */
  readonly isFresh: boolean;
};

export type WeatherFacts = {
  readonly warnings: readonly WarningInForce[];
  readonly instruments: readonly WeatherInstrument[];
};
