import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { prairieGrassReport, readArcs } from './prairie-grass.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/consequence/validation.md');

test('the page of validation quotes the figures that the command prints', () => {
  const rows = prairieGrassReport(readArcs()).lines.filter((line) => /^ +[A-Fa]\S* +\d/.test(line));
  assert.equal(rows.length, 18);
  for (const row of rows) {
    const cells = row.trim().split(/ +/);
    assert.ok(page.includes(`| ${cells.join(' | ')} |`), row);
  }
});

test('the page of validation counts the vectors of each kind and subject', () => {
  const vectors = JSON.parse(read('domain/vectors/consequence/public.json')) as {
    model: string;
    source_kind: string;
  }[];
  const countBy = (keyOf: (vector: (typeof vectors)[number]) => string) =>
    Object.entries(Object.groupBy(vectors, keyOf)).map(([key, members = []]) => ({
      key,
      count: members.length,
    }));
  assert.ok(page.includes(`${vectors.length} vectors`));
  for (const { key, count } of countBy(({ source_kind }) => source_kind))
    assert.ok(page.includes(`| \`${key}\` | ${count} |`), `${key} ${count}`);
  for (const { key, count } of countBy(({ model }) => model.split('.')[0]!))
    assert.ok(page.includes(`| \`${key}\` | ${count} |`), `${key} ${count}`);
});
