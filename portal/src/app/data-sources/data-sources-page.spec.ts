import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import { listDataSources } from '@parkwatch/domain/wire/data-sources';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleGateway, sampleSource } from '../testing/source-samples.ts';
import { texts } from '../testing/texts.ts';
import { DataSourcesPage } from './data-sources-page.ts';

const filled = { items: [sampleSource()], gateways: [sampleGateway()] };
const show = (answer: object, role: 'admin' | 'duty' | 'manager' = 'admin') =>
  render(DataSourcesPage, {
    role,
    given: ({ server }) => void server.on(listDataSources, answer),
  });

describe('DataSourcesPage', () => {
  itShowsTheFourStates({
    page: DataSourcesPage,
    role: 'duty',
    endpoint: listDataSources,
    empty: { items: [], gateways: [] },
    emptyText: '还没有数据源',
    filled,
    filledText: '罐区数采仪',
  });

  it('shows a source with its protocol, its owner and its numbers', async () => {
    const page = await show(filled);
    for (const word of ['HJ 212 污染源数采仪', '海岳石化', '运行中', '11 / 12', '2.5', '17']) {
      expect(page.text()).toContain(word);
    }
  });
  it('knows nothing of the sources of a gateway that is silent', async () => {
    const gateway = { ...sampleSource().gateway, link: 'silent' as const };
    const page = await show({
      items: [sampleSource({ gateway })],
      gateways: [sampleGateway({ link: 'silent' })],
    });
    expect(page.text()).toContain('失联');
    expect(page.find('tbody')?.textContent).toContain('未知');
    expect(page.find('tbody')?.textContent).toContain('– / 12');
    expect(page.find('tbody')?.textContent).not.toContain('运行中');
  });
  it('shows how full a spool is, in words and as a meter, with the mark', async () => {
    const page = await show(filled);
    expect(page.find('[role=meter]')?.getAttribute('aria-valuenow')).toBe('85');
    expect(page.find('[role=meter] .orange')).not.toBeNull();
    expect(page.text()).toContain('85%');
    expect(page.text()).toContain('1,234');
  });
  it('lets only who configures make one', async () => {
    expect((await show(filled)).find('a[href="/data-sources/new"]')).not.toBeNull();
    TestBed.resetTestingModule();
    expect((await show(filled, 'duty')).find('a[href="/data-sources/new"]')).toBeNull();
  });
  it.each(['zh-CN', 'en'])('names every connector in %s', (locale) => {
    const { connector } = texts(locale)['dataSources'] as { connector: Record<string, string> };
    expect(Object.keys(connector)).toEqual([...CONNECTOR_IDS]);
  });
});
