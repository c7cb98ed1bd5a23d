import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { finiteDurationKgPerM3, type FiniteDuration } from '../dispersion/finite-duration.ts';
import { flammableMass } from '../dispersion/flammable-mass.ts';
import { plumeFluxKgPerS, puffMassKg } from '../dispersion/mass-balance.ts';
import { endpointDistances, isopleth, plumeMaximum } from '../dispersion/plume-reach.ts';
import { plumeKgPerM3, sectionKgPerM3, type PlumeSource } from '../dispersion/plume.ts';
import type { PlumePlace, PlumeSection } from '../dispersion/plume.ts';
import { puffKgPerM3, type PuffSource } from '../dispersion/puff.ts';
import { stabilityBetween, type SigmaCurves } from '../dispersion/sigma-set.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { sigmaSetNameOf, terrainOf } from './sigma-words.ts';
import { elementwise, numberOf, numberOr, wordOf, wordOr } from './vector-model.ts';
import type { VectorInputs, VectorModel, VectorModels } from './vector-model.ts';

function curvesFor(inputs: VectorInputs, kind: 'plume' | 'puff'): SigmaCurves {
  const stability = stabilityBetween(wordOf(inputs, 'class'));
  return sigmaCurves(sigmaSetNameOf(inputs, kind), stability, terrainOf(inputs));
}

function plumeOf(inputs: VectorInputs): PlumeSource {
  return {
    rateKgPerS: numberOf(inputs, 'Q_kg_s'),
    windMPerS: numberOf(inputs, 'u_m_s'),
    heightM: numberOr(inputs, 'h_m', 0),
    curves: curvesFor(inputs, 'plume'),
  };
}

function puffOf(inputs: VectorInputs): PuffSource {
  return {
    massKg: numberOf(inputs, 'mass_kg'),
    windMPerS: numberOf(inputs, 'u_m_s'),
    heightM: numberOr(inputs, 'h_m', 0),
    curves: curvesFor(inputs, 'puff'),
    lidM: null,
  };
}

function placeOf(inputs: VectorInputs): PlumePlace {
  const [yM, zM] = [numberOr(inputs, 'y_m', 0), numberOr(inputs, 'z_m', 0)];
  return { xM: numberOf(inputs, 'x_m'), yM, zM };
}

function sectionOf(
  inputs: VectorInputs,
  { y, z }: { readonly y: number; readonly z: number },
): PlumeSection {
  return {
    rateKgPerS: numberOf(inputs, 'Q_kg_s'),
    windMPerS: numberOf(inputs, 'u_m_s'),
    heightM: numberOr(inputs, 'h_m', 0),
    sigmaYM: numberOr(inputs, 'sigma_y_m', y),
    sigmaZM: numberOr(inputs, 'sigma_z_m', z),
    lidM: null,
  };
}

/** σ of a set at the place, unless they are given. */
function finiteDurationOf(inputs: VectorInputs): FiniteDuration {
  const given = numberOr(inputs, 'sigma_x_m', 0);
  const curves = given > 0 ? null : curvesFor(inputs, 'puff');
  const xM = numberOf(inputs, 'x_m');
  const sigmas =
    curves === null || !(xM > 0) ? { y: NaN, z: NaN } : { y: curves.y(xM), z: curves.z(xM) };
  const at = wordOr(inputs, 'sigma_x_at', 'receptor x');
  return {
    durationS: numberOf(inputs, 'duration_s'),
    section: sectionOf(inputs, sigmas),
    sigmaX: curves === null ? () => given : curves.x,
    sigmaXAt: at.startsWith('cloud') ? 'cloud' : 'receptor',
  };
}

function massBalance(inputs: VectorInputs): { readonly [key: string]: number } {
  if (Object.hasOwn(inputs, 'Q_kg_s'))
    return { Q_recovered_kg_s: plumeFluxKgPerS(plumeOf(inputs), numberOf(inputs, 'x_m')) };
  return { mass_recovered_kg: puffMassKg(puffOf(inputs), numberOf(inputs, 't_s')) };
}

function isoplethOf(inputs: VectorInputs): { readonly [key: string]: number } {
  const found = isopleth(plumeOf(inputs), 0, numberOf(inputs, 'c_endpoint_kg_m3'));
  const { xMaxM = 0, halfWidthMaxM = 0, areaM2 = 0 } = found ?? {};
  return { x_max_m: xMaxM, half_width_max_m: halfWidthMaxM, area_m2: areaM2 };
}

/** kg/m³ of an ideal gas, from ppm. */
function endpointOf(inputs: VectorInputs): number {
  const molarMass = numberOf(inputs, 'molar_mass_g_mol') / 1000;
  const temperatureK = numberOr(inputs, 'temperature_K', 298.15);
  const pressurePa = numberOr(inputs, 'pressure_Pa', 101_325);
  const fraction = numberOf(inputs, 'endpoint_ppm') * 1e-6;
  return (fraction * molarMass * pressurePa) / (GAS_CONSTANT_J_PER_MOL_K * temperatureK);
}

/** Last x with the level, 0 when it is met nowhere. */
function farM(inputs: VectorInputs, level: number): number {
  return endpointDistances(plumeOf(inputs), 0, level)?.farM ?? 0;
}

/** A set by its own name: what the files call `sigma.…`. */
function sigmaModel(sigmaSet: string, sigmas: readonly ('x' | 'y' | 'z')[]): VectorModel {
  return eachOf((inputs) => {
    const kind = wordOr(inputs, 'mode', 'plume');
    if (kind !== 'plume' && kind !== 'puff') throw new RangeError(`unknown mode ${kind}`);
    const curves = curvesFor({ ...inputs, sigma_set: sigmaSet }, kind);
    const xM = numberOf(inputs, 'x_m');
    return Object.fromEntries(sigmas.map((axis) => [`sigma_${axis}_m`, curves[axis](xM)]));
  });
}

/** Any input may be a list. */
function eachOf(model: VectorModel): VectorModel {
  return (inputs) => elementwise(Object.keys(inputs), model)(inputs);
}

export const gaussianModels: VectorModels = {
  'sigma.briggs': sigmaModel('briggs', ['y', 'z']),
  'sigma.ccps_puff': sigmaModel('ccps_puff', ['x', 'y', 'z']),
  'sigma.isc3_pg_rural': sigmaModel('isc3_pg_rural', ['y', 'z']),
  'sigma.tno': sigmaModel('tno', ['x', 'y', 'z']),
  'sigma.turner': sigmaModel('turner', ['y', 'z']),
  'gaussian.plume': eachOf((inputs) => ({
    c_kg_m3: plumeKgPerM3(plumeOf(inputs), placeOf(inputs)),
  })),
  'gaussian.plume_sigma_given': eachOf((inputs) => ({
    c_kg_m3: sectionKgPerM3(
      sectionOf(inputs, { y: NaN, z: NaN }),
      numberOr(inputs, 'y_m', 0),
      numberOr(inputs, 'z_m', 0),
    ),
  })),
  'gaussian.plume_max': eachOf((inputs) => {
    const { xM, kgPerM3 } = plumeMaximum(plumeOf(inputs), numberOr(inputs, 'z_m', 0));
    return { c_max_kg_m3: kgPerM3, x_max_m: xM };
  }),
  'gaussian.endpoint_distance': eachOf((inputs) => ({
    x_m: farM(inputs, numberOf(inputs, 'c_endpoint_kg_m3')),
  })),
  'gaussian.endpoint_distance_ppm': eachOf((inputs) => ({ x_m: farM(inputs, endpointOf(inputs)) })),
  'gaussian.endpoint_distance_elevated': eachOf((inputs) => {
    const level = numberOf(inputs, 'c_endpoint_kg_m3');
    const { nearM = 0, farM: x_far_m = 0 } = endpointDistances(plumeOf(inputs), 0, level) ?? {};
    return { x_near_m: nearM, x_far_m };
  }),
  'gaussian.isopleth': eachOf(isoplethOf),
  'gaussian.mass_balance': eachOf(massBalance),
  'gaussian.flammable_mass': eachOf((inputs) => {
    const source = plumeOf(inputs);
    const { reachM, massKg } = flammableMass(source, numberOf(inputs, 'c_LFL_kg_m3'), null);
    return { x_LFL_m: reachM, mass_kg: massKg };
  }),
  'gaussian.puff': eachOf((inputs) => ({
    c_kg_m3: puffKgPerM3(puffOf(inputs), placeOf(inputs), numberOf(inputs, 't_s')),
  })),
  'gaussian.finite_duration': eachOf((inputs) => ({
    c_kg_m3: finiteDurationKgPerM3(
      finiteDurationOf(inputs),
      placeOf(inputs),
      numberOf(inputs, 't_s'),
    ),
  })),
};
