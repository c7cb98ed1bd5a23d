import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PLOT_FILE, prairieGrassSvg } from './prairie-grass-plot.ts';
import { readArcs } from './prairie-grass.ts';

test('the scatter plot of Prairie Grass is as the model draws it today', () => {
  const committed = readFileSync(PLOT_FILE, 'utf8');
  assert.equal(committed, prairieGrassSvg(readArcs()), 'run node scripts/prairie-grass-plot.ts');
});

test('the plot has a point for each arc and set, told by shape as well as by colour', () => {
  const svg = prairieGrassSvg(readArcs());
  const count = (pattern: RegExp) => [...svg.matchAll(pattern)].length;
  // Marks of the legend and frames of the panels come on top.
  assert.equal(count(/<circle /g), 2 * 70 + 1);
  assert.equal(count(/<rect x=/g), 2 * 65 + 1);
  assert.equal(count(/l3\.4 6\.2/g), 2 * 40 + 1);
  assert.equal(count(/stroke-dasharray/g), 4);
});
