import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localFrame } from '../../geo/local-frame.ts';
import { frameTimesS } from './frame-times.ts';
import { landPoints } from './land-points.ts';
import { cellPeople, peopleWithin } from './people-within.ts';
import { placeAdvice } from './place-advice.ts';
import { windPlaces } from './wind-places.ts';

describe('the times of the pictures', () => {
  it('go on in round steps until the cloud has gone, at most 24', () => {
    assert.deepEqual(frameTimesS(95, 3600), [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    for (const goneS of [1, 240, 241, 1000, 3599, 1e9]) {
      const times = frameTimesS(goneS, 3600);
      assert.ok(times.length >= 1 && times.length <= 24, `${goneS}: ${times.length}`);
      assert.ok(times.at(-1)! >= Math.min(goneS, 3600));
    }
  });
});

describe('the frame of the wind', () => {
  const frame = localFrame([103.7, 1.27]);
  it('has a place to the north downwind of a south wind, one to the west on its left', () => {
    const { toWind } = windPlaces(frame, 180);
    const [xM, yM] = toWind(frame.toLonLat([-50, 300]));
    assert.ok(Math.abs(xM - 300) < 1e-6 && Math.abs(yM - 50) < 1e-6, `${xM}, ${yM}`);
  });
  it('goes there and back within a centimetre for any wind', () => {
    for (const fromDeg of [0, 37, 90, 211, 359.5]) {
      const places = windPlaces(frame, fromDeg);
      const [xM, yM] = places.toWind(places.toLonLat([1234, -567]));
      assert.ok(Math.hypot(xM - 1234, yM + 567) < 0.02);
    }
  });
});

describe('people within a level', () => {
  const square = [
    [0, -50],
    [100, -50],
    [100, 50],
    [0, 50],
    [0, -50],
  ] as const;
  it('counts cells whose middle lies inside, apart by walls', () => {
    const cell = { at: [0, 0] as [number, number], dayPeople: 100, nightPeople: 20 };
    const inside = cellPeople({ ...cell, indoorShareDay: 0.7 }, [50, 0], false);
    const outside = cellPeople({ ...cell, indoorShareDay: null }, [150, 0], false);
    assert.deepEqual(peopleWithin([square], [inside, outside]), { outdoors: 30, indoors: 70 });
  });
  it('takes the night people, and the usual share, by night', () => {
    const cell = { at: [0, 0] as [number, number], dayPeople: 0, nightPeople: 200 };
    const people = cellPeople({ ...cell, indoorShareDay: 0.7 }, [50, 0], true);
    assert.deepEqual(peopleWithin([square], [people]), { outdoors: 2, indoors: 198 });
  });
});

describe('land as points', () => {
  it('has corners and a lattice inside, thinned where there are many corners', () => {
    const frame = localFrame([103.7, 1.27]);
    const ring = Array.from({ length: 401 }, (_, at): [number, number] => {
      const bearing = (2 * Math.PI * at) / 400;
      return frame.toLonLat([100 * Math.cos(bearing), 100 * Math.sin(bearing)]);
    });
    const points = landPoints([[ring]], frame);
    assert.ok(points.length > 40 && points.length < 80, `${points.length}`);
    assert.ok(points.every(([east, north]) => Math.hypot(east, north) < 101));
  });
});

describe('the advice for a place', () => {
  const level = (
    hazard: 'toxic' | 'flammable' | 'thermal' | 'overpressure',
    colour: 'red' | 'yellow',
  ) => ({
    hazard,
    colour,
  });
  const saying = (advice: 'shelter' | 'evacuate' | 'uncertain') => () => ({
    advice,
    reason: { zh: '因', en: 'why' },
  });
  const outlook = { reached: [], seriousChance: 0, toxic: saying('uncertain') };
  const adviceOf = (more: Partial<Parameters<typeof placeAdvice>[0]>) =>
    placeAdvice({ ...outlook, ...more }).advice;
  it('goes by what people would breathe either way, and is to stay where that is not clear', () => {
    const reached = [level('toxic', 'red')];
    for (const [toxic, advice] of [
      ['shelter', 'shelter'],
      ['evacuate', 'evacuate'],
      ['uncertain', 'shelter'],
    ] as const)
      assert.equal(adviceOf({ reached, toxic: saying(toxic) }), advice);
  });
  it('is to leave where gas can ignite or a fire reaches, however good the air inside', () => {
    for (const hazard of ['flammable', 'thermal', 'overpressure'] as const)
      assert.equal(
        adviceOf({ reached: [level(hazard, 'red')], toxic: saying('shelter') }),
        'evacuate',
      );
  });
  it('is to be ready for light effects, and where the wind may bring more', () => {
    assert.equal(adviceOf({ reached: [level('toxic', 'yellow')] }), 'prepare');
    assert.equal(adviceOf({ seriousChance: 0.06 }), 'prepare');
    assert.equal(adviceOf({}), 'none');
  });
});
