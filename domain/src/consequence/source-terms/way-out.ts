import { expandedJet } from './expanded-jet.ts';
import type { ExpandedJet } from './expanded-jet.ts';
import { gasOrifice } from './gas-orifice.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { gasPipeFlow } from './gas-pipe-flow.ts';
import { liquidOrificeKgPerM2S, liquidVelocityMPerS, openingAreaM2 } from './liquid-orifice.ts';
import { ENTRANCE_HEADS, liquidPipeCoefficient } from './pipe-friction.ts';
import type { SourceSettings } from './scenario.ts';
import type { StoredLiquid } from './stored-liquid.ts';
import { flashingPipeFactor, flashingRateKgPerM2S } from './two-phase-rate.ts';

/** How gas and liquid leave: a hole in a wall, a stub, a broken pipe. */
export type WayOut = {
  readonly areaM2: number;
  readonly gasRateKgPerS: (upstream: GasUpstream) => number;
  /** The jet outside; null when nothing flows. */
  readonly gasJet: (upstream: GasUpstream) => ExpandedJet | null;
  /** @param overpressurePa  above ambient  @param headM  level above the opening */
  readonly liquidRateKgPerS: (
    liquid: StoredLiquid,
    overpressurePa: number,
    headM: number,
  ) => number;
  /** Of a jet that flashes, by momentum from the end of the way to ambient pressure, m/s. */
  readonly flashingJetMPerS: (
    liquid: StoredLiquid,
    overpressurePa: number,
    headM: number,
  ) => number;
};

/**
 * A hole in a wall, or a stub that is so short that its friction does not count for gas and liquid.
 * @param lengthM  of the way out, m
 */
export function holeOf(diameterM: number, lengthM: number, settings: SourceSettings): WayOut {
  const { gasDischargeCoefficient: gas, liquidDischargeCoefficient: liquid } = settings;
  const flow = (upstream: GasUpstream) => gasOrifice(upstream, gas);
  return {
    ...liquidWay({ diameterM, lengthM }, liquid),
    gasRateKgPerS: (upstream) => openingAreaM2(diameterM) * flow(upstream).fluxKgPerM2S,
    gasJet: (upstream) => expandedJet(flow(upstream), upstream, gas),
  };
}

/**
 * A pipe broken off at full bore, fed by the vessel.
 * @param resistance  f L/D, velocity heads
 */
export function pipeOf(diameterM: number, lengthM: number, resistance: number): WayOut {
  const flow = (upstream: GasUpstream) => gasPipeFlow(upstream, ENTRANCE_HEADS + resistance);
  return {
    ...liquidWay({ diameterM, lengthM }, liquidPipeCoefficient(resistance)),
    gasRateKgPerS: (upstream) => openingAreaM2(diameterM) * flow(upstream).fluxKgPerM2S,
    gasJet: (upstream) => expandedJet(flow(upstream), upstream, 1),
  };
}

type Way = { readonly diameterM: number; readonly lengthM: number };

function liquidWay(
  way: Way,
  dischargeCoefficient: number,
): Pick<WayOut, 'areaM2' | 'liquidRateKgPerS' | 'flashingJetMPerS'> {
  const areaM2 = openingAreaM2(way.diameterM);
  const fluxKgPerM2S = (liquid: StoredLiquid, overpressurePa: number, headM: number): number => {
    const { densityKgPerM3, flashing, pressurePa } = liquid;
    const opening = { dischargeCoefficient, densityKgPerM3, overpressurePa, headM };
    if (flashing === null) return liquidOrificeKgPerM2S(opening);
    const subcoolingPa = pressurePa - flashing.saturationPa;
    return flashingRateKgPerM2S(opening, flashing, subcoolingPa, way);
  };
  return {
    areaM2,
    liquidRateKgPerS: (...state) => areaM2 * fluxKgPerM2S(...state),
    flashingJetMPerS: (liquid, overpressurePa, headM) => {
      const { densityKgPerM3 } = liquid;
      // Through a hole it is still a liquid; a longer way gives the vapour time to push.
      if (way.lengthM === 0) return liquidVelocityMPerS({ densityKgPerM3, overpressurePa, headM });
      const flux = fluxKgPerM2S(liquid, overpressurePa, headM);
      // Friction takes as much of the pressure at the end as of the flux.
      const endPa = flashingPipeFactor(way.lengthM, way.diameterM) * liquid.pressurePa;
      const pushPa = Math.max(0, endPa - (liquid.pressurePa - overpressurePa));
      return flux === 0 ? 0 : flux / densityKgPerM3 + pushPa / flux;
    },
  };
}
