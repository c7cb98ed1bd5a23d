import { Component } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import type { Locale } from '../../i18n/locale-loader.ts';
import { render } from '../../testing/render.ts';
import { samplePermit } from '../../testing/work-samples.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { PanelSpecialWork } from './panel-special-work.ts';

@Component({
  imports: [PanelSpecialWork],
  providers: [LayerRegistry, MapData],
  template: '<pw-panel-special-work [permitId]="31" />',
})
class Host {}

const show = (items: SpecialWork[], locale: Locale = 'zh-CN') =>
  render(Host, {
    locale,
    given: ({ server }) =>
      void server.on(listSpecialWorks, {
        ...{ items, nextCursor: null, active: items.length, unclosed: 0, lastReceivedAt: null },
      }),
  });

describe('the panel of special work', () => {
  it('says how far it is, whose it is, who watches and until when', async () => {
    const page = await show([samplePermit({ contractor: '滨海安装', responsible: '孙七' })]);
    for (const part of ['作业中', 'DH-001', '甲公司', '一号泵房', '赵六', '滨海安装', '孙七'])
      expect(page.text()).toContain(part);
    expect(page.find('a')?.getAttribute('href')).toBe('/enterprises/7');
  });
  it('says in words that nobody closed it, and who is missing', async () => {
    const late = samplePermit({ standing: 'unclosed', findings: ['not-closed', 'no-guardian'] });
    const page = await show([{ ...late, guardian: null }], 'en');
    expect(page.text()).toContain('Overdue, not closed');
    expect(page.text()).toContain('No guardian');
  });
  it('of work that has ended in the meantime says so', async () => {
    expect((await show([])).text()).toContain('该作业已结束、暂停或取消');
  });
});
