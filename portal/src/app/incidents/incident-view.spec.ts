import { describe, expect, it } from 'vitest';
import { sampleOrder } from '../testing/samples.ts';
import { sampleIncident } from '../testing/work-samples.ts';
import { byNeed, isOverdue, tallyOf, withIncident, withOrder } from './incident-view.ts';
import { clockText } from './running-clock.ts';
import { sampleActor } from '../testing/sample-actor.ts';

const DUE = Date.parse('2026-07-21T08:40:00.000Z');
const by = sampleActor('周启明', 'manager');
const answered = (headcount: number | null) => ({
  at: '2026-07-21T08:35:00.000Z',
  by,
  headcount,
  note: null,
});

describe('orders', () => {
  it('who has not answered stands first, then who refused; the nearest of each on top', () => {
    const orders = [
      sampleOrder({ id: 1, state: 'acknowledged', distanceM: 10 }),
      sampleOrder({ id: 2, state: 'refused' }),
      sampleOrder({ id: 3, distanceM: 900 }),
      sampleOrder({ id: 4, distanceM: 300 }),
    ];
    expect(orders.toSorted(byNeed).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });
  it('are overdue by the page’s clock as well, but not once they are answered', () => {
    expect(isOverdue(sampleOrder(), DUE)).toBe(false);
    expect(isOverdue(sampleOrder(), DUE + 1)).toBe(true);
    expect(isOverdue(sampleOrder({ state: 'acknowledged', isOverdue: true }), DUE + 1)).toBe(false);
  });
  it('are counted; people nobody has counted are unknown, not none', () => {
    const orders = [
      sampleOrder({ id: 1, state: 'acknowledged', acknowledged: answered(12) }),
      sampleOrder({ id: 2, state: 'acknowledged', acknowledged: answered(null) }),
      sampleOrder({ id: 3, state: 'refused' }),
      sampleOrder({ id: 4 }),
    ];
    expect(tallyOf(orders, DUE + 1)).toEqual({
      total: 4,
      unanswered: 1,
      overdue: 1,
      refused: 1,
      headcount: 12,
    });
    expect(tallyOf([sampleOrder()], DUE).headcount).toBeNull();
  });
  it('change in place, or come in when the incident grows', () => {
    const incident = sampleIncident({ orders: [sampleOrder({ id: 1 })] });
    const changed = sampleOrder({ id: 1, state: 'acknowledged' });
    expect(withOrder(incident, changed).orders).toEqual([changed]);
    expect(withOrder(incident, sampleOrder({ id: 2 })).orders).toHaveLength(2);
  });
});

describe('the list', () => {
  it('adds, replaces, and lets ended ones go from the open view', () => {
    const first = sampleIncident({ id: 1 });
    const ended = sampleIncident({ id: 1, state: 'closed' });
    expect(withIncident([first], sampleIncident({ id: 2 }), 'open').map(({ id }) => id)).toEqual([
      2, 1,
    ]);
    expect(withIncident([first], ended, 'open')).toEqual([]);
    expect(withIncident([first], ended, 'all')).toEqual([ended]);
  });
});

describe('a running clock', () => {
  const rows: [number, string][] = [
    [-5000, '00:00'],
    [59_999, '00:59'],
    [272_000, '04:32'],
    [3_872_000, '1:04:32'],
  ];
  for (const [lengthMs, text] of rows) it(text, () => expect(clockText(lengthMs)).toBe(text));
});
