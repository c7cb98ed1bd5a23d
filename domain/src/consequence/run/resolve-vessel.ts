import type { Chemical } from '../chemicals/chemical.ts';
import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '../constants.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { Caveat } from '../validity.ts';
import { asIs } from './known-inputs.ts';
import type { InputLog } from './known-inputs.ts';
import { NotComputable } from './not-computable.ts';
import type { RunFacts, VesselFacts } from './run-facts.ts';

export type ResolvedVessel = { readonly vessel: Vessel; readonly caveats: readonly Caveat[] };

/** Air at the site, as far as a store without a thermometer follows it. */
type Site = { readonly facts: RunFacts; readonly chemical: Chemical; readonly airK: number };

/**
 * The vessel that leaks: what a person gave, else sensors, else the registry, else careful assumptions, each told in `log`.
 * Contents that nobody knows are those of a full vessel: unknown is not good news.
 * @throws NotComputable when neither contents nor capacity are known
 */
export function resolveVessel(site: Site, log: InputLog): ResolvedVessel {
  const { vessel: known } = site.facts;
  const caveats: Caveat[] = [];
  const contentsKg = contentsOf(known, log, caveats);
  const temperatureK = temperatureOf(site, log);
  const kind = kindOf(site.chemical, temperatureK, site.airK);
  const pressurePa = kind === 'atmospheric-tank' ? null : pressureOf(known, kind, log);
  const shape = shapeOf(known);
  const bundAreaM2 = known.bundAreaM2.value;
  log.take(BUND, known.bundAreaM2, {
    value: 0,
    why: {
      zh: '无围堰数据，按无围堰（液池自由扩展）计算',
      en: 'no bund known: the pool spreads freely',
    },
  });
  const vessel: Vessel = {
    kind,
    capacityKg: Math.max(known.capacityKg.value ?? contentsKg, contentsKg),
    contentsKg,
    shape,
    bottomM: 0,
    temperatureK,
    pressurePa,
    bundAreaM2: bundAreaM2 !== null && bundAreaM2 > 0 ? bundAreaM2 : null,
    ground: 'concrete',
  };
  return { vessel, caveats };
}

function contentsOf(known: VesselFacts, log: InputLog, caveats: Caveat[]): number {
  const { capacityKg, contentsKg, fillLevel } = known;
  const byLevel = contentsByLevel(known);
  if (contentsKg.provenance !== 'given' && byLevel !== null)
    return log.take(CONTENTS, { ...fillLevel, value: byLevel }, NEVER);
  if (contentsKg.value !== null) return log.take(CONTENTS, contentsKg, NEVER);
  if (capacityKg.value === null) throw new NotComputable(CONTENTS_MISSING, '/place/contentsT');
  caveats.push(FULL);
  return log.take(CONTENTS, contentsKg, { value: capacityKg.value, why: FULL.text });
}

function contentsByLevel({ fillLevel, capacityKg }: VesselFacts): number | null {
  if (fillLevel.value === null || capacityKg.value === null) return null;
  return fillLevel.value * capacityKg.value;
}

/** Sensors first; a store of liquefied cold gas is at its boiling point, any other at the air's temperature. */
function temperatureOf({ facts, chemical, airK }: Site, log: InputLog): number {
  const boilingK = chemical.boilingPointK?.value ?? null;
  const isCryogenic = (chemical.criticalTemperatureK?.value ?? Infinity) < airK;
  const pressurePa = facts.vessel.pressurePa.value;
  if (isCryogenic && boilingK !== null && (pressurePa ?? 0) < 3 * STANDARD_PRESSURE_PA)
    return log.take(TEMPERATURE, facts.vessel.temperatureK, {
      value: boilingK,
      why: {
        zh: '无温度数据，按常压沸点取值（低温储存）',
        en: 'no temperature known: stored cold, at its boiling point',
      },
    });
  return log.take(TEMPERATURE, facts.vessel.temperatureK, {
    value: airK,
    why: { zh: '无温度数据，按气温取值', en: 'no temperature known: that of the air is taken' },
  });
}

/**
 * Liquid under its own vapour pressure or cold, a gas that cannot be liquid at this temperature, or a liquid open to the air.
 */
function kindOf(chemical: Chemical, temperatureK: number, airK: number): Vessel['kind'] {
  const criticalK = chemical.criticalTemperatureK?.value;
  if (criticalK !== undefined && temperatureK > criticalK) return 'gas-vessel';
  // Mixtures such as crude oil have no boiling point of their own: they are stored as liquids.
  const boilingK = chemical.boilingPointK?.value ?? Infinity;
  return boilingK < Math.max(temperatureK, airK) ? 'liquefied-gas' : 'atmospheric-tank';
}

/** Null for a liquefied gas of unknown pressure: its vapour pressure then holds. */
function pressureOf(known: VesselFacts, kind: Vessel['kind'], log: InputLog): number | null {
  if (kind === 'liquefied-gas' && known.pressurePa.value === null) return null;
  return log.take(PRESSURE, known.pressurePa, {
    value: 1e6,
    why: { zh: '无压力数据，按 1 MPa 取值', en: 'no pressure known: 1 MPa is taken' },
  });
}

function shapeOf({ diameterM, heightM }: VesselFacts): Vessel['shape'] {
  if (diameterM.value === null || heightM.value === null) return null;
  return { form: 'vertical-cylinder', diameterM: diameterM.value, heightM: heightM.value };
}

/** For values that are known: nothing is assumed. */
const NEVER = { value: Number.NaN, why: { zh: '', en: '' } };

const CONTENTS_MISSING = {
  zh: '存量和容量均未知：请填写存量（吨）',
  en: 'neither contents nor capacity are known: give the quantity in tonnes',
};
const FULL: Caveat = {
  code: 'inventory:unknown',
  text: {
    zh: '容器内存量未知，按满罐计算',
    en: 'What is in the vessel is not known: it is taken as full',
  },
};
const CONTENTS = {
  key: 'contents',
  label: { zh: '存量', en: 'Contents' },
  unit: 't',
  shown: (kg: number) => kg / 1000,
};
const TEMPERATURE = {
  key: 'store-temperature',
  label: { zh: '储存温度', en: 'Storage temperature' },
  unit: '℃',
  shown: (kelvin: number) => kelvin - ZERO_CELSIUS_K,
};
const PRESSURE = {
  key: 'store-pressure',
  label: { zh: '储存压力（绝对）', en: 'Storage pressure, absolute' },
  unit: 'kPa',
  shown: (pa: number) => pa / 1000,
};
const BUND = { key: 'bund', label: { zh: '围堰面积', en: 'Bund area' }, unit: 'm²', shown: asIs };
