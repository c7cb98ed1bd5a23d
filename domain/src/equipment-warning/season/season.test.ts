import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../../time/duration.ts';
import { inEffect } from '../in-effect.ts';
import { remindersDue } from './reminders-due.ts';
import { seasonRule, type SeasonRule } from './season-rule.ts';
import { SUGGESTED_SEASONS } from './suggested-seasons.ts';

const text = { zh: '防冻', en: 'freeze' };
const WINTER: SeasonRule = seasonRule.parse({
  id: 'winter',
  version: 1,
  effectiveFrom: '2020-01-01',
  isEnabled: true,
  from: '11-15',
  to: '03-10',
  subject: text,
  reminder: text,
  everyDays: 14,
  origin: 'park',
  basis: null,
});
const SUMMER: SeasonRule = { ...WINTER, id: 'summer', from: '06-01', to: '09-15', everyDays: null };

test('a season has both its ends, over the new year too', () => {
  const rows: [rule: SeasonRule, date: string, day: number | null, isToBeTold?: boolean][] = [
    [WINTER, '2025-11-14', null],
    [WINTER, '2025-11-15', 1, true],
    [WINTER, '2025-11-16', 2, false],
    [WINTER, '2025-11-29', 15, true],
    [WINTER, '2025-12-31', 47, false],
    [WINTER, '2026-01-01', 48, false],
    [WINTER, '2026-03-10', 116, false],
    [WINTER, '2026-03-11', null],
    [SUMMER, '2026-05-31', null],
    [SUMMER, '2026-06-01', 1, true],
    [SUMMER, '2026-06-15', 15, false],
    [SUMMER, '2026-09-15', 107, false],
    [SUMMER, '2026-09-16', null],
  ];
  for (const [rule, date, day, isToBeTold] of rows) {
    const [due] = remindersDue([rule], date);
    assert.equal(due?.day ?? null, day, date);
    assert.equal(due?.isToBeTold, isToBeTold, date);
  }
});

test('29 February', () => {
  const till = { ...WINTER, to: '02-29' };
  assert.equal(remindersDue([till], '2026-02-28')[0]?.toDate, '2026-02-28');
  assert.equal(remindersDue([till], '2026-03-01').length, 0);
  assert.equal(remindersDue([till], '2028-02-29')[0]?.toDate, '2028-02-29');
  const from = { ...WINTER, from: '02-29', to: '03-10' };
  assert.equal(remindersDue([from], '2026-02-28').length, 0);
  assert.equal(remindersDue([from], '2026-03-01')[0]?.day, 1);
  assert.equal(remindersDue([from], '2028-02-29')[0]?.day, 1);
});

test('a version holds from its day; one that is switched off reminds of nothing', () => {
  const moved = { ...WINTER, version: 2, effectiveFrom: '2025-12-01', from: '12-01' };
  const off = { ...WINTER, version: 3, effectiveFrom: '2026-02-01', isEnabled: false };
  const versions = [off, WINTER, moved];
  assert.equal(remindersDue(versions, '2025-11-20')[0]?.rule.version, 1);
  const first = remindersDue(versions, '2025-12-01')[0];
  assert.deepEqual([first?.rule.version, first?.day, first?.isToBeTold], [2, 1, true]);
  assert.deepEqual(remindersDue(versions, '2026-02-01'), []);
  assert.equal(remindersDue(versions, '2019-12-01').length, 0);
  const midway = { ...WINTER, version: 2, effectiveFrom: '2026-01-05' };
  const told = remindersDue([WINTER, midway], '2026-01-05')[0];
  assert.deepEqual([told?.day, told?.isToBeTold], [52, true], 'told when it begins to hold');
  const sameDay = { ...moved, version: 9, subject: { zh: '新', en: 'new' } };
  assert.deepEqual(inEffect([sameDay, moved], '2026-01-01'), [sameDay]);
});

test('what makes no sense is refused', () => {
  for (const wrong of [
    { ...WINTER, from: '02-30' },
    { ...WINTER, from: '13-01' },
    { ...WINTER, to: '1-1' },
    { ...WINTER, effectiveFrom: '2026-13-01' },
    { ...WINTER, everyDays: 0 },
    { ...WINTER, origin: 'law' },
    { ...WINTER, reminder: { zh: '', en: 'x' } },
  ])
    assert.equal(seasonRule.safeParse(wrong).success, false, JSON.stringify(wrong));
  assert.ok(seasonRule.safeParse({ ...WINTER, origin: 'law', basis: text }).success);
  for (const date of ['2026-02-30', '2026-1-1', '', '2026-01-01T00:00:00Z'])
    assert.throws(() => remindersDue([WINTER], date), RangeError, date);
});

test('the suggested calendar is valid, and calls itself a suggestion', () => {
  for (const rule of SUGGESTED_SEASONS) {
    assert.deepEqual(seasonRule.parse(rule), rule);
    assert.equal(rule.origin, 'suggestion');
  }
  const ids = SUGGESTED_SEASONS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('each season is told on its first day and comes once a year, in every year of fifty', () => {
  const begun = new Map<string, number>();
  for (let ms = Date.UTC(2030, 0, 1); ms < Date.UTC(2080, 0, 1); ms += DAY_MS) {
    for (const due of remindersDue(SUGGESTED_SEASONS, new Date(ms).toISOString().slice(0, 10))) {
      if (due.day !== 1) continue;
      assert.ok(due.isToBeTold);
      begun.set(due.rule.id, (begun.get(due.rule.id) ?? 0) + 1);
    }
  }
  assert.deepEqual(
    [...begun.values()],
    SUGGESTED_SEASONS.map(() => 50),
  );
});
