import type { MapView } from '@parkwatch/domain/map/map-view';
import { deckZoom, fromMercator, fromMercatorView, toMercator, toMercatorView } from './ol-view.ts';

describe('views of the flat map', () => {
  it('projects as EPSG:3857 does', () => {
    // EPSG Guidance Note 7-2, Popular Visualisation Pseudo Mercator: 24°22'54.433" N, 100°20'00" W.
    const [x, y] = toMercator(-100.333333333, 24.381786944);
    expect(x).toBeCloseTo(-11169055.58, 0);
    expect(y).toBeCloseTo(2800000.0, 0);
    const [lon, lat] = fromMercator(x, y);
    expect(lon).toBeCloseTo(-100.333333333, 9);
    expect(lat).toBeCloseTo(24.381786944, 9);
  });

  it.each<MapView>([
    { centre: [103.7, 1.26], mPerPx: 8, bearingDeg: 0, pitchDeg: 0 },
    { centre: [121.5, 60], mPerPx: 0.4, bearingDeg: 275, pitchDeg: 55 },
    { centre: [-70, -45], mPerPx: 900, bearingDeg: 359, pitchDeg: 10 },
  ])('come back as they went: %o', (view) => {
    const back = fromMercatorView(toMercatorView(view), view.pitchDeg);
    expect(back.centre[0]).toBeCloseTo(view.centre[0], 9);
    expect(back.centre[1]).toBeCloseTo(view.centre[1], 9);
    expect(back.mPerPx).toBeCloseTo(view.mPerPx, 9);
    expect(back.bearingDeg).toBeCloseTo(view.bearingDeg, 9);
    expect(back.pitchDeg).toBe(view.pitchDeg);
  });

  it('stretch metres by the latitude', () => {
    const at = (lat: number) =>
      toMercatorView({ centre: [0, lat], mPerPx: 1, bearingDeg: 0, pitchDeg: 0 }).resolution;
    expect(at(0)).toBe(1);
    expect(at(60)).toBeCloseTo(2, 9);
  });

  it('give the overlay the zoom at which a 512 px tile is the world', () => {
    expect(deckZoom((2 * Math.PI * 6_378_137) / 512)).toBeCloseTo(0, 12);
    expect(deckZoom((2 * Math.PI * 6_378_137) / 512 / 1024)).toBeCloseTo(10, 12);
  });
});
