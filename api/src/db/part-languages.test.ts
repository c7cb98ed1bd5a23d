import assert from 'node:assert/strict';
import { it } from 'node:test';
import { silentLog, testDatabase } from '../testing/test-database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { sqlText } from './sql.ts';

/** What a park of before 0008 holds: the system's words in one string. */
const OLD_ROWS = `
SET LOCAL session_replication_role = replica;
INSERT INTO hidden_danger_event (hidden_danger_id, at, actor_name, actor_role, action, text, data, step_key) VALUES
  (1, now(), 'system', 'system', 'remind', E'提醒\\nremind', '{"reason": {"zh": "提醒", "en": "remind"}}', 'k'),
  (1, now(), 'duty', 'duty', 'report', 'pump / motor leak', '{}', NULL);
INSERT INTO incident_log (incident_id, at, actor_name, actor_role, action, text) VALUES
  (1, now(), 'system', 'system', 'opened', 'second-sensor'),
  (1, now(), 'e2.manager', 'manager', 'order-acknowledged', 'E102 · 17 人 / people · all / out'),
  (1, now(), 'system', 'system', 'order-raised', 'E102: 就地避险 → 撤离 / Shelter in place → Evacuate'),
  (1, now(), 'system', 'system', 'order-overdue', 'E102'),
  (1, now(), 'duty', 'duty', 'closed', 'over / done');
INSERT INTO restriction (enterprise_id, freezes, state, proposed_at, why_zh, why_en, lifter_name, lifter_role, lift_reason) VALUES
  (1, 'pass-application', 'lifted', now(), '', '', 'system', 'system', '隐患已办结,自动恢复 / The hidden danger is closed'),
  (1, 'pass-application', 'lifted', now(), '', '', 'director', 'director', 'mine / yours');
INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor_name, actor_role, why) VALUES
  (1, now(), 'normal', 'unack-active', 'raise', 'system', 'system', NULL);`;

const WORDS = `
SELECT text AS words FROM hidden_danger_event UNION ALL SELECT text FROM incident_log UNION ALL SELECT lift_reason FROM restriction
UNION ALL SELECT why FROM alarm_transition`;

it('what stood in one string in both languages is parted; what people typed stays as it was', async () => {
  const { db } = await testDatabase({ migrations: [] });
  const all = readMigrations();
  await migrate(db, silentLog, { migrations: all.filter(({ number }) => number < 7) });
  await db.ownerTx((tx) => tx.script({ text: OLD_ROWS, name: 'old rows' }));
  await migrate(db, silentLog, { migrations: all });
  const rows = await db.ownerTx((tx) => tx.rows<{ words: unknown }>(sqlText(WORDS)));
  assert.deepEqual(
    rows.map(({ words }) => words),
    [
      { zh: '提醒', en: 'remind' },
      'pump / motor leak',
      { zh: '第二个测点确认', en: 'confirmed by a second sensor' },
      { zh: 'E102 · 17 人 · all / out', en: 'E102 · 17 people · all / out' },
      {
        zh: 'E102: 就地避险 → 撤离',
        en: 'Shelter in place → Evacuate',
      },
      null,
      'over / done',
      { zh: '隐患已办结,自动恢复', en: 'The hidden danger is closed' },
      'mine / yours',
      null,
    ],
  );
});
