import type { Text } from '../text/text.ts';
import type { DecimalText } from './rational.ts';

/** The edition that a calculation was made by; it is stored with each one. */
export type StandardEdition = {
  readonly id: string;
  readonly name: Text;
  /** Date from which it is in force. */
  readonly effectiveFrom: string;
  /** How the tables came here: `verified` against a full text, or `recalled`. */
  readonly confidence: 'verified' | 'recalled';
  readonly source: string;
};

export const GB_18218_2018: StandardEdition = {
  id: 'GB 18218-2018',
  name: {
    zh: '危险化学品重大危险源辨识',
    en: 'Identification of major hazard installations for hazardous chemicals',
  },
  effectiveFrom: '2019-03-01',
  confidence: 'verified',
  source:
    'full text as in github.com/qieqiesitan/digital-emergency-plan-generator@227230d, 20260720_074343_GB+18218-2018.md',
};

/** How far around the works' boundary people count, m. @source GB 18218-2018, 4.3.2 */
export const PEOPLE_REACH_M = 500;

/** α by the number of people; `to` null: no end. */
export type PeopleBand = {
  readonly from: number;
  readonly to: number | null;
  readonly alpha: DecimalText;
};

/** Strictest first. @source GB 18218-2018, table 5 */
export const PEOPLE_BANDS: readonly PeopleBand[] = [
  { from: 100, to: null, alpha: '2.0' },
  { from: 50, to: 99, alpha: '1.5' },
  { from: 30, to: 49, alpha: '1.2' },
  { from: 1, to: 29, alpha: '1.0' },
  { from: 0, to: 0, alpha: '0.5' },
];

/** 1 is the worst. */
export const MAJOR_HAZARD_LEVELS = [1, 2, 3, 4] as const;
export type MajorHazardLevel = (typeof MAJOR_HAZARD_LEVELS)[number];

export const LEVEL_NAMES: { readonly [level in MajorHazardLevel]: Text } = {
  1: { zh: '一级', en: 'level 1' },
  2: { zh: '二级', en: 'level 2' },
  3: { zh: '三级', en: 'level 3' },
  4: { zh: '四级', en: 'level 4' },
};

/** The least R of each level, worst level first. @source GB 18218-2018, table 6 */
export const LEVEL_CUTS: readonly {
  readonly level: MajorHazardLevel;
  readonly fromR: DecimalText;
  readonly rule: Text;
}[] = [
  { level: 1, fromR: '100', rule: { zh: 'R ≥ 100', en: 'R ≥ 100' } },
  { level: 2, fromR: '50', rule: { zh: '100 > R ≥ 50', en: '100 > R ≥ 50' } },
  { level: 3, fromR: '10', rule: { zh: '50 > R ≥ 10', en: '50 > R ≥ 10' } },
  { level: 4, fromR: '0', rule: { zh: 'R < 10', en: 'R < 10' } },
];

/** The standard knows production and storage units; a storage unit is a tank area or a warehouse, each with its own bounds. */
export const UNIT_KINDS = ['production', 'storage', 'warehouse'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** @source GB 18218-2018, 3.5 and 3.6 */
export const UNIT_KIND_WORDS: {
  readonly [kind in UnitKind]: {
    readonly name: Text;
    readonly boundedBy: Text;
    readonly clause: string;
  };
} = {
  production: {
    name: { zh: '生产单元', en: 'production unit' },
    boundedBy: { zh: '以切断阀为分隔界限', en: 'bounded by shut-off valves' },
    clause: '3.5',
  },
  storage: {
    name: { zh: '储存单元（储罐区）', en: 'storage unit (tank area)' },
    boundedBy: { zh: '以罐区防火堤为界限', en: 'bounded by the dike' },
    clause: '3.6',
  },
  warehouse: {
    name: { zh: '储存单元（仓库）', en: 'storage unit (warehouse)' },
    boundedBy: {
      zh: '以独立库房（独立建筑物）为界限',
      en: 'bounded by the independent building',
    },
    clause: '3.6',
  },
};
