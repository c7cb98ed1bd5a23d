import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { listEnterprises, readMapLayer } from '@parkwatch/domain/wire/enterprises';
import {
  readMajorHazard,
  readMajorHazardEvaluation,
  readMajorHazardSurroundings,
} from '@parkwatch/domain/wire/major-hazards';
import { noneEngine, type NoneRecord } from '../map/engines/none/none-engine.ts';
import { ENGINES } from '../map/engines.ts';
import { sampleAssessment, sampleHazard, UNCLASSIFIED } from '../testing/hazard-samples.ts';
import { render } from '../testing/render.ts';
import { HazardPage } from './hazard-page.ts';

const square = (size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [103.7, 1.27],
      [103.7 + size, 1.27],
      [103.7 + size, 1.27 + size],
      [103.7, 1.27 + size],
      [103.7, 1.27],
    ],
  ],
});
const area = (kind: string, size: number) => ({
  ...{ type: 'Feature', id: kind, geometry: square(size), properties: { kind } },
});
const around = {
  type: 'FeatureCollection',
  features: [
    ...[area('unit', 0.001), area('works', 0.003), area('reach', 0.012)],
    {
      ...{ type: 'Feature', id: 'village', properties: { kind: 'people', people: 60 } },
      geometry: { type: 'Point', coordinates: [103.705, 1.275] },
    },
  ],
};
const nothing = { type: 'FeatureCollection', features: [] };

async function show(unit: unknown = sampleHazard(), inputs: Record<string, unknown> = {}) {
  const made: NoneRecord[] = [];
  const page = await render(HazardPage, {
    ...{ role: 'duty', inputs: { id: '5', ...inputs } },
    given: ({ server }) => {
      const before = sampleHazard(sampleAssessment({ people: 0 }));
      server
        .on(readMajorHazard, unit)
        .on(readMajorHazardSurroundings, around)
        .on(readMajorHazardEvaluation, {
          ...{ ...before.log[0], assessment: before.assessment, residents: before.residents },
        })
        .on(listEnterprises, { items: [], nextCursor: null })
        .on(readMapLayer, nothing);
      const engine = async () => noneEngine((record) => made.push(record));
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await page.settle();
  return { page, made };
}
const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ');

const all = (page: Awaited<ReturnType<typeof render>>, selector: string): HTMLElement[] => [
  ...(page.fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
];

describe('the report on a unit', () => {
  it('has the answer first, and the figures that it is made of', async () => {
    const { page } = await show();
    const numbers = wordsOf(page.find('pw-hazard-numbers'));
    for (const part of [
      '二级',
      '构成二级重大危险源',
      '25/4 = 6.25',
      '50',
      '2.0',
      '120 人',
      '≥ 100',
    ])
      expect(numbers).toContain(part);
  });

  it('shows each substance with where its values stand, and the live stock apart', async () => {
    const { page } = await show();
    const table = wordsOf(page.find('pw-substance-table'));
    for (const part of ['氯', '31.25', '12.5', '表 1', '6.25', '表 3', '25'])
      expect(table).toContain(part);
  });

  it('prints every step with its clause', async () => {
    const { page } = await show();
    const steps = all(page, 'pw-step-list li').map(wordsOf);
    expect(steps).toHaveLength(sampleAssessment().steps.length);
    expect(steps.every((line) => /^ ?\d+\.\d+/.test(line))).toBe(true);
    expect(steps.at(-1)).toContain('表 6');
  });

  it('that is not determined says so and why, and never that all is well', async () => {
    const open = sampleAssessment({ items: [UNCLASSIFIED], people: null });
    const { page } = await show(sampleHazard(open));
    expect(wordsOf(page.find('pw-hazard-numbers'))).toContain('未判定');
    expect(wordsOf(page.find('pw-hazard-numbers'))).toContain('常住人口未知');
    const notice = wordsOf(page.find('pw-hazard-notice'));
    expect(notice).toContain('未提供危险性类别');
    expect(page.text()).not.toContain('不构成');
  });

  it('names findings about the stock apart from what is unsure', async () => {
    const [item] = sampleAssessment().rows;
    const over = sampleAssessment({
      items: [
        {
          ...{ id: item!.itemId, name: item!.substance, cas: item!.cas, categories: null },
          ...{ designMaxT: '31.25', liveT: '40' },
        },
      ],
    });
    const { page } = await show(sampleHazard(over));
    expect(wordsOf(page.find('.findings'))).toContain('40');
    expect(wordsOf(page.find('pw-hazard-log .finding'))).toContain('40');
  });

  it('keeps the log: what changed, and where S, R and the level went', async () => {
    const { page } = await show();
    const [newest, first] = all(page, 'pw-hazard-log ol > li').map(wordsOf);
    for (const part of ['升级', '三级 → 二级', 'S 4 → 6.25', '设计最大量 20 t → 31.25 t'])
      expect(newest).toContain(part);
    expect(first).toContain('首次辨识');
  });

  it('shows an evaluation of the past as what it is', async () => {
    const { page } = await show(sampleHazard(), { evaluation: '1' });
    expect(page.find('.past')!.textContent).toContain('不是当前结果');
    // Nobody lived there then: α = 0.5, R = 12.5.
    expect(wordsOf(page.find('pw-hazard-numbers'))).toContain('12.5');
  });

  it('draws the unit, the works and the ring, with the people that count', async () => {
    const { made } = await show();
    const drawn = (id: string) =>
      made.at(-1)?.layers.find(({ spec }) => spec.id === id)?.data.features ?? [];
    for (const id of ['hazard-unit', 'hazard-works', 'hazard-reach'])
      expect(drawn(id)).toHaveLength(1);
    expect(drawn('hazard-people')[0]!.properties['label']).toBe('60');
  });

  it('is on paper with everything that the page says', async () => {
    const { page } = await show();
    const sheet = document.querySelector('body > pw-report-sheet')!;
    for (const part of ['重大危险源辨识与分级报告', '级别上升', '4.2.1', 'E007', 'c'.repeat(64)])
      expect(sheet.textContent).toContain(part);
    page.fixture.destroy();
    expect(document.querySelector('pw-report-sheet')).toBeNull();
  });

  it('of a unit that waits for its first evaluation is no good news', async () => {
    const { page } = await show(sampleHazard(null));
    expect(page.text()).toContain('尚未辨识');
    expect(page.text()).toContain('按未判定对待');
  });
});
