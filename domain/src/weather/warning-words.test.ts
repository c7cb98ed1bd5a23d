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
  ['上海市气象台变更大风蓝色预警为大风黄色预警', 'gale', 'yellow'],
  ['变更暴雨红色预警为暴雨橙色预警', 'rainstorm', 'orange'],
  ['暴雨橙色预警信号降级为暴雨蓝色预警信号，请注意防范', 'rainstorm', 'blue'],
  ['将雷电黄色预警信号升级为雷电橙色预警信号', 'lightning', 'orange'],
  ['台风红色预警变更为大风蓝色预警', 'gale', 'blue'],
  ['大风预警由红色降为黄色', 'gale', 'yellow'],
  ['Gale warning downgraded from red to blue', 'gale', 'blue'],
  ['大风红色预警，阵风升为 10 级', 'gale', 'red'],
  ['变更大风红色预警为', 'gale', 'red'],
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
