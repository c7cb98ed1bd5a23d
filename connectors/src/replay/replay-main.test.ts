import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const dir = mkdtempSync(join(tmpdir(), 'parkwatch-replay-'));
after(() => rmSync(dir, { recursive: true, force: true }));

test('a file without readings is a failure that names it, not a success of nothing', () => {
  const contents = { 'empty.csv': '', 'blank.csv': '\n \n', 'header.csv': 'point,time,value\n' };
  for (const [name, content] of Object.entries(contents)) {
    const file = join(dir, name);
    writeFileSync(file, content);
    const env: NodeJS.ProcessEnv = { ...process.env, PARKWATCH_API_KEY: 'pw_unused' };
    delete env['NODE_TEST_CONTEXT'];
    const main = join(import.meta.dirname, 'main.ts');
    const done = spawnSync(process.execPath, [main, file], { env, encoding: 'utf8' });
    assert.deepEqual(
      [done.status, done.stdout, done.stderr],
      [1, '', `no readings in ${file} · ${file} 中没有读数\n`],
    );
  }
});
