import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warningKindOf, warningLevelOf } from './warning-words.ts';

const cases: [words: string, kind: string | null, level: string | null][] = [
  ['暴雨橙色预警', 'rainstorm', 'orange'],
  ['雷电黄色预警信号', 'lightning', 'yellow'],
  ['雷雨大风蓝色预警', 'lightning', 'blue'],
  ['高温红色', 'heat', 'red'],
  ['Gale warning, blue', 'gale', 'blue'],
  ['台风暴雨红色', 'typhoon', 'red'],
  ['大雾', 'fog', null],
  ['IV', null, 'blue'],
  ['II', null, 'orange'],
  ['1', null, 'red'],
  ['森林火险', null, null],
  ['blueberry', null, null],
  ['', null, null],
];
for (const [words, kind, level] of cases) {
  test(`"${words}" is ${kind ?? 'no kind'}, ${level ?? 'no level'}`, () => {
    assert.deepEqual([warningKindOf(words), warningLevelOf(words)], [kind, level]);
  });
}
