import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApp } from '../../testing/test-app.ts';
import { insertRow, OWN } from '../../testing/tenant-fixture.ts';
import { vehicleSources } from './vehicle.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');
const MINUTE_MS = 60_000;

describe('vehicles as sources of risk', async () => {
  const { db } = await testApp({ features: () => [] });
  const at = (minutes: number) => new Date(T0.getTime() + minutes * MINUTE_MS);
  const [LON, LAT] = [103.71, 1.281];

  /** The vehicle reports from so many metres east of its first place. */
  async function report(minutes: number, eastM: number): Promise<void> {
    const geom = `SRID=4326;POINT(${LON + eastM / 111_300} ${LAT})`;
    await db.tx(SYSTEM, async (tx) => {
      await insertRow(tx, 'position_report', { object_id: 77, at: at(minutes), geom });
      await tx.run(
        { name: 'move', text: 'UPDATE moving_object SET at = $1, geom = $2 WHERE id = 77' },
        [at(minutes), geom],
      );
    });
  }
  const found = async (minutes: number) =>
    (await db.tx(SYSTEM, (tx) => vehicleSources(tx, at(minutes)))).map(
      ({ reasons: [reason] }) => [reason!.label.en, reason!.amount] as const,
    );

  it('count where they stay, not where they pass', async () => {
    await db.tx(SYSTEM, async (tx) => {
      await tx.run({ name: 'others', text: 'DELETE FROM moving_object' });
      await tx.run({
        name: 'days',
        text: "SELECT ensure_day_partition('position_report', '2026-11-20')",
      });
      await insertRow(tx, 'moving_object', {
        ...{ id: 77, code: 'T-77', name_zh: '罐车', name_en: 'Tanker', kind: 'hazmat-truck' },
      });
    });
    assert.deepEqual(await found(0), [], 'never heard of');
    await report(0, 0);
    assert.deepEqual(await found(1), [], 'it has just come');
    await report(5, 400);
    assert.deepEqual(await found(6), [], 'it drives');
    await report(6, 800);
    await report(14, 805);
    assert.deepEqual(await found(15), [], 'not yet ten minutes');
    await report(17, 810);
    const [[label, amount] = []] = await found(18);
    assert.match(label!, /Tanker \(standing/);
    assert.equal(amount, 0.25);
  });

  it('count as standing when they fall silent, until a day has passed', async () => {
    assert.match((await found(40))[0]![0], /silent/);
    assert.deepEqual(await found(24 * 60 + 18), []);
  });

  it('count less at a loading place', async () => {
    await db.tx(SYSTEM, async (tx) => {
      await tx.run(
        {
          name: 'loading',
          text: "UPDATE facility SET kind = 'loading', geom = ST_Buffer($1::geometry::geography, 20)::geometry WHERE id = $2",
        },
        [`SRID=4326;POINT(${LON + 810 / 111_300} ${LAT})`, OWN.id],
      );
    });
    await report(30, 810);
    await report(41, 812);
    assert.match((await found(42))[0]![0], /at a loading place/);
    assert.equal((await found(42))[0]![1], 0.1);
  });

  it('keep their place while they step aside by less than a block', async () => {
    const places = async () =>
      (await db.tx(SYSTEM, (tx) => vehicleSources(tx, at(42)))).map(({ at: place }) => place);
    const before = await places();
    await report(42, 815);
    assert.deepEqual(await places(), before);
  });
});
