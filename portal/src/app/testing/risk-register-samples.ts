import { FIRST_VERSIONS } from '@parkwatch/domain/risk-assessment/method-versions';
import type { RiskMethodVersion } from '@parkwatch/domain/wire/risk-methods';
import type {
  ControlMeasure,
  IneffectiveMeasure,
  RiskObject,
  RiskSummary,
} from '@parkwatch/domain/wire/risk-register';
import type { RiskSheetDetail } from '@parkwatch/domain/wire/risk-sheets';
import { sampleActor } from './sample-actor.ts';

const owner = { id: 1, code: 'E001', name: { zh: '海湾化工', en: 'Bay Chemicals' } };
const facility = {
  ...{ id: 7, name: { zh: '液氯储罐', en: 'Chlorine tank' } },
  at: [103.7, 1.27] as [number, number],
};

export function sampleMeasure(changes: Partial<ControlMeasure> = {}): ControlMeasure {
  return {
    ...{ id: 31, description: '检测报警并联锁', type: 'iot', kind: 'engineering' },
    ...{ condition: 'not-effective', since: '2026-11-27T02:00:00.000Z', lastCheckAt: null },
    why: { zh: '测点无有效数据：氯气 1', en: 'sensor without live data: chlorine 1' },
    taskCount: 0,
    sources: [
      {
        ...{ kind: 'point', refId: 3, code: 'GT-1', name: { zh: '氯气 1', en: 'chlorine 1' } },
        ...{ eventKinds: [], isLive: false, silentSince: '2026-11-27T02:00:00.000Z', isFed: true },
      },
    ],
    foundAt: '2026-11-27T02:01:00.000Z',
    ...changes,
  };
}

export function sampleRiskObject(changes: Partial<RiskObject> = {}): RiskObject {
  return {
    ...{ id: 11, enterprise: owner, hazardCode: 'H-1', name: '氯罐区', department: '储运部' },
    ...{ liablePerson: '李四', isMajorHazard: true, facility },
    units: [
      {
        ...{ id: 21, name: '液氯储罐单元', department: null, liablePerson: null, level: 1 },
        ...{ setBy: 'sheet', fedLevel: 3, standsStill: false },
        sheets: [
          {
            ...{ id: 41, form: 'jha', subject: '槽车卸料', level: 1, levelToday: 1 },
            isOutdated: false,
          },
        ],
        events: [
          {
            ...{ id: 51, name: '泄漏中毒' },
            measures: [
              sampleMeasure(),
              sampleMeasure({
                ...{ id: 32, description: '巡检', type: 'manual', kind: 'management' },
                ...{ condition: 'works', since: null, sources: [], taskCount: 1, foundAt: null },
                why: { zh: '在周期内已检查', en: 'checked in its period' },
                lastCheckAt: '2026-11-28T01:00:00.000Z',
              }),
            ],
          },
        ],
      },
    ],
    ...changes,
  };
}

export function sampleFault(changes: Partial<IneffectiveMeasure> = {}): IneffectiveMeasure {
  return {
    ...sampleMeasure(),
    ...{ enterprise: owner, object: { id: 11, name: '氯罐区' }, facility },
    ...{ unit: { id: 21, name: '液氯储罐单元', level: 1 }, event: { id: 51, name: '泄漏中毒' } },
    ...changes,
  };
}

export function sampleRiskSummary(): RiskSummary {
  const of = (total: number, ineffective: number) => ({ total, ineffective, standsStill: 0 });
  const figures = {
    objects: 3,
    units: { 1: 2, 2: 1, 3: 0, 4: 0, unrated: 1 },
    measures: { manual: of(8, 2), iot: of(4, 1), ai: of(1, 0) },
  };
  return {
    asOf: '2026-11-28T02:00:00.000Z',
    all: figures,
    enterprises: [{ enterprise: owner, ...figures }],
  };
}

export function sampleMethods(): RiskMethodVersion[] {
  return FIRST_VERSIONS.map((one) => ({ ...one, version: 1, isInEffect: true, added: null }));
}

export function sampleSheetDetail(changes: Partial<RiskSheetDetail> = {}): RiskSheetDetail {
  const said = {
    ...{ subject: '槽车卸料', methodId: 'ls-a', methodName: { zh: '风险矩阵', en: 'Matrix' } },
    ...{
      assessedOn: '2026-11-20',
      madeAt: '2026-11-20T02:00:00.000Z',
      madeBy: sampleActor('王经理', 'manager'),
    },
  };
  const row = (L: number, level: 1 | 3) => ({
    ...{ step: '连接鹤管', hazard: '接头未锁紧', consequence: '泄漏', proposed: [] },
    measures: [{ kind: 'ppe' as const, description: '面罩' }],
    assessed: { factors: { L, S: 5 }, value: L * 5, level },
  });
  return {
    ...{ id: 41, form: 'jha', unit: { id: 21, name: '液氯储罐单元' }, enterprise: owner },
    ...{ ...said, revision: 2, rowCount: 1, level: 1, levelToday: 1 },
    ...{ isOutdated: false, withdrawn: null },
    revisions: [
      { ...said, revision: 2, note: '新增夜班', level: 1, rows: [row(4, 1)] },
      { ...said, revision: 1, note: '', level: 3, rows: [row(2, 3)] },
    ],
    ...changes,
  };
}
