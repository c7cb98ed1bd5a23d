import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const ADR = 'docs/adr/0001-dependencies.md';
const root = new URL('..', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

const FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
] as const;
type Manifest = Partial<Record<(typeof FIELDS)[number], Record<string, string>>>;

/** Names of all packages from outside, with the manifest that asks for them. */
function required(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync(['package.json', '*/package.json'], { cwd: root })) {
    const manifest = JSON.parse(read(file)) as Manifest;
    for (const name of FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {}))) {
      if (!name.startsWith('@parkwatch/')) found.set(name, file);
    }
  }
  return found;
}

/** The names of a table's first column, without a version or a remark; a name that ends in `*` stands for its scope. */
function listed(): string[] {
  const rows = read(ADR).matchAll(/^\| ([^|]+?) \|/gm);
  const cells = [...rows].map((match) => match[1] ?? '').filter((cell) => cell !== 'Package');
  return cells.flatMap((cell) =>
    cell.split(', ').map((name) => name.replace(/ (\d[\d.]*|\(.*\))$/, '')),
  );
}

function isNamedBy(line: string, name: string): boolean {
  return line.endsWith('/*') ? name.startsWith(line.slice(0, -1)) : line === name;
}

test('every package that a manifest asks for has its line in the record of dependencies', () => {
  const lines = listed();
  const without = [...required()].filter(([name]) => !lines.some((line) => isNamedBy(line, name)));
  assert.ok(required().size > 40);
  assert.deepEqual(without, [], `no line in ${ADR}`);
});

test('every line is about a package that is still asked for', () => {
  const names = [...required().keys()];
  const idle = listed().filter((line) => !names.some((name) => isNamedBy(line, name)));
  assert.deepEqual(idle, [], `in ${ADR}, but in no package.json`);
});
