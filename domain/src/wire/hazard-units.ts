import * as z from 'zod';
import { CONTENT_KEYS, SUBSTANCE_FORMS } from '../major-hazard/content-conditions.ts';
import { CATEGORY_SYMBOLS } from '../major-hazard/hazard-categories.ts';
import { UNIT_KINDS } from '../major-hazard/standard.ts';
import { fieldFault } from '../text/field-fault.ts';
import { geometry } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_RECORDS_PER_CALL, recordReceipt, storable } from './ingest.ts';
import { decimalText, percentText } from './major-hazards.ts';

const externalId = storable.trim().min(1).max(100);
const name = storable.trim().min(1).max(200);
const TWICE = { zh: '编号重复', en: 'two items of one id' };
const NO_MIXTURE = {
  zh: '仅混合物可填是否与纯物质同类',
  en: 'only a mixture is of the class of its pure substance or not',
};

/** One substance in one vessel, piece of equipment or storage place. */
export const hazardUnitItem = z
  .object({
    externalId,
    nameZh: name,
    nameEn: storable.trim().max(200).optional(),
    otherNames: z.array(name).max(20).default([]),
    cas: storable.trim().min(1).max(20).nullable().default(null),
    /** q: design maximum, t, as decimal text ("62.5"); null or left out: not known. Never the live stock (4.2.2). */
    designMaxT: decimalText.nullable().default(null),
    /** Categories of table 2; null or left out: not classified; empty: classified, and none of them applies. */
    categories: z.array(z.enum(CATEGORY_SYMBOLS)).max(24).nullable().default(null),
    isMixture: z.boolean().default(false),
    /** Of a mixture (4.2.3); null or left out: not known, the stricter reading is taken. */
    isSameClassAsPure: z.boolean().nullable().default(null),
    /** Mass per cent as decimal text, where table 1 tells rows apart by content; what is left out is not known. */
    contents: z.partialRecord(z.enum(CONTENT_KEYS), percentText).default({}),
    form: z.enum(SUBSTANCE_FORMS).nullable().default(null),
    /** Whose stock is held against the design maximum. */
    facilityExternalId: externalId.optional(),
  })
  .refine(({ isMixture, isSameClassAsPure }) => isMixture || isSameClassAsPure === null, {
    path: ['isSameClassAsPure'],
    ...fieldFault(NO_MIXTURE),
  });

/**
 * A unit by GB 18218-2018 as the enterprise declares it, with everything in it: what is not in `items` or
 * `facilityExternalIds` any more does not belong to it any more. A unit out of use is declared with design maxima of 0.
 */
export const hazardUnitRecord = z.object({
  enterpriseCode: storable,
  externalId,
  code: storable.trim().min(1).max(50),
  nameZh: name,
  nameEn: storable.trim().max(200).optional(),
  /** Bounded by shut-off valves, by the dike of a tank area, by the building. */
  kind: z.enum(UNIT_KINDS),
  /** Its bounds, Polygon or MultiPolygon; left out: the outlines of its facilities. */
  geometry: geometry.optional(),
  /** Facilities that are part of it; those that its items name are anyway. */
  facilityExternalIds: z.array(externalId).max(1000).default([]),
  items: z
    .array(hazardUnitItem)
    .max(1000)
    .refine(
      (items) => new Set(items.map((item) => item.externalId)).size === items.length,
      fieldFault(TWICE),
    ),
});

export const ingestHazardUnits = endpoint({
  id: 'ingestHazardUnits',
  method: 'POST',
  path: '/ingest/hazard-units',
  access: 'source',
  tag: 'ingest',
  summary: {
    zh: '上报重大危险源辨识单元及其危险化学品设计最大量',
    en: 'Deliver units by GB 18218-2018 with their substances and design maxima (upsert by external id)',
  },
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
});
