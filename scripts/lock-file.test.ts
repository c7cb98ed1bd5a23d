import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Names = Record<string, string>;
type Entry = {
  version?: string;
  link?: boolean;
  dependencies?: Names;
  optionalDependencies?: Names;
};

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, Entry> };

/** Node's own search: beside the package that asks, then one folder further out each time. */
function isListed(from: string, name: string): boolean {
  const path = from === '' ? '' : `${from}/`;
  if (`${path}node_modules/${name}` in packages) return true;
  if (from === '') return false;
  const outer = from.lastIndexOf('node_modules/');
  return isListed(outer < 0 ? '' : from.slice(0, outer).replace(/\/$/, ''), name);
}

test('the lock file lists every package, those of other platforms too', () => {
  // npm install leaves out a platform package that the registry at hand does not hold; npm ci then
  // refuses the file. Such an entry needs its version, os and cpu only: it is never downloaded here.
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isListed(from, name))
      .map((name) => `${from} needs ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('the lock file names no registry: whoever installs uses their own', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => {
    return 'resolved' in entry && !entry.link;
  });
  assert.deepEqual(resolved, []);
});
