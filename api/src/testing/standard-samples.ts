import type { StandardDraft } from '@parkwatch/domain/wire/standard-library';
import type { Tx } from '../db/tx.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';

/** A line as a person writes it, from today on. */
export function sampleDraft(now: Date, said: Partial<StandardDraft> = {}): StandardDraft {
  return {
    ...{ module: 'electric', category: 'electrical', grade: 'general', deadlineDays: 3 },
    name: { zh: '防静电地板未检测', en: 'Anti-static floor not tested' },
    question: { zh: '防静电地板是否按期检测？', en: 'Is the anti-static floor tested in time?' },
    requirement: '防静电地板电阻值每半年检测一次，并记录结果',
    requirementEn: null,
    clause: { zh: '第5条', en: 'Article 5' },
    ...{ document: '电子车间安全管理制度', effectiveFrom: parkDate(now), effectiveTo: null },
    ...said,
  };
}

type People = { readonly tenantUserId: number; readonly now: Date };

/** A document and a line of the tenant's own, a change of it, its re-evaluation and an import that waits to be applied. */
export async function insertStandards(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now, tenantUserId }: People,
): Promise<void> {
  const mine = { enterprise_id: enterpriseId };
  const both = (zh: string) => JSON.stringify({ zh: `${marker} ${zh}`, en: marker });
  const actor = { actor_name: `${marker} manager`, actor_role: 'manager' };
  const key = `enterprise-${enterpriseId}-own`;
  await insertRow(tx, 'standard_document', {
    ...{ ...mine, key, code: '', title: both('制度'), issuer: both('企业'), kind: 'enterprise' },
    ...{ text_held: 'part', source: '', confidence: 'verified', written_at: now },
  });
  await insertRow(tx, 'standard_line', { ...mine, id, key: `e${enterpriseId}:own` });
  await insertRow(tx, 'standard_line_version', {
    ...{ ...mine, line_id: id, version: 1, document_key: key, module: 'fire', category: 'fire' },
    ...{ grade: 'general', grade_basis: 'proposed', clause: both('第1条'), name: both('隐患') },
    ...{ question: both('是否？'), requirement: `${marker} 要求`, reason: '"test"' },
    ...{ written_at: now, written_by: tenantUserId },
    ...{ writer_name: `${marker} manager`, writer_role: 'manager' },
  });
  await insertRow(tx, 'standard_change', {
    ...{ ...mine, ...actor, id, kind: 'write', at: now, by_user: tenantUserId, reason: '"test"' },
  });
  await insertRow(tx, 'standard_change_line', {
    ...{ change_id: id, line_id: id, kind: 'added', to_version: 1 },
  });
  await insertRow(tx, 'standard_reevaluation', {
    ...{ ...mine, id, change_id: id, line_ids: [id], danger_ids: [id], has_checklist: true },
    ...{ opened_at: now, due_at: new Date(now.getTime() + 86_400_000) },
  });
  await insertRow(tx, 'standard_import', {
    ...{ ...mine, id, name: `${marker}.xlsx`, sha256: '0'.repeat(64), rows: '[]', faults: '[]' },
    ...{ uploaded_at: now, uploaded_by: tenantUserId, uploader_name: marker },
    uploader_role: 'manager',
  });
}
