import type { HazardCategory } from './hazard-categories.ts';

/**
 * Physical hazards (W): Q of table 2 and β of table 4.
 * @source GB 18218-2018, tables 2 and 4; English is a translation of this project
 */
export const PHYSICAL_HAZARDS = [
  {
    symbol: 'W1.1',
    hazardClass: { zh: '爆炸物', en: 'explosives' },
    description: {
      zh: '不稳定爆炸物；1.1项爆炸物',
      en: 'unstable explosives; explosives of division 1.1',
    },
    criticalT: '1',
    beta: '2',
  },
  {
    symbol: 'W1.2',
    hazardClass: { zh: '爆炸物', en: 'explosives' },
    description: {
      zh: '1.2、1.3、1.5、1.6项爆炸物',
      en: 'explosives of divisions 1.2, 1.3, 1.5, 1.6',
    },
    criticalT: '10',
    beta: '2',
  },
  {
    symbol: 'W1.3',
    hazardClass: { zh: '爆炸物', en: 'explosives' },
    description: { zh: '1.4项爆炸物', en: 'explosives of division 1.4' },
    criticalT: '50',
    beta: '2',
  },
  {
    symbol: 'W2',
    hazardClass: { zh: '易燃气体', en: 'flammable gases' },
    description: { zh: '类别1和类别2', en: 'categories 1 and 2' },
    criticalT: '10',
    beta: '1.5',
  },
  {
    symbol: 'W3',
    hazardClass: { zh: '气溶胶', en: 'aerosols' },
    description: { zh: '类别1和类别2（净重）', en: 'categories 1 and 2 (net mass)' },
    criticalT: '150',
    beta: '1',
  },
  {
    symbol: 'W4',
    hazardClass: { zh: '氧化性气体', en: 'oxidising gases' },
    description: { zh: '类别1', en: 'category 1' },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W5.1',
    hazardClass: { zh: '易燃液体', en: 'flammable liquids' },
    description: {
      zh: '类别1；类别2和3且工作温度高于沸点',
      en: 'category 1; categories 2 and 3 at a working temperature above the boiling point',
    },
    criticalT: '10',
    beta: '1.5',
  },
  {
    symbol: 'W5.2',
    hazardClass: { zh: '易燃液体', en: 'flammable liquids' },
    description: {
      zh: '类别2和3，具有引发重大事故的特殊工艺条件（危险化工工艺、爆炸极限范围或附近操作、操作压力大于1.6 MPa等）',
      en: 'categories 2 and 3 in a special process that may lead to a major accident (hazardous process, within or near the explosive range, operating pressure above 1.6 MPa and the like)',
    },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W5.3',
    hazardClass: { zh: '易燃液体', en: 'flammable liquids' },
    description: { zh: '不属于W5.1或W5.2的其他类别2', en: 'category 2, other than W5.1 or W5.2' },
    criticalT: '1000',
    beta: '1',
  },
  {
    symbol: 'W5.4',
    hazardClass: { zh: '易燃液体', en: 'flammable liquids' },
    description: { zh: '不属于W5.1或W5.2的其他类别3', en: 'category 3, other than W5.1 or W5.2' },
    criticalT: '5000',
    beta: '1',
  },
  {
    symbol: 'W6.1',
    hazardClass: { zh: '自反应物质和混合物', en: 'self-reactive substances and mixtures' },
    description: { zh: 'A型和B型', en: 'types A and B' },
    criticalT: '10',
    beta: '1.5',
  },
  {
    symbol: 'W6.2',
    hazardClass: { zh: '自反应物质和混合物', en: 'self-reactive substances and mixtures' },
    description: { zh: 'C型、D型、E型', en: 'types C, D and E' },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W7.1',
    hazardClass: { zh: '有机过氧化物', en: 'organic peroxides' },
    description: { zh: 'A型和B型', en: 'types A and B' },
    criticalT: '10',
    beta: '1.5',
  },
  {
    symbol: 'W7.2',
    hazardClass: { zh: '有机过氧化物', en: 'organic peroxides' },
    description: { zh: 'C型、D型、E型、F型', en: 'types C, D, E and F' },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W8',
    hazardClass: { zh: '自燃液体和自燃固体', en: 'pyrophoric liquids and solids' },
    description: {
      zh: '类别1自燃液体；类别1自燃固体',
      en: 'pyrophoric liquids of category 1; pyrophoric solids of category 1',
    },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W9.1',
    hazardClass: { zh: '氧化性固体和液体', en: 'oxidising solids and liquids' },
    description: { zh: '类别1', en: 'category 1' },
    criticalT: '50',
    beta: '1',
  },
  {
    symbol: 'W9.2',
    hazardClass: { zh: '氧化性固体和液体', en: 'oxidising solids and liquids' },
    description: { zh: '类别2、类别3', en: 'categories 2 and 3' },
    criticalT: '200',
    beta: '1',
  },
  {
    symbol: 'W10',
    hazardClass: { zh: '易燃固体', en: 'flammable solids' },
    description: { zh: '类别1易燃固体', en: 'flammable solids of category 1' },
    criticalT: '200',
    beta: '1',
  },
  {
    symbol: 'W11',
    hazardClass: {
      zh: '遇水放出易燃气体的物质和混合物',
      en: 'substances and mixtures that give off flammable gases with water',
    },
    description: { zh: '类别1和类别2', en: 'categories 1 and 2' },
    criticalT: '200',
    beta: '1',
  },
] as const satisfies readonly HazardCategory[];
