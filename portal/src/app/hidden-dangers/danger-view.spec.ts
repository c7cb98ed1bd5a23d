import { describe, expect, it } from 'vitest';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { sampleDanger } from '../testing/work-samples.ts';
import { belongsTo, dueOf, isLate, lateWordsOf, rungOf, withDanger } from './danger-view.ts';

const T0 = Date.parse('2026-07-21T12:00:00.000Z');
const soon = '2026-07-21T12:00:01.000Z';

describe('what a hidden danger waits for', () => {
  const rows: [HiddenDanger['state'], string][] = [
    ['reported', 'confirm'],
    ['confirmed', 'dispatch'],
    ['dispatched', 'take-up'],
    ['rectifying', 'rectify'],
    ['answered', 'review'],
    ['accepted', 'close'],
    ['closed', 'look-back'],
    ['archived', 'ended'],
    ['refused', 'ended'],
    ['withdrawn', 'ended'],
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
  it('never when it has ended, and when a closed one is to be looked at again', () => {
    const ended = sampleDanger({ state: 'archived', closedAt: '2026-07-20T00:00:00.000Z' });
    expect(isLate(ended, T0)).toBe(false);
    const closed = sampleDanger({ state: 'closed', lookBackAt: soon });
    expect([isLate(closed, T0), isLate(closed, T0 + 1001)]).toEqual([false, true]);
    expect(lateWordsOf(closed)).toBe('lookBackDue');
  });
});

describe('the list', () => {
  it('knows which danger is a row of which view', () => {
    const late = sampleDanger({ isOverdue: true });
    const accepted = sampleDanger({ state: 'accepted' });
    const closed = sampleDanger({ state: 'closed' });
    expect(belongsTo(late, { view: 'overdue' })).toBe(true);
    expect(belongsTo(sampleDanger(), { view: 'overdue' })).toBe(false);
    expect(belongsTo(closed, { view: 'closed' })).toBe(true);
    expect(belongsTo(closed, { view: 'open' })).toBe(false);
    expect(belongsTo(closed, { view: 'look-back' })).toBe(false);
    expect(belongsTo({ ...closed, isLookBackDue: true }, { view: 'look-back' })).toBe(true);
    expect(belongsTo(accepted, { view: 'to-close' })).toBe(true);
    expect(belongsTo(accepted, { view: 'closed' })).toBe(false);
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
