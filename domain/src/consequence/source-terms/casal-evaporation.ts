import { positive, zeroOrMore } from '../inputs.ts';
import { saturatedVapourKgPerM3 } from './saturated-vapour.ts';
import type { SaturatedVapour } from './saturated-vapour.ts';

/**
 * Evaporation of a pool below its boiling point per area, with the drift that a volatile vapour makes itself.
 * @param windMPerS        at 10 m height
 * @param ambientPressurePa above the vapour pressure
 * @returns kg/(m² s)
 * @throws RangeError for values that make no sense, or a liquid that boils
 * @source Casal 2008, 2.8: 2·10⁻³ u^.78 r^−.11 (M P/(R T)) ln(1 + Pv/(P − Pv)) (vectors pool-casal-*)
 */
export function casalKgPerM2S(
  vapour: SaturatedVapour,
  pool: {
    readonly windMPerS: number;
    readonly radiusM: number;
    readonly ambientPressurePa: number;
  },
): number {
  const { windMPerS, radiusM, ambientPressurePa } = pool;
  const ratio = vapour.vapourPressurePa / positive('ambientPressurePa', ambientPressurePa);
  if (!(ratio < 1))
    throw new RangeError(`vapourPressurePa must be below ambient, got ${vapour.vapourPressurePa}`);
  const wholeKgPerM3 = saturatedVapourKgPerM3({ ...vapour, vapourPressurePa: ambientPressurePa });
  const transfer =
    0.002 * zeroOrMore('windMPerS', windMPerS) ** 0.78 * positive('radiusM', radiusM) ** -0.11;
  // ln(1 + Pv/(P − Pv)) = −ln(1 − Pv/P)
  return -transfer * wholeKgPerM3 * Math.log1p(-zeroOrMore('vapourPressurePa', ratio));
}
