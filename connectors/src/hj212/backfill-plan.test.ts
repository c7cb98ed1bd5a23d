import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hj212Device } from '@parkwatch/domain/sources/hj212';
import { testHost } from '../testing/test-host.ts';
import { chunksOf, HOUR_MS, MINUTE_MS, owedAfter } from './backfill-plan.ts';
import type { Owed } from './backfill-plan.ts';
import { owedHistory } from './owed-history.ts';

const { backfill } = hj212Device.parse({});
const lastMs = Date.parse('2026-03-01T00:07:00Z');
const owed = (
  afterMs: number,
  { before = {}, ...more }: { before?: Owed; last?: number | null } & Partial<typeof backfill> = {},
) => {
  const last = more.last === undefined ? lastMs : more.last;
  const nowMs = lastMs + afterMs;
  return owedAfter(before, { lastMs: last, nowMs, backfill: { ...backfill, ...more } });
};
const at = (text: string) => Date.parse(`2026-03-01T${text}:00Z`);

describe('what a device owes after a gap', () => {
  it('is nothing within two intervals, or when nothing was ever here', () => {
    assert.deepEqual(owed(20 * MINUTE_MS), {});
    assert.deepEqual(owed(100 * HOUR_MS, { last: null }), {});
    assert.deepEqual(owed(-5 * MINUTE_MS), {});
  });

  it('are minutes after more than two intervals of minutes, hours after two hours', () => {
    assert.deepEqual(owed(21 * MINUTE_MS), { minute: { fromMs: at('00:00'), toMs: at('00:28') } });
    assert.deepEqual(owed(3 * HOUR_MS), {
      minute: { fromMs: at('00:00'), toMs: at('03:07') },
      hour: { fromMs: at('00:00'), toMs: at('03:07') },
    });
    assert.deepEqual(owed(3 * HOUR_MS, { minute: false, hour: false }), {});
  });

  it('never reaches further back than is configured', () => {
    const { hour } = owed(200 * HOUR_MS, { longestHours: 24 });
    assert.equal(hour!.toMs - hour!.fromMs, 24 * HOUR_MS + 7 * MINUTE_MS);
  });

  it('keeps what was owed before, though newer data came in between', () => {
    const before = { minute: { fromMs: at('00:00'), toMs: at('00:30') } };
    const again = owedAfter(before, { lastMs: at('06:00'), nowMs: at('06:01'), backfill });
    assert.deepEqual(again, { minute: { fromMs: at('00:00'), toMs: at('06:01') } });
  });

  it('is asked for in pieces that meet, oldest first', () => {
    const chunks = chunksOf('minute', { fromMs: at('00:00'), toMs: at('13:00') });
    assert.deepEqual(chunks, [
      { fromMs: at('00:00'), toMs: at('06:00') },
      { fromMs: at('06:00'), toMs: at('12:00') },
      { fromMs: at('12:00'), toMs: at('13:00') },
    ]);
  });
});

describe('the memory of what is owed', () => {
  const span = { minute: { fromMs: 1, toMs: 2 } };

  it('survives a restart, and forgets what is settled', async () => {
    const host = testHost([]);
    const first = await owedHistory(host);
    first.set('A', span);
    first.set('B', span);
    first.set('B', {});
    await first.saved();
    const second = await owedHistory(host);
    assert.deepEqual([second.of('A'), second.of('B')], [span, {}]);
  });

  it('begins empty where the file is damaged', async () => {
    const host = testHost([]);
    for (const text of ['', '{', '[1]', '{"A":{"minute":{"fromMs":"x"}}}']) {
      writeFileSync(join(host.folder, 'owed-history.json'), text);
      assert.deepEqual((await owedHistory(host)).of('A'), {}, text);
    }
  });
});
