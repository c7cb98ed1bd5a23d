import {
  combinedProbability,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  fireEscalationProbability,
  type FireKind,
  HEAT_THRESHOLDS,
  OVERPRESSURE_THRESHOLDS,
  overpressureEscalationProbability,
  timeToFailureS,
} from '../domino/escalation.ts';
import { table } from './table.ts';
import { elementwise, numberOf, numberOr, type VectorModels, wordOf } from './vector-model.ts';

export const dominoModels: VectorModels = {
  'domino.time_to_failure': elementwise(['vessel', 'I_kW_m2', 'V_m3'], (inputs) => ({
    ttf_s: timeToFailureS({
      kind: fireKindOf(wordOf(inputs, 'vessel')),
      heatWPerM2: 1000 * numberOf(inputs, 'I_kW_m2'),
      volumeM3: numberOf(inputs, 'V_m3'),
    }),
  })),
  'domino.fire_escalation_probability': elementwise(['ttf_min'], (inputs) => ({
    probability: fireEscalationProbability(60 * numberOf(inputs, 'ttf_min')),
  })),
  'domino.overpressure_probit': (inputs) => ({
    probability: table(inputs, ['equipment', 'p_Pa'], (cell) =>
      overpressureEscalationProbability(
        equipmentOf(wordOf(cell, 'equipment')),
        numberOf(cell, 'p_Pa'),
      ),
    ),
  }),
  'domino.combined_probability': elementwise(
    ['f_primary_per_yr', 'p_fire', 'p_overpressure'],
    (inputs) => {
      const combined = combinedProbability([
        numberOr(inputs, 'p_fire', 0),
        numberOr(inputs, 'p_overpressure', 0),
      ]);
      return {
        p_combined: combined,
        f_secondary_per_yr: numberOf(inputs, 'f_primary_per_yr') * combined,
      };
    },
  ),
  'domino.escalation_thresholds': elementwise(['equipment', 'vector'], (inputs) => {
    const equipment = wordOf(inputs, 'equipment');
    const vector = plain(wordOf(inputs, 'vector'));
    if (!HEAT.has(vector) && !PRESSURE.has(vector))
      throw new RangeError(`vector: heat or overpressure, not ${vector}`);
    const isHeat = HEAT.has(vector);
    return {
      threshold_kW_m2: isHeat ? HEAT_THRESHOLDS[fireKindOf(equipment)].value / 1000 : null,
      threshold_kPa: isHeat ? null : OVERPRESSURE_THRESHOLDS[equipmentOf(equipment)].value / 1000,
    };
  }),
};

const HEAT = new Set(['heat', 'fire', 'radiation', 'heatradiation', 'thermal', 'thermalradiation']);
const PRESSURE = new Set(['overpressure', 'explosion', 'blast', 'pressure']);

function equipmentOf(word: string): EquipmentKind {
  const asked = plain(word).replace('pressurized', 'pressurised');
  const found = EQUIPMENT_KINDS.find((kind) => asked.includes(kind));
  if (found === undefined) throw new RangeError(`equipment: ${EQUIPMENT_KINDS.join(', ')}`);
  return found;
}

function fireKindOf(word: string): FireKind {
  const kind = equipmentOf(word);
  if (kind === 'atmospheric' || kind === 'pressurised') return kind;
  throw new RangeError(`no fire correlation for ${kind} equipment`);
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
