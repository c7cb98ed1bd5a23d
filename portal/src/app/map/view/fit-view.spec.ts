import { distanceM } from '@parkwatch/domain/geo/distance';
import { fitView, panView, scaleBar, viewAbove } from './fit-view.ts';

describe('views', () => {
  it('fit a box into the narrower side of the screen', () => {
    const bounds = [103.65, 1.22, 103.74, 1.3] as const;
    const wide = fitView(bounds, { widthPx: 2000, heightPx: 500 });
    expect(wide.centre[0]).toBeCloseTo(103.695, 9);
    expect(wide.mPerPx).toBeCloseTo(((0.08 * 111_320) / 500) * 1.08, 6);
    const tall = fitView(bounds, { widthPx: 390, heightPx: 844 });
    expect(tall.mPerPx * 390).toBeGreaterThan(0.09 * 111_000);
  });

  it('do not zoom into a point without end', () => {
    expect(fitView([103, 1, 103, 1], { widthPx: 100, heightPx: 100 }).mPerPx).toBeGreaterThan(0.1);
  });

  it.each([
    [1, 110, 100],
    [0.7, 110, 50],
    [10.27, 110, 1000],
    [3, 110, 200],
  ])('at %s m/px have a scale bar of a round length', (mPerPx, mostPx, lengthM) => {
    const bar = scaleBar(mPerPx, mostPx);
    expect(bar.lengthM).toBeCloseTo(lengthM, 9);
    expect(bar.widthPx).toBeLessThanOrEqual(mostPx);
    expect(bar.widthPx * mPerPx).toBeCloseTo(lengthM, 6);
  });

  it('leave a place in the middle of what bars and a sheet leave free', () => {
    const view = {
      ...{ centre: [103.7, 1.26] as [number, number], mPerPx: 2 },
      ...{ bearingDeg: 0, pitchDeg: 0 },
    };
    const { centre } = viewAbove(view, 700, { topPx: 100, bottomPx: 400 });
    // Free are 100 to 300 px: the place, in the middle at 350 px, goes up by 150 px.
    expect((1.26 - centre[1]) * 111_320).toBeCloseTo(300, 6);
    expect(centre[0]).toBeCloseTo(103.7, 9);
    const none = viewAbove(view, 400, { topPx: 100, bottomPx: 400 });
    expect((1.26 - none.centre[1]) * 111_320).toBeCloseTo(200, 6);
  });

  it('move along the axes of the screen, also when the map is turned', () => {
    const view = {
      centre: [103.7, 1.26] as [number, number],
      mPerPx: 2,
      bearingDeg: 90,
      pitchDeg: 0,
    };
    const right = panView(view, 100, 0);
    // East is up, so that south is to the right.
    expect(right.centre[1]).toBeLessThan(1.26);
    expect(right.centre[0]).toBeCloseTo(103.7, 9);
    expect(distanceM([103.7, 1.26], right.centre)).toBeCloseTo(200, -1);
  });
});
