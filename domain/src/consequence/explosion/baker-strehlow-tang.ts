import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { figure } from '../fire/figure.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { extrapolations, type ValidRange } from '../validity.ts';
import { blastField, type BlastField } from './blast-field.ts';
import { BST_RANGE, bstImpulse, bstOverpressure } from './bst-chart.ts';
import { energyLengthM } from './multi-energy.ts';

export type BstExplosion = {
  /** Heat of the gas in the congested volume. */
  readonly energyJ: number;
  /** See `flameMach`. */
  readonly flameMach: number;
  /** On the ground the wave is reflected: the energy counts twice. Default true. */
  readonly isOnGround?: boolean;
  readonly centre?: readonly [xM: number, yM: number];
  readonly ambientPa?: number;
};

/** In undisturbed air at 15 °C, m/s. */
const SOUND_M_PER_S = 340;

const DISTANCE_RANGE: ValidRange = {
  code: 'baker-strehlow-tang.scaled-distance',
  quantity: { zh: '3 kPa 处比例距离', en: 'Scaled distance at 3 kPa' },
  unit: '',
  from: BST_RANGE.from,
  to: BST_RANGE.to,
  source: 'Tang & Baker 1999',
};
const MACH_RANGE: ValidRange = {
  code: 'baker-strehlow-tang.flame-mach',
  quantity: { zh: '火焰马赫数', en: 'Flame Mach number' },
  unit: '',
  from: 0.2,
  to: 5.2,
  source: 'Tang & Baker 1999',
};
/**
 * Blast of a vapour cloud in a congested volume by the Baker–Strehlow–Tang method. Duration as of a triangle of that impulse.
 * @throws RangeError for values that make no sense
 * @source Tang & Baker (1999); readings in bst-chart.ts
 */
export function bstExplosion(explosion: BstExplosion): BlastField {
  const { energyJ, flameMach, isOnGround = true, centre = [0, 0] } = explosion;
  const ambientPa = explosion.ambientPa ?? STANDARD_PRESSURE_PA;
  const lengthM = energyLengthM(positive('energyJ', energyJ) * (isOnGround ? 2 : 1), ambientPa);
  return blastField({
    method: 'baker-strehlow-tang',
    centre,
    figures: [
      figure('energy', { zh: '爆炸能量', en: 'Explosion energy' }, energyJ / 1e6, 'MJ'),
      figure('flame-mach', { zh: '火焰马赫数', en: 'Flame Mach number' }, flameMach, ''),
      figure('energy-length', { zh: '能量特征长度', en: 'Energy length' }, lengthM, 'm'),
    ],
    caveats: extrapolations([[MACH_RANGE, positive('flameMach', flameMach)]]),
    curve: { range: DISTANCE_RANGE, lengthM },
    at: (distanceM) => {
      const scaled = zeroOrMore('distanceM', distanceM) / lengthM;
      const overpressurePa = ambientPa * bstOverpressure(flameMach, scaled);
      // i = i' E^⅓ p0^⅔/a0, and (E/p0)^⅓ p0 is that product of powers.
      const impulsePaS = (bstImpulse(flameMach, scaled) * lengthM * ambientPa) / SOUND_M_PER_S;
      const durationS = (2 * impulsePaS) / overpressurePa;
      return { overpressurePa, impulsePaS, durationS, arrivalS: null };
    },
  });
}
