import type { EquipmentInspection } from '@parkwatch/domain/wire/inspections';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { wrongCursor } from '../http/page-cursor.ts';

const queries = { list: sql(import.meta, './list-inspections.sql') };

type Row = {
  id: number;
  enterprise_id: number;
  facility_id: number | null;
  facility_code: string | null;
  facility_zh: string | null;
  facility_en: string | null;
  registration_number: string;
  equipment_type: EquipmentInspection['equipmentType'];
  equipment_name: string | null;
  report_number: string | null;
  inspected_at: Date;
  result: EquipmentInspection['result'];
  safety_grade: number | null;
  next_due: string | null;
  inspector: string;
  note: string | null;
  is_latest: boolean;
  is_overdue: boolean;
  overdue: number;
  place: string;
};

export type InspectionFilter = {
  readonly enterpriseId?: number | undefined;
  readonly overdue?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly now: Date;
};

/** Reports that stand, the first due at the top, then those that a later one replaced. */
export async function inspectionPage(
  tx: Tx,
  { enterpriseId, overdue = false, cursor, limit, now }: InspectionFilter,
): Promise<{ items: EquipmentInspection[]; nextCursor: string | null; overdue: number }> {
  const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
  if (after !== null && !/^[01] [\d-]{10} \d{15}$/.test(after)) throw wrongCursor();
  // One more than asked for tells whether there is another page.
  const params = [enterpriseId ?? null, overdue, now, after, limit + 1];
  const rows = await tx.rows<Row>(queries.list, params);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(inspectionOf),
    nextCursor: last ? Buffer.from(last.place).toString('base64url') : null,
    overdue: rows[0]?.overdue ?? 0,
  };
}

function inspectionOf(row: Row): EquipmentInspection {
  const { facility_id: facilityId, facility_zh: zh, facility_en: en } = row;
  return {
    id: row.id,
    enterpriseId: row.enterprise_id,
    facility:
      facilityId === null
        ? null
        : { id: facilityId, code: row.facility_code!, name: { zh: zh!, en: en! } },
    registrationNumber: row.registration_number,
    equipmentType: row.equipment_type,
    equipmentName: row.equipment_name,
    reportNumber: row.report_number,
    inspectedAt: row.inspected_at.toISOString(),
    result: row.result,
    safetyGrade: row.safety_grade,
    nextDue: row.next_due,
    inspector: row.inspector,
    note: row.note,
    isLatest: row.is_latest,
    isOverdue: row.is_overdue,
  };
}
