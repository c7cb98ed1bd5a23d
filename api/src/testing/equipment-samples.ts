import { SUGGESTED_SEASONS } from '@parkwatch/domain/equipment-warning/season/suggested-seasons';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { WarningRuleDraft } from '@parkwatch/domain/wire/equipment-warnings';
import { seasonDraftOf } from '@parkwatch/domain/wire/seasons';
import type { SeasonDraft } from '@parkwatch/domain/wire/seasons';
import type { Tx } from '../db/tx.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';

/** A rule on the gas sensor of the tenant that may be written. */
export function sampleWarningRule({ id }: Tenant, now: Date): WarningRuleDraft {
  const words = { zh: '测试', en: 'test' };
  return {
    ...{ facilityId: id, isEnabled: true, effectiveFrom: parkDate(now) },
    ...{ name: words, equipment: words, advice: words },
    condition: { type: 'limit', pointId: id, side: 'above', limit: 5, forHours: 1 },
  };
}

/** A training on the last day, which has no readings: it is refused with the reason, not for want of a right. */
export function sampleTraining({ id }: Tenant, now: Date) {
  const from = new Date(now.getTime() - DAY_MS).toISOString();
  const name = { zh: '测试', en: 'test' };
  const to = new Date(now.getTime() - 1000).toISOString();
  return { facilityId: id, name, pointIds: [id, id], window: { from, to } };
}

/** A season that may be written as the version after the suggestion. */
export function sampleSeason(now: Date): SeasonDraft {
  return { ...seasonDraftOf(SUGGESTED_SEASONS[0]!), effectiveFrom: parkDate(now) };
}

/** A rule of the tenant with a warning that stands, and a baseline that does not watch. */
export async function insertEquipmentWarning(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { tenantUserId, now }: { readonly tenantUserId: number; readonly now: Date },
): Promise<void> {
  const owner = { enterprise_id: enterpriseId, facility_id: id };
  const named = { name_zh: `${marker} 泵`, name_en: `${marker} pump` };
  const words = { zh: named.name_zh, en: named.name_en };
  const by = { by: `${marker} manager`, role: 'manager' };
  const point = { pointId: id, name: words, unit: 'ppm' };
  const rule = {
    ...{ id: String(id), version: 1, effectiveFrom: parkDate(now), name: words, equipment: words },
    ...{ points: [{ ...point, maxGapS: 180 }], advice: words },
    condition: { type: 'limit', pointId: id, side: 'above', limit: 5, forHours: 1 },
  };
  await insertRow(tx, 'warning_rule', {
    ...{ rule_no: id, version: 1, ...owner, effective_from: rule.effectiveFrom, is_enabled: true },
    ...{ rule, written_at: now, written_by: tenantUserId },
    ...{ writer_name: by.by, writer_role: by.role },
  });
  await insertRow(tx, 'equipment_warning', {
    ...{ id, ...owner, rule_no: id, rule_version: 1, verdict: 'holds', held_before: false },
    ...{ ...named, why_zh: marker, why_en: marker, numbers: '[]', since: now, last_seen_at: now },
  });
  await insertRow(tx, 'equipment_baseline', {
    ...{
      id,
      ...owner,
      ...named,
      point_ids: [id, id],
      step_s: 60,
      from_at: new Date(0),
      to_at: now,
    },
    model: sampleModel(id, words, now),
    ...{ trained_at: now, trained_by: tenantUserId, trainer_name: by.by, trainer_role: by.role },
  });
}

function sampleModel(pointId: number, name: { zh: string; en: string }, now: Date) {
  const variable = { pointId, name, unit: 'ppm', centre: 0, scale: 1 };
  const widened = { ...variable, ewmaWidening: 1, cusumWidening: 1 };
  return {
    format: 1,
    trainedOn: {
      ...{
        fromMs: 0,
        toMs: now.getTime(),
        rows: 300,
        rowsWithGaps: 0,
        rowsLeftOut: 0,
        leftOut: [],
      },
      ...{ beyondT2Share: 0.01, beyondSpeShare: null },
    },
    variables: [widened, widened],
    dropped: [],
    charts: { runLength: 2000, lambda: 0.2, ewmaLimit: 3, k: 0.5, h: 6 },
    pca: {
      ...{ chosenBy: 'parallel-analysis', eigenvalues: [1, 1], loadings: [[1, 0]] },
      ...{ explainedShare: 0.5, falseAlarmShare: 0.01, t2Limit: 7, speLimit: null },
    },
    ...{ rowsToWarn: 3, maxGapS: 300 },
  };
}
