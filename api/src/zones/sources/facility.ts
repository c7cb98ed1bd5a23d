import { factorAmount, fixedAmount, reachOf } from '@parkwatch/domain/risk/amounts';
import { HAZARDOUS_PROCESSES } from '@parkwatch/domain/risk/hazardous-process';
import type { HazardousProcess } from '@parkwatch/domain/risk/hazardous-process';
import type { RiskPlace, RiskReason, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import type { Text } from '@parkwatch/domain/text/text';
import { sql } from '../../db/sql.ts';
import type { Named, SourceReader } from './source-reader.ts';

const listFacilities = sql(import.meta, './list-facilities.sql');
const listUnits = sql(import.meta, './list-units.sql');
const listDomino = sql(import.meta, './list-domino.sql');

type StandingRow = Named & {
  id: number;
  enterprise_id: number;
  inherent_level: RiskLevel;
  scenario_m: number | null;
  geometry: RiskPlace;
  process: HazardousProcess | null;
  target_zh: string | null;
  target_en: string | null;
  target_m: number | null;
};
type DominoRow = { facility_id: number; hazard_unit_id: number | null };

/**
 * What stands there in good order, by its level: units as one, and facilities that belong to none; with what process and
 * place add to it.
 */
export const facilitySources: SourceReader = async (tx) => {
  const setOff = await tx.rows<DominoRow>(listDomino);
  const unitIds = new Set(setOff.map(({ hazard_unit_id: unitId }) => unitId));
  const facilityIds = new Set(setOff.map(({ facility_id: facilityId }) => facilityId));
  return [
    ...(await tx.rows<StandingRow>(listUnits)).map((row) =>
      standing('unit', row, unitIds.has(row.id)),
    ),
    ...(await tx.rows<StandingRow>(listFacilities)).map((row) =>
      standing('facility', row, facilityIds.has(row.id)),
    ),
  ];
};

function standing(kind: 'facility' | 'unit', row: StandingRow, canBeSetOff: boolean): RiskSource {
  const { id: refId, enterprise_id: enterpriseId, geometry: at, inherent_level: level } = row;
  const id = `${kind}:${refId}`;
  const reachM = reachOf(level, row.scenario_m);
  const own = { id, kind, refId, label: { zh: row.name_zh, en: row.name_en } };
  const factor = (of: 'process' | 'protected-target' | 'domino', label: Text): RiskReason => ({
    ...{ id: `${of}:${kind}:${refId}`, kind: of, refId, label, amount: factorAmount(of) },
  });
  const reasons: RiskReason[] = [{ ...own, amount: fixedAmount(level) }];
  if (row.process !== null) reasons.push(factor('process', processLabel(row, row.process)));
  if (row.target_m !== null && row.target_m <= reachM)
    reasons.push(factor('protected-target', targetLabel(row, row.target_m)));
  if (canBeSetOff) reasons.push(factor('domino', dominoLabel(row)));
  return { id, enterpriseId, at, reachM, reasons };
}

function processLabel({ name_zh: zh, name_en: en }: Named, process: HazardousProcess): Text {
  const { zh: processZh, en: processEn } = HAZARDOUS_PROCESSES[process];
  return { zh: `${zh}：${processZh}`, en: `${en}: ${processEn}` };
}

function targetLabel(row: StandingRow, distanceM: number): Text {
  const metres = Math.round(distanceM);
  return {
    zh: `${row.name_zh}：距防护目标“${row.target_zh}”${metres} m`,
    en: `${row.name_en}: ${metres} m from the protected target “${row.target_en}”`,
  };
}

function dominoLabel({ name_zh: zh, name_en: en }: Named): Text {
  return {
    zh: `${zh}：可被邻近设施的事故引发（多米诺）`,
    en: `${en}: can be set off by the accident of a facility nearby (domino)`,
  };
}
