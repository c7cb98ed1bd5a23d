import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { OWN } from '../testing/tenant-fixture.ts';
import { TEST_KEYS, testApp } from '../testing/test-app.ts';

// As a person at a terminal runs it: the rooms know each other by HTTP only.
const COMMAND = join(import.meta.dirname, '../../../connectors/src/replay/main.ts');
const app = await testApp();
const folder = mkdtempSync(join(tmpdir(), 'parkwatch-replay-'));
after(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { readonly status: number; readonly counts: Record<string, unknown> };

function replay(file: string, ...options: string[]): Promise<Outcome> {
  const env = { ...process.env, PARKWATCH_API_KEY: TEST_KEYS.own, PARKWATCH_URL: app.url };
  return new Promise((done) => {
    execFile(process.execPath, [COMMAND, file, ...options], { env }, (error, out) => {
      const counts = JSON.parse(out === '' ? '{}' : out) as Record<string, unknown>;
      done({ status: Number(error?.code ?? 0), counts });
    });
  });
}

test('a recorded file goes through the ingest and raises its alarm; again it is all duplicates', async () => {
  const point = `${OWN.code}-GAS1`;
  const at = (minutes: number) => new Date(Date.now() - 3_600_000 + minutes * 60_000).toISOString();
  const file = join(folder, 'leak.csv');
  const rows = [0.1, 0.2, 5, 6].map((value, minute) => `${point},${at(minute)},${value}`);
  writeFileSync(
    file,
    ['point,time,value', ...rows, `NOBODY,${at(5)},1`, `${point},${at(6)},?`].join('\n'),
  );
  const options = ['--original-times', '--speed', 'max'];
  const first = await replay(file, ...options);
  assert.equal(first.status, 1, 'one reading was refused and one line was none');
  assert.deepEqual(first.counts, {
    ...{ sent: 5, accepted: 4, duplicate: 0, rejected: 1, badLines: 1 },
    reasons: { 'unknown-point': 1 },
  });
  const again = await replay(file, ...options);
  assert.deepEqual([again.counts['accepted'], again.counts['duplicate']], [0, 4]);
  const shifted = await replay(file, '--speed', '6000');
  assert.equal(shifted.counts['accepted'], 4, 'times from now on are new readings');
  const duty = await app.as('duty');
  const { items } = await duty.call(listAlarms, { query: { pointId: OWN.id } });
  assert.ok(items.some(({ condition, peakValue }) => condition === 'hh' && peakValue === 6));
});
