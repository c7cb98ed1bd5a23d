import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sql, sqlText } from './sql.ts';

const dir = mkdtempSync(join(tmpdir(), 'parkwatch-sql-'));
after(() => rmSync(dir, { recursive: true }));
const meta = { url: pathToFileURL(join(dir, 'store.ts')).href };

describe('an SQL file', () => {
  it('is read beside its caller, named after itself, without its head', () => {
    writeFileSync(join(dir, 'near.sql'), '-- Nearest.\n--  $1: metres\n\nSELECT $1 -- kept\n;\n');
    assert.deepEqual(sql(meta, './near.sql'), { text: 'SELECT $1 -- kept\n;', name: 'near.sql' });
  });

  it('fails at load when it is absent or holds nothing', () => {
    assert.throws(() => sql(meta, './absent.sql'), /absent\.sql/);
    writeFileSync(join(dir, 'empty.sql'), '-- only words\n');
    assert.throws(() => sql(meta, './empty.sql'), /empty\.sql holds no statement/);
  });
});

describe('a query in the code', () => {
  it('is named by its first words', () => {
    assert.equal(sqlText('SELECT  1\n AS one, 2').name, 'SELECT 1 AS one,');
  });
});
