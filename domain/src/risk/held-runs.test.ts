import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { heldClasses } from './held-classes.ts';
import { heldAbove, packHeld, pastClasses, unpackHeld } from './held-runs.ts';
import { presenceOf } from './presence.ts';
import { fieldOf } from './risk-field.ts';
import { sampleGrid, sampleSources } from './sample-park.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';

const GRID = sampleGrid(31);
const CELLS = 31 * 31;
const random = seededRandom(20261128);
const settings = { ...ZONE_SETTINGS, dwellMs: 2_500 };

it('what the colours remember comes back from its runs, and a past picture from values and what was held', () => {
  const pool = sampleSources(random, 12, 700);
  const presence = presenceOf(GRID, []);
  let held = null;
  let wasAbove = 0;
  for (let turn = 0; turn < 40; turn++) {
    const { quanta } = fieldOf(
      GRID,
      presence,
      pool.filter(() => random.next() < 0.5),
    );
    held = heldClasses(quanta, { settings, before: held, nowMs: 1_000 * (turn + 1) });
    assert.deepEqual(unpackHeld(packHeld(held), CELLS), held);
    const above = heldAbove(quanta, settings, held);
    wasAbove += above.length;
    assert.deepEqual(pastClasses(quanta, settings, above).classes, held.classes);
  }
  assert.ok(wasAbove > 40, 'colours were held');
});

it('runs of another grid are refused', () => {
  const nothing = new Float64Array(4);
  const held = { classes: new Uint8Array(4), sinceMs: nothing, lowSinceMs: nothing };
  assert.throws(() => unpackHeld(packHeld(held), 5), RangeError);
});
