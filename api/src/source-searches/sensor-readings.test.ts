import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { SearchFacts, SensorFacts } from './search-facts.ts';
import { sensorUses } from './sensor-readings.ts';

const SENSOR: SensorFacts = {
  ...{ pointId: 7, code: 'GT-7', name: { zh: '探测器', en: 'Detector' }, kind: 'toxic-gas' },
  ...{ enterpriseName: null, at: [103.7, 1.27], heightM: null, unit: 'mg/m3', rangeHigh: 30 },
  ...{ inService: true, before: { median: 0.2, high: 0.5 }, badCount: 0 },
  readings: [{ interval: 1, mean: 4, count: 10, uncertain: 0 }],
};

function useOf(more: Partial<SensorFacts>) {
  const facts = {
    sensors: [{ ...SENSOR, ...more }],
    substance: {
      ...{ cas: '7782-50-5', name: { zh: '氯', en: 'chlorine' } },
      ...{ molarMassGPerMol: 70.9, lelVolPct: null },
    },
    intervals: { startMs: 1000, lengthMs: 600_000, count: 6 },
  } as unknown as SearchFacts;
  return sensorUses(facts, localFrame([103.7, 1.27]))[0]!;
}
const near = (value: number, wanted: number) =>
  assert.ok(Math.abs(value / wanted - 1) < 1e-9, `${value} is not ${wanted}`);

describe('a reading as evidence', () => {
  it('stands in the middle of its interval, with the usual level as background', () => {
    const [reading] = useOf({}).readings;
    assert.equal(reading!.atMs, 1000 + 1.5 * 600_000);
    near(reading!.valueKgPerM3!, 4e-6);
    near(reading!.backgroundKgPerM3!, 0.2e-6);
    assert.equal(reading!.heightM, 1.5);
  });
  it('up to the detection limit says "not detected"', () => {
    const [reading] = useOf({ readings: [{ ...SENSOR.readings[0]!, mean: 1.5 }] }).readings;
    assert.equal(reading!.valueKgPerM3, null);
    near(reading!.detectionLimitKgPerM3, 1.5e-6);
  });
  it('of a sensor that is high every day detects only what is higher', () => {
    const { detectionLimit, readings } = useOf({ before: { median: 3.9, high: 4.2 } });
    assert.ok(Math.abs(detectionLimit - 4.5) < 1e-9);
    assert.equal(readings[0]!.valueKgPerM3, null);
  });
  it('of an ambient monitor counts from a far lower limit', () => {
    const { detectionLimit } = useOf({ kind: 'air-quality', before: { median: 0, high: 0 } });
    near(detectionLimit, 0.15);
  });
  it('of a sensor whose usual level is not known detects from twice the limit', () => {
    near(useOf({ before: null }).detectionLimit, 3);
  });
  it('in ppm is turned into a mass by the molar mass', () => {
    const [reading] = useOf({ unit: 'ppm' }).readings;
    near(reading!.valueKgPerM3!, (4 * 70.9 * 1e-6) / ((8.314462618 * 293.15) / 101.325));
  });
  it('of uncertain quality is doubted more', () => {
    const [sure] = useOf({}).readings;
    const [unsure] = useOf({ readings: [{ ...SENSOR.readings[0]!, uncertain: 6 }] }).readings;
    assert.ok(unsure!.faultChance! > sure!.faultChance!);
  });
  it('at the end of the range may mean more', () => {
    const [full] = useOf({ readings: [{ ...SENSOR.readings[0]!, mean: 30 }] }).readings;
    assert.equal(full!.logSd, 0.7);
    assert.equal(useOf({}).readings[0]!.logSd, undefined);
  });
  for (const [why, more, words] of [
    ['out of service', { inService: false }, /out of service/],
    ['in a unit that is no concentration', { unit: 'm' }, /no concentration/],
    ['in %LEL without a known limit', { unit: '%LEL' }, /no concentration/],
    ['silent', { readings: [] }, /no reading/],
    ['bad', { readings: [], badCount: 3 }, /bad readings only/],
  ] as const) {
    it(`is none when the sensor is ${why}`, () => {
      const { readings, unusedWhy } = useOf(more);
      assert.deepEqual(readings, []);
      assert.match(unusedWhy!.en, words);
    });
  }
});
