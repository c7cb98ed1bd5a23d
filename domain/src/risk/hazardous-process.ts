import type { Text } from '../text/text.ts';

/**
 * The 18 hazardous chemical processes under special supervision in China (重点监管的危险化工工艺), by code.
 * @source lists of the former State Administration of Work Safety, 安监总管三〔2009〕116号 (the first 15) and 〔2013〕3号 (the last
 *   three, and changes); names recalled, English by this project
 */
export const HAZARDOUS_PROCESSES = {
  phosgenation: { zh: '光气及光气化工艺', en: 'phosgene and phosgenation' },
  electrolysis: { zh: '电解工艺（氯碱）', en: 'electrolysis (chlor-alkali)' },
  chlorination: { zh: '氯化工艺', en: 'chlorination' },
  nitration: { zh: '硝化工艺', en: 'nitration' },
  'ammonia-synthesis': { zh: '合成氨工艺', en: 'ammonia synthesis' },
  cracking: { zh: '裂解（裂化）工艺', en: 'cracking' },
  fluorination: { zh: '氟化工艺', en: 'fluorination' },
  hydrogenation: { zh: '加氢工艺', en: 'hydrogenation' },
  diazotisation: { zh: '重氮化工艺', en: 'diazotisation' },
  oxidation: { zh: '氧化工艺', en: 'oxidation' },
  peroxidation: { zh: '过氧化工艺', en: 'peroxidation' },
  amination: { zh: '胺基化工艺', en: 'amination' },
  sulfonation: { zh: '磺化工艺', en: 'sulfonation' },
  polymerisation: { zh: '聚合工艺', en: 'polymerisation' },
  alkylation: { zh: '烷基化工艺', en: 'alkylation' },
  'coal-chemistry': { zh: '新型煤化工工艺', en: 'modern coal chemistry' },
  'carbide-production': { zh: '电石生产工艺', en: 'calcium carbide production' },
  azotisation: { zh: '偶氮化工艺', en: 'azo coupling' },
} as const satisfies Readonly<Record<string, Text>>;

export type HazardousProcess = keyof typeof HAZARDOUS_PROCESSES;
export const HAZARDOUS_PROCESS_CODES = Object.keys(HAZARDOUS_PROCESSES) as [
  HazardousProcess,
  ...HazardousProcess[],
];
