import * as z from 'zod';
import { CAMERA_EVENT_KIND_NAMES } from '../camera/event-kinds.ts';
import { fieldFault } from '../text/field-fault.ts';
import {
  CHECK_STATUSES,
  CYCLE_UNITS,
  HIGHEST_TASK_NUMBER,
  MEASURE_CLASSES,
  MEASURE_SOURCES,
  MEASURE_SUBCLASSES,
  WORK_DAYS,
  WORK_TYPES,
} from './codes.ts';
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
import { saidLevel } from './levels.ts';

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
  .transform(({ riskLevel, coding: said, ...rest }, check) => {
    const level =
      riskLevel === undefined
        ? null
        : saidLevel('riskLevel', { value: riskLevel, coding: said.riskLevel }, check);
    return keyed({ ...rest, riskLevel: level }, check);
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
    /** Camera by whose recognition an automatic measure watches, and what it is to recognise (a list, or words with commas). */
    camera: short.optional(),
    cameraKinds: z
      .union([z.array(z.string()), z.string().transform((text) => text.split(/[,，、;；\s]+/))])
      .pipe(z.array(z.enum(CAMERA_EVENT_KIND_NAMES)).max(20))
      .optional(),
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
        path: ['workStartTime'],
        ...fieldFault({ zh: '周期单位为小时时必填', en: 'required for a cycle in hours' }),
      });
    }
    const highest = task.workType === 'daily' ? null : HIGHEST_TASK_NUMBER[task.workType];
    if (
      highest !== null &&
      !(task.taskNum !== undefined && task.taskNum >= 1 && task.taskNum <= highest)
    ) {
      check.addIssue({
        path: ['taskNum'],
        ...fieldFault({
          zh: `此任务类型应为 1 至 ${highest}`,
          en: `1 to ${highest} for this work type`,
        }),
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
