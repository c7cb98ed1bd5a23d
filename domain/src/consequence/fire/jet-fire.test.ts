import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Weather } from '../weather/weather.ts';
import { jetFire, lineFluxWPerM2, radiatingLine } from './jet-fire.ts';
import { apiFlameLengthM } from './jet-flame.ts';

type JetTest = {
  readonly rate_kg_s: number;
  readonly radiant_fraction: number;
  /** x along the jet, y across, z, m; kW/m². */
  readonly q: readonly (readonly [x: number, y: number, z: number, kwPerM2: number])[];
};
type FieldData = {
  readonly jet_fires: readonly { readonly id: string; readonly tests?: readonly JetTest[] }[];
};

const fieldData = new URL('../../../vectors/consequence/field-data.json', import.meta.url);
const { jet_fires } = JSON.parse(readFileSync(fieldData, 'utf8')) as FieldData;
const johnson = jet_fires.find(({ id }) => id === 'johnson-1994-radiometers')!.tests!;
const HEAT_J_PER_KG = 50e6;

/** Logarithms of observed over predicted at the 30 radiometers; the jets were 3 m above ground. */
function residuals(lengthM: (rateKgPerS: number) => number): number[] {
  return johnson.flatMap(({ rate_kg_s, radiant_fraction, q }) => {
    const radiatedW = radiant_fraction * rate_kg_s * HEAT_J_PER_KG;
    const line = radiatingLine([0, 0, 3], [lengthM(rate_kg_s), 0, 0], radiatedW);
    return q.map(([x, y, z, kwPerM2]) => {
      const { max } = lineFluxWPerM2(line, [x, y, z], () => 0.9);
      return Math.log((1000 * kwPerM2) / max);
    });
  });
}

function statistics(logs: readonly number[]): { readonly fac2: number; readonly mg: number } {
  const withinTwo = logs.filter((log) => Math.abs(log) <= Math.log(2)).length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return { fac2: withinTwo / logs.length, mg: Math.exp(mean) };
}

describe('radiation of natural gas jets that were burnt (Johnson et al. 1994)', () => {
  it('is within a factor of two at 9 of 10 radiometers with the length of an independent fit', () => {
    const { fac2, mg } = statistics(residuals((rate) => 19.8 * (rate / 2.9) ** 0.485));
    assert.ok(fac2 >= 0.95, `FAC2 ${fac2}`);
    assert.ok(mg > 0.75 && mg < 1.1, `MG ${mg}`);
  });

  it('is within a factor of two at 8 of 10 with the length by API, and rather too high', () => {
    const logs = residuals((rate) => apiFlameLengthM(rate, HEAT_J_PER_KG));
    const { fac2, mg } = statistics(logs);
    assert.equal(logs.length, 30);
    assert.ok(fac2 >= 0.8, `FAC2 ${fac2}`);
    assert.ok(mg > 0.67 && mg < 1, `MG ${mg}`);
  });
});

const WEATHER: Weather = {
  windMPerS: 5,
  windFromDeg: 0,
  stability: 'D',
  temperatureK: 293.15,
  pressurePa: 101_325,
  relativeHumidity: 0.6,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const JET = {
  rateKgPerS: 5,
  heatOfCombustionJPerKg: 46.3e6,
  radiantFraction: 0.3,
  heightM: 2,
  bearingDeg: 0,
  elevationDeg: 0,
  exitVelocityMPerS: null,
  durationS: null,
};

describe('jet fire', () => {
  it('is within a factor of two of PHAST for 0.37 kg/s of propane', () => {
    const propane = { ...JET, rateKgPerS: 0.366525, heightM: 1 };
    const field = jetFire(propane, { ...WEATHER, windMPerS: 1.5 });
    for (const [level, phastM] of [
      [5000, 15.33],
      [12_500, 12.93],
    ] as const) {
      const ratio = field.distanceToFluxM(level)! / phastM;
      assert.ok(ratio > 0.5 && ratio < 2, `${level}: ${ratio}`);
    }
  });

  it('far away is a point source of the same heat', () => {
    const field = jetFire(JET, { ...WEATHER, relativeHumidity: 0 });
    const radiatedW = 0.3 * 5 * 46.3e6;
    const middleM = 0.6 * apiFlameLengthM(5, 46.3e6);
    const expected = radiatedW / (4 * Math.PI * 2000 ** 2);
    assert.ok(Math.abs(field.fluxWPerM2(middleM, 2000) / expected - 1) < 1e-3);
  });

  it('turns with its bearing', () => {
    const ahead = jetFire(JET, WEATHER);
    const left = jetFire({ ...JET, bearingDeg: 90 }, WEATHER);
    assert.ok(Math.abs(left.fluxWPerM2(-7, 40) / ahead.fluxWPerM2(40, 7) - 1) < 1e-9);
  });

  it('is bent downwind when it points up, the more the slower it leaves', () => {
    const up = { ...JET, elevationDeg: 90 };
    const [slow, fast] = [20, 200].map((exitVelocityMPerS) =>
      jetFire({ ...up, exitVelocityMPerS }, WEATHER),
    );
    assert.ok(slow!.fluxWPerM2(30, 0) > fast!.fluxWPerM2(30, 0));
    assert.ok(fast!.fluxWPerM2(30, 0) > fast!.fluxWPerM2(-30, 0));
  });

  it('lies on the ground when it points down', () => {
    const down = jetFire({ ...JET, elevationDeg: -45 }, WEATHER);
    assert.ok(down.fluxWPerM2(10, 10) > 0);
  });

  it('says that it was not compared with jets of other size', () => {
    assert.deepEqual(jetFire(JET, WEATHER).caveats, []);
    const codes = jetFire({ ...JET, rateKgPerS: 80 }, WEATHER).caveats.map(({ code }) => code);
    assert.deepEqual(codes, ['outside-range:jet-fire.rate']);
  });

  it('refuses nonsense, naming it', () => {
    assert.throws(() => jetFire({ ...JET, elevationDeg: 120 }, WEATHER), /elevationDeg/);
    assert.throws(() => jetFire({ ...JET, radiantFraction: 2 }, WEATHER), /radiantFraction/);
    assert.throws(() => jetFire({ ...JET, exitVelocityMPerS: 0 }, WEATHER), /exitVelocity/);
  });
});
