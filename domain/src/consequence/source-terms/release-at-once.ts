import { propertyOf } from '../chemicals/properties.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { atOnce } from './mass-curve.ts';
import { poolOfSpill } from './pool-of-spill.ts';
import { airborneShare } from './rain-out.ts';
import { ABOVE_CONTENTS } from './source-caveats.ts';
import type { VesselCase } from './source-case.ts';
import { cloudState, poolCloud, poolShape } from './source-cloud.ts';
import type { CloudState } from './source-cloud.ts';
import type { SourceTerm } from './source-term.ts';
import { storedGas } from './stored-gas.ts';
import { storedLiquid } from './stored-liquid.ts';

/**
 * All that a vessel holds, or so much of its liquid, at once. Gas and what stays in the air of a flash are a puff; what falls
 * makes a pool, whose vapour is `poolRelease`, or the release itself when nothing flashes.
 * @param massKg  null: the contents
 */
export function releaseAtOnce(context: VesselCase, massKg: number | null): SourceTerm {
  const { vessel, account } = context;
  const spilledKg = massKg ?? vessel.contentsKg;
  if (vessel.kind === 'gas-vessel') {
    const gas = storedGas(context);
    account.note('spilled', spilledKg);
    return puff(context, { spilledKg, airborneKg: spilledKg, cloud: burstCloud(context, gas) });
  }
  if (spilledKg > vessel.contentsKg) account.warn(ABOVE_CONTENTS);
  const { flashFraction } = storedLiquid(context);
  const share = airborneShare(flashFraction, context.settings.rainOut);
  account.note('spilled', spilledKg);
  account.note('flash-fraction', flashFraction);
  account.note('airborne-share', share);
  const airborneKg = share * spilledKg;
  if (airborneKg > 0) {
    const boilingPointK = propertyOf(context.chemical, 'boilingPointK');
    const cloud = cloudState(context, boilingPointK, 1 - flashFraction / share);
    return puff(context, { spilledKg, airborneKg, cloud });
  }
  const pool = poolOfSpill(context, atOnce(spilledKg))!;
  const cloud = poolCloud(context, pool, spilledKg);
  account.note('airborne', cloud.airborneKg);
  return { ...cloud, why: account.why(), poolRelease: null };
}

/**
 * Gas of a burst vessel after it pushed the air aside: it did the work Pa ΔV and kept the rest of its heat.
 * @source energy of an ideal gas expanding against a constant pressure, T = T₀ (1/γ + (γ−1)/γ Pa/P₀)
 */
function burstCloud(context: VesselCase, gas: GasUpstream): CloudState {
  const { temperatureK, pressurePa, ambientPressurePa, heatCapacityRatio: k } = gas;
  const ratio = Math.min(1, ambientPressurePa / pressurePa);
  return cloudState(context, temperatureK * (1 / k + ((k - 1) / k) * ratio), 0);
}

type Puff = {
  readonly spilledKg: number;
  readonly airborneKg: number;
  readonly cloud: CloudState;
};

function puff(context: VesselCase, { spilledKg, airborneKg, cloud }: Puff): SourceTerm {
  const { account, chemical } = context;
  const fallenKg = spilledKg - airborneKg;
  const pool = poolOfSpill(context, atOnce(fallenKg));
  account.note('airborne', airborneKg);
  return {
    kind: 'instantaneous',
    cas: chemical.cas,
    steps: [],
    airborneKg,
    spilledKg,
    phase: context.vessel.kind === 'gas-vessel' ? 'gas' : 'two-phase',
    ...cloud,
    heightM: 0,
    openingM: null,
    exitVelocityMPerS: null,
    pool: poolShape(context, pool),
    caveats: account.caveats(),
    why: account.why(),
    poolRelease: pool === null ? null : poolCloud(context, pool, fallenKg),
  };
}
