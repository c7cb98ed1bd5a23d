import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { msFromEventTime } from './event-time.ts';
import { kindOf } from './kind-words.ts';

const AT = Date.parse('2026-07-21T08:30:00Z');

describe('the time of a box', () => {
  const good: [value: unknown, afterMs: number][] = [
    ['2026-07-21T16:30:00+08:00', 0],
    ['2026-07-21T08:30:00Z', 0],
    ['2026-07-21T08:30:00.250Z', 250],
    ['2026-07-21T17:30:00+0900', 0],
    ['2026-07-21 16:30:00', 0],
    ['2026-07-21 16:30:00.5', 500],
    ['2026-07-21 16:30:00:123', 123],
    ['2026/7/21 16:30', 0],
    ['20260721163000', 0],
    ['20260721T083000Z', 0],
    [' 1784622600 ', 0],
    ['1784622600123', 123],
    [1_784_622_600, 0],
    [1_784_622_600.5, 500],
    [1_784_622_600_123, 123],
  ];
  for (const [value, afterMs] of good) {
    it(`${JSON.stringify(value)} is read`, () => {
      assert.equal(msFromEventTime(value, '+08:00'), AT + afterMs);
    });
  }
  const wrong = [
    ...[
      '',
      'now',
      '2026-02-30 10:00:00',
      '2026-07-21',
      '16:30',
      '2026-07-21 25:00',
      '20261321000000',
    ],
    ...[0, -1, 7, NaN, Infinity, 1e18, null, undefined, true, [], {}, 'x'.repeat(100_000)],
  ];
  for (const value of wrong) {
    it(`${JSON.stringify(value)?.slice(0, 30)} is none`, () => {
      assert.equal(msFromEventTime(value, '+08:00'), null);
    });
  }
});

describe('the word for what was seen', () => {
  const known: [word: string, kind: string][] = [
    ['未戴安全帽', 'no-helmet'],
    ['未佩戴安全帽告警', 'no-helmet'],
    ['safetyHelmetDetection', 'no-helmet'],
    ['NO_HELMET', 'no-helmet'],
    ['烟雾检测', 'smoke'],
    ['smoke', 'smoke'],
    ['smoking', 'smoking'],
    ['吸烟行为', 'smoking'],
    ['明火', 'fire'],
    ['火焰识别报警', 'fire'],
    ['Ｆｉｒｅ', 'fire'],
    ['fire-and-smoke', 'fire'],
    ['区域入侵', 'intrusion'],
    ['fielddetection', 'intrusion'],
    ['离岗检测', 'absence'],
    ['跑冒滴漏', 'leak'],
    ['fall detection', 'fall'],
    ['打电话', 'phone'],
    ['人员聚集', 'crowd'],
    ['videoloss', 'no-signal'],
    ['heartBeat', 'ignore'],
  ];
  for (const [word, kind] of known) {
    it(`${word} is ${kind}`, () => assert.equal(kindOf(word, []), kind));
  }
  it('comes first from the device, then from the source, then from what is known', () => {
    const words = [{ fire: 'ignore' }, { fire: 'leak', '7': 'fall' }] as const;
    assert.deepEqual(
      ['fire', '7', 'smoke'].map((word) => kindOf(word, words)),
      ['ignore', 'fall', 'smoke'],
    );
  });
  it('that nobody knows is none, whatever it is', () => {
    for (const word of ['无火焰', 'ufo', 'constructor', '', 'alarm', '检测'.repeat(500)]) {
      assert.equal(kindOf(word, [{}]), null);
    }
  });
});
