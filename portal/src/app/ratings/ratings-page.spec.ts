import { describe, expect, it } from 'vitest';
import { listRatings } from '@parkwatch/domain/wire/enterprises';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { RatingsPage } from './ratings-page.ts';

const filled = {
  items: [
    { enterpriseId: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue' }, rating: 'B' },
    { enterpriseId: 8, code: 'E8', name: { zh: '云帆仓储', en: 'Yunfan' }, rating: null },
  ],
};

describe('RatingsPage', () => {
  itShowsTheFourStates({
    page: RatingsPage,
    role: 'invest',
    endpoint: listRatings,
    empty: { items: [] },
    emptyText: '还没有企业评级',
    filled,
    filledText: '海岳石化',
  });

  it('an enterprise that was never rated is said to be, and links to nothing', async () => {
    const page = await render(RatingsPage, {
      role: 'invest',
      given: ({ server }) => void server.on(listRatings, filled),
    });
    expect(page.text()).toContain('未评级');
    expect(page.find('tbody a')).toBeNull();
  });
  it('filters by rating and by name', async () => {
    const page = await render(RatingsPage, {
      role: 'invest',
      given: ({ server }) => void server.on(listRatings, filled),
    });
    const field = page.find('input[type=search]') as HTMLInputElement;
    field.value = '云帆';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    expect(page.text()).not.toContain('海岳石化');
    expect(page.text()).toContain('云帆仓储');
    field.value = '没有这家';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    expect(page.text()).toContain('没有符合条件的企业');
  });
});
