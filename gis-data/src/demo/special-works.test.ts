import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { specialWorkRecord } from '@parkwatch/domain/special-work/special-work-record';
import { findingsOf, permitWeight, standingOf } from '@parkwatch/domain/special-work/standing';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import * as z from 'zod';
import { readDemoPark } from './demo-park.ts';
import { specialWorksBetween } from './special-works.ts';

const park = readDemoPark();
const NOON = Date.parse('2026-07-01T12:00:00+08:00');
const schema = specialWorkRecord(z.object({}));
/** Every permit of the last month as it stands, read as the ingest reads it. */
const permitsAt = (nowMs: number) =>
  park.enterprises.flatMap(({ code }) =>
    specialWorksBetween(park, code, { fromMs: nowMs - 31 * DAY_MS, toMs: nowMs }).map((sent) => {
      const record = schema.parse(sent);
      const facts = {
        ...{ kind: record.ticketType, level: record.level ?? null, state: record.state },
        validFromMs: Date.parse(record.planStartTime),
        validUntilMs: Date.parse(record.planEndTime),
        startedMs: record.startTime === undefined ? null : Date.parse(record.startTime),
        guardian: record.supervisorName ?? null,
      };
      return { code, record, facts };
    }),
  );

describe('special work of the demo', () => {
  it('is what the ingest takes, at facilities that there are, and in order but for what is told late', () => {
    const all = permitsAt(NOON);
    assert.ok(all.length > 50, String(all.length));
    const keys = new Set(all.map(({ code, record }) => `${code} ${record.externalId}`));
    assert.equal(keys.size, all.length);
    const places = new Set(park.facilities.map(({ externalId }) => externalId));
    for (const { record, facts } of all) {
      assert.ok(places.has(record.facilityExternalId!));
      assert.ok(Date.parse(record.issueTime!) <= NOON);
      assert.deepEqual(
        findingsOf(facts, NOON).filter((finding) => finding !== 'not-closed'),
        [],
      );
    }
  });

  it('is a handful at any hour of a month, and next to none of it of the gravest weight', () => {
    let unclosed = 0;
    for (let hour = 0; hour < 30 * 24; hour += 6) {
      const nowMs = NOON + hour * HOUR_MS;
      const permits = permitsAt(nowMs).map(({ facts }) => facts);
      const going = permits.filter((facts) => permitWeight(facts, nowMs) !== null);
      assert.ok(going.length <= 18, `${going.length} at ${hour} h`);
      // Noon of a day.
      if (hour % 24 === 0) assert.ok(going.length >= 3, `${going.length} at ${hour} h`);
      const heavy = going.filter((facts) => permitWeight(facts, nowMs) === 'special');
      assert.ok(heavy.length <= 1, `${heavy.length} heavy at ${hour} h`);
      unclosed += going.filter((facts) => standingOf(facts, nowMs) === 'unclosed').length;
    }
    assert.ok(unclosed > 0, 'somebody tells an end too late');
  });

  it('is told again when it changes, and only then', () => {
    for (const { code } of park.enterprises) {
      const steps: unknown[] = [];
      for (let at = NOON - 2 * DAY_MS; at < NOON; at += HOUR_MS / 4)
        steps.push(...specialWorksBetween(park, code, { fromMs: at, toMs: at + HOUR_MS / 4 }));
      const states = Map.groupBy(
        steps.map((sent) => schema.parse(sent)),
        ({ externalId }) => externalId,
      );
      for (const [id, told] of states) {
        const order = told.map(({ state }) => ['approved', 'working', 'finished'].indexOf(state));
        assert.deepEqual(order, order.toSorted(), id);
        assert.equal(new Set(order).size, order.length, id);
      }
    }
  });
});
