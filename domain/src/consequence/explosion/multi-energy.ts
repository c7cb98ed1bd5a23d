import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { figure } from '../fire/figure.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { ValidRange } from '../validity.ts';
import { blastField, type BlastField } from './blast-field.ts';
import {
  MULTI_ENERGY_RANGE,
  multiEnergyDuration,
  multiEnergyOverpressure,
  plateauBar,
} from './multi-energy-curves.ts';

/** Heat of a stoichiometric hydrocarbon–air mixture, J/m³. @source van den Berg (1985), Yellow Book: 3.5 MJ/m³ */
export const STOICHIOMETRIC_J_PER_M3 = 3.5e6;
/** In undisturbed air at 15 °C, m/s. */
const SOUND_M_PER_S = 340;

/**
 * Length that scales a blast by its energy, m: (E/p0)^⅓.
 * @throws RangeError for values that are not positive
 * @source Sachs scaling; multi-energy method (van den Berg 1985)
 */
export function energyLengthM(energyJ: number, ambientPa: number): number {
  return Math.cbrt(positive('energyJ', energyJ) / positive('ambientPa', ambientPa));
}

export type MultiEnergyExplosion = {
  /** Heat of the gas in the obstructed volume: 3.5 MJ/m³ times its volume; not of the whole cloud. */
  readonly energyJ: number;
  /** 1 to 10; 7 agrees with most tests in obstructed volumes, 10 is the safe choice. */
  readonly strengthClass: number;
  readonly centre?: readonly [xM: number, yM: number];
  readonly ambientPa?: number;
};

const DISTANCE_RANGE: ValidRange = {
  code: 'multi-energy.scaled-distance',
  quantity: { zh: '3 kPa 处比例距离', en: 'Scaled distance at 3 kPa' },
  unit: '',
  from: MULTI_ENERGY_RANGE.from,
  to: MULTI_ENERGY_RANGE.to,
  source: 'van den Berg 1985, Yellow Book fig. 5.8',
};
/**
 * Blast of a vapour cloud in an obstructed volume by the multi-energy method. The impulse is that of a triangle, half the
 * overpressure times the duration; the arrival is not told by the method.
 * @throws RangeError for values that make no sense
 * @source van den Berg (1985), J. Hazard. Mater. 12:1; curves in multi-energy-curves.ts
 */
export function multiEnergyExplosion(explosion: MultiEnergyExplosion): BlastField {
  const { energyJ, strengthClass, centre = [0, 0] } = explosion;
  const ambientPa = explosion.ambientPa ?? STANDARD_PRESSURE_PA;
  const lengthM = energyLengthM(energyJ, ambientPa);
  const plateauKpa = 100 * plateauBar(strengthClass);
  return blastField({
    method: 'multi-energy',
    centre,
    figures: [
      figure('energy', { zh: '爆炸能量', en: 'Explosion energy' }, energyJ / 1e6, 'MJ'),
      figure('strength-class', { zh: '爆炸强度等级', en: 'Strength class' }, strengthClass, ''),
      figure('plateau', { zh: '云团内超压', en: 'Overpressure in the cloud' }, plateauKpa, 'kPa'),
      figure('energy-length', { zh: '能量特征长度', en: 'Energy length' }, lengthM, 'm'),
    ],
    caveats: [],
    curve: { range: DISTANCE_RANGE, lengthM },
    at: (distanceM) => {
      const scaled = zeroOrMore('distanceM', distanceM) / lengthM;
      const overpressurePa = ambientPa * multiEnergyOverpressure(strengthClass, scaled);
      const durationS = (multiEnergyDuration(strengthClass, scaled) * lengthM) / SOUND_M_PER_S;
      return {
        overpressurePa,
        durationS,
        impulsePaS: (overpressurePa * durationS) / 2,
        arrivalS: null,
      };
    },
  });
}
