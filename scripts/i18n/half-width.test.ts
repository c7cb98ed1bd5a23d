import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseTexts, hasHalfWidth } from './half-width.ts';

const wrong = [
  '已派单,待签收',
  '已派单, 待签收',
  '用法:见说明',
  '稍后再试!',
  '{{ time }},大量泄漏',
  '相距 {{ distance }} m,相隔 {{ time }}',
  '隐患 ${row.number}:${row.title}',
  '（一般）:初始隔离',
];
for (const text of wrong) {
  test(`half-width punctuation: ${text}`, () => assert.ok(hasHalfWidth(text)));
}

const right = [
  '已派单，待签收',
  '比例 1:1000，误差 0.5',
  '如 https://park.example；为 https 时启用',
  '范围 {{ min }} – {{ max }}',
  'Dispatched, not taken up: why?',
  '{{ a }}, {{ b }}',
];
for (const text of right) {
  test(`as it should be: ${text}`, () => assert.ok(!hasHalfWidth(text)));
}

test('the Chinese texts of a source are found, in either kind of quotes and over lines', () => {
  const source = "{ zh: '园区', en: 'Park' }, { zh:\n  `企业${name}`, en: `x` }";
  assert.deepEqual(chineseTexts(source), ['园区', '企业${name}']);
});
