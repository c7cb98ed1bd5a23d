import { describe, expect, it } from 'vitest';
import { sampleSearch } from '../../testing/source-search-samples.ts';
import { boundsOf, searchLayers } from './search-layers.ts';

const words = {
  strength: (strength: string) => `word ${strength}`,
  chance: (share: number) => `${100 * share} %`,
  next: (number: number) => `next ${number}`,
};
const { zones, marks } = searchLayers(sampleSearch(), words);
const featuresOf = (id: string) =>
  [...zones, ...marks].find(({ spec }) => spec.id === id)!.data.features;

describe('the layers of a search', () => {
  it('show the chance of each cell, the likeliest at full colour', () => {
    const [cells] = zones;
    expect(cells!.data).toMatchObject({ cells: [[103.7, 1.27, 0.02]], fullScale: 0.02 });
    expect(cells!.spec).toMatchObject({ kind: 'heat', style: { cellM: 60 } });
  });
  it('draw only areas to which it was narrowed down', () => {
    expect(featuresOf('search-half')).toEqual([]);
    expect(featuresOf('search-most')[0]?.geometry.type).toBe('MultiLineString');
  });
  it('tell met, not met and silent sensors apart', () => {
    expect(featuresOf('search-sensors').map(({ properties }) => properties['state'])).toEqual([
      'alarm',
      'normal',
      'unknown',
    ]);
  });
  it('name enterprises with their chance, and nobody nowhere', () => {
    expect(featuresOf('search-candidates').map(({ properties }) => properties['nameEn'])).toEqual([
      'Haiyue Petrochemical 82 %',
      'Yunfan Storage 12 %',
    ]);
  });
  it('write the words of reports and of places to measure', () => {
    expect(featuresOf('search-reports')[0]?.properties).toMatchObject({ label: 'word strong' });
    expect(featuresOf('search-next')[0]?.properties).toMatchObject({ label: 'next 1' });
  });
  it('look at all of it', () => {
    const [west, south, east, north] = boundsOf(sampleSearch())!;
    expect(west).toBeLessThan(103.699);
    expect(south).toBeLessThan(1.266);
    expect(east).toBeGreaterThan(103.71);
    expect(north).toBeGreaterThan(1.272);
  });
});
