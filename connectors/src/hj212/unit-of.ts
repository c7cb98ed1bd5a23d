import type { Unit } from '@parkwatch/domain/reading/units';

/** Units of Annex B that the park has under a key. */
const KEYS: Readonly<Record<string, Unit>> = {
  '毫克/立方米': 'mg/m3',
  '微克/立方米': 'ug/m3',
  摄氏度: 'degC',
  '%': '%',
  帕: 'Pa',
  千帕: 'kPa',
  '立方米/小时': 'm3/h',
  '立方米/秒': 'm3/s',
  '米/秒': 'm/s',
  米: 'm',
  千克: 'kg',
  '安[培]': 'A',
  '[角]度': 'deg',
  '转/分钟': 'rpm',
  无量纲: '1',
};

/**
 * The park's key of a unit of the standard, else the standard's text as it is (毫克/升, 分贝).
 * The annex prints 纳克/立方米 for PM10, PM2.5, ammonia and others whose loggers send µg/m³ or mg/m³: a unit a million
 * times off is worse than none, so those have none and the configuration says it.
 */
export function unitOf(text: string | null): string | null {
  if (text === null || text === '纳克/立方米') return null;
  return KEYS[text] ?? text;
}
