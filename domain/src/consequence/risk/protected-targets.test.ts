import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeTargets, type ProtectedTarget } from './protected-targets.ts';
import { explosionLethality } from './radial-lethality.ts';
import { AQT_3046_RULES } from '../effects/fatality-rules.ts';
import { riskContours, riskModel, riskOnGrid } from './risk-field.ts';
import type { RiskScenario } from './risk-scenario.ts';
import { polygonsAreaM2 } from '../effects/contours.ts';
import { windRose } from './wind-rose.ts';

const NAME = { zh: '学校', en: 'school' };
const SCENARIO: RiskScenario = {
  id: 's',
  facilityId: 'f',
  name: NAME,
  eastM: 0,
  northM: 0,
  frequencyPerYear: 5e-6,
  outcomes: [
    {
      kind: 'radial',
      name: NAME,
      probability: 1,
      lethality: explosionLethality(AQT_3046_RULES, (distanceM) => 6e6 / distanceM, 1000),
    },
  ],
};
const AIR = windRose([{ stability: 'D', windMPerS: 5, windFromDeg: 0, probability: 1 }], 8);
const MODEL = riskModel([SCENARIO], AIR);
const GRID = { startXM: -500, startYM: -500, cellM: 5, columns: 201, rows: 201 };

function target(eastM: number, targetClass: ProtectedTarget['targetClass']): ProtectedTarget {
  return { id: `t${eastM}`, name: NAME, targetClass, points: [[eastM, 0]] };
}

test('a circle of risk is found as a contour', () => {
  const contours = riskContours(GRID, riskOnGrid(MODEL, GRID));
  const areas = contours.map(({ polygons }) => polygonsAreaM2(polygons));
  for (const area of areas.slice(0, 2)) assert.ok(Math.abs(area / (Math.PI * 200 ** 2) - 1) < 0.03);
  assert.deepEqual(areas.slice(2), [0, 0]);
});

test('a target inside the contour of its limit fails, with how deep it lies', () => {
  const [inside, outside] = judgeTargets(MODEL, [target(150, 'class-1'), target(260, 'class-1')], {
    status: 'in-service',
    grid: GRID,
  });
  assert.equal(inside!.isWithin, false);
  assert.ok(Math.abs(inside!.marginM! + 50) < 4);
  assert.match(inside!.text.en, /exceeds the limit of 3e-6 per year, \d+ m inside/);
  assert.equal(outside!.isWithin, true);
  assert.ok(Math.abs(outside!.marginM! - 60) < 4);
  assert.match(outside!.text.zh, /不超过基准/);
});

test('a limit that is nowhere exceeded has no contour and no distance', () => {
  const options = { status: 'in-service' as const, grid: GRID };
  const [verdict] = judgeTargets(MODEL, [target(0, 'class-3')], options);
  assert.deepEqual([verdict!.isWithin, verdict!.marginM], [true, null]);
  const noPoints = { ...target(0, 'class-3'), points: [] };
  assert.throws(() => judgeTargets(MODEL, [noPoints], options), /no point/);
});
