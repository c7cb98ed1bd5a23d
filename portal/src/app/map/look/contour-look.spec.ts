import { consequence } from '@parkwatch/gis-data/layers/consequence';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { contourLook } from './contour-look.ts';

const of = (properties: Record<string, unknown>) => ({
  id: '1',
  geometry: { type: 'Polygon' as const, coordinates: [] },
  properties,
});
const spec = LAYERS.find(({ id }) => id === 'consequence');
if (spec?.kind !== 'contour') throw new Error('no contours');

describe('a contour', () => {
  it('says its severity by colour, by pattern and by what lies on top', () => {
    const looks = ['red', 'orange', 'yellow'].map((colour) => contourLook(spec, of({ colour })));
    expect(new Set(looks.map((look) => look?.token)).size).toBe(3);
    expect(looks.map((look) => look?.pattern)).toEqual(Object.values(consequence.style.patterns));
    expect(looks.map((look) => look?.depth)).toEqual([3, 2, 1]);
  });

  it('says by its dash what it stands for', () => {
    const style = {
      patterns: null,
      widthPx: 1,
      dash: [1, 1],
      dashBy: { property: 'probability', cases: { 0.9: [9, 3] } },
    };
    const lines = { ...spec, style };
    const dashOf = (probability: unknown) =>
      contourLook(lines, of({ colour: 'red', probability }))?.dash;
    expect(dashOf(0.9)).toEqual([9, 3]);
    expect(dashOf(0.5)).toEqual([1, 1]);
    expect(dashOf('toString')).toEqual([1, 1]);
    expect(contourLook(lines, of({ colour: 'red' }))?.pattern).toBeNull();
  });

  it('of an unknown colour is not drawn', () => {
    expect(contourLook(spec, of({ colour: 'purple' }))).toBeNull();
    expect(contourLook(spec, of({}))).toBeNull();
  });
});
