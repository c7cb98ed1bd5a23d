import type { MapView } from '@parkwatch/domain/map/map-view';
import { fromMercatorView, toMercatorView } from '../openlayers/ol-view.ts';
import { fromCamera, rangeForScale, toCamera } from './camera-view.ts';

const lens = { fovyRad: Math.PI / 3, heightPx: 900 };
const view: MapView = { centre: [103.7, 1.26], mPerPx: 8, bearingDeg: 200, pitchDeg: 55 };

describe('views of the map in space', () => {
  it('stand where the picture is as many metres high as its pixels say', () => {
    const rangeM = rangeForScale(8, lens);
    expect(2 * Math.tan(lens.fovyRad / 2) * rangeM).toBeCloseTo(8 * 900, 9);
  });

  it('look straight down at pitch 0 and towards the horizon at 90', () => {
    expect(toCamera({ ...view, pitchDeg: 0 }, lens).pitchRad).toBeCloseTo(-Math.PI / 2, 12);
    expect(toCamera({ ...view, pitchDeg: 80 }, lens).pitchRad).toBeCloseTo(-Math.PI / 18, 12);
  });

  it('come back as they went', () => {
    const back = fromCamera(toCamera(view, lens), lens);
    expect(back.centre).toEqual(view.centre);
    expect(back.mPerPx).toBeCloseTo(view.mPerPx, 9);
    expect(back.bearingDeg).toBeCloseTo(view.bearingDeg, 9);
    expect(back.pitchDeg).toBeCloseTo(view.pitchDeg, 9);
  });

  it('are kept through the flat map and back', () => {
    const flat = fromMercatorView(toMercatorView(fromCamera(toCamera(view, lens), lens)), 55);
    const back = fromCamera(toCamera(flat, lens), lens);
    expect(back.mPerPx).toBeCloseTo(view.mPerPx, 6);
    expect(back.centre[0]).toBeCloseTo(103.7, 9);
    expect(back.pitchDeg).toBeCloseTo(55, 9);
  });

  it('never report a pitch that cannot be set again', () => {
    expect(fromCamera({ ...toCamera(view, lens), pitchRad: 0.2 }, lens).pitchDeg).toBe(80);
    expect(fromCamera({ ...toCamera(view, lens), pitchRad: -2 }, lens).pitchDeg).toBe(0);
  });
});
