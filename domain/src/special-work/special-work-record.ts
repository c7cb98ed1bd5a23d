import * as z from 'zod';
import {
  coded,
  common,
  flag,
  id,
  keyed,
  numeric,
  required,
  short,
  sourceTime,
  whole,
  words,
} from '../dual-prevention/fields.ts';
import { fieldFault } from '../text/field-fault.ts';
import { levelsOf, SPECIAL_WORK_KIND_NAMES } from './kinds.ts';
import type { SpecialWorkKind, SpecialWorkLevel } from './kinds.ts';
import type { SpecialWorkState } from './standing.ts';

/** 作业类型 of the push. */
const KIND_CODES = Object.fromEntries(
  SPECIAL_WORK_KIND_NAMES.map((kind, at) => [String(at + 1), kind]),
) as Readonly<Record<string, SpecialWorkKind>>;

/** 作业票当前状态: 1 作业前, 2 作业中, 3 作业后. The push has no code for the others: they come as our words. */
const STATE_CODES: Readonly<Record<string, SpecialWorkState>> = {
  ...{ '1': 'approved', '2': 'working', '3': 'finished' },
  ...{ applied: 'applied', suspended: 'suspended', cancelled: 'cancelled' },
};

/** How levels are written, by kind: 动火级别 1 特级 … 3 二级; the others by their number. */
const LEVEL_WORDS: Readonly<Partial<Record<SpecialWorkKind, Record<string, SpecialWorkLevel>>>> = {
  'hot-work': {
    ...{ '1': 'special', '2': 'first', '3': 'second' },
    ...{ 特级: 'special', 一级: 'first', 二级: 'second' },
  },
  height: {
    ...{ '1': 'I', '2': 'II', '3': 'III', '4': 'IV', Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV' },
    ...{ 一: 'I', 二: 'II', 三: 'III', 四: 'IV' },
  },
  lifting: {
    ...{ '1': 'first', '2': 'second', '3': 'third' },
    ...{ 一级: 'first', 二级: 'second', 三级: 'third' },
  },
};

type Position = { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
const name = short.optional();
const level = z.union([z.string(), z.number()]).optional();

/**
 * A permit of special work (特殊作业票) as systems push it to the provinces: `planStartTime` and `planEndTime` are its validity
 * (作业实施时间), `startTime` and `endTime` when work began and its end was accepted. Beside the fields of the push it may name
 * its facility, its outline (GeoJSON), whether it is outdoors and how many people there are.
 * @param geometry  schema of a GeoJSON point or polygon
 */
export function specialWorkRecord<Area>(geometry: z.ZodType<Area>) {
  return z
    .object({
      ...common,
      ticketNo: required(100),
      ticketType: coded(KIND_CODES),
      ticketStatus: coded(STATE_CODES),
      ...{ ticketLevel: level, ticket_level: level },
      ...{ fireLevel: level, highLevel: level, hoistingLevel: level },
      issueTime: sourceTime.optional(),
      planStartTime: sourceTime,
      planEndTime: sourceTime,
      startTime: sourceTime.optional(),
      endTime: sourceTime.optional(),
      ticketPosition: words(300).optional(),
      ticketContent: words(2000).optional(),
      longitude: numeric.pipe(z.number().min(-180).max(180)).optional(),
      latitude: numeric.pipe(z.number().min(-90).max(90)).optional(),
      geometry: geometry.optional(),
      facilityExternalId: id.optional(),
      isOutdoor: flag.optional(),
      people: whole.pipe(z.int().min(0).max(10_000)).optional(),
      workerName: words(1000).optional(),
      isContractorWork: flag.optional(),
      contractorOrg: words(200).optional(),
      supervisorName: name,
      tickerResponsName: name,
      isCancelled: flag.optional(),
    })
    .transform((record, check) => {
      if (record.planEndTime <= record.planStartTime)
        check.addIssue({
          path: ['planEndTime'],
          ...fieldFault({ zh: '应晚于 planStartTime', en: 'must be after planStartTime' }),
        });
      if (record.endTime !== undefined && record.endTime < (record.startTime ?? record.endTime))
        check.addIssue({
          path: ['endTime'],
          ...fieldFault({ zh: '早于 startTime', en: 'before startTime' }),
        });
      return keyed(
        {
          ...record,
          level: readLevel(record, check),
          state: record.isCancelled === true ? ('cancelled' as const) : record.ticketStatus,
          area: record.geometry ?? positionOf(record, check),
        },
        check,
      );
    });
}

type Levelled = {
  readonly ticketType: SpecialWorkKind;
  readonly ticketLevel?: string | number | undefined;
  readonly ticket_level?: string | number | undefined;
  readonly fireLevel?: string | number | undefined;
  readonly highLevel?: string | number | undefined;
  readonly hoistingLevel?: string | number | undefined;
};

/** The level under whichever name it came; of a kind that has none, what a house grades for itself is passed over. */
function readLevel(record: Levelled, check: z.RefinementCtx): SpecialWorkLevel | undefined {
  const { ticketType: kind } = record;
  const field = (
    ['fireLevel', 'highLevel', 'hoistingLevel', 'ticketLevel', 'ticket_level'] as const
  ).find((one) => record[one] !== undefined);
  const known = levelsOf(kind);
  if (field === undefined || known.length === 0) return undefined;
  const said = String(record[field]).trim();
  const own = known.find((one) => one === said);
  if (own !== undefined) return own;
  const table = LEVEL_WORDS[kind] ?? {};
  const word = [said, said.replace(/级$/, '')].find((one) => Object.hasOwn(table, one));
  if (word !== undefined) return table[word];
  const list = Object.keys(table);
  check.addIssue({
    path: [field],
    ...fieldFault({ zh: `只能是：${list.join('、')}`, en: `not one of ${list.join(', ')}` }),
  });
  return undefined;
}

type Placed = { readonly longitude?: number | undefined; readonly latitude?: number | undefined };

/** Both or none. Systems push 0, 0 of what they do not know; no park lies there. */
function positionOf({ longitude, latitude }: Placed, check: z.RefinementCtx): Position | undefined {
  if (longitude === undefined && latitude === undefined) return undefined;
  if (longitude === undefined || latitude === undefined) {
    check.addIssue({
      path: [longitude === undefined ? 'longitude' : 'latitude'],
      ...fieldFault({ zh: '经度和纬度须同时填写', en: 'longitude and latitude go together' }),
    });
    return undefined;
  }
  if (longitude === 0 && latitude === 0) return undefined;
  return { type: 'Point', coordinates: [longitude, latitude] };
}
