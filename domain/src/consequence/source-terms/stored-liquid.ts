import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { propertyOf } from '../chemicals/properties.ts';
import { checkedVapourPressurePa } from '../chemicals/vapour-pressure.ts';
import type { Text } from '../../text/text.ts';
import { NotComputable } from '../run/not-computable.ts';
import { flashFraction } from './flash-fraction.ts';
import { isSuperheated } from './source-case.ts';
import type { VesselCase } from './source-case.ts';
import { ABOVE_SHAPE, ASSUMED_SHAPE } from './source-caveats.ts';
import { assumedShape, innerHeightM, levelM, volumeBelowM3 } from './vessel-shape.ts';
import type { VesselShape } from './vessel-shape.ts';
import type { FlashingLiquid } from './two-phase-rate.ts';

/** The liquid in a vessel as it stands. */
export type StoredLiquid = {
  readonly shape: VesselShape;
  readonly levelM: number;
  readonly densityKgPerM3: number;
  readonly temperatureK: number;
  /** Absolute, over the liquid. */
  readonly pressurePa: number;
  /** Null: below its boiling point, it does not flash. */
  readonly flashing: (FlashingLiquid & { readonly saturationPa: number }) | null;
  /** 0 to 1. */
  readonly flashFraction: number;
};

const ABOVE_CRITICAL: Text = {
  zh: '温度高于临界温度，容器内不会有液体，应按气体容器计算',
  en: 'Above the critical temperature there is no liquid: it has to be a vessel of gas',
};

/** Less than this share is no flash: cold-stored liquid a little above its boiling point boils on the ground. */
const LEAST_FLASH = 0.01;

/**
 * Level, pressure and superheat of what a vessel holds.
 * @throws RangeError when the table lacks a property that is needed for it
 * @throws NotComputable above the critical temperature, where there is no liquid
 */
export function storedLiquid(context: VesselCase): StoredLiquid {
  const { vessel, chemical, air, account } = context;
  const { contentsKg, temperatureK } = vessel;
  const criticalK = chemical.criticalTemperatureK?.value ?? Infinity;
  if (temperatureK >= criticalK) throw new NotComputable(ABOVE_CRITICAL, '/place/temperatureC');
  const densityKgPerM3 = propertyOf(chemical, 'liquidDensityKgPerM3');
  const volumeM3 = contentsKg / densityKgPerM3;
  if (vessel.shape === null) account.warn(ASSUMED_SHAPE);
  const shape =
    vessel.shape ?? assumedShape(Math.max(vessel.capacityKg / densityKgPerM3, volumeM3));
  if (volumeM3 > 1.001 * volumeBelowM3(shape, innerHeightM(shape))) account.warn(ABOVE_SHAPE);
  const level = levelM(shape, volumeM3);
  account.note('contents', contentsKg);
  account.note('level', level);
  account.note('temperature', temperatureK);
  const flash = flashOf(context);
  const flashing = flash < LEAST_FLASH ? null : flashingOf(context);
  const pressurePa = Math.max(vessel.pressurePa ?? air.pressurePa, flashing?.saturationPa ?? 0);
  account.note('pressure', pressurePa);
  return {
    shape,
    levelM: level,
    densityKgPerM3,
    temperatureK,
    pressurePa,
    flashing,
    flashFraction: flashing === null ? 0 : flash,
  };
}

/** Share of the stored liquid that turns to vapour at once outside; 0 below its boiling point. */
function flashOf(context: VesselCase): number {
  const { chemical } = context;
  const { temperatureK } = context.vessel;
  if (!isSuperheated(context, temperatureK)) return 0;
  const conditions = {
    liquidHeatCapacityJPerKgK: propertyOf(chemical, 'liquidHeatCapacityJPerKgK'),
    latentHeatJPerKg: propertyOf(chemical, 'latentHeatJPerKg'),
    boilingPointK: propertyOf(chemical, 'boilingPointK'),
    temperatureK,
  };
  return flashFraction(conditions, 'exponential');
}

function flashingOf({ vessel, chemical, account }: VesselCase): StoredLiquid['flashing'] {
  const { temperatureK } = vessel;
  const { value: saturationPa, caveats } = checkedVapourPressurePa(chemical, temperatureK);
  account.warn(...caveats);
  account.note('vapour-pressure', saturationPa);
  const vapourM3PerKg =
    (GAS_CONSTANT_J_PER_MOL_K * temperatureK) /
    (saturationPa * propertyOf(chemical, 'molarMassKgPerMol'));
  return {
    latentHeatJPerKg: propertyOf(chemical, 'latentHeatJPerKg'),
    vaporisationVolumeM3PerKg: vapourM3PerKg - 1 / propertyOf(chemical, 'liquidDensityKgPerM3'),
    temperatureK,
    liquidHeatCapacityJPerKgK: propertyOf(chemical, 'liquidHeatCapacityJPerKgK'),
    saturationPa,
  };
}
