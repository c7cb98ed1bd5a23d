import pg from 'pg';
import { seededRandom } from '../domain/src/random/seeded-random.ts';
import { cellCentre } from '../domain/src/risk/grid.ts';
import { presenceOf } from '../domain/src/risk/presence.ts';
import { fieldOf, valueAt } from '../domain/src/risk/risk-field.ts';
import type { RiskField } from '../domain/src/risk/risk-field.ts';
import type { RiskSource } from '../domain/src/risk/risk-source.ts';
import { sampleGrid, samplePeople, sampleSources } from '../domain/src/risk/sample-park.ts';
import { ZONE_SETTINGS } from '../domain/src/risk/zone-settings.ts';
import { zonesOf } from '../domain/src/risk/zones.ts';
import type { BenchLine } from './bench.ts';
import { withNativePostgres } from './native-postgres.ts';

const GRID = sampleGrid(400);
const EXTENT_M = 10_000;
const COUNTS = [1_000, 5_000, 20_000];
const TURNS = 5;
/** Both sum the same products of doubles; ours are rounded to quanta, and sines of the frame differ in the last bits. */
const MOST_APART = 1e-5;

/** The same sum as one join: cells within the reach of each source, on a plane in metres, both sides indexed. */
const JOIN = `SELECT c.cell, sum(s.amount * c.presence
    * power(1 - power(greatest(0, ST_Distance(c.geom, s.geom) - ${GRID.cellM / 2}) / s.reach, 2), 4)) AS value
  FROM source s JOIN cell c ON ST_DWithin(c.geom, s.geom, s.reach + ${GRID.cellM / 2})
  WHERE greatest(0, ST_Distance(c.geom, s.geom) - ${GRID.cellM / 2}) < s.reach
  GROUP BY c.cell`;

/** Zones of 10 km × 10 km at 25 m, all over again, beside the sum alone as a query of PostGIS on a native server. */
async function run(): Promise<BenchLine[]> {
  return withNativePostgres(async (url) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return await compare(client);
    } finally {
      await client.end();
    }
  });
}

async function compare(client: pg.Client): Promise<BenchLine[]> {
  const random = seededRandom(1);
  const presence = presenceOf(GRID, samplePeople(random, 2_000, EXTENT_M));
  const all = sampleSources(random, COUNTS.at(-1)!, EXTENT_M);
  const empty = fieldOf(GRID, presence, []);
  await client.query('CREATE EXTENSION postgis');
  await loadCells(client, empty);
  const lines: BenchLine[] = [];
  for (const count of COUNTS) {
    const sources = all.slice(0, count);
    await loadSources(client, sources, empty);
    const before = performance.now();
    const { rows } = await client.query<{ cell: number; value: number }>(JOIN);
    const peer = performance.now() - before;
    const field = fieldOf(GRID, presence, sources);
    checkSame(field, rows);
    const showing = { settings: ZONE_SETTINGS, before: null, nowMs: 0 };
    const fieldMs = median(() => fieldOf(GRID, presence, sources));
    const zonesMs = median(() => zonesOf(field, sources, showing));
    const what = `${GRID.columns ** 2} cells, ${count} sources`;
    lines.push(
      {
        what: `${what}: values`,
        ours: fieldMs,
        unit: 'ms',
        peer,
        peerName: 'PostGIS',
        ratio: fieldMs / peer,
      },
      {
        what: `${what}: values, zones, reasons`,
        ...{
          ours: fieldMs + zonesMs,
          unit: 'ms',
          peer,
          peerName: 'PostGIS, values alone',
          ratio: (fieldMs + zonesMs) / peer,
        },
      },
    );
  }
  return lines;
}

function checkSame(field: RiskField, rows: readonly { cell: number; value: number }[]): void {
  const values = new Float64Array(field.quanta.length);
  for (const { cell, value } of rows) values[cell] = value;
  const apart = values.reduce(
    (most, value, cell) => Math.max(most, Math.abs(value - valueAt(field, cell))),
    0,
  );
  if (!(apart < MOST_APART)) throw new Error(`the query and the field differ by ${apart}`);
}

async function loadCells(
  client: pg.Client,
  { grid, gridFrame, presence }: RiskField,
): Promise<void> {
  await client.query(
    'CREATE TABLE cell (cell integer PRIMARY KEY, presence float8, geom geometry(Point))',
  );
  const places = Array.from(presence, (_, cell) => cellCentre(cell, grid, gridFrame));
  await client.query(
    `INSERT INTO cell SELECT n - 1, p, ST_MakePoint(x, y) FROM unnest($1::float8[], $2::float8[], $3::float8[]) WITH ORDINALITY AS c (p, x, y, n)`,
    [[...presence], places.map(([east]) => east), places.map(([, north]) => north)],
  );
  await client.query('CREATE INDEX ON cell USING gist (geom)');
  await client.query('ANALYZE cell');
}

async function loadSources(
  client: pg.Client,
  sources: readonly RiskSource[],
  { gridFrame }: RiskField,
): Promise<void> {
  await client.query('DROP TABLE IF EXISTS source');
  await client.query('CREATE TABLE source (amount float8, reach float8, geom geometry)');
  const inMetres = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? gridFrame.frame.toMetres(value as [number, number])
      : (value as unknown[]).map(inMetres);
  await client.query(
    `INSERT INTO source SELECT a, r, ST_GeomFromGeoJSON(g) FROM unnest($1::float8[], $2::float8[], $3::text[]) AS s (a, r, g)`,
    [
      sources.map(({ reasons }) => reasons.reduce((sum, { amount }) => sum + amount, 0)),
      sources.map(({ reachM }) => Math.max(reachM, GRID.cellM)),
      sources.map(({ at }) =>
        JSON.stringify({ type: at.type, coordinates: inMetres(at.coordinates) }),
      ),
    ],
  );
  await client.query('UPDATE source SET geom = ST_SetSRID(geom, 0)');
  await client.query('CREATE INDEX ON source USING gist (geom)');
  await client.query('ANALYZE source');
}

function median(work: () => unknown): number {
  const spentMs = Array.from({ length: TURNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return spentMs.toSorted((one, other) => one - other)[TURNS >> 1]!;
}

export default { name: 'zones', isLong: true, run };
