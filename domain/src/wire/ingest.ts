import * as z from 'zod';
import { HAZARDOUS_PROCESS_CODES } from '../risk/hazardous-process.ts';
import { fieldFault } from '../text/field-fault.ts';
import { endpoint } from './endpoint.ts';
import { geometry, instant, lat, lon } from './common.ts';
import { EQUIPMENT_TYPES, INSPECTION_RESULTS } from './inspections.ts';
import { SELF_CHECK_RESULTS } from './self-checks.ts';

export const MAX_READINGS_PER_CALL = 10_000;
export const MAX_RECORDS_PER_CALL = 5000;
export const INGEST_BODY_BYTES = 16_000_000;

/** Why a reading was refused. Its neighbours in the call are not affected. */
export const REJECT_REASONS = [
  'malformed',
  'unknown-point',
  'not-finite',
  'future',
  'out-of-range',
  'too-old',
  'bad-quality-code',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/**
 * One reading as sent: `point` is the code given to the source, `time` ISO 8601 with offset, `value` in the point's unit.
 * The body is `{"readings":[…]}` (JSON) or one reading per line (NDJSON), gzip allowed, at most 10,000 readings.
 * Each entry is checked on its own, so the schema of the list is loose on purpose.
 */
export const rawReading = z.object({
  point: z.string(),
  time: z.string(),
  value: z.number(),
  quality: z.enum(['good', 'uncertain', 'bad']).optional(),
});
export const observationReceipt = z.object({
  accepted: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  rejections: z.array(
    z.object({
      index: z.int(),
      point: z.string().nullable(),
      reason: z.enum(REJECT_REASONS),
      detail: z.string(),
    }),
  ),
});
export type ObservationReceipt = z.infer<typeof observationReceipt>;

export const ingestObservations = endpoint({
  id: 'ingestObservations',
  method: 'POST',
  path: '/ingest/observations',
  access: 'source',
  tag: 'ingest',
  summary: { zh: '上报测点数据', en: 'Deliver readings; answers 2xx only after commit' },
  body: z.object({ readings: z.array(z.unknown()).max(MAX_READINGS_PER_CALL) }),
  response: observationReceipt,
  problems: [
    'wrong-api-key',
    'bad-request',
    'too-large',
    'unsupported-media-type',
    'too-many-requests',
  ],
});

/** NUL and half characters (lone surrogates) are legal in JSON and no text for the store. */
export const storable = z
  .string()
  .refine(
    (text) => !text.includes('\u0000') && text.isWellFormed(),
    fieldFault({ zh: '含非法字符', en: 'not text: NUL or half a character' }),
  );

export const recordReceipt = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  rejections: z.array(
    z.object({
      index: z.int(),
      externalId: z.string().nullable(),
      path: z.string(),
      message: z.string(),
      messageZh: z.string(),
    }),
  ),
});
export type RecordReceipt = z.infer<typeof recordReceipt>;
const records = {
  method: 'POST',
  access: 'source',
  tag: 'ingest',
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
} as const;

/** Programs write their smallest and largest date for "none"; the database does not take all of them. */
const hasUsualYear = (text: string) =>
  Number(text.slice(0, 4)) >= 1900 && Number(text.slice(0, 4)) <= 2200;
const USUAL_YEAR = fieldFault({
  zh: '年份应在 1900 至 2200 之间',
  en: 'a year from 1900 to 2200 is required',
});
const recordInstant = instant.refine(hasUsualYear, USUAL_YEAR);
const recordDate = z.iso.date().refine(hasUsualYear, USUAL_YEAR);

/** The source's own id; unique per enterprise. Sending it again updates the record. */
const externalId = storable.trim().min(1).max(100);
export const facilityRecord = z.object({
  enterpriseCode: storable,
  externalId,
  code: storable.trim().min(1).max(50),
  nameZh: storable.trim().min(1).max(200),
  nameEn: storable.trim().max(200).optional(),
  kind: z.enum(['tank', 'process-unit', 'warehouse', 'loading', 'utility']),
  inherentLevel: z.int().min(1).max(4),
  geometry,
  capacityT: z.number().nonnegative().optional(),
  diameterM: z.number().positive().optional(),
  heightM: z.number().positive().optional(),
  /** Of its ground, m above the park's datum. What weather rules ask of a facility stays as it is where it is left out. */
  elevationM: z.number().min(-500).max(9000).optional(),
  hasCooling: z.boolean().optional(),
  hasCrane: z.boolean().optional(),
  hasHighWork: z.boolean().optional(),
  /** One of the 18 processes under special supervision (重点监管的危险化工工艺), by code; left out: as it was. */
  hazardousProcess: z.enum(HAZARDOUS_PROCESS_CODES).optional(),
});
export const inventoryRecord = z.object({
  enterpriseCode: storable,
  facilityExternalId: externalId,
  externalId,
  cas: z.string().regex(/^\d{2,7}-\d{2}-\d$/),
  quantityT: z.number().nonnegative(),
  at: recordInstant,
});
export const selfCheckRecord = z.object({
  enterpriseCode: storable,
  externalId,
  facilityExternalId: externalId.optional(),
  checkedAt: recordInstant,
  checkedBy: storable.trim().min(1).max(100),
  item: storable.trim().min(1).max(500),
  result: z.enum(SELF_CHECK_RESULTS),
  note: storable.max(2000).optional(),
});
/** Report of a statutory inspection of special equipment (特种设备检验): see `wire/inspections.ts`. */
export const inspectionRecord = z.object({
  enterpriseCode: storable,
  externalId,
  facilityExternalId: externalId.optional(),
  registrationNumber: storable.trim().min(1).max(100),
  equipmentType: z.enum(EQUIPMENT_TYPES),
  equipmentName: storable.trim().max(200).optional(),
  reportNumber: storable.trim().max(100).optional(),
  inspectedAt: recordInstant,
  result: z.enum(INSPECTION_RESULTS),
  safetyGrade: z.int().min(1).max(5).optional(),
  /** Not before the inspection itself. */
  nextDue: recordDate.optional(),
  inspector: storable.trim().min(1).max(200),
  note: storable.max(2000).optional(),
});
export const ingestFacilities = endpoint({
  ...records,
  id: 'ingestFacilities',
  path: '/ingest/facilities',
  summary: { zh: '上报设施', en: 'Deliver facilities (upsert by external id)' },
});
export const ingestInventories = endpoint({
  ...records,
  id: 'ingestInventories',
  path: '/ingest/inventories',
  summary: { zh: '上报物质存量', en: 'Deliver substance inventories' },
});
export const ingestSelfChecks = endpoint({
  ...records,
  id: 'ingestSelfChecks',
  path: '/ingest/self-checks',
  summary: { zh: '上报自查结果', en: 'Deliver self-check results' },
});
export const ingestInspections = endpoint({
  ...records,
  id: 'ingestInspections',
  path: '/ingest/inspections',
  summary: {
    zh: '上报特种设备检验报告',
    en: 'Deliver inspection reports of special equipment (boilers, pressure vessels)',
  },
});

/** An alarm or a state of a vehicle by name: `overspeed`, `acc-on`. */
const flags = z
  .array(
    z
      .string()
      .max(50)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  )
  .max(32);
/** Position of a vehicle or vessel. */
export const positionRecord = z.object({
  object: storable,
  time: z.string(),
  lon,
  lat,
  speedKmh: z.number().min(0).max(400).optional(),
  headingDeg: z.number().min(0).max(360).optional(),
  altitudeM: z.number().min(-1000).max(40_000).optional(),
  alarms: flags.optional(),
  status: flags.optional(),
  /** Held back by the sender (blind area): stored under its own time, moves nothing live. */
  isLate: z.boolean().optional(),
});
export const ingestPositions = endpoint({
  id: 'ingestPositions',
  method: 'POST',
  path: '/ingest/positions',
  access: 'source',
  tag: 'ingest',
  summary: { zh: '上报位置', en: 'Deliver positions of moving objects' },
  body: z.object({ positions: z.array(z.unknown()).max(MAX_READINGS_PER_CALL) }),
  response: observationReceipt,
  problems: ['too-large'],
});
/** Refused readings are kept, bounded, with their reason. */
export const listRejections = endpoint({
  id: 'listRejections',
  method: 'GET',
  path: '/ingest/rejections',
  access: 'ingest.read',
  tag: 'ingest',
  summary: { zh: '被拒收的数据', en: 'Refused readings, newest first' },
  response: z.object({
    items: z.array(
      z.object({
        at: instant,
        source: z.string(),
        reason: z.string(),
        count: z.int(),
        sample: z.string(),
      }),
    ),
  }),
});
