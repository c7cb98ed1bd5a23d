import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { openDatabase } from '../db/database.ts';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { sqlText } from '../db/sql.ts';
import { apiClient } from '../testing/api-client.ts';
import { FOREIGN, insertPark, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { silentLog } from '../testing/test-database.ts';

const KEY = 'pw_test_key_of_the_gateway';
const ROUNDS = 2;
/** Calls that are answered before the process is killed, with others under way. */
const ANSWERED_BEFORE = 25;
const SENDERS = 3;
const READINGS_PER_CALL = 40;
const POINTS = [`${OWN.code}-GAS1`, `${FOREIGN.code}-GAS1`];

const dataDir = mkdtempSync(join(tmpdir(), 'parkwatch-sigkill-'));
let child: ChildProcess | undefined;
after(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ dataDir, log: silentLog });
  return work(db).finally(() => db.close());
}

/** The real api on the folder, as a process of its own. */
async function startProcess() {
  const main = join(import.meta.dirname, '../main.ts');
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'silent' };
  delete (env as NodeJS.ProcessEnv)['DATABASE_URL'];
  const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    if (line.startsWith('ready ')) {
      // It listens on every address; this one is surely ours.
      const url = line.slice('ready '.length).replace('0.0.0.0', '127.0.0.1');
      return { process: started, url };
    }
  }
  throw new Error('the api ended before it was ready');
}

type Reading = { readonly point: string; readonly time: string; readonly value: number };
let lastMs = Date.now() - 3_600_000;

function nextCall(): Reading[] {
  return Array.from({ length: READINGS_PER_CALL }, (_, at): Reading => {
    lastMs += 10;
    // Some of them raise alarms: those belong to the same transaction.
    return {
      point: POINTS[at % 2]!,
      time: new Date(lastMs).toISOString(),
      value: at === 20 ? 5 : 0.1,
    };
  });
}

/** Sends until the process is killed in the midst of it; answers what was acknowledged. */
async function sendUntilKilled(): Promise<Reading[]> {
  const { process: api, url } = await startProcess();
  const client = apiClient(url, { apiKey: KEY });
  const acknowledged: Reading[] = [];
  let answered = 0;
  let isKilled = false;
  async function sender(): Promise<void> {
    while (!isKilled) {
      const readings = nextCall();
      const receipt = await client
        .call(ingestObservations, { body: { readings } })
        .catch(() => null);
      if (receipt === null) return;
      assert.deepEqual([receipt.accepted, receipt.rejected], [READINGS_PER_CALL, 0]);
      acknowledged.push(...readings);
      if (++answered !== ANSWERED_BEFORE) continue;
      isKilled = true;
      api.kill('SIGKILL');
    }
  }
  const exited = once(api, 'exit');
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await exited;
  return acknowledged;
}

test('a process that is killed in the midst of it loses no reading that it acknowledged', async () => {
  await withDatabase(async (db) => {
    await migrate(db, silentLog);
    await db.tx({ kind: 'system' }, async (tx) => {
      await insertPark(tx);
      const keyHash = createHash('sha256').update(KEY).digest();
      await insertRow(tx, 'api_key', { name: 'gateway', key_hash: keyHash, prefix: 'pw_test' });
    });
  });
  const acknowledged: Reading[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(...(await sendUntilKilled()));
    assert.ok(acknowledged.length >= (round + 1) * ANSWERED_BEFORE * READINGS_PER_CALL);
  }
  await withDatabase(async (db) => {
    const text =
      'SELECT p.code, o.at, o.value FROM observation o JOIN point p ON p.id = o.point_id';
    type Row = { code: string; at: Date; value: number };
    const rows = await db.tx({ kind: 'system' }, (tx) => tx.rows<Row>(sqlText(text)));
    const stored = new Map(
      rows.map(({ code, at, value }) => [`${code} ${at.toISOString()}`, value]),
    );
    const lost = acknowledged.filter(
      ({ point, time, value }) => stored.get(`${point} ${time}`) !== value,
    );
    assert.deepEqual(lost, []);
    const whole = rows.length % READINGS_PER_CALL;
    assert.equal(whole, 0, 'a call is stored as a whole or not at all');
    const leaks = `SELECT count(*) AS n FROM alarm WHERE condition IN ('h', 'hh')`;
    const alarms = await db.tx({ kind: 'system' }, (tx) => tx.one<{ n: number }>(sqlText(leaks)));
    assert.equal(alarms!.n, 2, 'one alarm, high and high-high, of the point that leaked');
  });
});
