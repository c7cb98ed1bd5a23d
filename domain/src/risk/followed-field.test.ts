import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { followInputs, type FollowedField } from './followed-field.ts';
import { heatOf } from './heat.ts';
import { presenceOf } from './presence.ts';
import { fieldOf, valueAt } from './risk-field.ts';
import { sampleGrid, samplePeople, sampleReason, sampleSources } from './sample-park.ts';
import { zoneInputsText } from './zone-inputs.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';

const SEED = 20261128;
const GRID = sampleGrid(21);
const EXTENT_M = 525;
const base = { grid: GRID, people: null, settings: ZONE_SETTINGS };

describe('a field that follows its sources', () => {
  it(`is what a full computation gives, bit for bit, after 1,000 changes (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    const pool = sampleSources(random, 40, EXTENT_M);
    const people = samplePeople(random, 5, EXTENT_M);
    let followed: FollowedField | null = null;
    for (let turn = 0; turn < 1_000; turn++) {
      const sources = pool
        .filter(() => random.next() < 0.7)
        .map((source) =>
          random.next() < 0.1
            ? { ...source, reasons: [...source.reasons, sampleReason(random, `${turn}`)] }
            : source,
        );
      const inputs = { ...base, people: turn % 300 < 200 ? null : people, sources };
      followed = followInputs(followed, inputs);
      if (turn % 20 === 0)
        assert.deepEqual(
          followed.field.quanta,
          fieldOf(GRID, presenceOf(GRID, inputs.people), sources).quanta,
        );
    }
  });
  it('refuses two sources of one id', () => {
    const [source] = sampleSources(seededRandom(1), 1, 100);
    assert.throws(() => followInputs(null, { ...base, sources: [source!, source!] }), RangeError);
  });
});

describe('the text of the inputs', () => {
  const sources = sampleSources(seededRandom(2), 3, EXTENT_M);
  const text = zoneInputsText({ ...base, sources });
  it('is the same in any order and with other labels', () => {
    const renamed = sources.toReversed().map((source) => ({
      ...source,
      reasons: source.reasons.map((reason) => ({ ...reason, label: { zh: '改', en: 'changed' } })),
    }));
    assert.equal(zoneInputsText({ ...base, sources: renamed }), text);
  });
  it('differs with anything that counts', () => {
    const [first, ...rest] = sources as [(typeof sources)[0], ...typeof sources];
    const others = [
      { ...base, sources: rest },
      { ...base, sources: [{ ...first, reachM: first.reachM + 1 }, ...rest] },
      { ...base, sources: [{ ...first, reasons: [] }, ...rest] },
      { ...base, sources: [{ ...first, enterpriseId: 91 }, ...rest] },
      { ...base, people: [], sources },
      { ...base, settings: { ...ZONE_SETTINGS, dwellMs: 1 }, sources },
      { ...base, grid: sampleGrid(22), sources },
    ];
    for (const other of others) assert.notEqual(zoneInputsText(other), text);
  });
});

describe('heat', () => {
  it('keeps the peak of a block, and leaves out what no zone shows', () => {
    const sources = sampleSources(seededRandom(3), 6, EXTENT_M);
    const field = fieldOf(GRID, presenceOf(GRID, []), sources);
    const heat = heatOf(field);
    const peak = Math.max(...Array.from(field.quanta, (_, cell) => valueAt(field, cell)));
    assert.ok(Math.abs(Math.max(...heat.map(([, , value]) => value)) - peak) < 1e-4);
    assert.ok(heat.every(([, , value]) => value >= 0.03) && heat.length <= 121);
    assert.throws(() => heatOf(field, { blockCells: 1.5, leastValue: 0 }), RangeError);
  });
});
