import { describe, expect, it } from 'vitest';
import { toMercator } from './ol-view.ts';
import { viewCone } from './view-cone.ts';

const place = [103.7, 60] as const;
const [x, y] = toMercator(...place);
/** Ground metres east and north of the camera; at 60° a projected metre is half a metre. */
const ground = (cone: [number, number][] | null) =>
  (cone ?? []).map(([east, north]) => [(east - x) / 2, (north - y) / 2]);

describe('the view of a camera', () => {
  it('begins and ends at the camera and lies around its heading', () => {
    const cone = ground(viewCone(place, { headingDeg: 90, fovDeg: 60 }, 40));
    expect(cone[0]).toEqual([0, 0]);
    expect(cone.at(-1)).toEqual([0, 0]);
    const [, first] = cone;
    expect(first![0]).toBeCloseTo(40 * Math.cos(Math.PI / 6), 6);
    expect(first![1]).toBeCloseTo(20, 6);
    expect(cone.at(-2)![1]).toBeCloseTo(-20, 6);
    for (const [east, north] of cone.slice(1, -1))
      expect(Math.hypot(east!, north!)).toBeCloseTo(40, 6);
  });
  it('turns over north without a jump', () => {
    const cone = ground(viewCone(place, { headingDeg: 0, fovDeg: 90 }, 40)).slice(1, -1);
    for (const [, north] of cone) expect(north).toBeGreaterThan(28);
  });
  it('is a circle for one that looks all around', () => {
    const cone = ground(viewCone(place, { headingDeg: 0, fovDeg: 400 }, 40));
    expect(cone).toHaveLength(37);
    expect(cone[0]![1]).toBeCloseTo(-40, 6);
  });
  it.each([
    { headingDeg: null, fovDeg: 60 },
    { headingDeg: 90, fovDeg: null },
    { headingDeg: 90, fovDeg: 0 },
    {},
  ])('is none where it is unknown: %o', (of) => {
    expect(viewCone(place, { headingDeg: undefined, fovDeg: undefined, ...of }, 40)).toBeNull();
  });
});
