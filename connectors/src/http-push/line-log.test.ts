import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openLineLog } from './line-log.ts';
import type { Place } from './line-log.ts';
import { openNonces } from './nonces.ts';
import { openReceipts } from './receipts.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'parkwatch-log-'));
  after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function opened(at: string, more: object = {}) {
  const lines: string[] = [];
  const options = {
    ...{ folder: at, name: 'test', segmentBytes: 1000, segmentMs: 1e9, now: Date.now },
    keeps: ({ newer }: { newer: number }) => newer < 3,
  };
  const log = await openLineLog({ ...options, ...more }, (line) => void lines.push(line));
  return { log, lines };
}

describe('the log of lines', () => {
  it('shows after a restart what was appended, line ends of other kinds included', async () => {
    const at = folder();
    const { log } = await opened(at);
    const places: Place[] = await Promise.all(
      ['one', 'zwei \u2028\r', '三'].map((line) => log.append(line)),
    );
    assert.equal(await log.read(places[1]!), 'zwei \u2028\r');
    await log.close();
    const again = await opened(at);
    assert.deepEqual(again.lines, ['one', 'zwei \u2028\r', '三']);
    assert.equal(await again.log.read(places[2]!), '三');
    await again.log.close();
    await assert.rejects(again.log.append('late'), /closed/);
  });

  it('goes on after a line that was torn', async () => {
    const at = folder();
    const { log } = await opened(at);
    await log.append('whole');
    await log.close();
    appendFileSync(join(at, readdirSync(at)[0]!), '{"half');
    const second = await opened(at);
    await second.log.append('next');
    await second.log.close();
    const third = await opened(at);
    assert.deepEqual(third.lines, ['whole', 'next']);
    await third.log.close();
  });

  it('is bounded: old files go', async () => {
    const at = folder();
    const { log } = await opened(at);
    const first = await log.append('first');
    for (let count = 0; count < 100; count += 1) await log.append('x'.repeat(100));
    assert.equal(await log.read(first), undefined);
    const bytes = readdirSync(at).reduce((sum, file) => sum + statSync(join(at, file)).size, 0);
    assert.ok(readdirSync(at).length <= 3 && bytes < 5000);
    await log.close();
  });
});

describe('the nonces', () => {
  it('are forgotten when their time stamps are no longer taken, not before', async () => {
    let nowMs = 1_000_000_000;
    const now = () => nowMs;
    const nonces = await openNonces({ folder: folder(), skewS: 300, now });
    const stampS = nowMs / 1000 + 300;
    await nonces.claim('a', 'the-nonce', stampS);
    nowMs += 599_000;
    assert.equal(nonces.claim('a', 'the-nonce', stampS), 'used');
    await nonces.claim('b', 'the-nonce', stampS);
    nowMs += 1_300_000;
    await nonces.claim('a', 'the-nonce', nowMs / 1000);
    await nonces.close();
  });

  it('are remembered over restarts, and never forgotten for room', async () => {
    const at = folder();
    const open = () => openNonces({ folder: at, skewS: 300, now: Date.now, most: 2 });
    const stampS = Date.now() / 1000;
    const first = await open();
    await Promise.all([
      first.claim('a', 'one-nonce', stampS),
      first.claim('a', 'two-nonce', stampS),
    ]);
    assert.equal(first.claim('a', 'three-nonce', stampS), 'full');
    await first.close();
    const second = await open();
    assert.equal(second.claim('a', 'two-nonce', stampS), 'used');
    assert.equal(second.claim('a', 'three-nonce', stampS), 'full');
    await second.close();
  });
});

describe('the receipts', () => {
  it('are found after a restart with the newest state, those that wait are listed', async () => {
    const at = folder();
    const receipt = {
      ...{ account: 'a', batch: 'b', feed: 'self-checks', at: '2026-07-21T00:00:00Z' },
      ...{ state: 'spooled' as const, accepted: 1, rejected: [], refusals: [] },
    };
    const first = await openReceipts(at, Date.now);
    await first.save(receipt);
    await first.save({ ...receipt, batch: 'c' });
    await first.save({ ...receipt, state: 'checked' });
    await first.save({ ...receipt, feed: 'facilities', accepted: 3 });
    await first.close();
    const second = await openReceipts(at, Date.now);
    assert.deepEqual(
      (await second.of('a', 'b')).map(({ feed, state, accepted }) => [feed, state, accepted]),
      [
        ['self-checks', 'checked', 1],
        ['facilities', 'spooled', 3],
      ],
    );
    assert.deepEqual(
      second.waiting.map(({ batch, feed }) => [batch, feed]),
      [
        ['c', 'self-checks'],
        ['b', 'facilities'],
      ],
    );
    assert.deepEqual(await second.of('other', 'b'), []);
    await second.close();
  });
});
