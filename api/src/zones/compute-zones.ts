import { Worker } from 'node:worker_threads';
import type { HeatCell } from '@parkwatch/domain/risk/heat';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import type { Zone } from '@parkwatch/domain/risk/zones';

export type ComputedZones = { readonly zones: readonly Zone[]; readonly heat: readonly HeatCell[] };

/**
 * Runs the pure functions of the risk model on a thread of its own: a park of 600 sources takes 120–350 ms, in which no
 * request would be answered. One thread per computation: they are seconds apart.
 */
export function computeZones(inputs: ZoneInputs): Promise<ComputedZones> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./zone-worker.ts', import.meta.url), { workerData: inputs });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the zone computation stopped with ${code}`)));
  });
}
