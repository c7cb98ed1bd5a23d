import { describe, expect, it } from 'vitest';
import { readRegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import type {
  RegionalEnterprise,
  RegionalOverview,
} from '@parkwatch/domain/wire/regional-overview';
import { readZoneHistory } from '@parkwatch/domain/wire/zone-places';
import { render } from '../testing/render.ts';
import { landTrend } from './land-trend.ts';
import { RegionalOverviewPage } from './regional-overview-page.ts';

const RED: RegionalEnterprise = {
  ...{ rank: 1, enterprise: { id: 3, code: 'E003', name: { zh: '澜序氯碱', en: 'Lanxu' } } },
  ...{ colour: 'red', since: '2026-07-21T08:20:00.000Z', days: ['unknown', 'blue', 'red'] },
  ...{ redHours: 5.5, knownHours: 48, hazardLevel: 1, majorHazards: 2, undeterminedHazards: 1 },
  ...{ openDangers: 4, overdueDangers: 1, ineffectiveMeasures: 7, points: 40, unknownPoints: 2 },
  missedTasks: 3,
};
const OVERVIEW: RegionalOverview = {
  ...{ from: '2026-06-21T08:30:00.000Z', to: '2026-07-21T08:30:00.000Z' },
  items: [RED],
};

function show(overview: RegionalOverview) {
  return render(RegionalOverviewPage, {
    role: 'regulator',
    given: ({ server }) => {
      server.on(readRegionalOverview, overview);
      server.on(readZoneHistory, { keptFrom: null, buckets: [null] });
    },
  });
}

describe('the regional overview', () => {
  it('ranks enterprises with what they are ranked by', async () => {
    const text = (await show(OVERVIEW)).text();
    for (const part of [
      '澜序氯碱',
      '5.5 小时',
      '有记录 48 小时',
      '2 · 一级',
      '1 个未能判定',
      '逾期 1',
      '2 / 40',
    ])
      expect(text).toContain(part);
    expect(document.querySelector('pw-colour-strip svg')?.getAttribute('aria-label')).toBe(
      '1 天红，0 天黄，1 天无记录',
    );
  });
  it('says so to an authority that sees nobody', async () => {
    expect((await show({ ...OVERVIEW, items: [] })).text()).toContain('授权范围');
  });
  it('draws land in hectares and leaves gaps where nothing is kept', () => {
    const history = {
      keptFrom: null,
      buckets: [{ redM2: 20_000, yellowM2: 50_000, blueM2: 0 }, null],
    };
    const trend = landTrend(history, { fromMs: 0, toMs: 200 }, { red: 'r', yellow: 'y' });
    expect(trend.series.map(({ rows }) => rows)).toEqual([
      [{ atMs: 50, value: 2 }],
      [{ atMs: 50, value: 5 }],
    ]);
  });
});
