import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { followInputs } from './followed-field.ts';
import type { FollowedField } from './followed-field.ts';
import { fieldOf } from './risk-field.ts';
import { presenceOf } from './presence.ts';
import type { RiskSource } from './risk-source.ts';
import { sampleGrid, samplePeople, sampleReason, sampleSources } from './sample-park.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';
import { zonesOf, type Zone } from './zones.ts';

const GRID = sampleGrid(60);
const EXTENT_M = 60 * 25;

/** Zones with all their reasons, as they would be shown. */
function told(zones: readonly Zone[]) {
  return zones.map(({ allReasons, geometry, peak }) => ({
    ...{ geometry, peak },
    reasons: allReasons.map(({ reason, value, share }) => [reason.id, value, share]),
  }));
}

it('reasons that are remembered are those of a full computation, bit for bit, over 300 changes', () => {
  const random = seededRandom(20_261_129);
  const people = samplePeople(random, 30, EXTENT_M);
  const base = { grid: GRID, people, settings: ZONE_SETTINGS };
  let sources: readonly RiskSource[] = sampleSources(random, 40, EXTENT_M);
  let followed: FollowedField | null = null;
  const gone: RiskSource[] = [];
  for (let turn = 0; turn < 300; turn++) {
    const at = random.below(sources.length);
    const source = sources[at]!;
    const choice = random.below(4);
    if (choice === 0 && sources.length > 20) {
      gone.push(source);
      sources = sources.filter((one) => one !== source);
    } else if (choice === 1 && gone.length > 0) {
      // One that was there before comes back as the same object.
      sources = [...sources, gone.pop()!];
    } else if (choice === 2) {
      const reasons = [...source.reasons, sampleReason(random, `t${turn}`)];
      sources = sources.with(at, { ...source, reasons });
    } else {
      // Read anew from where they are kept: alike, and not the same objects.
      sources = sources.map((one) => ({ ...one }));
    }
    followed = followInputs(followed, { ...base, sources });
    const showing = { settings: ZONE_SETTINGS, before: null, nowMs: 0 };
    const remembered = zonesOf(followed.field, sources, showing);
    const anew = zonesOf(fieldOf(GRID, presenceOf(GRID, people), sources), sources, showing);
    assert.deepEqual(told(remembered.zones), told(anew.zones), `turn ${turn}`);
  }
});
