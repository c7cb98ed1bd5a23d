import type { HazardCategory } from './hazard-categories.ts';

/**
 * Health hazards (J): Q of table 2 and β of table 4. A public code gives J2 a β of 2: the standard has 1.
 * @source GB 18218-2018, tables 2 and 4; English is a translation of this project
 */
export const HEALTH_HAZARDS = [
  {
    symbol: 'J1',
    hazardClass: { zh: '急性毒性', en: 'acute toxicity' },
    description: { zh: '类别1，所有暴露途径，气体', en: 'category 1, all routes of exposure, gas' },
    criticalT: '5',
    beta: '4',
  },
  {
    symbol: 'J2',
    hazardClass: { zh: '急性毒性', en: 'acute toxicity' },
    description: {
      zh: '类别1，所有暴露途径，固体、液体',
      en: 'category 1, all routes of exposure, solid or liquid',
    },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'J3',
    hazardClass: { zh: '急性毒性', en: 'acute toxicity' },
    description: {
      zh: '类别2、类别3，所有暴露途径，气体',
      en: 'categories 2 and 3, all routes of exposure, gas',
    },
    criticalT: '50',
    beta: '2',
  },
  {
    symbol: 'J4',
    hazardClass: { zh: '急性毒性', en: 'acute toxicity' },
    description: {
      zh: '类别2、类别3，吸入途径，液体（沸点≤35℃）',
      en: 'categories 2 and 3, inhalation, liquid (boiling point ≤ 35 °C)',
    },
    criticalT: '50',
    beta: '2',
  },
  {
    symbol: 'J5',
    hazardClass: { zh: '急性毒性', en: 'acute toxicity' },
    description: {
      zh: '类别2，所有暴露途径，液体（除J4外）、固体',
      en: 'category 2, all routes of exposure, liquid (other than J4) or solid',
    },
    criticalT: '500',
    beta: '1',
  },
] as const satisfies readonly HazardCategory[];
