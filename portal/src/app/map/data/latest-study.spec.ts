import { describe, expect, it } from 'vitest';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import { individualRisk } from '@parkwatch/gis-data/layers/individual-risk';
import { contourLook } from '../look/contour-look.ts';
import { riskContours } from './latest-study.ts';

const AREA = { type: 'Polygon' as const, coordinates: [] };
const at = (id: number, levelPerYear: unknown) => ({
  ...{ type: 'Feature' as const, id, geometry: AREA },
  properties: { levelPerYear },
});

describe('contours of individual risk', () => {
  const study: FeatureCollection = {
    type: 'FeatureCollection',
    features: [at(1, 3e-5), at(2, 3e-7), at(3, 1e-5), at(4, 3e-6), at(5, undefined), at(6, 1)],
  };
  it('are those of the standard’s levels, the highest on top, each told apart by colour or dash', () => {
    const contours = riskContours(study);
    expect(contours.map(({ properties }) => properties['nameZh'])).toEqual([
      '3×10⁻⁷',
      '3×10⁻⁶',
      '1×10⁻⁵',
      '3×10⁻⁵',
    ]);
    const looks = contours.map((contour) => contourLook(individualRisk, contour));
    expect(new Set(looks.map((look) => `${look?.token} ${look?.dash.join()}`)).size).toBe(4);
  });
});
