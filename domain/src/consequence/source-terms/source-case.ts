import type { Chemical } from '../chemicals/chemical.ts';
import { propertyOf } from '../chemicals/properties.ts';
import { eachOnce } from '../validity.ts';
import type { Caveat } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import { figure } from './figure.ts';
import type { Figure, FigureKey } from './figure.ts';
import { DEFAULT_SOURCE_SETTINGS } from './scenario.ts';
import type { Scenario, SourceSettings, Vessel } from './scenario.ts';
import type { GasUpstream } from './gas-orifice.ts';

/** Figures and caveats as they come up on the way. */
export type Account = {
  readonly note: (key: FigureKey, value: number) => void;
  readonly warn: (...caveats: readonly Caveat[]) => void;
  readonly why: () => readonly Figure[];
  readonly caveats: () => readonly Caveat[];
};

/** One release being worked out. */
export type SourceCase = {
  readonly chemical: Chemical;
  readonly air: Weather;
  readonly settings: SourceSettings;
  readonly account: Account;
};
export type VesselCase = SourceCase & { readonly vessel: Vessel };

export function sourceCase(scenario: Scenario, chemical: Chemical, air: Weather): SourceCase {
  const settings = { ...DEFAULT_SOURCE_SETTINGS, ...scenario.settings };
  return { chemical, air, settings, account: account() };
}

function account(): Account {
  const figures: Figure[] = [];
  const caveats: Caveat[] = [];
  return {
    note: (key, value) => void figures.push(figure(key, value)),
    warn: (...found) => void caveats.push(...found),
    why: () => [...figures],
    caveats: () => eachOnce(caveats),
  };
}

/**
 * Gas of the substance at rest.
 * @throws RangeError when the table does not have its heat capacity ratio
 */
export function gasOf(
  { chemical, air }: SourceCase,
  state: { readonly pressurePa: number; readonly temperatureK: number },
): GasUpstream {
  return {
    ...state,
    molarMassKgPerMol: propertyOf(chemical, 'molarMassKgPerMol'),
    heatCapacityRatio: propertyOf(chemical, 'heatCapacityRatio'),
    ambientPressurePa: air.pressurePa,
  };
}

/**
 * Of a tank that is open to the air the liquid is below its boiling point, also where the table does not know it.
 * @returns false for such a liquid
 */
export function hasBoilingPoint(chemical: Chemical, vessel: Vessel): boolean {
  return vessel.kind !== 'atmospheric-tank' || chemical.boilingPointK !== undefined;
}

/** Above the boiling point: comes out as a gas, or flashes, or boils on the ground. */
export function isSuperheated({ chemical, vessel }: VesselCase, temperatureK: number): boolean {
  return hasBoilingPoint(chemical, vessel) && temperatureK > propertyOf(chemical, 'boilingPointK');
}
