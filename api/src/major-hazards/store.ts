import type {
  MajorHazardAssessment,
  MajorHazardVerdict,
} from '@parkwatch/domain/major-hazard/assessment';
import type { MajorHazardChange } from '@parkwatch/domain/major-hazard/compare-assessments';
import type { MajorHazardLevel, UnitKind } from '@parkwatch/domain/major-hazard/standard';
import type { Geometry } from '@parkwatch/domain/wire/common';
import type * as wire from '@parkwatch/domain/wire/major-hazards';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  list: sql(import.meta, './list-units.sql'),
  count: sql(import.meta, './count-units.sql'),
  log: sql(import.meta, './list-log.sql'),
  stock: sql(import.meta, './list-stock.sql'),
  members: sql(import.meta, './list-members.sql'),
  outline: sql(import.meta, './read-outline.sql'),
};

/** Evaluations that a report lists. */
const LOG_ROWS = 200;

type Exact = MajorHazardAssessment['s'];
type EvaluationColumns = {
  readonly s: Exact;
  readonly r: Exact;
  readonly people: number | null;
  readonly is_lower_bound: boolean;
  readonly is_assumed: boolean;
  readonly level: MajorHazardLevel | null;
};
type SummaryRow = {
  readonly id: number;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: UnitKind;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_zh: string;
  readonly enterprise_en: string;
  readonly item_count: number;
  readonly finding_count: number;
  readonly rank: number;
  readonly r_key: string;
} & ((EvaluationColumns & { at: Date; verdict: MajorHazardVerdict }) | { at: null });

/** Where a page ended: rank, R as decimal text, id. */
export type HazardPlace = { readonly rank: number; readonly r: string; readonly id: number };
export type HazardQuery = {
  readonly enterpriseId?: number | undefined;
  readonly level?: MajorHazardLevel | undefined;
  readonly verdict?: MajorHazardVerdict | undefined;
  readonly search?: string | undefined;
  readonly after?: HazardPlace | null;
  readonly limit: number;
  readonly id?: number;
};

export type PlacedSummary = {
  readonly summary: wire.MajorHazardSummary;
  readonly place: HazardPlace;
};

export async function findUnits(tx: Tx, query: HazardQuery): Promise<PlacedSummary[]> {
  const { enterpriseId, level, verdict, search, after, limit, id } = query;
  const rows = await tx.rows<SummaryRow>(queries.list, [
    ...[enterpriseId ?? null, level ?? null, verdict ?? null, patternOf(search)],
    ...[after?.rank ?? null, after?.r ?? null, after?.id ?? null, limit, id ?? null],
  ]);
  return rows.map((row) => ({
    summary: summaryOf(row),
    place: { rank: row.rank, r: row.r_key, id: row.id },
  }));
}

export async function countUnits(
  tx: Tx,
  { enterpriseId, search }: Pick<HazardQuery, 'enterpriseId' | 'search'>,
): Promise<wire.MajorHazardCounts> {
  const params = [enterpriseId ?? null, patternOf(search)];
  return (await tx.one<wire.MajorHazardCounts>(queries.count, params))!;
}

/** What was typed is looked for as it stands: % and _ are no wildcards. */
function patternOf(search: string | undefined): string | null {
  return search === undefined || search === ''
    ? null
    : `%${search.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

function summaryOf(row: SummaryRow): wire.MajorHazardSummary {
  return {
    ...{ id: row.id, code: row.code, name: { zh: row.name_zh, en: row.name_en }, kind: row.kind },
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_zh, en: row.enterprise_en },
    },
    ...{ itemCount: row.item_count, findingCount: row.finding_count },
    current:
      row.at === null ? null : { at: row.at.toISOString(), verdict: row.verdict, ...sumsOf(row) },
  };
}

function sumsOf({ level, is_lower_bound, is_assumed, s, r, people }: EvaluationColumns) {
  return { level, isLowerBound: is_lower_bound, isAssumed: is_assumed, s, r, people };
}

type LogRow = EvaluationColumns & {
  readonly id: number;
  readonly at: Date;
  readonly cause: wire.AssessmentCause;
  readonly verdict: MajorHazardVerdict;
  readonly inputs_hash: string;
  readonly residents: wire.ResidentCountRecord;
  readonly change: MajorHazardChange | null;
  readonly findings: wire.MajorHazardLogEntry['findings'];
  readonly assessment: wire.MajorHazardAssessmentRecord | null;
};

function entryOf(row: LogRow): wire.MajorHazardLogEntry {
  const { id, at, cause, verdict, change, findings } = row;
  return {
    ...{ id, at: at.toISOString(), cause, verdict, ...sumsOf(row), findings },
    change: change as wire.MajorHazardChangeRecord | null,
  };
}

/** A unit with its standing evaluation and its log. */
export async function findUnit(tx: Tx, id: number): Promise<wire.MajorHazard | undefined> {
  const [found] = await findUnits(tx, { id, limit: 1 });
  if (found === undefined) return undefined;
  const log = await tx.rows<LogRow>(queries.log, [id, null, LOG_ROWS]);
  type Stock = { itemId: string; quantityT: number; at: Date };
  const stock = await tx.rows<Stock>(queries.stock, [id]);
  type Member = { id: number; code: string; name_zh: string; name_en: string };
  const members = await tx.rows<Member>(queries.members, [id]);
  return {
    ...found.summary,
    ...{ assessment: log[0]?.assessment ?? null, residents: log[0]?.residents ?? null },
    inputsHash: log[0]?.inputs_hash ?? null,
    stock: stock.map((one) => ({ ...one, at: one.at.toISOString() })),
    facilities: members.map(({ name_zh: zh, name_en: en, ...one }) => ({
      ...{ ...one, name: { zh, en } },
    })),
    log: log.map(entryOf),
  };
}

/** One evaluation of the log with its assessment. */
export async function findEvaluation(tx: Tx, unitId: number, id: number) {
  const row = await tx.one<LogRow>(queries.log, [unitId, id, 1]);
  if (row?.assessment == null) return undefined;
  return { ...entryOf(row), assessment: row.assessment, residents: row.residents };
}

export type Outline = {
  readonly unit: Geometry | null;
  readonly works: Geometry | null;
  readonly reach: Geometry | null;
};

export function findOutline(tx: Tx, id: number, reachM: number): Promise<Outline | undefined> {
  return tx.one<Outline>(queries.outline, [id, reachM]);
}
