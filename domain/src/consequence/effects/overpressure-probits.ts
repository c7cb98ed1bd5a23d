import { positive, zeroOrMore } from '../inputs.ts';
import { type Probit, probitOfDose } from './probit.ts';

/** Pascals in the units that the sources print. */
export const PA_PER = { Pa: 1, kPa: 1000, bar: 100_000, psi: 6894.757293168361 } as const;
export type PressureUnit = keyof typeof PA_PER;

/** What a peak side-on overpressure does, by whom. */
export const OVERPRESSURE_PROBIT_MODELS = [
  'eisenberg-lung',
  'eisenberg-eardrum',
  'hse',
  'hsc',
  'glass-breakage',
  'structural-damage',
] as const;
export type OverpressureProbitModel = (typeof OVERPRESSURE_PROBIT_MODELS)[number];

type OverpressureProbit = Probit & { readonly unit: PressureUnit };

const CROWL = 'Crowl & Louvar, Chemical Process Safety, table 2-5';

const PROBITS: { readonly [model in OverpressureProbitModel]: OverpressureProbit } = {
  'eisenberg-lung': { a: -77.1, b: 6.91, unit: 'Pa', source: `Eisenberg 1975; ${CROWL}` },
  'eisenberg-eardrum': { a: -15.6, b: 1.93, unit: 'Pa', source: `Eisenberg 1975; ${CROWL}` },
  hse: { a: 5.13, b: 1.37, unit: 'bar', source: 'UK HSE, fatality outdoors' },
  hsc: {
    a: 1.47,
    b: 1.37,
    unit: 'psi',
    source: 'UK HSE SPC/Tech/OSD/30, equation 4 (HSC road and rail study)',
  },
  'glass-breakage': { a: -18.1, b: 2.79, unit: 'Pa', source: `${CROWL} (recalled)` },
  'structural-damage': { a: -23.8, b: 2.92, unit: 'Pa', source: `${CROWL} (recalled)` },
};

/** The coefficients and unit of a model, for a page that shows them. */
export function overpressureProbitOf(model: OverpressureProbitModel): OverpressureProbit {
  return PROBITS[model];
}

/**
 * Probit of a peak side-on overpressure.
 * @param overpressurePa  ≥ 0; none gives −Infinity
 */
export function overpressureProbit(model: OverpressureProbitModel, overpressurePa: number): number {
  const probit = PROBITS[model];
  return probitOfDose(probit, zeroOrMore('overpressurePa', overpressurePa) / PA_PER[probit.unit]);
}

/** A pressure wave at a place: its peak, Pa, and impulse, Pa·s, both side-on. */
export type Blast = { readonly overpressurePa: number; readonly impulsePaS: number };

/**
 * Probit of death by the head striking a surface when the body is thrown.
 * @throws RangeError unless both are > 0
 * @source TNO Green Book CPR 16E: 5 − 8.49 ln(2430/p + 4·10⁸/(p I)); checked against HyRAM's figure
 */
export function headImpactProbit({ overpressurePa, impulsePaS }: Blast): number {
  const p = positive('overpressurePa', overpressurePa);
  return 5 - 8.49 * Math.log(2430 / p + 4e8 / (p * positive('impulsePaS', impulsePaS)));
}

/**
 * Probit of a brick building collapsing.
 * @throws RangeError unless both are > 0
 * @source TNO Green Book CPR 16E: 5 − 0.22 ln((40 000/p)^7.4 + (460/I)^11.3); checked against HyRAM's figure
 */
export function collapseProbit({ overpressurePa, impulsePaS }: Blast): number {
  const ofPressure = (40_000 / positive('overpressurePa', overpressurePa)) ** 7.4;
  return 5 - 0.22 * Math.log(ofPressure + (460 / positive('impulsePaS', impulsePaS)) ** 11.3);
}
