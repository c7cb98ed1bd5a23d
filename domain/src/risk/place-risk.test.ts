import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { cellCentre, frameOf, gridCovering } from './grid.ts';
import { cellAt, groundOf, placeHistory, placeRisk } from './place-risk.ts';
import type { During } from './place-risk.ts';
import { presenceOf } from './presence.ts';
import { fieldOf, valueAt } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import { samplePeople, sampleSources } from './sample-park.ts';
import type { ZoneBase } from './zone-inputs.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';

const GRID = gridCovering([103.7, 1.27, 103.712, 1.281]);

describe('the risk of a place', () => {
  it('is that of the field, bit for bit, with reasons that add up to it, in 60 random parks', () => {
    const random = seededRandom(20_261_128);
    for (let park = 0; park < 60; park++) {
      const people = park % 5 === 0 ? null : samplePeople(random, 20, 1200);
      const sources = sampleSources(random, 25, 1200);
      const field = fieldOf(GRID, presenceOf(GRID, people), sources);
      const ground = groundOf({ grid: GRID, people });
      for (let ask = 0; ask < 25; ask++) {
        const cell = random.below(GRID.columns * GRID.rows);
        const { value, reasons } = placeRisk(ground, cell, sources);
        assert.equal(value, valueAt(field, cell));
        const sum = reasons.reduce((total, reason) => total + reason.value, 0);
        assert.ok(Math.abs(sum - value) < 1e-9);
        const place = frameOf(GRID).frame.toLonLat(cellCentre(cell, GRID, frameOf(GRID)));
        assert.equal(cellAt(GRID, place), cell);
      }
    }
  });

  it('is not told outside the grid', () => {
    assert.equal(cellAt(GRID, [103.699, 1.275]), null);
    assert.equal(cellAt(GRID, [103.705, 1.29]), null);
  });
});

describe('how the value of a place went', () => {
  const base: ZoneBase = { grid: GRID, people: [], settings: ZONE_SETTINGS };
  const source = (id: string, amount: number): RiskSource => ({
    ...{ id, enterpriseId: 1, reachM: 300, at: { type: 'Point', coordinates: [103.706, 1.275] } },
    reasons: [{ id, kind: 'alarm', refId: 1, label: { zh: '', en: '' }, amount }],
  });
  const during = <Held>(held: Held, fromMs: number, toMs: number | null): During<Held> => ({
    ...{ held, fromMs, toMs },
  });

  it('changes when a source comes and goes, and says when nothing is stored', () => {
    const steps = placeHistory(
      [103.706, 1.275],
      [during(base, 100, 500), during({ ...base, people: null }, 600, null)],
      [during(source('a', 0.25), 100, 500), during(source('b', 0.5), 200, 700)],
    );
    const rounded = steps.map(({ atMs, value }) => ({
      ...{ atMs, value: value && Number(value.toFixed(3)) },
    }));
    // The place is some metres off the middle of its cell.
    assert.deepEqual(rounded, [
      { atMs: 100, value: 0.25 },
      { atMs: 200, value: 0.75 },
      { atMs: 500, value: null },
      // Nobody knows who is there: twice as much.
      { atMs: 600, value: 1 },
      { atMs: 700, value: 0 },
    ]);
  });

  it('is unknown all along for a place outside', () => {
    assert.deepEqual(placeHistory([103.6, 1.2], [during(base, 0, null)], []), []);
  });
});
