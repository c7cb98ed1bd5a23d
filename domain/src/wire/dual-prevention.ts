import * as z from 'zod';
import {
  CHECK_STATUSES,
  CYCLE_UNITS,
  DANGER_HANDLING,
  DANGER_LEVEL_CODINGS,
  DANGER_LEVELS,
  DANGER_NUMBERS,
  DANGER_STATES,
  HIGHEST_TASK_NUMBER,
  MEASURE_CLASSES,
  MEASURE_SOURCES,
  MEASURE_SUBCLASSES,
  RISK_LEVEL_CODINGS,
  RISK_LEVELS,
  WORK_DAYS,
  WORK_TYPES,
} from '../dual-prevention/codes.ts';
import { msFromSourceTime } from '../dual-prevention/source-time.ts';
import { idParams, instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_RECORDS_PER_CALL, recordReceipt, storable } from './ingest.ts';

/** As pushed: `yyyyMMddHHmmss` Beijing time or ISO 8601 → ISO 8601 UTC. */
const sourceTime = z.string().transform((text, check) => {
  const ms = msFromSourceTime(text);
  if (ms !== null) return new Date(ms).toISOString();
  check.addIssue({ code: 'custom', message: 'no time: yyyyMMddHHmmss or ISO 8601 is required' });
  return z.NEVER;
});
const short = storable.trim().max(100);
const words = (most: number) => storable.trim().max(most);
const required = (most: number) => words(most).min(1);
/** Systems write numbers as text now and then. */
const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const whole = number.pipe(z.int());
const flag = z
  .union([z.boolean(), z.enum(['0', '1']), z.literal([0, 1])])
  .transform((value) => value === true || value === '1' || value === 1);

/** A code as text or number, or our word for it. */
function coded<C extends Readonly<Record<string, string>>>(codes: C) {
  const known = Object.values(codes) as C[keyof C][];
  return z.union([z.string(), z.number()]).transform((value, check): C[keyof C] => {
    const word = codes[String(value)] ?? known.find((one) => one === value);
    if (word !== undefined) return word as C[keyof C];
    const message = `not one of ${Object.keys(codes).join(', ')}`;
    check.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

const id = required(100);
const common = {
  /** The enterprise's own key (UUID in most systems). */
  id: id.optional(),
  externalId: id.optional(),
  /** The park's code of the enterprise, or its nine-digit number of the national registration system. */
  enterpriseCode: short.optional(),
  companyCode: short.optional(),
  /** 1 = deleted there: kept here as a state, never removed. */
  deleted: flag.default(false),
  createDate: sourceTime.optional(),
  createBy: short.optional(),
  updateDate: sourceTime.optional(),
  updateBy: short.optional(),
};
/** Which of two codings the sender uses, where they cannot be told apart. */
const coding = z
  .object({
    riskLevel: z
      .enum(Object.keys(RISK_LEVEL_CODINGS) as [keyof typeof RISK_LEVEL_CODINGS])
      .default('0-3'),
    dangerLevel: z
      .enum(Object.keys(DANGER_LEVEL_CODINGS) as [keyof typeof DANGER_LEVEL_CODINGS])
      .default('0-general'),
  })
  .prefault({});

type Keyed = {
  id?: string | undefined;
  externalId?: string | undefined;
  enterpriseCode?: string | undefined;
  companyCode?: string | undefined;
};

/** `id` and `companyCode` of the push under the names that every record of the ingest has. */
function keyed<T extends Keyed>({ id: key, companyCode, ...rest }: T, check: z.RefinementCtx) {
  const externalId = rest.externalId ?? key;
  const enterpriseCode = rest.enterpriseCode ?? companyCode;
  if (externalId === undefined)
    check.addIssue({ code: 'custom', path: ['id'], message: 'id is required' });
  if (enterpriseCode === undefined)
    check.addIssue({
      code: 'custom',
      path: ['companyCode'],
      message: 'companyCode or enterpriseCode is required',
    });
  return { ...rest, externalId: externalId ?? '', enterpriseCode: enterpriseCode ?? '' };
}

export const riskObjectRecord = z
  .object({
    ...common,
    hazardCode: required(100),
    hazardName: required(300),
    hazardDep: words(200).optional(),
    hazardLiablePerson: short.optional(),
    isMajorHazard: flag.default(false),
    facilityExternalId: id.optional(),
  })
  .transform(keyed);

export const riskUnitRecord = z
  .object({
    ...common,
    /** External id or hazardCode of the risk object. */
    hazardCode: required(100),
    hazardDep: words(200).optional(),
    hazardLiablePerson: short.optional(),
    riskUnitName: required(300),
    riskLevel: z.union([z.string(), z.number()]).optional(),
    coding,
  })
  .transform(({ riskLevel, coding: { riskLevel: way }, ...rest }, check) => {
    const codes: Readonly<Record<string, string>> = RISK_LEVEL_CODINGS[way];
    const level = riskLevel === undefined ? null : (codes[String(riskLevel)] ?? riskLevel);
    if (level !== null && !(RISK_LEVELS as readonly unknown[]).includes(level)) {
      check.addIssue({
        code: 'custom',
        path: ['riskLevel'],
        message: `not one of ${Object.keys(codes).join(', ')} (coding ${way})`,
      });
    }
    return keyed({ ...rest, riskLevel: level as (typeof RISK_LEVELS)[number] | null }, check);
  });

export const riskEventRecord = z
  .object({ ...common, riskUnitId: id, riskEventName: required(500) })
  .transform(keyed);

export const controlMeasureRecord = z
  .object({
    ...common,
    riskEventId: id,
    dataSrc: coded(MEASURE_SOURCES),
    riskMeasureDesc: required(4000),
    classify1: coded(MEASURE_CLASSES).optional(),
    classify2: z.enum(MEASURE_SUBCLASSES).optional(),
    classify3: words(100).optional(),
    troubleshootContent: words(10_000).optional(),
    /** Point that an automatic measure relies on: one without a live source is a finding. */
    point: short.optional(),
  })
  .transform(keyed);

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/);
export const checkTaskRecord = z
  .object({
    ...common,
    riskMeasureId: id,
    troubleshootContent: words(1000).optional(),
    checkCycle: whole.pipe(z.int().min(1).max(10_000)),
    checkCycleUnit: coded(CYCLE_UNITS),
    taskStartTime: sourceTime,
    workStartTime: clock.optional(),
    workEndTime: clock.optional(),
    workDayType: coded(WORK_DAYS).default('every-day'),
    workType: coded(WORK_TYPES).default('daily'),
    taskNum: whole.optional(),
  })
  .transform((task, check) => {
    if (task.checkCycleUnit === 'hour' && (!task.workStartTime || !task.workEndTime)) {
      check.addIssue({
        code: 'custom',
        path: ['workStartTime'],
        message: 'required for a cycle in hours',
      });
    }
    const highest = task.workType === 'daily' ? null : HIGHEST_TASK_NUMBER[task.workType];
    if (
      highest !== null &&
      !(task.taskNum !== undefined && task.taskNum >= 1 && task.taskNum <= highest)
    ) {
      check.addIssue({
        code: 'custom',
        path: ['taskNum'],
        message: `1 to ${highest} for this work type`,
      });
    }
    return keyed(task, check);
  });

export const checkRecordRecord = z
  .object({
    ...common,
    checkTaskId: id,
    checkTime: sourceTime,
    checkStatus: coded(CHECK_STATUSES),
    createByMobile: short.optional(),
    isDefend: short.optional(),
  })
  .transform(keyed);

const between = ([low, high]: readonly [number, number]) =>
  whole.pipe(z.int().min(low).max(high)).optional();
export const reportedDangerRecord = z
  .object({
    ...common,
    hazardCode: words(100).optional(),
    riskMeasureId: id.optional(),
    checkRecordId: id.optional(),
    dangerName: required(300),
    dangerLevel: z.union([z.string(), z.number()]),
    coding,
    registTime: sourceTime,
    registrant: short.optional(),
    ...(Object.fromEntries(
      Object.entries(DANGER_NUMBERS).map(([key, range]) => [key, between(range)]),
    ) as Record<keyof typeof DANGER_NUMBERS, ReturnType<typeof between>>),
    enforcementId: words(200).optional(),
    dangerManageType: coded(DANGER_HANDLING).optional(),
    dangerDesc: words(10_000).optional(),
    dangerReason: words(10_000).optional(),
    controlMeasures: words(1000).optional(),
    cost: short.optional(),
    liablePerson: short.optional(),
    dangerManageDeadline: sourceTime.optional(),
    checkAcceptPerson: short.optional(),
    checkAcceptTime: sourceTime.optional(),
    checkAcceptComment: words(2000).optional(),
    dangerState: coded(DANGER_STATES),
  })
  .transform(({ dangerLevel, coding: { dangerLevel: way }, ...rest }, check) => {
    const codes: Readonly<Record<string, string>> = DANGER_LEVEL_CODINGS[way];
    const level = codes[String(dangerLevel)] ?? dangerLevel;
    if (!(DANGER_LEVELS as readonly unknown[]).includes(level)) {
      check.addIssue({
        code: 'custom',
        path: ['dangerLevel'],
        message: `not one of ${Object.keys(codes).join(', ')} (coding ${way})`,
      });
    }
    if (rest.dangerManageType === 'by-deadline' && rest.dangerManageDeadline === undefined) {
      check.addIssue({
        code: 'custom',
        path: ['dangerManageDeadline'],
        message: 'required with a deadline (限期整改)',
      });
    }
    return keyed({ ...rest, dangerLevel: level as (typeof DANGER_LEVELS)[number] }, check);
  });

export const deactivationRecord = z
  .object({
    ...common,
    hazardCode: words(100).optional(),
    riskUnitId: id.optional(),
    stopStartTime: sourceTime,
    stopEndTime: sourceTime.optional(),
    stopReason: words(1000).optional(),
  })
  .transform((stop, check) => {
    if (stop.stopEndTime !== undefined && stop.stopEndTime < stop.stopStartTime) {
      check.addIssue({ code: 'custom', path: ['stopEndTime'], message: 'before its start' });
    }
    if (stop.riskUnitId === undefined && stop.hazardCode === undefined) {
      check.addIssue({
        code: 'custom',
        path: ['riskUnitId'],
        message: 'riskUnitId or hazardCode is required',
      });
    }
    return keyed(stop, check);
  });

/** Counts of the daily safety commitment (安全承诺公告), as they are announced. */
export const COMMITMENT_COUNTS = [
  ...[
    'unitsNumber',
    'runNumber',
    'parkNumber',
    'firesNumber',
    'fire1Number',
    'fire2Number',
    'spaceworkNumber',
  ],
  ...[
    'blindplateNumber',
    'highworkNumber',
    'liftingworkNumber',
    'electricityworkNumber',
    'soilworkNumber',
  ],
  ...['roadworkNumber', 'inspectionNumber', 'pourOutNumber', 'cleanTankNumber', 'drainingNumber'],
  ...[
    'contractorNumber',
    'changedTaskNumber',
    'openParkingNumber',
    'testNumber',
    'overhaulWorkNumber',
    'dangerProcessNumber',
  ],
] as const;
const commitmentCount = whole.pipe(z.int().min(0).max(100_000)).optional();
export const commitmentRecord = z
  .object({
    ...common,
    ...Object.fromEntries(COMMITMENT_COUNTS.map((name) => [name, commitmentCount])),
    trialProduction: flag.optional(),
    openParking: flag.optional(),
    /** Whether the major hazard sources are in a safe state, by the enterprise's own word. */
    mHazards: flag.optional(),
    riskGrade: words(50).optional(),
    commitDate: sourceTime,
    commitment: required(100),
    commitContent: words(5000).optional(),
  })
  .transform((record, check) =>
    keyed(record as typeof record & Keyed & { commitDate: string; commitment: string }, check),
  );

const ingest = {
  method: 'POST',
  access: 'source',
  tag: 'ingest',
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
} as const;
const path = '/ingest/dual-prevention';

export const ingestRiskObjects = endpoint({
  ...ingest,
  id: 'ingestRiskObjects',
  path: `${path}/risk-objects`,
  summary: { zh: '上报安全风险分析对象', en: 'Deliver risk objects' },
});
export const ingestRiskUnits = endpoint({
  ...ingest,
  id: 'ingestRiskUnits',
  path: `${path}/risk-units`,
  summary: { zh: '上报安全风险分析单元', en: 'Deliver risk units' },
});
export const ingestRiskEvents = endpoint({
  ...ingest,
  id: 'ingestRiskEvents',
  path: `${path}/risk-events`,
  summary: { zh: '上报安全风险事件', en: 'Deliver risk events' },
});
export const ingestControlMeasures = endpoint({
  ...ingest,
  id: 'ingestControlMeasures',
  path: `${path}/control-measures`,
  summary: { zh: '上报管控措施', en: 'Deliver control measures' },
});
export const ingestCheckTasks = endpoint({
  ...ingest,
  id: 'ingestCheckTasks',
  path: `${path}/check-tasks`,
  summary: { zh: '上报隐患排查任务', en: 'Deliver inspection tasks' },
});
export const ingestCheckRecords = endpoint({
  ...ingest,
  id: 'ingestCheckRecords',
  path: `${path}/check-records`,
  summary: { zh: '上报隐患排查记录', en: 'Deliver inspection records' },
});
export const ingestReportedDangers = endpoint({
  ...ingest,
  id: 'ingestReportedDangers',
  path: `${path}/hidden-dangers`,
  summary: {
    zh: '上报企业自查隐患',
    en: 'Deliver hidden dangers that the enterprise keeps itself',
  },
});
export const ingestDeactivations = endpoint({
  ...ingest,
  id: 'ingestDeactivations',
  path: `${path}/deactivations`,
  summary: { zh: '上报停用、检修记录', en: 'Deliver deactivation windows' },
});
export const ingestCommitments = endpoint({
  ...ingest,
  id: 'ingestCommitments',
  path: `${path}/commitments`,
  summary: { zh: '上报安全承诺公告', en: 'Deliver daily safety commitments' },
});

const count = z.int().nonnegative();
const rate = z.object({ due: count, done: count });
/** What the park sees of an enterprise's dual prevention: what was delivered, and how far it is lived. */
export const dualPreventionSummary = z.object({
  counts: z.object({
    riskObjects: count,
    riskUnits: z.object({
      major: count,
      larger: count,
      general: count,
      low: count,
      unrated: count,
    }),
    riskEvents: count,
    /** Automatic ones name a sensor; those without a live value are a finding. */
    measures: z.object({ automatic: count, automaticWithoutLive: count, inspection: count }),
    checkTasks: count,
  }),
  /** Cycles of the last 30 days that fell due, and those with a check; by who has to look (包保责任). */
  completion: z.object({ daily: rate, principal: rate, technical: rate, operational: rate }),
  dangers: z.object({
    open: count,
    overdue: count,
    /** Accepted in the last 90 days, and those of them before their deadline. */
    accepted: count,
    acceptedInTime: count,
  }),
  /** Units that are stood down now. */
  deactivated: count,
  commitment: z
    .object({
      at: instant,
      by: z.string(),
      areMajorHazardsSafe: z.boolean().nullable(),
      riskGrade: z.string().nullable(),
      content: z.string().nullable(),
      isOfToday: z.boolean(),
    })
    .nullable(),
});
export type DualPreventionSummary = z.infer<typeof dualPreventionSummary>;

export const readDualPrevention = endpoint({
  id: 'readDualPrevention',
  method: 'GET',
  path: '/enterprises/:id/dual-prevention',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: {
    zh: '企业双重预防运行情况',
    en: 'Dual prevention of an enterprise: register, completion, dangers',
  },
  params: idParams,
  response: dualPreventionSummary,
  problems: ['not-found'],
});
