import { fraction, zeroOrMore } from '../inputs.ts';
import {
  AQT_3046_HEAT,
  heatLethality,
  type HeatRule,
  PURPLE_BOOK_HEAT,
} from './thermal-probits.ts';

/**
 * Shares of people who die of one effect at one place: someone outdoors all year without protection (individual risk), and
 * the real population outdoors and indoors (societal risk).
 */
export type FatalityFractions = {
  readonly unprotected: number;
  readonly outdoors: number;
  readonly indoors: number;
};

export type Period = 'day' | 'night';

/** Rules of a guide for who dies of what. */
export type FatalityRules = {
  readonly name: string;
  readonly heat: HeatRule;
  /** Of the people outdoors whom the heat would kill, those whom clothing does not save. */
  readonly clothingFactor: number;
  /** Everybody dies above this overpressure; at it too where `isCertainAtLimit`. */
  readonly certainFromPa: number;
  readonly isCertainAtLimit: boolean;
  /** Above this people indoors die of glass and debris: `indoorShare` of them. */
  readonly indoorFromPa: number;
  readonly indoorShare: number;
  /** Of the people whom the gas would kill outdoors, those it kills indoors, where the dose indoors is not known. */
  readonly toxicIndoorFactor: number;
  readonly source: string;
};

export const PURPLE_BOOK_RULES: FatalityRules = {
  name: 'purple-book',
  heat: PURPLE_BOOK_HEAT,
  clothingFactor: 0.14,
  certainFromPa: 30_000,
  isCertainAtLimit: false,
  indoorFromPa: 10_000,
  indoorShare: 0.025,
  toxicIndoorFactor: 0.1,
  source: 'TNO Purple Book CPR 18E (1999), figures 5.2–5.5, table 5.3',
};

export const AQT_3046_RULES: FatalityRules = {
  ...PURPLE_BOOK_RULES,
  name: 'aqt-3046',
  heat: AQT_3046_HEAT,
  isCertainAtLimit: true,
  source: 'AQ/T 3046-2013, table 10 and annex H',
};

/** Share of the population indoors. @source Purple Book table 5.3 */
export const INDOOR_SHARE: { readonly [period in Period]: number } = { day: 0.93, night: 0.99 };

/** Deaths by the pressure of an explosion. @throws RangeError for a negative pressure */
export function explosionFractions(
  rules: FatalityRules,
  overpressurePa: number,
): FatalityFractions {
  const p = zeroOrMore('overpressurePa', overpressurePa);
  const isCertain = rules.isCertainAtLimit ? p >= rules.certainFromPa : p > rules.certainFromPa;
  if (isCertain) return EVERYBODY;
  return { ...NOBODY, indoors: p > rules.indoorFromPa ? rules.indoorShare : 0 };
}

/** Deaths by a flash fire: all inside the burning cloud, nobody beside it. @source both guides: the cloud is taken at the LEL */
export function flashFireFractions(isInside: boolean): FatalityFractions {
  return isInside ? EVERYBODY : NOBODY;
}

/**
 * Deaths by the heat of a fire. Walls protect until the building itself catches fire.
 * @param heatWPerM2  ≥ 0
 * @param seconds     duration of the fire
 */
export function heatFractions(
  rules: FatalityRules,
  heatWPerM2: number,
  seconds: number,
): FatalityFractions {
  if (heatWPerM2 >= rules.heat.certainFromWPerM2) return EVERYBODY;
  const unprotected = heatLethality(rules.heat, heatWPerM2, seconds);
  return { unprotected, outdoors: rules.clothingFactor * unprotected, indoors: 0 };
}

/**
 * Deaths by a toxic gas.
 * @param outdoorShare  who would die outdoors, 0 to 1, from the toxic probit
 * @param indoorShare   who would die of the dose indoors; null where it was not computed: a tenth of those outdoors
 */
export function toxicFractions(
  rules: FatalityRules,
  outdoorShare: number,
  indoorShare: number | null = null,
): FatalityFractions {
  const unprotected = fraction('outdoorShare', outdoorShare);
  const indoors = indoorShare ?? rules.toxicIndoorFactor * unprotected;
  return { unprotected, outdoors: unprotected, indoors: fraction('indoorShare', indoors) };
}

/** Share of a population that dies, with so many of it indoors by day or night. @source Purple Book eq. 6.7 */
export function populationFraction(
  { outdoors, indoors }: FatalityFractions,
  period: Period,
): number {
  return INDOOR_SHARE[period] * indoors + (1 - INDOOR_SHARE[period]) * outdoors;
}

const EVERYBODY: FatalityFractions = { unprotected: 1, outdoors: 1, indoors: 1 };
const NOBODY: FatalityFractions = { unprotected: 0, outdoors: 0, indoors: 0 };
