import { ZERO_CELSIUS_K } from '@parkwatch/domain/consequence/constants';
import type { Known, WeatherFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type { Unit } from '@parkwatch/domain/reading/units';
import type { ConsequenceWeather } from '@parkwatch/domain/wire/consequence';
import { given, unknown } from './known.ts';
import { liveFact } from './live-value.ts';
import type { LiveRow } from './live-value.ts';

/**
 * The air as the person gave it, else as the park's own stations measure it: of each kind the one that spoke last, as in the
 * top bar.
 */
export function weatherFacts(
  typed: ConsequenceWeather,
  stations: readonly LiveRow[],
): WeatherFacts {
  const measured = (kind: string, unit: Unit) =>
    liveFact(stations, { kind, unit, prefer: 'newest' });
  return {
    windMPerS: typedOr(typed.windMPerS, () => measured('wind-speed', 'm/s')),
    windFromDeg: typedOr(typed.windFromDeg, () => measured('wind-direction', 'deg')),
    stability: typed.stability === undefined ? unknown(null) : given(typed.stability),
    temperatureK: typedOr(plus(typed.temperatureC, ZERO_CELSIUS_K), () =>
      measured('air-temperature', 'K'),
    ),
    relativeHumidity: typedOr(per(typed.relativeHumidityPct, 100), () =>
      scaled(measured('humidity', '%'), 100),
    ),
    cloudTenths: typedOr(typed.cloudTenths, () => scaled(measured('cloud', '%'), 10)),
  };
}

function typedOr(typed: number | undefined, otherwise: () => Known<number>): Known<number> {
  return typed === undefined ? otherwise() : given(typed);
}

function plus(value: number | undefined, offset: number): number | undefined {
  return value === undefined ? undefined : value + offset;
}
function per(value: number | undefined, divisor: number): number | undefined {
  return value === undefined ? undefined : value / divisor;
}
function scaled(known: Known<number>, divisor: number): Known<number> {
  return known.value === null ? known : { ...known, value: known.value / divisor };
}
