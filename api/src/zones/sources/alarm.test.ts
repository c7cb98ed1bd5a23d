import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FOREIGN, insertRow, OWN } from '../../testing/tenant-fixture.ts';
import { testApp } from '../../testing/test-app.ts';
import { alarmSources } from './alarm.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');

it('alarms of one point count by the worst that adds anything, gas as far as the scenario of its facility', async () => {
  const { db } = await testApp({ features: () => [] });
  const raise = (id: number, pointId: number, more: object) =>
    db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'alarm', {
        ...{ id, point_id: pointId, enterprise_id: OWN.enterpriseId, rule_id: 'limits' },
        ...{ state: 'unack-active', is_active: true, raised_at: T0, last_at: T0, ...more },
      }),
    );
  const found = async () =>
    (await db.tx(SYSTEM, (tx) => alarmSources(tx, T0))).map(({ id, reachM, reasons }) => [
      ...[id, reachM, reasons[0]!.label.zh.replace(/^.*（/, '（')],
    ]);
  await db.tx(SYSTEM, async (tx) => {
    const change = (text: string) => tx.run({ name: text, text });
    await change(`UPDATE point SET kind = 'pressure' WHERE id = ${FOREIGN.id}`);
    for (const { id, enterpriseId } of [OWN, FOREIGN])
      await insertRow(tx, 'facility_reach', {
        ...{
          facility_id: id,
          enterprise_id: enterpriseId,
          reach_m: 900,
          level_zh: '',
          level_en: '',
        },
        ...{ inputs_hash: '', computed_at: T0 },
      });
  });
  await raise(1, OWN.id, { condition: 'h', priority: 'high' });
  await raise(2, OWN.id, { condition: 'hh', priority: 'urgent' });
  await raise(3, OWN.id, { condition: 'rate', priority: 'low' });
  await raise(4, FOREIGN.id, { condition: 'hh', priority: 'urgent' });
  assert.deepEqual(await found(), [
    ['alarm:2', 900, '（高高限）'],
    ['alarm:4', 500, '（高高限）'],
  ]);
  await db.tx(SYSTEM, (tx) =>
    tx.run({
      name: 'shelved and over',
      text: `UPDATE alarm SET state = 'shelved', is_active = false WHERE id = 2`,
    }),
  );
  assert.deepEqual((await found())[0], ['alarm:1', 900, '（高限）'], 'the one that is left');
});
