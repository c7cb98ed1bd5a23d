import { describe, expect, it } from 'vitest';
import type { EnterpriseDataQuality as Quality } from '@parkwatch/domain/wire/data-quality';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import type { DualPreventionSummary } from '@parkwatch/domain/wire/dual-prevention';
import { readDualPrevention } from '@parkwatch/domain/wire/dual-prevention';
import { render } from '../testing/render.ts';
import { EnterpriseDataQuality } from './enterprise-data-quality.ts';
import { EnterpriseDualPrevention } from './enterprise-dual-prevention.ts';

const feed = (more: Partial<Quality['feeds'][number]>): Quality['feeds'][number] => ({
  ...{ feed: 'inventories', state: 'on-time', score: 1, rejectedShare: 0, lastAt: null },
  ...{ accepted: 1, rejected: 0, latenessMs: null, live: null, everyMs: 86_400_000, weight: 15 },
  ...more,
});
const quality = (more: Partial<Quality> = {}): Quality => ({
  ...{ score: 54, grade: 'poor', hasOnlyLand: false, at: '2026-07-21T08:30:00.000Z' },
  feeds: [
    feed({ feed: 'telemetry', live: { known: 3, all: 4 }, lastAt: '2026-07-21T08:29:00.000Z' }),
    feed({ feed: 'commitments', state: 'never', score: 0 }),
    feed({ feed: 'checks', state: 'late', rejected: 12, latenessMs: 5_400_000 }),
    feed({ feed: 'inventories', state: 'not-required' }),
  ],
  ...more,
});
const summary = (more: Partial<DualPreventionSummary> = {}): DualPreventionSummary => ({
  counts: {
    ...{ riskObjects: 2, riskEvents: 5, checkTasks: 9 },
    riskUnits: { major: 1, larger: 2, general: 0, low: 3, unrated: 0 },
    measures: { automatic: 4, inspection: 8, notEffective: 1 },
  },
  completion: {
    daily: { due: 1000, done: 999 },
    principal: { due: 0, done: 0 },
    technical: { due: 1, done: 1 },
    operational: { due: 4, done: 1 },
  },
  dangers: { open: 3, overdue: 1, accepted: 5, acceptedInTime: 4 },
  deactivated: 0,
  commitment: {
    ...{ at: '2026-07-21T01:00:00.000Z', by: '钱厂长', areMajorHazardsSafe: false },
    ...{ riskGrade: null, content: null },
  },
  commitmentState: 'announced',
  ...more,
});

describe('EnterpriseDataQuality', () => {
  const show = (answer: Quality) =>
    render(EnterpriseDataQuality, {
      inputs: { enterpriseId: 7 },
      given: ({ server }) => void server.on(readDataQuality, answer),
    });
  it('says what each feed is worth, and of what never came that it is unknown', async () => {
    const text = (await show(quality())).text();
    for (const words of [
      ...['54 分', '较差', '在线测点 3 / 4', '从未报送，情况未知', '拒收 12 条', '滞后 90 分钟'],
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('物质存量');
  });
  it('of an enterprise that owes nothing there is no score', async () => {
    const page = await show(quality({ score: null, grade: null, feeds: [] }));
    expect(page.text()).toContain('无报送要求');
    expect(page.text()).not.toContain('情况未知');
  });
  it('of one of which only the land is known it is 0, and says why', async () => {
    const bare = quality({ score: 0, grade: 'poor', hasOnlyLand: true, feeds: [] });
    const text = (await show(bare)).text();
    expect(text).toContain('0 分');
    expect(text).toContain('未报送任何设施和测点，地块情况未知');
  });
});

describe('EnterpriseDualPrevention', () => {
  const show = (answer: DualPreventionSummary) =>
    render(EnterpriseDualPrevention, {
      inputs: { enterpriseId: 7 },
      given: ({ server }) => void server.on(readDualPrevention, answer),
    });
  it('shows what was due and done, and never rounds up to all of it', async () => {
    const text = (await show(summary())).text();
    for (const words of [
      ...['99 %', '25 %', '100 %', '应完成 1000 次，已完成 999 次', '未闭环 3，逾期 1'],
      ...['1 项失效', '分析单元 6', '重大危险源未处于安全状态', '已公告'],
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('主要负责人履职率');
  });
  it('says that no commitment came, which is not a good sign', async () => {
    const text = (await show(summary({ commitment: null, commitmentState: 'missing' }))).text();
    expect(text).toContain('未收到安全承诺公告，情况未知');
    expect(text).toContain('未公告');
  });
});
