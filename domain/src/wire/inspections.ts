import * as z from 'zod';
import { id, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/**
 * Kinds of special equipment (特种设备) that are inspected by law: 锅炉, 压力容器, 压力管道, 安全阀, 起重机械, 电梯, 场(厂)内专用机动车辆.
 * @source 特种设备安全法 (2013), article 2; 特种设备目录 (2014)
 */
export const EQUIPMENT_TYPES = [
  'boiler',
  'pressure-vessel',
  'pressure-pipeline',
  'safety-valve',
  'crane',
  'lift',
  'vehicle',
] as const;

/**
 * Conclusion of the report: 符合要求, 基本符合要求, 不符合要求.
 * @source TSG 21-2016 (pressure vessels) 8.5–8.6; TSG 11-2020 (boilers) chapter 9
 */
export const INSPECTION_RESULTS = ['conforms', 'mostly-conforms', 'does-not-conform'] as const;

/** A statutory inspection of a piece of special equipment, as the enterprise delivered its report. */
export const equipmentInspection = z.object({
  id,
  enterpriseId: id,
  facility: z.object({ id, code: z.string(), name: text }).nullable(),
  /** 设备注册代码 or 使用登记证编号. */
  registrationNumber: z.string(),
  equipmentType: z.enum(EQUIPMENT_TYPES),
  equipmentName: z.string().nullable(),
  reportNumber: z.string().nullable(),
  inspectedAt: instant,
  result: z.enum(INSPECTION_RESULTS),
  /** 安全状况等级, 1 (best) to 5. */
  safetyGrade: z.int().min(1).max(5).nullable(),
  /** Local date of the park; null: the report names none, so nothing is known. */
  nextDue: z.iso.date().nullable(),
  inspector: z.string(),
  note: z.string().nullable(),
  /** A later inspection of the same equipment is there: this one is history and never overdue. */
  isLatest: z.boolean(),
  /** The latest one, and its next inspection was due before today. */
  isOverdue: z.boolean(),
});
export type EquipmentInspection = z.infer<typeof equipmentInspection>;

export const listInspections = endpoint({
  id: 'listInspections',
  method: 'GET',
  path: '/inspections',
  access: 'facility.read',
  tag: 'enterprises',
  summary: {
    zh: '特种设备检验报告，超期的在前',
    en: 'Inspection reports of special equipment, those due first at the top',
  },
  query: z.object({
    ...page,
    enterpriseId: pathId.optional(),
    /** Only those whose next inspection is overdue. */
    overdue: z.stringbool().optional(),
  }),
  response: pageOf(equipmentInspection).extend({ overdue: z.int().nonnegative() }),
});
