import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { testApp } from '../testing/test-app.ts';
import { handshakeLimit } from './handshake-limit.ts';

const START = Date.parse('2026-11-21T08:00:00Z');

function limit(trustProxy: boolean | number | string = false) {
  let nowMs = START;
  const isAllowed = handshakeLimit({ requestsPerMinute: 40, trustProxy }, () => new Date(nowMs));
  return {
    advance: (ms: number) => (nowMs += ms),
    from: (remoteAddress: string, forwarded?: string): boolean => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      return isAllowed({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);
    },
  };
}

/** How many of twenty in a row are let in. */
function letIn(ask: () => boolean): number {
  return Array.from({ length: 20 }, ask).filter(Boolean).length;
}

test('an address may begin a minute’s worth at once, then as time gives them back', () => {
  const { from, advance } = limit();
  assert.equal(
    letIn(() => from('192.0.2.1')),
    10,
  );
  assert.equal(
    letIn(() => from('192.0.2.2')),
    10,
    'others are not concerned',
  );
  advance(5999);
  assert.equal(from('192.0.2.1'), false);
  advance(1);
  assert.equal(
    letIn(() => from('192.0.2.1')),
    1,
  );
  advance(3_600_000);
  assert.equal(
    letIn(() => from('192.0.2.1')),
    10,
    'never more than a minute’s worth',
  );
  advance(-60_000);
  assert.equal(from('192.0.2.1'), false, 'a clock that was set back gives nothing');
});

test('one IPv6 customer is one address', () => {
  const { from } = limit();
  let at = 0;
  assert.equal(
    letIn(() => from(`2001:db8:1:1::${(at++).toString(16)}`)),
    10,
  );
  assert.equal(
    letIn(() => from('2001:db8:ff00:1::1')),
    10,
  );
});

test('a proxy that is trusted passes the address on; nobody else can invent one', () => {
  const [plain, behind] = [limit(), limit(1)];
  let at = 0;
  const invented = () => `198.51.100.${at++}`;
  assert.equal(
    letIn(() => plain.from('192.0.2.1', invented())),
    10,
  );
  assert.equal(
    letIn(() => behind.from('192.0.2.1', invented())),
    20,
  );
  assert.equal(
    letIn(() => behind.from('192.0.2.1', `${invented()}, 203.0.113.9`)),
    10,
  );
});

test('the live line of the api refuses what is too much, before it looks into the database', async () => {
  const app = await testApp({ config: { requestsPerMinute: 8 } });
  app.clock.set(new Date(START));
  const begin = async () => (await fetch(`${app.url}/live/?EIO=4&transport=polling`)).status;
  assert.deepEqual([await begin(), await begin(), await begin()], [200, 200, 403]);
  app.clock.advance(30_000);
  assert.deepEqual([await begin(), await begin()], [200, 403]);
});
