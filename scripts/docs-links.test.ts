import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = globSync('**/*.md', {
  cwd: root,
  exclude: ['**/node_modules', 'dist', '.data', 'test-output', '.git'],
});

/** Targets of inline, image and reference links; code is not read as links. */
function linksOf(markdown: string): string[] {
  const text = markdown.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...text.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...references].map((match) => match[1] ?? '');
}

/** The name that a heading gets in a link, by the rule that code hosts share. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+\s+(.+?)\s*$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function deadLinks(page: string): string[] {
  const markdown = readFileSync(join(root, page), 'utf8');
  return linksOf(markdown).filter((link) => {
    if (/^[a-z]+:/i.test(link)) return false;
    const [path = '', anchor] = decodeURI(link).split('#');
    const target = path === '' ? join(root, page) : join(root, dirname(page), path);
    if (!existsSync(target)) return true;
    if (!anchor || !target.endsWith('.md')) return false;
    return !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
  });
}

for (const page of pages) {
  test(`the links of ${page} lead somewhere`, () => {
    assert.deepEqual(deadLinks(page), []);
  });
}

test('links are found in all their forms, and not inside code', () => {
  const markdown = [
    'See [a](a.md), ![b](<b.png>) and [c](c.md "title").',
    '[d]: d.md',
    '`[no](no.md)`',
    '```\n[no](no.md)\n```',
  ].join('\n');
  assert.deepEqual(linksOf(markdown), ['a.md', 'b.png', 'c.md', 'd.md']);
  assert.deepEqual(anchorsOf('# Run modes, 运行模式\n## `npm start`'), [
    'run-modes-运行模式',
    'npm-start',
  ]);
});

test('each row of the feature list that links anything also links the test that proves it', () => {
  const rows = readFileSync(join(root, 'docs/features.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && linksOf(line).length > 0);
  const isTest = (link: string) => /\.(test|spec|e2e)\.ts$/.test(link);
  assert.deepEqual(
    rows.filter((row) => !linksOf(row).some(isTest)),
    [],
  );
  assert.ok(rows.length > 0, 'no row links anything');
});
