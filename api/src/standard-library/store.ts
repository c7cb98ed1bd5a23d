import type { StandardModule } from '@parkwatch/domain/standard-library/modules';
import type { FacilityKind } from '@parkwatch/domain/weather-rules/facility-facts';
import type { StandardDocumentShown } from '@parkwatch/domain/wire/standard-library';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { shownDocument, shownLine } from './line-rows.ts';
import type { DocumentRow, ShownCard, VersionRow } from './line-rows.ts';

const queries = {
  documents: sql(import.meta, './list-documents.sql'),
  modules: sql(import.meta, './count-modules.sql'),
  lines: sql(import.meta, './list-lines.sql'),
  count: sql(import.meta, './count-lines.sql'),
  line: sql(import.meta, './read-line.sql'),
  versions: sql(import.meta, './list-versions.sql'),
  facts: sql(import.meta, './list-enterprise-facts.sql'),
};

export async function listDocuments(tx: Tx, on: string): Promise<StandardDocumentShown[]> {
  return (await tx.rows<DocumentRow>(queries.documents, [on])).map(shownDocument);
}

/** Lines in force by module; a module without any has no entry. */
export async function countModules(tx: Tx, on: string): Promise<Map<StandardModule, number>> {
  type Row = { module: StandardModule; in_force: number };
  const rows = await tx.rows<Row>(queries.modules, [on]);
  return new Map(rows.map(({ module, in_force: count }) => [module, count]));
}

const VIEWS = {
  ...{ 'in-force': ['in-force'], coming: ['coming'], ended: ['ended'] },
  all: ['in-force', 'coming', 'ended'],
} as const;
export type LineFilter = {
  readonly view: keyof typeof VIEWS;
  readonly module?: string | undefined;
  readonly category?: string | undefined;
  readonly grade?: string | undefined;
  readonly document?: string | undefined;
  readonly text?: string | undefined;
  readonly own?: boolean | undefined;
};

/** One page in the order of the library, and how many there are on all. */
export async function linePage(
  tx: Tx,
  filter: LineFilter,
  { on, after, limit }: { on: string; after: number | null; limit: number },
) {
  const words = (filter.text ?? '').split(/\s+/).filter((word) => word !== '');
  const wanted = [
    ...[on, [...VIEWS[filter.view]], filter.module ?? null, filter.category ?? null],
    ...[filter.grade ?? null, filter.document ?? null, words, filter.own === true],
  ];
  const rows = await tx.rows<ShownCard>(queries.lines, [...wanted, after, limit]);
  const counted = await tx.one<{ total: number }>(queries.count, wanted);
  return { items: rows.map(shownLine), total: counted?.total ?? 0 };
}

/** Every line in force on a day that the caller sees. */
export async function standingCards(tx: Tx, on: string): Promise<ShownCard[]> {
  const wanted = [on, ['in-force'], null, null, null, null, [], false, null, null];
  return tx.rows<ShownCard>(queries.lines, wanted);
}

export type LineRow = ShownCard & {
  readonly latest: number;
  readonly is_seed_waiting: boolean;
  readonly open_dangers: number;
};
export function readLine(tx: Tx, id: number, on: string): Promise<LineRow | undefined> {
  return tx.one<LineRow>(queries.line, [id, on]);
}

/** Versions of lines, each line's oldest first. @param ids  null: of all that the caller sees */
export function listVersions(tx: Tx, ids: readonly number[] | null): Promise<VersionRow[]> {
  return tx.rows<VersionRow>(queries.versions, [ids === null ? null : [...ids]]);
}

export type EnterpriseFacts = {
  readonly id: number;
  readonly kind: string;
  readonly industry_zh: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly facility_kinds: FacilityKind[];
};
/** @param id  null: of every enterprise that the caller sees */
export function enterpriseFacts(tx: Tx, id: number | null): Promise<EnterpriseFacts[]> {
  return tx.rows<EnterpriseFacts>(queries.facts, [id]);
}
