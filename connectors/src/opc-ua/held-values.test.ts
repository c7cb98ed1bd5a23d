import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readNotified } from './decode.ts';
import type { Notified } from './decode.ts';
import { heldValues } from './held-values.ts';
import type { HeldValues } from './held-values.ts';

const T0 = Date.parse('2026-03-01T08:00:00Z');
const at = (second: number) => T0 + second * 1000;
const REFRESH_MS = 300_000;
const BAD = 0x808c0000;

type Said = { value?: unknown; second?: number; statusCode?: number; point?: string };
function said({ value = 3, second = 0, statusCode = 0, point = 'Level' }: Said = {}): Notified {
  const sourceTimestamp = new Date(at(second)).toISOString();
  return {
    point,
    nodeId: `ns=1;s=${point}`,
    dataType: 'Double',
    value,
    statusCode,
    sourceTimestamp,
  };
}
const holding = (...all: Said[]): HeldValues => {
  const held = heldValues(REFRESH_MS, () => at(0));
  for (const one of all) held.read('dcs', said(one));
  return held;
};
/** Confirmations at a second, in short: point, value, second, quality. */
const confirmed = (held: HeldValues, second: number) =>
  [...held.confirmAt(at(second)).values.values()]
    .flat()
    .flatMap((one) => readNotified(one).readings)
    .map((r) => `${r.point}=${r.value} @${(r.atMs - T0) / 1000} ${r.quality}`);

describe('values that an OPC UA server does not change', () => {
  it('are confirmed as of the sign of life, each once in the given time', () => {
    const held = holding({});
    assert.deepEqual(confirmed(held, 299), []);
    assert.deepEqual(confirmed(held, 300), ['Level=3 @300 good']);
    assert.deepEqual(confirmed(held, 301), []);
    assert.deepEqual(confirmed(held, 600), ['Level=3 @600 good']);
  });

  it('are confirmed at once where their own time is old already', () => {
    const held = holding({ second: -86_400 });
    assert.deepEqual(confirmed(held, 1), ['Level=3 @1 good']);
    assert.deepEqual(confirmed(held, 2), []);
  });

  it('stay bad or uncertain, without the flags of the one publication', () => {
    const held = holding({ statusCode: BAD }, { point: 'T', statusCode: 0x40900480 });
    assert.deepEqual(confirmed(held, 300), ['Level=3 @300 bad', 'T=3 @300 uncertain']);
    const [, [, kept] = []] = [...held.confirmAt(at(600)).values].flat() as [string, Notified[]];
    assert.equal(kept?.statusCode, 0x40900000);
  });

  it('stay bad when the server had no value to say with it', () => {
    const held = holding({});
    const { readings } = held.read('dcs', said({ value: null, statusCode: BAD, second: 9 }));
    assert.deepEqual(
      readings.map(({ value, atMs, quality }) => [value, atMs, quality]),
      [[3, at(9), 'bad']],
    );
    assert.deepEqual(confirmed(held, 309), ['Level=3 @309 bad']);
  });

  it('are not confirmed any more once something came that cannot be read', () => {
    const held = holding({}, { value: 'NaN', second: 10 });
    assert.deepEqual(confirmed(held, 400), []);
    held.read('dcs', said({ value: 4, second: 500 }));
    assert.deepEqual(confirmed(held, 800), ['Level=4 @800 good']);
  });

  it('are not confirmed before their own time, where their clock is ahead', () => {
    const held = holding({ second: 1000 });
    assert.deepEqual(confirmed(held, 900), []);
    assert.deepEqual(confirmed(held, 1300), ['Level=3 @1300 good']);
  });

  it('are said once more as of now when they changed by a clock that lies before the last confirmation', () => {
    const held = holding({ second: 0 });
    assert.deepEqual(confirmed(held, 300), ['Level=3 @300 good']);
    const late = held.read('dcs', said({ value: 9, second: 250 }));
    assert.equal(late.readings[0]?.atMs, at(250), 'its own time first');
    assert.deepEqual(confirmed(held, 310), ['Level=9 @310 good']);
    assert.deepEqual(confirmed(held, 320), []);
  });

  it('are confirmed in pieces where they are many; elements of arrays count', () => {
    const held = holding(
      ...Array.from({ length: 12 }, (_, n) => ({
        ...{ point: `A${n}`, value: Array.from({ length: 500 }, () => n) },
      })),
    );
    const first = held.confirmAt(at(300));
    assert.deepEqual([first.isCut, first.values.get('dcs')?.length], [true, 10]);
    const second = held.confirmAt(at(300));
    assert.deepEqual([second.isCut, second.values.get('dcs')?.length], [false, 2]);
  });
});
