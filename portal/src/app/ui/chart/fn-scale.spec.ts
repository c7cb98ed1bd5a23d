import { describe, expect, it } from 'vitest';
import { decades, fnRegions, fnScale, fnSteps, heaviest, type FnCurve } from './fn-scale.ts';

const lines = { upper: 1e-3, lower: 1e-5, maxPeople: 1000 };
const size = { widthPx: 366, heightPx: 350 };
const curve: FnCurve = {
  points: [
    { fatalities: 2, frequencyPerYear: 1e-5 },
    { fatalities: 30, frequencyPerYear: 1e-6 },
  ],
  lines,
};

describe('the scale of an F–N chart', () => {
  it('has whole decades for the lines and the curve', () => {
    const scale = fnScale(curve, size);
    expect(decades(scale.people)).toEqual([1, 10, 100, 1000]);
    expect(decades(scale.perYear)).toEqual([1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]);
  });
  it('grows with a curve that goes on beyond the lines', () => {
    const beyond = { ...curve, points: [{ fatalities: 1200, frequencyPerYear: 2e-3 }] };
    const scale = fnScale(beyond, size);
    expect([scale.people.to, scale.perYear.to]).toEqual([10_000, 1e-2]);
    expect(fnRegions(beyond, scale).beyond).toHaveLength(2);
    expect(fnRegions(curve, fnScale(curve, size)).beyond).toEqual([]);
  });
  it('gives each decade the same room', () => {
    const { x, y } = fnScale(curve, size);
    expect([x(1), x(10), x(100), x(1000)]).toEqual([52, 152, 252, 352]);
    expect([y(1e-3), y(1e-6), y(1e-9)]).toEqual([10, 160, 310]);
  });
  it('keeps what is rarer than the picture at its foot', () => {
    expect(fnScale(curve, size).y(1e-14)).toBe(310);
  });
});

describe('the curve', () => {
  it('is as high up to N as at N, and falls to nothing behind the last', () => {
    const scale = fnScale(curve, size);
    const [often, seldom] = [scale.y(1e-5), scale.y(1e-6)];
    expect(fnSteps(curve, scale)).toBe(
      `M52,${often} L${scale.x(2)},${often} L${scale.x(2)},${seldom} L${scale.x(30)},${seldom} L${scale.x(30)},310`,
    );
  });
  it('is nothing where nobody dies', () => {
    const none = { points: [], lines };
    expect(fnSteps(none, fnScale(none, size))).toBe('');
    expect(heaviest(none.points)).toBeUndefined();
  });
  it('is heaviest where F × N is greatest', () => {
    expect(heaviest(curve.points)?.fatalities).toBe(30);
  });
});
