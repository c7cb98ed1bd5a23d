import type { Quality } from '@parkwatch/domain/reading/reading';

/**
 * Data flags (数据标记) of HJ 212-2017 Table 8 and how far each value is trusted. An uncertain value may raise an alarm
 * and never clears one; a bad value does neither.
 */
export const DATA_FLAGS: Readonly<Record<string, { quality: Quality; zh: string; why: string }>> = {
  N: { quality: 'good', zh: '正常', why: 'the instrument works' },
  T: {
    quality: 'uncertain',
    zh: '超过测量上限',
    why: 'the true value is at least this one: it must be able to raise an alarm, and is no measure',
  },
  S: { quality: 'uncertain', zh: '手工输入', why: 'a person typed it; nothing measured it' },
  M: {
    quality: 'uncertain',
    zh: '维护',
    why: 'measured while somebody works on the instrument: perhaps true, never the all-clear',
  },
  C: { quality: 'bad', zh: '校准', why: 'the value of the calibration gas, not of the site' },
  D: { quality: 'bad', zh: '故障', why: 'the instrument is out of order' },
  F: { quality: 'bad', zh: '停运', why: 'the source does not run: the value measures nothing' },
  B: {
    quality: 'bad',
    zh: '通讯异常',
    why: 'the logger does not reach the instrument: an old value, or none',
  },
};

export function isDataFlag(flag: string): boolean {
  return Object.hasOwn(DATA_FLAGS, flag);
}

/** Quality of a flag; none is good, as most loggers of 2005 send none; an unknown letter is uncertain. */
export function qualityOf(flag: string | null): Quality {
  if (flag === null || flag === 'N') return 'good';
  return isDataFlag(flag) ? DATA_FLAGS[flag]!.quality : 'uncertain';
}
