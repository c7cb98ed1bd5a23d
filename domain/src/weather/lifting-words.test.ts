import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLiftingNotice } from './lifting-words.ts';

const lifting = [
  '上海市气象台解除暴雨橙色预警信号',
  '上海中心气象台2026年7月21日10时00分解除暴雨橙色预警信号',
  '上海市气象台于2026-07-21 10:00解除雷雨大风蓝色预警，请继续关注天气变化。',
  '上海市气象台发布解除暴雨橙色预警信号的通知',
  '如东县气象台解除大雾黄色预警信号',
  '浦东新区解除高温红色预警',
  '解除暴雨橙色预警信号',
  '取消台风蓝色预警',
  '解除浦东新区道路结冰黄色预警信号',
  '解除7月21日8时发布的暴雨橙色预警信号',
  '解除暴雨橙色、雷电黄色预警信号',
  '【解除】大风蓝色预警',
  '暴雨橙色预警信号解除',
  '上海市气象台暴雨橙色预警信号已解除。',
  '霾黄色预警（解除）',
  'Rainstorm warning, orange: lifted',
  'The gale warning has been cancelled.',
  'Cancelled: blue gale warning signal',
  'Cancellation of thunderstorm warning',
];
for (const words of lifting) {
  test(`"${words}" lifts`, () => assert.ok(isLiftingNotice(words)));
}

const standing = [
  '',
  '解除',
  '上海市气象台发布暴雨橙色预警信号',
  '暴雨橙色预警，请在预警解除前留在室内',
  '请在暴雨橙色预警信号解除前留在室内',
  '暴雨橙色预警信号未解除',
  '暴雨橙色预警信号尚未解除',
  '上海市气象台未解除暴雨橙色预警信号',
  '上海市气象台将解除暴雨橙色预警信号',
  '请等待上海市气象台解除暴雨橙色预警信号',
  '等待暴雨橙色预警解除',
  '解除暴雨橙色预警前请勿外出',
  '解除暴雨橙色预警信号，发布暴雨黄色预警信号',
  '上海市气象台解除大风蓝色预警，暴雨预警继续有效',
  '上海市气象台解除台风蓝色预警，大风黄色预警维持',
  '台风橙色预警，航班取消',
  '上海市气象台变更大风蓝色预警为大风黄色预警',
  'Rainstorm warning, orange',
  'Stay inside until the gale warning is lifted',
  'Gale warning not lifted',
  'Gale warning will be lifted',
  'Gale warning. Ferries cancelled',
];
for (const words of standing) {
  test(`"${words}" leaves in force`, () => assert.ok(!isLiftingNotice(words)));
}

test('no text takes long', () => {
  const started = performance.now();
  for (const piece of ['上海市气象台', '市于1', '解除暴雨', 'warning ', '暴雨预警解除'])
    isLiftingNotice(piece.repeat(500));
  assert.ok(performance.now() - started < 500);
});
