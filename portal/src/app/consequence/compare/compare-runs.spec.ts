import { sampleAffected, sampleLevel, sampleRun } from '../../testing/consequence-samples.ts';
import { compareRuns, difference } from './compare-runs.ts';

describe('two runs compared', () => {
  it('are matched by what things are, whatever their order', () => {
    const first = sampleRun({ levels: [sampleLevel(), sampleLevel({ id: 'x', reachM: 10 })] });
    const second = sampleRun({ levels: [sampleLevel({ id: 'x', reachM: 90 }), sampleLevel()] });
    const pairs = compareRuns(first, second).levels;
    expect(pairs.map(({ id }) => id)).toEqual(['cloud:aegl-3', 'x']);
    expect(pairs.map((pair) => [pair.first?.reachM, pair.second?.reachM])).toEqual([
      [640, 640],
      [10, 90],
    ]);
  });

  it('have null where one of them does not have a thing', () => {
    const second = sampleRun({
      enterprises: [sampleAffected({ id: 9, name: { zh: '东港', en: 'East' } })],
    });
    const { places } = compareRuns(sampleRun(), second);
    expect(places.map(({ key, first, second: other }) => [key, !first, !other])).toEqual([
      ['enterprises:8', false, true],
      ['enterprises:9', true, false],
      ['targets:31', false, false],
    ]);
  });

  it('tell of the inputs only those in which they differ', () => {
    const first = sampleRun();
    const inputs = first.inputs.map((one) =>
      one.key === 'wind-speed' ? { ...one, value: 1.5 } : one,
    );
    const differing = compareRuns(first, sampleRun({ inputs })).inputs;
    expect(differing.map(({ key, second }) => [key, second?.value])).toEqual([['wind-speed', 1.5]]);
    expect(compareRuns(first, sampleRun()).inputs).toEqual([]);
  });

  it('subtract only what both have', () => {
    expect(difference(100, 40)).toBe(-60);
    expect(difference(null, 40)).toBeNull();
    expect(difference(100, undefined)).toBeNull();
  });
});
