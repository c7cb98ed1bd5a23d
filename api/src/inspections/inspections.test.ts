import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ingestInspections } from '@parkwatch/domain/wire/ingest';
import { listInspections } from '@parkwatch/domain/wire/inspections';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

describe('inspections of special equipment', async () => {
  const app = await testApp();
  // Ten past midnight in the park, still the day before in UTC.
  app.clock.set(new Date('2026-11-20T16:10:00Z'));
  const duty = await app.as('duty');
  const report = (externalId: string, more: object = {}) => ({
    ...{ enterpriseCode: OWN.code, externalId, registrationNumber: `R-${externalId}` },
    ...{ equipmentType: 'boiler', equipmentName: '1号锅炉', inspectedAt: '2025-11-20T01:00:00Z' },
    ...{ result: 'conforms', inspector: '特检院', nextDue: '2027-11-20', ...more },
  });
  const deliver = (...records: object[]) =>
    app.source('own').call(ingestInspections, { body: { records } });
  const list = (query: object = {}) =>
    duty.call(listInspections, { query: { enterpriseId: OWN.enterpriseId, ...query } });

  it('are upserted by the enterprise’s own id, each bad one refused with its path', async () => {
    const placed = report('V-1', { facilityExternalId: 'T1', equipmentType: 'pressure-vessel' });
    const receipt = await deliver(
      report('B-1'),
      { ...placed, safetyGrade: 2 },
      report('X-1', { equipmentType: 'kettle' }),
      report('X-2', { nextDue: '2025-11-01' }),
      report('X-3', { inspectedAt: '2027-01-01T00:00:00Z' }),
      report('X-4', { facilityExternalId: 'none' }),
      report('X-5', { safetyGrade: 6 }),
      report('X-6', { enterpriseCode: FOREIGN.code }),
    );
    assert.deepEqual([receipt.created, receipt.rejected], [2, 6]);
    assert.deepEqual(
      receipt.rejections.map(({ path }) => path),
      [
        ...['/equipmentType', '/nextDue', '/inspectedAt', '/facilityExternalId', '/safetyGrade'],
        '/enterpriseCode',
      ],
    );
    assert.equal((await deliver(report('B-1'))).unchanged, 1);
    assert.equal((await deliver(report('B-1', { note: '铭牌已更换' }))).updated, 1);
  });

  it('of a year that no calendar of ours has are refused alone, and cost no neighbour', async () => {
    const receipt = await deliver(
      report('Y-0', { inspectedAt: '0000-01-01T00:00:00Z' }),
      report('Y-1', { inspectedAt: '0001-01-01T00:00:00Z' }),
      report('Y-2', { inspectedAt: '1899-12-31T23:59:59Z' }),
      report('Y-3', { inspectedAt: '+275760-09-13T00:00:00Z' }),
      report('Y-4', { nextDue: '9999-12-31' }),
      report('Y-5', { inspectedAt: '1900-01-01T00:00:00Z' }),
    );
    assert.deepEqual([receipt.created, receipt.rejected], [1, 5]);
    assert.deepEqual(
      receipt.rejections.map(({ externalId, path }) => `${externalId} ${path}`),
      [
        ...['Y-0 /inspectedAt', 'Y-1 /inspectedAt', 'Y-2 /inspectedAt', 'Y-3 /inspectedAt'],
        'Y-4 /nextDue',
      ],
    );
    assert.match(receipt.rejections[1]!.message, /1900 to 2200/);
  });

  it('are overdue from the day after their date, in the park’s calendar', async () => {
    await deliver(
      report('D-20', { nextDue: '2026-11-20' }),
      report('D-21', { nextDue: '2026-11-21' }),
    );
    const { items, overdue } = await list({ overdue: 'true' });
    assert.equal(overdue, 1);
    assert.deepEqual(
      items.map(({ registrationNumber, isOverdue, nextDue }) => [
        ...[registrationNumber, isOverdue, nextDue],
      ]),
      [['R-D-20', true, '2026-11-20']],
    );
  });

  it('without a next date are unknown: first in the list, and not overdue', async () => {
    await deliver(report('N-1', { nextDue: undefined }));
    const [first] = (await list()).items;
    assert.deepEqual([first!.registrationNumber, first!.nextDue], ['R-N-1', null]);
    assert.equal(first!.isOverdue, false);
  });

  it('that a later report replaces are history and no longer overdue', async () => {
    const again = { registrationNumber: 'R-D-20', inspectedAt: '2026-11-20T02:00:00Z' };
    await deliver(report('D-20-again', { ...again, nextDue: '2028-11-20' }));
    const { items, overdue } = await list();
    assert.equal(overdue, 0);
    const last = items.at(-1)!;
    assert.deepEqual(
      [last.registrationNumber, last.isLatest, last.isOverdue],
      ['R-D-20', false, false],
    );
  });

  it('are paged, and none is lost', async () => {
    const all = (await list()).items.map(({ id }) => id);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(paged, all);
    const wrong = list({ cursor: Buffer.from('0 2026').toString('base64url') });
    await assert.rejects(wrong, { code: 'bad-request' });
  });

  it('of a neighbour are not to be had', async () => {
    const neighbour = await app.as('e2.manager');
    const query = { enterpriseId: OWN.enterpriseId };
    assert.equal((await neighbour.call(listInspections, { query })).items.length, 0);
  });
});
