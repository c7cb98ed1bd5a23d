import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'validate-'));
after(() => rmSync(folder, { recursive: true }));

function validate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'validate.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { status, lines: stdout.trimEnd().split('\n'), stderr };
}

let files = 0;
function fileOf(content: unknown): string {
  const file = join(folder, `${++files}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const averaging = {
  id: 'ten minutes to an hour',
  model: 'util.averaging_time',
  inputs: { c1: 1, t1_s: 600, t2_s: 3600, p: 0.2 },
  expected: { c2: 0.698827 },
  tolerance: { '*': { type: 'rel', value: 1e-5 } },
};

test('a line per vector and the counts last; exit 0 when all pass', () => {
  const { status, lines } = validate(fileOf([averaging]));
  assert.match(
    lines[0] ?? '',
    /^ok {3}ten minutes to an hour util\.averaging_time: c2 expected 0\.698827 actual 0\.698827 deviation /,
  );
  assert.deepEqual([lines.at(-1), status], ['1 passed, 0 failed', 0]);
});

test('a wrong value and an unknown model are failed lines; exit 1', () => {
  const wrong = { ...averaging, id: 'wrong', expected: { c2: 0.7 } };
  const unknown = { ...averaging, id: 'unknown', model: 'no.such' };
  const { status, lines } = validate(fileOf([averaging, wrong, unknown]));
  assert.match(lines[1] ?? '', /^FAIL wrong util\.averaging_time: c2 expected 0\.7 actual/);
  assert.equal(lines[2], 'FAIL unknown no.such: unknown model no.such');
  assert.deepEqual([lines.at(-1), status], ['1 passed, 2 failed', 1]);
});

test('a member that is no vector has failed with the reason, and the others are run', () => {
  const noTolerance = { ...averaging, id: 'no tolerance', tolerance: null };
  const { status, lines } = validate(fileOf([7, { id: 'x' }, noTolerance, averaging]));
  assert.deepEqual(lines.slice(0, 3), [
    'FAIL #1 ?: id is missing or of the wrong type',
    'FAIL x ?: model is missing or of the wrong type',
    'FAIL no tolerance util.averaging_time: tolerance is missing or of the wrong type',
  ]);
  assert.deepEqual([lines.at(-1), status], ['1 passed, 3 failed', 1]);
});

test('a file that is none, or no list, is refused with the reason; exit 2', () => {
  for (const [args, reason] of [
    [[], /usage/],
    [[join(folder, 'missing.json')], /no such file/],
    [[fileOf('{')], /JSON/],
    [[fileOf({})], /list of vectors/],
  ] as const) {
    const { status, stderr } = validate(...args);
    assert.equal(status, 2);
    assert.match(stderr, reason);
  }
});

test('the field observations print their statistics beside the accepted bounds', () => {
  const { status, lines } = validate('prairie-grass');
  assert.equal(status, 0);
  assert.match(lines.join('\n'), /FAC2/);
});
