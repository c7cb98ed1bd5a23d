import { describe, expect, it } from 'vitest';
import { listSourceSearches } from '@parkwatch/domain/wire/source-searches';
import { itShowsTheFourStates } from '../../testing/four-states.ts';
import { render } from '../../testing/render.ts';
import { sampleSearchSummary } from '../../testing/source-search-samples.ts';
import { SearchList } from './search-list.ts';

const filled = { items: [sampleSearchSummary()], nextCursor: null };

itShowsTheFourStates({
  page: SearchList,
  role: 'duty',
  endpoint: listSourceSearches,
  empty: { items: [], nextCursor: null },
  emptyText: '还没有溯源记录',
  filled,
  filledText: '海岳石化 82 %',
});

describe('SearchList', () => {
  it('names an unknown smell, and never says that something is certain', async () => {
    const first = { enterpriseId: 7, name: { zh: '海岳', en: 'Haiyue' }, probability: 0.9999 };
    const items = [sampleSearchSummary({ substance: null, first })];
    const page = await render(SearchList, {
      given: ({ server }) => void server.on(listSourceSearches, { items, nextCursor: null }),
    });
    expect(page.text()).toContain('未知异味');
    expect(page.text()).toContain('海岳 > 99 %');
  });
});
