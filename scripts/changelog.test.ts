import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const sections = changelog.split(/^## /m).slice(1);

test('the changes since the last release stand on top', () => {
  assert.equal(sections[0]?.split('\n')[0], 'Unreleased');
});

test('a change is one line, and the breaking ones come first', () => {
  for (const section of sections) {
    const [title, ...lines] = section.split('\n').filter((line) => line.trim() !== '');
    const notLines = lines.filter((line) => !/^- \S/.test(line));
    assert.deepEqual(notLines, [], `in "${title}"`);
    const isBreaking = lines.map((line) => line.startsWith('- Breaking:'));
    const lastBreaking = isBreaking.lastIndexOf(true);
    assert.ok(
      !isBreaking.slice(0, lastBreaking + 1).includes(false),
      `Breaking: first in "${title}"`,
    );
  }
});
