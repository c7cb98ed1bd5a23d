import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { ValueReading } from '../contract.ts';
import { freePort, startMosquitto } from '../testing/mosquitto.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';

/** Against a real Mosquitto: what it does with PUBACKs, sessions and wills is what is tested here. */
const websocketPort = await freePort();
const broker = await startMosquitto({
  config: [`listener ${websocketPort} 127.0.0.1`, 'protocol websockets'],
});
const device = await connectDevice();
after(() => device.endAsync(true));

const TIME = '2026-03-01T08:00:00Z';
const byPointers = {
  ...{ by: 'pointers', device: '{1}', point: '/p', value: '/v', time: '/t' },
};
const jsonOf = (value: number, point = 'T') => JSON.stringify({ p: point, v: value, t: TIME });

function connectDevice(): Promise<MqttClient> {
  const { url, username, secret } = broker;
  return connectAsync(url, { username, password: secret, protocolVersion: 5 });
}

function configFor(clientId: string, more: object = {}) {
  const { url, username, secret } = broker;
  return {
    settings: {
      ...{ url, username, secret, clientId },
      subscriptions: [{ format: 'json', topic: `${clientId}/+/data`, mapping: byPointers }],
      ...more,
    },
    devices: [{ account: 'a' }, { account: 'b' }, { account: 'blocked', state: 'blocked' }],
  };
}

type Opened = ReturnType<typeof openConnector>;
const valuesOf = ({ host }: Opened) =>
  host.delivered.flatMap(({ readings }) => readings.map((one) => (one as ValueReading).value));
const rejectionsOf = ({ host }: Opened) =>
  host.seen.flatMap(({ decoded }) => ('rejected' in decoded ? [decoded.rejected] : []));
const send = (topic: string, payload: string, qos: 0 | 1 = 1) =>
  device.publishAsync(topic, payload, { qos });

/** A source whose subscriptions are there: only then do its devices begin. */
async function openReady(clientId: string, more: object = {}) {
  return ready(openConnector(connector, configFor(clientId, more)), `${clientId}/a/data`);
}
/** The broker confirms a message of QoS 1 to its sender at once, so one is sent until it comes through. */
async function ready(opened: Opened, topic: string) {
  while (opened.host.delivered.length === 0) {
    await Promise.race([send(topic, jsonOf(0, 'ready')), opened.ended]);
  }
  return opened;
}

describe('an MQTT source', { timeout: 30_000 }, () => {
  it('delivers readings by the mapping, each under the account in its topic, in order', async () => {
    const source = await openReady('order');
    for (let value = 1; value <= 200; value++) void send('order/b/data', jsonOf(value));
    await source.host.until(
      ({ delivered }) => delivered.filter((d) => d.account === 'b').length >= 200,
    );
    const ofB = source.host.delivered.filter(({ account }) => account === 'b');
    assert.deepEqual(
      ofB.map(({ readings }) => (readings[0] as ValueReading).value),
      Array.from({ length: 200 }, (_, at) => at + 1),
    );
    assert.deepEqual(ofB[0]?.readings, [
      { point: 'T', value: 1, atMs: Date.parse(TIME), unit: null, quality: 'good' },
    ]);
    assert.deepEqual(source.host.states.slice(0, 2), [
      { account: 'a', state: 'connected' },
      { account: 'b', state: 'connected' },
    ]);
    await source.close();
    assert.deepEqual(source.host.states.slice(2), [
      { account: 'a', state: 'disconnected' },
      { account: 'b', state: 'disconnected' },
    ]);
  });

  it('lists accounts that are unknown or blocked and keeps their messages with the reason', async () => {
    const source = await openReady('refuse');
    await send('refuse/stranger/data', jsonOf(1));
    await send('refuse/blocked/data', jsonOf(2));
    await send('refuse/b/data', jsonOf(3));
    await source.host.until((host) => host.delivered.some(({ account }) => account === 'b'));
    assert.deepEqual(source.host.refused, [
      { account: 'stranger', why: 'unknown' },
      { account: 'blocked', why: 'blocked' },
    ]);
    assert.deepEqual(rejectionsOf(source), [
      'unknown-device: the account stranger may not deliver',
      'blocked-device: the account blocked may not deliver',
    ]);
    await source.close();
  });

  it('does not confirm what the spool could not take: the broker sends it again, in order', async () => {
    const first = await openReady('again');
    const before = valuesOf(first).length;
    first.host.failWith(new Error('the spool is full'));
    for (const value of [1, 2, 3]) await send('again/a/data', jsonOf(value));
    await assert.rejects(first.ended, /the spool is full/);
    assert.equal(valuesOf(first).length, before);
    const second = openConnector(connector, configFor('again'));
    await second.host.until((host) => valuesOf({ ...second, host }).includes(3));
    assert.deepEqual(
      valuesOf(second).filter((value) => value > 0),
      [1, 2, 3],
    );
    await second.close();
  });

  it('confirms what it stored: after a restart it does not come again', async () => {
    const first = await openReady('once');
    for (const value of [1, 2, 3]) await send('once/a/data', jsonOf(value));
    await first.host.until(() => valuesOf(first).includes(3));
    await first.close();
    const second = await openReady('once');
    assert.deepEqual(
      valuesOf(second).filter((value) => value > 0),
      [],
    );
    await second.close();
  });

  it('gets what came while it was away', async () => {
    await (await openReady('away')).close();
    for (const value of [1, 2, 3]) await send('away/b/data', jsonOf(value));
    const again = openConnector(connector, configFor('away'));
    await again.host.until(() => valuesOf(again).includes(3));
    assert.deepEqual(
      valuesOf(again).filter((value) => value > 0),
      [1, 2, 3],
    );
    await again.close();
  });

  it('ends subscriptions that are not configured any more', async () => {
    const first = await openReady('changed');
    await first.close();
    const mapping = byPointers;
    const subscriptions = [{ format: 'json', topic: 'other/+/data', mapping }];
    const config = configFor('changed', { subscriptions });
    const second = openConnector(connector, config, { folder: first.host.folder });
    await ready(second, 'other/a/data');
    // While the old subscription stood, the broker may have sent by it once.
    const seen = second.host.seen.length;
    await send('changed/a/data', jsonOf(1));
    await send('other/b/data', jsonOf(2));
    await second.host.until((host) => host.delivered.some(({ account }) => account === 'b'));
    assert.ok(second.host.seen.slice(seen).every(({ decoded }) => 'readings' in decoded));
    await second.close();
  });

  it('rejects with the broker’s reason when the password is wrong, and never says the password', async () => {
    const config = configFor('wrong', { secret: 'not the password' });
    const source = openConnector(connector, config);
    await assert.rejects(source.ended, (error: Error) => {
      assert.match(error.message, /^broker: Connection refused: Not authorized/);
      assert.doesNotMatch(error.message, /password/);
      return true;
    });
  });

  it('keeps hostile payloads with the reason and goes on', async () => {
    const source = await openReady('hostile', { maxPayloadBytes: 5000 });
    const hostile: [string, RegExp][] = [
      ['{"p":', /^bad-json/],
      ['['.repeat(4000) + ']'.repeat(4000), /^too-large/],
      ['['.repeat(2000) + ']'.repeat(2000), /^too-deep/],
      [JSON.stringify({ p: 'T', v: 'x'.repeat(5000), t: TIME }), /^too-large/],
      [JSON.stringify({ p: 'T', v: {}, t: TIME }), /^not-a-number/],
      [JSON.stringify({ p: 'T', v: 1 }), /^no-time/],
      [JSON.stringify({ v: 1, t: TIME, __proto__: { p: 'T' } }), /^no-point/],
      ['"text"', /^no-list/],
      ['\u0000\u0001', /^bad-json/],
    ];
    for (const [payload] of hostile) await send('hostile/a/data', payload);
    await source.host.until(() => rejectionsOf(source).length === hostile.length);
    for (const [at, rejected] of rejectionsOf(source).entries()) {
      assert.match(rejected, hostile[at]![1]);
    }
    await send('hostile/b/data', jsonOf(7));
    await source.host.until(() => valuesOf(source).includes(7));
    await source.close();
  });

  it('takes retained messages with a time of their own, and refuses those whose age nobody knows', async () => {
    const retain = { qos: 1, retain: true } as const;
    const timeless = { by: 'pointers', device: '{1}', point: '/p' };
    await device.publishAsync('kept/a/timed', jsonOf(1), retain);
    await device.publishAsync('kept/a/timeless', JSON.stringify({ p: 'T', value: 2 }), retain);
    const subscriptions = [
      { format: 'json', topic: 'kept/+/timed', mapping: byPointers },
      { format: 'json', topic: 'kept/+/timeless', mapping: timeless },
    ];
    const source = openConnector(connector, configFor('kept', { subscriptions }));
    await source.host.until((host) => host.seen.length === 2);
    assert.deepEqual(valuesOf(source), [1]);
    assert.match(rejectionsOf(source)[0]!, /^no-time/);
    await send('kept/a/timeless', JSON.stringify({ p: 'T', value: 3 }));
    await source.host.until(() => valuesOf(source).includes(3));
    await source.close();
  });

  it('speaks MQTT 3.1.1 where the broker knows no other', async () => {
    const source = await openReady('old', { protocolVersion: 4 });
    await send('old/b/data', jsonOf(1));
    await source.host.until(() => valuesOf(source).includes(1));
    await source.close();
  });

  it('speaks over websockets', async () => {
    const source = await openReady('web', { url: `ws://127.0.0.1:${websocketPort}` });
    await send('web/b/data', jsonOf(1));
    await source.host.until(() => valuesOf(source).includes(1));
    await source.close();
  });

  it('stops at once when it is aborted before the broker answered', async () => {
    const source = openConnector(connector, configFor('aborted'));
    await source.close();
  });
});
