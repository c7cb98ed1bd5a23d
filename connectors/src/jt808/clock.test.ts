import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import type { Reading } from '../contract.ts';
import { ask, authenticate, open, resultOf } from './test-platform.ts';
import { AT_MS, batchBody, message, reportBody } from './testing.ts';
import type { Report } from './testing.ts';

const NOW_MS = AT_MS + 2000;
const HOUR_MS = 3_600_000;
const ZEROS = '000000000000';
const FUEL = '02020064';
/** GNSS weeks run round after 1024 of them. */
const ROLLOVER = { atMs: Date.UTC(2007, 3, 12) };
const AHEAD = { atMs: AT_MS + 24 * HOUR_MS };

/** A terminal that has been let in, and what it is answered to reports that come at `NOW_MS`. */
async function terminal(settings: object = {}) {
  const { dial, host } = await open({ settings, now: () => NOW_MS });
  const line = await dial();
  await authenticate(line);
  const events: string[] = [];
  host.log.warn = (_fields, event) => void events.push(event);
  const say = async (frame: Uint8Array) => {
    const before = host.delivered.length;
    const result = resultOf(await ask(line, frame));
    const readings = host.delivered.slice(before).flatMap((one) => one.readings);
    const { decoded } = host.seen.at(-1)!;
    return { result, readings, notes: 'notes' in decoded ? (decoded.notes ?? []).join() : '' };
  };
  return { events, say, report: (given: Report) => say(message(0x0200, reportBody(given))) };
}
const positions = (readings: readonly Reading[]) =>
  readings.filter(isPosition).map(({ atMs, isLate = false }) => ({ atMs, isLate }));
function valueOf(readings: readonly Reading[], point: string) {
  return readings.flatMap((one) =>
    !isPosition(one) && one.point === point ? [[one.value, one.atMs, one.quality]] : [],
  );
}

describe('a terminal whose clock is wrong', () => {
  for (const [name, time] of [
    ['of twenty years ago', ROLLOVER],
    ['of tomorrow', AHEAD],
    ['five minutes ahead', { atMs: NOW_MS + 241_000 }],
  ] as const) {
    it(`${name}: an emergency is told as of its arrival, and only then taken from it`, async () => {
      const { report, events } = await terminal();
      const { result, readings, notes } = await report({ ...time, alarm: 1, extras: FUEL });
      assert.deepEqual(positions(readings), [{ atMs: NOW_MS, isLate: false }]);
      for (const [point, value] of [
        ...([['alarm-emergency', 1] as const, ['fix', 1] as const] as const),
        ['fuel', 10] as const,
      ])
        assert.deepEqual(valueOf(readings, point), [[value, NOW_MS, 'uncertain']], point);
      assert.deepEqual([result, events], [4, ['jt808.clock-off']]);
      assert.match(notes, /^clock-off: /);
    });
  }

  it('is logged once on a line', async () => {
    const { report, events } = await terminal();
    for (const time of [ROLLOVER, {}, ROLLOVER, AHEAD]) await report(time);
    assert.deepEqual(events, ['jt808.clock-off']);
  });

  it('keeps an alarm without a place', async () => {
    const { report } = await terminal();
    const { result, readings } = await report({ ...ROLLOVER, alarm: 1, status: 1 });
    assert.deepEqual(valueOf(readings, 'alarm-emergency'), [[1, NOW_MS, 'uncertain']]);
    assert.deepEqual([positions(readings), result], [[], 0]);
  });

  it('is one whose time lies beyond what is configured', async () => {
    const { report } = await terminal({ clock: { aheadS: 0, behindH: 1 } });
    const hourAgo = { atMs: AT_MS - HOUR_MS };
    assert.deepEqual(positions((await report(hourAgo)).readings), [
      { atMs: NOW_MS, isLate: false },
    ]);
    const { readings } = await report({});
    assert.deepEqual(positions(readings), [{ atMs: AT_MS, isLate: false }]);
    assert.deepEqual(valueOf(readings, 'fix'), [[1, AT_MS, 'good']]);
  });
});

describe('an alarm of a while ago', () => {
  it('is stored and stays with its terminal', async () => {
    const { report } = await terminal();
    const { result, readings } = await report({ alarm: 1, atMs: AT_MS - HOUR_MS });
    assert.deepEqual(positions(readings), [{ atMs: AT_MS - HOUR_MS, isLate: false }]);
    assert.equal(result, 0);
  });
});

describe('a report without a time', () => {
  it('tells its alarms, fix and extras as of its arrival, and no place', async () => {
    const { report, events } = await terminal();
    const { result, readings, notes } = await report({ time: ZEROS, alarm: 1, extras: FUEL });
    assert.deepEqual(valueOf(readings, 'alarm-emergency'), [[1, NOW_MS, 'uncertain']]);
    assert.deepEqual(valueOf(readings, 'fix'), [[1, NOW_MS, 'uncertain']]);
    assert.deepEqual(valueOf(readings, 'fuel'), [[10, NOW_MS, 'uncertain']]);
    assert.deepEqual([positions(readings), result], [[], 0]);
    assert.match(notes, /^bad-time: /);
    assert.deepEqual(events, ['jt808.clock-off']);
  });
});

describe('a batch of a terminal whose clock is wrong', () => {
  const batch = (items: readonly Report[], type: 0 | 1) =>
    message(0x0704, batchBody(items.map(reportBody), type));

  it('has its last place now, and an alarm of any of its items, once', async () => {
    const { say } = await terminal();
    const items = [{ ...ROLLOVER, alarm: 1 }, { atMs: ROLLOVER.atMs + 1000 }];
    const { result, readings } = await say(batch(items, 0));
    assert.deepEqual(
      positions(readings).map(({ atMs }) => atMs),
      [NOW_MS, ROLLOVER.atMs],
    );
    assert.deepEqual(valueOf(readings, 'alarm-emergency'), [[1, NOW_MS, 'uncertain']]);
    // The place of now is not that of the alarm.
    assert.equal(result, 0);
    const last = [ROLLOVER, { atMs: ROLLOVER.atMs + 1000, alarm: 1 }];
    assert.equal((await say(batch(last, 0))).result, 4);
  });

  it('is where a right time says, if one does', async () => {
    const { say } = await terminal();
    const { result, readings } = await say(batch([{}, { ...AHEAD, alarm: 1 }], 0));
    assert.ok(!positions(readings).some(({ atMs }) => atMs === NOW_MS));
    assert.deepEqual(valueOf(readings, 'alarm-emergency'), [
      [0, AT_MS, 'good'],
      [1, NOW_MS, 'uncertain'],
    ]);
    assert.equal(result, 0);
  });

  it('from a blind area moves nothing to now but an alarm that is on', async () => {
    const { say } = await terminal();
    for (const time of [ROLLOVER, { time: ZEROS }]) {
      const { result, readings } = await say(batch([{ ...time, alarm: 1, extras: FUEL }, time], 1));
      const now = readings.filter(({ atMs }) => atMs === NOW_MS);
      assert.deepEqual(
        now.map(({ point }) => point),
        ['alarm-emergency'],
      );
      assert.deepEqual(valueOf(now, 'alarm-emergency'), [[1, NOW_MS, 'uncertain']]);
      assert.ok(positions(readings).every(({ isLate }) => isLate));
      assert.equal(result, 0);
    }
  });
});
