import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALARM_CONDITIONS, ALARM_PRIORITIES } from '../wire/alarms.ts';
import { comparePriority, PRIORITIES, priorityOf } from './priority.ts';

test('toxic gas at its second level is urgent on any point', () => {
  assert.equal(priorityOf('hh', { kind: 'toxic-gas', isSafetyCritical: false }), 'urgent');
  assert.equal(priorityOf('hh', { kind: 'temperature', isSafetyCritical: false }), 'high');
});

test('a fire is urgent on any point', () => {
  for (const isSafetyCritical of [false, true])
    assert.equal(priorityOf('active', { kind: 'fire-alarm', isSafetyCritical }), 'urgent');
  assert.equal(priorityOf('active', { kind: 'device-fault', isSafetyCritical: false }), 'medium');
});

test('a safety-critical point never ranks below an ordinary one', () => {
  for (const condition of ALARM_CONDITIONS) {
    const [plain, critical] = [false, true].map((isSafetyCritical) =>
      priorityOf(condition, { kind: 'pressure', isSafetyCritical }),
    );
    assert.ok(comparePriority(critical!, plain!) <= 0, condition);
  }
});

test('ranks, shapes and labels are distinct', () => {
  const looks = ALARM_PRIORITIES.map((priority) => PRIORITIES[priority]);
  assert.deepEqual(
    looks.map((look) => look.rank),
    [1, 2, 3, 4],
  );
  assert.equal(new Set(looks.map((look) => look.shape)).size, 4);
  assert.equal(new Set(looks.map((look) => look.label.zh)).size, 4);
});

test('each colour reads as text on its theme', () => {
  for (const { colour } of Object.values(PRIORITIES)) {
    assert.ok(contrast(colour.light, '#ffffff') >= 4.5, colour.light);
    assert.ok(contrast(colour.dark, '#141414') >= 4.5, colour.dark);
  }
});

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
