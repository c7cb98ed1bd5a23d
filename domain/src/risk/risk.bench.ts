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
function run() {
  const spentMs: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const before = performance.now();
    const risk = riskGrid(sources, GRID);
    zonesOf(risk);
    heatOf(risk);
    spentMs.push(performance.now() - before);
  }
  const ours = spentMs.toSorted((a, b) => a - b)[3]!;
  const what = `zones, reasons and heat of ${GRID.columns * GRID.rows} cells with 600 sources, median`;
  return [
    { what, ours, unit: 'ms', peer: RISK_LIMIT_MS, peerName: 'limit', ratio: ours / RISK_LIMIT_MS },
  ];
}

export default { name: 'risk', run };
