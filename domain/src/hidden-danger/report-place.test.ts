import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bbox } from '../geo/bbox.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import { isReportablePlace } from './report-place.ts';

const PARK: Bbox = [103.64, 1.22, 103.75, 1.31];

test('a place in the park or up to 2 km around it is taken, others are not', () => {
  // 2 km are about 0.018 degrees here.
  const rows: [LonLat, boolean][] = [
    [[103.7, 1.27], true],
    [[103.64, 1.31], true],
    [[103.623, 1.22], true],
    [[103.7, 1.327], true],
    [[103.62, 1.27], false],
    [[103.7, 1.33], false],
    [[0, 0], false],
    [[-103.7, 1.27], false],
    [[103.7, -1.27], false],
  ];
  for (const [place, expected] of rows)
    assert.equal(isReportablePlace(place, PARK), expected, place.join());
});
