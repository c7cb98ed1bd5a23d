import { createHash } from 'node:crypto';
import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import { partStatus } from '../data-sources/source-shown.ts';
import { insertRun, insertStudy } from './consequence-samples.ts';
import { insertEquipmentWarning } from './equipment-samples.ts';
import { insertInterim } from './interim-samples.ts';
import { insertReminder } from './weather-samples.ts';
import { sampleConfig, sampleReport } from './source-samples.ts';
import { insertSearch } from './source-search-samples.ts';
import { CHLORINE_CAS, insertRow, centreWkt } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';
import type { Tx } from '../db/tx.ts';
import { insertStandards } from './standard-samples.ts';
import { insertSupervision } from './supervision-samples.ts';

/** The smallest PNG that decodes: one white pixel. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC',
    'base64',
  ),
);

const HOUR_MS = 3_600_000;

type People = {
  /** Who reported, asked, applied: an account of the park and one of the tenant. */
  readonly parkUserId: number;
  readonly tenantUserId: number;
  readonly now: Date;
};

/**
 * One record of each kind for a tenant, each with the tenant's id and marker. A feature that adds a tenant's table adds its
 * row here, and the generated access test looks after it.
 */
export async function insertRecords(tx: Tx, tenant: Tenant, people: People): Promise<void> {
  await insertAlarm(tx, tenant, people);
  await insertDanger(tx, tenant, people);
  await insertStandards(tx, tenant, people);
  await insertIncident(tx, tenant, people);
  await insertEnforcement(tx, tenant, people);
  await insertAdministration(tx, tenant, people);
  await insertDeliveries(tx, tenant, people);
  await insertDataSource(tx, tenant, people);
  await insertUpload(tx, tenant, people);
  await insertCameraEvent(tx, tenant, people);
  await insertDualPrevention(tx, tenant, people);
  await insertRiskRegister(tx, tenant, people);
  await insertRun(tx, tenant, people);
  await insertSearch(tx, tenant, people);
  await insertStudy(tx, tenant, people);
  await insertReminder(tx, tenant, people);
  await insertEquipmentWarning(tx, tenant, people);
  await insertSupervision(tx, tenant, people.now);
  await insertEvaluation(tx, tenant, people);
}

async function insertAlarm(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now }: People,
): Promise<void> {
  await insertRow(tx, 'alarm', {
    ...{ id, point_id: id, enterprise_id: enterpriseId, facility_id: id },
    ...{ rule_id: 'threshold', condition: 'hh', priority: 'urgent', state: 'unack-active' },
    ...{ is_active: true, raised_at: now, last_at: now, value: 4, peak_value: 4, limit_value: 3 },
    ...{ explain: { note: marker }, linkage_checked_at: now },
  });
  await insertRow(tx, 'alarm_flood', {
    ...{ id, enterprise_id: enterpriseId, began_at: now, peak_count: 11 },
  });
}

async function insertDanger(tx: Tx, tenant: Tenant, people: People): Promise<void> {
  const { id, enterpriseId, marker, corner } = tenant;
  const { now, parkUserId } = people;
  await insertRow(tx, 'hidden_danger', {
    ...{ id, number: `HD-${marker}`, enterprise_id: enterpriseId, facility_id: id },
    ...{ title: `${marker} 泄漏`, description: `${marker} leaks`, category: 'storage' },
    ...{ grade: 'general', state: 'dispatched', geom: centreWkt(corner) },
    ...{ reported_at: now, reported_by: parkUserId, dispatched_at: now, dispatched_by: parkUserId },
    ...{ respond_by: new Date(now.getTime() + 2 * HOUR_MS) },
    deadline: new Date(now.getTime() + 48 * HOUR_MS),
  });
  await insertRow(tx, 'hidden_danger_event', {
    ...{ hidden_danger_id: id, at: now, user_id: parkUserId, actor_name: 'duty person' },
    ...{
      actor_role: 'duty',
      action: 'report',
      to_state: 'reported',
      text: JSON.stringify(`${marker} seen`),
    },
  });
  await insertInterim(tx, tenant, { now, parkUserId });
  const content = Buffer.from(PNG);
  await insertRow(tx, 'attachment', {
    ...{ id, enterprise_id: enterpriseId, hidden_danger_id: id, media_type: 'image/png' },
    ...{ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    ...{ content, uploaded_at: now, uploaded_by: parkUserId },
    ...{ uploader_name: 'duty person', uploader_role: 'duty' },
  });
}

async function insertIncident(tx: Tx, tenant: Tenant, people: People): Promise<void> {
  const { id, enterpriseId, marker, corner } = tenant;
  const { now, parkUserId } = people;
  await insertRow(tx, 'incident', {
    ...{ id, number: `IN-${marker}`, title_zh: `${marker} 事件`, title_en: `${marker} incident` },
    ...{ state: 'open', enterprise_id: enterpriseId, facility_id: id, geom: centreWkt(corner) },
    ...{ radius_m: 1000, opened_at: now, opened_by: parkUserId, why: { note: marker } },
  });
  await insertRow(tx, 'incident_order', {
    ...{ id, incident_id: id, enterprise_id: enterpriseId, kind: 'evacuate', state: 'issued' },
    ...{ instruction_zh: `${marker} 撤离`, instruction_en: `${marker} evacuate`, distance_m: 0 },
    ...{ issued_at: now, due_at: new Date(now.getTime() + HOUR_MS) },
  });
}

async function insertEnforcement(tx: Tx, tenant: Tenant, people: People): Promise<void> {
  const { id, enterpriseId, marker } = tenant;
  const { now, tenantUserId } = people;
  await insertRow(tx, 'restriction', {
    ...{ id, enterprise_id: enterpriseId, freezes: 'pass-application', state: 'proposed' },
    ...{ hidden_danger_id: id, proposed_at: now },
    ...{ why_zh: `${marker} 逾期未改`, why_en: `${marker} is overdue` },
  });
  await insertRow(tx, 'pass_application', {
    ...{ id, enterprise_id: enterpriseId, plate: `${marker}-1`, substance: 'chlorine' },
    ...{ visit_at: now, state: 'applied', applied_at: now, applied_by: tenantUserId },
    ...{ applicant_name: `${marker} manager`, applicant_role: 'manager' },
  });
}

/** An account, a key and a grant that administrators may work on without ending anybody's session in a test. */
async function insertAdministration(tx: Tx, tenant: Tenant, { now }: People): Promise<void> {
  const { id, enterpriseId, marker } = tenant;
  const name = marker.toLowerCase();
  await insertRow(tx, 'app_user', {
    ...{ id, username: `${name}.somebody`, display_name: `${marker} somebody`, role: 'worker' },
    ...{ password_hash: 'none', enterprise_id: enterpriseId, enabled: true },
  });
  await insertRow(tx, 'api_key', {
    ...{ id, name: `${marker} spare`, key_hash: Buffer.from(name), prefix: 'pw_spare' },
    enterprise_id: enterpriseId,
  });
  const grantee = { username: `${name}.inspector`, display_name: `${marker} inspector` };
  await insertRow(tx, 'app_user', {
    ...{ id: id + 1, ...grantee, role: 'regulator', password_hash: 'none', enabled: true },
  });
  await insertRow(tx, 'access_grant', {
    ...{ id, user_id: id + 1, enterprise_id: enterpriseId, purpose: `${marker} inspection` },
    ...{ hours: 1, state: 'requested', requested_at: now },
  });
}

/** An inspection report, a permit of special work, and the receipt of a batch with a refusal that names the tenant. */
async function insertDeliveries(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now }: People,
): Promise<void> {
  await insertRow(tx, 'equipment_inspection', {
    ...{ id, enterprise_id: enterpriseId, facility_id: id, external_id: `R-${marker}` },
    ...{ registration_number: `REG-${marker}`, equipment_type: 'boiler', inspected_at: now },
    ...{ result: 'conforms', inspector: `${marker} inspection`, next_due: '2031-05-01' },
  });
  await insertRow(tx, 'special_work', {
    ...{ id, enterprise_id: enterpriseId, facility_id: id, external_id: `P-${marker}` },
    ...{ number: `DH-${marker}`, kind: 'hot-work', level: 'second', state: 'working' },
    ...{ content: `${marker} 焊接`, guardian: `${marker} guard`, sent: '{}', received_at: now },
    ...{ valid_from: now, valid_until: new Date(now.getTime() + HOUR_MS) },
  });
  const refusal = { call: 1, index: 0, externalId: marker, path: '/item', message: marker };
  await insertRow(tx, 'ingest_batch', {
    ...{ id, api_key_id: id, enterprise_id: enterpriseId, batch: `B-${marker}` },
    ...{ feed: 'self-checks', first_at: now, last_at: now, calls: 1 },
    ...{ created: 0, updated: 0, unchanged: 0, rejected: 1, is_cut: false, is_mixed: false },
    rejections: JSON.stringify([refusal]),
  });
}

/** A data source with a report, under the tenant's spare key. */
async function insertDataSource(tx: Tx, tenant: Tenant, { now }: People): Promise<void> {
  const { id, enterpriseId, code, marker } = tenant;
  const report = sampleReport(tenant, now);
  await insertRow(tx, 'data_source', {
    ...{ id, key: `${code.toLowerCase()}-line`, connector: 'mqtt', name_zh: `${marker} 线` },
    ...{ name_en: `${marker} line`, enterprise_id: enterpriseId, api_key_id: id, version: 1 },
    ...{ device_count: 1, down_after_s: 300, created_at: now, updated_at: now },
  });
  await insertRow(tx, 'data_source_version', {
    ...{ data_source_id: id, version: 1, config: sampleConfig(code), at: now },
    reason: `${marker} begins`,
  });
  await insertRow(tx, 'gateway_report', {
    ...{ api_key_id: id, enterprise_id: enterpriseId, reported_at: now, version: '1.0' },
    ...{ started_at: now, spool: report.spool, reported_ids: [id] },
  });
  const { shown, details } = partStatus(report.sources[0]!.status);
  await insertRow(tx, 'source_status', {
    ...{ data_source_id: id, enterprise_id: enterpriseId, reported_at: now },
    ...{ status: shown, details, details_at: now },
  });
  await insertRow(tx, 'source_frame', {
    ...{ data_source_id: id, frame: report.sources[0]!.status.rejections[0] },
  });
}

async function insertUpload(tx: Tx, tenant: Tenant, { now, tenantUserId }: People): Promise<void> {
  const { id, enterpriseId, marker } = tenant;
  await insertRow(tx, 'file_upload', {
    ...{ id, enterprise_id: enterpriseId, template: 'self-checks', name: `${marker}.csv` },
    ...{ bytes: 3, sha256: '0'.repeat(64), content: Buffer.from('a,b'), state: 'waiting' },
    ...{ uploaded_at: now, uploaded_by: tenantUserId, uploader_name: `${marker} manager` },
    ...{ uploader_role: 'manager', data_source_id: id },
  });
}

async function insertCameraEvent(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now }: People,
): Promise<void> {
  await insertRow(tx, 'camera_event', {
    ...{ id, enterprise_id: enterpriseId, camera_id: id, point_id: id, external_id: marker },
    ...{ kind: 'smoke', at: now, ends_at: now, received_at: now },
    ...{ snapshot: Buffer.from(PNG), snapshot_type: 'image/png' },
  });
}

/** The chain of dual prevention under the ids that `dualPreventionSamples` name as parents. */
async function insertDualPrevention(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now }: People,
): Promise<void> {
  const common = { id, enterprise_id: enterpriseId, sent: '{}', received_at: now };
  const rows: [table: string, externalId: string, own: object][] = [
    ['risk_object', 'RO-1', { hazard_code: 'H-1', name: marker, is_major_hazard: true }],
    ['risk_unit', 'RU-1', { risk_object_id: id, name: marker, risk_level: 'major' }],
    ['risk_event', 'RE-1', { risk_unit_id: id, name: marker }],
    ['control_measure', 'CM-1', { risk_event_id: id, source: 'inspection', description: marker }],
    [
      ...(['check_task', 'CT-1'] as const),
      {
        ...{ control_measure_id: id, cycle: 1, cycle_unit: 'day', starts_at: now },
        ...{ work_days: 'every-day', work_type: 'daily' },
      },
    ],
    ['check_record', 'CR-1', { check_task_id: id, checked_at: now, status: 'normal' }],
    ['safety_commitment', 'SC-1', { committed_at: now, committed_by: marker, content: marker }],
  ];
  for (const [table, externalId, own] of rows) {
    await insertRow(tx, table, { ...common, external_id: externalId, ...own });
  }
}

/** The first line in the log of the tenant's unit. */
async function insertEvaluation(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now }: People,
): Promise<void> {
  const item = {
    ...{ id: 'T1', name: { zh: `${marker} 氯`, en: `${marker} chlorine` }, cas: CHLORINE_CAS },
    ...{ designMaxT: '50', categories: null },
  };
  const name = { zh: `${marker} 罐区`, en: `${marker} tank area` };
  const unit = { id: String(id), name, kind: 'storage', items: [item], people: null } as const;
  const residents = { people: null, atLeast: 0, insideBoundary: 0, unknownCells: 0 };
  const assessment = assessMajorHazard(unit);
  await insertRow(tx, 'hazard_assessment', {
    ...{ id, enterprise_id: enterpriseId, hazard_unit_id: id, at: now, cause: 'unit-declared' },
    ...{ inputs_hash: '0'.repeat(64), assessment: JSON.stringify(assessment) },
    inputs: JSON.stringify({ unit, residents: { ...residents, hasBoundary: false } }),
    ...{ verdict: assessment.verdict, level: assessment.level },
    ...{ s: assessment.s.decimal, r: assessment.r.decimal },
  });
}

/** A second, automatic measure with a finding and a binding, and a sheet of the unit. */
async function insertRiskRegister(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now, tenantUserId }: People,
): Promise<void> {
  const mine = { enterprise_id: enterpriseId };
  await insertRow(tx, 'control_measure', {
    ...{ ...mine, id: id + 1, external_id: 'CM-2', sent: '{}', received_at: now },
    ...{ risk_event_id: id, source: 'automatic', description: `${marker} interlock` },
  });
  await insertRow(tx, 'measure_binding', {
    ...{ ...mine, control_measure_id: id + 1, point_id: id, bound_at: now, bound_by: tenantUserId },
  });
  await insertRow(tx, 'measure_finding', {
    ...{ ...mine, id, control_measure_id: id + 1, kind: 'iot', found_at: now },
    why: JSON.stringify({ zh: marker, en: marker }),
  });
  await insertRow(tx, 'recognition_sign', {
    ...{ ...mine, camera_id: id, at: now, kinds: ['smoke'], received_at: now },
  });
  await insertRow(tx, 'risk_sheet', {
    ...{ ...mine, id, risk_unit_id: id, form: 'jha', created_at: now },
  });
  const assessed = { factors: { L: 3, S: 4 }, value: 12, level: 3 };
  const row = { step: marker, hazard: '误操作', consequence: '泄漏', measures: [], proposed: [] };
  await insertRow(tx, 'risk_sheet_revision', {
    ...{ ...mine, risk_sheet_id: id, revision: 1, subject: `${marker} 卸车`, method_code: 'ls-a' },
    ...{ method_family: 'ls-a', assessed_on: '2026-01-01', level: 3, note: '', made_at: now },
    ...{ rows: JSON.stringify([{ ...row, assessed }]), made_by: tenantUserId },
    ...{ maker_name: `${marker} manager`, maker_role: 'manager' },
  });
}
