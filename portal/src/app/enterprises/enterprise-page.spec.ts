import { describe, expect, it } from 'vitest';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { listBatches } from '@parkwatch/domain/wire/batches';
import { listPasses, listRestrictions } from '@parkwatch/domain/wire/enforcement';
import {
  listFacilities,
  listPoints,
  readEnterprise,
  readSeries,
} from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { listInspections } from '@parkwatch/domain/wire/inspections';
import { listSelfChecks } from '@parkwatch/domain/wire/self-checks';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleAlarm, samplePoint } from '../testing/samples.ts';
import {
  sampleDanger,
  sampleEnterprise,
  sampleFacility,
  samplePass,
  sampleRestriction,
  sampleSelfCheck,
} from '../testing/work-samples.ts';
import { EnterprisePage } from './enterprise-page.ts';
import { sampleActor } from '../testing/sample-actor.ts';

const now = () => new Date().toISOString();
const live = () => ({ at: now(), value: 0.4, quality: 'good' as const });

function given({ server }: PortalTest): void {
  server
    .on(readEnterprise, sampleEnterprise())
    .on(listFacilities, { items: [sampleFacility()] })
    .on(listPoints, {
      items: [
        samplePoint({ last: live(), name: { zh: '3 号罐 氯气浓度', en: 'Tank 3 chlorine' } }),
        samplePoint({ id: 12, name: { zh: '液位', en: 'Level' }, last: null, state: 'unknown' }),
      ],
    })
    .on(readSeries, { resolution: 'raw', rows: [], truncated: false })
    .on(listAlarms, { items: [sampleAlarm()], nextCursor: null })
    .on(listHiddenDangers, { items: [sampleDanger()], nextCursor: null })
    .on(listInspections, { items: [], nextCursor: null, overdue: 0 })
    .on(listSpecialWorks, {
      ...{ items: [], nextCursor: null, active: 0, unclosed: 0, lastReceivedAt: null },
    })
    .on(listBatches, { items: [], nextCursor: null })
    .on(listSelfChecks, { items: [sampleSelfCheck()], nextCursor: null })
    .on(listPasses, { items: [samplePass()], isFrozen: false })
    .on(listRestrictions, { items: [] });
}
const show = (also?: (test: PortalTest) => void, inputs: Record<string, string> = {}) =>
  render(EnterprisePage, {
    inputs: { id: '7', ...inputs },
    given: (test) => {
      given(test);
      also?.(test);
    },
  });

describe('EnterprisePage', () => {
  it('leads to the upload of files for this enterprise', async () => {
    const page = await show();
    expect(page.find('a.upload')!.getAttribute('href')).toBe('/file-uploads?enterpriseId=7');
  });

  it('shows facilities with their level, points, alarms, dangers and passes', async () => {
    const page = await show();
    for (const part of ['3 号罐', '25 %', '0.4 ppm', '氯气浓度', 'V-102', '沪A12345']) {
      expect(page.text()).toContain(part);
    }
  });
  it('says unknown of a point without data, and does not repeat the facility’s name', async () => {
    const page = await show();
    expect(page.text()).toContain('未知');
    const names = [...document.querySelectorAll('.what > :first-child')].map(
      (name) => name.textContent,
    );
    expect(names).toContain('氯气浓度');
  });
  it('a quantity that nobody knows is not an empty tank', async () => {
    const page = await show(({ server }) => {
      server.on(listFacilities, { items: [sampleFacility({ quantityT: null })] });
    });
    expect(page.text()).toContain('存量未知');
    expect(page.text()).not.toContain('0 %');
  });
  it('follows what is in a tank as it is reported', async () => {
    const page = await show();
    const [capacityT, id] = [sampleFacility().capacityT!, sampleFacility().id];
    page.socket.send('stock', [{ facilityId: id, quantityT: capacityT / 4 }]);
    await expect.poll(() => page.settle().then(() => page.text())).toContain('25 %');
  });
  it('says which right is frozen and which danger to close', async () => {
    const page = await show(({ server }) => {
      const decided = {
        at: now(),
        by: sampleActor('李主任', 'director'),
        reason: '同意',
      };
      server.on(listRestrictions, {
        items: [
          sampleRestriction({ state: 'active', decided }),
          sampleRestriction({ id: 52, enterprise: { ...sampleEnterprise(), id: 8 } }),
        ],
      });
    });
    expect(page.text()).toContain('通行证申请已冻结');
    expect(document.querySelectorAll('pw-frozen-banner article')).toHaveLength(1);
    expect(page.find('pw-frozen-banner a')?.getAttribute('href')).toBe('/hidden-dangers/31');
  });
  it('opens the point of the address with its curve', async () => {
    const page = await show(undefined, { point: '11' });
    await expect
      .poll(() => page.settle().then(() => document.body.textContent))
      .toContain('这段时间没有数据');
  });
  it('shows what the enterprise found in its own checks', async () => {
    const page = await show();
    const shown = page.find('pw-enterprise-self-checks')?.textContent;
    for (const part of ['安全阀铅封', '异常', '3 号罐', '赵工', '铅封脱落']) {
      expect(shown).toContain(part);
    }
  });
  it('takes no self-check for no good news', async () => {
    const none = await show(({ server }) => {
      server.on(listSelfChecks, { items: [], nextCursor: null });
    });
    expect(none.text()).toContain('未收到自查结果，情况未知');
  });
  it('shows more self-checks at a click', async () => {
    const many = Array.from({ length: 9 }, (_, at) => sampleSelfCheck({ id: at + 1 }));
    const page = await show(({ server }) => {
      server.on(listSelfChecks, { items: many, nextCursor: null });
    });
    const rows = () => document.querySelectorAll('pw-enterprise-self-checks li').length;
    expect(rows()).toBe(5);
    (page.find('pw-enterprise-self-checks button') as HTMLElement).click();
    await page.settle();
    expect(rows()).toBe(9);
  });
  it('one part that fails leaves the others', async () => {
    const page = await show(({ server }) => server.refuse(listAlarms, 'internal-error'));
    expect(page.text()).toContain('系统内部错误');
    expect(page.text()).toContain('V-102');
  });
  it('does not know a neighbour’s enterprise', async () => {
    const page = await show(({ server }) => server.refuse(readEnterprise, 'not-found'));
    expect(page.text()).toContain('未找到');
    expect(page.text()).not.toContain('海岳石化');
  });
});
