import { factAt, permitFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { specialWorkText } from '@parkwatch/domain/special-work/kinds';
import type { SpecialWorkKind, SpecialWorkLevel } from '@parkwatch/domain/special-work/kinds';
import { permitWeight, standingOf } from '@parkwatch/domain/special-work/standing';
import type { SpecialWorkState } from '@parkwatch/domain/special-work/standing';
import type { Text } from '@parkwatch/domain/text/text';
import { parkMinuteText } from '@parkwatch/domain/time/park-clock';
import { sql } from '../../db/sql.ts';
import type { SourceReader } from './source-reader.ts';

const listSpecialWorks = sql(import.meta, './list-special-works.sql');

type PermitRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly number: string;
  readonly kind: SpecialWorkKind;
  readonly level: SpecialWorkLevel | null;
  readonly state: SpecialWorkState;
  readonly valid_from: Date;
  readonly valid_until: Date;
  readonly facility_level: RiskLevel | null;
  readonly scenario_m: number | null;
  readonly geometry: RiskPlace | null;
};

/** Special work that goes on, by its level; more where its permit is over and nobody told that it ended. */
export const specialWorkSources: SourceReader = async (tx, now) =>
  (await tx.rows<PermitRow>(listSpecialWorks)).flatMap((row) => specialWorkSource(row, now));

function specialWorkSource(row: PermitRow, now: Date): RiskSource[] {
  const { state, kind, level, facility_level: facilityLevel, scenario_m: scenarioM } = row;
  const permit = {
    ...{ state, kind, level },
    validFromMs: row.valid_from.getTime(),
    validUntilMs: row.valid_until.getTime(),
  };
  const weight = permitWeight(permit, now.getTime());
  // Of an enterprise without land and without facilities nobody knows where it works.
  if (weight === null || row.geometry === null) return [];
  const place = facilityLevel && { level: facilityLevel, scenarioM };
  const { amount, reachM } = factAt(permitFact(weight), place);
  const id = `permit:${row.id}`;
  const label = labelOf(row, standingOf(permit, now.getTime()) === 'unclosed');
  return [
    {
      ...{ id, enterpriseId: row.enterprise_id, at: row.geometry, reachM },
      reasons: [{ id, kind: 'permit', refId: row.id, label, amount }],
    },
  ];
}

/** `动火作业（二级）DH-01：11-28 08:00 至 11-28 16:00`; where it is over: `…，已过期未关闭`. */
function labelOf(
  { kind, level, number, valid_from, valid_until }: PermitRow,
  isOver: boolean,
): Text {
  const { zh, en } = specialWorkText(kind, level);
  const [from, until] = [valid_from, valid_until].map((at) => parkMinuteText(at.getTime()));
  const over = isOver
    ? { zh: '，已过有效期未报完工', en: ', past its validity and not reported finished' }
    : { zh: '', en: '' };
  return {
    zh: `${zh} ${number}：${from} 至 ${until}${over.zh}`,
    en: `${en}, ${number}: ${from} to ${until}${over.en}`,
  };
}
