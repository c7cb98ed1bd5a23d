import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Feature, FeatureCollection, Geometry } from 'geojson';

const SEEDS = new URL('../../seeds/', import.meta.url);

/** Path of a file in gis-data/seeds. */
export function seedPath(name: string): string {
  return fileURLToPath(new URL(name, SEEDS));
}

export function readSeedText(name: string): string {
  return readFileSync(seedPath(name), 'utf8');
}

/** A JSON table of the seeds. The seeds are ours and are checked by validate.test.ts, not on each read. */
export function readSeedRows<Row>(name: string): Row[] {
  return JSON.parse(readSeedText(name)) as Row[];
}

export function readSeedFeatures<G extends Geometry, P>(layer: string): Feature<G, P>[] {
  const collection = JSON.parse(readSeedText(`${layer}.geojson`)) as FeatureCollection<G, P>;
  return collection.features;
}
