import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutEmpty } from './fields.ts';

test('what is null, empty or blank was not said; 0, false and lists were', () => {
  const record = { a: null, b: '', c: ' \t', d: 0, e: false, f: '0', g: [], h: { i: null } };
  assert.deepEqual(withoutEmpty(record), { d: 0, e: false, f: '0', g: [], h: { i: null } });
});

test('what is no record stays as it is', () => {
  for (const value of [null, 7, 'text', [null, '']]) assert.deepEqual(withoutEmpty(value), value);
});

test('a field named like a part of every object is a field', () => {
  const record = JSON.parse('{"__proto__": {"id": "x"}, "constructor": null}') as object;
  assert.equal((withoutEmpty(record) as { id?: unknown }).id, undefined);
});
