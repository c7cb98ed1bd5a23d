import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import { createHash } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { sqlText } from '../db/sql.ts';
import { startApi } from '../start-api.ts';
import { apiClient } from '../testing/api-client.ts';
import { silentLog } from '../testing/test-database.ts';

const POINTS = 2000;
const CALLS = 12;
const PER_CALL = 10_000;
const KEY = 'pw_bench_key_of_the_gateway';
/** The newest readings of the last minute and a half: live data, none of it late. */
const EVERY_S = 1.5;

/** Raw rows of one call as the insert statement takes them, and the same as a source sends them. */
type Batch = { readonly body: string; readonly columns: readonly string[] };

const INSERT = sqlText(`INSERT INTO observation_bench (point_id, at, value, quality)
  SELECT p, to_timestamp(ms / 1000), v, 0 FROM unnest($1::bigint[], $2::float8[], $3::float8[]) r (p, ms, v) ON CONFLICT DO NOTHING`);

async function prepared(db: Database): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await db.ownerTx((tx) =>
    tx.script({
      name: 'bench',
      text: `CREATE TABLE observation_bench (LIKE observation INCLUDING ALL) PARTITION BY RANGE (at);
        CREATE TABLE observation_bench_all PARTITION OF observation_bench FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
        SELECT ensure_day_partition('observation', DATE '${day}');
        INSERT INTO point (external_id, code, name_zh, name_en, kind, unit, range_low, range_high, ll, l, h, hh, deadband, delay_s,
          rate_limit_per_min, frozen_s, sustained, geom)
        SELECT 'P' || i, 'P' || i, '点', 'Point', 'temperature', 'degC', 0, 100, 5, 10, 90, 95, 2, 10, 500, 3600, '{"limit": 70, "hours": 3}',
          ST_SetSRID(ST_MakePoint(103.7, 1.27), 4326) FROM generate_series(1, ${POINTS}) i`,
    }),
  );
  const keyHash = createHash('sha256').update(KEY).digest();
  const insertKey = sqlText(
    `INSERT INTO api_key (name, key_hash, prefix) VALUES ('bench', $1, 'pw_bench')`,
  );
  await db.tx({ kind: 'system' }, (tx) => tx.run(insertKey, [keyHash]));
}

/** Every point, five readings a call, the newest of them now. */
function batches(): Batch[] {
  const perPoint = PER_CALL / POINTS;
  const startMs = Date.now() - CALLS * perPoint * EVERY_S * 1000;
  return Array.from({ length: CALLS }, (_, call) => {
    const rows = Array.from({ length: PER_CALL }, (__, at) => ({
      id: 1 + Math.floor(at / perPoint),
      ms: startMs + (call * perPoint + (at % perPoint)) * EVERY_S * 1000,
      value: 50 + ((at * 7 + call) % 100) / 10,
    }));
    const readings = rows.map(({ id, ms, value }) => ({
      point: `P${id}`,
      time: new Date(ms).toISOString(),
      value,
    }));
    const columns = [
      rows.map(({ id }) => id),
      rows.map(({ ms }) => ms),
      rows.map(({ value }) => value),
    ];
    return {
      body: JSON.stringify({ readings }),
      columns: columns.map((list) => `{${list.join(',')}}`),
    };
  });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/**
 * Readings a second through real HTTP, with the rules run and the states kept, against the bare insert of the same rows
 * in the same run. Every second call is gzip. On a 2-core machine with a load of 12: embedded 22,000 against 73,000,
 * PostgreSQL 15 by BENCH_DATABASE_URL 25,000 against 121,000. Half of our time is that insert; then come the states of the
 * rules (read and written, 700 bytes a point), the latest values and, at a tenth, JSON and rules. With 50 readings a
 * point instead of 5 the share of the states falls away.
 */
async function run() {
  const url = process.env['BENCH_DATABASE_URL'];
  const db = await openDatabase({ url, log: silentLog });
  await migrate(db, silentLog);
  await prepared(db);
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'silent' });
  const log = pino({ level: 'silent' });
  const api = await startApi(buildParts({ config, db, log }));
  const client = apiClient(api.url, { apiKey: KEY });
  const [warm, ...rest] = batches();
  const post = async ({ body }: Batch, isPacked: boolean) => {
    const headers = {
      'content-type': 'application/json',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    };
    const raw = isPacked ? new Uint8Array(gzipSync(body)) : body;
    const { accepted } = await client.call(ingestObservations, { raw, headers });
    if (accepted !== PER_CALL) throw new Error(`${accepted} of ${PER_CALL} readings were taken`);
  };
  const insert = ({ columns }: Batch) => db.ownerTx((tx) => tx.run(INSERT, columns));
  await post(warm!, false);
  const rows = rest.length * PER_CALL;
  try {
    let oursS = 0;
    let bareS = 0;
    // In turn, so that what else the machine does weighs on both.
    for (const [at, batch] of rest.entries()) {
      oursS += await seconds(() => post(batch, at % 2 === 1));
      bareS += await seconds(async () => void (await insert(batch)));
    }
    const [ours, peer] = [rows / oursS, rows / bareS];
    const what = `ingest over HTTP with rules, ${url === undefined ? 'embedded' : 'server'} database`;
    return [
      {
        what,
        ours,
        unit: 'readings/s',
        peer,
        peerName: 'bare insert of the same rows',
        ratio: ours / peer,
      },
    ];
  } finally {
    await api.close();
    await db.close();
  }
}

export default { name: 'ingest', run };
