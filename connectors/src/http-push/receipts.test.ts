import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openReceipts } from './receipts.ts';
import type { Receipt } from './receipts.ts';

const receipt = (batch: string, more: Partial<Receipt> = {}): Receipt => ({
  ...{ account: 'erp', batch, feed: 'facilities', at: '2026-07-21T08:30:00Z', state: 'spooled' },
  ...{ accepted: 1, rejected: [], refusals: [] },
  ...more,
});

test('after a start those wait for the park that it has not answered, and none of readings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-receipts-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const first = await openReceipts(folder, Date.now);
  await first.save(receipt('a'));
  await first.save(receipt('b'));
  await first.save(receipt('c', { feed: 'observations' }));
  await first.save(receipt('d', { feed: 'positions' }));
  await first.save(receipt('a', { state: 'checked' }));
  await first.close();
  const again = await openReceipts(folder, Date.now);
  assert.deepEqual(
    again.waiting.map(({ batch }) => batch),
    ['b'],
  );
  assert.equal((await again.of('erp', 'c'))[0]!.state, 'spooled');
  await again.close();
});
