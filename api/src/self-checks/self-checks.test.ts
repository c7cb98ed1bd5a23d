import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ingestSelfChecks } from '@parkwatch/domain/wire/ingest';
import { listSelfChecks } from '@parkwatch/domain/wire/self-checks';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

describe('self-checks', async () => {
  const app = await testApp();
  const duty = await app.as('duty');
  const manager = await app.as(`${OWN.accountPrefix}.manager`);
  const record = (number: number, more: object = {}) => ({
    ...{
      enterpriseCode: OWN.code,
      externalId: `Z-${number}`,
      checkedBy: '赵工',
      item: '安全阀铅封',
    },
    ...{ checkedAt: `2020-11-2${number}T00:00:00Z`, result: 'normal', ...more },
  });
  const own = { enterpriseId: OWN.enterpriseId };

  it('come as the enterprise delivered them, a delivery corrected included', async () => {
    const abnormal = { result: 'abnormal', facilityExternalId: 'T1', note: '铅封脱落' };
    const deliver = (...records: object[]) =>
      app.source('own').call(ingestSelfChecks, { body: { records } });
    await deliver(record(1), record(2), record(3));
    await deliver(record(3, abnormal));
    const { items } = await duty.call(listSelfChecks, { query: { ...own, result: 'abnormal' } });
    assert.deepEqual(
      items.map(({ id: _, ...rest }) => rest),
      [
        {
          ...{ enterpriseId: OWN.enterpriseId, checkedAt: '2020-11-23T00:00:00.000Z' },
          facility: {
            ...{ id: OWN.id, code: `${OWN.code}-T1` },
            name: { zh: `${OWN.marker} 氯罐`, en: `${OWN.marker} chlorine tank` },
          },
          ...{ checkedBy: '赵工', item: '安全阀铅封', result: 'abnormal', note: '铅封脱落' },
        },
      ],
    );
  });

  it('are paged from the newest, and none is lost', async () => {
    const times: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { checkedAt: string }[]; nextCursor: string | null } = await duty.call(
        listSelfChecks,
        { query: { ...own, limit: 1, ...(cursor === null ? {} : { cursor }) } },
      );
      times.push(...page.items.map(({ checkedAt }) => checkedAt));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.equal(times.length, 4);
    assert.deepEqual(times, times.toSorted().reverse());
  });

  it('of a neighbour are not to be had', async () => {
    const { items } = await manager.call(listSelfChecks);
    assert.ok(items.length > 0);
    assert.ok(items.every(({ enterpriseId }) => enterpriseId === OWN.enterpriseId));
    const foreign = { enterpriseId: FOREIGN.enterpriseId };
    assert.equal((await manager.call(listSelfChecks, { query: foreign })).items.length, 0);
    assert.equal((await duty.call(listSelfChecks, { query: foreign })).items.length, 1);
  });
});
