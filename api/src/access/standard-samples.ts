import { PNG } from '../testing/tenant-records.ts';
import { sampleDraft } from '../testing/standard-samples.ts';
import { inAWeek, nothing, ofEnterprise, on, record } from './sample.ts';
import type { About } from './sample.ts';

const changed: About = ({ id }, now) => ({
  params: { id },
  body: { line: sampleDraft(now), afterVersion: 1, reason: 'test' },
});

/** Samples for the endpoints of the library of standards. */
export const STANDARD_SAMPLES: Readonly<Record<string, About>> = {
  listStandardDocuments: nothing,
  listStandardLines: nothing,
  readStandardLine: record,
  proposeStandardLines: () => ({ query: { text: '灭火器材被遮挡' } }),
  readStandardChecklist: ofEnterprise,
  addStandardLine: (_tenant, now) => ({ body: { line: sampleDraft(now), reason: 'test' } }),
  changeStandardLine: changed,
  retireStandardLine: ({ id }, now) => ({
    params: { id },
    body: { from: inAWeek(now).slice(0, 10), afterVersion: 1, reason: 'test' },
  }),
  readStandardTemplate: nothing,
  // No workbook: how one is read is tested in standard-library/import.test.ts.
  previewStandardImport: () => ({
    query: { name: 'standards.xlsx' },
    ...{ raw: PNG, headers: { 'content-type': 'application/octet-stream' } },
  }),
  applyStandardImport: on({ reason: 'test' }),
  listStandardReevaluations: ofEnterprise,
  completeStandardReevaluation: on({ result: 'no-effect', note: 'test' }),
};
