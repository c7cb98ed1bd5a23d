import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CLEARED_BY_ANSWER,
  VEHICLE_ALARM_BITS,
  VEHICLE_LOADS,
  VEHICLE_STATUS_BITS,
  vehicleFlagText,
} from './jt808-bits.ts';
import { jt808Device, jt808Settings } from './jt808.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const all = [...VEHICLE_ALARM_BITS, ...VEHICLE_STATUS_BITS, ...VEHICLE_LOADS.map(({ bit }) => bit)];

test('the alarm word has a name for each of its 32 bits, in their order', () => {
  const bits = VEHICLE_ALARM_BITS.map(({ bit }) => bit);
  assert.deepEqual(
    bits,
    Array.from({ length: 32 }, (_, bit) => bit),
  );
  assert.ok(CLEARED_BY_ANSWER.every((bit) => bits.includes(bit)));
});

test('names are told apart, are stored as they are, and have words in both languages', () => {
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  for (const { name, text } of all) {
    assert.match(name, NAME);
    assert.deepEqual(vehicleFlagText(name), text);
    assert.match(text.zh, /\p{Script=Han}|^GPS$|^Galileo|^GLONASS/u);
    assert.doesNotMatch(text.en, /\p{Script=Han}/u);
  }
  assert.deepEqual(vehicleFlagText('maker-own'), { zh: 'maker-own', en: 'maker-own' });
});

test('a source needs no settings, and a wrong one says where', () => {
  const { port, transport, datum, authentication, clock } = jt808Settings.parse({});
  assert.deepEqual(clock, { aheadS: 240, behindH: 2136 });
  assert.deepEqual([port, transport, datum, authentication], [6808, 'tcp', 'wgs84', 'required']);
  const wrong = jt808Settings.safeParse({ transport: 'sctp' });
  assert.deepEqual(wrong.error?.issues[0]?.path, ['transport']);
  const ahead = jt808Settings.safeParse({ clock: { aheadS: 301 } });
  assert.deepEqual(ahead.error?.issues[0]?.path, ['clock', 'aheadS']);
  assert.deepEqual(jt808Device.parse({}), {});
});
