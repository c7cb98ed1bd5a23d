import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { estimateSource, type SourceEstimate } from './estimate-source.ts';
import { normal, samplePark, type SampleOptions, type Truth } from './sample-park.ts';
import type { SourceQuestion } from './source-question.ts';

const grid = { westM: -1500, southM: -1500, cellM: 50, columns: 60, rows: 60 };
/** A park that is watched well: two sensors per km², the wind turns three times. */
const WATCHED: SampleOptions = {
  ...{ grid, sensors: 18, reports: 5, intervals: 3, directionSdDeg: 6, logSd: 0.7 },
};

function levelAt({ region }: SourceEstimate, [eastM, northM]: Truth['at']): number {
  const column = Math.floor((eastM - grid.westM) / grid.cellM);
  const row = Math.floor((northM - grid.southM) / grid.cellM);
  return region.levels[row * grid.columns + column]!;
}
function isDetected({ readings, reports }: SourceQuestion): boolean {
  return (
    readings.some(({ valueKgPerM3 }) => valueKgPerM3 !== null) ||
    reports.some(({ intensity }) => intensity > 0)
  );
}

describe('estimateSource on sample parks with a known source', () => {
  const cases = Array.from({ length: 50 }, (_, at) => {
    const { question, truth } = samplePark(seededRandom(at + 1), WATCHED);
    return { question, truth, estimate: estimateSource(question) };
  });

  it('holds the source in its 90 % region in four cases of five at least, in its 50 % region in about half', () => {
    const inside = cases.map(({ estimate, truth }) => levelAt(estimate, truth.at));
    const in90 = inside.filter((level) => level > 0).length / cases.length;
    const in50 = inside.filter((level) => level === 50).length / cases.length;
    assert.ok(in90 >= 0.8, `${in90}`);
    assert.ok(in50 > 0.35 && in50 < 0.8, `${in50}`);
  });

  it('holds the rate in its 90 % interval as well', () => {
    const held = cases.filter(({ estimate: { rateKgPerS }, truth }) => {
      return truth.rateKgPerS >= rateKgPerS.low && truth.rateKgPerS <= rateKgPerS.high;
    });
    assert.ok(held.length / cases.length >= 0.8, `${held.length}`);
  });

  it('ranks the true enterprise first in most cases where anything was found', () => {
    const listed = cases.filter(
      ({ truth, question }) => truth.facilityId !== null && isDetected(question),
    );
    const first = listed.filter(
      ({ estimate, truth }) => estimate.ranked[0]!.facilityId === truth.facilityId,
    );
    assert.ok(first.length / listed.length >= 0.75, `${first.length} of ${listed.length}`);
  });

  it('gives chances that can be trusted: those of the first sum up to how often it is right', () => {
    const found = cases.filter(({ question }) => isDetected(question));
    const expected = found.reduce((sum, { estimate }) => sum + estimate.ranked[0]!.probability, 0);
    const right = found.filter(
      ({ estimate, truth }) => estimate.ranked[0]!.facilityId === truth.facilityId,
    ).length;
    assert.ok(Math.abs(expected - right) / found.length < 0.12, `${right}, not ${expected}`);
  });

  it('says "strong" of the wrong one in one case of ten at most', () => {
    const strong = cases.filter(({ estimate }) => estimate.verdict.code === 'strong');
    const wrong = strong.filter(
      ({ estimate, truth }) => estimate.ranked[0]!.facilityId !== truth.facilityId,
    );
    assert.ok(strong.length > 10 && wrong.length / strong.length <= 0.1, `${wrong.length}`);
  });

  it('names nobody when nothing was found', () => {
    for (const { question, estimate } of cases)
      if (!isDetected(question)) assert.equal(estimate.verdict.code, 'nothing-found');
  });

  it('has chances that add up to 1, of cells and of sources', () => {
    for (const { estimate } of cases) {
      const cells = estimate.probability.reduce((sum, p) => sum + p, 0);
      const sources = estimate.ranked.reduce((sum, { probability }) => sum + probability, 0);
      assert.ok(Math.abs(cells - 1) < 1e-9 && Math.abs(sources - 1) < 1e-9);
      assert.ok(estimate.placeGainBits >= 0 && estimate.rankGainBits >= 0);
    }
  });

  it('answers the same question with the same bytes', () => {
    const { question, estimate } = cases[3]!;
    assert.deepEqual(estimateSource(question), estimate);
  });

  const liarOf = ({ question, truth }: (typeof cases)[number]): SourceQuestion['readings'] => {
    // It stands beside another enterprise and shows the same high value all the time.
    const other = question.facilities.find(({ id }) => id !== truth.facilityId)!;
    return question.wind.map((_, interval) => ({
      ...question.readings[0]!,
      ...{ id: `liar:${interval}`, sensorId: 'liar', at: other.places[0]! },
      ...{ atMs: (interval + 0.5) * 600_000, valueKgPerM3: 3e-5 },
    }));
  };

  it('one reading that lies does not flip a clear ranking, and is named', () => {
    // One reading can shift odds by a factor of 285 at most: 0.95 · the highest density over 0.05 · that of a fault.
    const clear = cases.filter(({ estimate: { ranked }, truth }) => {
      const [first, second] = ranked.filter(({ facilityId }) => facilityId !== null);
      const isFirst = ranked[0]!.facilityId === truth.facilityId && truth.facilityId !== null;
      return isFirst && first!.probability > 300 * second!.probability;
    });
    let named = 0;
    for (const each of clear) {
      const { question, truth } = each;
      const [liar] = liarOf(each);
      const estimate = estimateSource({ ...question, readings: [...question.readings, liar!] });
      assert.equal(estimate.ranked[0]!.facilityId, truth.facilityId);
      if (estimate.doubts.some(({ observationId }) => observationId === liar!.id)) named++;
    }
    assert.ok(clear.length > 10 && named / clear.length > 0.8, `${named} of ${clear.length}`);
  });

  it('a sensor that lies all the time never makes a strong case against somebody else', () => {
    const flipped = cases.slice(0, 20).filter((each) => {
      const { question, truth } = each;
      const readings = [...question.readings, ...liarOf(each)];
      const { verdict, ranked, restsOn } = estimateSource({ ...question, readings });
      const isWrong = ranked[0]!.facilityId !== truth.facilityId;
      if (isWrong && verdict.code === 'likely' && ranked[0]!.facilityId !== null)
        assert.ok(restsOn.length > 0);
      return isWrong && verdict.code === 'strong';
    });
    assert.ok(flipped.length <= 1, `${flipped.length}`);
  });

  it('turns with the map: all places and winds turned by 90° give the same answer', () => {
    for (const { question, estimate } of cases.slice(0, 5)) {
      const turn = ([eastM, northM]: readonly [number, number]): [number, number] => [
        northM,
        -eastM,
      ];
      const turned = estimateSource({
        ...question,
        readings: question.readings.map((each) => ({ ...each, at: turn(each.at) })),
        reports: question.reports.map((each) => ({ ...each, at: turn(each.at) })),
        facilities: question.facilities.map((each) => ({
          ...each,
          places: each.places.map(turn),
        })),
        wind: question.wind.map((each) => ({
          ...each,
          weather: { ...each.weather, windFromDeg: each.weather.windFromDeg + 90 },
        })),
      });
      for (const [at, { probability }] of turned.ranked.entries())
        assert.ok(Math.abs(probability - estimate.ranked[at]!.probability) < 0.02);
    }
  });
});

describe('estimateSource with one error in all winds', () => {
  it('keeps its 90 % region when it takes the errors for independent', () => {
    let held = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const random = seededRandom(seed);
      const { question, truth } = samplePark(random, { ...WATCHED, directionSdDeg: 0 });
      const errorDeg = 8 * normal(random);
      const wind = question.wind.map((each) => ({
        ...each,
        directionSdDeg: 8,
        weather: { ...each.weather, windFromDeg: each.weather.windFromDeg + errorDeg },
      }));
      if (levelAt(estimateSource({ ...question, wind }), truth.at) > 0) held++;
    }
    assert.ok(held >= 20, `${held} of 25`);
  });
});

describe('estimateSource on a made-up place', () => {
  const { question } = samplePark(seededRandom(1), { ...WATCHED, sensors: 1, reports: 0 });
  const wind = [{ ...question.wind[0]!, directionSdDeg: 5 }].map((interval) => ({
    ...interval,
    weather: { ...interval.weather, windFromDeg: 270, windMPerS: 3, stability: 'D' as const },
  }));
  const reading = { ...question.readings[0]!, valueKgPerM3: null, atMs: 300_000 };
  const facilities = [-800, 800].map((eastM) => ({
    id: eastM < 0 ? 'west' : 'east',
    name: { zh: '厂', en: 'Plant' },
    places: [[eastM, 0]] as [number, number][],
    weight: 1,
  }));
  const base: SourceQuestion = { ...question, wind, facilities, readings: [], reports: [] };
  const chanceOf = ({ ranked }: SourceEstimate, id: string | null): number =>
    ranked.find(({ facilityId }) => facilityId === id)!.probability;

  it('non-detects exclude what lies before them in the wind', () => {
    const readings = [-60, -30, 0, 30, 60].map((northM) => ({
      ...reading,
      ...{ id: `${northM}`, sensorId: `${northM}`, at: [-400, northM] as [number, number] },
    }));
    const estimate = estimateSource({
      ...base,
      readings,
      rateKgPerS: { low: 0.1, high: 10 },
    });
    assert.ok(chanceOf(estimate, 'west') < 0.01, `${chanceOf(estimate, 'west')}`);
    assert.ok(chanceOf(estimate, 'east') > 0.3);
  });

  it('is never sure when all observations lie upwind of every facility', () => {
    const readings = [-200, 0, 200].map((northM) => ({
      ...reading,
      ...{ id: `${northM}`, sensorId: `${northM}`, at: [-1400, northM] as [number, number] },
    }));
    const estimate = estimateSource({ ...base, readings });
    assert.equal(estimate.verdict.code, 'nothing-found');
    assert.ok(Math.abs(chanceOf(estimate, 'west') - 0.4) < 0.05);
    assert.ok(estimate.rankGainBits < 0.05 && estimate.placeGainBits < 0.5);
  });

  it('a detection behind both does not tell them apart, one between them does', () => {
    const detection = { ...reading, valueKgPerM3: 1e-5 };
    const behind = estimateSource({
      ...base,
      readings: [{ ...detection, at: [1400, 0] as [number, number] }],
    });
    assert.equal(behind.verdict.code, 'undecided');
    const between = estimateSource({
      ...base,
      readings: [
        { ...detection, at: [300, 0] as [number, number] },
        { ...detection, id: 'second', sensorId: 'second', at: [-500, 20] as [number, number] },
      ],
    });
    assert.equal(between.ranked[0]!.facilityId, 'west');
    assert.ok(chanceOf(between, 'east') < 0.1);
  });

  it('a smell that somebody noticed counts, and not having smelt it as well', () => {
    const report = {
      ...{ id: 'r', at: [-500, 0] as [number, number], atMs: 300_000, timeSdMs: 0 },
      ...{ intensity: 3 as const, trust: 0.9 },
    };
    const smelt = estimateSource({ ...base, reports: [report] });
    const notSmelt = estimateSource({ ...base, reports: [{ ...report, intensity: 0 }] });
    assert.ok(chanceOf(smelt, 'west') > 0.5 && chanceOf(notSmelt, 'west') < 0.3);
  });

  it('keeps to none of the listed when the signs point elsewhere', () => {
    const readings = [600, 700].map((northM) => ({
      ...reading,
      ...{ id: `${northM}`, sensorId: `${northM}`, at: [0, northM] as [number, number] },
      valueKgPerM3: 2e-5,
    }));
    const estimate = estimateSource({ ...base, readings });
    assert.equal(estimate.ranked[0]!.facilityId, null);
  });

  it('says when the source may lie outside the map, and when nothing explains the detections', () => {
    const codes = (change: Partial<SourceQuestion>): string[] =>
      estimateSource({ ...base, ...change }).caveats.map(({ code }) => code);
    const atEdge = [-1450, -1400, -1350].map((eastM) => ({
      ...{ ...reading, id: `${eastM}`, sensorId: `${eastM}`, valueKgPerM3: 1e-4 },
      at: [eastM, 0] as [number, number],
    }));
    assert.ok(codes({ readings: atEdge }).includes('source-estimation:at-edge'));
    const apart = [-1400, -500, 500, 1400].map((northM) => ({
      ...{ ...reading, id: `${northM}`, sensorId: `${northM}`, valueKgPerM3: 1e-4 },
      at: [0, northM] as [number, number],
    }));
    assert.ok(codes({ readings: apart }).includes('source-estimation:unexplained'));
  });

  it('knows that a release has not come far yet', () => {
    const far = { ...reading, at: [1400, 0] as [number, number] };
    const known = estimateSource({ ...base, readings: [far], releasedFromMs: 200_000 });
    // 100 s at 3 m/s: the sensor at 1400 m says nothing about the plant at −800 m.
    assert.ok(Math.abs(chanceOf(known, 'west') - 0.4) < 0.02);
    const always = estimateSource({ ...base, readings: [far] });
    assert.ok(chanceOf(always, 'west') < 0.38);
  });

  it('refuses what makes no sense, by name', () => {
    const refused = (change: Partial<SourceQuestion>, message: RegExp): void =>
      assert.throws(() => estimateSource({ ...base, readings: [reading], ...change }), message);
    refused({ readings: [] }, /no observation/);
    refused({ rateKgPerS: { low: 1, high: 1 } }, /rateKgPerS\.high/);
    refused({ noneChance: 0 }, /noneChance/);
    refused({ cellWeights: new Float64Array(3) }, /cellWeights/);
    refused({ cellWeights: new Float64Array(3600) }, /cellWeights/);
    refused({ facilities: [{ ...facilities[0]!, places: [] }] }, /west has no place/);
    refused({ readings: [{ ...reading, detectionLimitKgPerM3: 0 }] }, /detectionLimit/);
    refused({ wind: [wind[0]!, wind[0]!] }, /wind interval 1/);
  });
});
