import type { Text } from '../../text/text.ts';
import type { Chemical, Levels } from '../chemicals/chemical.ts';
import { PA_PER } from './overpressure-probits.ts';

export type ThreatColour = 'red' | 'orange' | 'yellow';

/** A limit of a threat zone as it is drawn on the map. */
export type ThreatLevel = {
  readonly colour: ThreatColour;
  /** Stable name, e.g. `aegl-3-60min`, `heat-10`. */
  readonly code: string;
  readonly quantity: 'concentration-ppm' | 'concentration-fraction' | 'heat' | 'overpressure';
  /** ppm, volume fraction, W/m² or Pa, by `quantity`. */
  readonly value: number;
  readonly text: Text;
  readonly source: string;
};

const ALOHA = 'ALOHA 5.4.7 default levels of concern (recalled)';

/** Heat: who is outdoors for a minute. */
export const HEAT_LEVELS: readonly ThreatLevel[] = [
  heat('red', 10, { zh: '60 秒内可能致死', en: 'potentially lethal within 60 s' }),
  heat('orange', 5, { zh: '60 秒内二度烧伤', en: 'second-degree burns within 60 s' }),
  heat('yellow', 2, { zh: '60 秒内有痛感', en: 'pain within 60 s' }),
];

/** Overpressure of an explosion. */
export const OVERPRESSURE_LEVELS: readonly ThreatLevel[] = [
  overpressure('red', 8, { zh: '建筑物毁坏', en: 'destruction of buildings' }),
  overpressure('orange', 3.5, { zh: '可能造成重伤', en: 'serious injury likely' }),
  overpressure('yellow', 1, { zh: '玻璃震碎', en: 'shatters glass' }),
];

/** The set of toxic limits that a run uses; `idlh` has one value and gives the red zone only. */
export const TOXIC_LEVEL_SETS = ['aegl', 'erpg', 'idlh'] as const;
export type ToxicLevelSet = (typeof TOXIC_LEVEL_SETS)[number];

/**
 * Toxic limits of a substance: AEGL for 60 min where published, else ERPG, else IDLH.
 * @param set  a set that was asked for; null takes the first that the substance has
 * @returns most severe first; empty when none was published: a zone is never drawn on a guessed limit
 * @source the order of ALOHA; AEGL: US EPA, ERPG: AIHA, IDLH: NIOSH
 */
export function toxicLevels(chemical: Chemical, set: ToxicLevelSet | null = null): ThreatLevel[] {
  const sets = set === null ? TOXIC_LEVEL_SETS : [set];
  for (const one of sets) {
    const levels = levelsOf(chemical, one);
    if (levels.length > 0) return levels;
  }
  return [];
}

function levelsOf(chemical: Chemical, set: ToxicLevelSet): ThreatLevel[] {
  if (set === 'aegl') return graded('aegl', chemical.aegl60Ppm);
  if (set === 'erpg') return graded('erpg', chemical.erpgPpm);
  const { idlhPpm } = chemical;
  if (idlhPpm === undefined) return [];
  const text = {
    zh: '立即威胁生命或健康（IDLH）',
    en: 'immediately dangerous to life or health (IDLH)',
  };
  return [ppm('red', 'idlh', { value: idlhPpm.value, text, source: idlhPpm.source })];
}

const COLOURS: readonly ThreatColour[] = ['yellow', 'orange', 'red'];
const GRADES: readonly Text[] = [
  { zh: '明显不适、刺激', en: 'notable discomfort, irritation' },
  { zh: '严重或不可逆的健康影响、逃生能力受损', en: 'serious or lasting harm, impaired escape' },
  { zh: '危及生命', en: 'life-threatening' },
];

function graded(set: 'aegl' | 'erpg', levels: Levels | undefined): ThreatLevel[] {
  if (levels === undefined) return [];
  return ([3, 2, 1] as const).flatMap((grade) => {
    const value = levels[grade];
    if (value === undefined) return [];
    const effect = GRADES[grade - 1]!;
    const name = `${set.toUpperCase()}-${grade}`;
    const text = { zh: `${name}（60 分钟）：${effect.zh}`, en: `${name} (60 min): ${effect.en}` };
    return [
      ppm(COLOURS[grade - 1]!, `${set}-${grade}-60min`, { value, text, source: levels.source }),
    ];
  });
}

/**
 * Limits of the cloud that can burn: 60 % of the lower explosion limit, where pockets can already ignite, and 10 %.
 * @returns empty for a substance without an LEL
 * @source ALOHA's defaults (recalled): peaks within the mean reach the LEL at 60 % of it
 */
export function flammableLevels({ lel }: Chemical): ThreatLevel[] {
  if (lel === undefined) return [];
  return [
    ofLel('red', 60, lel.value, { zh: '可燃区（含火焰囊）', en: 'flammable, flame pockets' }),
    ofLel('yellow', 10, lel.value, { zh: '预警', en: 'warning' }),
  ];
}

type Amount = { readonly value: number; readonly text: Text; readonly source: string };

function ppm(colour: ThreatColour, code: string, amount: Amount): ThreatLevel {
  return { colour, code, quantity: 'concentration-ppm', ...amount };
}

function ofLel(colour: ThreatColour, percent: number, lel: number, what: Text): ThreatLevel {
  return {
    colour,
    code: `lel-${percent}`,
    quantity: 'concentration-fraction',
    value: (percent / 100) * lel,
    text: { zh: `${percent}% 爆炸下限：${what.zh}`, en: `${percent} % of the LEL: ${what.en}` },
    source: ALOHA,
  };
}

function heat(colour: ThreatColour, kWPerM2: number, what: Text): ThreatLevel {
  return {
    colour,
    code: `heat-${kWPerM2}`,
    quantity: 'heat',
    value: kWPerM2 * 1000,
    text: { zh: `${kWPerM2} kW/m²：${what.zh}`, en: `${kWPerM2} kW/m²: ${what.en}` },
    source: ALOHA,
  };
}

function overpressure(colour: ThreatColour, psi: number, what: Text): ThreatLevel {
  const kPa = Number(((psi * PA_PER.psi) / 1000).toPrecision(3));
  return {
    colour,
    code: `overpressure-${psi}psi`,
    quantity: 'overpressure',
    value: psi * PA_PER.psi,
    text: { zh: `${kPa} kPa（${psi} psi）：${what.zh}`, en: `${kPa} kPa (${psi} psi): ${what.en}` },
    source: ALOHA,
  };
}
