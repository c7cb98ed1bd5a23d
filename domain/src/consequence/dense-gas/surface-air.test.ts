import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surfaceAir, type SurfaceAirInputs } from './surface-air.ts';

/** Desert Tortoise 4 in the deck of SLAB's manual, 4.2. */
const DECK: SurfaceAirInputs = {
  windMPerS: 4.5,
  windHeightM: 2,
  stability: { inverseLPerM: 0.0221 },
  roughnessM: 0.003,
  temperatureK: 306.2,
  pressurePa: 101_325,
  relativeHumidity: 0.213,
  mixingHeightM: null,
};

test('the air of the Desert Tortoise deck comes out as in SLAB', () => {
  const air = surfaceAir(DECK);
  // u*, H and ρ as GasDispersion.jl (MIT) prints them from SLAB's Fortran.
  assert.ok(Math.abs(air.frictionMPerS / 0.266316 - 1) < 1e-4);
  assert.ok(Math.abs(air.mixingHeightM / 726.038 - 1) < 1e-4);
  assert.ok(Math.abs(air.densityKgPerM3 / 1.147651 - 1) < 1e-3);
});

test('in every class the profile holds the wind it was given, and its mean is that of the profile', () => {
  for (const stability of ['A', 'B', 'C', 'D', 'E', 'F'] as const) {
    const air = surfaceAir({ ...DECK, stability, windHeightM: 10, roughnessM: 0.03 });
    assert.ok(Math.abs(air.windAt(10) - 4.5) < 1e-12);
    for (const top of [0.05, 1, 30]) {
      let sum = 0;
      for (let i = 0; i < 20_000; i++) sum += air.windAt(((i + 0.5) * top) / 20_000) / 20_000;
      assert.ok(Math.abs(air.meanWindBelow(top) / sum - 1) < 1e-4, `${stability} ${top}`);
    }
  }
});

test('stable air has less friction than unstable air at the same wind', () => {
  const friction = (['A', 'D', 'F'] as const).map(
    (stability) => surfaceAir({ ...DECK, stability, windHeightM: 10 }).frictionMPerS,
  );
  assert.ok(friction[0]! > friction[1]! && friction[1]! > friction[2]!);
});

test('class and length of the air agree with each other', () => {
  for (const stability of ['A', 'B', 'C', 'E', 'F'] as const) {
    const { inverseLPerM, mixingHeightM } = surfaceAir({ ...DECK, stability });
    const back = surfaceAir({ ...DECK, stability: { inverseLPerM } });
    // The fit is not exact beyond two classes from neutral; a few per cent there.
    assert.ok(Math.abs(back.mixingHeightM / mixingHeightM - 1) < 0.1, stability);
  }
});

test('nonsense is refused by name', () => {
  assert.throws(() => surfaceAir({ ...DECK, windMPerS: 0 }), /windMPerS/);
  assert.throws(() => surfaceAir({ ...DECK, roughnessM: 1 }), /above the roughness/);
  assert.throws(() => surfaceAir({ ...DECK, relativeHumidity: 20 }), /relativeHumidity/);
  assert.throws(() => surfaceAir({ ...DECK, stability: { inverseLPerM: NaN } }), /inverseLPerM/);
});
