import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { pino } from 'pino';
import { buildParts } from '../api/src/build-parts.ts';
import { readConfig } from '../api/src/config.ts';
import { openDatabase } from '../api/src/db/database.ts';
import type { Database } from '../api/src/db/database.ts';
import { migrate } from '../api/src/db/migrate.ts';
import { sqlText } from '../api/src/db/sql.ts';
import { startApi } from '../api/src/start-api.ts';
import { apiClient } from '../api/src/testing/api-client.ts';
import type { ApiClient } from '../api/src/testing/api-client.ts';
import { ingestObservations } from '../domain/src/wire/ingest.ts';
import type { BenchLine } from './bench.ts';
import { createBenchKey, createBenchPoints } from './bench-park/bench-points.ts';
import { copyIn } from './bench-park/copy-in.ts';
import { copyText, ingestBody, loadRounds, rowColumns } from './bench-park/readings-load.ts';
import type { LoadShape, Row } from './bench-park/readings-load.ts';
import { withNativePostgres } from './native-postgres.ts';

type Shape = LoadShape & { readonly what: string };

/** The first round of each is the warm-up. */
const SHAPES: readonly Shape[] = [
  {
    ...{ what: 'backlog: 10,000 a call, 50 a point', first: 1, points: 200, perPoint: 50 },
    ...{ rounds: 12, keys: 1 },
  },
  {
    ...{ what: 'backlog by 4 keys at once', first: 1001, points: 200, perPoint: 50 },
    ...{ rounds: 6, keys: 4 },
  },
  {
    ...{ what: 'all points: 10,000 a call, 5 a point', first: 2001, points: 2000, perPoint: 5 },
    ...{ rounds: 10, keys: 1 },
  },
  {
    ...{ what: 'live: 500 a call, 1 a point, 4 keys', first: 4001, points: 500, perPoint: 1 },
    ...{ rounds: 31, keys: 4 },
  },
];
const POINTS = 6000;
const KEYS = [0, 1, 2, 3].map((at) => `pw_bench_key_${at}`);
const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Points of the peers: no rules, no live values; their rows stand beside ours in the same partition. */
const SHIFTS = { unnest: 1_000_000, copy: 2_000_000 };
const UNNEST =
  sqlText(`INSERT INTO observation (point_id, at, value) SELECT p, to_timestamp(ms / 1000), v
  FROM unnest($1::bigint[], $2::float8[], $3::float8[]) r (p, ms, v) ON CONFLICT DO NOTHING`);
const COPY = 'COPY observation (point_id, at, value) FROM STDIN';

/** One way in: all calls of a round at once. */
type Way = { readonly peerName: string; take(round: readonly Row[][]): Promise<Timed> };
/** What was sent stands ready before the clock starts. */
type Timed = { readonly ms: number };

/**
 * Readings a second through real HTTP, with the rules run and the states kept, beside the same rows put into the same
 * partition of the same table in the same run, by the insert alone and by COPY. The server is native, its fsync off (as
 * for the tests): a disk that syncs would slow both by the same milliseconds a commit.
 *
 * Two cores, other work beside it: a backlog has half of the insert's rate (0.47 to 0.55), all points with 5 readings 0.3, live
 * calls with one reading a point 0.1. A reading costs the same in all of them; what grows is the share of what is done
 * once a point and call: its rule states (670 bytes of JSON, in PostgreSQL 10 µs to read and 13 µs to write, of which
 * jsonb itself is half; 9 µs in Node) and its live value.
 */
async function run(): Promise<BenchLine[]> {
  const native = await withNativePostgres((url) => onDatabase(url, SHAPES));
  const embedded = await onDatabase(undefined, [SHAPES[2]!]);
  return [...native, ...embedded];
}

async function onDatabase(url: string | undefined, shapes: readonly Shape[]): Promise<BenchLine[]> {
  const db = await openDatabase({ url, log: silentLog });
  const ends: (() => Promise<unknown>)[] = [() => db.close()];
  try {
    await migrate(db, silentLog);
    await createBenchPoints(db, POINTS);
    for (const key of KEYS) await createBenchKey(db, key);
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'silent' });
    const api = await startApi(buildParts({ config, db, log: pino({ level: 'silent' }) }));
    ends.unshift(() => api.close());
    const ours = throughApi(KEYS.map((apiKey) => apiClient(api.url, { apiKey })));
    const peers = [throughUnnest(db)];
    if (url !== undefined) {
      const clients = await Promise.all(KEYS.map(() => connected(url)));
      ends.unshift(() => Promise.all(clients.map((client) => client.end())));
      peers.push(throughCopy(clients));
    }
    const lines: BenchLine[] = [];
    for (const shape of shapes) lines.push(...(await measured(shape, ours, peers)));
    return lines.map((line) => ({ ...line, what: `${line.what}, ${db.kind} database` }));
  } finally {
    for (const end of ends) await end();
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** In turn, so that what else the machine does weighs on all. */
async function measured(shape: Shape, ours: Way, peers: readonly Way[]): Promise<BenchLine[]> {
  const ways = [ours, ...peers];
  const tookMs = ways.map(() => 0);
  for (const [number, round] of loadRounds(shape, Date.now()).entries()) {
    for (const [at, way] of ways.entries()) {
      const { ms } = await way.take(round);
      if (number > 0) tookMs[at]! += ms;
    }
  }
  const { points, perPoint, keys, rounds } = shape;
  const rows = points * perPoint * keys * (rounds - 1);
  const rates = tookMs.map((ms) => (rows * 1000) / ms);
  return peers.map(({ peerName }, at) => ({
    ...{ what: shape.what, ours: rates[0]!, unit: 'readings/s', peer: rates[at + 1]!, peerName },
    ratio: rates[0]! / rates[at + 1]!,
  }));
}

async function timed(work: readonly (() => Promise<unknown>)[]): Promise<Timed> {
  const startedAt = performance.now();
  await Promise.all(work.map((one) => one()));
  return { ms: performance.now() - startedAt };
}

/** Every second call of a key is gzip, as the pump sends what is large. */
function throughApi(clients: readonly ApiClient[]): Way {
  let calls = 0;
  const json = { 'content-type': 'application/json' };
  return {
    peerName: 'ours',
    take(round) {
      const isPacked = calls++ % 2 === 1;
      const headers = isPacked ? { ...json, 'content-encoding': 'gzip' } : json;
      const bodies = round.map((rows) => {
        const text = ingestBody(rows);
        return isPacked ? new Uint8Array(gzipSync(text)) : text;
      });
      return timed(
        round.map((rows, at) => async () => {
          const sent = { raw: bodies[at]!, headers };
          const { accepted } = await clients[at]!.call(ingestObservations, sent);
          if (accepted !== rows.length) throw new Error(`${accepted} of ${rows.length} were taken`);
        }),
      );
    },
  };
}

function throughUnnest(db: Database): Way {
  return {
    peerName: 'bare insert by unnest',
    take(round) {
      const columns = round.map((rows) => rowColumns(rows, SHIFTS.unnest));
      return timed(columns.map((params) => () => db.ownerTx((tx) => tx.run(UNNEST, params))));
    },
  };
}

function throughCopy(clients: readonly pg.Client[]): Way {
  return {
    peerName: 'COPY',
    take(round) {
      const texts = round.map((rows) => copyText(rows, SHIFTS.copy));
      return timed(texts.map((text, at) => () => copyIn(clients[at]!, COPY, text)));
    },
  };
}

export default { name: 'ingest', run };
