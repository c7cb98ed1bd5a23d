import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openInbox } from './inbox.ts';

function made(stableS = 3) {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-inbox-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { ms: 0 };
  return { folder, clock, inbox: openInbox(folder, stableS, () => clock.ms) };
}

describe('the inbox', () => {
  it('gives a file when it has not changed for long enough, not while it grows', async () => {
    const { folder, clock, inbox } = made();
    const path = join(folder, 'slow.csv');
    writeFileSync(path, 'a');
    for (let round = 0; round < 5; round += 1) {
      appendFileSync(path, 'b');
      assert.deepEqual(await inbox.ready(), []);
      clock.ms += 2900;
    }
    assert.deepEqual(await inbox.ready(), []);
    clock.ms += 100;
    assert.deepEqual(await inbox.ready(), ['slow.csv']);
    utimesSync(path, 1, 1);
    assert.deepEqual(await inbox.ready(), [], 'a new time is a change too');
  });

  it('leaves out what is half, hidden or open in an editor, and gives the oldest first', async () => {
    const { folder, clock, inbox } = made();
    for (const name of ['.hidden.csv', '~$b.xlsx', 'c.csv.part', 'd.tmp', 'new.csv', 'old.csv']) {
      writeFileSync(join(folder, name), 'x');
    }
    utimesSync(join(folder, 'old.csv'), 1, 1);
    await inbox.ready();
    clock.ms += 3000;
    assert.deepEqual(await inbox.ready(), ['old.csv', 'new.csv']);
  });

  it('does not give again what was left, until it changes', async () => {
    const { folder, clock, inbox } = made();
    writeFileSync(join(folder, 'a.csv'), 'x');
    await inbox.ready();
    clock.ms += 3000;
    assert.deepEqual(await inbox.ready(), ['a.csv']);
    inbox.leave('a.csv');
    assert.deepEqual(await inbox.ready(), []);
    appendFileSync(join(folder, 'a.csv'), 'y');
    await inbox.ready();
    clock.ms += 3000;
    assert.deepEqual(await inbox.ready(), ['a.csv']);
  });

  it('keeps what was moved for days by when it was moved, however old the file is', async () => {
    const { folder, inbox } = made();
    writeFileSync(join(folder, 'a.csv'), 'x');
    utimesSync(join(folder, 'a.csv'), 1, 1);
    await inbox.move('a.csv', await inbox.place('a.csv', 'done'));
    await inbox.tidy(1);
    assert.deepEqual(readdirSync(join(folder, 'done')), ['a.csv']);
    await inbox.tidy(-1);
    assert.deepEqual(readdirSync(join(folder, 'done')), []);
  });
});
