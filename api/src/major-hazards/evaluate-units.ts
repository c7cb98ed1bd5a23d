import type { MajorHazardAssessment } from '@parkwatch/domain/major-hazard/assessment';
import type { InventoryItem } from '@parkwatch/domain/major-hazard/unit';
import type { UnitKind } from '@parkwatch/domain/major-hazard/standard';
import type { AssessmentCause } from '@parkwatch/domain/wire/major-hazards';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { requestZones } from '../zones/request-zones.ts';
import { evaluateUnit, isNews } from './assess-unit.ts';
import type { Evaluation, Standing } from './assess-unit.ts';
import type { LevelNews } from './publish-level-news.ts';
import { countResidents, readSurroundings } from './residents.ts';

const queries = {
  lock: sql(import.meta, './lock-units.sql'),
  units: sql(import.meta, './list-units-to-assess.sql'),
  insert: sql(import.meta, './insert-assessments.sql'),
  mark: sql(import.meta, './mark-facilities.sql'),
  ofFacilities: sql(import.meta, './units-of-facilities.sql'),
};

type UnitRow = {
  id: number;
  enterprise_id: number;
  enterprise_zh: string;
  enterprise_en: string;
  name_zh: string;
  name_en: string;
  kind: UnitKind;
  items: InventoryItem[];
  inputs_hash: string | null;
  assessment: MajorHazardAssessment | null;
};
type Evaluated = {
  readonly row: UnitRow;
  readonly standing: Standing | null;
  readonly evaluation: Evaluation;
};

/** What an evaluation is asked for, and when. */
export type Occasion = { readonly now: Date; readonly cause: AssessmentCause };

/**
 * Evaluates units anew, keeps what is different from before in the log, brings their facilities up to date and asks for new
 * zones where that moved one. Done twice it adds nothing.
 * @returns what people have to hear of: publish it last in the transaction (`publishLevelNews`)
 */
export async function evaluateUnits(
  tx: Tx,
  ids: readonly number[],
  { now, cause }: Occasion,
): Promise<{ readonly logged: number; readonly news: readonly LevelNews[] }> {
  if (ids.length === 0) return { logged: 0, news: [] };
  await tx.rows(queries.lock, [ids]);
  const evaluated = await evaluateAll(tx, await tx.rows<UnitRow>(queries.units, [ids]));
  const changed = evaluated.filter(({ evaluation }) => !evaluation.isSame);
  if (changed.length > 0)
    await tx.run(queries.insert, [JSON.stringify(changed.map(logLine)), now, cause]);
  const marks = JSON.stringify(evaluated.map(markOf));
  const marked = await tx.rows<{ id: number }>(queries.mark, [marks, now]);
  if (marked.length > 0) await requestZones(tx, now, 'evaluateMajorHazards');
  const news = changed.filter(({ evaluation, standing }) => isNews(evaluation, standing));
  return { logged: changed.length, news: news.map(newsOf) };
}

/** The units whose design maxima the stock of facilities is held against. */
export async function unitsOfFacilities(tx: Tx, facilityIds: readonly number[]): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.ofFacilities, [facilityIds])).map(({ id }) => id);
}

async function evaluateAll(tx: Tx, rows: readonly UnitRow[]): Promise<Evaluated[]> {
  const owners = [...new Set(rows.map((row) => row.enterprise_id))];
  const around = await readSurroundings(tx, owners);
  const residents = new Map(owners.map((id) => [id, countResidents(around.get(id))]));
  return rows.map((row) => {
    const count = residents.get(row.enterprise_id)!;
    const standing = standingOf(row);
    const unit = {
      ...{ id: String(row.id), name: { zh: row.name_zh, en: row.name_en }, kind: row.kind },
      ...{ items: row.items, people: count.people },
    };
    return { row, standing, evaluation: evaluateUnit(unit, count, standing) };
  });
}

function standingOf({ inputs_hash: inputsHash, assessment }: UnitRow): Standing | null {
  return inputsHash === null || assessment === null ? null : { inputsHash, assessment };
}

function logLine({ row, evaluation }: Evaluated) {
  const { assessment, inputs, inputsHash, change } = evaluation;
  const { verdict, level, s, r } = assessment;
  return {
    ...{ enterpriseId: row.enterprise_id, hazardUnitId: row.id, inputsHash, inputs, assessment },
    ...{ verdict, level, s: s.decimal, r: r.decimal, change },
  };
}

function markOf({ row, evaluation: { assessment } }: Evaluated) {
  const { verdict, level, isLowerBound } = assessment;
  return { hazardUnitId: row.id, verdict, level, isLowerBound };
}

function newsOf({ row, evaluation: { assessment, change } }: Evaluated): LevelNews {
  return {
    ...{ unitId: row.id, unit: { zh: row.name_zh, en: row.name_en } },
    ...{ enterpriseId: row.enterprise_id },
    enterprise: { zh: row.enterprise_zh, en: row.enterprise_en },
    summary: change?.summary ?? assessment.summary,
  };
}
