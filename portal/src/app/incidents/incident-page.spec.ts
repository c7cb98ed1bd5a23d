import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import type { IncidentDetail } from '@parkwatch/domain/wire/incidents';
import { closeIncident, readIncident } from '@parkwatch/domain/wire/incidents';
import { render } from '../testing/render.ts';
import { sampleOrder } from '../testing/samples.ts';
import { sampleIncident } from '../testing/work-samples.ts';
import { IncidentPage } from './incident-page.ts';

function show(incident: IncidentDetail, role: Role = 'duty') {
  return render(IncidentPage, {
    role,
    inputs: { id: '5' },
    given: ({ server }) => void server.on(readIncident, incident),
  });
}
const folded = (text: string) => text.replaceAll('，', ',').replaceAll('：', ':');

describe('IncidentPage', () => {
  it('says what it is, why it was opened, and both radii', async () => {
    const page = await show(
      sampleIncident({
        advisoryRadiusM: 2400,
        why: {
          confirmation: { by: 'second-sensor', alarmId: 2, distanceM: 41.6, apartMs: 90_000 },
          alarm: { value: 12.4, limit: 5, unit: 'mg/m3' },
          wind: { fromDeg: 315, speedMPerS: 2.4 },
          radiusM: 1000,
          model: 'new',
        },
      }),
    );
    const text = folded(page.text());
    for (const part of [
      '第二个测点同时报警:相距 42 m,相隔 1 分钟 30 秒',
      '测值 12.4 mg/m³,高高限 5 mg/m³',
      '西北风,2.4 m/s',
      '1,000 m',
      '2,400 m',
      'model: new',
    ]) {
      expect(text).toContain(part);
    }
  });
  it.each([
    { role: 'commander', changes: {}, mayAsk: true },
    { role: 'commander', changes: { state: 'closed' }, mayAsk: false },
    { role: 'commander', changes: { substance: null }, mayAsk: false },
    { role: 'manager', changes: {}, mayAsk: false },
  ] as const)('leads $role to a what-if of it, $changes: $mayAsk', async (given) => {
    const page = await show(sampleIncident(given.changes), given.role);
    const link = page.find('a[href^="/what-if"]')?.getAttribute('href') ?? '';
    expect(decodeURIComponent(link)).toBe(
      given.mayAsk ? '/what-if?at=103.7,1.27&cas=7782-50-5' : '',
    );
  });
  it('an unknown wind is not a good wind, and no table value is said to be none', async () => {
    const page = await show(sampleIncident());
    expect(page.text()).toContain('风况未知');
    expect(page.text()).toContain('没有可靠的表值');
  });
  it('puts the silent first and counts them', async () => {
    const orders = [
      sampleOrder({ id: 1, state: 'acknowledged' }),
      sampleOrder({ id: 2, enterprise: { id: 8, code: 'E8', name: { zh: '云帆仓储', en: 'Y' } } }),
    ];
    const page = await show(sampleIncident({ orders }));
    const [first] = document.querySelectorAll('tbody tr');
    expect(first?.textContent).toContain('云帆仓储');
    expect(first?.textContent).toContain('超时未应答');
    expect(page.find('.numbers')?.textContent).toContain('/ 2');
  });
  it('follows the answers as they come in', async () => {
    const page = await show(sampleIncident({ orders: [sampleOrder()] }));
    const answered = sampleOrder({ state: 'acknowledged' });
    page.server.on(readIncident, sampleIncident({ orders: [answered] }));
    page.socket.send('order', answered);
    await expect.poll(() => page.settle().then(() => page.text())).toContain('已应答');
  });
  it('is ended by who may, with a reason', async () => {
    const page = await show(sampleIncident({ orders: [sampleOrder()] }), 'director');
    page.server.on(closeIncident, sampleIncident({ state: 'closed' }));
    await page.click('.actions button');
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    expect(document.body.textContent).toContain('仍有 1 家企业未应答');
    field.value = '泄漏已止住';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(closeIncident)).toEqual({ reason: '泄漏已止住' });
    expect(page.text()).toContain('已终止');
  });
  it('is not ended by the duty officer', async () => {
    const page = await show(sampleIncident());
    expect(page.find('.actions button')).toBeNull();
  });
});
