import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readDemoPark } from '../demo/demo-park.ts';
import { loopedValue, parseNumberTable } from './csv-table.ts';
import { readingValue, readRecordings, readSignals } from './signals.ts';
import { turnerClass } from '@parkwatch/domain/weather/turner-class';
import { BUS_LOOP_S } from './tracks.ts';

const demo = readDemoPark();
const signals = readSignals(demo);
const DAY = Date.parse('2026-07-01T00:00:00+08:00');
const HOUR_MS = 3_600_000;

describe('parseNumberTable', () => {
  it('reads gaps of every recording as null, and never a broken cell as a number', () => {
    const table = parseNumberTable('a,b\n1,NA\n-200,2.5\n,x\n');
    assert.deepEqual(table.column('a'), [1, null, null]);
    assert.deepEqual(table.column('b'), [null, 2.5, null]);
    assert.throws(() => table.column('c'), /no column c/);
  });
});

describe('loopedValue', () => {
  it('is linear between rows, repeats, and is null beside a gap', () => {
    const rows = [0, 10, null, 30];
    const cases: [number, number | null][] = [
      [0, 0],
      [0.5, 5],
      [1.5, null],
      [2.5, null],
      [3.5, 15],
      [4.25, 2.5],
      [-0.5, 15],
    ];
    for (const [position, value] of cases) assert.equal(loopedValue(rows, position), value);
    assert.equal(loopedValue([], 1), null);
  });
});

describe('recorded plant runs', () => {
  const pressure = (hours: number): number =>
    signals.valueAt('tep', 'd06:xmeas07', hours * HOUR_MS)!;

  it('run normally first, then into the fault, then normally again', () => {
    for (const hours of [0, 1, 2.9, 3.4])
      assert.ok(Math.abs(pressure(hours) - 2706) < 30, `${hours} h`);
    assert.ok(pressure(5.9) > 2706 + 12 * 6.88);
    assert.ok(Math.abs(pressure(6.1) - 2706) < 30);
    assert.equal(pressure(7.2), pressure(1.2));
  });

  it('never alarm in a plant without a fault', () => {
    const quiet = demo.points.filter((point) => point.signal.channel.startsWith('d00'));
    for (let hours = 0; hours < 24; hours += 0.45)
      for (const point of quiet) {
        const value = readingValue(signals, point.signal, DAY + hours * HOUR_MS)!;
        assert.ok(value < (point.hh ?? Infinity) && value > (point.ll ?? -Infinity), point.ref);
      }
  });

  it('drive pressure, temperature, flow and gas alarms in the plants with a fault, within 6 hours', () => {
    const kinds = new Set<string>();
    for (let minutes = 0; minutes < 360; minutes += 3)
      for (const point of demo.points) {
        const value = readingValue(signals, point.signal, DAY + minutes * 60_000);
        const isHigh = value !== null && point.hh !== null && value >= point.hh;
        const isLow = value !== null && point.ll !== null && value <= point.ll;
        if (isHigh || isLow) kinds.add(point.kind);
      }
    for (const kind of ['pressure', 'temperature', 'flow', 'toxic-gas', 'combustible-gas'])
      assert.ok(kinds.has(kind), `${kind} never alarms; ${[...kinds].join()}`);
  });

  it('show a second detector over the high-high limit together with the first', () => {
    const [first, second] = demo.points.filter(
      (point) => point.kind === 'toxic-gas' && point.signal.channel === 'vent:d06',
    );
    assert.ok(first && second && first.facilityRef === second.facilityRef);
    const both = Array.from({ length: 720 }, (_, step) => DAY + step * 30_000).filter((tMs) =>
      [first, second].every(
        (point) => (readingValue(signals, point.signal, tMs) ?? 0) >= point.hh!,
      ),
    );
    assert.ok(both.length >= 10, `${both.length} steps of 30 s`);
  });
});

describe('every point', () => {
  it('stays in its physical range over a week, or is silent', () => {
    for (let hours = 0; hours < 168; hours += 2.3)
      for (const point of demo.points) {
        const value = readingValue(signals, point.signal, DAY + hours * HOUR_MS);
        if (value === null) continue;
        assert.ok(value >= point.rangeLow && value <= point.rangeHigh, `${point.ref}: ${value}`);
      }
  });

  it('has a channel that exists', () => {
    for (const { signal, ref } of demo.points)
      assert.doesNotThrow(() => signals.valueAt(signal.source, signal.channel, DAY), ref);
    assert.throws(() => signals.valueAt('tep', 'd99:xmeas07', DAY), /no recorded run d99/);
    assert.throws(() => signals.valueAt('derived', 'nonsense', DAY), /no derived channel/);
  });

  it('is now and then never connected or stuck: some of them', () => {
    const silent = demo.points.filter((point) => point.signal.channel === 'silent');
    assert.ok(silent.length >= 5 && silent.length <= 20);
    assert.ok(silent.every((point) => readingValue(signals, point.signal, DAY) === null));
    assert.ok(
      demo.points.some((point) => point.signal.channel === 'steady' && point.frozenS !== null),
    );
  });
});

describe('motors with dirty cooling', () => {
  it('stay over 80 °C for three hours on a warm day, the others do not', () => {
    const motors = demo.points.filter((point) => point.kind === 'motor-temperature');
    const longest = motors.map((motor) => longestAbove(motor.signal, 80));
    assert.ok(longest.some((hours) => hours >= 3));
    assert.ok(longest.filter((hours) => hours >= 3).length <= motors.length / 8);
  });

  function longestAbove(signal: (typeof demo.points)[number]['signal'], limit: number): number {
    let [run, longest] = [0, 0];
    for (let quarter = 0; quarter < 4 * 24 * 3; quarter++) {
      const value = readingValue(signals, signal, DAY + quarter * 900_000) ?? 0;
      run = value > limit ? run + 0.25 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
});

describe('recorded air', () => {
  it('keeps the gaps of the station: hours without a value give none', () => {
    const hours = Array.from({ length: 8760 }, (_, hour) =>
      signals.valueAt('beijing', 'o3', Date.parse('2026-03-01T00:00:00+08:00') + hour * HOUR_MS),
    );
    const gaps = hours.filter((value) => value === null).length;
    assert.ok(gaps > 900 && gaps < 1600, `${gaps} hours without ozone`);
  });

  it('reads any day of any year, 29 February included', () => {
    const leapDay = Date.parse('2028-02-29T12:30:00+08:00');
    assert.ok(signals.valueAt('epw', 'temperature', leapDay) !== null);
    assert.ok(signals.weatherAt(leapDay) !== null);
    assert.ok(
      signals.valueAt('epw', 'temperature', Date.parse('2026-12-31T23:59:00+08:00')) !== null,
    );
  });
});

describe('weather', () => {
  it('agrees with the recorded hour and turns over north the short way', () => {
    const { weather } = readRecordings();
    // The hour that EPW numbers 1 of 1 January is 00:00–01:00 park time.
    const first = signals.weatherAt(Date.parse('2026-01-01T00:00:00+08:00'))!;
    assert.equal(first.temperatureC, weather.column('temperature')[0]);
    assert.equal(first.windFromDeg, weather.column('windDirection')[0]);
    for (let hour = 0; hour < 8760; hour += 0.5) {
      const found = signals.weatherAt(DAY + hour * HOUR_MS)!;
      assert.ok(found.windFromDeg >= 0 && found.windFromDeg < 360);
      assert.ok(found.windSpeedMPerS >= 0);
    }
  });

  it('classes stability by Turner: sun and calm A, overcast D, clear calm night F', () => {
    const rows: [number, number, number, string][] = [
      [0.5, 70, 0, 'A'],
      [2.5, 70, 0, 'A'],
      [3.5, 50, 2, 'B'],
      [6.5, 70, 0, 'C'],
      [6.5, 30, 0, 'D'],
      [2, 40, 10, 'D'],
      [2, -20, 10, 'D'],
      [1.5, -20, 1, 'F'],
      [2.2, -20, 7, 'E'],
      [3.6, -20, 1, 'E'],
      [8, -20, 1, 'D'],
    ];
    for (const [wind, sun, cloud, expected] of rows)
      assert.equal(
        turnerClass(wind, sun, cloud),
        expected,
        `${wind} m/s, sun ${sun}°, cloud ${cloud}`,
      );
  });
});

describe('tracks', () => {
  const at = (seconds: number) => signals.tracksAt(DAY + seconds * 1000);
  const distanceM = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
    Math.hypot((b.lon - a.lon) * 111_195, (b.lat - a.lat) * 111_195);

  it('give every object a place, and never let it jump', () => {
    let before = at(0);
    assert.equal(before.length, demo.movingObjects.length);
    for (let seconds = 20; seconds < 2 * BUS_LOOP_S; seconds += 20) {
      const now = at(seconds);
      for (const [index, track] of now.entries())
        assert.ok(distanceM(before[index]!, track) < 20 * 30, `${track.ref} at ${seconds} s`);
      before = now;
    }
  });

  it('let trucks move and stop as the recorded buses did', () => {
    const speeds = Array.from({ length: 400 }, (_, step) => at(step * 20)).flatMap((tracks) =>
      tracks.filter((track) => track.ref.startsWith('truck')).map((track) => track.speedMPerS),
    );
    assert.ok(speeds.some((speed) => speed === 0));
    assert.ok(speeds.some((speed) => speed > 8));
    assert.ok(speeds.every((speed) => speed >= 0 && speed < 30));
  });
});
