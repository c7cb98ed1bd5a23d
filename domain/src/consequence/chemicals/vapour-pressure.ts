import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '../constants.ts';
import { positive } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import type { Chemical, VapourPressure } from './chemical.ts';
import { MissingProperty } from './properties.ts';

const PA_PER_MMHG = STANDARD_PRESSURE_PA / 760;
const PA_PER_BAR = 1e5;

/** A result and what has to be known about it. */
export type WithCaveats = { readonly value: number; readonly caveats: readonly Caveat[] };

/**
 * Vapour pressure of the pure liquid by Antoine's equation.
 * @returns Pa
 * @throws RangeError when the table has no constants, or the temperature is below the pole of the equation
 * @source Antoine 1888; constants and their range: `chemical.vapourPressure`
 */
export function vapourPressurePa(chemical: Chemical, temperatureK: number): number {
  const antoine = antoineOf(chemical);
  const denominator = positive('temperatureK', temperatureK) + poleShift(antoine);
  if (denominator <= 0)
    throw new RangeError(`${chemical.name.en}: temperatureK ${temperatureK} is too low`);
  return unitPa(antoine) * 10 ** (antoine.a - antoine.b / denominator);
}

/** As `vapourPressurePa`, with a caveat outside the range of the constants. */
export function checkedVapourPressurePa(chemical: Chemical, temperatureK: number): WithCaveats {
  return withCaveats(chemical, vapourPressurePa(chemical, temperatureK), temperatureK);
}

/**
 * Temperature at which the liquid boils under a pressure: Antoine's equation the other way round.
 * @param pressurePa  absolute, > 0
 * @returns K
 * @throws RangeError when the table has no constants, or the pressure is so high that the equation has no answer
 */
export function boilingPointAtK(chemical: Chemical, pressurePa: number): number {
  const antoine = antoineOf(chemical);
  const rest = antoine.a - Math.log10(positive('pressurePa', pressurePa) / unitPa(antoine));
  if (rest <= 0) throw new RangeError(`${chemical.name.en}: pressurePa ${pressurePa} is too high`);
  return antoine.b / rest - poleShift(antoine);
}

/** As `boilingPointAtK`, with a caveat outside the range of the constants. */
export function checkedBoilingPointAtK(chemical: Chemical, pressurePa: number): WithCaveats {
  const temperatureK = boilingPointAtK(chemical, pressurePa);
  return withCaveats(chemical, temperatureK, temperatureK);
}

function antoineOf(chemical: Chemical): VapourPressure {
  const { vapourPressure } = chemical;
  if (vapourPressure === undefined)
    throw new MissingProperty(chemical, { zh: '蒸气压', en: 'vapour pressure' });
  return vapourPressure;
}

/** What is added to T/K below the fraction line. */
function poleShift({ form, c }: VapourPressure): number {
  return form === 'antoine-log10-mmHg-C' ? c - ZERO_CELSIUS_K : c;
}

function unitPa({ form }: VapourPressure): number {
  return form === 'antoine-log10-mmHg-C' ? PA_PER_MMHG : PA_PER_BAR;
}

function withCaveats(chemical: Chemical, value: number, temperatureK: number): WithCaveats {
  const { fromK, toK, source } = antoineOf(chemical);
  const range: ValidRange = {
    code: `vapour-pressure.${chemical.cas}`,
    quantity: {
      zh: `${chemical.name.zh}蒸气压的温度`,
      en: `the temperature of ${chemical.name.en}'s vapour pressure,`,
    },
    unit: 'K',
    from: fromK,
    to: toK,
    source,
  };
  return { value, caveats: extrapolations([[range, temperatureK]]) };
}
