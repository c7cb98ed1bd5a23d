import { describe, expect, it } from 'vitest';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleEnterprise } from '../testing/work-samples.ts';
import { EnterprisesPage } from './enterprises-page.ts';

const filled = { items: [sampleEnterprise()], nextCursor: null };

describe('EnterprisesPage', () => {
  itShowsTheFourStates({
    page: EnterprisesPage,
    role: 'duty',
    endpoint: listEnterprises,
    empty: { items: [], nextCursor: null },
    emptyText: '当前没有可查看的企业',
    filled,
    filledText: '海岳石化',
  });

  it('shows unknown points as unknown, and a rating that was never given as none', async () => {
    const page = await render(EnterprisesPage, {
      given: ({ server }) =>
        void server.on(listEnterprises, {
          items: [sampleEnterprise({ rating: null, overdueHiddenDangerCount: 2 })],
          nextCursor: null,
        }),
    });
    for (const part of ['未知 3', '未评级', '逾期 2', '未闭环 1', '重大危险源 1']) {
      expect(page.text()).toContain(part);
    }
  });
  it('searches on the server', async () => {
    const page = await render(EnterprisesPage, {
      given: ({ server }) => void server.on(listEnterprises, filled),
    });
    const field = page.find('input[type=search]') as HTMLInputElement;
    field.value = '海岳';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    expect(page.server.callsOf(listEnterprises).at(-1)?.url.searchParams.get('search')).toBe(
      '海岳',
    );
  });
});
