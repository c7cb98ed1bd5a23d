import { propertyOf } from '../chemicals/properties.ts';
import { boilingBlowDown } from './boiling-blow-down.ts';
import { gasBlowDown } from './gas-blow-down.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { levelDrain } from './level-drain.ts';
import { delayed, endS, totalKg } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import type { Scenario } from './scenario.ts';
import { isSuperheated } from './source-case.ts';
import type { VesselCase } from './source-case.ts';
import { storedGas, vapourOver } from './stored-gas.ts';
import { storedLiquid } from './stored-liquid.ts';
import type { StoredLiquid } from './stored-liquid.ts';
import type { WayOut } from './way-out.ts';

/** A jet expanded to ambient pressure; the area over that of the opening is known for a gas alone. */
export type Jet = { readonly velocityMPerS: number; readonly areaRatio: number | null };

/** What comes out in one state. */
export type Outflow = {
  readonly curve: MassCurve;
  readonly initialRateKgPerS: number;
  /** As it is inside; null: a liquid. */
  readonly gas: GasUpstream | null;
  /** Of a liquid; 0 for a gas. */
  readonly flashFraction: number;
  /** At the start; null: a stream of liquid that falls to the ground, or what a pump delivers. */
  readonly jet: Jet | null;
};

type Opening = Extract<Scenario, { readonly kind: 'hole' | 'pipe-rupture' }>;

/**
 * What a vessel lets out by a way until nothing drives it any more, without any stop: its gas; its liquid down to the
 * opening, and then, of a liquefied gas, the vapour of what is left.
 * @returns one after the other; none when the opening is above a liquid that does not boil
 * @throws RangeError when the table lacks a property; NotComputable for a gas of unknown pressure
 */
export function outflowsOf(context: VesselCase, opening: Opening, way: WayOut): Outflow[] {
  const { vessel } = context;
  if (vessel.kind === 'gas-vessel') return [blowDown(context, way)];
  const liquid = storedLiquid(context);
  const openingM = opening.heightM - vessel.bottomM;
  const isLiquid =
    opening.phase === 'liquid' || (opening.phase === 'auto' && liquid.levelM > openingM);
  if (!isLiquid) return vapourOutflows(context, way, vessel.contentsKg);
  const first = drain(context, way, { liquid, openingM });
  const leftKg = vessel.contentsKg - totalKg(first.curve);
  const startS = endS(first.curve);
  const later = vapourOutflows(context, way, leftKg);
  return [first, ...later.map((flow) => ({ ...flow, curve: delayed(flow.curve, startS) }))];
}

function blowDown(context: VesselCase, way: WayOut): Outflow {
  const upstream = storedGas(context);
  const curve = gasBlowDown({
    upstream,
    contentsKg: context.vessel.contentsKg,
    mode: context.settings.blowDown,
    rateKgPerS: way.gasRateKgPerS,
  });
  return gasOutflow(way, upstream, curve);
}

/** Vapour over a liquid; of one below its boiling point nothing but a pad of other gas would drive out. */
function vapourOutflows(context: VesselCase, way: WayOut, contentsKg: number): Outflow[] {
  const { chemical, vessel } = context;
  const { temperatureK } = vessel;
  if (contentsKg <= 0 || !isSuperheated(context, temperatureK)) return [];
  const curve = boilingBlowDown({
    contentsKg,
    temperatureK,
    boilingPointK: propertyOf(chemical, 'boilingPointK'),
    liquidHeatCapacityJPerKgK: propertyOf(chemical, 'liquidHeatCapacityJPerKgK'),
    latentHeatJPerKg: propertyOf(chemical, 'latentHeatJPerKg'),
    rateKgPerS: (nowK) => way.gasRateKgPerS(vapourOver(context, nowK)),
  });
  return [gasOutflow(way, vapourOver(context, temperatureK), curve)];
}

function gasOutflow(way: WayOut, upstream: GasUpstream, curve: MassCurve): Outflow {
  return {
    curve,
    initialRateKgPerS: way.gasRateKgPerS(upstream),
    gas: upstream,
    flashFraction: 0,
    jet: way.gasJet(upstream),
  };
}

function drain(
  { air, account }: VesselCase,
  way: WayOut,
  { liquid, openingM }: { readonly liquid: StoredLiquid; readonly openingM: number },
): Outflow {
  const overpressurePa = liquid.pressurePa - air.pressurePa;
  const rateKgPerS = (level: number): number =>
    way.liquidRateKgPerS(liquid, overpressurePa, level - openingM);
  const headM = liquid.levelM - openingM;
  account.note('head', headM);
  // From an opening above the level liquid comes only up a dip pipe: as far down as the pressure lifts it.
  const toLevelM = headM > 0 ? Math.max(0, openingM) : 0;
  return {
    curve: levelDrain({ ...liquid, fromLevelM: liquid.levelM, toLevelM, rateKgPerS }),
    initialRateKgPerS: rateKgPerS(liquid.levelM),
    gas: null,
    flashFraction: liquid.flashFraction,
    jet: liquid.flashing && {
      velocityMPerS: way.flashingJetMPerS(liquid, overpressurePa, headM),
      areaRatio: null,
    },
  };
}
