import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createApp } from '../app.ts';
import { testApp } from '../testing/test-app.ts';

describe('the readiness page', () => {
  it('asks the database once a second at most, and says when it is away', async () => {
    const { parts } = await testApp({ features: () => [] });
    let asked = 0;
    let isAway = false;
    let nowMs = Date.UTC(2026, 10, 21);
    const ready = async () => {
      asked++;
      if (isAway) throw new Error('away');
      await parts.db.ready();
    };
    const db = { ...parts.db, ready };
    const server = createServer(createApp({ ...parts, db, now: () => new Date(nowMs) }, []));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/ready`;
    const status = async () => (await fetch(url)).status;
    try {
      assert.deepEqual(await Promise.all(Array.from({ length: 20 }, status)), Array(20).fill(200));
      assert.equal(asked, 1);
      isAway = true;
      nowMs += 999;
      assert.equal(await status(), 200);
      nowMs += 1;
      assert.deepEqual([await status(), await status(), asked], [503, 503, 2]);
      isAway = false;
      nowMs += 1000;
      assert.equal(await status(), 200);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
