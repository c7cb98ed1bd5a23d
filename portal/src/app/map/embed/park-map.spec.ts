import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { layerState } from '@parkwatch/domain/map/layer-state';
import { listEnterprises, readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import { consequence } from '@parkwatch/gis-data/layers/consequence';
import { noneEngine, type NoneRecord } from '../engines/none/none-engine.ts';
import { ENGINES } from '../engines.ts';
import { jsonResponse } from '../../testing/fake-server.ts';
import { render } from '../../testing/render.ts';
import { ParkMap } from './park-map.ts';

const park = {
  ...{ name: { zh: '海屿', en: 'Haiyu' }, centre: [103.7, 1.25] },
  bounds: [103.6, 1.2, 103.8, 1.3],
};
const info = {
  ...{ product: 'Parkwatch', version: '0.1.0', demo: true, demoAccounts: [], demoPassword: null },
  ...{ park, now: '2026-07-21T08:30:00.000Z' },
};
const nothing = { type: 'FeatureCollection', features: [] };

async function show(inputs: Record<string, unknown> = {}, isBroken = false) {
  const made: NoneRecord[] = [];
  const page = await render(ParkMap, {
    inputs,
    given: ({ server }) => {
      server.on(readPublicInfo, info).on(listEnterprises, { items: [], nextCursor: null });
      server.on(readMapLayer, () =>
        isBroken ? Promise.reject(new TypeError('lost')) : jsonResponse(nothing),
      );
      const engine = async () => noneEngine((record) => made.push(record));
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await page.settle();
  const press = async (name: string) => {
    const host = page.fixture.nativeElement as HTMLElement;
    const buttons = [...host.querySelectorAll('button')];
    buttons.find((one) => (one.ariaLabel ?? one.textContent).includes(name))!.click();
    await page.settle();
  };
  return { page, made, press };
}

describe('the map of the park on other pages', () => {
  it('shows the whole park, then what it is given to show', async () => {
    const { page, made } = await show();
    expect(made[0]?.view?.centre[0]).toBeCloseTo(103.7, 6);
    const wide = made[0]!.view!.mPerPx;
    page.fixture.componentRef.setInput('bounds', [103.7, 1.25, 103.702, 1.251]);
    await page.settle();
    expect(made[0]!.view!.centre[1]).toBeCloseTo(1.2505, 6);
    expect(made[0]!.view!.mPerPx).toBeLessThan(wide / 10);
  });

  it('shows it beside what the page lays over it', async () => {
    const { made } = await show({ insetLeftPx: 80 });
    expect(made[0]!.view!.centre[0]).toBeLessThan(103.7);
  });

  it('lays zones over the land and under who is to be warned, and marks over everything', async () => {
    const zone = layerState(consequence, 1, { features: [] });
    const mark = layerState({ ...consequence, id: 'mark' }, 1, { features: [] });
    const { made } = await show({ zones: [zone], marks: [mark] });
    const ids = made[0]!.layers.map(({ spec }) => spec.id);
    expect(ids.indexOf('consequence')).toBeGreaterThan(ids.indexOf('tanks'));
    expect(ids.indexOf('consequence')).toBeLessThan(ids.indexOf('protected-targets'));
    expect(ids.at(-1)).toBe('mark');
  });

  it('opens space at an angle, and falls back to the flat map where there is none', async () => {
    const { page, made, press } = await show();
    await press('三维');
    expect(made[1]?.view?.pitchDeg).toBe(50);
    made[1]!.events.failed('no-webgl', '');
    await page.settle();
    expect(page.text()).toContain('已切换为二维');
    expect(made).toHaveLength(3);
  });

  it('says that part of the park could not be loaded, and a retry brings it', async () => {
    const { page, press } = await show({}, true);
    expect(page.find('.notice')!.textContent).toContain('部分底图加载失败');
    page.server.on(readMapLayer, nothing);
    for (let turn = 0; turn < 9 && page.find('.notice'); turn += 1) await press('重试');
    expect(page.find('.notice')).toBeNull();
  });

  it('moves by keys', async () => {
    const { page, made } = await show();
    const [lon] = made[0]!.view!.centre;
    page.find('.stage')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    await page.settle();
    expect(made[0]!.view!.centre[0]).toBeGreaterThan(lon);
  });
});
