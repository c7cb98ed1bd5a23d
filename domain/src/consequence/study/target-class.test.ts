import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetClassOf } from './target-class.ts';

test('schools and hospitals are of high sensitivity whatever their size', () => {
  assert.equal(targetClassOf('school', 20), 'high-sensitivity');
  assert.equal(targetClassOf('hospital', 1400), 'high-sensitivity');
  assert.equal(targetClassOf('heritage', 0), 'important');
});

test('dwellings are classed by the people in them; a border belongs to the stricter class', () => {
  const classes = [99, 100, 29, 30].map((people) => targetClassOf('residential', people));
  assert.deepEqual(classes, ['class-2', 'class-1', 'class-3', 'class-2']);
  assert.equal(targetClassOf('something else', 5000), 'class-1');
});
