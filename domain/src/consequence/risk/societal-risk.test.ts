import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PURPLE_BOOK_RULES, toxicFractions } from '../effects/fatality-rules.ts';
import type { PopulationCell } from '../effects/people-affected.ts';
import { fnCurve, frequencyOfAtLeast, potentialLossOfLife } from './fn-curve.ts';
import { fatalOutcomes } from './societal-risk.ts';
import { wedgeLethality } from './centre-line-risk.ts';
import { explosionLethality } from './radial-lethality.ts';
import type { RiskScenario } from './risk-scenario.ts';
import { windRose } from './wind-rose.ts';

const NAME = { zh: '情景', en: 'scenario' };
const SCENARIO: RiskScenario = {
  id: 's',
  facilityId: 'f',
  name: NAME,
  eastM: 0,
  northM: 0,
  frequencyPerYear: 1e-4,
  outcomes: [
    {
      kind: 'directional',
      name: NAME,
      probability: 0.5,
      lethality: () =>
        wedgeLethality({ radiusM: 500, halfAngleRad: Math.PI / 8, deathProbability: 1 }),
      fractionsOf: (share) => toxicFractions(PURPLE_BOOK_RULES, share),
    },
    {
      kind: 'radial',
      name: NAME,
      probability: 0.1,
      lethality: explosionLethality(PURPLE_BOOK_RULES, (distanceM) => 3.1e6 / distanceM, 1000),
    },
  ],
};
const north: PopulationCell = {
  id: 'n',
  xM: 0,
  yM: 400,
  peopleDay: 1000,
  peopleNight: 1000,
  buildingId: null,
};
/** Mostly from the south, so that the cloud goes north. */
const ROSE = windRose(
  Array.from({ length: 8 }, (_, at) => ({
    stability: 'D' as const,
    windMPerS: 5,
    windFromDeg: at * 45,
    probability: at === 4 ? 0.3 : 0.1,
  })),
  8,
);

test('people to the north die when the wind blows from the south', () => {
  const exposed = { cells: [north], period: 'day' as const, periodShare: 1 };
  const outcomes = fatalOutcomes([SCENARIO], ROSE, exposed);
  assert.ok(Math.abs(potentialLossOfLife(outcomes) / (1e-4 * 0.5 * 0.3 * 1000) - 1) < 0.05);
  assert.ok(Math.abs(frequencyOfAtLeast(outcomes, 1000) / (1e-4 * 0.5 * 0.3) - 1) < 0.05);
});

test('near the source the explosion kills whatever the wind', () => {
  const near = { ...north, yM: 50 };
  const outcomes = fatalOutcomes([SCENARIO], ROSE, {
    cells: [near],
    period: 'day',
    periodShare: 0.5,
  });
  assert.ok(outcomes.some(({ frequencyPerYear }) => Math.abs(frequencyPerYear - 5e-6) < 1e-12));
  const points = fnCurve(outcomes);
  assert.equal(points.length, 1);
  assert.equal(points[0]!.region, 'unacceptable');
});

test('indoors fewer die; nobody around gives an empty curve', () => {
  const indoors = { ...north, buildingId: 'dwelling' };
  const all = { period: 'night' as const, periodShare: 1 };
  const out = potentialLossOfLife(fatalOutcomes([SCENARIO], ROSE, { ...all, cells: [north] }));
  const inside = potentialLossOfLife(fatalOutcomes([SCENARIO], ROSE, { ...all, cells: [indoors] }));
  assert.ok(Math.abs(inside / out - (0.01 + 0.99 * 0.1)) < 1e-9);
  assert.deepEqual(fnCurve(fatalOutcomes([SCENARIO], ROSE, { ...all, cells: [] })), []);
  assert.throws(
    () => fatalOutcomes([SCENARIO], ROSE, { ...all, cells: [], periodShare: 2 }),
    /periodShare/,
  );
});
