import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptied, folderOf, open, readings } from './testing/open-spool.ts';

describe('a spool', () => {
  it('gives back in order what was appended, and nothing twice once acknowledged', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    for (let at = 0; at < 10; at++) await spool.append(readings('a', at * 10, 10));
    assert.equal(spool.status().waitingReadings, 100);
    const values = await emptied(spool.live);
    assert.deepEqual(
      values,
      Array.from({ length: 100 }, (_, at) => at),
    );
    assert.equal(spool.status().waitingReadings, 0);
    await spool.close();
    const again = await open({ folder });
    assert.deepEqual(await emptied(again.backlog), []);
    await again.close();
  });
});
