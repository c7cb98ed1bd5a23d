import { propertyOf } from '../chemicals/properties.ts';
import { zeroOrMore } from '../inputs.ts';
import type { Release } from '../release.ts';
import { leakDurationS } from './leak-duration.ts';
import { cutAt, endS, scaled, stepsOf, sumOf, totalKg } from './mass-curve.ts';
import type { Outflow } from './outflow.ts';
import { poolOfSpill } from './pool-of-spill.ts';
import { airborneShare } from './rain-out.ts';
import type { RainOutRule } from './rain-out.ts';
import type { LeakStop } from './scenario.ts';
import { CUT_AT_HORIZON, NO_OUTFLOW } from './source-caveats.ts';
import type { VesselCase } from './source-case.ts';
import { cloudState, poolCloud, poolShape } from './source-cloud.ts';
import type { SourceTerm } from './source-term.ts';

export type OpeningSite = {
  readonly diameterM: number;
  readonly heightM: number;
};

/**
 * When a leak is stopped, s; Infinity: it is not.
 * @throws RangeError for a duration that is not positive
 */
export function stopS(stop: LeakStop, diameterM: number): number {
  switch (stop.by) {
    case 'time':
      if (!(stop.durationS > 0))
        throw new RangeError(`durationS must be > 0, got ${stop.durationS}`);
      return stop.durationS;
    case 'grades':
      return leakDurationS(diameterM, stop.detection, stop.isolation) ?? Infinity;
    case 'nothing':
      return Infinity;
  }
}

/**
 * The release of what flows out of an opening over time: vapour and droplets as they come, the rest by way of a pool.
 * @param outflows  one after the other or side by side, already ended by a stop; the first gives the jet
 */
export function releaseOverTime(
  context: VesselCase,
  site: OpeningSite,
  outflows: readonly Outflow[],
): SourceTerm {
  const { account, settings, chemical } = context;
  const flows = outflows.map((flow) => portioned(flow, context.settings));
  if (outflows.some(({ curve }) => endS(curve) > settings.horizonS)) account.warn(CUT_AT_HORIZON);
  const spilled = sumOf(flows.map(({ curve }) => curve));
  if (totalKg(spilled) === 0) account.warn(NO_OUTFLOW);
  account.note('initial-rate', outflows[0]?.initialRateKgPerS ?? 0);
  account.note('leak-duration', endS(spilled));
  account.note('spilled', totalKg(spilled));
  if (flows[0] !== undefined && flows[0].gas === null) {
    account.note('flash-fraction', flows[0].flashFraction);
    account.note('airborne-share', flows[0].share);
  }
  const pool = poolOfSpill(
    context,
    sumOf(flows.map(({ curve, share }) => scaled(curve, 1 - share))),
  );
  const jet = sumOf(flows.map(({ curve, share }) => scaled(curve, share)));
  const isJet = totalKg(jet) > 0;
  if (pool !== null && !isJet) {
    const cloud = poolCloud(context, pool, totalKg(spilled));
    account.note('airborne', cloud.airborneKg);
    return { ...cloud, why: account.why(), poolRelease: null };
  }
  const airborne = pool === null ? jet : sumOf([jet, pool.evaporated]);
  const airborneKg = totalKg(airborne);
  const state = jetState(context, flows, airborneKg);
  const jetShape = flows[0]?.jet ?? null;
  if (jetShape !== null) account.note('exit-velocity', jetShape.velocityMPerS);
  if (jetShape?.areaRatio != null)
    account.note('expanded-diameter', site.diameterM * Math.sqrt(jetShape.areaRatio));
  account.note('airborne', airborneKg);
  return {
    kind: 'continuous',
    cas: chemical.cas,
    steps: stepsOf(airborne),
    airborneKg,
    spilledKg: totalKg(spilled),
    phase: state.phase,
    ...state.cloud,
    heightM: zeroOrMore('heightM', site.heightM),
    openingM: isJet ? site.diameterM : null,
    exitVelocityMPerS: jetShape?.velocityMPerS ?? null,
    pool: poolShape(context, pool),
    caveats: account.caveats(),
    why: account.why(),
    poolRelease: null,
  };
}

type Portioned = Outflow & { readonly share: number };

/** Cut at the horizon, with the share that stays in the air. */
function portioned(
  flow: Outflow,
  { horizonS, rainOut }: { readonly horizonS: number; readonly rainOut: RainOutRule },
): Portioned {
  const share = flow.gas === null ? airborneShare(flow.flashFraction, rainOut) : 1;
  return { ...flow, curve: cutAt(flow.curve, horizonS), share };
}

/** State of the jet: of vapour and droplets at the boiling point when some of it flashed, else of the gas as it was inside. */
function jetState(
  context: VesselCase,
  flows: readonly Portioned[],
  airborneKg: number,
): {
  readonly phase: Release['phase'];
  readonly cloud: ReturnType<typeof cloudState>;
} {
  const { chemical, vessel } = context;
  const flashing = flows.filter(
    ({ flashFraction, curve }) => flashFraction > 0 && totalKg(curve) > 0,
  );
  if (flashing.length === 0)
    return { phase: 'gas', cloud: cloudState(context, vessel.temperatureK, 0) };
  const dropletsKg = flashing.reduce(
    (sum, { curve, share, flashFraction }) => sum + totalKg(curve) * (share - flashFraction),
    0,
  );
  const boilingPointK = propertyOf(chemical, 'boilingPointK');
  const cloud = cloudState(context, boilingPointK, dropletsKg / airborneKg);
  return { phase: 'two-phase', cloud };
}
