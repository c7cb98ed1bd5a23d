import { seededRandom } from '../random/seeded-random.ts';
import type { Grid } from './grid.ts';
import { heatOf } from './heat.ts';
import { riskGrid } from './risk-grid.ts';
import { SAMPLE_CENTRE, sampleSources } from './sample-sources.ts';
import { zonesOf } from './zones.ts';

/** The whole park, 380 × 320 cells, with 600 sources: risk, zones with reasons, heat. Limit 1 s: it is computed at each change. */
export const RISK_LIMIT_MS = 1000;
const GRID: Grid = { centre: SAMPLE_CENTRE, cellM: 25, columns: 380, rows: 320 };

const sources = sampleSources(seededRandom(1), 600, 8000);
const spentMs: number[] = [];
let zoneCount = 0;
for (let turn = 0; turn < 7; turn++) {
  const before = performance.now();
  const risk = riskGrid(sources, GRID);
  zoneCount = zonesOf(risk).length;
  heatOf(risk);
  spentMs.push(performance.now() - before);
}
const medianMs = spentMs.toSorted((a, b) => a - b)[3]!;
console.log(
  JSON.stringify({
    name: 'risk',
    figureMs: medianMs,
    firstMs: spentMs[0],
    limitMs: RISK_LIMIT_MS,
    ratio: medianMs / RISK_LIMIT_MS,
    zoneCount,
  }),
);
