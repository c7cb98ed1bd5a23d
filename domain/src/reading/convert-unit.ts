import { unitEntry, type Unit } from './units.ts';

/** What a gas conversion may need; leave out what is not known. */
export type GasFacts = {
  readonly molarMassGPerMol?: number;
  /** Lower explosive limit, vol%. */
  readonly lelVolPct?: number;
  /** Temperature at which a mass concentration is stated; 20 and 25 °C are both in use. */
  readonly temperatureC?: number;
};

export type Converted =
  | { readonly value: number }
  | {
      readonly rejected:
        | 'other-quantity'
        | 'molar-mass-unknown'
        | 'lel-unknown'
        | 'temperature-unknown'
        | 'not-finite';
    };

/** Molar gas constant. @source CODATA 2018, J/(mol·K), exact */
const GAS_CONSTANT = 8.314462618;
/** Pressure to which limits in mg/m³ are stated, kPa. */
const STANDARD_PRESSURE_KPA = 101.325;
const ZERO_CELSIUS_K = 273.15;

/**
 * Volume of one mole of ideal gas at 101.325 kPa.
 * @returns litres; 24.06 at 20 °C, 24.47 at 25 °C (tables that round print 24.04 and 24.45)
 */
export function molarVolumeL(temperatureC: number): number {
  return (GAS_CONSTANT * (temperatureC + ZERO_CELSIUS_K)) / STANDARD_PRESSURE_KPA;
}

/**
 * Turns a value from one unit into another of the same quantity. Gas amounts (ppm, vol%, %LEL, mg/m³ …) turn into each
 * other when the facts they need are given: nothing is assumed about substance or temperature.
 * Gauge and absolute pressure are not told apart: both units must be of one kind.
 * @returns the value, or why it can not be done
 */
export function convertUnit(
  value: number,
  units: { readonly from: Unit; readonly to: Unit },
  gas: GasFacts = {},
): Converted {
  if (!Number.isFinite(value)) return { rejected: 'not-finite' };
  if (units.from === units.to) return { value };
  const from = unitEntry(units.from);
  const to = unitEntry(units.to);
  if (from.quantity !== to.quantity || from.quantity === 'other')
    return { rejected: 'other-quantity' };
  if (from.quantity !== 'gas') {
    const si = value * (from.factor ?? 1) + (from.offset ?? 0);
    return { value: (si - (to.offset ?? 0)) / (to.factor ?? 1) };
  }
  const fromFactor = ppmPer(units.from, gas);
  if (typeof fromFactor === 'string') return { rejected: fromFactor };
  const toFactor = ppmPer(units.to, gas);
  if (typeof toFactor === 'string') return { rejected: toFactor };
  return { value: (value * fromFactor) / toFactor };
}

type Missing = 'molar-mass-unknown' | 'lel-unknown' | 'temperature-unknown';

/** How many ppm one of a gas unit is. */
function ppmPer(unit: Unit, gas: GasFacts): number | Missing {
  if (unit === 'ppm') return 1;
  if (unit === 'ppb') return 1e-3;
  if (unit === 'vol%') return 1e4;
  if (unit === '%LEL') return gas.lelVolPct === undefined ? 'lel-unknown' : gas.lelVolPct * 100;
  if (gas.molarMassGPerMol === undefined) return 'molar-mass-unknown';
  if (gas.temperatureC === undefined) return 'temperature-unknown';
  const ppmPerMgM3 = molarVolumeL(gas.temperatureC) / gas.molarMassGPerMol;
  return unit === 'ug/m3' ? ppmPerMgM3 / 1000 : ppmPerMgM3;
}
