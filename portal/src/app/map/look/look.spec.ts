import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { STYLE_TOKENS } from '@parkwatch/domain/map/style-token';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { heatRaster } from './heat-raster.ts';
import { labelOf } from './look.ts';
import { PALETTE, rgb, translucent } from './palette.ts';
import { pointLook, sizeFactor } from './point-style.ts';
import { tankFootprint } from './tank-footprint.ts';

const point = (properties: Record<string, unknown>): MapFeature => ({
  id: '1',
  geometry: { type: 'Point', coordinates: [103.7, 1.26] },
  properties,
});

/** Relative luminance and contrast. @source WCAG 2.2, 1.4.11 and definition of contrast ratio */
function contrast(one: string, other: string): number {
  const light = [one, other].map((colour) => {
    const [r, g, b] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  });
  return Math.max(...light) / Math.min(...light);
}

describe('the palette', () => {
  it('has a colour of six digits for each token and theme', () => {
    for (const theme of ['light', 'dark'] as const)
      for (const token of STYLE_TOKENS) expect(PALETTE[theme][token]).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each(['light', 'dark'] as const)(
    'lets labels and states stand off the ground (%s)',
    (theme) => {
      const { land, label, 'label-halo': halo } = PALETTE[theme];
      expect(contrast(label, halo)).toBeGreaterThan(7);
      for (const token of [
        'state-alarm',
        'state-unknown',
        'state-normal',
        'selection',
        'incident',
      ] as const)
        expect(contrast(PALETTE[theme][token], land), token).toBeGreaterThan(3);
    },
  );

  it('writes opacity as two digits', () => {
    expect(translucent('#d2281e', 0.5)).toBe('#d2281e80');
    expect(translucent('#d2281e', 0)).toBe('#d2281e00');
    expect(translucent('#d2281e', 7)).toBe('#d2281eff');
  });
});

describe('points', () => {
  const spec = LAYERS.find(({ id }) => id === 'points');
  if (spec?.kind !== 'sensor') throw new Error('no sensors');
  const state = { spec, opacity: 1, data: { features: [] } };

  it('of a state that nobody knows look unknown, never normal', () => {
    for (const odd of [undefined, null, '', 'fine', 3])
      expect(pointLook(state, point({ state: odd })).symbol).toBe('sensor-unknown');
    expect(pointLook(state, point({ state: 'normal' })).symbol).toBe('sensor-normal');
  });

  it('in alarm lie over unknown ones, and those over normal ones', () => {
    const ranks = ['normal', 'unknown', 'alarm'].map(
      (one) => pointLook(state, point({ state: one })).rank,
    );
    expect(ranks).toEqual([0, 1, 2]);
  });

  it('shrink on the overview, alarms least', () => {
    expect(sizeFactor('sensor', 0, 10)).toBeLessThan(sizeFactor('sensor', 1, 10));
    expect(sizeFactor('sensor', 2, 10)).toBeGreaterThan(0.8);
    expect(sizeFactor('sensor', 0, 0.3)).toBe(1);
  });

  it('that moved too long ago are drawn as unknown', () => {
    const moving = LAYERS.find(({ id }) => id === 'moving-objects');
    if (moving?.kind !== 'moving') throw new Error('no movers');
    const movers = { spec: moving, opacity: 1, data: { features: [] } };
    expect(pointLook(movers, point({ kind: 'vessel', isStale: true })).token).toBe('state-unknown');
    expect(pointLook(movers, point({ kind: 'vessel', isStale: false })).token).toBe('vessel');
  });
});

describe('labels', () => {
  it('speak the language, or the other one rather than nothing', () => {
    const named = point({ nameZh: '一号罐', nameEn: 'Tank 1' });
    expect(labelOf(named, 'zh')).toBe('一号罐');
    expect(labelOf(named, 'en')).toBe('Tank 1');
    expect(labelOf(point({ nameZh: '一号罐', nameEn: '' }), 'en')).toBe('一号罐');
    expect(labelOf(point({}), 'en')).toBe('');
    expect(labelOf(point({ label: '?', nameZh: '一号罐' }), 'zh')).toBe('?');
  });
});

describe('heat', () => {
  const ramp = ['#0000ff', '#ff0000'];
  it('colours by the value itself, not by the highest of the day', () => {
    const raster = heatRaster(
      [
        [103.7, 1.26, 0.3],
        [103.701, 1.26, 0.6],
      ],
      ramp,
      { cellM: 50, fullScale: 0.6 },
    );
    expect(raster).not.toBeNull();
    const reds = [...(raster?.pixels ?? [])].filter((_, at) => at % 4 === 0);
    expect(Math.max(...reds)).toBe(255);
    expect(heatRaster([[103.7, 1.26, 0.3]], ramp, { cellM: 50, fullScale: 0.6 })?.pixels[0]).toBe(
      128,
    );
  });
  it('puts north on top and covers whole cells', () => {
    const raster = heatRaster(
      [
        [103.7, 1.26, 0.6],
        [103.7, 1.261, 0.1],
      ],
      ramp,
      { cellM: 50, fullScale: 0.6 },
    );
    expect(raster?.columns).toBe(1);
    expect(raster?.pixels[0]).toBeLessThan(100);
    expect(raster?.bounds[3]).toBeGreaterThan(1.261);
  });
  it('of nothing, of zeros and of nonsense is nothing', () => {
    for (const cells of [[], [[103.7, 1.26, 0]], [[NaN, 1.26, 1]], [[103.7, 1.26, NaN]]] as [
      number,
      number,
      number,
    ][][])
      expect(heatRaster(cells, ramp, { cellM: 50, fullScale: 1 })).toBeNull();
  });
  it('of a hostile extent stays bounded', () => {
    const raster = heatRaster(
      [
        [0, 0, 1],
        [90, 45, 1],
      ],
      ramp,
      { cellM: 25, fullScale: 1 },
    );
    expect((raster?.columns ?? 0) * (raster?.rows ?? 0)).toBeLessThan(4_100_000);
  });
});

describe('tank footprints', () => {
  it('come from the diameter, else from the outline, else are small', () => {
    expect(tankFootprint(point({ diameterM: 40 })).radiusM).toBe(20);
    const outline: MapFeature = {
      ...point({}),
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0.0002, 0],
            [0.0002, 0.0002],
            [0, 0.0002],
            [0, 0],
          ],
        ],
      },
    };
    expect(tankFootprint(outline).radiusM).toBeCloseTo(11.132, 3);
    expect(tankFootprint(outline).centre).toEqual([0.0001, 0.0001]);
    expect(tankFootprint(point({ diameterM: null })).radiusM).toBe(3);
  });
});
