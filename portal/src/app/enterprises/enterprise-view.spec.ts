import { describe, expect, it } from 'vitest';
import { samplePoint } from '../testing/samples.ts';
import { sampleEnterprise, sampleFacility } from '../testing/work-samples.ts';
import { blocksOf, byAttention } from './enterprise-view.ts';

describe('the order by attention', () => {
  it('overdue, then alarms, then what nobody sees, then what is open', () => {
    const quiet = { activeAlarmCount: 0, unknownPointCount: 0, openHiddenDangerCount: 0 };
    const rows = [
      sampleEnterprise({ id: 1, code: 'E1', ...quiet }),
      sampleEnterprise({ id: 2, code: 'E2', ...quiet, unknownPointCount: 9 }),
      sampleEnterprise({ id: 3, code: 'E3', ...quiet, activeAlarmCount: 1 }),
      sampleEnterprise({ id: 4, code: 'E4', ...quiet, overdueHiddenDangerCount: 1 }),
    ];
    expect(rows.toSorted(byAttention).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });
});

describe('facilities with their points', () => {
  it('put alarms before the unseen, and those before the quiet', () => {
    const facilities = [
      sampleFacility({ id: 1, code: 'T-1', inherentLevel: 1 }),
      sampleFacility({ id: 2, code: 'T-2', inherentLevel: 4 }),
      sampleFacility({ id: 3, code: 'T-3', inherentLevel: 4 }),
    ];
    const points = [
      samplePoint({ id: 1, facilityId: 1 }),
      samplePoint({ id: 2, facilityId: 2, state: 'unknown' }),
      samplePoint({ id: 3, facilityId: 3 }),
      samplePoint({ id: 4, facilityId: 3, state: 'alarm' }),
    ];
    const blocks = blocksOf(facilities, points);
    expect(blocks.map(({ facility }) => facility?.id)).toEqual([3, 2, 1]);
    expect(blocks[0]?.points.map(({ id }) => id)).toEqual([4, 3]);
  });
  it('leave no point out: those without a facility come last', () => {
    const points = [samplePoint({ facilityId: null }), samplePoint({ id: 12, facilityId: 99 })];
    const blocks = blocksOf([sampleFacility()], points);
    expect(blocks.at(-1)).toMatchObject({ facility: null });
    expect(blocks.at(-1)?.points).toHaveLength(2);
  });
  it('a facility without points stays in sight', () => {
    expect(blocksOf([sampleFacility()], [])).toEqual([{ facility: sampleFacility(), points: [] }]);
  });
});
