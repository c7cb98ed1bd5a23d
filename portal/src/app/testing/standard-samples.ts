import {
  STANDARD_MODULE_NAMES,
  STANDARD_MODULES,
} from '@parkwatch/domain/standard-library/modules';
import type { StandardImport, StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import type {
  StandardDocumentShown,
  StandardLineDetail,
  StandardLineShown,
} from '@parkwatch/domain/wire/standard-library';
import { sampleActor } from './sample-actor.ts';

const ENTERPRISE = { id: 7, code: 'E7', name: { zh: '海屿化工', en: 'Haiyu Chemicals' } };
const NOW = '2026-07-21T08:30:00.000Z';

export function sampleDocument(
  changes: Partial<StandardDocumentShown> = {},
): StandardDocumentShown {
  return {
    ...{ key: 'fire-law', code: '消防法', kind: 'law', text: 'whole', source: 'LawRefBook' },
    title: { zh: '中华人民共和国消防法', en: 'Fire Protection Law' },
    issuer: { zh: '全国人大常委会', en: 'NPC Standing Committee' },
    ...{ effectiveFrom: '2021-04-29', effectiveTo: null, replacedBy: null },
    ...{ confidence: 'verified', note: null, enterprise: null, linesInForce: 12, lines: 12 },
    ...changes,
  };
}

export const GAP = sampleDocument({
  ...{ key: 'aq-3067-2026', code: 'AQ 3067-2026', kind: 'standard', text: 'none', lines: 0 },
  title: { zh: '重大生产安全事故隐患判定准则', en: 'Criteria of major hidden dangers' },
  ...{ linesInForce: 0, note: { zh: '文本未获得', en: 'The text is not at hand' } },
});

export function sampleLibrary(...items: StandardDocumentShown[]) {
  const modules = STANDARD_MODULE_NAMES.map((module) => {
    const { name, frame } = STANDARD_MODULES[module];
    return { module, name, frame, linesInForce: 3 };
  });
  return { on: '2026-07-21', items, modules };
}

export function sampleLine(changes: Partial<StandardLineShown> = {}): StandardLineShown {
  return {
    ...{ id: 5, key: 'fire-law:28-1', version: 1, module: 'fire', category: 'fire' },
    document: {
      ...{ key: 'fire-law', code: '消防法' },
      title: { zh: '中华人民共和国消防法', en: 'Fire Protection Law' },
    },
    ...{ grade: 'general', gradeBasis: 'proposed', deadlineDays: null },
    clause: { zh: '第二十八条', en: 'Article 28' },
    name: { zh: '消防设施被遮挡', en: 'Fire facilities covered' },
    question: { zh: '消防设施是否未被遮挡？', en: 'Are fire facilities uncovered?' },
    requirement: '不得埋压、圈占、遮挡消火栓',
    requirementEn: 'Hydrants must not be covered',
    ...{ effectiveFrom: '2021-04-29', effectiveTo: null, standing: 'in-force', replacedBy: null },
    ...{ enterprise: null, comingVersion: null },
    ...changes,
  };
}

export function sampleLineDetail(changes: Partial<StandardLineDetail> = {}): StandardLineDetail {
  const line = sampleLine(changes);
  const { module, category, grade, gradeBasis, deadlineDays, clause, name, question } = line;
  const says = { module, category, grade, gradeBasis, deadlineDays, clause, name, question };
  const { requirement, requirementEn, effectiveFrom, effectiveTo } = line;
  return {
    ...line,
    documentDetail: sampleDocument(),
    versions: [
      {
        ...{ ...says, requirement, requirementEn, effectiveFrom, effectiveTo, version: 1 },
        ...{ writtenAt: NOW, writtenBy: sampleActor('张主任', 'director') },
        reason: { zh: '系统自带标准', en: 'Standards that come with the system' },
        change: { kind: 'added', fields: [], isMaterial: false },
      },
    ],
    ...{ latestVersion: 1, isSeedWaiting: false, mayWrite: true, openDangers: 2 },
    ...changes,
  };
}

export function sampleReevaluation(
  changes: Partial<StandardReevaluation> = {},
): StandardReevaluation {
  return {
    ...{ id: 31, enterprise: ENTERPRISE, reason: '期限收紧', openedAt: NOW },
    ...{
      openedBy: sampleActor('张主任', 'director'),
      dueAt: '2026-07-22T08:30:00.000Z',
      isOverdue: false,
    },
    lines: [
      {
        ...{ id: 5, key: 'fire-law:28-1', kind: 'changed', fromVersion: 1, toVersion: 2 },
        name: { zh: '消防设施被遮挡', en: 'Fire facilities covered' },
      },
    ],
    dangers: [{ id: 9, number: 'HD-2026-0009', title: '消防栓被遮挡' }],
    ...{ hasChecklist: true, done: null },
    ...changes,
  };
}

export function sampleImport(changes: Partial<StandardImport> = {}): StandardImport {
  return {
    ...{
      id: 3,
      name: 'own.xlsx',
      state: 'previewed',
      uploadedAt: NOW,
      uploadedBy: sampleActor('张主任', 'director'),
    },
    ...{ appliedAt: null, appliedBy: null, counts: { add: 1, change: 0, same: 0, faults: 0 } },
    rows: [
      {
        ...{ row: 4, action: 'add', key: null },
        line: {
          ...{ module: 'electric', category: 'electrical', grade: 'general', deadlineDays: null },
          name: { zh: '防静电地板未检测', en: '' },
          question: { zh: '是否检测？', en: '' },
          ...{ requirement: '每半年检测一次', requirementEn: null, clause: { zh: '', en: '' } },
          ...{ document: '车间制度', effectiveFrom: '2026-07-21', effectiveTo: null },
        },
      },
    ],
    faults: [],
    ...changes,
  };
}
