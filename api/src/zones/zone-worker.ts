import { parentPort, workerData } from 'node:worker_threads';
import { heatOf } from '@parkwatch/domain/risk/heat';
import { riskGrid } from '@parkwatch/domain/risk/risk-grid';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import { zonesOf } from '@parkwatch/domain/risk/zones';
import type { ComputedZones } from './compute-zones.ts';

const { sources, grid, settings } = workerData as ZoneInputs;
const risk = riskGrid(sources, grid);
parentPort?.postMessage({
  zones: zonesOf(risk, settings),
  heat: heatOf(risk),
} satisfies ComputedZones);
