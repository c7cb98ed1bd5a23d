import type { Text } from '../../text/text.ts';
import type { Chemical } from './chemical.ts';

/** The properties that are one number, with the words that a person reads. */
export const PROPERTIES = {
  molarMassKgPerMol: { zh: '摩尔质量', en: 'molar mass' },
  boilingPointK: { zh: '沸点', en: 'boiling point' },
  criticalTemperatureK: { zh: '临界温度', en: 'critical temperature' },
  criticalPressurePa: { zh: '临界压力', en: 'critical pressure' },
  liquidDensityKgPerM3: { zh: '液体密度', en: 'liquid density' },
  liquidHeatCapacityJPerKgK: { zh: '液体比热容', en: 'liquid heat capacity' },
  vapourHeatCapacityJPerKgK: { zh: '气体定压比热容', en: 'vapour heat capacity' },
  latentHeatJPerKg: { zh: '汽化热', en: 'latent heat' },
  heatCapacityRatio: { zh: '绝热指数', en: 'heat capacity ratio' },
  heatOfCombustionJPerKg: { zh: '燃烧热', en: 'heat of combustion' },
  lel: { zh: '爆炸下限', en: 'lower explosion limit' },
  uel: { zh: '爆炸上限', en: 'upper explosion limit' },
  burningFluxKgPerM2S: { zh: '燃烧速率', en: 'burning flux' },
  burningFluxKBetaPerM: { zh: '燃烧速率系数 kβ', en: 'burning flux coefficient kβ' },
  idlhPpm: { zh: '立即威胁生命或健康浓度', en: 'IDLH' },
  oelMgPerM3: { zh: '职业接触限值', en: 'occupational exposure limit' },
} as const satisfies Partial<Record<keyof Chemical, Text>>;
export type PropertyKey = keyof typeof PROPERTIES;

/** A model needs a property that the table does not have; `text` names both for people. */
export class MissingProperty extends RangeError {
  readonly text: Text;
  constructor({ name }: Chemical, property: Text) {
    super(`${name.en}: ${property.en} is not in the table`);
    this.text = {
      zh: `物质库缺少${name.zh}的${property.zh}，无法计算`,
      en: `the table of substances lacks the ${property.en} of ${name.en}`,
    };
  }
}

/**
 * A property in the unit that its name says.
 * @throws MissingProperty (a RangeError) naming substance and property when the table does not have it: none is ever guessed
 */
export function propertyOf(chemical: Chemical, key: PropertyKey): number {
  const property = chemical[key];
  if (property === undefined) throw new MissingProperty(chemical, PROPERTIES[key]);
  return property.value;
}

/** Does the table have all of these, so that a model can run? */
export function hasProperties(chemical: Chemical, keys: readonly PropertyKey[]): boolean {
  return keys.every((key) => chemical[key] !== undefined);
}
