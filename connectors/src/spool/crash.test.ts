import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folderOf, open, valuesOf } from './testing/open-spool.ts';

const ROUNDS = 24;
const LONGEST_MS = 250;
const WRITER = fileURLToPath(new URL('./testing/crash-writer.ts', import.meta.url));

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lets a writer run for so long after it said something, kills it, and gives what it said. */
async function killed(args: readonly string[], afterMs: number) {
  const child = spawn(process.execPath, [WRITER, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = new Promise((done) => child.on('close', done));
  const spoken = new Promise<void>((done) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      done();
    });
  });
  await Promise.race([spoken, ended]);
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  assert.equal(child.signalCode, 'SIGKILL', 'it ran until it was killed');
  const numbers = (sign: string) =>
    lines.filter((line) => line.startsWith(sign)).map((line) => Number(line.slice(2)));
  return { acknowledged: numbers('+'), delivered: numbers('-') };
}

/** The first value of each parcel that waits, in the order of the lane; nothing is acknowledged. */
async function waitingIn(folder: string): Promise<number[]> {
  const spool = await open({ folder });
  const { damagedStretches, waitingReadings } = spool.status();
  assert.equal(damagedStretches, 0, 'a killed process damages nothing');
  const waiting: number[] = [];
  let items = 0;
  for (;;) {
    const taken = await spool.backlog.take({ items: 5000, bytes: 4_000_000 });
    if (taken.length === 0) break;
    for (const parcel of taken) {
      const values = valuesOf(parcel);
      assert.deepEqual(values, Array(1 + ((values[0]! * 7919) % 90)).fill(values[0]), 'whole');
      waiting.push(values[0]!);
      items += values.length;
    }
  }
  assert.equal(items, waitingReadings, 'what waits is counted right');
  spool.backlog.putBack();
  await spool.close();
  return waiting;
}

it(`a process killed at ${ROUNDS} random moments loses nothing that it acknowledged`, async (t) => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
  t.diagnostic(`seed ${seed}`);
  const random = seeded(seed);
  const folder = folderOf();
  const acknowledged = new Set<number>();
  const delivered = new Set<number>();
  let next = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const policy = round % 2 ? 'always' : 'interval';
    const said = await killed([folder, String(next), policy], random() * LONGEST_MS);
    for (const number of said.acknowledged) acknowledged.add(number);
    for (const number of said.delivered) delivered.add(number);
    const waiting = await waitingIn(folder);
    const still = new Set(waiting);
    const lost = [...acknowledged].filter((one) => !still.has(one) && !delivered.has(one));
    assert.deepEqual(lost, [], `lost in round ${round}`);
    const ascending = [...still].sort((a, b) => a - b);
    assert.deepEqual(waiting, ascending, `in the order of appending, round ${round}`);
    next = 1 + Math.max(next, ...acknowledged, ...delivered, ...waiting);
  }
  const { backlog } = JSON.parse(readFileSync(join(folder, 'cursor.json'), 'utf8')) as {
    backlog: unknown[];
  };
  t.diagnostic(
    `${acknowledged.size} acknowledged, ${delivered.size} delivered, ${backlog.length} stretches`,
  );
  assert.ok(acknowledged.size > 500, 'it worked between the kills');
});
