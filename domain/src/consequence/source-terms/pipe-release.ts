import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { propertyOf } from '../chemicals/properties.ts';
import { zeroOrMore } from '../inputs.ts';
import { extrapolations } from '../validity.ts';
import { gasOrifice, specificGasConstant } from './gas-orifice.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { openingAreaM2 } from './liquid-orifice.ts';
import { cutAt, delayed, endS, steady } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import { outflowsOf } from './outflow.ts';
import type { Outflow } from './outflow.ts';
import { pipeResistance } from './pipe-friction.ts';
import { releaseOverTime, stopS } from './release-over-time.ts';
import type { Scenario } from './scenario.ts';
import { WILSON_PIPE } from './source-caveats.ts';
import type { VesselCase } from './source-case.ts';
import type { SourceTerm } from './source-term.ts';
import { storedGas, vapourOver } from './stored-gas.ts';
import { storedLiquid } from './stored-liquid.ts';
import { pipeOf } from './way-out.ts';
import { pipeReleasedKg, pipeTimeConstantS } from './wilson-decay.ts';
import type { PipeBlowDown } from './wilson-decay.ts';

type PipeRupture = Extract<Scenario, { readonly kind: 'pipe-rupture' }>;

const POINTS = 150;

/**
 * A pipe broken at full bore: the vessel's flow through it, or what a pump delivers, until it is stopped, and what is in the
 * pipe itself. Gas in the pipe comes out at once beside the flow, by two exponentials; liquid runs out after the stop. The
 * side of the break that is away from the vessel is left out.
 */
export function pipeRelease(context: VesselCase, scenario: PipeRupture): SourceTerm {
  const { diameterM, lengthM, heightM } = scenario;
  const resistance = pipeResistance(lengthM, diameterM, context.settings.pipeRoughnessM);
  const way = pipeOf(diameterM, lengthM, resistance);
  context.account.note('area', way.areaM2);
  context.account.note('friction-resistance', resistance);
  const fed =
    scenario.feedKgPerS === null
      ? outflowsOf(context, scenario, way)
      : pumped(context, scenario, scenario.feedKgPerS);
  const stop = stopS(scenario.stop, diameterM);
  const stopped = fed.map((flow) => ({ ...flow, curve: cutAt(flow.curve, stop) }));
  const [first] = stopped;
  if (first === undefined) return releaseOverTime(context, { diameterM, heightM }, []);
  const flows =
    first.gas === null
      ? [...stopped, remnant(context, scenario, stopped)]
      : [gasOfPipe(context, { ...scenario, resistance }, first), ...stopped];
  return releaseOverTime(context, { diameterM, heightM }, flows);
}

/** What a pump or compressor delivers, until the vessel is empty. */
function pumped(context: VesselCase, scenario: PipeRupture, feedKgPerS: number): Outflow[] {
  if (zeroOrMore('feedKgPerS', feedKgPerS) === 0) return [];
  const { vessel } = context;
  const curve = steady(feedKgPerS, vessel.contentsKg / feedKgPerS);
  const base = { curve, initialRateKgPerS: feedKgPerS, jet: null };
  if (vessel.kind === 'gas-vessel') return [{ ...base, gas: storedGas(context), flashFraction: 0 }];
  if (scenario.phase === 'vapour')
    return [{ ...base, gas: vapourOver(context, vessel.temperatureK), flashFraction: 0 }];
  return [{ ...base, gas: null, flashFraction: storedLiquid(context).flashFraction }];
}

/** Liquid that is left in the pipe when the flow ends: it runs out as fast as it began. */
function remnant(
  { chemical, account }: VesselCase,
  { diameterM, lengthM }: PipeRupture,
  flows: readonly Outflow[],
): Outflow {
  const [first] = flows as readonly [Outflow, ...Outflow[]];
  const contentsKg =
    openingAreaM2(diameterM) * lengthM * propertyOf(chemical, 'liquidDensityKgPerM3');
  account.note('pipe-contents', contentsKg);
  const rateKgPerS = first.initialRateKgPerS;
  if (rateKgPerS === 0) return { ...first, curve: steady(0, 0) };
  const startS = Math.max(...flows.map(({ curve }) => endS(curve)));
  return { ...first, curve: delayed(steady(rateKgPerS, contentsKg / rateKgPerS), startS) };
}

/** Gas that fills the pipe at the pressure of the vessel. */
function gasOfPipe(
  { settings, account }: VesselCase,
  { diameterM, lengthM, resistance }: PipeRupture & { readonly resistance: number },
  fed: Outflow,
): Outflow {
  const gas = fed.gas!;
  const areaM2 = openingAreaM2(diameterM);
  const contentsKg = areaM2 * lengthM * gasDensityKgPerM3(gas);
  const initialRateKgPerS = areaM2 * gasOrifice(gas, 1).fluxKgPerM2S;
  account.warn(...extrapolations([[WILSON_PIPE, lengthM / diameterM]]));
  account.note('pipe-contents', contentsKg);
  if (initialRateKgPerS === 0) return { ...fed, curve: steady(0, 0) };
  const timeConstantS = pipeTimeConstantS({
    lengthM,
    resistance,
    soundMPerS: soundMPerS(gas),
    heatCapacityRatio: gas.heatCapacityRatio,
    areaRatio: 1,
  });
  account.note('time-constant', timeConstantS);
  const curve = decayCurve({ initialRateKgPerS, contentsKg, timeConstantS }, settings.horizonS);
  return { ...fed, curve, initialRateKgPerS };
}

function soundMPerS(gas: GasUpstream): number {
  return Math.sqrt(gas.heatCapacityRatio * specificGasConstant(gas) * gas.temperatureK);
}

/** Points closer together at the start, where the gas near the break rushes out. */
function decayCurve(blowDown: PipeBlowDown, horizonS: number): MassCurve {
  const timesS = Array.from({ length: POINTS + 1 }, (_, at) => horizonS * (at / POINTS) ** 4);
  return { timesS, massKg: timesS.map((time) => pipeReleasedKg(blowDown, time)) };
}
