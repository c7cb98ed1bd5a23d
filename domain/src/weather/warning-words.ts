import type { Text } from '../text/text.ts';

/** Kinds of weather warnings (气象灾害预警信号发布与传播办法, CMA order 16 of 2007) that concern a park. */
export const WEATHER_WARNING_KINDS = {
  rainstorm: { zh: '暴雨', en: 'Rainstorm' },
  heat: { zh: '高温', en: 'Heat' },
  gale: { zh: '大风', en: 'Gale' },
  lightning: { zh: '雷电', en: 'Lightning' },
  typhoon: { zh: '台风', en: 'Typhoon' },
  hail: { zh: '冰雹', en: 'Hail' },
  fog: { zh: '大雾', en: 'Fog' },
  cold: { zh: '寒潮', en: 'Cold wave' },
  snow: { zh: '暴雪', en: 'Snowstorm' },
  icing: { zh: '道路结冰', en: 'Icy roads' },
  haze: { zh: '霾', en: 'Haze' },
  dust: { zh: '沙尘暴', en: 'Sand storm' },
} as const satisfies Record<string, Text>;
export type WeatherWarningKind = keyof typeof WEATHER_WARNING_KINDS;

/** 蓝 IV, 黄 III, 橙 II, 红 I; from the mildest. */
export const WEATHER_WARNING_LEVELS = {
  blue: { zh: '蓝色', en: 'blue' },
  yellow: { zh: '黄色', en: 'yellow' },
  orange: { zh: '橙色', en: 'orange' },
  red: { zh: '红色', en: 'red' },
} as const satisfies Record<string, Text>;
export type WeatherWarningLevel = keyof typeof WEATHER_WARNING_LEVELS;

const LEVEL_SIGNS: Readonly<Record<WeatherWarningLevel, RegExp>> = {
  blue: /蓝|\bblue\b|^(IV|Ⅳ|4)$/i,
  yellow: /黄|\byellow\b|^(III|Ⅲ|3)$/i,
  orange: /橙|\borange\b|^(II|Ⅱ|2)$/i,
  red: /红|\bred\b|^(I|Ⅰ|1)$/i,
};
/** Thunder with wind and hail are one signal in some provinces: the word that comes first in this list wins. */
const KIND_SIGNS: readonly (readonly [WeatherWarningKind, RegExp])[] = [
  ['typhoon', /台风|typhoon|cyclone/i],
  ['rainstorm', /暴雨|rain ?storm|heavy rain/i],
  ['lightning', /雷|lightning|thunder/i],
  ['hail', /冰雹|hail/i],
  ['gale', /大风|gale|strong wind/i],
  ['heat', /高温|heat|high temperature/i],
  ['snow', /暴雪|snow/i],
  ['cold', /寒潮|cold/i],
  ['icing', /结冰|icing|icy/i],
  ['dust', /沙尘|dust|sand ?storm/i],
  ['fog', /雾|fog/i],
  ['haze', /霾|haze/i],
];

/** `变更大风蓝色预警为大风黄色预警`, `由蓝色升级为黄色`, `downgraded from red to orange`: what it is from now on. */
const CHANGE =
  /(?:(?:变更|升级|降级|调整|提升|[升降]|更新)[^，。；,;]{0,40}?为|\b(?:changed|upgraded|downgraded|raised|lowered)\b[^,;.]{0,60}?\bto\b)(?<now>[^，。；,;.]{1,60})/i;

/** The kind that a service's words mean, of a change the new one; null: none that the park knows. */
export function warningKindOf(words: string): WeatherWarningKind | null {
  return kindIn(CHANGE.exec(words)?.groups?.['now'] ?? '') ?? kindIn(words);
}

function kindIn(words: string): WeatherWarningKind | null {
  return KIND_SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? null;
}

/** The level that a service's words mean, of a change the new one; null: none. A worse level wins where two are named. */
export function warningLevelOf(words: string): WeatherWarningLevel | null {
  return levelIn(CHANGE.exec(words)?.groups?.['now'] ?? '') ?? levelIn(words);
}

function levelIn(words: string): WeatherWarningLevel | null {
  const worstFirst = ['red', 'orange', 'yellow', 'blue'] as const;
  return worstFirst.find((level) => LEVEL_SIGNS[level].test(words.trim())) ?? null;
}
