import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { riskStudyResult } from '../../wire/risk-studies.ts';
import type { WeatherCell } from '../weather/weather-cells.ts';
import { computeStudy } from './compute-study.ts';
import { SAMPLE_CENTRE, SAMPLE_STUDY, sampleFacility, sampleStudyFacts } from './sample-study.ts';
import type { StudyFacts } from './study-facts.ts';

const CHLORINE = sampleFacility({ id: 1, kind: 'tank', cas: '7782-50-5' });
const PROPANE = sampleFacility({
  ...{ id: 2, kind: 'tank', cas: '74-98-6', capacityT: 100 },
  at: [SAMPLE_CENTRE[0] + 0.0006, SAMPLE_CENTRE[1]],
});
const [LON, LAT] = SAMPLE_CENTRE;

function studyOf(facts: StudyFacts) {
  return computeStudy(SAMPLE_STUDY, facts, () => undefined);
}
const westWind: WeatherCell[] = [
  { stability: 'F', windMPerS: 1.5, windFromDeg: 270, probability: 0.5 },
  { stability: 'D', windMPerS: 4, windFromDeg: 270, probability: 0.5 },
];
const given = <Value>(value: Value) =>
  ({ value, provenance: 'given', source: null, atMs: null }) as const;

describe('a risk study', () => {
  it('answers in the form of its contract, with risk at the source and none far away', () => {
    const { result, figures } = studyOf(sampleStudyFacts([CHLORINE]));
    const far = { ...sampleStudyFacts([]).targets[0]!, id: 2, at: [LON + 0.5, LAT] as const };
    riskStudyResult.parse(JSON.parse(JSON.stringify(result)));
    // Three losses of a pressure vessel: 5e-7 + 5e-7 + 1e-5 a year.
    assert.equal(result.facilities[0]!.frequencyPerYear, 1.1e-5);
    assert.ok(figures.highestRiskPerYear > 1e-7 && figures.highestRiskPerYear <= 1.1e-5);
    assert.equal(figures.scenarioCount, 3);
    assert.ok(figures.lossOfLifePerYear > 0);
    const away = studyOf(sampleStudyFacts([CHLORINE], { targets: [{ ...far, at: [...far.at] }] }));
    assert.equal(away.result.targets[0]!.riskPerYear, 0);
    assert.deepEqual(away.result.targets[0]!.contributors, []);
  });

  it('is the same again, bit for bit, also from what was stored as JSON', () => {
    const facts = sampleStudyFacts([CHLORINE, PROPANE]);
    const stored = JSON.parse(JSON.stringify(facts)) as StudyFacts;
    assert.equal(JSON.stringify(studyOf(stored)), JSON.stringify(studyOf(facts)));
  });

  it('adds up: loss of life of the park is that of its facilities', () => {
    const { figures, result } = studyOf(sampleStudyFacts([CHLORINE, PROPANE]));
    const sum = result.facilities.reduce((all, one) => all + one.lossOfLifePerYear, 0);
    assert.ok(Math.abs(sum / figures.lossOfLifePerYear - 1) < 1e-3);
    const [first, ...rest] = result.fnCurve.points;
    assert.ok(first !== undefined);
    for (const [at, point] of rest.entries()) {
      const before = result.fnCurve.points[at]!;
      assert.ok(point.fatalities > before.fatalities);
      assert.ok(point.frequencyPerYear <= before.frequencyPerYear);
    }
  });

  it('sends the risk of a toxic gas where the wind blows to', () => {
    const at = (lon: number) => ({
      ...sampleStudyFacts([]).targets[0]!,
      ...{ id: lon > LON ? 1 : 2, at: [lon, LAT] as [number, number] },
    });
    const targets = [at(LON + 0.0045), at(LON - 0.0045)];
    const { result } = studyOf(sampleStudyFacts([CHLORINE], { targets, weather: given(westWind) }));
    const [east, west] = result.targets;
    assert.ok(east!.riskPerYear > 1e-8, `${east!.riskPerYear}`);
    assert.equal(west!.riskPerYear, 0);
    assert.deepEqual(
      east!.contributors.map(({ facilityId, share }) => [facilityId, share]),
      [[1, 1]],
    );
  });

  it('says which facility it leaves out and why, and what it assumes', () => {
    const facilities = [
      sampleFacility({ id: 3, kind: 'warehouse', cas: '67-64-1' }),
      sampleFacility({ id: 4, kind: 'tank', cas: null }),
      sampleFacility({ id: 5, kind: 'tank', cas: '0-00-0' }),
    ];
    const { result, figures } = studyOf(sampleStudyFacts(facilities));
    assert.equal(figures.facilityCount, 0);
    assert.equal(figures.highestRiskPerYear, 0);
    for (const { skipped } of result.facilities)
      assert.ok(skipped !== null && skipped.zh !== '' && skipped.en !== '');
    const weather = result.assumptions.find(({ key }) => key === 'weather')!;
    assert.equal(weather.provenance, 'assumed');
    assert.match(weather.source!.en, /two thirds D/);
  });

  it('finds chains between neighbours and tells how much they add', () => {
    const { result } = studyOf(sampleStudyFacts([CHLORINE, PROPANE]));
    const chain = result.chains.find(({ facilityIds }) => facilityIds.join() === '2,1')!;
    assert.equal(chain.isCrossEnterprise, true);
    assert.ok(chain.frequencyPerYear > 0 && chain.probability <= 1);
    assert.ok(result.facilities.find(({ id }) => id === 1)!.escalationPerYear > 0);
  });

  it('holds targets against the limit of their class, stricter for new facilities', () => {
    const near = {
      ...sampleStudyFacts([]).targets[0]!,
      at: [LON + 0.0004, LAT] as [number, number],
    };
    const facts = sampleStudyFacts([CHLORINE, PROPANE], { targets: [near] });
    const limits = (['in-service', 'new'] as const).map((status) => {
      const { result } = computeStudy({ ...SAMPLE_STUDY, status }, facts, () => undefined);
      return [result.targets[0]!.limitPerYear, result.targets[0]!.isMet];
    });
    assert.deepEqual(
      limits.map(([limit]) => limit),
      [3e-6, 3e-7],
    );
    assert.equal(limits[1]![1], false);
  });

  it('tells how far it is, never backwards', () => {
    const shares: number[] = [];
    computeStudy(SAMPLE_STUDY, sampleStudyFacts([CHLORINE, PROPANE]), (share) => {
      shares.push(share);
    });
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.ok(shares[0]! >= 0 && shares.at(-1)! <= 1);
  });
});
