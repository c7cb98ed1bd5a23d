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

/**
 * Letters that HJ/T 212-2005 has and 2017 has not. Not read in the standard's own text: public code gives its table, e.g.
 * `DataPollutionFlag.java` of github.com/xiaoyao9184/hj-t212-parser@409d9a85ee (P, F, C, M, T, D, S, N; 0 to 3).
 */
const OLD_FLAGS: typeof DATA_FLAGS = {
  P: { quality: 'bad', zh: '电源故障', why: 'the instrument has no power' },
};
/** Digits of HJ/T 212-2005 for air stations (空气监测站): the same source. */
const OLD_AIR_FLAGS: typeof DATA_FLAGS = {
  0: { quality: 'bad', zh: '校准数据', why: 'the value of the calibration gas, not of the site' },
  1: {
    quality: 'uncertain',
    zh: '气象参数',
    why: 'says what the value is (weather), not how good it is',
  },
  2: { quality: 'bad', zh: '异常数据', why: 'the station itself does not trust it' },
  3: { quality: 'good', zh: '正常数据', why: 'the instrument works' },
};

/** Flags that a frame may have, by letter or digit. */
export type FlagSet = typeof DATA_FLAGS;
const WITH_OLD: FlagSet = { ...DATA_FLAGS, ...OLD_FLAGS };
const WITH_OLD_AIR: FlagSet = { ...WITH_OLD, ...OLD_AIR_FLAGS };

/** The system of air stations (空气质量监测) in both editions. */
const AIR_STATION = '22';

/** A device that says that it follows 2017 has no digits; P can mean nothing else anywhere. */
export function flagsOf({ st, version }: { st: string; version: number | null }): FlagSet {
  const isOld = version === null || version === 0;
  return isOld && st === AIR_STATION ? WITH_OLD_AIR : WITH_OLD;
}

export function isDataFlag(flag: string, flags: FlagSet): boolean {
  return Object.hasOwn(flags, flag);
}

/** Quality of a flag; none is good, as most loggers of 2005 send none; an unknown letter is uncertain. */
export function qualityOf(flag: string | null, flags: FlagSet): Quality {
  if (flag === null) return 'good';
  return isDataFlag(flag, flags) ? flags[flag]!.quality : 'uncertain';
}

const RANK = { good: 0, uncertain: 1, bad: 2 } as const;

/** Of two flags the one that trusts less; a flag before none. */
export function worseFlag(one: string | null, other: string | null, flags: FlagSet): string | null {
  if (one === null || other === null) return one ?? other;
  return RANK[qualityOf(other, flags)] > RANK[qualityOf(one, flags)] ? other : one;
}
