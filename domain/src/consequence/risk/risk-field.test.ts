import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { toxicFractions, PURPLE_BOOK_RULES } from '../effects/fatality-rules.ts';
import { toxicProbitOf } from '../effects/toxic-probits.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import type { Lethality } from './lethality.ts';
import { plumeLethality } from './plume-lethality.ts';
import { contributionsAt, riskAt, riskModel } from './risk-field.ts';
import type { RiskScenario } from './risk-scenario.ts';
import { windRose, type WeatherClass, type WindRose } from './wind-rose.ts';

const random = seededRandom(11);
const ROSE: WindRose = windRose(
  (['D', 'F'] as const).flatMap((stability) => {
    const shares = Array.from({ length: 16 }, () => random.between(0.2, 1.8) / 32);
    const sum = shares.reduce((a, b) => a + b, 0);
    return shares.map((share, at) => ({
      stability,
      windMPerS: stability === 'D' ? 5 : 2,
      windFromDeg: at * 22.5,
      probability: share / sum / 2,
    }));
  }),
  16,
);

function plume({ stability, windMPerS }: WeatherClass): Lethality {
  return plumeLethality({
    source: {
      rateKgPerS: 5,
      windMPerS,
      heightM: 0,
      curves: sigmaCurves('briggs', stability, 'rural'),
    },
    receptorHeightM: 0,
    probit: toxicProbitOf('chlorine', 'purple-book')!,
    unitPerKgPerM3: 1e6,
    minutes: 10,
  });
}

const SCENARIO: RiskScenario = {
  id: 's',
  facilityId: 'f',
  name: { zh: '泄漏', en: 'leak' },
  eastM: 100,
  northM: -50,
  frequencyPerYear: 1e-4,
  outcomes: [
    {
      kind: 'directional',
      name: { zh: '毒云', en: 'toxic cloud' },
      probability: 0.8,
      lethality: plume,
      fractionsOf: (share) => toxicFractions(PURPLE_BOOK_RULES, share),
    },
  ],
};

/** The expectation by direct quadrature over the direction, in steps of 0.02°. */
function direct(eastM: number, northM: number): number {
  const distanceM = Math.hypot(eastM, northM);
  const bearing = Math.atan2(eastM, northM);
  let sum = 0;
  for (const air of ROSE.classes) {
    const lethality = plume(air);
    if (distanceM > lethality.reachM) continue;
    const widthRad = (2 * Math.PI) / air.fromSectors.length;
    for (const [sector, probability] of air.fromSectors.entries()) {
      const centreRad = sector * widthRad + Math.PI;
      const steps = 1125;
      for (let step = 0; step < steps; step++) {
        const theta = centreRad + widthRad * ((step + 0.5) / steps - 0.5);
        const off = Math.abs(Math.atan2(Math.sin(bearing - theta), Math.cos(bearing - theta)));
        const share = off > lethality.halfAngleRad(distanceM) ? 0 : lethality.at(distanceM, off);
        sum += (probability * share) / steps;
      }
    }
  }
  return 0.8e-4 * sum;
}

test('the table gives the risk that integration over all directions gives', () => {
  const model = riskModel([SCENARIO], ROSE);
  const places = seededRandom(5);
  for (let turn = 0; turn < 40; turn++) {
    const [distanceM, bearing] = [places.between(20, 1400), places.between(0, 2 * Math.PI)];
    const [east, north] = [distanceM * Math.sin(bearing), distanceM * Math.cos(bearing)];
    const ours = riskAt(model, 100 + east, -50 + north);
    const exact = direct(east, north);
    assert.ok(Math.abs(ours / exact - 1) < 0.02, `${distanceM} m ${bearing}: ${ours} ${exact}`);
  }
});

test('the contributions at a point are exact, and add up to its risk', () => {
  const other = { ...SCENARIO, id: 'other', eastM: 300, frequencyPerYear: 1e-3 };
  const model = riskModel([SCENARIO, other], ROSE);
  const parts = contributionsAt(model, 400, 100);
  assert.deepEqual(
    parts.map(({ scenario }) => scenario.id),
    ['other', 's'],
  );
  assert.ok(Math.abs(parts[1]!.riskPerYear / direct(300, 150) - 1) < 2e-3);
  assert.ok(Math.abs(parts[0]!.riskPerYear / (10 * direct(100, 150)) - 1) < 2e-3);
  assert.ok(Math.abs(parts[0]!.share + parts[1]!.share - 1) < 1e-12);
  const sum = parts[0]!.riskPerYear + parts[1]!.riskPerYear;
  assert.ok(Math.abs(riskAt(model, 400, 100) / sum - 1) < 0.02);
});

test('a wind from the north carries the risk south', () => {
  const one = { stability: 'D', windMPerS: 5, windFromDeg: 0, probability: 1 } as const;
  const model = riskModel([{ ...SCENARIO, eastM: 0, northM: 0 }], windRose([one], 8));
  assert.ok(riskAt(model, 0, -200) > 0);
  assert.equal(riskAt(model, 0, 200), 0);
  assert.equal(riskAt(model, 200, 0), 0);
});

test('a uniform rose gives circles', () => {
  const even = Array.from({ length: 12 }, (_, at) => ({
    stability: 'D' as const,
    windMPerS: 5,
    windFromDeg: at * 30,
    probability: 1 / 12,
  }));
  const model = riskModel([{ ...SCENARIO, eastM: 0, northM: 0 }], windRose(even, 12));
  const north = riskAt(model, 0, 300);
  for (let deg = 0; deg < 360; deg += 7) {
    const rad = (deg * Math.PI) / 180;
    const here = riskAt(model, 300 * Math.sin(rad), 300 * Math.cos(rad));
    assert.ok(Math.abs(here / north - 1) < 1e-5);
  }
});

test('a lethality all around the source counts once, whatever the sectors', () => {
  const everywhere: Lethality = { reachM: 100, halfAngleRad: () => Math.PI, at: () => 0.5 };
  const scenario: RiskScenario = {
    ...SCENARIO,
    outcomes: [
      { ...SCENARIO.outcomes[0]!, kind: 'directional', lethality: () => everywhere } as never,
    ],
  };
  const model = riskModel([scenario], ROSE);
  for (const bearing of [0, 1, 2.5, 4])
    assert.ok(
      Math.abs(
        riskAt(model, 100 + 60 * Math.sin(bearing), -50 + 60 * Math.cos(bearing)) / 4e-5 - 1,
      ) < 1e-5,
    );
});
