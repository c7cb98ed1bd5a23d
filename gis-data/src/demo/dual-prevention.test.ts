import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as events from '@parkwatch/domain/dual-prevention/event-records';
import * as register from '@parkwatch/domain/dual-prevention/register-records';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { readDemoPark } from './demo-park.ts';
import { dualPreventionBetween, riskRegisterOf } from './dual-prevention.ts';

const park = readDemoPark();
const NOON = Date.parse('2026-07-01T12:00:00+08:00');
const month = { fromMs: NOON - 30 * DAY_MS, toMs: NOON };
const schemas = {
  'dual-prevention/risk-objects': register.riskObjectRecord,
  'dual-prevention/risk-units': register.riskUnitRecord,
  'dual-prevention/risk-events': register.riskEventRecord,
  'dual-prevention/control-measures': register.controlMeasureRecord,
  'dual-prevention/check-tasks': register.checkTaskRecord,
  'dual-prevention/check-records': register.checkRecordRecord,
  'dual-prevention/commitments': events.commitmentRecord,
};

describe('dual prevention of the demo', () => {
  it('is what the ingest takes, with every parent there before its children and no key twice', () => {
    let records = 0;
    for (const { code } of park.enterprises) {
      const seen = new Map<string, Set<string>>();
      for (const part of [
        ...riskRegisterOf(park, code),
        ...dualPreventionBetween(park, code, month),
      ]) {
        const keys = new Set<string>();
        for (const record of part.records) {
          const parsed = schemas[part.feed].parse(record) as { externalId: string };
          assert.ok(!keys.has(parsed.externalId), parsed.externalId);
          keys.add(parsed.externalId);
          records++;
        }
        seen.set(part.feed, keys);
      }
      const tasks = seen.get('dual-prevention/check-tasks') ?? new Set();
      const checks = dualPreventionBetween(park, code, month)[0]?.records ?? [];
      for (const { checkTaskId } of checks as { checkTaskId: string }[])
        assert.ok(tasks.has(checkTaskId));
    }
    assert.ok(records > 1000, String(records));
  });

  it('is lived better by the better rated', () => {
    const shareOf = (rating: string) => {
      const owners = park.enterprises.filter((one) => one.rating === rating);
      let [done, due] = [0, 0];
      for (const { code, ref } of owners) {
        const daily = park.facilities.filter(
          (one) => one.enterpriseRef === ref && one.inherentLevel <= 3,
        );
        due += daily.length * 30;
        const checks = (dualPreventionBetween(park, code, month)[0]?.records ?? []) as {
          id: string;
        }[];
        done += checks.filter(({ id }) => id.startsWith('CR-CT2')).length;
      }
      return done / due;
    };
    assert.ok(shareOf('A') > 0.97);
    assert.ok(shareOf('C') < shareOf('B') && shareOf('B') < shareOf('A'));
  });

  it('is the same whenever it is asked for', () => {
    const { code } = park.enterprises[0]!;
    const half = NOON - 10.4 * DAY_MS;
    const parts = [
      dualPreventionBetween(park, code, { fromMs: month.fromMs, toMs: half }),
      dualPreventionBetween(park, code, { fromMs: half, toMs: NOON }),
    ];
    const whole = dualPreventionBetween(park, code, month);
    for (const [at, { records }] of whole.entries()) {
      assert.deepEqual(
        parts.flatMap((part) => part[at]!.records),
        records,
      );
    }
  });
});
