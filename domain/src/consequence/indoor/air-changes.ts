import type { Text } from '../../text/text.ts';
import { positive, zeroOrMore } from '../inputs.ts';

/** How a building stands while people shelter in it: windows and doors shut, ventilation off unless it says otherwise. */
export type Enclosure = {
  readonly id: string;
  readonly name: Text;
  /** Air changes per hour at {@link REFERENCE_AIR}. */
  readonly changesPerH: number;
  readonly source: string;
};

/** The air to which the table belongs. */
export const REFERENCE_AIR = { windMPerS: 3, indoorOutdoorK: 10 };

const RECALLED = 'typical value (recalled), not measured at this park';

/** Typical air exchange; a measured value of the building always goes before it. */
export const ENCLOSURES: readonly Enclosure[] = [
  {
    id: 'shelter-room',
    name: { zh: '密闭避难室（门窗封堵）', en: 'sealed shelter room' },
    changesPerH: 0.16,
    source: 'geometric mean of sealed rooms, Montoya et al., Build. Environ. 2011 (abstract)',
  },
  {
    id: 'tight-dwelling',
    name: { zh: '新建住宅（门窗关闭）', en: 'tight dwelling, windows shut' },
    changesPerH: 0.25,
    source: 'geometric mean 0.23 of dwellings in Catalonia, Montoya et al. 2011 (abstract)',
  },
  {
    id: 'dwelling',
    name: { zh: '普通住宅（门窗关闭）', en: 'dwelling, windows shut' },
    changesPerH: 0.6,
    source: 'means 0.56 (North America) and 0.76 (Greece), Montoya et al. 2011 (abstract)',
  },
  {
    id: 'old-dwelling',
    name: { zh: '老旧住宅、简易房（门窗关闭）', en: 'old or light dwelling, windows shut' },
    changesPerH: 1.2,
    source: RECALLED,
  },
  {
    id: 'office-ventilation-off',
    name: { zh: '办公楼（新风关闭）', en: 'office, ventilation off' },
    changesPerH: 0.5,
    source: RECALLED,
  },
  {
    id: 'office-ventilation-on',
    name: { zh: '办公楼（新风运行）', en: 'office, ventilation running' },
    changesPerH: 2,
    source: RECALLED,
  },
  {
    id: 'workshop',
    name: { zh: '厂房、仓库（门关闭）', en: 'workshop or warehouse, doors shut' },
    changesPerH: 2,
    source: RECALLED,
  },
  {
    id: 'open-windows',
    name: { zh: '门窗敞开', en: 'windows and doors open' },
    changesPerH: 10,
    source: RECALLED,
  },
];

/** @returns null for an id that the table does not have */
export function enclosureOf(id: string): Enclosure | null {
  return ENCLOSURES.find((type) => type.id === id) ?? null;
}

/** Weight of temperature (per K) and wind (per (m/s)²) in the leakage of a low building among others. */
const STACK_PER_K = 0.000_145;
const WIND_PER_M2_PER_S2 = 0.000_174;

/**
 * Air changes of a building at another wind and temperature than the table's: leakage grows with √(C_s |ΔT| + C_w u²).
 * @param changesPerH   at {@link REFERENCE_AIR}
 * @param windMPerS     at 10 m
 * @param indoorOutdoorK  temperature difference, either way
 * @throws RangeError for a negative value or an exchange that is not positive
 * @source ASHRAE Handbook Fundamentals 2017, ch. 16, basic model (form as quoted by aefarrell's building-infiltration
 *   notebook; C_s and C_w of one storey, shelter class 3, recalled)
 */
export function airChangesPerH(
  changesPerH: number,
  windMPerS: number,
  indoorOutdoorK: number,
): number {
  const drive = (wind: number, difference: number): number =>
    Math.sqrt(STACK_PER_K * difference + WIND_PER_M2_PER_S2 * wind ** 2);
  const reference = drive(REFERENCE_AIR.windMPerS, REFERENCE_AIR.indoorOutdoorK);
  const now = drive(
    zeroOrMore('windMPerS', windMPerS),
    zeroOrMore('indoorOutdoorK', Math.abs(indoorOutdoorK)),
  );
  return (positive('changesPerH', changesPerH) * now) / reference;
}
