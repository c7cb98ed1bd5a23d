import type { Chemical } from '../chemicals/chemical.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { NotComputable } from '../run/not-computable.ts';
import type { Weather } from '../weather/weather.ts';
import { gasOrifice } from './gas-orifice.ts';
import { expandedJet } from './expanded-jet.ts';
import { givenRelease } from './given-release.ts';
import { openingAreaM2 } from './liquid-orifice.ts';
import { cutAt, steady } from './mass-curve.ts';
import { outflowsOf } from './outflow.ts';
import { pipeRelease } from './pipe-release.ts';
import { releaseAtOnce } from './release-at-once.ts';
import { releaseOverTime, stopS } from './release-over-time.ts';
import type { Scenario, Vessel } from './scenario.ts';
import { gasOf, sourceCase } from './source-case.ts';
import type { VesselCase } from './source-case.ts';
import type { SourceTerm } from './source-term.ts';
import { holeOf } from './way-out.ts';

/**
 * What gets into the air when something happens to a vessel: how much, when, in which state, with the way to it.
 * @param vessel  null only for a rate or a puff that a person gives
 * @returns airborne + left in the pool = spilled ≤ contents (and the contents of a broken pipe); rates never negative
 * @throws RangeError for values that make no sense, or a property that the table does not have
 * @throws NotComputable when something is needed that nobody knows
 */
export function releaseFrom(
  scenario: Scenario,
  vessel: Vessel | null,
  chemical: Chemical,
  air: Weather,
): SourceTerm {
  const base = sourceCase(scenario, chemical, air);
  if (scenario.kind === 'given-rate' || scenario.kind === 'given-puff')
    return givenRelease(base, scenario);
  if (vessel === null)
    throw new NotComputable({ zh: '缺少容器信息', en: 'Nothing is known of the vessel' }, '/place');
  const context = { ...base, vessel: checkedVessel(vessel) };
  switch (scenario.kind) {
    case 'hole':
      return holeRelease(context, scenario);
    case 'pipe-rupture':
      return pipeRelease(context, scenario);
    case 'relief':
      return reliefRelease(context, scenario);
    case 'catastrophic':
      return releaseAtOnce(context, null);
    case 'pool':
      return releaseAtOnce(context, positive('massKg', scenario.massKg));
  }
}

function checkedVessel(vessel: Vessel): Vessel {
  if (zeroOrMore('contentsKg', vessel.contentsKg) === 0)
    throw new NotComputable({ zh: '容器是空的', en: 'The vessel is empty' }, '/place/contentsT');
  positive('capacityKg', vessel.capacityKg);
  positive('temperatureK', vessel.temperatureK);
  zeroOrMore('bottomM', vessel.bottomM);
  if (vessel.pressurePa !== null) positive('pressurePa', vessel.pressurePa);
  if (vessel.bundAreaM2 !== null) positive('bundAreaM2', vessel.bundAreaM2);
  return vessel;
}

type Kind<Name> = Extract<Scenario, { readonly kind: Name }>;

function holeRelease(context: VesselCase, scenario: Kind<'hole'>): SourceTerm {
  const { diameterM, heightM, lengthM } = scenario;
  const way = holeOf(diameterM, zeroOrMore('lengthM', lengthM), context.settings);
  context.account.note('area', way.areaM2);
  const stop = stopS(scenario.stop, diameterM);
  const flows = outflowsOf(context, scenario, way);
  const stopped = flows.map((flow) => ({ ...flow, curve: cutAt(flow.curve, stop) }));
  const { gasDischargeCoefficient, liquidDischargeCoefficient } = context.settings;
  const isGas = flows[0]?.gas !== null;
  context.account.note(
    'discharge-coefficient',
    isGas ? gasDischargeCoefficient : liquidDischargeCoefficient,
  );
  return releaseOverTime(context, { diameterM, heightM }, stopped);
}

/** A safety valve that stays open: gas at its pressure, until it is shut or the vessel is empty. */
function reliefRelease(context: VesselCase, scenario: Kind<'relief'>): SourceTerm {
  const { account, settings, vessel } = context;
  const { diameterM, heightM, pressurePa } = scenario;
  const gas = gasOf(context, { pressurePa, temperatureK: vessel.temperatureK });
  const coefficient = settings.reliefDischargeCoefficient;
  const flow = gasOrifice(gas, coefficient);
  const rateKgPerS = openingAreaM2(diameterM) * flow.fluxKgPerM2S;
  account.note('contents', vessel.contentsKg);
  account.note('pressure', pressurePa);
  account.note('discharge-coefficient', coefficient);
  const endsS = Math.min(stopS(scenario.stop, diameterM), vessel.contentsKg / rateKgPerS);
  return releaseOverTime(context, { diameterM, heightM }, [
    {
      curve: rateKgPerS === 0 ? steady(0, 0) : steady(rateKgPerS, endsS),
      initialRateKgPerS: rateKgPerS,
      gas,
      flashFraction: 0,
      jet: expandedJet(flow, gas, coefficient),
    },
  ]);
}
