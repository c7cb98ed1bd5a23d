import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { sampleConfig, sampleReport } from '../testing/source-samples.ts';
import type { Tenant } from '../testing/tenant-fixture.ts';
import { PNG } from '../testing/tenant-records.ts';
import { RISK_SAMPLES } from './risk-samples.ts';
import { STANDARD_SAMPLES } from './standard-samples.ts';
import { inAnHour, inAWeek, lastHour, nothing, ofEnterprise, on, record } from './sample.ts';
import type { About, Sample } from './sample.ts';

type DualPreventionSamples = ReturnType<typeof dualPreventionSamples>;

const password = 'Another-Pass-5';

/** A new endpoint needs its line here, or the access test fails. */
export const SAMPLES: Readonly<Record<string, About>> = {
  readPublicInfo: nothing,
  signIn: () => ({ body: { username: 'nobody', password } }),
  readSession: nothing,
  signOut: nothing,
  changePassword: () => ({ body: { current: 'Not-The-One-1', next: password } }),

  listEnterprises: nothing,
  readEnterprise: ({ enterpriseId }) => ({ params: { id: enterpriseId } }),
  listRatings: nothing,
  listEnterpriseNames: nothing,
  listFacilities: ofEnterprise,
  readFacility: record,
  listPoints: ofEnterprise,
  readPoint: record,
  readSeries: ({ id }, now) => ({
    params: { id },
    query: lastHour(now),
  }),
  listSelfChecks: ofEnterprise,
  listInspections: ofEnterprise,
  listSpecialWorks: ofEnterprise,
  listBatches: ({ enterpriseId }) => ({ params: { id: enterpriseId } }),
  readBatch: ({ enterpriseId, id }) => ({ params: { id: enterpriseId, batchId: id } }),
  setPointService: on({ inService: true, reason: 'test' }),
  listMovingObjects: nothing,
  readMapLayer: () => ({ params: { layer: 'facilities' } }),
  readWeather: nothing,

  readZones: nothing,
  readZonesGeoJson: nothing,
  readZone: () => ({ params: { id: 1 } }),
  readRegionalOverview: nothing,
  readPlaceRisk: () => ({ query: { lon: 103.7, lat: 1.27 } }),
  readPlaceHistory: (_about, now) => ({ query: { lon: 103.7, lat: 1.27, ...lastHour(now) } }),
  readZoneHistory: (_about, now) => ({ query: lastHour(now) }),
  compareZones: (_about, now) => ({
    // The zones of the walk are made after this moment.
    query: { before: inAnHour(now), after: inAnHour(now) },
  }),
  readHeat: nothing,
  readZoneStatus: nothing,

  listAlarms: ofEnterprise,
  listAlarmFloods: nothing,
  readAlarm: record,
  acknowledgeAlarm: on({ note: 'test' }),
  shelveAlarm: on({ minutes: 5, reason: 'test' }),
  unshelveAlarm: record,
  confirmAlarm: on({ note: 'test' }),

  listIncidents: nothing,
  readIncident: record,
  closeIncident: on({ reason: 'test' }),
  listOrders: nothing,
  acknowledgeOrder: on({ answer: 'acknowledged', headcount: 12 }),

  ...RISK_SAMPLES,
  ...STANDARD_SAMPLES,

  listHiddenDangers: ofEnterprise,
  readHiddenDanger: record,
  reportHiddenDanger: ({ enterpriseId, id }) => ({
    body: {
      ...{ title: 'A leak', description: 'It drips', enterpriseId, facilityId: id, alarmId: id },
      ...{ category: 'storage', grade: 'general' },
    },
  }),
  confirmHiddenDanger: on({ grade: 'general', category: 'storage', text: 'test' }),
  refuseHiddenDanger: on({ reason: 'test' }),
  dispatchHiddenDanger: on({ instruction: 'test' }),
  tellProgress: on({ text: 'test', percent: 50 }),
  askPostponement: on({ until: '2030-01-01T00:00:00Z', reason: 'test' }),
  decidePostponement: on({ decision: 'refuse', text: 'test' }),
  closeHiddenDanger: on({ text: 'test' }),
  lookBack: ({ id }) => ({
    params: { id },
    body: { outcome: 'held', text: 'test', attachmentIds: [id] },
  }),
  takeUpHiddenDanger: on({ text: 'test' }),
  answerHiddenDanger: ({ id }) => ({ params: { id }, body: { text: 'test', attachmentIds: [id] } }),
  reviewHiddenDanger: on({ decision: 'return', text: 'test' }),
  withdrawHiddenDanger: on({ reason: 'test' }),
  addInterimMeasure: ({ id }, now) => ({
    params: { id },
    body: {
      ...{ kind: 'patrol', measure: 'test', responsible: 'test', until: inAnHour(now) },
    },
  }),
  extendInterimMeasure: ({ id }, now) => ({
    params: { id },
    body: { version: 1, until: inAWeek(now), reason: 'test' },
  }),
  endInterimMeasure: on({ version: 1, reason: 'test' }),
  uploadAttachment: () => ({ raw: PNG, headers: { 'content-type': 'image/png' } }),
  readAttachment: record,

  listRestrictions: () => ({ query: { view: 'all' } }),
  decideRestriction: on({ decision: 'reject', reason: 'test' }),
  listPasses: nothing,
  applyForPass: (_tenant, now) => ({
    body: { plate: 'TEST 123', substance: 'chlorine', visitAt: now.toISOString() },
  }),
  decidePass: on({ decision: 'refuse', reason: 'test' }),

  ingestObservations: ({ code }, now) => ({
    body: { readings: [{ point: `${code}-GAS1`, time: now.toISOString(), value: 0.5 }] },
  }),
  ingestFacilities: ({ code, corner }) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, externalId: 'NEW', code: 'NEW-1', nameZh: '新罐' },
          ...{ kind: 'tank', inherentLevel: 4 },
          geometry: { type: 'Point', coordinates: corner },
        },
      ],
    },
  }),
  ingestInventories: ({ code }, now) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, facilityExternalId: 'T1', externalId: 'STOCK', quantityT: 3 },
          ...{ cas: '7782-50-5', at: now.toISOString() },
        },
      ],
    },
  }),
  ingestSelfChecks: ({ code }, now) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, externalId: 'CHECK', checkedAt: now.toISOString() },
          ...{ checkedBy: 'somebody', item: 'valve', result: 'normal' },
        },
      ],
    },
  }),
  ingestHazardUnits: ({ code }) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, externalId: 'UNIT', code: 'U-1', nameZh: '一号罐区' },
          ...{ kind: 'storage', facilityExternalIds: ['T1'] },
          items: [{ externalId: 'I-1', nameZh: '氯', cas: '7782-50-5', designMaxT: '5' }],
        },
      ],
    },
  }),
  ingestInspections: ({ code }, now) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, externalId: 'REPORT', registrationNumber: 'R-1' },
          ...{ equipmentType: 'boiler', inspectedAt: now.toISOString(), result: 'conforms' },
          inspector: 'somebody',
        },
      ],
    },
  }),
  ingestSpecialWorks: ({ code }, now) => ({
    body: {
      records: [
        {
          ...{ enterpriseCode: code, externalId: 'PERMIT', ticketNo: 'DH-1', ticketType: '1' },
          ...{ ticketStatus: '2', fireLevel: '3', facilityExternalId: 'T1' },
          ...{ planStartTime: now.toISOString(), planEndTime: inAnHour(now) },
        },
      ],
    },
  }),
  ...Object.fromEntries(
    Object.keys(dualPreventionSamples('')).map((id): [string, About] => [
      id,
      ({ code }) => ({
        body: { records: [dualPreventionSamples(code)[id as keyof DualPreventionSamples]] },
      }),
    ]),
  ),
  ingestCameraEvents: ({ code }, now) => ({
    body: {
      records: [{ externalId: 'EV', camera: `cam-${code}`, kind: 'smoke', at: now.toISOString() }],
    },
  }),
  listCameraEvents: ofEnterprise,
  readCameraSnapshot: record,
  ingestWeatherWarnings: ({ marker }, now) => ({
    body: {
      records: [
        { externalId: `W-${marker}`, kind: 'gale', level: 'blue', issuedAt: now.toISOString() },
      ],
    },
  }),
  readDualPrevention: ({ enterpriseId }) => ({ params: { id: enterpriseId } }),
  readDataQuality: ({ enterpriseId }) => ({ params: { id: enterpriseId } }),
  readIngestBatch: ({ marker }) => ({ params: { batch: `B-${marker}` } }),
  ingestPositions: ({ code, corner: [lon, lat] }, now) => ({
    body: { positions: [{ object: `${code}-TRUCK`, time: now.toISOString(), lon, lat }] },
  }),
  listRejections: nothing,

  reportGateway: ({ code, marker }, now) => ({ body: sampleReport({ code, marker }, now) }),
  readGatewaySources: nothing,
  listDataSources: nothing,
  readDataSource: record,
  readSourceFrames: record,
  readSourceConfig: record,
  readSourceVersion: ({ id }) => ({ params: { id, version: 1 } }),
  checkSourceConfig: ({ code }) => ({
    body: { connector: 'mqtt', config: sampleConfig(code) },
  }),
  createDataSource: ({ id, enterpriseId, code }) => ({
    body: {
      ...{ key: `${code.toLowerCase()}-new`, connector: 'mqtt', nameZh: '新', nameEn: 'New' },
      ...{ gatewayId: id, enterpriseId, config: sampleConfig(code), reason: 'test' },
    },
  }),
  changeSourceConfig: ({ id, code }) => ({
    params: { id },
    body: { version: 1, config: sampleConfig(code), reason: 'test' },
  }),
  switchDataSource: on({ isEnabled: true, reason: 'test' }),
  restartDataSource: on({ reason: 'test' }),

  listFileTemplates: nothing,
  readFileTemplate: () => ({ params: { template: 'self-checks' } }),
  uploadFile: ({ enterpriseId }) => ({
    query: { template: 'self-checks', name: 'checks.csv', enterpriseId },
    ...{ raw: new TextEncoder().encode('a,b'), headers: { 'content-type': 'text/csv' } },
  }),
  listFileUploads: ofEnterprise,
  readFileUpload: record,
  readUploadErrors: record,
  takeUpload: record,
  reportUpload: on({ state: 'read', rows: 0, accepted: 0, rejected: 0, faults: [], faultCount: 0 }),

  listUsers: nothing,
  createUser: () => ({ body: { username: 'made.up', displayName: 'Made up', password } }),
  resetPassword: on({ password }),
  authorizeUser: on({ role: 'worker', enabled: true, reason: 'test' }),
  unlockUser: on({ reason: 'test' }),
  listApiKeys: nothing,
  createApiKey: ({ enterpriseId }) => ({ body: { name: 'made up', enterpriseId } }),
  revokeApiKey: record,
  listGrants: nothing,
  requestGrant: ({ enterpriseId }) => ({ body: { enterpriseId, purpose: 'test', hours: 1 } }),
  decideGrant: on({ decision: 'grant', reason: 'test' }),

  listAudit: nothing,
  verifyAudit: nothing,
  listJobs: nothing,
  listSettings: nothing,
  changeSetting: () => ({
    params: { key: 'linkage.radiusM' },
    body: { value: 1200, reason: 'test' },
  }),
};

type Mixed = (own: Tenant, foreign: Tenant) => readonly Sample[];

/** Requests about an own record that would take a neighbour's into it. */
export const MIXED: Readonly<Record<string, Mixed>> = {
  reportHiddenDanger: (own, foreign) => {
    const { enterpriseId, id, corner: location } = own;
    const report = {
      ...{ title: 'A leak', description: 'It drips', enterpriseId, category: 'storage' },
      ...{ grade: 'general', location, attachmentIds: [id] },
    };
    return [
      { body: { ...report, facilityId: foreign.id } },
      { body: { ...report, alarmId: foreign.id } },
      { body: { ...report, standardLineId: foreign.id } },
      { body: { ...report, attachmentIds: [foreign.id] } },
      { body: { ...report, facilityId: id, enterpriseId: foreign.enterpriseId } },
    ];
  },
  tellProgress: (own, foreign) => [
    { params: { id: own.id }, body: { text: 'test', percent: 5, attachmentIds: [foreign.id] } },
  ],
  answerHiddenDanger: (own, foreign) => [
    { params: { id: own.id }, body: { text: 'test', attachmentIds: [foreign.id] } },
  ],
};
