import type { Feature, FeatureCollection, Geometry } from 'geojson';

export type SeedFeature = Feature<Geometry, Record<string, unknown> & { ref: string }>;

/** Sorted by ref, one feature a line: two imports of the same source give the same bytes. */
export function formatSeed(features: readonly SeedFeature[]): string {
  const sorted = [...features].sort((a, b) => (a.properties.ref < b.properties.ref ? -1 : 1));
  const lines = sorted.map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** A JSON array with one row a line, for tables that people read in a diff. */
export function formatRows(rows: readonly unknown[]): string {
  return rows.length === 0
    ? '[]\n'
    : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/** Throws with the file's name when the text is no feature collection. */
export function parseCollection(text: string, name: string): FeatureCollection {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name}: not JSON`, { cause });
  }
  const collection = parsed as Partial<FeatureCollection> | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw new Error(`${name}: not a GeoJSON FeatureCollection`);
  return collection as FeatureCollection;
}
