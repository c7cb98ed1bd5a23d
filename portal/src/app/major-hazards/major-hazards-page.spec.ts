import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { listMajorHazards } from '@parkwatch/domain/wire/major-hazards';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { sampleAssessment, sampleHazardSummary, UNCLASSIFIED } from '../testing/hazard-samples.ts';
import { render } from '../testing/render.ts';
import { MajorHazardsPage } from './major-hazards-page.ts';

const counts = {
  ...{ level1: 4, level2: 3, level3: 2, level4: 1, notDetermined: 6, notMajorHazard: 5 },
};
const pageOf = (...items: unknown[]) => ({ items, nextCursor: null, counts });
const unknown = sampleHazardSummary(sampleAssessment({ items: [UNCLASSIFIED], people: null }), {
  ...{ id: 6, name: { zh: '二号罐区', en: 'Tank area 2' } },
});

async function show(items: unknown, inputs: Record<string, unknown> = {}) {
  return render(MajorHazardsPage, {
    ...{ role: 'duty', inputs },
    given: ({ server }) => void server.on(listMajorHazards, items),
  });
}

const all = (page: Awaited<ReturnType<typeof render>>, selector: string): HTMLElement[] => [
  ...(page.fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
];

describe('MajorHazardsPage', () => {
  itShowsTheFourStates({
    page: MajorHazardsPage,
    role: 'duty',
    endpoint: listMajorHazards,
    empty: pageOf(),
    emptyText: '是否存在重大危险源未知',
    filled: pageOf(sampleHazardSummary()),
    filledText: '一号罐区',
  });

  it('shows the level with S and R as they are, and what is not known as unknown', async () => {
    const page = await show(pageOf(sampleHazardSummary(), unknown));
    const [first, second] = all(page, 'pw-data-table tbody tr').map((row) =>
      row.textContent.replace(/\s+/g, ' '),
    );
    for (const part of ['二级', '6.25', '50', '120']) expect(first).toContain(part);
    expect(second).toContain('未判定');
    expect(second).toContain('≥ 0');
    expect(second).toContain('未知');
    expect(second).not.toContain('不构成');
  });

  it('a unit that nobody has evaluated is not determined', async () => {
    const page = await show(pageOf(sampleHazardSummary(null)));
    expect(page.find('pw-data-table')!.textContent).toContain('未判定');
    expect(page.find('pw-data-table')!.textContent).toContain('未登记');
  });

  it('counts each level, and a click asks for one of them', async () => {
    const page = await show(pageOf(sampleHazardSummary()));
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const buttons = all(page, '.counts button');
    expect(buttons.map((one) => one.textContent.replace(/\D+/g, ''))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '6',
      '5',
    ]);
    buttons[4]!.click();
    await page.settle();
    const query = { queryParams: { show: 'not-determined' }, queryParamsHandling: 'merge' };
    expect(go).toHaveBeenCalledWith([], query);
  });

  it('asks the api for what the address says', async () => {
    const page = await show(pageOf(), { show: '2', enterpriseId: '7' });
    const { url } = page.server.callsOf(listMajorHazards)[0]!;
    expect(url.searchParams.get('level')).toBe('2');
    expect(url.searchParams.get('enterpriseId')).toBe('7');
    expect(page.text()).toContain('没有符合条件的单元');
  });
});
