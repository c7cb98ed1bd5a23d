import { vapourPressurePa } from '../chemicals/vapour-pressure.ts';
import { NotComputable } from '../run/not-computable.ts';
import { extrapolations } from '../validity.ts';
import type { GasUpstream } from './gas-orifice.ts';
import { IDEAL_GAS } from './source-caveats.ts';
import { gasOf } from './source-case.ts';
import type { VesselCase } from './source-case.ts';

/**
 * Gas in a vessel at rest.
 * @throws NotComputable when nobody knows its pressure
 */
export function storedGas(context: VesselCase): GasUpstream {
  const { vessel, account } = context;
  if (vessel.pressurePa === null)
    throw new NotComputable(
      { zh: '气体容器的压力未知', en: 'The pressure of the gas in the vessel is not known' },
      '/place/pressureKPaAbs',
    );
  account.note('contents', vessel.contentsKg);
  account.note('temperature', vessel.temperatureK);
  account.note('pressure', vessel.pressurePa);
  account.warn(...extrapolations([[IDEAL_GAS, vessel.pressurePa]]));
  return gasOf(context, { pressurePa: vessel.pressurePa, temperatureK: vessel.temperatureK });
}

/** Vapour over a liquid of a temperature, at the liquid's own vapour pressure. */
export function vapourOver(context: VesselCase, temperatureK: number): GasUpstream {
  const pressurePa = vapourPressurePa(context.chemical, temperatureK);
  return gasOf(context, { temperatureK, pressurePa });
}
