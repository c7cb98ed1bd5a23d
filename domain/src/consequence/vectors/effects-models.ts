import {
  collapseProbit,
  headImpactProbit,
  overpressureProbit,
  PA_PER,
} from '../effects/overpressure-probits.ts';
import { doseForFraction, fractionOfProbit, probitOfDose } from '../effects/probit.ts';
import { thermalProbitOfWatts } from '../effects/thermal-probits.ts';
import { lethalConcentration, toxicLoad, toxicProbit } from '../effects/toxic-load.ts';
import {
  coefficientsOf,
  overpressureModelOf,
  pressureUnitOf,
  thermalCoefficientsOf,
  thermalModelOf,
  thermalShareOf,
  toxicCoefficientsOf,
} from './probit-inputs.ts';
import { table } from './table.ts';
import { elementwise, numberOf, numbersOf, type VectorModels, wordOf } from './vector-model.ts';

export const effectsModels: VectorModels = {
  'probit.fraction': elementwise(['probit'], (inputs) => ({
    percent: 100 * fractionOfProbit(numberOf(inputs, 'probit')),
  })),
  'probit.toxic_mg_m3': elementwise(['substance', 'c_mg_m3', 't_min', 'a', 'b', 'n'], (inputs) => {
    const coefficients = toxicCoefficientsOf(inputs, 'purple-book');
    const [concentration, minutes] = [numberOf(inputs, 'c_mg_m3'), numberOf(inputs, 't_min')];
    const load = toxicLoad([{ concentration, minutes }], coefficients.n);
    const probit = toxicProbit(coefficients, load);
    return { probit, fraction: fractionOfProbit(probit) };
  }),
  'probit.toxic_ppm_lc': elementwise(
    ['substance', 'fraction', 't_min', 'a', 'b', 'n'],
    (inputs) => {
      const exposure = { share: numberOf(inputs, 'fraction'), minutes: numberOf(inputs, 't_min') };
      return { c_ppm: lethalConcentration(toxicCoefficientsOf(inputs, 'lees'), exposure) };
    },
  ),
  'dose.toxic_load': (inputs) => {
    const concentrations = numbersOf(inputs, 'c_mg_m3');
    const minutes = numbersOf(inputs, 'dt_min');
    if (minutes.length !== 1 && minutes.length !== concentrations.length)
      throw new TypeError('dt_min: one, or as many as c_mg_m3');
    const steps = concentrations.map((concentration, at) => ({
      concentration,
      minutes: minutes[at] ?? minutes[0]!,
    }));
    const coefficients = toxicCoefficientsOf(inputs, 'purple-book');
    const load = toxicLoad(steps, coefficients.n);
    return { toxic_load: load, probit: toxicProbit(coefficients, load) };
  },
  'probit.thermal': (inputs) => ({
    probit: table(inputs, ['models', 'dose_W43_s'], (cell) =>
      thermalProbitOfWatts(
        thermalModelOf(wordOf(cell, 'models'), 'clothed'),
        numberOf(cell, 'dose_W43_s'),
      ),
    ),
  }),
  'probit.thermal_dose': (inputs) => {
    // Coefficients go in step with the models; every fraction is asked of each model.
    const ofModel = elementwise(['models', 'a', 'b'], (one) => ({
      dose: table(one, ['fraction'], (cell) =>
        doseForFraction(thermalCoefficientsOf(cell), numberOf(cell, 'fraction')),
      ),
    }));
    return ofModel(inputs);
  },
  'probit.thermal_percent': (inputs) => ({
    percent: table(inputs, ['model', 't_s', 'q_kW_m2'], (cell) => 100 * thermalShareOf(cell)),
  }),
  'probit.overpressure': elementwise(['p_Pa', 'a', 'b'], (inputs) => {
    const pressurePa = numberOf(inputs, 'p_Pa');
    const { unit, ...probit } = coefficientsOf(inputs, 'eisenberg-eardrum');
    return { percent: 100 * fractionOfProbit(probitOfDose(probit, pressurePa / PA_PER[unit])) };
  }),
  'probit.overpressure_probit': (inputs) => ({
    probit: table(inputs, ['models', 'p_Pa'], (cell) =>
      overpressureProbit(overpressureModelOf(wordOf(cell, 'models')), numberOf(cell, 'p_Pa')),
    ),
  }),
  'probit.overpressure_hsc': elementwise(['fraction', 'a', 'b', 'unit'], (inputs) => {
    const unit = pressureUnitOf(inputs, 'psi');
    const probit = coefficientsOf(inputs, 'hsc');
    const pressurePa = doseForFraction(probit, numberOf(inputs, 'fraction')) * PA_PER[unit];
    return {
      p_psi: pressurePa / PA_PER.psi,
      p_bar: pressurePa / PA_PER.bar,
      p_kPa: pressurePa / PA_PER.kPa,
      p_Pa: pressurePa,
    };
  }),
  'probit.overpressure_impulse': elementwise(['p_Pa', 'impulse_Pa_s'], (inputs) => {
    const blast = {
      overpressurePa: numberOf(inputs, 'p_Pa'),
      impulsePaS: numberOf(inputs, 'impulse_Pa_s'),
    };
    return { probit_head: headImpactProbit(blast), probit_collapse: collapseProbit(blast) };
  }),
};
