import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import { noneEngine, type NoneRecord } from '../../map/engines/none/none-engine.ts';
import { ENGINES } from '../../map/engines.ts';
import { render } from '../../testing/render.ts';
import { PlaceMap } from './place-map.ts';

const park = {
  name: { zh: '海屿', en: 'Haiyu' },
  centre: [103.69, 1.26],
  bounds: [103.6, 1.2, 103.8, 1.3],
};
const info = {
  ...{ product: 'Parkwatch', version: '0.1.0', demo: true, demoAccounts: [], demoPassword: null },
  ...{ park, now: '2026-07-21T08:30:00.000Z' },
};

async function show(inputs: Record<string, unknown>, canDraw = true) {
  const made: NoneRecord[] = [];
  const page = await render(PlaceMap, {
    inputs,
    given: ({ server }) => {
      server.on(readPublicInfo, info);
      server.on(readMapLayer, { type: 'FeatureCollection', features: [] });
      const engine = async () => {
        if (!canDraw) throw new Error('no canvas');
        return noneEngine((record) => made.push(record));
      };
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await page.settle();
  return { page, made };
}
const pinOf = ({ layers }: NoneRecord) => layers.at(-1)?.data.features;

describe('PlaceMap', () => {
  it('looks at the park, then at the enterprise that was chosen', async () => {
    const { page, made } = await show({});
    expect(made[0]?.view?.centre).toEqual(park.centre);
    page.fixture.componentRef.setInput('centre', [103.71, 1.27]);
    await page.settle();
    expect(made[0]?.view?.centre).toEqual([103.71, 1.27]);
  });
  it('stays at a place that was chosen, and marks it', async () => {
    const { page, made } = await show({ place: [103.72, 1.28] });
    page.fixture.componentRef.setInput('centre', [103.71, 1.27]);
    await page.settle();
    expect(made[0]?.view?.centre).toEqual([103.72, 1.28]);
    expect(pinOf(made[0]!)?.[0]?.geometry).toMatchObject({ coordinates: [103.72, 1.28] });
  });
  it('a click chooses, a drag does not', async () => {
    const { page } = await show({ centre: [103.71, 1.27] });
    const places: unknown[] = [];
    page.fixture.componentInstance.placed.subscribe((place) => places.push(place));
    const host = page.find('.host')!;
    const at = (type: string, clientX: number) =>
      host.dispatchEvent(new MouseEvent(type, { clientX, clientY: 10, bubbles: true }));
    at('pointerdown', 10);
    at('click', 90);
    expect(places).toEqual([]);
    at('pointerdown', 10);
    at('click', 12);
    expect(places).toEqual([[103.71, 1.27]]);
  });
  it('says so when no map can be drawn', async () => {
    const { page } = await show({}, false);
    expect(page.text()).toContain('地图未能加载');
  });
});
