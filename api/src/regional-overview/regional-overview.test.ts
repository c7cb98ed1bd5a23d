import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import { FAR, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { regionalOverview } from './routes.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T08:00:00Z');
const DAY_MS = 86_400_000;

describe('the regional overview', async () => {
  const app = await testApp({
    features: (parts) => [session(parts), regionalOverview(parts)],
  });
  const { db } = app;
  app.clock.set(T0);
  const before = (days: number) => new Date(T0.getTime() - days * DAY_MS);

  it('ranks all enterprises for the park, by colour first, and tells how they fared', async () => {
    await db.tx(SYSTEM, async (tx) => {
      const stay = (enterpriseId: number, colour: string, [from, to]: [number, number | null]) =>
        insertRow(tx, 'enterprise_colour', {
          ...{ enterprise_id: enterpriseId, colour, from_at: before(from) },
          to_at: to === null ? null : before(to),
        });
      await stay(OWN.enterpriseId, 'red', [3, 2.5]);
      await stay(OWN.enterpriseId, 'blue', [2.5, null]);
      await stay(FOREIGN.enterpriseId, 'yellow', [40, null]);
    });
    const { items } = await (
      await app.as('duty')
    ).call(readRegionalOverview, { query: { days: 5 } });
    assert.deepEqual(
      items.map(({ rank, enterprise, colour }) => [rank, enterprise.id, colour]),
      [
        [1, FOREIGN.enterpriseId, 'yellow'],
        [2, FAR.enterpriseId, 'unknown'],
        [3, OWN.enterpriseId, 'blue'],
      ],
    );
    const own = items[2]!;
    assert.deepEqual(own.days, ['unknown', 'unknown', 'red', 'blue', 'blue']);
    assert.deepEqual([own.redHours, own.knownHours], [12, 72]);
    assert.deepEqual([own.points, own.unknownPoints], [1, 1]);
    assert.equal(own.since, before(2.5).toISOString());
    assert.deepEqual(items[0]!.days, new Array(5).fill('yellow'));
  });

  it('shows an authority those of its grants, and is not for enterprises', async () => {
    const { items } = await (await app.as('regulator')).call(readRegionalOverview, { query: {} });
    assert.ok(items.every(({ enterprise: { id } }) => id !== FAR.enterpriseId));
    const manager = await app.as(`${OWN.accountPrefix}.manager`);
    assert.equal((await manager.send(readRegionalOverview)).status, 403);
  });
});
