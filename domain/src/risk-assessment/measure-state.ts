import type { CheckSchedule, Span } from '../dual-prevention/check-cycles.ts';
import { checkMissed } from '../dual-prevention/check-missed.ts';
import type { Text } from '../text/text.ts';

/** Kinds of control measures (管控措施). */
export const MEASURE_KINDS = ['engineering', 'management', 'training', 'ppe', 'emergency'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** What a measure rests on: checks by people, sensors (IoT), cameras with recognition (AI). */
export const MEASURE_TYPES = ['manual', 'iot', 'ai'] as const;
export type MeasureType = (typeof MEASURE_TYPES)[number];

/** A task of the inspection plan, with its last check. */
export type MeasureTask = {
  readonly schedule: CheckSchedule;
  /** Null: never. A check that found a danger found the measure out of order, until the danger is rectified and accepted. */
  readonly lastCheck: { readonly atMs: number; readonly isInOrder: boolean } | null;
};
/** A sensor, or a camera with its recognition. */
export type MeasureSource = {
  readonly name: Text;
  readonly isLive: boolean;
  /** Since when it is not, ms; null: it is, or nobody knows. */
  readonly silentSinceMs: number | null;
};

/** What a measure rests on, with what is known of it. */
export type MeasureBasis =
  | {
      readonly by: 'manual';
      /** All of them are to be done. Empty: nobody was ever told to look. */
      readonly tasks: readonly MeasureTask[];
      /** Windows of stand-still or overhaul, in which no check is due. */
      readonly stopped: readonly Span[];
    }
  | {
      readonly by: 'iot' | 'ai';
      /** Each has to be live. Empty: "monitored" on paper only. */
      readonly sources: readonly MeasureSource[];
    };

export type MeasureState = {
  readonly isEffective: boolean;
  /** Since when it is not, ms; null: it is, or nobody knows. */
  readonly sinceMs: number | null;
  readonly why: Text;
};

/**
 * Whether a control measure works. A monitored one without a live source, or a manual one with a task that was not done in its
 * period or that found something, does not: no data is not good news (architecture rule 1).
 */
export function measureState(basis: MeasureBasis, nowMs: number): MeasureState {
  return basis.by === 'manual' ? manualState(basis, nowMs) : monitoredState(basis);
}

function manualState(
  { tasks, stopped }: MeasureBasis & { by: 'manual' },
  nowMs: number,
): MeasureState {
  if (tasks.length === 0)
    return notEffective(null, { zh: '没有排查任务', en: 'no inspection task is set for it' });
  const faults = tasks.flatMap((task) => taskFault(task, stopped, nowMs));
  const [first] = faults.toSorted((one, other) => one.sinceMs! - other.sinceMs!);
  const works = { zh: '在周期内已检查', en: 'checked in its period' };
  return first ?? { isEffective: true, sinceMs: null, why: works };
}

function taskFault(
  { schedule, lastCheck }: MeasureTask,
  stopped: readonly Span[],
  nowMs: number,
): MeasureState[] {
  if (lastCheck !== null && !lastCheck.isInOrder)
    return [
      notEffective(lastCheck.atMs, {
        zh: '最近一次检查发现隐患，尚未整改验收',
        en: 'its last check found a hidden danger that is not rectified',
      }),
    ];
  const missedMs = checkMissed(schedule, { lastCheckMs: lastCheck?.atMs ?? null, stopped }, nowMs);
  if (missedMs === null) return [];
  const why =
    lastCheck === null
      ? { zh: '从未检查', en: 'never checked' }
      : { zh: '超过周期未检查', en: 'not checked in its period' };
  return [notEffective(missedMs, why)];
}

function monitoredState({ by, sources }: MeasureBasis & { by: 'iot' | 'ai' }): MeasureState {
  const what = by === 'iot' ? { zh: '测点', en: 'sensor' } : { zh: '识别来源', en: 'recognition' };
  if (sources.length === 0)
    return notEffective(null, {
      zh: `称为自动监控，但未绑定任何${what.zh}`,
      en: `said to be monitored, but bound to no ${what.en}`,
    });
  const silent = sources.filter(({ isLive }) => !isLive);
  if (silent.length === 0)
    return {
      ...{ isEffective: true, sinceMs: null },
      why: { zh: '数据在线', en: 'its source is live' },
    };
  const sinces = silent.map(({ silentSinceMs }) => silentSinceMs).filter((since) => since !== null);
  // One that was never heard of may be the first that fell silent.
  const sinceMs = sinces.length === silent.length ? Math.min(...sinces) : null;
  return notEffective(sinceMs, {
    zh: `${what.zh}无有效数据：${silent.map(({ name }) => name.zh).join('、')}`,
    en: `${what.en} without live data: ${silent.map(({ name }) => name.en).join(', ')}`,
  });
}

function notEffective(sinceMs: number | null, why: Text): MeasureState {
  return { isEffective: false, sinceMs, why };
}
