import type { Text } from '../text/text.ts';

/** Kinds of control measures (管控措施). */
export const MEASURE_KINDS = ['engineering', 'management', 'training', 'ppe', 'emergency'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** What a measure rests on, with what is known of it. */
export type MeasureBasis =
  | {
      readonly by: 'manual';
      /** How often it is to be checked, ms. */
      readonly periodMs: number;
      /** The measure stands since, ms: before that nobody could check it. */
      readonly sinceMs: number;
      /** Null: never. */
      readonly lastCheck: { readonly atMs: number; readonly isInOrder: boolean } | null;
      /** Windows of stand-still or overhaul, in which no check is due. */
      readonly deactivated?: readonly { readonly fromMs: number; readonly toMs: number }[];
    }
  | {
      readonly by: 'iot' | 'ai';
      /** Sensors, or cameras with their recognition. Empty: "monitored" on paper only. */
      readonly sources: readonly { readonly name: string; readonly isLive: boolean }[];
    };

export type MeasureState = {
  readonly isEffective: boolean;
  /** Since when it is not, ms; null: it is, or nobody knows. */
  readonly sinceMs: number | null;
  readonly why: Text;
};

/**
 * Whether a control measure works. A monitored one without a live source, or a manual one that was not checked in its
 * period or was found out of order, does not: no data is not good news (architecture rule 1).
 * @throws RangeError for a period that is not positive
 */
export function measureState(basis: MeasureBasis, nowMs: number): MeasureState {
  return basis.by === 'manual' ? manualState(basis, nowMs) : monitoredState(basis);
}

function manualState(
  { periodMs, sinceMs, lastCheck, deactivated = [] }: MeasureBasis & { by: 'manual' },
  nowMs: number,
): MeasureState {
  if (!(periodMs > 0)) throw new RangeError(`a period must be positive, got ${periodMs}`);
  if (lastCheck !== null && !lastCheck.isInOrder)
    return {
      ...{ isEffective: false, sinceMs: lastCheck.atMs },
      why: { zh: '最近一次检查发现异常', en: 'found out of order at its last check' },
    };
  const dueMs = dueAt(Math.max(sinceMs, lastCheck?.atMs ?? sinceMs), periodMs, deactivated);
  if (nowMs < dueMs)
    return {
      ...{ isEffective: true, sinceMs: null },
      why: { zh: '在周期内已检查', en: 'checked in its period' },
    };
  return {
    ...{ isEffective: false, sinceMs: dueMs },
    why:
      lastCheck === null
        ? { zh: '从未检查', en: 'never checked' }
        : { zh: '超过周期未检查', en: 'not checked in its period' },
  };
}

/** A period after a check; time of stand-still does not count. */
function dueAt(
  fromMs: number,
  periodMs: number,
  deactivated: readonly { readonly fromMs: number; readonly toMs: number }[],
): number {
  let dueMs = fromMs + periodMs;
  for (const window of deactivated.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const startMs = Math.max(window.fromMs, fromMs);
    if (startMs < dueMs && window.toMs > startMs) dueMs += window.toMs - startMs;
  }
  return dueMs;
}

function monitoredState({ by, sources }: MeasureBasis & { by: 'iot' | 'ai' }): MeasureState {
  const silent = sources.filter(({ isLive }) => !isLive).map(({ name }) => name);
  if (sources.length > 0 && silent.length === 0)
    return {
      ...{ isEffective: true, sinceMs: null },
      why: { zh: '数据在线', en: 'its source is live' },
    };
  const named = silent.join(', ');
  const what = by === 'iot' ? { zh: '测点', en: 'sensor' } : { zh: '识别来源', en: 'recognition' };
  return {
    ...{ isEffective: false, sinceMs: null },
    why:
      sources.length === 0
        ? {
            zh: `称为自动监控，但未绑定任何${what.zh}`,
            en: `said to be monitored, but bound to no ${what.en}`,
          }
        : {
            zh: `${what.zh}无有效数据：${silent.join('、')}`,
            en: `${what.en} without live data: ${named}`,
          },
  };
}
