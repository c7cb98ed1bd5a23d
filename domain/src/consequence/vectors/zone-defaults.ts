import { PA_PER } from '../effects/overpressure-probits.ts';
import { HEAT_LEVELS, OVERPRESSURE_LEVELS, type ThreatLevel } from '../effects/threat-levels.ts';
import type { VectorOutputs } from './vector-model.ts';

/** SI units in one of the unit that a hazard name ends in, longest name first. */
const HEAT_UNITS: readonly (readonly [RegExp, number])[] = [
  [/kw/, 1000],
  [/w/, 1],
];
const PRESSURE_UNITS: readonly (readonly [RegExp, number])[] = [
  [/psi/, PA_PER.psi],
  [/kpa/, 1000],
  [/mbar/, 100],
  [/bar/, 1e5],
  [/pa/, 1],
];

/**
 * Default limits of red, orange and yellow zones in the unit that the hazard's name ends in.
 * @param hazard  e.g. `thermal_kW_m2`, `overpressure_psi`, `flammable_fraction_LEL`, `flammable_percent_LEL`, `toxic`
 * @returns red, orange, yellow; null where ALOHA draws no zone
 * @throws RangeError for a hazard or unit that is not known
 */
export function alohaDefaultLevels(hazard: string): VectorOutputs {
  const name = hazard.toLowerCase();
  if (/^(thermal|heat|radiation)/.test(name)) return inUnit(HEAT_LEVELS, unitOf(name, HEAT_UNITS));
  if (/^(overpressure|blast|pressure)/.test(name))
    return inUnit(OVERPRESSURE_LEVELS, unitOf(name, PRESSURE_UNITS));
  if (/^flammable/.test(name)) {
    const whole = /percent|pct|%/.test(name) ? 100 : 1;
    return { red: 0.6 * whole, orange: null, yellow: 0.1 * whole };
  }
  if (/^toxic/.test(name)) {
    const set = name.includes('erpg') ? 'ERPG' : name.includes('pac') ? 'PAC' : 'AEGL';
    return { red: `${set}-3`, orange: `${set}-2`, yellow: `${set}-1` };
  }
  throw new RangeError(`hazard ${hazard} is unknown`);
}

/** Of the first unit found after the word itself; the usual one, first in the list, when none is named. */
function unitOf(name: string, units: readonly (readonly [RegExp, number])[]): number {
  const [, ending = ''] = /^[a-z]+[_ ]?(.*)$/.exec(name) ?? [];
  if (ending === '') return units[0]![1];
  const found = units.find(([unit]) => unit.test(ending));
  if (found === undefined) throw new RangeError(`hazard ${name}: unit is unknown`);
  return found[1];
}

function inUnit(levels: readonly ThreatLevel[], unitSi: number): VectorOutputs {
  return Object.fromEntries(levels.map(({ colour, value }) => [colour, value / unitSi]));
}
