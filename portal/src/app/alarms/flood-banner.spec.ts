import { describe, expect, it } from 'vitest';
import { listAlarmFloods } from '@parkwatch/domain/wire/alarms';
import { render } from '../testing/render.ts';
import { FloodBanner } from './flood-banner.ts';

const enterprise = { id: 7, code: 'E007', name: { zh: '海岳化工', en: 'Haiyue Chemicals' } };
const facility = { id: 70, code: 'T1', name: { zh: '一号罐', en: 'Tank 1' } };
const flood = {
  ...{ id: 1, enterprise: null, beganAt: '2026-07-21T08:20:00.000Z', count: 75 },
  sources: [
    { enterprise, facility, count: 40 },
    { enterprise: null, facility: null, count: 12 },
  ],
};

describe('FloodBanner', () => {
  it('says how many alarms came and where most of them come from', async () => {
    const page = await render(FloodBanner, {
      given: ({ server }) => void server.on(listAlarmFloods, { items: [flood] }),
    });
    expect(page.text()).toContain('园区');
    expect(page.text()).toContain('10 分钟内新增 75 条报警');
    expect(page.text()).toMatch(/海岳化工\s*一号罐\s*40/);
    expect(page.text()).toMatch(/园区自有测点\s*12/);
    expect(page.find('a')?.getAttribute('href')).toBe('/alarms?enterpriseId=7');
  });
  it('shows nothing while there is no flood', async () => {
    const page = await render(FloodBanner, {
      given: ({ server }) => void server.on(listAlarmFloods, { items: [] }),
    });
    expect(page.find('article')).toBeNull();
  });
});
