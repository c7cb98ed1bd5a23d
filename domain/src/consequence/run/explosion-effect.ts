import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties, propertyOf } from '../chemicals/properties.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { Cloud } from '../cloud.ts';
import { OVERPRESSURE_LEVELS } from '../effects/threat-levels.ts';
import { congestedCharge, zoneAroundCloud } from '../explosion/congested-cloud.ts';
import type { ExplosiveCharge } from '../explosion/congested-cloud.ts';
import { multiEnergyExplosion } from '../explosion/multi-energy.ts';
import { eachOnce } from '../validity.ts';
import type { Caveat } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import type { Effect } from './effect.ts';
import { rounded } from './known-inputs.ts';
import { shownFigures } from './shown-figures.ts';

/** Plant stands about so high among the gas; above it nothing speeds the flame up, m. */
const CONGESTION_HEIGHT_M = 3;
/** @source multi-energy class 7 agrees with most tests in obstructed volumes (van den Berg 1985, as in the Yellow Book) */
const STRENGTH_CLASS = 7;
/** Less gas than this burns without a pressure wave that reaches anybody, kg. @source HSE, ALOHA: 100 kg (recalled) */
const LEAST_CHARGE_KG = 100;

/**
 * Vapour cloud explosion at the worst moment: when most gas is between the limits.
 * @param timesS  moments that are tried
 * @returns null for a substance that does not burn, or a cloud with too little between its limits
 */
export function explosionEffect(
  { cloud, chemical, weather }: { cloud: Cloud; chemical: Chemical; weather: Weather },
  timesS: readonly number[],
): Effect | null {
  if (!hasProperties(chemical, ['lel', 'uel', 'heatOfCombustionJPerKg'])) return null;
  const gas = flammableGas(chemical, weather);
  const zone = zoneAroundCloud(cloud, gas.lelKgPerM3, CONGESTION_HEIGHT_M);
  if (zone === null) return null;
  let worst: { readonly charge: ExplosiveCharge; readonly atS: number } | null = null;
  for (const atS of timesS) {
    const charge = congestedCharge(cloud, zone, gas, atS);
    if (charge !== null && charge.energyJ > (worst?.charge.energyJ ?? 0)) worst = { charge, atS };
  }
  if (worst === null || worst.charge.massKg < LEAST_CHARGE_KG) return null;
  return blastEffect(worst, weather);
}

function flammableGas(chemical: Chemical, { temperatureK, pressurePa }: Weather) {
  const molarMassKgPerMol = propertyOf(chemical, 'molarMassKgPerMol');
  const pure = gasDensityKgPerM3({ molarMassKgPerMol, temperatureK, pressurePa });
  return {
    lelKgPerM3: propertyOf(chemical, 'lel') * pure,
    uelKgPerM3: propertyOf(chemical, 'uel') * pure,
    heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
  };
}

function blastEffect(
  { charge, atS }: { readonly charge: ExplosiveCharge; readonly atS: number },
  weather: Weather,
): Effect {
  const field = multiEnergyExplosion({
    energyJ: charge.energyJ,
    strengthClass: STRENGTH_CLASS,
    centre: charge.centre,
    ambientPa: weather.pressurePa,
  });
  const levels = OVERPRESSURE_LEVELS.map(({ code, value, text, colour }) => {
    const label = `${rounded(Number((value / 1000).toPrecision(3)))} kPa`;
    return {
      id: `explosion:${code}`,
      hazard: 'overpressure' as const,
      eventId: 'explosion',
      label: { zh: label, en: label },
      meaning: text,
      value: rounded(value / 1000),
      unit: 'kPa',
      colour,
      outline: [field.ring(value)].filter((ring) => ring !== null),
      outlineAt: null,
    };
  });
  const figures = [
    {
      key: 'ignition',
      label: { zh: '点火时刻（最不利）', en: 'Ignition, worst moment' },
      value: atS,
      unit: 's',
    },
    {
      key: 'charge',
      label: { zh: '爆炸极限内质量', en: 'Mass between the limits' },
      value: charge.massKg,
      unit: 'kg',
    },
    ...field.figures,
  ];
  return {
    event: {
      id: 'explosion',
      kind: 'explosion',
      name: { zh: '蒸气云爆炸', en: 'Vapour cloud explosion' },
      model: {
        id: 'multi-energy',
        name: { zh: 'TNO 多能法', en: 'TNO multi-energy' },
        reason: {
          zh: '可燃云团在最不利时刻被点燃',
          en: 'The flammable cloud is lit at its worst moment',
        },
      },
      figures: shownFigures(figures),
      caveats: eachOnce([OBSTACLES_UNKNOWN, ...field.caveats]),
    },
    levels,
  };
}

const OBSTACLES_UNKNOWN: Caveat = {
  code: 'explosion:obstacles-unknown',
  text: {
    zh: `障碍物未建模：可燃云团在 ${CONGESTION_HEIGHT_M} m 以下的部分全部按受阻空间、强度等级 ${STRENGTH_CLASS} 计算，偏保守`,
    en: `Obstacles are not mapped: all of the flammable cloud below ${CONGESTION_HEIGHT_M} m counts as obstructed, strength class ${STRENGTH_CLASS}; on the safe side`,
  },
};
