import type { Text } from '../text/text.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** How far the wall clock of a park (Asia/Shanghai, without summer time since 1991) is ahead of UTC. */
export const PARK_CLOCK_AHEAD_MS = 8 * HOUR_MS;

/**
 * A length of time in words, its two largest parts: `2 小时 5 分钟`, `2 h 5 min`.
 * @param durationMs  milliseconds; a negative length is given as its size; under a second is `0 s`
 */
export function durationText(durationMs: number): Text {
  const parts = largestParts(Math.abs(durationMs));
  const write = (language: 'zh' | 'en'): string =>
    parts.map((part) => `${part.count} ${part.unit[language]}`).join(' ');
  return { zh: write('zh'), en: write('en') };
}

const UNITS: readonly { ms: number; unit: Text }[] = [
  { ms: DAY_MS, unit: { zh: '天', en: 'd' } },
  { ms: HOUR_MS, unit: { zh: '小时', en: 'h' } },
  { ms: MINUTE_MS, unit: { zh: '分钟', en: 'min' } },
  { ms: SECOND_MS, unit: { zh: '秒', en: 's' } },
];

function largestParts(durationMs: number): { count: number; unit: Text }[] {
  const parts: { count: number; unit: Text }[] = [];
  let restMs = durationMs;
  for (const { ms, unit } of UNITS) {
    const count = Math.floor(restMs / ms);
    restMs -= count * ms;
    if (count > 0) parts.push({ count, unit });
    // A part of zero after the first ends it: "2 h", not "2 h 5 s".
    if (parts.length === 2 || (parts.length === 1 && count === 0)) break;
  }
  return parts.length > 0 ? parts : [{ count: 0, unit: { zh: '秒', en: 's' } }];
}
