import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

// A checkout whose only package is a stand-in for "node", so that nothing is downloaded.
const checkout = mkdtempSync(join(tmpdir(), 'parkwatch-bootstrap-'));
after(() => rmSync(checkout, { recursive: true }));

function writeJson(file: string, content: unknown) {
  writeFileSync(join(checkout, file), JSON.stringify(content));
}

function writeCheckout(version: string) {
  const own = { name: 'checkout', version, dependencies: { node: 'file:runtime' } };
  mkdirSync(join(checkout, 'runtime/bin'), { recursive: true });
  writeJson('package.json', own);
  writeJson('runtime/package.json', { name: 'node', version });
  writeJson('package-lock.json', {
    ...{ name: 'checkout', version, lockfileVersion: 3, requires: true },
    packages: {
      '': own,
      runtime: { name: 'node', version },
      'node_modules/node': { resolved: 'runtime', link: true },
    },
  });
}

function runBootstrap() {
  const script = `(await import(${JSON.stringify(import.meta.resolve('./bootstrap.mjs'))})).bootstrap(${JSON.stringify(checkout)})`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  return { status, installed: stdout.includes('npm ci'), stderr };
}

test('packages are installed once, and again when the lock file changes', () => {
  writeCheckout('1.0.0');
  symlinkSync(process.execPath, join(checkout, 'runtime/bin/node'));
  assert.deepEqual(runBootstrap(), { status: 0, installed: true, stderr: '' });
  assert.deepEqual(runBootstrap(), { status: 0, installed: false, stderr: '' });
  writeCheckout('2.0.0');
  assert.deepEqual(runBootstrap(), { status: 0, installed: true, stderr: '' });
});

test('packages that npm itself brought up to date are not installed again', () => {
  rmSync(join(checkout, 'node_modules/.parkwatch-lock'));
  assert.deepEqual(runBootstrap(), { status: 0, installed: false, stderr: '' });
});

test('an install that brings no Node 24 is refused with the reason', () => {
  rmSync(join(checkout, 'runtime/bin/node'));
  const { status, stderr } = runBootstrap();
  assert.equal(status, 1);
  assert.match(stderr, /brought no Node 24/);
});
