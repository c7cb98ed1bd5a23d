import type { MapView } from '@parkwatch/domain/map/map-view';
import { groundPatches, isStillGood } from './ground-patches.ts';

const view: MapView = { centre: [103.7, 1.26], mPerPx: 2, bearingDeg: 0, pitchDeg: 60 };

describe('ground patches', () => {
  it('nest around the view, finer ones above coarser ones, out to the horizon', () => {
    const patches = groundPatches(view, 1440);
    for (let at = 1; at < patches.length; at++) {
      const [outer, inner] = [patches[at - 1], patches[at]];
      expect(inner?.bounds[0]).toBeGreaterThan(outer?.bounds[0] ?? 0);
      expect(inner?.bounds[3]).toBeLessThan(outer?.bounds[3] ?? 0);
      expect(inner?.heightM).toBeGreaterThan(outer?.heightM ?? 0);
    }
    const [west, , east] = patches[0]?.bounds ?? [0, 0, 0, 0];
    expect((east - west) * 111_000).toBeGreaterThan(100_000);
  });

  it('cover the screen with a pixel for about every pixel', () => {
    const near = groundPatches(view, 1440).at(-1);
    const [, south, , north] = near?.bounds ?? [0, 0, 0, 0];
    const sideM = (north - south) * 111_320;
    expect(sideM).toBeGreaterThan(1440 * 2);
    expect(sideM / (near?.sizePx ?? 1)).toBeLessThan(view.mPerPx * 1.1);
  });

  it('stay inside the world however far out one goes', () => {
    for (const { bounds } of groundPatches({ ...view, centre: [0, 80], mPerPx: 20_000 }, 4000)) {
      expect(bounds[1]).toBeGreaterThanOrEqual(-89);
      expect(bounds[3]).toBeLessThanOrEqual(89);
    }
  });

  it.each([
    ['the same', {}, true],
    ['a little to the side', { centre: [103.7005, 1.26] as [number, number] }, true],
    ['far to the side', { centre: [103.71, 1.26] as [number, number] }, false],
    ['nearer', { mPerPx: 1 }, false],
    ['further', { mPerPx: 4 }, false],
    ['turned', { bearingDeg: 180 }, true],
  ])('are painted anew when the view is not theirs any more: %s', (_what, change, expected) => {
    expect(isStillGood(view, { ...view, ...change }, 1440)).toBe(expected);
  });
});
