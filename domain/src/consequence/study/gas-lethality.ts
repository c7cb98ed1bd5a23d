import type { Chemical } from '../chemicals/chemical.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { probitUnitPerKgPerM3 } from '../effects/toxic-load.ts';
import { cloudLethality } from '../risk/cloud-lethality.ts';
import { lethalityOfField } from '../risk/lethality.ts';
import type { Lethality } from '../risk/lethality.ts';
import { envelopeOf, halfWidthAt } from '../uncertainty/envelope.ts';
import type { Weather } from '../weather/weather.ts';

/** A cloud of a study is followed so long. */
const LONGEST_S = 7200;

export type GasCloud = {
  readonly cloud: Cloud;
  readonly chemical: Chemical;
  readonly air: Weather;
};

/**
 * Who dies of breathing a cloud outdoors, from the dose of its whole passage.
 * @returns null for a substance without a probit
 * @source Purple Book 5.2.2
 */
export function toxicLethality({ cloud, chemical, air }: GasCloud): Lethality | null {
  const probit = chemical.probits.purpleBook ?? chemical.probits.lees;
  if (probit === undefined) return null;
  const { temperatureK, pressurePa } = air;
  const molarMassKgPerMol = chemical.molarMassKgPerMol.value;
  const unitPerKgPerM3 = probitUnitPerKgPerM3(probit, {
    ...{ molarMassKgPerMol, temperatureK, pressurePa },
  });
  return cloudLethality(cloud, { probit, unitPerKgPerM3, untilS: LONGEST_S });
}

/**
 * Everybody inside the lower explosion limit at any time dies when the cloud burns. The envelope is made once: at a million
 * places of a park it is looked up, where `flashFireLethality` asks the cloud anew.
 * @returns null for a substance that does not burn, or a cloud that is too thin
 * @source Purple Book 5.2.4: flash fire, P = 1 within the flame
 */
export function flashLethality({ cloud, chemical, air }: GasCloud): Lethality | null {
  const levelKgPerM3 = lelKgPerM3(chemical, air);
  if (levelKgPerM3 === null) return null;
  const envelope = envelopeOf(cloud, levelKgPerM3, { fromS: 0, toS: LONGEST_S });
  const extent = envelope && cloud.extentM(levelKgPerM3);
  if (envelope === null || extent === null) return null;
  const { upwindM, downwindM, halfWidthM } = extent;
  return lethalityOfField({
    reachM: Math.hypot(Math.max(upwindM, downwindM), halfWidthM),
    at: (xM, yM) => (Math.abs(yM) < halfWidthAt(envelope, xM) ? 1 : 0),
  });
}

/** Lower explosion limit in this air; null for what does not burn. */
export function lelKgPerM3(chemical: Chemical, air: Weather): number | null {
  const { lel, molarMassKgPerMol } = chemical;
  if (lel === undefined) return null;
  const { temperatureK, pressurePa } = air;
  const gas = { molarMassKgPerMol: molarMassKgPerMol.value, temperatureK, pressurePa };
  return lel.value * gasDensityKgPerM3(gas);
}
