import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeTestCounts } from './read-counts.ts';
import { runStep } from './run-step.ts';
import type { Step } from './step.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkwatch-steps-'));
after(() => rmSync(folder, { recursive: true }));
const reporter = new URL('./count-reporter.mjs', import.meta.url).href;

function check(code: string, more: Partial<Step> = {}): Step {
  return { id: 'it', title: 'it', cores: 1, timeoutS: 20, commands: [['-e', code]], ...more };
}

function testFile(body: string): Step {
  const file = join(folder, 'sample.test.mjs');
  writeFileSync(file, `import { test } from 'node:test';\n${body}`);
  const countsFile = join(folder, 'counts.json');
  const args = ['--test', `--test-reporter=${reporter}`];
  return check('', {
    commands: [[...args, `--test-reporter-destination=${countsFile}`, file]],
    counts: { file: countsFile, read: nodeTestCounts },
  });
}

async function outcome(step: Step) {
  const { counts, failure } = await runStep(step, folder);
  return { ...counts, failure };
}

test('a check that ends well counts as one passed', async () => {
  const passed = { passed: 1, failed: 0, skipped: 0, failure: null };
  assert.deepEqual(await outcome(check('0')), passed);
});

test('a failed check keeps its whole output, also in a file', async () => {
  const { failure, log } = await runStep(check('console.error("why"); process.exit(3)'), folder);
  assert.equal(failure, 'exit 3');
  assert.equal(log, 'why\n');
  assert.equal(readFileSync(join(folder, 'it.log'), 'utf8'), 'why\n');
});

test('a second command is not run after the first failed', async () => {
  const commands = [
    ['-e', 'process.exit(1)'],
    ['-e', 'console.log("second")'],
  ];
  assert.equal((await runStep(check('', { commands }), folder)).log, '');
});

test('a step that does not end is killed with its children', async () => {
  const hangs = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { stdio: 'inherit' })`;
  const step = check(hangs, { timeoutS: 0.5 });
  assert.equal((await runStep(step, folder)).failure, 'no end after 0.5 s');
});

test('a warning that must not be there fails the step', async () => {
  const step = check('console.log("1 [WARNING] budget exceeded")', { forbidden: /WARNING/ });
  assert.match((await runStep(step, folder)).failure ?? '', /budget exceeded/);
});

test('tests are counted by the runner itself', async () => {
  const step = testFile(`
    test('a', () => {}); test('b', () => {}); test('c', { skip: true }, () => {});
    test('d', () => { throw new Error('no'); });`);
  assert.deepEqual(await outcome(step), {
    ...{ passed: 2, failed: 1, skipped: 1 },
    failure: '1 failed',
  });
});

test('a run without any test fails, and so does one that leaves no counts', async () => {
  const none = check('', { counts: { file: join(folder, 'none.json'), read: nodeTestCounts } });
  assert.match((await outcome(none)).failure ?? '', /left no counts/);
  const empty = check(
    `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'zero.json'))}, '{"passed":0,"failed":0,"skipped":2}')`,
    { counts: { file: join(folder, 'zero.json'), read: nodeTestCounts } },
  );
  assert.equal((await outcome(empty)).failure, 'ran no test');
});
