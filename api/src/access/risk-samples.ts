import { sampleRunInput } from '../testing/consequence-samples.ts';
import { sampleSeason, sampleTraining, sampleWarningRule } from '../testing/equipment-samples.ts';
import { sampleSheet, sampleVersion } from '../testing/risk-register-samples.ts';
import { sampleSearchInput } from '../testing/source-search-samples.ts';
import { sampleRules } from '../testing/supervision-samples.ts';
import { sampleWeatherRule } from '../testing/weather-samples.ts';
import { nothing, ofEnterprise, on, record } from './sample.ts';
import type { About } from './sample.ts';

/** Samples for the endpoints of the risk engine: registers, studies, rules, plans, major hazard sources. */
export const RISK_SAMPLES: Readonly<Record<string, About>> = {
  readRiskRegister: ofEnterprise,
  readRiskSummary: nothing,
  listIneffectiveMeasures: ofEnterprise,
  // The automatic one of `tenant-records.ts`.
  listBindable: ({ id }) => ({ params: { id: id + 1 } }),
  bindMeasure: ({ id }) => ({ params: { id: id + 1 }, body: { pointIds: [id], cameras: [] } }),
  ingestRecognitionSigns: ({ code }, now) => ({
    body: { records: [{ camera: `cam-${code}`, at: now.toISOString(), kinds: ['smoke'] }] },
  }),
  listRiskSheets: record,
  readRiskSheet: record,
  createRiskSheet: on(sampleSheet),
  reviseRiskSheet: on({ sheet: sampleSheet, revision: 1, note: 'test' }),
  withdrawRiskSheet: on({ reason: 'test' }),
  listRiskMethods: nothing,
  previewRiskMethod: () => ({ body: sampleVersion('mes') }),
  addRiskMethod: () => ({ body: { ...sampleVersion('ls-c'), reason: 'test' } }),

  runConsequence: (tenant) => ({ body: sampleRunInput(tenant) }),
  listConsequenceRuns: nothing,
  readConsequenceRun: record,
  readConsequenceGeoJson: record,
  listConsequenceSubstances: nothing,
  runSourceSearch: (tenant, now) => ({ body: sampleSearchInput(tenant, now) }),
  listSourceSearches: nothing,
  listSearchSubstances: nothing,
  readSourceSearch: record,
  readSourceSearchGeoJson: record,
  runRiskStudy: ({ id }) => ({ body: { facilityIds: [id] } }),
  listRiskStudies: nothing,
  readRiskStudy: record,
  readRiskStudyGeoJson: record,

  listWeatherRules: nothing,
  writeWeatherRule: (_tenant, now) => ({
    body: { rule: sampleWeatherRule(now), afterVersion: 1 },
  }),
  previewWeatherRule: (_tenant, now) => ({
    body: { draft: sampleWeatherRule(now), assumed: null, compareWith: 'now' },
  }),
  listWeatherReminders: nothing,
  answerWeatherReminder: on({ answer: 'done' }),

  listWarningRules: nothing,
  writeWarningRule: (tenant, now) => ({
    body: { ruleNo: null, afterVersion: 0, draft: sampleWarningRule(tenant, now) },
  }),
  previewWarningRule: (tenant, now) => ({
    body: { draft: sampleWarningRule(tenant, now), days: 1 },
  }),
  listEquipmentWarnings: nothing,
  listBaselines: nothing,
  trainEquipmentBaseline: (tenant, now) => ({ body: sampleTraining(tenant, now) }),
  switchBaseline: on({ isActive: true }),
  listSeasons: nothing,
  writeSeason: (_tenant, now) => ({ body: { rule: sampleSeason(now), afterVersion: 1 } }),

  listSupervisionTasks: ofEnterprise,
  readSupervisionTask: record,
  completeSupervisionTask: on({ results: [{ line: 'standing:1', result: 'ok' }] }),
  withdrawSupervisionTask: on({ reason: 'test' }),
  assignSupervisionTask: on({ userId: null }),
  listSupervisionPlans: ofEnterprise,
  nameInspector: ({ enterpriseId }) => ({ params: { id: enterpriseId }, body: { userId: null } }),
  listInspectors: nothing,
  listSupervisionRules: nothing,
  writeSupervisionRules: (_tenant, now) => ({
    body: { rules: sampleRules(now), afterVersion: 1 },
  }),
  readSupervisionStatistics: nothing,

  listMajorHazards: ofEnterprise,
  readMajorHazard: record,
  readMajorHazardEvaluation: ({ id }) => ({ params: { id, evaluationId: id } }),
  readMajorHazardSurroundings: record,
};
