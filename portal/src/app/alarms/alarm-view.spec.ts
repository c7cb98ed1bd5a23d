import { describe, expect, it } from 'vitest';
import { sampleAlarm } from '../testing/samples.ts';
import { belongsTo, byUrgency, withAlarm } from './alarm-view.ts';

describe('the rows of the alarm list', () => {
  it.each([
    ['open', 'unack-active', true],
    ['open', 'unack-rtn', true],
    ['open', 'shelved', false],
    ['open', 'normal', false],
    ['shelved', 'shelved', true],
    ['shelved', 'out-of-service', true],
    ['shelved', 'acked-active', false],
    ['history', 'normal', true],
    ['history', 'unack-active', true],
  ] as const)('%s takes %s: %s', (view, state, expected) => {
    expect(belongsTo(sampleAlarm({ state }), { view })).toBe(expected);
  });
  it('narrows by priority, enterprise and point', () => {
    const alarm = sampleAlarm();
    expect(belongsTo(alarm, { view: 'open', priority: 'low' })).toBe(false);
    expect(belongsTo(alarm, { view: 'open', enterpriseId: 8 })).toBe(false);
    expect(belongsTo(alarm, { view: 'open', enterpriseId: 7, pointId: 11 })).toBe(true);
  });
  it('puts first what wants a hand, then the priority, then what came last', () => {
    const early = { raisedAt: '2026-11-20T08:00:00.000Z', lastAt: '2026-11-20T08:00:00.000Z' };
    const again = { ...early, lastAt: '2026-11-20T09:00:00.000Z' };
    const acked = { state: 'acked-active', priority: 'urgent' } as const;
    const rows = [
      sampleAlarm({ id: 1, ...again, ...acked }),
      sampleAlarm({ id: 2, ...early, priority: 'low', state: 'unack-rtn' }),
      sampleAlarm({ id: 3, ...early, priority: 'urgent', state: 'unack-active' }),
      sampleAlarm({ id: 4, ...early, priority: 'urgent', state: 'unack-rtn' }),
      sampleAlarm({ id: 5, ...again, priority: 'urgent', state: 'unack-active' }),
    ];
    expect(rows.toSorted(byUrgency).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
  });
  it('replaces, adds and removes by what a live event says', () => {
    const rows = [sampleAlarm({ id: 1 })];
    const open = { view: 'open' } as const;
    expect(withAlarm(rows, sampleAlarm({ id: 2 }), open).map(({ id }) => id)).toEqual([2, 1]);
    expect(withAlarm(rows, sampleAlarm({ id: 1, occurrences: 5 }), open)[0]?.occurrences).toBe(5);
    expect(withAlarm(rows, sampleAlarm({ id: 1, state: 'normal' }), open)).toEqual([]);
  });
});
