import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as z from 'zod';
import {
  listEnterprises,
  listFacilities,
  listRatings,
  readEnterprise,
  readFacility,
} from '@parkwatch/domain/wire/enterprises';
import { FAR, FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import { enterprises } from './routes.ts';

type EnterprisePage = z.infer<NonNullable<typeof listEnterprises.response>>;

describe('enterprises', async () => {
  const app = await testApp({ features: (parts) => [session(parts), enterprises(parts)] });
  const duty = await app.as('duty');
  const manager = await app.as(`${OWN.accountPrefix}.manager`);

  it('counts what matters, and a point that never spoke as unknown', async () => {
    const { items } = await duty.call(listEnterprises);
    assert.equal(items.length, 3);
    const own = items.find(({ id }) => id === OWN.enterpriseId)!;
    assert.equal(own.facilityCount, 1);
    const { hazardUnitCount, majorHazardCount, undeterminedHazardCount } = own;
    assert.deepEqual([hazardUnitCount, majorHazardCount, undeterminedHazardCount], [1, 0, 1]);
    assert.deepEqual([own.pointCount, own.unknownPointCount], [1, 1]);
    assert.ok(own.centre);
  });

  it('pages by code and loses nobody', async () => {
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const page: EnterprisePage = await duty.call(listEnterprises, {
        query: { limit: 1, ...(cursor === null ? {} : { cursor }) },
      });
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(codes, [OWN.code, FAR.code, FOREIGN.code].sort());
  });

  it('searches names as they are, wildcards included', async () => {
    const find = async (search: string) =>
      (await duty.call(listEnterprises, { query: { search } })).items.length;
    assert.equal(await find(OWN.marker.toLowerCase()), 1);
    assert.equal(await find('%'), 0);
    assert.equal(await find('_'), 0);
  });

  it('shows an enterprise itself and nobody else', async () => {
    const { items } = await manager.call(listEnterprises);
    assert.deepEqual(
      items.map(({ id }) => id),
      [OWN.enterpriseId],
    );
    assert.equal(
      (await manager.call(readEnterprise, { params: { id: OWN.enterpriseId } })).code,
      OWN.code,
    );
    assert.equal(
      (await manager.send(readEnterprise, { params: { id: FOREIGN.enterpriseId } })).status,
      404,
    );
    assert.equal((await manager.send(readFacility, { params: { id: FOREIGN.id } })).status, 404);
    assert.equal(
      (await manager.call(listFacilities, { query: { enterpriseId: FOREIGN.enterpriseId } })).items
        .length,
      0,
    );
  });

  it('gives the investment office names and ratings, and nothing else', async () => {
    const invest = await app.as('invest');
    const { items } = await invest.call(listRatings);
    assert.deepEqual(Object.keys(items[0]!).sort(), ['code', 'enterpriseId', 'name', 'rating']);
    assert.equal(items.length, 3);
    assert.equal((await invest.send(listEnterprises)).status, 403);
  });
});
