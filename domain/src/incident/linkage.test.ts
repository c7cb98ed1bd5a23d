import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LonLat } from '../geo/lon-lat.ts';
import { localFrame } from '../geo/local-frame.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { linkage, type GasAlarm, type LinkageInput, type OpenIncident } from './linkage.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const CHLORINE = '7782-50-5';
const AMMONIA = '7664-41-7';
const eastM = (metres: number): LonLat => localFrame([103.7, 1.27]).toLonLat([metres, 0]);
const ALARM: GasAlarm = {
  alarmId: 1,
  pointId: 10,
  pointKind: 'toxic-gas',
  condition: 'hh',
  isActive: true,
  atMs: T0,
  at: eastM(0),
  substanceCas: CHLORINE,
  facilityId: 3,
};
const SECOND: GasAlarm = {
  ...ALARM,
  alarmId: 2,
  pointId: 11,
  condition: 'h',
  at: eastM(250),
  atMs: T0 - 5 * MINUTE_MS,
  facilityId: 4,
};
const INCIDENT: OpenIncident = {
  incidentId: 90,
  at: eastM(100),
  substanceCas: CHLORINE,
  facilityId: 3,
  alarmIds: [77],
};
const decide = (changes: Partial<LinkageInput>) =>
  linkage({ alarm: ALARM, others: [], confirmedBy: null, openIncidents: [], ...changes });

test('one sensor alone waits', () => {
  assert.deepEqual(decide({}), { do: 'wait', why: 'unconfirmed' });
  assert.deepEqual(decide({ others: [ALARM, { ...ALARM, alarmId: 3 }] }), {
    do: 'wait',
    why: 'unconfirmed',
  });
});

test('a second sensor of the same substance, near and in time, opens', () => {
  const decision = decide({ others: [SECOND] });
  assert.ok(decision.do === 'open' && decision.confirmation.by === 'second-sensor');
  assert.equal(decision.confirmation.alarmId, 2);
  assert.equal(decision.confirmation.apartMs, 5 * MINUTE_MS);
  assert.ok(Math.abs(decision.confirmation.distanceM - 250) < 2);
});

test('what does not confirm', () => {
  const rows: [string, Partial<GasAlarm>][] = [
    ['too far', { at: eastM(400) }],
    ['gone, and too long ago', { atMs: T0 - 11 * MINUTE_MS, isActive: false }],
    ['gone, and too long after', { atMs: T0 + 11 * MINUTE_MS, isActive: false }],
    ['another substance', { substanceCas: AMMONIA }],
    ['a stale sensor', { condition: 'stale' }],
    ['not a toxic gas', { pointKind: 'combustible-gas' }],
    ['the same sensor', { pointId: ALARM.pointId }],
  ];
  for (const [name, change] of rows)
    assert.deepEqual(
      decide({ others: [{ ...SECOND, ...change }] }),
      { do: 'wait', why: 'unconfirmed' },
      name,
    );
});

test('two that are both active confirm each other however far apart they came; one that is over only for a while', () => {
  for (const minutes of [-600, -11, 11])
    assert.equal(decide({ others: [{ ...SECOND, atMs: T0 + minutes * MINUTE_MS }] }).do, 'open');
  const over = { ...SECOND, isActive: false };
  assert.equal(decide({ others: [over] }).do, 'open');
  assert.equal(decide({ others: [{ ...over, atMs: T0 - 10 * MINUTE_MS - 1 }] }).do, 'wait');
});

test('an unknown substance may be the same', () => {
  assert.equal(decide({ others: [{ ...SECOND, substanceCas: null }] }).do, 'open');
});

test('the nearest of several confirms', () => {
  const near = { ...SECOND, alarmId: 5, pointId: 15, at: eastM(50) };
  const decision = decide({ others: [SECOND, near] });
  assert.ok(
    decision.do === 'open' &&
      decision.confirmation.by === 'second-sensor' &&
      decision.confirmation.alarmId === 5,
  );
});

test('the officer opens alone, even when the gas has just gone', () => {
  const opened = { do: 'open', confirmation: { by: 'officer', userId: 8 } };
  assert.deepEqual(decide({ confirmedBy: 8 }), opened);
  assert.deepEqual(decide({ confirmedBy: 8, alarm: { ...ALARM, isActive: false } }), opened);
});

test('only a high-high toxic gas counts', () => {
  const rows: [Partial<GasAlarm>, string][] = [
    [{ pointKind: 'temperature' }, 'not-toxic-gas'],
    [{ condition: 'h' }, 'not-high-high'],
    [{ isActive: false }, 'not-active'],
  ];
  for (const [change, why] of rows)
    assert.deepEqual(decide({ alarm: { ...ALARM, ...change }, others: [SECOND] }), {
      do: 'nothing',
      why,
    });
});

test('an identical alarm joins the open incident instead of opening a second', () => {
  const joined = decide({ others: [SECOND], confirmedBy: 8, openIncidents: [INCIDENT] });
  assert.ok(joined.do === 'join' && joined.incidentId === 90);
  assert.deepEqual(decide({ openIncidents: [{ ...INCIDENT, alarmIds: [1] }] }), {
    do: 'nothing',
    why: 'already-joined',
  });
});

test('same facility joins at any distance; another substance or a far place does not', () => {
  assert.equal(decide({ openIncidents: [{ ...INCIDENT, at: eastM(5000) }] }).do, 'join');
  assert.equal(
    decide({ openIncidents: [{ ...INCIDENT, at: eastM(5000), facilityId: 99 }] }).do,
    'wait',
  );
  assert.equal(decide({ openIncidents: [{ ...INCIDENT, substanceCas: AMMONIA }] }).do, 'wait');
  const nearer = { ...INCIDENT, incidentId: 91, at: eastM(10) };
  const joined = decide({ openIncidents: [INCIDENT, nearer] });
  assert.ok(joined.do === 'join' && joined.incidentId === 91);
});
