import { positive, zeroOrMore } from '../inputs.ts';
import { doseForFraction, fractionOfProbit, type Probit, probitOfDose } from './probit.ts';

/** Whose burn lethality: they differ by a factor 2.5 in dose, so the answer names the one that was used. */
export const THERMAL_PROBIT_MODELS = [
  'eisenberg',
  'tsao-perry',
  'tno',
  'lees',
  'lees-clothed',
] as const;
export type ThermalProbitModel = (typeof THERMAL_PROBIT_MODELS)[number];

/** A probit as it is printed for a dose in (W/m²)^(4/3)·s and for one in (kW/m²)^(4/3)·s; printed, so rounded, apart. */
type ThermalProbit = {
  readonly ofWatts: Probit;
  readonly ofKilowatts: Probit;
  /** Of the dose, what reaches the skin. */
  readonly doseShare: number;
};

const OSD = 'UK HSE SPC/Tech/OSD/30, table 17';
const LEES_OF_WATTS: Probit = { a: -29.02, b: 1.99, source: 'Lees 1994, in W/m² (recalled)' };
const LEES_OF_KILOWATTS: Probit = { a: -10.7, b: 1.99, source: `Lees 1994; ${OSD}` };

const PROBITS: { readonly [model in ThermalProbitModel]: ThermalProbit } = {
  eisenberg: {
    ofWatts: { a: -38.48, b: 2.56, source: 'Eisenberg 1975, in W/m² (recalled)' },
    ofKilowatts: { a: -14.9, b: 2.56, source: `Eisenberg 1975; ${OSD}` },
    doseShare: 1,
  },
  'tsao-perry': {
    ofWatts: { a: -36.38, b: 2.56, source: 'Purple Book eq. 5.4; AQ/T 3046-2013 annex H.2' },
    ofKilowatts: { a: -12.8, b: 2.56, source: `Tsao & Perry 1979; ${OSD}` },
    doseShare: 1,
  },
  tno: {
    ofWatts: { a: -37.23, b: 2.56, source: 'TNO Green Book CPR 16E (recalled)' },
    ofKilowatts: { a: -13.65, b: 2.56, source: 'TNO Green Book CPR 16E (recalled), in kW/m²' },
    doseShare: 1,
  },
  lees: { ofWatts: LEES_OF_WATTS, ofKilowatts: LEES_OF_KILOWATTS, doseShare: 1 },
  // Lees's F = 0.5 for normal clothing that has not caught fire (recalled).
  'lees-clothed': { ofWatts: LEES_OF_WATTS, ofKilowatts: LEES_OF_KILOWATTS, doseShare: 0.5 },
};

/** Dose V = t q^(4/3), (W/m²)^(4/3)·s. @source Eisenberg 1975; Purple Book 5.2.3 */
export function thermalDose(heatWPerM2: number, seconds: number): number {
  return zeroOrMore('seconds', seconds) * zeroOrMore('heatWPerM2', heatWPerM2) ** (4 / 3);
}

/**
 * Burn lethality probit of a dose in (W/m²)^(4/3)·s, by the coefficients that are printed for watts.
 * @param dose  ≥ 0; none gives −Infinity
 */
export function thermalProbitOfWatts(model: ThermalProbitModel, dose: number): number {
  const { ofWatts, doseShare } = PROBITS[model];
  return probitOfDose(ofWatts, doseShare * zeroOrMore('dose', dose));
}

/** The probit of a model for a dose in (kW/m²)^(4/3)·s. */
export function thermalProbitOfKilowatts(model: ThermalProbitModel): Probit {
  const { ofKilowatts, doseShare } = PROBITS[model];
  return { ...ofKilowatts, a: ofKilowatts.a + ofKilowatts.b * Math.log(doseShare) };
}

/**
 * Share of people outdoors who die of heat.
 * @param heatWPerM2  at the skin, ≥ 0
 * @param seconds     for which it lasts, ≥ 0
 * @returns 0 to 1
 * @source the coefficients printed for kW/m² (OSD/30 table 17), whose table 18 is reproduced in thermal-probits.test.ts
 */
export function thermalLethality(
  model: ThermalProbitModel,
  heatWPerM2: number,
  seconds: number,
): number {
  const dose = thermalDose(heatWPerM2 / 1000, seconds);
  return fractionOfProbit(probitOfDose(thermalProbitOfKilowatts(model), dose));
}

/** A rule of risk studies: who can, runs to shelter, and who stands in the flame dies. */
export type HeatRule = {
  /** From this heat on nobody survives, W/m². */
  readonly certainFromWPerM2: number;
  readonly exposureCapS: number;
  readonly source: string;
};
export const PURPLE_BOOK_HEAT: HeatRule = {
  certainFromWPerM2: 35_000,
  exposureCapS: 20,
  source: 'TNO Purple Book CPR 18E (1999), 5.2.3 and table 5.3',
};
export const AQT_3046_HEAT: HeatRule = {
  certainFromWPerM2: 37_500,
  exposureCapS: 20,
  source: 'AQ/T 3046-2013, annex H.2 and table 10',
};

/**
 * Share of people outdoors, unprotected, who die of a fire by the rule of risk studies.
 * @param heatWPerM2  ≥ 0
 * @param seconds     duration of the fire, ≥ 0
 * @source Pr = −36.38 + 2.56 ln(q^(4/3) t): Purple Book eq. 5.4, AQ/T 3046-2013 annex H; worked values of the latter in the test
 */
export function heatLethality(rule: HeatRule, heatWPerM2: number, seconds: number): number {
  if (heatWPerM2 >= rule.certainFromWPerM2) return 1;
  const dose = thermalDose(heatWPerM2, Math.min(seconds, rule.exposureCapS));
  return fractionOfProbit(thermalProbitOfWatts('tsao-perry', dose));
}

/**
 * Heat that kills a share of people within a time, W/m²: where a map draws the line of 1 %.
 * @param exposure.share    0 < share < 1
 * @param exposure.seconds  > 0
 */
export function lethalHeat(
  model: ThermalProbitModel,
  { share, seconds }: { readonly share: number; readonly seconds: number },
): number {
  const dose = doseForFraction(thermalProbitOfKilowatts(model), share);
  return 1000 * (dose / positive('seconds', seconds)) ** (3 / 4);
}
