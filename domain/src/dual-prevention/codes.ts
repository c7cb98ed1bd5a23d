/**
 * Codes of the dual-prevention push (危险化学品企业双重预防机制) and our words for them. The tables are those of systems
 * that push to provincial platforms; the text of the guideline itself was not to be had (ADR 0015).
 */
export const RISK_LEVELS = ['major', 'larger', 'general', 'low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Two codings are in use and cannot be told apart by looking: the sender says which. */
export const RISK_LEVEL_CODINGS = {
  '0-3': { '0': 'major', '1': 'larger', '2': 'general', '3': 'low' },
  '1-4': { '1': 'major', '2': 'larger', '3': 'general', '4': 'low' },
} as const satisfies Record<string, Record<string, RiskLevel>>;

/** The statute knows two grades; larger (较大) has no code in the push, only the word. */
export const DANGER_LEVELS = ['general', 'larger', 'major'] as const;
export type DangerLevel = (typeof DANGER_LEVELS)[number];
export const DANGER_LEVEL_CODINGS = {
  '0-general': { '0': 'general', '1': 'major' },
  '0-major': { '0': 'major', '1': 'general' },
} as const satisfies Record<string, Record<string, DangerLevel>>;

/** dataSrc: 1 自动化监控, 2 隐患排查. */
export const MEASURE_SOURCES = { '1': 'automatic', '2': 'inspection' } as const;
/** classify1: 1 工程技术, 2 维护保养, 3 操作行为, 4 应急措施. */
export const MEASURE_CLASSES = {
  '1': 'engineering',
  '2': 'maintenance',
  '3': 'operation',
  '4': 'emergency',
} as const;
/** classify2 by classify1. */
export const MEASURE_SUBCLASSES = [
  ...['1-1', '1-2', '1-3', '1-4', '1-5', '2-1', '2-2', '2-3'],
  ...['3-1', '3-2', '3-3', '3-4', '4-1', '4-2', '4-3', '4-4', '4-5'],
] as const;
/** checkCycleUnit. */
export const CYCLE_UNITS = { 小时: 'hour', 天: 'day', 月: 'month', 年: 'year' } as const;
export type CycleUnit = (typeof CYCLE_UNITS)[keyof typeof CYCLE_UNITS];
/** workDayType: 0 每天, 1 法定工作日, 2 非法定工作日. */
export const WORK_DAYS = { '0': 'every-day', '1': 'working-day', '2': 'day-off' } as const;
export type WorkDays = (typeof WORK_DAYS)[keyof typeof WORK_DAYS];
/** workType, 包保责任: 0 日常, 1 主要负责人, 2 技术负责人, 3 操作负责人 (应急厅〔2021〕12号). */
export const WORK_TYPES = {
  '0': 'daily',
  '1': 'principal',
  '2': 'technical',
  '3': 'operational',
} as const;
export type WorkType = (typeof WORK_TYPES)[keyof typeof WORK_TYPES];
/** Highest taskNum of 包保 tasks by workType. */
export const HIGHEST_TASK_NUMBER = { principal: 9, technical: 9, operational: 10 } as const;
/** checkStatus: 0 正常, 1 存在隐患, 2 未排查, 3 其他. */
export const CHECK_STATUSES = {
  '0': 'normal',
  '1': 'danger-found',
  '2': 'not-checked',
  '3': 'other',
} as const;
export type CheckStatus = (typeof CHECK_STATUSES)[keyof typeof CHECK_STATUSES];
/** dangerState: 0 整改中, 1 待验收, 9 已验收. */
export const DANGER_STATES = { '0': 'rectifying', '1': 'to-accept', '9': 'accepted' } as const;
/** dangerManageType: 0 即查即改, 1 限期整改. */
export const DANGER_HANDLING = { '0': 'at-once', '1': 'by-deadline' } as const;
/** dangerSrc 1–10, hazardDangerType 1–8, hazardCategory 0–3, managementClassification 1–3, occurrenceLink 1–10: kept as numbers. */
export const DANGER_NUMBERS = {
  dangerSrc: [1, 10],
  hazardDangerType: [1, 8],
  hazardCategory: [0, 3],
  managementClassification: [1, 3],
  occurrenceLink: [1, 10],
} as const;
