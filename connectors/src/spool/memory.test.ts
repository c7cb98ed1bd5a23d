import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { folderOf } from './testing/open-spool.ts';

const BACKLOG_BYTES = 200_000_000;
/** 40 MB are measured: heap and buffers that are not collected yet. */
const MOST_MORE_BYTES = 90_000_000;
const SCRIPT = fileURLToPath(new URL('./testing/backlog-process.ts', import.meta.url));

it('a backlog of 200 MB is opened and emptied in the memory of a few calls', async (t) => {
  const folder = folderOf();
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [SCRIPT, ...args]);
  await run(folder, 'write', String(BACKLOG_BYTES));
  const { stdout } = await run(folder, 'drain');
  const said = JSON.parse(stdout) as Record<'held' | 'waitingReadings' | 'left' | 'more', number>;
  t.diagnostic(`${said.waitingReadings} readings, ${Math.round(said.more / 1e6)} MB more memory`);
  assert.ok(said.held >= BACKLOG_BYTES);
  assert.ok(said.waitingReadings > 2_000_000);
  assert.equal(said.left, 0);
  assert.ok(said.more < MOST_MORE_BYTES, `${said.more} bytes more`);
});
