import * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import { DANGER_HANDLING, DANGER_NUMBERS, DANGER_STATES } from './codes.ts';
import {
  coded,
  coding,
  common,
  flag,
  id,
  keyed,
  required,
  short,
  sourceTime,
  whole,
  words,
} from './fields.ts';
import type { Keyed } from './fields.ts';
import { saidLevel } from './levels.ts';

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
  .transform(({ dangerLevel, coding: said, ...rest }, check) => {
    const level = saidLevel('dangerLevel', { value: dangerLevel, coding: said.dangerLevel }, check);
    if (rest.dangerManageType === 'by-deadline' && rest.dangerManageDeadline === undefined) {
      check.addIssue({
        path: ['dangerManageDeadline'],
        ...fieldFault({ zh: '限期整改时必填', en: 'required with a deadline (限期整改)' }),
      });
    }
    return keyed({ ...rest, dangerLevel: level }, check);
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
      const words = { zh: '早于开始时间', en: 'before its start' };
      check.addIssue({ path: ['stopEndTime'], ...fieldFault(words) });
    }
    if (stop.riskUnitId === undefined && stop.hazardCode === undefined) {
      check.addIssue({
        path: ['riskUnitId'],
        ...fieldFault({
          zh: 'riskUnitId 与 hazardCode 至少填一项',
          en: 'riskUnitId or hazardCode is required',
        }),
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
