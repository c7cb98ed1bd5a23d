// A migration that has run somewhere is never edited: its checksum is kept beside it.
// `UPDATE=1 node --test scripts/migrations.test.ts` adds the checksums of new ones, and of no other.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MIGRATIONS_DIR, readMigrations } from '../api/src/db/migrate.ts';

const file = join(MIGRATIONS_DIR, 'checksums.json');
// Reading them refuses a gap, a repeated number and a name that is not NNNN_verb_noun.sql.
const migrations = readMigrations();

function readChecksums(): Record<string, string> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

if (process.env['UPDATE']) {
  const known = readChecksums();
  const all = migrations.map(({ name, sha256 }) => [name, known[name] ?? sha256]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

test('every migration has its checksum in checksums.json', () => {
  const names = migrations.map(({ name }) => name);
  assert.deepEqual(Object.keys(readChecksums()), names, 'run with UPDATE=1 to add a new one');
});

test('no migration was edited after its checksum was kept', () => {
  const known = readChecksums();
  const edited = migrations.filter(({ name, sha256 }) => known[name] && known[name] !== sha256);
  assert.deepEqual(
    edited.map(({ name }) => name),
    [],
    'write a new migration instead',
  );
});
