import { figure } from '../fire/figure.ts';
import { positive } from '../inputs.ts';
import type { Caveat } from '../validity.ts';
import { blastField, type BlastField } from './blast-field.ts';

/**
 * Overpressure of an explosive on the ground by the Chinese standard, Pa: 10⁵ (14 Q/R³ + 4.3 Q^⅔/R² + 1.1 Q^⅓/R).
 * @param tntKg      TNT equivalent, > 0
 * @param distanceM  > 0
 * @throws RangeError for values that are not positive
 * @source GB/T 37243-2019, consequence-based method for explosives (recalled: check the text before it is relied on)
 */
export function gbExplosiveOverpressurePa(tntKg: number, distanceM: number): number {
  const scaled = Math.cbrt(positive('tntKg', tntKg)) / positive('distanceM', distanceM);
  return 1e5 * (14 * scaled ** 3 + 4.3 * scaled ** 2 + 1.1 * scaled);
}

/**
 * Overpressure that each class of target may meet, Pa: class I 一类 (high-sensitivity and important places), II 二类, III 三类防护目标.
 * @source GB/T 37243-2019 (recalled)
 */
export const GB_EXPLOSIVE_LIMITS_PA = { 1: 2000, 2: 5000, 3: 9000 } as const;

const RECALLED: Caveat = {
  code: 'recalled:gb-t-37243',
  text: {
    zh: '公式及限值据记忆引自 GB/T 37243-2019，未与标准原文核对',
    en: 'Formula and limits of GB/T 37243-2019 are from memory, not checked against the text',
  },
};
/** Nearer nothing is told apart: keeps the answer finite. */
const NEAREST_M = 1;

/** The blast of an explosive by that formula. @throws RangeError for a mass that is not positive */
export function gbExplosion(
  tntKg: number,
  centre: readonly [xM: number, yM: number] = [0, 0],
): BlastField {
  positive('tntKg', tntKg);
  return blastField({
    method: 'gb-explosive',
    centre,
    figures: [figure('tnt-mass', { zh: 'TNT 当量', en: 'TNT equivalent' }, tntKg, 'kg')],
    caveats: [RECALLED],
    curve: null,
    at: (distanceM) => ({
      overpressurePa: gbExplosiveOverpressurePa(tntKg, Math.max(NEAREST_M, distanceM)),
      impulsePaS: null,
      durationS: null,
      arrivalS: null,
    }),
  });
}
