import type {
  ControlMeasure,
  EnterpriseRisks,
  IneffectiveMeasure,
  LevelCounts,
  MeasureCounts,
  RiskObject,
  RiskSummary,
  RiskUnit,
} from '@parkwatch/domain/wire/risk-register';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { keyedPage } from './keyed-page.ts';
import { measuresAt } from './measures.ts';
import type { MeasureNow } from './measures.ts';
import { unitsAt } from './units.ts';
import type { UnitNow } from './units.ts';

const queries = {
  objects: sql(import.meta, './list-objects.sql'),
  events: sql(import.meta, './list-events.sql'),
  owners: sql(import.meta, './count-objects.sql'),
};

type LevelWord = '1' | '2' | '3' | '4' | 'unrated';
type Page = { readonly cursor?: string | undefined; readonly limit: number };
export type RegisterQuery = Page & {
  readonly enterpriseId?: number | undefined;
  readonly level?: LevelWord | undefined;
  readonly ineffective?: 'true' | undefined;
  readonly text?: string | undefined;
};

type ObjectRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly hazard_code: string;
  readonly name: string;
  readonly department: string | null;
  readonly liable_person: string | null;
  readonly is_major_hazard: boolean;
  readonly facility_id: number | null;
  readonly facility_name_zh: string | null;
  readonly facility_name_en: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
};

type Level = UnitNow['shown']['level'];
/** Where a level stands in a list; what nobody has assessed is not put behind the general risks. */
const rankOf = (level: Level): number => level ?? 2.5;

/** A page of the register: objects with those of their units that match, the most severe first. */
export async function registerPage(
  tx: Tx,
  now: Date,
  { level, ineffective, text, enterpriseId, ...page }: RegisterQuery,
) {
  const found = await unitsAt(tx, now, { enterpriseId, text: text === '' ? undefined : text });
  const units = found.filter(({ shown }) => level === undefined || wordOf(shown.level) === level);
  const matching =
    ineffective === undefined ? units : await withFaults(tx, now, { units, enterpriseId });
  const byObject = Map.groupBy(matching, ({ objectId }) => objectId);
  const keyOf = ([id, own]: readonly [number, readonly UnitNow[]]) => [
    ...[Math.min(...own.map(({ shown }) => rankOf(shown.level))), id],
  ];
  const objects = keyedPage([...byObject], keyOf, page);
  return { ...objects, items: await assembled(tx, now, objects.items) };
}

function wordOf(level: Level): LevelWord {
  return level === null ? 'unrated' : (String(level) as LevelWord);
}

type Among = { readonly units: readonly UnitNow[]; readonly enterpriseId: number | undefined };

async function withFaults(tx: Tx, now: Date, { units, enterpriseId }: Among): Promise<UnitNow[]> {
  const measures = await measuresAt(tx, now, { enterpriseId });
  const faulty = new Set(measures.filter(isFaulty).map(({ unit }) => unit.id));
  return units.filter(({ shown }) => faulty.has(shown.id));
}

export function isFaulty({ shown }: MeasureNow): boolean {
  return shown.condition === 'not-effective';
}

async function assembled(
  tx: Tx,
  now: Date,
  page: readonly (readonly [objectId: number, units: readonly UnitNow[]])[],
): Promise<RiskObject[]> {
  const objectIds = page.map(([id]) => id);
  const objects = new Map((await objectRows(tx, objectIds)).map((row) => [row.id, row]));
  const measures = await measuresAt(tx, now, { objectIds });
  const ofEvent = Map.groupBy(measures, ({ event }) => event.id);
  const unitIds = page.flatMap(([, units]) => units.map(({ shown }) => shown.id));
  const events = Map.groupBy(
    await tx.rows<{ id: number; unit_id: number; name: string }>(queries.events, [unitIds]),
    ({ unit_id: unitId }) => unitId,
  );
  return page.flatMap(([id, units]) => {
    const row = objects.get(id);
    if (row === undefined) return [];
    return [{ ...objectOf(row), units: units.map((unit) => unitOf(unit, events, ofEvent)) }];
  });
}

function objectRows(tx: Tx, ids: readonly number[]): Promise<ObjectRow[]> {
  return tx.rows<ObjectRow>(queries.objects, [ids]);
}

type Events = ReadonlyMap<number, readonly { readonly id: number; readonly name: string }[]>;
type Measures = ReadonlyMap<number, readonly MeasureNow[]>;

function unitOf({ shown }: UnitNow, events: Events, measures: Measures): RiskUnit {
  const own = events.get(shown.id) ?? [];
  return {
    ...shown,
    events: own.map(({ id, name }) => ({
      ...{ id, name },
      measures: (measures.get(id) ?? []).map((one) => one.shown),
    })),
  };
}

function ownerOf(row: ObjectRow) {
  const name = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  return { id: row.enterprise_id, code: row.enterprise_code, name };
}

function facilityOf(row: ObjectRow): RiskObject['facility'] {
  const { facility_id: id, facility_name_zh: zh, facility_name_en: en, lon, lat } = row;
  if (id === null || zh === null || en === null || lon === null || lat === null) return null;
  return { id, name: { zh, en }, at: [lon, lat] };
}

function objectOf(row: ObjectRow): Omit<RiskObject, 'units'> {
  return {
    ...{ id: row.id, enterprise: ownerOf(row), hazardCode: row.hazard_code, name: row.name },
    ...{ department: row.department, liablePerson: row.liable_person },
    ...{ isMajorHazard: row.is_major_hazard, facility: facilityOf(row) },
  };
}

type FaultQuery = Page & {
  readonly enterpriseId?: number | undefined;
  readonly type?: ControlMeasure['type'] | undefined;
  readonly level?: LevelWord | undefined;
};

/** Measures that do not work: of the most severe units first, then what has not worked for longest. */
export async function ineffectivePage(
  tx: Tx,
  now: Date,
  { enterpriseId, type, level, ...page }: FaultQuery,
) {
  const levels = new Map(
    (await unitsAt(tx, now, { enterpriseId })).map(({ shown }) => [shown.id, shown.level]),
  );
  const levelOf = ({ unit }: MeasureNow) => levels.get(unit.id) ?? null;
  const measures = (await measuresAt(tx, now, { enterpriseId })).filter(
    (one) =>
      isFaulty(one) &&
      (type === undefined || one.shown.type === type) &&
      (level === undefined || wordOf(levelOf(one)) === level),
  );
  // What nobody knows the beginning of comes before what began at a known time.
  const sinceOf = ({ since }: ControlMeasure) => (since === null ? 0 : Date.parse(since));
  const keyOf = (one: MeasureNow) => [rankOf(levelOf(one)), sinceOf(one.shown), one.shown.id];
  const found = keyedPage(measures, keyOf, page);
  const objects = new Map(
    (await objectRows(tx, [...new Set(found.items.map(({ object }) => object.id))])).map((row) => [
      row.id,
      row,
    ]),
  );
  const items = found.items.flatMap((one): IneffectiveMeasure[] => {
    const row = objects.get(one.object.id);
    if (row === undefined) return [];
    const unit = { ...one.unit, level: levelOf(one) };
    const place = { enterprise: ownerOf(row), facility: facilityOf(row) };
    return [{ ...one.shown, ...place, object: one.object, unit, event: one.event }];
  });
  return { ...found, items };
}

type OwnerRow = {
  readonly id: number;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly objects: number;
};

/** Units by level and measures by state: all that the caller sees, and each enterprise. */
export async function riskSummary(tx: Tx, now: Date): Promise<RiskSummary> {
  const owners = await tx.rows<OwnerRow>(queries.owners);
  const units = await unitsAt(tx, now);
  const measures = await measuresAt(tx, now);
  const unitsOf = Map.groupBy(units, ({ enterpriseId }) => enterpriseId);
  const measuresOf = Map.groupBy(measures, ({ enterpriseId }) => enterpriseId);
  const enterprises = owners.map(({ id, code, name_zh: zh, name_en: en, objects }) => ({
    ...{ enterprise: { id, code, name: { zh, en } }, objects },
    units: levelCounts(unitsOf.get(id) ?? []),
    measures: measureCounts(measuresOf.get(id) ?? []),
  }));
  return {
    asOf: now.toISOString(),
    all: {
      objects: owners.reduce((sum, { objects }) => sum + objects, 0),
      ...{ units: levelCounts(units), measures: measureCounts(measures) },
    },
    enterprises: enterprises.toSorted(bySeverity),
  };
}

export function levelCounts(units: readonly UnitNow[]): LevelCounts {
  const counts: LevelCounts = { 1: 0, 2: 0, 3: 0, 4: 0, unrated: 0 };
  for (const { shown } of units) counts[shown.level ?? 'unrated'] += 1;
  return counts;
}

export function measureCounts(measures: readonly MeasureNow[]): MeasureCounts {
  const none = () => ({ total: 0, ineffective: 0, standsStill: 0 });
  const counts: MeasureCounts = { manual: none(), iot: none(), ai: none() };
  for (const { shown } of measures) {
    const { type, condition } = shown;
    counts[type].total += 1;
    if (condition === 'not-effective') counts[type].ineffective += 1;
    if (condition === 'stands-still') counts[type].standsStill += 1;
  }
  return counts;
}

function bySeverity(one: EnterpriseRisks, other: EnterpriseRisks): number {
  for (const level of [1, 2, 3, 4] as const)
    if (one.units[level] !== other.units[level]) return other.units[level] - one.units[level];
  return one.enterprise.code < other.enterprise.code ? -1 : 1;
}
