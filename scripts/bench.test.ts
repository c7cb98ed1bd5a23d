import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chooseBenches, loadBenches, printedLine } from './bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkwatch-bench-'));
const url = pathToFileURL(`${folder}/`);
after(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const line = { what: 'a', ours: 20, unit: 'ms', peer: 10, peerName: 'limit', ratio: 2 };

test('bench files are found in the rooms, and not in installed packages', async () => {
  write('domain/src/b.bench.ts', `export default { name: 'b', run: async () => [] };`);
  write('api/src/a/a.bench.ts', `export default { name: 'a', run: async () => [] };`);
  write('domain/node_modules/x/c.bench.ts', 'throw new Error("not ours");');
  const names = (await loadBenches(url)).map(({ name }) => name);
  assert.deepEqual(names, ['a', 'b']);
});

test('a bench without the agreed export is refused by its file name', async () => {
  write('scheduler/src/odd.bench.ts', 'export default {};');
  await assert.rejects(loadBenches(url), /scheduler\/src\/odd.bench.ts: export default/);
});

test('one bench is chosen by name; an unknown name says which there are', () => {
  const benches = ['a', 'b'].map((name) => ({ name, run: async () => [line] }));
  assert.deepEqual(
    chooseBenches(benches, 'b').map(({ name }) => name),
    ['b'],
  );
  assert.equal(chooseBenches(benches).length, 2);
  assert.throws(() => chooseBenches(benches, 'c'), /no bench c; there are: a, b/);
});

test('a long bench runs only when it is named', async () => {
  write('long/api/src/quick.bench.ts', `export default { name: 'quick', run: async () => [] };`);
  write(
    'long/api/src/slow.bench.ts',
    `export default { name: 'slow', isLong: true, run: async () => [] };`,
  );
  const benches = await loadBenches(new URL('long/', url));
  assert.deepEqual(
    chooseBenches(benches).map(({ name }) => name),
    ['quick'],
  );
  assert.deepEqual(
    chooseBenches(benches, 'slow').map(({ name }) => name),
    ['slow'],
  );
});

test('a line shows our figure, the peer and the ratio', () => {
  assert.equal(printedLine(line), '  a: 20 ms, 10 ms (limit), ratio 2.00');
  assert.match(printedLine({ ...line, ratio: 0.00123 }), /ratio 0\.0012$/);
  assert.throws(() => printedLine({ ...line, ours: NaN }), /measured nothing/);
});
