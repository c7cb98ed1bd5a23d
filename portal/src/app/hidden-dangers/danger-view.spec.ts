import { describe, expect, it } from 'vitest';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { sampleDanger } from '../testing/work-samples.ts';
import { belongsTo, dueOf, isLate, rungOf, withDanger } from './danger-view.ts';

const T0 = Date.parse('2026-07-21T12:00:00.000Z');
const soon = '2026-07-21T12:00:01.000Z';

describe('what a hidden danger waits for', () => {
  const rows: [HiddenDanger['state'], string][] = [
    ['reported', 'dispatch'],
    ['dispatched', 'take-up'],
    ['rectifying', 'rectify'],
    ['answered', 'review'],
    ['accepted', 'closed'],
    ['withdrawn', 'closed'],
  ];
  for (const [state, what] of rows) {
    it(`${state}: ${what}`, () => expect(dueOf(sampleDanger({ state })).what).toBe(what));
  }
  it('the time to take it up is not the time to rectify', () => {
    const danger = { respondBy: soon, deadline: '2026-07-26T08:10:00.000Z' };
    expect(dueOf(sampleDanger({ ...danger, state: 'dispatched' })).at).toBe(soon);
    expect(dueOf(sampleDanger({ ...danger, state: 'rectifying' })).at).toBe(danger.deadline);
  });
});

describe('late', () => {
  it('by the server, or by the clock of an open page', () => {
    expect(isLate(sampleDanger({ isOverdue: true }), T0)).toBe(true);
    expect(isLate(sampleDanger({ isUnanswered: true }), T0)).toBe(true);
    expect(isLate(sampleDanger({ respondBy: soon }), T0)).toBe(false);
    expect(isLate(sampleDanger({ respondBy: soon }), T0 + 1001)).toBe(true);
  });
  it('never when it is closed', () => {
    const closed = sampleDanger({ state: 'accepted', closedAt: '2026-07-20T00:00:00.000Z' });
    expect(isLate(closed, T0)).toBe(false);
  });
});

describe('the list', () => {
  it('knows which danger is a row of which view', () => {
    const late = sampleDanger({ isOverdue: true });
    const closed = sampleDanger({ state: 'accepted' });
    expect(belongsTo(late, { view: 'overdue' })).toBe(true);
    expect(belongsTo(sampleDanger(), { view: 'overdue' })).toBe(false);
    expect(belongsTo(closed, { view: 'closed' })).toBe(true);
    expect(belongsTo(closed, { view: 'open' })).toBe(false);
    expect(belongsTo(late, { view: 'open', enterpriseId: 8 })).toBe(false);
  });
  it('replaces, adds in front, and lets go', () => {
    const first = sampleDanger({ id: 1 });
    const changed = sampleDanger({ id: 1, title: 'changed' });
    expect(withDanger([first], changed, { view: 'open' })).toEqual([changed]);
    expect(
      withDanger([first], sampleDanger({ id: 2 }), { view: 'open' }).map(({ id }) => id),
    ).toEqual([2, 1]);
    expect(withDanger([first], { ...first, state: 'accepted' }, { view: 'open' })).toEqual([]);
  });
});

describe('the rung of a step', () => {
  const rows: [string, string | undefined][] = [
    ['remind', 'remind'],
    ['unanswered-remind', 'remind'],
    ['notify-head', 'notify-head'],
    ['overdue-supervise-major', 'supervise'],
    ['propose-freeze', 'propose-freeze'],
    ['something-new', undefined],
  ];
  for (const [step, rung] of rows) it(step, () => expect(rungOf(step)).toBe(rung));
});
