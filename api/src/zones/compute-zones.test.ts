import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { presenceOf } from '@parkwatch/domain/risk/presence';
import { fieldOf } from '@parkwatch/domain/risk/risk-field';
import { sampleGrid, sampleSources } from '@parkwatch/domain/risk/sample-park';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zone-settings';
import { zonesOf } from '@parkwatch/domain/risk/zones';
import { zoneComputer } from './compute-zones.ts';

const grid = sampleGrid(40);
const all = sampleSources(seededRandom(5), 30, 900);
const taskOf = (count: number) => ({
  inputs: { grid, people: [], settings: ZONE_SETTINGS, sources: all.slice(0, count) },
  ...{ before: null, above: null, nowMs: 0, lands: [] },
});

it('a computer answers again and again, after a failure too, as a full computation would', async () => {
  const computer = zoneComputer();
  const peaksOf = async (count: number) =>
    (await computer.compute(taskOf(count))).zones.map(({ colour, peak }) => [colour, peak]);
  const expected = (count: number) => {
    const sources = all.slice(0, count);
    const field = fieldOf(grid, presenceOf(grid, []), sources);
    const showing = { settings: ZONE_SETTINGS, before: null, nowMs: 0 };
    return zonesOf(field, sources, showing).zones.map(({ colour, peak }) => [colour, peak]);
  };
  const counts = [10, 30, 12];
  assert.deepEqual(await Promise.all(counts.map(peaksOf)), counts.map(expected));
  const wrong = taskOf(1);
  const twice = { ...wrong, inputs: { ...wrong.inputs, sources: [all[0]!, all[0]!] } };
  await assert.rejects(computer.compute(twice), /two sources are facility:0/);
  assert.deepEqual(await peaksOf(20), expected(20));
  await computer.close();
});
