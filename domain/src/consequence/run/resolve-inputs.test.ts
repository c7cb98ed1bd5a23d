import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chemicalOf } from '../chemicals/chemicals.ts';
import { inputLog } from './known-inputs.ts';
import { NotComputable } from './not-computable.ts';
import { resolveVessel } from './resolve-vessel.ts';
import { resolveWeather } from './resolve-weather.ts';
import type { RunFacts } from './run-facts.ts';
import { live, sampleFacts, UNKNOWN } from './sample-facts.ts';

const weatherOf = (facts: RunFacts) => {
  const log = inputLog();
  return { ...resolveWeather(facts, 'urban', log), inputs: log.inputs };
};
const inputOf = ({ inputs }: { inputs: { key: string }[] }, key: string) =>
  inputs.find((input) => input.key === key);

describe('the weather of a run', () => {
  it('is what the station says, with its time', () => {
    const found = weatherOf(sampleFacts());
    assert.deepEqual([found.weather.windMPerS, found.isDirectionKnown], [3, true]);
    assert.deepEqual(inputOf(found, 'wind-speed'), {
      key: 'wind-speed',
      label: { zh: '风速（10 m）', en: 'Wind speed at 10 m' },
      value: 3,
      unit: 'm/s',
      provenance: 'live',
      source: { zh: '测点', en: 'sensor' },
      at: '2026-07-21T15:00:00.000Z',
    });
  });
  it('is F on a clear night with little wind, D on an overcast one', () => {
    const at = (cloudTenths: number) =>
      weatherOf(
        sampleFacts({
          weather: { ...sampleFacts().weather, windMPerS: live(2), cloudTenths: live(cloudTenths) },
        }),
      ).weather.stability;
    assert.equal(at(0), 'F');
    assert.equal(at(10), 'D');
  });
  it('assumes what thins the cloud least when nobody knows, and says so', () => {
    const nothing = Object.fromEntries(
      Object.keys(sampleFacts().weather).map((key) => [key, UNKNOWN]),
    ) as RunFacts['weather'];
    const found = weatherOf(sampleFacts({ weather: nothing }));
    assert.deepEqual([found.weather.windMPerS, found.weather.stability], [1.5, 'F']);
    assert.equal(found.isDirectionKnown, false);
    assert.deepEqual(
      found.caveats.map(({ code }) => code),
      ['wind-direction-unknown'],
    );
    for (const input of found.inputs) {
      assert.equal(input.provenance, 'assumed', input.key);
      assert.ok(input.source?.zh && input.source.en, input.key);
    }
  });
  it('names the sensor that is silent', () => {
    const silent = { ...UNKNOWN, source: { zh: 'WS-1：无数据', en: 'WS-1: no data' } };
    const found = weatherOf(
      sampleFacts({ weather: { ...sampleFacts().weather, windMPerS: silent } }),
    );
    assert.match(found.inputs[0]!.source!.zh, /1\.5 m\/s.*WS-1：无数据/);
  });
  it('trusts no direction in a calm', () => {
    const calm = { ...sampleFacts().weather, windMPerS: live(0.3) };
    assert.equal(weatherOf(sampleFacts({ weather: calm })).isDirectionKnown, false);
  });
});

describe('the vessel of a run', () => {
  const chlorine = chemicalOf('7782-50-5')!;
  const benzene = chemicalOf('71-43-2')!;
  const hydrogen = chemicalOf('1333-74-0')!;
  const vesselOf = (more: Partial<RunFacts['vessel']>, chemical = chlorine) => {
    const log = inputLog();
    const facts = sampleFacts({ vessel: { ...sampleFacts().vessel, ...more } });
    return { ...resolveVessel({ facts, chemical, airK: 298.15 }, log), inputs: log.inputs };
  };
  it('is full when neither level nor quantity are known: unknown is not good news', () => {
    const { vessel, caveats } = vesselOf({ contentsKg: UNKNOWN });
    assert.equal(vessel.contentsKg, 50_000);
    assert.deepEqual(
      caveats.map(({ code }) => code),
      ['inventory:unknown'],
    );
  });
  it('believes the live level before the registry, and a person before both', () => {
    assert.equal(vesselOf({ fillLevel: live(0.5) }).vessel.contentsKg, 25_000);
    const given = { value: 10_000, provenance: 'given', source: null, atMs: null } as const;
    assert.equal(vesselOf({ fillLevel: live(0.5), contentsKg: given }).vessel.contentsKg, 10_000);
  });
  it('cannot be computed when nothing is known of what it holds', () => {
    assert.throws(
      () => vesselOf({ contentsKg: UNKNOWN, capacityKg: UNKNOWN }),
      (error) => error instanceof NotComputable && error.pointer === '/place/contentsT',
    );
  });
  it('holds chlorine as liquefied gas, benzene and crude oil as liquids, hydrogen as a gas', () => {
    assert.equal(vesselOf({}, chemicalOf('8002-05-9')!).vessel.kind, 'atmospheric-tank');
    assert.equal(vesselOf({}).vessel.kind, 'liquefied-gas');
    assert.equal(vesselOf({}, benzene).vessel.kind, 'atmospheric-tank');
    assert.equal(vesselOf({ pressurePa: live(2e7) }, hydrogen).vessel.kind, 'gas-vessel');
  });
});
