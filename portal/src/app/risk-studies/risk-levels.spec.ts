import { describe, expect, it } from 'vitest';
import { sampleStudyResult } from '../testing/risk-study-samples.ts';
import { bandAt, classesLimitedAt, classesWithin, RISK_LEVELS } from './risk-levels.ts';

const { contours } = sampleStudyResult();

describe('the risk of a place', () => {
  it('lies between the contour around it and the next one', () => {
    expect(bandAt(contours, [103.7, 1.27])).toEqual({ from: 1e-5, below: 3e-5 });
    expect(bandAt(contours, [103.706, 1.27])).toEqual({ from: 3e-6, below: 1e-5 });
    expect(bandAt(contours, [103.715, 1.27])).toEqual({ from: 3e-7, below: 3e-6 });
  });
  it('is less than the lowest level outside of all', () => {
    expect(bandAt(contours, [103.8, 1.27])).toEqual({ from: null, below: 3e-7 });
    expect(bandAt({ type: 'FeatureCollection', features: [] }, [0, 0]).below).toBe(3e-7);
  });
  it('tells which targets are within their limit all over the band', () => {
    expect(classesWithin({ from: 3e-6, below: 1e-5 }, 'in-service')).toEqual([
      'class-2',
      'class-3',
    ]);
    expect(classesWithin({ from: 3e-6, below: 1e-5 }, 'new')).toEqual(['class-3']);
    expect(classesWithin({ from: null, below: 3e-7 }, 'new')).toHaveLength(5);
    expect(classesWithin({ from: 3e-5, below: null }, 'in-service')).toEqual([]);
  });
});

describe('the levels', () => {
  it('are told apart by dash as well as by colour, and each is somebody’s limit', () => {
    expect(RISK_LEVELS.map(({ perYear }) => perYear)).toEqual([3e-5, 1e-5, 3e-6, 3e-7]);
    expect(new Set(RISK_LEVELS.map(({ dash }) => dash.join())).size).toBe(4);
    expect(new Set(RISK_LEVELS.map(({ token }) => token)).size).toBe(4);
    expect(classesLimitedAt(3e-5, 'in-service')).toEqual(['class-3']);
    expect(classesLimitedAt(3e-7, 'new')).toHaveLength(3);
  });
});
