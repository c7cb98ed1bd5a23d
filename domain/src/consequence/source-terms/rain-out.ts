import { fraction } from '../inputs.ts';

export const RAIN_OUT_RULES = [
  'flash-only',
  'double-flash',
  'ccps',
  'purple-book',
  'none',
] as const;
/** How much of a flashing release stays in the air. */
export type RainOutRule = (typeof RAIN_OUT_RULES)[number];

/**
 * Share of a flashing release that stays in the air, as vapour and droplets; the rest rains out into a pool.
 * @param flash  flash fraction, 0 to 1
 * @param rule   `flash-only`: the vapour alone; `double-flash`: as much again in droplets; `ccps`: that, and everything from
 *   a flash of 0.2 on; `purple-book`: 2χ below 0.1, everything above 0.36, linear between; `none`: everything
 * @returns 0 to 1, never less than `flash`; 0 without a flash: a liquid that does not flash falls to the ground
 * @throws RangeError unless 0 ≤ flash ≤ 1
 * @source airborne droplets 1–2 × flash, all from about 0.2 on (CCPS); TNO Purple Book CPR 18E, 4.6 (recalled)
 */
export function airborneShare(flash: number, rule: RainOutRule): number {
  if (fraction('flash', flash) === 0) return 0;
  const doubled = Math.min(1, 2 * flash);
  switch (rule) {
    case 'flash-only':
      return flash;
    case 'double-flash':
      return doubled;
    case 'ccps':
      return flash >= 0.2 ? 1 : doubled;
    case 'purple-book':
      return flash <= 0.1 ? doubled : Math.min(1, 0.2 + (0.8 * (flash - 0.1)) / 0.26);
    case 'none':
      return 1;
  }
}
